"""The facts of a page that the check of other pages needs, and those kept from one check to the next.

Facts are kept for pages without a fault, and without a link to an id that is missing from its target. The facts of a
page depend on its bytes, on the record and the corrections beside it, on the address of the site and on the program; a
hash of all of them is their key. Whether the targets of its links exist is checked each time.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from generator.corrections.applied import CORRECTIONS_FILE
from generator.records import RECORD_FILE
from generator.results.value_hashes import digest
from generator.results.whole_file import write_whole
from generator.site.checks.built_site import BuiltSite
from generator.site.checks.published import RedirectPage
from generator.site.checks.ways_back import Ways

KEPT_FACTS_FILE = "check.msgpack"
"""The kept facts, in the cache."""

_EncodedFacts = dict[str, tuple[str, msgspec.Raw]]
"""The key and the facts of each page; decoded, the facts of all pages would need ten times the memory."""

_NO_FACTS = msgspec.Raw()


_SEPARATOR = "\0"
"""In no id: an HTML parser replaces it."""


class Ids(msgspec.Struct, frozen=True, array_like=True):
    """The ids of a page, as one text: a set of texts needs five times the memory."""

    joined: str

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and _SEPARATOR not in name and f"{_SEPARATOR}{name}{_SEPARATOR}" in self.joined

    def is_subset(self, other: Ids) -> bool:
        """Return True if the other page has all of these ids."""
        return {*self.joined.split(_SEPARATOR)} <= {*other.joined.split(_SEPARATOR)}


def joined_ids(ids: Iterable[str]) -> Ids:
    """Return ids as one text."""
    return Ids("".join(f"{_SEPARATOR}{name}" for name in sorted(ids)) + _SEPARATOR)


class PageFacts(msgspec.Struct, frozen=True, array_like=True):
    """What a page has and where it links."""

    ids: Ids
    links: dict[str, frozenset[str]]
    """The files of this site that the page links to or loads, each with the ids in the links."""
    redirect: RedirectPage | None
    """Its target, if the page redirects to another page."""
    ways: Ways | None
    """Its links that need a way back."""
    turn_ids: tuple[str, ...]
    """The ids of the turns of its record; none if it has no record, or a too large one."""


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
        self._now: _EncodedFacts = {}
        self._seen: set[str] = set()
        """The pages of this check."""
        self.pages_read = 0
        self.have_ids_vanished = False
        """Whether a page that was read may lack an id that it had in the last check."""
        self._have_ways_changed = False
        self._is_last_of_program = False
        """Whether the last check was one by this program: a page has facts of it."""

    def facts_of(self, page: str, site: BuiltSite) -> PageFacts | None:
        """Return the facts of a page; `None` if the page must be read."""
        self._seen.add(page)
        key, data = self._last.get(page, ("", _NO_FACTS))
        if key != self._key(page, site):
            return None
        try:
            facts = decoded_facts(data)
        except msgspec.DecodeError:
            return None
        if not _has_all_targets(facts, site):
            return None
        self._now[page] = (key, data)
        self._is_last_of_program = True
        return facts

    def kept_pages(self) -> Iterator[tuple[str, PageFacts]]:
        """Yield the pages with facts of the last check."""
        for page, key_and_data in self._now.items():
            if self._last.get(page) == key_and_data:
                yield page, decoded_facts(key_and_data[1])

    def add(self, page: str, data: bytes, site: BuiltSite, *, has_fault: bool) -> None:
        """Keep the encoded facts of a page that was read, unless it has a fault."""
        self.pages_read += 1
        self.have_ids_vanished = self.have_ids_vanished or self._may_have_lost_ids(page, data)
        self._have_ways_changed = self._have_ways_changed or self._has_other_ways(page, data)
        if not has_fault:
            self._now[page] = (self._key(page, site), msgspec.Raw(data))

    def have_ways_changed(self) -> bool:
        """Return True if a link that needs a way back may have come or gone since the last check.

        That check found all ways back, or has dropped the pages that lack one.
        """
        return self._have_ways_changed or not self._is_last_of_program or not self._last.keys() <= self._seen

    def drop(self, page: str) -> None:
        """Don't keep the facts of a page."""
        self._now.pop(page, None)

    def save(self) -> None:
        """Write the facts of this check for the next one; a file that is not complete is never read."""
        write_whole(self._file, msgspec.msgpack.encode(self._now))

    def _may_have_lost_ids(self, page: str, data: bytes) -> bool:
        """Return True if a page lacks an id of the last check, or has no facts of it."""
        _, last_data = self._last.get(page, ("", _NO_FACTS))
        try:
            return not decoded_facts(last_data).ids.is_subset(decoded_facts(data).ids)
        except msgspec.DecodeError:
            return True

    def _has_other_ways(self, page: str, data: bytes) -> bool:
        """Return True if a page has other links that need a way back than in the last check, or no facts of it."""
        _, last_data = self._last.get(page, ("", _NO_FACTS))
        try:
            return decoded_facts(last_data).ways != decoded_facts(data).ways
        except msgspec.DecodeError:
            return True

    def _key(self, page: str, site: BuiltSite) -> str:
        folder = page.rpartition("/")[0]
        beside = [posixpath.join(folder, name) for name in (RECORD_FILE, CORRECTIONS_FILE)]
        return digest(self._program, site.base, page, *(self._hashes.get(name) for name in (page, *beside)))


def _has_all_targets(facts: PageFacts, site: BuiltSite) -> bool:
    has_target = facts.redirect is None or facts.redirect.target in site.files
    return has_target and facts.links.keys() <= site.files


def decoded_facts(data: bytes | msgspec.Raw) -> PageFacts:
    """Return the facts that `encoded_facts` wrote."""
    return _decoder.decode(data)


def encoded_facts(facts: PageFacts) -> bytes:
    """Return facts in a form that needs little memory, and little time on the way from a worker."""
    return msgspec.msgpack.encode(facts)


_decoder = msgspec.msgpack.Decoder(PageFacts)


def _read(file: Path) -> _EncodedFacts:
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=_EncodedFacts)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}
