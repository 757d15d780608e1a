"""Files that people wrote are read as files only."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from generator.results.plain_file import PlainFileError, irregular_file, read_plain_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these links nor pipes")

LEADS_OUT = r"^the file is a symbolic link that leads out of the folder inside; put the file itself here$"


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_bytes(b"secret")
    folder = tmp_path / "inside"
    (folder / "deep").mkdir(parents=True)
    (folder / "file").write_bytes(b"words")
    return folder


def test_a_file_and_a_link_inside_are_read(inside: Path) -> None:
    (inside / "deep" / "link").symlink_to("../file")
    assert read_plain_file(inside / "file") == b"words"
    assert read_plain_file(inside / "deep" / "link", inside) == b"words"


def test_a_folder_that_is_a_link_itself_is_read(inside: Path) -> None:
    (inside.parent / "other").symlink_to(inside)
    assert read_plain_file(inside.parent / "other" / "file") == b"words"


@pytest.mark.parametrize("target", ["../secret", "../missing", "/etc/passwd", "deep/../../secret", "second"])
def test_a_link_that_leads_out_is_not_read(target: str, inside: Path) -> None:
    (inside / "second").symlink_to("../secret")
    (inside / "link").symlink_to(target)
    with pytest.raises(PlainFileError, match=LEADS_OUT):
        read_plain_file(inside / "link")
    assert irregular_file(inside) is not None


def test_a_link_out_of_the_folder_of_the_file_is_read_only_within_the_given_folder(inside: Path) -> None:
    (inside / "deep" / "link").symlink_to("../file")
    with pytest.raises(PlainFileError, match="leads out of the folder deep"):
        read_plain_file(inside / "deep" / "link")


def test_a_pipe_a_socket_a_device_and_a_folder_are_not_read(inside: Path) -> None:
    os.mkfifo(inside / "pipe")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(os.path.relpath(inside / "socket"))
        for name in ("pipe", "socket"):
            with pytest.raises(PlainFileError, match=r"^this is not a regular file; replace it by one$"):
                read_plain_file(inside / name)
    with pytest.raises(PlainFileError, match=r"^this is not a regular file; replace it by one$"):
        read_plain_file(Path("/dev/zero"))
    with pytest.raises(PlainFileError, match=r"^this is a folder; a file is expected$"):
        read_plain_file(inside / "deep")


@pytest.mark.parametrize("name", ["missing", "\0", "n" * 300])
def test_a_file_that_is_not_there(name: str, inside: Path) -> None:
    with pytest.raises(PlainFileError, match=r"; (check that you may read it|rename the file)$"):
        read_plain_file(inside / name)


def test_a_file_that_is_too_large(inside: Path) -> None:
    with (inside / "hole").open("wb") as file:
        file.truncate(3 * 1024 * 1024)
    with pytest.raises(PlainFileError, match=r"^the file has more than 2 MB; split it$"):
        read_plain_file(inside / "hole", max_bytes=2 * 1024 * 1024)


def test_a_folder_of_files_is_regular(inside: Path) -> None:
    (inside / "deep" / "link").symlink_to("../file")
    assert irregular_file(inside) is None


@pytest.mark.parametrize("target", ["deep", "..", "."])
def test_a_link_to_a_folder_is_irregular(target: str, inside: Path) -> None:
    (inside / "link").symlink_to(target)
    reason = "a folder here can't be a link; put the files themselves here"
    assert irregular_file(inside) == (inside / "link", reason)
