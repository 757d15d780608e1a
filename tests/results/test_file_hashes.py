"""The hashes of files: a file that changed after it was hashed is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.results.file_hashes import check_unchanged, hash_file


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
