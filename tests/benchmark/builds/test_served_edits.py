from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmark.builds.changes import altered
from tests.benchmark.builds.served_edits import ServedEdit, measure_served_edits, report


@pytest.mark.slow
@pytest.mark.long
def test_the_page_of_an_edited_session_gets_its_word(tmp_path: Path) -> None:
    edits = measure_served_edits(tmp_path, sessions=4, edits=2)
    assert len({edit.source for edit in edits}) == 2
    assert all(0 < edit.page_seconds <= edit.archive_seconds for edit in edits)


def test_the_report_has_the_median_and_the_slowest() -> None:
    edits = [ServedEdit("a.txt", 1.0, 2.0), ServedEdit("b.txt", 1.5, 2.5), ServedEdit("c.txt", 3.0, 4.0)]
    assert report(edits).splitlines()[-1] == "median 1.50 s, slowest 3.00 s; at most 2.0 s"
    assert "    1.50 s its page    2.50 s all  b.txt" in report(edits).splitlines()


def test_another_word_is_in_the_middle() -> None:
    assert altered("Then we talk about ropes. And after that everybody has lunch.", "altered1") == (
        "Then we talk about ropes. And after that altered1 has lunch."
    )
    with pytest.raises(ValueError, match="no word that can be changed"):
        altered("A b c.", "altered1")
