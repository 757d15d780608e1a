"""The parts of documents in the cache, each under a hash of all that it depends on."""

from __future__ import annotations

from pathlib import Path

import msgspec

from generator.corrections.applied import CORRECTIONS_FILE, AppliedCorrection, applied_from_json
from generator.errors import BuildError
from generator.records import RECORD_FILE, SessionRecord, from_json
from generator.results.whole_file import write_whole
from generator.site.search.part import Part, PartTexts, make_part


class Document(msgspec.Struct, frozen=True):
    """A document to index."""

    page: str
    """The address of its page, with a slash at the end; below the folder of records it is the folder of its record."""
    key: str
    """A hash of what its part depends on."""


def keep_part(records: Path, parts: Path, document: Document) -> Part:
    """Make the part of a document, write it to the cache, and return it.

    Args:
        records: The folder of the records.
        parts: The existing folder of kept parts.
        document: The document.

    Raises:
        BuildError: The record or the corrections beside it can't be read.
    """
    folder = records / document.page
    part = make_part(_read_record(folder / RECORD_FILE), _read_corrections(folder / CORRECTIONS_FILE), folder.name)
    write_whole(parts / document.key, msgspec.msgpack.encode(part))
    return part


def read_part(records: Path, parts: Path, document: Document) -> Part:
    """Return the part of a document; a missing or damaged one is made.

    Raises:
        BuildError: As for `keep_part`.
    """
    try:
        return msgspec.msgpack.decode((parts / document.key).read_bytes(), type=Part)
    except (OSError, msgspec.DecodeError):
        return keep_part(records, parts, document)


def read_texts(records: Path, parts: Path, document: Document) -> list[bytes]:
    """Return the files of texts of a document; a missing or damaged part is made.

    Raises:
        BuildError: As for `keep_part`.
    """
    try:
        return msgspec.msgpack.decode((parts / document.key).read_bytes(), type=PartTexts).texts
    except (OSError, msgspec.DecodeError):
        return keep_part(records, parts, document).texts


def _read_record(path: Path) -> SessionRecord:
    try:
        return from_json(path.read_bytes())
    except (msgspec.DecodeError, OSError) as error:
        raise BuildError(f"the file is not a session record ({error})", path=str(path)) from error


def _read_corrections(path: Path) -> tuple[AppliedCorrection, ...]:
    try:
        return applied_from_json(path.read_bytes()) if path.is_file() else ()
    except (msgspec.DecodeError, OSError) as error:
        raise BuildError(f"the file is not a list of applied corrections ({error})", path=str(path)) from error
