"""The corrections of this repository's archive, and the example in its page on corrections."""

from __future__ import annotations

from pathlib import Path

from generator.corrections.files import find_corrections
from generator.settings.load import load_settings
from tests.support.correction_example import apply_example
from tests.support.loading import load_archive
from tests.support.paths import ROOT

TRANSCRIPTS = ROOT / "content" / "transcripts"
CORRECTIONS = ROOT / "content" / "corrections"


def test_every_correction_is_applied_and_needed() -> None:
    names = [path.relative_to(TRANSCRIPTS).as_posix() for path in TRANSCRIPTS.rglob("*.*") if path.suffix != ".yml"]
    corrections = find_corrections(CORRECTIONS, names)
    assert corrections.errors == ()
    settings = load_settings(ROOT / "site_config")
    archive = load_archive(TRANSCRIPTS, settings, (), lambda *_: None, {}, CORRECTIONS)
    assert archive.correction_errors == ()
    written = sum(path.read_text(encoding="utf-8").count("correct: ") for path in CORRECTIONS.rglob("*.yml"))
    assert written == sum(map(len, corrections.by_source.values()))
    assert written == sum(map(len, archive.applied_corrections.values()))
    codes = {finding.code for document in archive.documents for finding in document.finding_counts}
    assert "correction-needless" not in codes


def test_the_example_of_the_page_works(tmp_path: Path) -> None:
    correction = apply_example(ROOT / "content" / "pages" / "corrections.md", ROOT, tmp_path)
    assert (correction.turn, correction.printed, correction.now) == (
        "andrea-calderaro-1",
        "fermentation",
        "fragmentation",
    )
