"""What each sort of correction does, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cases import Case, cases
from tests.support.correcting import corrected, outline


@pytest.mark.parametrize("case", cases("corrections.txt"))
def test_corrections(tmp_path: Path, case: Case) -> None:
    text, _, given = case.input.partition("\n=\n")
    head = "MOOT 2001 - Day 2 - Room 4 - WS3 Washed Rinds\n\n"
    assert "\n".join(outline(corrected(tmp_path, head + text + "\n", given))) == case.expected


def test_nothing_is_joined_where_no_turn_begins(tmp_path: Path) -> None:
    made = corrected(tmp_path, ">> ADA: Rinds are washed.\n>> BEA: Not all.\n", "- {correct: join, fragment: all}\n")
    assert made.record.findings[-1].message == (
        "ws3.yml, line 1: no turn begins with the fragment, so there is nothing to join; remove the entry"
    )
