"""A folder of a new index: the same files and version, whether the earlier index has them or not."""

from __future__ import annotations

from pathlib import Path

from generator.results.file_hashes import hash_folder
from generator.results.value_hashes import digest
from generator.site.search.new_folder import NewFolder

FILES = {"turns/1.bin": b"1", "turns/0.bin": b"0", "a.json": b"{}"}


def filled(folder: NewFolder) -> NewFolder:
    folder.make("turns")
    for name, data in FILES.items():
        folder.write(name, data)
    return folder


def test_its_files_are_those_on_the_disk(tmp_path: Path) -> None:
    new = filled(NewFolder(tmp_path / "new"))
    files = hash_folder(tmp_path / "new")
    assert new.files == files
    assert new.version() == digest(files)[:12]


def test_files_of_the_earlier_index_are_not_written_again(tmp_path: Path) -> None:
    first = filled(NewFolder(tmp_path / "first"))
    known = {**first.files, "a.json": first.files["turns/0.bin"], "gone.bin": first.files["turns/0.bin"]}
    again = filled(NewFolder(tmp_path / "again", known))
    assert again.files == first.files
    assert again.version() == first.version()
    assert hash_folder(tmp_path / "again").keys() == {"a.json"}
    assert (tmp_path / "again" / "turns").is_dir()


def test_files_of_the_earlier_index_are_kept_all_or_none(tmp_path: Path) -> None:
    first = filled(NewFolder(tmp_path / "first"))
    again = NewFolder(tmp_path / "again", first.files)
    assert again.keep_all(["turns/0.bin", "turns/1.bin"])
    assert again.files == {name: first.files[name] for name in ("turns/0.bin", "turns/1.bin")}
    assert not again.keep_all(["a.json", "gone.bin"])
    assert "a.json" not in again.files
