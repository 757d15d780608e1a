"""Addresses of documents: made once, from the names of their files, which nobody corrects.

No later fact (a title, a date, a speaker) moves an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
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
        "data",
        "events",
        "glossary",
        "index",
        "new",
        "people",
        "report",
        "search",
        "search-index",
        "series",
        "sitemap",
        "topics",
        "types",
    }
)
"""Names at the top of the site that the program uses; an event folder with one of them would hide that page."""

_WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"com{digit}" for digit in range(1, 10)} | {f"lpt{digit}" for digit in range(1, 10)}
)
"""Names that no file or folder can have on Windows, to which the archive may be copied."""

_MAX_SLUG_CHARS = 120
"""Characters of a slug. Addresses cut at about 100 characters are common; file systems stop at 255 bytes."""

_MAX_PATH_CHARS = 240
"""Characters of a path below `content/transcripts`; Windows stops at 260 for a complete path."""

_TEXT_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".docx", ".md", ".markdown", ".vtt", ".srt", ""})

_DEFAULT_FOLDER = "unsorted"
_DEFAULT_STEM = "document"


class Address(msgspec.Struct, frozen=True, dict=True):
    """Where a document is published: `/<folder>/<stem>/`."""

    folder: str
    stem: str
    findings: tuple[Finding, ...] = ()
    """Findings about the file's name."""

    @cached_property
    def href(self) -> str:
        """The address relative to the root of the site, with a slash at the end; it is read for each link."""
        return f"{self.folder}/{self.stem}/"


def assign_addresses(
    paths: Iterable[str], reserved: Iterable[str] = (), published: Mapping[str, Address] | None = None
) -> dict[str, Address]:
    """Return an address for each source.

    Args:
        paths: Sources relative to `content/transcripts`, with forward slashes. Their order doesn't matter.
        reserved: Names at the top of the site that are in use, in addition to `RESERVED_FOLDERS`.
        published: Published addresses, by path: they stay.

    Returns:
        An address for each path. If several paths make the same address, a plain text gets it first, then another
        format with text, then a file without text, and of equal ones the path that sorts first. The others get `-2`,
        `-3`, … with an error, and nothing is overwritten.
    """
    names_at_top = RESERVED_FOLDERS | {slug(name) for name in reserved}
    owners: dict[str, str] = {}
    last_numbers: dict[str, int] = {}
    addresses: dict[str, Address] = {}
    for path, address in (published or {}).items():
        addresses[path] = msgspec.structs.replace(address, findings=tuple(_stem(path)[1]))
        owners[address.href.rstrip("/")] = path
    for path in sorted((path for path in paths if path not in addresses), key=_precedence):
        parts = PurePosixPath(path).parts
        folder, folder_findings = _folder(parts[0] if len(parts) > 1 else "", names_at_top)
        stem, name_findings = _stem(path)
        findings = [*folder_findings, *name_findings]
        if len(parts) == 1:
            findings.append(_stray(folder))
        wanted = f"{folder}/{stem}"
        key = wanted
        if wanted in owners:
            number = last_numbers.get(wanted, 1)
            while key in owners:
                number += 1
                key = f"{wanted}-{number}"
            last_numbers[wanted] = number
            findings.append(
                _error("address-taken", f"the address /{wanted}/ belongs to {owners[wanted]!r}; rename this file")
            )
        owners[key] = path
        addresses[path] = Address(folder=folder, stem=key.split("/")[1], findings=tuple(findings))
    return addresses


def _folder(name: str, names_at_top: frozenset[str]) -> tuple[str, list[Finding]]:
    """Return the folder of an address, and the findings about the folder's name."""
    wanted = _cut(slug(unquote(name)) or _DEFAULT_FOLDER)
    if wanted in names_at_top:
        message = f"the folder {name!r} has the name of another page at the top of the site; rename the folder"
        return f"{wanted}-2", [_error("address-reserved", message)]
    if wanted in _WINDOWS_DEVICES:
        return f"{wanted}-2", [_error("address-reserved", f"the folder's name {name!r} is reserved; rename the folder")]
    return wanted, []


def _stem(path: str) -> tuple[str, list[Finding]]:
    """Return the stem of an address, and the findings about the file's name."""
    findings = []
    name = PurePosixPath(path).name
    decoded = unquote(PurePosixPath(path).stem)
    stem = slug(decoded)
    if "/" in decoded or "\\" in decoded:
        findings.append(
            _error(
                "name-unsafe", f"the decoded file name contains a path: {decoded!r}; rename the file without slashes"
            )
        )
    if clean_name(path) != path:
        findings.append(
            _error(
                "name-unsafe",
                f"the file's name has characters that are not text: {path!r}; rename the file with letters or digits",
            )
        )
    if len(path) > _MAX_PATH_CHARS:
        message = (
            f"the file's path has more than {_MAX_PATH_CHARS} characters, too many for some systems;"
            " shorten the file's or a folder's name"
        )
        findings.append(_error("path-too-long", message))
    if not stem:
        findings.append(
            _error(
                "name-empty",
                f"no character of the file's name can be used in an address: {name!r};"
                " rename the file with letters or digits",
            )
        )
        stem = _DEFAULT_STEM
    if len(stem) > _MAX_SLUG_CHARS:
        message = (
            f"the file's name is too long for an address, which is cut at {_MAX_SLUG_CHARS} characters;"
            " shorten the name"
        )
        findings.append(_error("name-too-long", message))
        stem = _cut(stem)
    if stem == "index" or stem in _WINDOWS_DEVICES:
        findings.append(_error("name-reserved", f"the file's name {name!r} is reserved; rename the file"))
        stem = f"{stem}-2"
    return stem, findings


def _stray(folder: str) -> Finding:
    message = f"the file is in no folder, so its address begins with /{folder}/; move it into the folder of its event"
    return Finding(code="stray-file", severity="warning", line=None, message=message)


def _cut(text: str) -> str:
    return text[:_MAX_SLUG_CHARS].rstrip("-")


def _error(code: str, message: str) -> Finding:
    return Finding(code=code, severity="error", line=None, message=message)


def _precedence(path: str) -> tuple[int, str]:
    """Return the key that sorts paths, so that a picture put beside a text doesn't get the text's address."""
    suffix = PurePosixPath(path).suffix.lower()
    return (0 if suffix in {".txt", ".text"} else 1 if suffix in _TEXT_SUFFIXES else 2, path)
