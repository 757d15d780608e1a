"""A document: the lines of one source, where it comes from, and the findings about the file."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from generator.records import Finding, Source
from generator.sources.control_characters import clean_name
from generator.sources.formats import format_of
from generator.sources.front_matter import front_matter_facts
from generator.sources.sidecar import Sidecar, read_sidecar
from generator.sources.source_lines import SourceLines
from generator.sources.source_path import SourcePath, source_path_of
from generator.sources.stated_facts import StatedFact, source_values

_MAX_FILE_BYTES = 256 * 1024 * 1024
"""A day of captions has less than one megabyte."""


CAPTION_FORMATS = frozenset({"vtt", "srt", "sbv", "ass", "json"})
"""Formats that hold only spoken words, with times that count from the start of a recording."""


class Document(SourceLines, frozen=True, kw_only=True):
    """A source as numbered lines of text: those of its file, with all findings about it, and where they come from.

    A document that is not readable has no words: its file couldn't be opened, is empty or is no text.
    """

    source: Source
    stem: str
    """The file's name without suffix."""
    slug: str
    """The last part of the stated address, or the file's name without suffix; percent-decoded."""
    folder: str | None
    """The event folder of a file in `content/transcripts`."""
    stated: tuple[StatedFact, ...] = ()
    """What people say about the document beside its text; of two facts of one field, the first counts."""

    @property
    def is_captions(self) -> bool:
        """Whether the format of the file holds only spoken words."""
        return self.source.format in CAPTION_FORMATS


class _UnreadableError(Exception):
    """The file can't be opened; the message is one sentence."""


def read_source(path: Path, transcripts: Path, stated: Sequence[StatedFact] = ()) -> Document:
    """Return the document of a file; without words, and with a finding, if the file can't be read.

    Args:
        path: Any file.
        transcripts: The folder `content/transcripts`; a file in it belongs to an event folder.
        stated: The facts of the document in `documents.csv`. The sidecar goes before them, a front matter behind.
    """
    names = source_path_of(path, transcripts)
    try:
        data = _read_bytes(path, names)
    except _UnreadableError as error:
        return unread_document(names, "unreadable", str(error))
    source_format = format_of(data, names.shown)
    source_lines = source_format.read(data)
    sidecar = _sidecar(path, transcripts)
    facts = (*sidecar.facts, *stated, *front_matter_facts(source_lines, source_format.name))
    values = source_values(facts)
    source = Source(
        path=names.shown,
        sha256=hashlib.sha256(data).hexdigest(),
        format=source_format.name,
        lines=len(source_lines.lines),
        address=values.get("address"),
        retrieved=values.get("retrieved"),
        publisher=values.get("publisher"),
        recording=values.get("recording"),
        licence=values.get("licence"),
    )
    of_file = msgspec.structs.asdict(source_lines)
    of_file["findings"] = (*source_lines.findings, *sidecar.findings)
    return Document(
        **of_file,
        source=source,
        stem=names.stem,
        slug=_last_address_part(source.address) or names.slug,
        folder=names.folder,
        stated=facts,
    )


def unread_document(names: SourcePath, code: str, message: str) -> Document:
    """Return the document of a file that was not read, with an error that says why."""
    source = Source(
        path=names.shown,
        sha256=None,
        format=format_of(b"", names.shown).name,
        lines=0,
        address=None,
        retrieved=None,
        publisher=None,
        recording=None,
        licence=None,
    )
    finding = Finding(code=code, severity="error", line=None, message=message)
    return Document(
        (),
        source=source,
        stem=names.stem,
        slug=names.slug,
        folder=names.folder,
        findings=(finding,),
        readable=False,
    )


def _read_bytes(path: Path, names: SourcePath) -> bytes:
    if names.leads_out:
        raise _UnreadableError(
            "the file is a symbolic link that leads out of the transcripts folder; put the file itself there"
        )
    try:
        status = path.stat()
        mode = status.st_mode
        # A pipe may block for ever, and a device may never end.
        if not stat.S_ISREG(mode):
            raise _UnreadableError(
                "this is a folder; give the path of a file"
                if stat.S_ISDIR(mode)
                else "this is not a regular file; replace it by one"
            )
        if status.st_size > _MAX_FILE_BYTES:
            raise _UnreadableError(f"the file has more than {_MAX_FILE_BYTES // 1024 // 1024} MB; split it")
        return path.read_bytes()
    except OSError as error:
        raise _UnreadableError(
            f"the file can't be opened ({error.strerror}); check that it exists and that you may read it"
        ) from error
    except ValueError as error:
        raise _UnreadableError("this system can't open a file with this name; rename the file") from error


def _sidecar(path: Path, transcripts: Path) -> Sidecar:
    beside = path.with_name(path.stem + ".yml")
    if beside.name == path.name or not os.path.lexists(beside):
        return Sidecar()
    is_inside = Path(os.path.realpath(beside.parent)).is_relative_to(os.path.realpath(transcripts))
    return read_sidecar(beside, transcripts if is_inside else None)


def _last_address_part(address: str | None) -> str | None:
    if address is None:
        return None
    return clean_name(unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2], errors="replace")) or None
