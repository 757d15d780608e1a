"""The hashes of files: a file that changed after it was hashed is an error, and a large file needs no more memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.results.file_hashes import FileHash, check_unchanged, hash_data, hash_file


def test_an_unchanged_file_passes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("whey", encoding="utf-8")
    earlier = hash_file(path)
    path.write_text("whey", encoding="utf-8")
    check_unchanged(path, earlier)


@pytest.mark.parametrize("content", [b"curd", b"", None])
def test_a_changed_or_missing_file_is_an_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.txt"
    path.write_text("whey", encoding="utf-8")
    earlier = hash_file(path)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BuildError, match="has changed since the build began") as caught:
        check_unchanged(path, earlier)
    assert caught.value.path == str(path)


@pytest.mark.parametrize("size", [0, 1, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 3 << 18])
def test_the_hash_of_a_file_is_that_of_its_data(tmp_path: Path, size: int) -> None:
    data = bytes(place % 251 for place in range(size))
    path = tmp_path / "a.db"
    path.write_bytes(data)
    assert hash_file(path) == hash_data(data)


def test_a_file_that_cannot_be_read_counts_as_empty(tmp_path: Path) -> None:
    assert hash_file(tmp_path / "missing.txt") == hash_file(tmp_path) == FileHash("", 0)


def test_a_large_file_is_hashed_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with path.open("wb") as file:
        file.truncate(64_000_000)
    tracemalloc.start()
    try:
        assert hash_file(path).size == 64_000_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000
