"""Counting the pages that an engine has rendered: two bytes of its file are a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.engine.count_pages import counted_pages
from tests.support.counted_progress import CountedProgress


@pytest.mark.parametrize(("steps", "pages"), [(0, 0), (1, 0), (2, 1), (5, 2), (6, 3)])
def test_a_page_is_counted_when_it_is_converted_and_written(tmp_path: Path, steps: int, pages: int) -> None:
    progress = CountedProgress()
    with counted_pages(tmp_path, 3, progress):
        (tmp_path / "steps-done").write_bytes(b"m" * steps)
    assert progress.ended == [("render", 3, pages)]


def test_an_engine_that_counts_nothing_has_done_nothing(tmp_path: Path) -> None:
    progress = CountedProgress()
    with counted_pages(tmp_path, 3, progress):
        pass
    assert progress.ended == [("render", 3, 0)]


def test_an_error_ends_the_count(tmp_path: Path) -> None:
    progress = CountedProgress()
    with pytest.raises(ValueError, match="wrong"), counted_pages(tmp_path, 3, progress):
        raise ValueError("wrong")
    assert progress.ended == [("render", 3, 0)]
