from __future__ import annotations

import gzip

from generator.exports.format import Joined
from generator.exports.formats import FORMATS
from generator.exports.gzip_members import GZIP_SUFFIX, gzip_member, gzipped
from generator.exports.json_lines import record_line
from tests.support.exported_records import rich_record
from tests.support.exporting import export_document

DOCUMENT = export_document(rich_record())


def test_members_one_after_another_are_one_file() -> None:
    part = gzipped(Joined("records.jsonl.gz", record_line, head=b"head\n", foot=b"foot\n"))
    joined = part.head + part.make(DOCUMENT) + part.make(DOCUMENT) + part.foot
    assert gzip.decompress(joined) == b"head\n" + record_line(DOCUMENT) * 2 + b"foot\n"


def test_a_member_has_no_name_and_no_time() -> None:
    flags, time = gzip_member(b"rind")[3], gzip_member(b"rind")[4:8]
    assert (flags, time) == (0, bytes(4))


def test_nothing_is_no_member() -> None:
    assert gzip_member(b"") == b""


def test_a_joined_file_is_packed_if_its_name_says_so() -> None:
    pieces = {part.path: part.make(DOCUMENT) for entry in FORMATS for part in entry.joined}
    packed = {path: piece[:2] == b"\x1f\x8b" for path, piece in pieces.items() if piece}
    assert packed == {path: path.endswith(GZIP_SUFFIX) for path in packed}
    assert len(packed) > 4
