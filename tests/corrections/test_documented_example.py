"""The example in docs/corrections.md."""

from __future__ import annotations

from pathlib import Path

from tests.support.correction_example import apply_example
from tests.support.paths import ARCHIVE, ROOT


def test_the_example_of_the_docs_works(tmp_path: Path) -> None:
    correction = apply_example(ROOT / "docs" / "corrections.md", ARCHIVE, tmp_path)
    assert (correction.turn, correction.printed, correction.now) == (
        "andrea-calderaro-1",
        "fermentation",
        "fragmentation",
    )
