"""One source file, opened: its lines, where it comes from, and what was wrong with it."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from generator.records import Finding, Source, Time
from generator.sources.control_characters import clean_name
from generator.sources.formats import format_of
from generator.sources.sidecar import Sidecar, read_sidecar
from generator.sources.source_lines import Aside, DeclaredField
from generator.sources.source_path import SourcePath, place_of

_LARGEST = 256 * 1024 * 1024
"""Bytes. A day of captions has less than one megabyte."""


class Document(msgspec.Struct, frozen=True):
    """A source file as numbered lines of text."""

    source: Source
    lines: tuple[str, ...]
    """Without their ends; line 1 is the first one. Characters that no text has are already U+FFFD."""
    stem: str
    """The file's name without suffix."""
    slug: str
    """What the page was called: the last part of its address, else the file's name without suffix, percent-decoded."""
    folder: str | None
    """The event folder, for a file in `content/transcripts`."""
    findings: tuple[Finding, ...] = ()
    readable: bool = True
    """False where the file couldn't be opened, is empty or is no text: it then has no words."""
    asides: dict[int, Aside] = {}
    """Lines that are no part of the text, with the reason for which they are removed: menus, front matter."""
    times: tuple[Time | None, ...] = ()
    """When each line was spoken, where the file is made of cues; else empty."""
    said: tuple[DeclaredField, ...] = ()
    """What the file says about itself outside of its text: the title of a web page, the keys of a front matter."""
    voices: dict[int, str] = {}
    """The label of lines that begin with one because the file says who speaks: `>> label: …`."""


class _UnreadableError(Exception):
    """The file can't be opened, said in one sentence."""


def read_source(path: Path, transcripts: Path) -> Document:
    """Return the file at `path` as lines; a file that can't be read gives a document with an error and no words.

    Args:
        path: Any file.
        transcripts: The folder `content/transcripts`; a file in it belongs to an event folder.
    """
    place = place_of(path, transcripts)
    try:
        data = _bytes(path, place)
    except _UnreadableError as error:
        finding = Finding(code="unreadable", severity="error", line=None, message=str(error))
        source = Source(place.shown, None, format_of(b"", place.shown).name, 0, None, None, None)
        return Document(source, (), place.stem, place.slug, place.folder, (finding,), readable=False)
    fmt = format_of(data, place.shown)
    read = fmt.read(data)
    sidecar = _sidecar(path, transcripts)
    source = Source(
        path=place.shown,
        sha256=hashlib.sha256(data).hexdigest(),
        format=fmt.name,
        lines=len(read.lines),
        address=sidecar.address,
        retrieved=sidecar.retrieved,
        publisher=sidecar.publisher,
    )
    return Document(
        source=source,
        lines=read.lines,
        stem=place.stem,
        slug=_last_part(sidecar.address) or place.slug,
        folder=place.folder,
        findings=(*read.findings, *sidecar.findings),
        readable=read.readable,
        asides=read.asides,
        times=read.times,
        said=read.said,
        voices=read.voices,
    )


def _bytes(path: Path, place: SourcePath) -> bytes:
    if place.leads_out:
        raise _UnreadableError("the file is a symbolic link that leads out of the transcripts folder")
    try:
        status = path.stat()
        mode = status.st_mode
        # Anything else may block for ever (a pipe) or never end (a device).
        if not stat.S_ISREG(mode):
            raise _UnreadableError("this is a folder, not a file" if stat.S_ISDIR(mode) else "this is no regular file")
        if status.st_size > _LARGEST:
            raise _UnreadableError(f"the file has more than {_LARGEST // 1024 // 1024} MB")
        return path.read_bytes()
    except OSError as error:
        raise _UnreadableError(f"the file can't be opened ({error.strerror})") from error
    except ValueError as error:
        raise _UnreadableError("the file's name is none that this system can open") from error


def _sidecar(path: Path, transcripts: Path) -> Sidecar:
    beside = path.with_name(path.stem + ".yml")
    if beside.name == path.name or place_of(beside, transcripts).leads_out:
        return Sidecar()
    return read_sidecar(beside)


def _last_part(address: str | None) -> str | None:
    if address is None:
        return None
    return clean_name(unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2], errors="replace")) or None
