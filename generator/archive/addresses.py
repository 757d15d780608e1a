"""Addresses of documents: made once, from the names of their files, which nobody corrects.

Nothing that is learned later (a title, a date, who spoke) moves an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

import msgspec

from generator.records import Finding
from generator.slugs import slug
from generator.sources.control_characters import clean_name

RESERVED_FOLDERS = frozenset(
    {
        "404",
        "about",
        "assets",
        "corrections",
        "events",
        "glossary",
        "index",
        "pagefind",
        "people",
        "report",
        "search",
        "series",
        "sitemap",
        "types",
    }
)
"""Names at the top of the site that are our own; an event folder called so would hide them."""

_WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"com{digit}" for digit in range(1, 10)} | {f"lpt{digit}" for digit in range(1, 10)}
)
"""Names that no file or folder can have on Windows, where the archive may be copied to."""

_MAX_SLUG_CHARS = 120
"""Characters of a slug. Addresses cut at about 100 characters are common; file systems stop at 255 bytes."""

_MAX_PATH_CHARS = 240
"""Characters of a path below `content/transcripts`; Windows stops at 260 for the whole of it."""

_TEXT_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".docx", ".md", ".markdown", ".vtt", ".srt", ""})

_DEFAULT_FOLDER = "unsorted"
_DEFAULT_STEM = "document"


class Address(msgspec.Struct, frozen=True):
    """Where a document is published: `/<folder>/<stem>/`."""

    folder: str
    stem: str
    findings: tuple[Finding, ...] = ()
    """What was wrong with the file's name."""

    @property
    def href(self) -> str:
        """The address relative to the root of the site, with a slash at its end."""
        return f"{self.folder}/{self.stem}/"


def assign_addresses(
    paths: Iterable[str], reserved: Iterable[str] = (), published: Mapping[str, Address] | None = None
) -> dict[str, Address]:
    """Give every source its address.

    Args:
        paths: Sources relative to `content/transcripts`, with forward slashes. Their order doesn't matter.
        reserved: Names at the top of the site that are taken, besides our own.
        published: Addresses that readers know already, by path: they stay.

    Returns:
        An address for each path. Where two would get the same one, plain text keeps it before other formats and those
        before files that have no text, then the path that sorts first; the others get `-2`, `-3`, … with an error, and
        nothing is overwritten.
    """
    taken_at_top = RESERVED_FOLDERS | {slug(name) for name in reserved}
    owners: dict[str, str] = {}
    taken: set[str] = set()
    last_number: dict[str, int] = {}
    result: dict[str, Address] = {}
    for path, address in (published or {}).items():
        result[path] = msgspec.structs.replace(address, findings=tuple(_stem(path)[1]))
        key = address.href.rstrip("/")
        taken.add(key)
        owners[key] = path
    for path in sorted((path for path in paths if path not in result), key=_precedence):
        pure = PurePosixPath(path)
        folder, of_folder = _folder(pure.parts[0] if len(pure.parts) > 1 else "", taken_at_top)
        stem, of_name = _stem(path)
        findings = [*of_folder, *of_name]
        wanted = f"{folder}/{stem}"
        key = wanted
        if wanted in taken:
            number = last_number.get(wanted, 1)
            while key in taken:
                number += 1
                key = f"{wanted}-{number}"
            last_number[wanted] = number
            findings.append(_error("address-taken", f"the address /{wanted}/ belongs to {owners[wanted]!r}"))
        taken.add(key)
        owners[key] = path
        result[path] = Address(folder=folder, stem=key.split("/")[1], findings=tuple(findings))
    return result


def _folder(name: str, taken_at_top: frozenset[str]) -> tuple[str, list[Finding]]:
    """Return the part of an address that a folder makes, and what is wrong with the folder's name."""
    wanted = _cut(slug(unquote(name)) or _DEFAULT_FOLDER)
    if wanted in taken_at_top:
        return f"{wanted}-2", [_error("address-reserved", f"the folder {name!r} is named like a page of our own")]
    if wanted in _WINDOWS_DEVICES:
        return f"{wanted}-2", [_error("address-reserved", f"the folder's name is reserved: {name!r}")]
    return wanted, []


def _stem(path: str) -> tuple[str, list[Finding]]:
    """Return the part of an address that a file makes, and what is wrong with the file's name."""
    findings = []
    name = PurePosixPath(path).name
    decoded = unquote(PurePosixPath(path).stem)
    stem = slug(decoded)
    if "/" in decoded or "\\" in decoded:
        findings.append(_error("name-unsafe", f"the file's name holds a path when it is decoded: {decoded!r}"))
    if clean_name(path) != path:
        findings.append(_error("name-unsafe", f"the file's name has characters that are no text: {path!r}"))
    if len(path) > _MAX_PATH_CHARS:
        message = f"the file's path has more than {_MAX_PATH_CHARS} characters, which not every system takes"
        findings.append(_error("path-too-long", message))
    if not stem:
        findings.append(_error("name-empty", f"nothing of the file's name can stand in an address: {name!r}"))
        stem = _DEFAULT_STEM
    if len(stem) > _MAX_SLUG_CHARS:
        message = f"the file's name is too long for an address, which is cut at {_MAX_SLUG_CHARS}"
        findings.append(_error("name-too-long", message))
        stem = _cut(stem)
    if stem == "index" or stem in _WINDOWS_DEVICES:
        findings.append(_error("name-reserved", f"the file's name is reserved: {name!r}"))
        stem = f"{stem}-2"
    return stem, findings


def _cut(text: str) -> str:
    return text[:_MAX_SLUG_CHARS].rstrip("-")


def _error(code: str, message: str) -> Finding:
    return Finding(code=code, severity="error", line=None, message=message)


def _precedence(path: str) -> tuple[int, str]:
    """Return the key by which paths come to an address: a picture put beside a text doesn't take the text's."""
    suffix = PurePosixPath(path).suffix.lower()
    return (0 if suffix in {".txt", ".text"} else 1 if suffix in _TEXT_SUFFIXES else 2, path)
