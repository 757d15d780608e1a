"""The example of a correction that the docs and the hand-written pages give."""

from __future__ import annotations

import re
from pathlib import Path

from generator.corrections.applied import AppliedCorrection
from generator.settings.load import load_settings
from tests.support.loading import load_archive

_SESSION = "igf-2020/ws168-capacity-building-in-the-age-of-convergence"


def apply_example(page: Path, archive: Path, folder: Path) -> AppliedCorrection:
    """Apply the example of a page to an archive with the three documents; `folder` gets the correction file."""
    example = re.search(r"```yaml\n(- correct: words\n.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    file = folder / f"{_SESSION}.yml"
    file.parent.mkdir()
    file.write_text(example[1], encoding="utf-8")
    settings = load_settings(archive / "site_config")
    loaded = load_archive(archive / "content" / "transcripts", settings, (), lambda *_: None, corrections=folder)
    assert loaded.correction_errors == ()
    (correction,) = loaded.applied_corrections[f"{_SESSION}/"]
    return correction
