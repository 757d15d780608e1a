"""The facts of a page that the check of other pages needs, and those kept from one check to the next.

Facts are kept for pages without a fault. The facts of a page depend on its bytes, on the record and the corrections
beside it, on the address of the site and on the program; a hash of all of them is their key. Whether the targets of its
links exist is checked each time.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.corrections.applied import CORRECTIONS_FILE
from generator.records import RECORD_FILE
from generator.site.checks.built_site import BuiltSite
from generator.site.checks.published import RedirectPage
from generator.site.checks.ways_back import Ways

KEPT_FACTS_FILE = "check.msgpack"
"""The kept facts, in the cache."""


class PageFacts(msgspec.Struct, frozen=True, array_like=True):
    """What a page has and where it links."""

    ids: frozenset[str]
    links: dict[str, frozenset[str]]
    """The files of this site that the page links to or loads, each with the ids in the links."""
    redirect: RedirectPage | None
    """Its target, if the page redirects to another page."""
    ways: Ways | None
    """Its links that need a way back."""


class KeptFacts:
    """The facts of pages without a fault, from the last check and from this one.

    Args:
        cache: A folder that may be deleted at any time.
        program: A hash of the program.
        hashes: The hash of each file of the site.
        use_last: Whether facts of the last check are used.
    """

    def __init__(self, cache: Path, program: str, hashes: Mapping[str, str], *, use_last: bool = True) -> None:
        self._file = cache / KEPT_FACTS_FILE
        self._program = program
        self._hashes = hashes
        self._last = _read(self._file) if use_last else {}
        self._now: dict[str, tuple[str, PageFacts]] = {}
        self.pages_read = 0

    def facts_of(self, page: str, site: BuiltSite) -> PageFacts | None:
        """Return the facts of a page; `None` if the page must be read."""
        key, facts = self._last.get(page, ("", None))
        if facts is None or key != self._key(page, site) or not _has_all_targets(facts, site):
            return None
        self._now[page] = (key, facts)
        return facts

    def add(self, page: str, facts: PageFacts, site: BuiltSite, *, has_fault: bool) -> None:
        """Keep the facts of a page that was read, unless it has a fault."""
        self.pages_read += 1
        if not has_fault:
            self._now[page] = (self._key(page, site), facts)

    def save(self) -> None:
        """Write the facts of this check for the next one; a file that is not complete is never read."""
        temporary = self._file.with_name(f"{self._file.name}.new")
        temporary.write_bytes(msgspec.msgpack.encode(self._now))
        temporary.replace(self._file)

    def _key(self, page: str, site: BuiltSite) -> str:
        folder = page.rpartition("/")[0]
        beside = [posixpath.join(folder, name) for name in (RECORD_FILE, CORRECTIONS_FILE)]
        parts = (self._program, site.base, page, *(self._hashes.get(name) for name in (page, *beside)))
        return hashlib.sha256(repr(parts).encode("utf-8", errors="surrogateescape")).hexdigest()


def _has_all_targets(facts: PageFacts, site: BuiltSite) -> bool:
    has_target = facts.redirect is None or facts.redirect.target in site.files
    return has_target and facts.links.keys() <= site.files


def _read(file: Path) -> dict[str, tuple[str, PageFacts]]:
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=dict[str, tuple[str, PageFacts]])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}
