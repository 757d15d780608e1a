"""Stage "find": the files of sources, with the hashes of what their records depend on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import msgspec

from generator.results.file_hashes import FileHash, hash_file
from generator.standard_pages import standard_page_names

_HIDDEN_FILE = re.compile(r"\.(?!\.)|~\$|(?:Thumbs\.db|desktop\.ini)$", re.IGNORECASE)
"""A hidden file, one by which an office program locks another, and those in which a system keeps how a folder looks."""


class SourceFile(msgspec.Struct, frozen=True):
    """A source, and the file beside it that says where it comes from."""

    path: str
    """Below the folder of sources, with forward slashes."""
    content: FileHash
    sidecar: FileHash | None
    """`None` if there is no such file."""
    is_plain: bool
    """False if the source or its sidecar is a link or can't be read: its record then depends on other files, too."""

    @property
    def id(self) -> str:
        """The path as ASCII; a file's name need not be text."""
        return source_id(self.path)


def source_id(path: str) -> str:
    """Return a source's path as ASCII, percent-encoded."""
    return quote(os.fsencode(path), safe="/ ")


def find_sources(transcripts: Path, hashes: Mapping[str, FileHash] | None = None) -> dict[str, SourceFile]:
    """Return all sources by their paths, sorted.

    Args:
        transcripts: The folder of the sources.
        hashes: The files of the folder, if they were hashed before.
    """
    sources = {}
    for file in source_files(transcripts):
        path = file.relative_to(transcripts).as_posix()
        beside = file.with_name(f"{file.stem}.yml")
        has_sidecar = beside.name != file.name and os.path.lexists(beside)
        content = _hash_of(file, path, hashes)
        sidecar = _hash_of(beside, beside.relative_to(transcripts).as_posix(), hashes) if has_sidecar else None
        is_link = file.is_symlink() or (has_sidecar and beside.is_symlink())
        is_read = bool(content.sha256) and (sidecar is None or bool(sidecar.sha256))
        sources[path] = SourceFile(path, content, sidecar, is_plain=is_read and not is_link)
    return sources


def source_files(transcripts: Path) -> Iterator[Path]:
    """Yield the files that are sources: no hidden files, no locks of office programs and no sidecars (`.yml`).

    Links to folders are not followed. A file whose name begins with two dots is not hidden; it is a source that gets a
    finding.
    """
    if not transcripts.is_dir():
        return
    for path in sorted(transcripts.rglob("*")):
        relative = path.relative_to(transcripts)
        if any(_HIDDEN_FILE.match(part) for part in relative.parts) or path.suffix.lower() in {".yml", ".yaml"}:
            continue
        if path.is_symlink() or not path.is_dir():
            yield path


def hand_written_page_names(folder: Path) -> tuple[str, ...]:
    """Return the file names, without `.md`, of the hand-written and standard pages; each is a top-level address."""
    own = {path.stem for path in folder.glob("*.md")}
    return tuple(sorted(own.union(name.removesuffix(".md") for name in standard_page_names())))


def _hash_of(path: Path, name: str, hashes: Mapping[str, FileHash] | None) -> FileHash:
    earlier_hash = hashes.get(name) if hashes is not None else None
    return earlier_hash if earlier_hash is not None else hash_file(path)
