from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from generator.exports.formats import FORMATS
from generator.exports.zip_files import entries, zip_entry, zip_file
from tests.support.exported_records import rich_record
from tests.support.exporting import export_document

DOCUMENT = export_document(rich_record())


def opened(*pieces: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(zip_file(pieces))))


@given(st.dictionaries(st.text("abcé/-", min_size=1).filter(lambda name: name.strip("/") == name), st.binary()))
def test_each_entry_is_read_back(files: dict[str, bytes]) -> None:
    file = opened(*(zip_entry(path, data) for path, data in files.items()))
    assert file.testzip() is None
    assert {path: file.read(path) for path in file.namelist()} == files
    assert file.namelist() == list(files)


def test_an_entry_has_the_address_of_its_document_and_no_time() -> None:
    piece = entries("words.txt", lambda document: document.facts.title.encode())(DOCUMENT)
    (info,) = opened(piece).infolist()
    assert (info.filename, info.date_time) == ("moot-1/cheese/words.txt", (1980, 1, 1, 0, 0, 0))


def test_a_document_without_the_file_has_no_entry() -> None:
    piece = entries("words.txt", lambda document: None)(DOCUMENT)
    assert piece == b""
    assert opened(piece).namelist() == []


def test_a_joined_file_is_a_zip_file_if_its_name_says_so() -> None:
    joined = [part for entry in FORMATS for part in entry.joined]
    assert (
        {part.path for part in joined if part.path.endswith(".zip")}
        == {part.path for part in joined if part.pack is zip_file}
        != set()
    )
