"""Permalinks: every published address, and for every published turn its id and a fingerprint of its words.

`content/permalinks/<folder>.json` has a line for each page and each turn, in the order of the page, with a comma behind
every line, so that merging two versions of a file is merging lines. Lines are added and never removed; only an id that
reveals a withheld name is replaced.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import starmap
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import msgspec

from generator.archive.page_limits import too_large
from generator.errors import ConfigError
from generator.records import SessionRecord, Turn
from generator.results.plain_file import PlainFileError, read_plain_file
from generator.results.whole_file import group_paths, write_group
from generator.text.normal import folded_words

_FINGERPRINT_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_FILE_END = "null]}\n"
_MAX_FILE_BYTES = 1024 * 1024 * 1024
_HOME_PAGE_FILE = "index"
"""Stem of the file for the home page; no folder of addresses has this name."""


class TurnVersion(msgspec.Struct, frozen=True):
    """The words of a published turn at a later freeze that added turns to its page."""

    since: int
    """Number of that freeze."""
    words: str
    """Fingerprint of the words; empty if the turn was no longer on the page."""


class PublishedTurn(msgspec.Struct, frozen=True):
    """A turn that readers may have quoted."""

    id: str
    words: str
    """Fingerprint of the words at the first freeze of the turn."""
    since: int = 1
    """Number of that freeze, from 1; for each page, only the freezes that added turns to it are counted."""
    later_versions: tuple[TurnVersion, ...] = ()
    """In the order of the freezes."""

    def words_at(self, freeze: int) -> str:
        """Return the fingerprint of the turn's words at the freeze with this number."""
        return next((version.words for version in reversed(self.later_versions) if version.since <= freeze), self.words)


class PublishedPage(msgspec.Struct, frozen=True):
    """An address that readers may have quoted."""

    address: str
    """Relative to the root of the site, with a slash at its end."""
    sources: tuple[str, ...]
    """Paths of the document's file below `content/transcripts`, the latest last; empty if the page shows no document.
    """
    turns: tuple[PublishedTurn, ...]
    """In their order on the page; empty if the page redirects."""
    first: str | None = None
    """First entry of a page that lists parts of documents: a person's first turn, a session type's first document."""


Published = Mapping[str, PublishedPage]
"""The published pages, by address."""

NOTHING_PUBLISHED: Published = MappingProxyType({})
"""Before the first freeze."""


_ADDRESS = r"(?![A-Za-z]:)(?:(?!\.{1,2}/)[^/\\\x00-\x1f\x7f]+/)*"
"""Folders, without steps up or out: a build writes files at each published address."""

_ID = r"[a-z0-9_-]+"
_END = r"(?!\n)$"  # `$` alone also matches before a line end

_Address = Annotated[str, msgspec.Meta(pattern=f"^{_ADDRESS}{_END}")]
_TurnId = Annotated[str, msgspec.Meta(pattern=f"^{_ID}{_END}")]
_First = Annotated[str, msgspec.Meta(pattern=f"^{_ADDRESS}(?:#{_ID})?{_END}")]


