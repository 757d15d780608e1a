"""Documents: paths of files, files that can't be opened, and a line of a megabyte."""

from __future__ import annotations

import hashlib
import os
import random
from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.records import to_json
from generator.settings.load import Settings
from generator.sources.document import Document, read_source
from generator.text import words


@pytest.fixture
def transcripts(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "transcripts"
    (folder / "igf-2019").mkdir(parents=True)
    return folder


def write(path: Path, data: bytes = b"Some words.") -> Path:
    path.write_bytes(data)
    return path


def errors(document: Document) -> list[str]:
    return [finding.message for finding in document.findings if finding.severity == "error"]


def test_a_file_of_the_archive(transcripts: Path) -> None:
    document = read_source(write(transcripts / "igf-2019" / "a.b.txt"), transcripts)
    assert (document.source.path, document.folder, document.stem) == ("igf-2019/a.b.txt", "igf-2019", "a.b")
    assert (document.source.format, document.source.lines) == ("text", 1)
    assert document.source.sha256 == hashlib.sha256(b"Some words.").hexdigest()


def test_a_file_outside_of_the_transcripts_has_only_a_name(tmp_path: Path, transcripts: Path) -> None:
    document = read_source(write(tmp_path / "a.txt"), transcripts)
    assert (document.source.path, document.folder) == ("a.txt", None)


def test_every_spelling_of_a_path_leads_to_the_same_file(
    transcripts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(transcripts / "igf-2019" / "a.txt")
    (tmp_path / "way").symlink_to(transcripts)
    monkeypatch.chdir(transcripts)
    for path in (Path("igf-2019/a.txt"), Path("igf-2019/../igf-2019/a.txt"), tmp_path / "way" / "igf-2019" / "a.txt"):
        assert read_source(path, transcripts).source.path == "igf-2019/a.txt"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("..%2f..%2fx.txt", "../../x"),
        ("caf%C3%A9.txt", "café"),
        ("%FF%00.txt", "\ufffd\ufffd"),
        ("a%20b", "a b"),
        ("CON.txt", "CON"),
    ],
)
def test_names_are_percent_decoded_for_the_slug_only(name: str, slug: str, transcripts: Path) -> None:
    document = read_source(write(transcripts / "igf-2019" / name), transcripts)
    assert document.slug == slug
    assert document.source.path == f"igf-2019/{name}"


def test_a_name_of_invalid_bytes_can_be_printed(transcripts: Path, settings: Settings) -> None:
    path = Path(os.fsdecode(os.fsencode(transcripts) + b"/\xff\x1b.txt"))
    record = read_document(write(path), transcripts, settings)
    assert record.source.path == "\ufffd\ufffd.txt"
    assert to_json(record)


def test_an_unopened_file_is_a_document_with_an_error(transcripts: Path, tmp_path: Path) -> None:
    folder = transcripts / "igf-2019"
    secret = write(tmp_path / "secret.txt")
    (folder / "out.txt").symlink_to(secret)
    (folder / "loop.txt").symlink_to("loop.txt")
    (transcripts / "way").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.txt")
    cases = {
        folder / "missing.txt": "No such file",
        folder: "folder",
        folder / "out.txt": "leads out",
        folder / "loop.txt": "levels of symbolic links",
        transcripts / "way" / "secret.txt": "leads out",
        folder / "pipe.txt": "not a regular file",
        Path("a\0b.txt"): "can't open a file with this name",
        Path(): "folder",
        Path("/"): "folder",
        folder / ("n" * 300): "name too long",
    }
    for path, reason in cases.items():
        document = read_source(path, transcripts)
        assert len(errors(document)) == 1
        assert reason.casefold() in errors(document)[0].casefold()
        assert (document.readable, document.lines, document.source.sha256) == (False, (), None)
        assert document.source.path
        assert not document.source.path.startswith("/")


def test_a_link_inside_the_archive_is_a_file(transcripts: Path) -> None:
    write(transcripts / "igf-2019" / "a.txt")
    (transcripts / "igf-2019" / "b.txt").symlink_to("a.txt")
    assert errors(read_source(transcripts / "igf-2019" / "b.txt", transcripts)) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_to_read(transcripts: Path) -> None:
    path = write(transcripts / "igf-2019" / "a.txt")
    path.chmod(0)
    assert "Permission denied" in errors(read_source(path, transcripts))[0]


@pytest.mark.parametrize("data", [b"", random.Random(1).randbytes(2000)], ids=["empty", "random"])  # noqa: S311 - no secret
def test_an_unreadable_file_has_no_turns(data: bytes, transcripts: Path, settings: Settings) -> None:
    record = read_document(write(transcripts / "igf-2019" / "a.txt", data), transcripts, settings)
    assert (record.kind, record.turns, record.removed) == ("other", (), ())
    assert [finding.severity for finding in record.findings if finding.code in {"empty", "unreadable"}] == ["error"]


@pytest.mark.parametrize("unit", [b"x", b"word ", b">> ", b"(Laughter). "])
def test_a_line_of_a_megabyte(unit: bytes, transcripts: Path, settings: Settings) -> None:
    path = write(transcripts / "igf-2019" / "a.txt", unit * (1_000_000 // len(unit)))
    record = read_document(path, transcripts, settings)
    texts = [block.text for turn in record.turns for block in turn.blocks]
    assert sum(map(len, texts)) > 800_000
    assert words.split_words("\n".join(texts)) == words.split_words(path.read_text(encoding="utf-8"))
