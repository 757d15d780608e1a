"""The corrections of this repository's own archive, and the one that its pages give as an example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.archive.load import Archive, load_archive
from generator.settings.load import load_settings
from tests.support.paths import ROOT

SESSION = "igf-2020/ws168-capacity-building-in-the-age-of-convergence"


def corrected(corrections: Path) -> Archive:
    settings = load_settings(ROOT / "site_config")
    return load_archive(ROOT / "content" / "transcripts", settings, (), lambda *_: None, corrections=corrections)


def test_every_correction_is_carried_out_and_needed() -> None:
    folder = ROOT / "content" / "corrections"
    archive = corrected(folder)
    written = sum(path.read_text(encoding="utf-8").count("correct: ") for path in folder.rglob("*.yml"))
    assert archive.correction_errors == ()
    assert sum(map(len, archive.applied_corrections.values())) == written
    codes = {found.code for document in archive.documents for found in document.finding_counts}
    assert "correction-needless" not in codes


@pytest.mark.parametrize("page", ["docs/corrections.md", "content/pages/corrections.md"])
def test_the_example_of_the_pages_works(page: str, tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(- correct: words\n.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    file = tmp_path / f"{SESSION}.yml"
    file.parent.mkdir()
    file.write_text(example[1], encoding="utf-8")
    archive = corrected(tmp_path)
    assert archive.correction_errors == ()
    (told,) = archive.applied_corrections[f"{SESSION}/"]
    assert (told.turn, told.printed, told.now) == ("andrea-calderaro-1", "fermentation", "fragmentation")