class PermalinkLine(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A line of a permalink file: a page, or a turn of the page above it."""

    page: _Address
    source: str | None = None
    turn: _TurnId | None = None
    words: str | None = None
    since: int = 1
    """Not written for turns of the first freeze."""
    first: _First | None = None


class PermalinkFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of permalinks; its last line is `null`."""

    schema: int
    published: tuple[PermalinkLine | None, ...]


def fingerprint(turn: Turn) -> str:
    """Return a letter for each word of a turn: the letters identify the words without revealing them."""
    return fingerprint_of(" ".join(block.text for block in turn.blocks))


def fingerprint_of(text: str) -> str:
    """Return a letter for each word of a text."""
    return "".join(map(_letter_of_word, folded_words(text)))


def label_of_turn_id(turn_id: str) -> str:
    """Return the slug of the label in a turn's id: the id without the number."""
    return turn_id.rpartition("-")[0]


def read_permalinks(folder: Path) -> dict[str, PublishedPage]:
    """Return the published pages in the permalink files of `folder`, by address.

    Raises:
        ConfigError: The folder is not a directory, or a file in it is not a permalink file or can't be read.
    """
    if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
        raise ConfigError(
            "this has to be a folder; without the permalinks in it, published addresses are lost", path=str(folder)
        )
    published: dict[str, PublishedPage] = {}
    for path in group_paths(folder, "*.json"):
        data = _bytes_of(path, folder)
        try:
            permalinks = msgspec.json.decode(data, type=PermalinkFile)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            number, line = _first_foreign_line(data)
            advice = (
                "remove git's conflict marks and keep the lines of both versions"
                if (line or "").startswith(_MERGE_CONFLICT_MARKS)
                else "restore it from an older commit"
            )
            sentence = f"the file is not a permalink file; {advice}"
            raise ConfigError(sentence, path=str(path), line=number, fragment=line or str(error)) from error
        published |= _pages_of_lines(line for line in permalinks.published if line is not None)
    return published


def _bytes_of(path: Path, folder: Path) -> bytes:
    """Return the content of a permalink file.

    Raises:
        ConfigError: The file can't be read, or is no file of the folder.
    """
    with suppress(FileNotFoundError):
        path.lstat()
        return _read(path)
    return _read(folder / path.name)  # another process has put it there


def _read(path: Path) -> bytes:
    try:
        return read_plain_file(path, max_bytes=_MAX_FILE_BYTES)
    except PlainFileError as error:
        raise ConfigError(error.reason, path=str(path)) from error


_MERGE_CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>")


def _first_foreign_line(data: bytes) -> tuple[int | None, str | None]:
    """Return the number and text of the first line that isn't a permalink, such as a mark of a merge conflict."""
    for number, line in enumerate(data.splitlines(), start=1):
        if line in {b"null]}", b""} or (number == 1 and line.startswith(b"{")):
            continue
        try:
            msgspec.json.decode(line.removesuffix(b","), type=PermalinkLine)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return number, line.decode(errors="replace")
    return None, None


def published_turns(record: SessionRecord) -> tuple[PublishedTurn, ...]:
    """Return a record's turns as published turns of the first freeze."""
    return tuple(PublishedTurn(turn.id, fingerprint(turn)) for turn in record.turns)


def published_page(address: str, source: str, record: SessionRecord | None) -> PublishedPage:
    """Return a document's page as it is published; without a record the address redirects and has no turns."""
    turns = tuple(PublishedTurn(turn.id, fingerprint(turn)) for turn in turns_on_page(record))
    return PublishedPage(address=address, sources=(source,), turns=turns)


def turns_on_page(record: SessionRecord | None) -> tuple[Turn, ...]:
    """Return the turns on the page of a record: no turns if the address redirects or the text is too large."""
    return () if record is None or too_large(record) else record.turns


def merge_page(published: PublishedPage | None, page: PublishedPage) -> PublishedPage:
    """Return a published page with the turns and sources of the current page added.

    Args:
        published: The page as it was published; `None` for a new page.
        page: The page as it is now.
    """
    if published is None:
        return page
    turns = published.turns
    if not {turn.id for turn in page.turns} <= {turn.id for turn in turns}:
        turns = _merge_turns(turns, page.turns)
    sources = (*(source for source in published.sources if source not in page.sources), *page.sources)
    if set(sources) == set(published.sources):
        sources = published.sources
    return PublishedPage(page.address, sources, turns, published.first or page.first)


def _merge_turns(published: Sequence[PublishedTurn], current: Sequence[PublishedTurn]) -> tuple[PublishedTurn, ...]:
    """Return the published turns with the new ones of `current`, each behind the turn before it on the page.

    A published turn whose words are others now gets a version with them.
    """
    positions = {turn.id: position for position, turn in enumerate(published)}
    since = 1 + max((turn.since for turn in published), default=0)
    new_behind: dict[int, list[PublishedTurn]] = {}
    position = -1
    for turn in current:
        if turn.id in positions:
            position = positions[turn.id]
        else:
            new_behind.setdefault(position, []).append(msgspec.structs.replace(turn, since=since))
    current_words = {turn.id: turn.words for turn in current}
    merged = list(new_behind.get(-1, ()))
    for position, turn in enumerate(published):
        words = current_words.get(turn.id, "")
        versions = turn.later_versions
        if words != turn.words_at(since):
            versions = (*versions, TurnVersion(since, words))
        merged += [msgspec.structs.replace(turn, later_versions=versions), *new_behind.get(position, ())]
    return tuple(merged)


def write_permalinks(folder: Path, published: Published, others: Mapping[str, bytes] = MappingProxyType({})) -> None:
    """Write a permalink file for each folder of addresses, all or none; unchanged files are not written.

    Args:
        folder: The folder of the permalinks.
        published: The published pages.
        others: The content of other files to write with them, by their names.

    Raises:
        OSError: The files can't be written.
    """
    by_file: dict[str, list[PublishedPage]] = {}
    for address in sorted(published):
        by_file.setdefault(address.partition("/")[0] or _HOME_PAGE_FILE, []).append(published[address])
    files = dict(others)
    for name, pages in by_file.items():
        lines = [msgspec.json.encode(line).decode() + ",\n" for page in pages for line in _lines_of_page(page)]
        files[f"{name}.json"] = ('{"schema": 1, "published": [\n' + "".join(lines) + _FILE_END).encode()
    changed = {name: data for name, data in files.items() if not _has_bytes(folder / name, data)}
    if changed:
        write_group(folder, changed)


def _has_bytes(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _lines_of_page(page: PublishedPage) -> Iterable[PermalinkLine]:
    if not page.sources:
        yield PermalinkLine(page.address, first=page.first)
    for source in page.sources:
        yield PermalinkLine(page.address, source=source)
    for turn in page.turns:
        for version in (TurnVersion(turn.since, turn.words), *turn.later_versions):
            yield PermalinkLine(page.address, turn=turn.id, words=version.words, since=version.since)


def _pages_of_lines(lines: Iterable[PermalinkLine]) -> dict[str, PublishedPage]:
    """Return the pages of a file, by address; a line that a merge doubled counts once."""
    sources: dict[str, dict[str, None]] = {}
    turns: dict[str, dict[str, dict[int, str]]] = {}
    firsts: dict[str, str] = {}
    for line in lines:
        turns_of_page = turns.setdefault(line.page, {})
        if line.source is not None:
            sources.setdefault(line.page, {}).setdefault(line.source)
        if line.first is not None:
            firsts.setdefault(line.page, line.first)
        if line.turn is not None:
            turns_of_page.setdefault(line.turn, {}).setdefault(line.since, line.words or "")
    return {
        address: PublishedPage(
            address,
            tuple(sources.get(address, ())),
            tuple(starmap(_turn_of_versions, turns_of_page.items())),
            firsts.get(address),
        )
        for address, turns_of_page in turns.items()
    }


def _turn_of_versions(turn_id: str, words_by_freeze: Mapping[int, str]) -> PublishedTurn:
    (since, words), *later = sorted(words_by_freeze.items())
    return PublishedTurn(turn_id, words, since, tuple(starmap(TurnVersion, later)))


@lru_cache(maxsize=100_000)
def _letter_of_word(word: str) -> str:
    return _FINGERPRINT_LETTERS[zlib.crc32(word.encode("utf-8", errors="surrogatepass")) % len(_FINGERPRINT_LETTERS)]
