"""Tests of files that are complete or missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.results.whole_file import write_whole


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "curd"
    for data in (b"long content", b"short", b""):
        write_whole(path, data)
        assert path.read_bytes() == data
        assert [entry.name for entry in tmp_path.iterdir()] == ["curd"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "curd"
    write_whole(path, b"old")
    (tmp_path / "curd.new").mkdir()
    with pytest.raises(OSError, match=r"curd\.new"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
