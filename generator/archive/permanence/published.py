"""What has been published: every address, and for every turn its id and a fingerprint of its words.

`content/permalinks/<folder>.json` has a line for each page and each turn, in the order in which they stand, and a comma
behind every line, so that merging two versions is merging lines. Lines are added and never taken away; only an id
that tells a name which is withheld gives its place to another.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import starmap
from pathlib import Path
from types import MappingProxyType

import msgspec

from generator.archive.summary import too_large
from generator.errors import ConfigError
from generator.records import SessionRecord, Turn
from generator.text import words

_FINGERPRINT_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_FILE_END = "null]}\n"
_HOME_PAGE_FILE = "index"
"""The file's name for the page at the top; no folder of addresses is called so."""


class TurnVersion(msgspec.Struct, frozen=True):
    """What the words of a turn had become when new turns were published beside it."""

    since: int
    words: str
    """Their fingerprint; empty where the turn was no more."""


class PublishedTurn(msgspec.Struct, frozen=True):
    """A turn that readers may have quoted."""

    id: str
    words: str
    """The fingerprint of the words that it was published with."""
    since: int = 1
    """With which of its page's turns it was published: those of the first time, of the second, …"""
    later: tuple[TurnVersion, ...] = ()

    def at(self, since: int) -> str:
        """Return the fingerprint of its words when the turns of that time were published."""
        return next((version.words for version in reversed(self.later) if version.since <= since), self.words)


class PublishedPage(msgspec.Struct, frozen=True):
    """An address that readers may have quoted."""

    address: str
    """Relative to the root of the site, with a slash at its end."""
    sources: tuple[str, ...]
    """Paths of its file below `content/transcripts`, the latest name last; none where it is no document's."""
    turns: tuple[PublishedTurn, ...]
    """In their order on the page; none where the page only leads to another."""
    first: str | None = None
    """Of a page that gathers what documents hold, the first of it: a person's turn, a type's document."""


Published = Mapping[str, PublishedPage]
"""By address."""

NOTHING_PUBLISHED: Published = MappingProxyType({})
"""Before the first time."""


class _PermalinkLine(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    page: str
    source: str | None = None
    turn: str | None = None
    words: str | None = None
    since: int = 1
    """Left out for the turns of the first time."""
    first: str | None = None


class _PermalinkFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema: int
    published: tuple[_PermalinkLine | None, ...]


def fingerprint(turn: Turn) -> str:
    """Return a letter for each word of a turn: enough to find the words again, and no way to read them."""
    return "".join(map(_letter_of_word, words.runs(" ".join(block.text for block in turn.blocks).casefold())))


def label_of_turn_id(name: str) -> str:
    """Return what a turn's id has of its label: all but the number."""
    return name.rpartition("-")[0]


def read_permalinks(folder: Path) -> dict[str, PublishedPage]:
    """Return everything that `folder` says was published, by address.

    Raises:
        ConfigError: A file there is none of ours, or the folder is none.
    """
    if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
        raise ConfigError("this has to be a folder; without it every published address may die", path=str(folder))
    found: dict[str, PublishedPage] = {}
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            read = msgspec.json.decode(data := path.read_bytes(), type=_PermalinkFile)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            line, text = _first_foreign_line(data)
            what = (
                "take out git's marks and keep the lines of both"
                if (text or "").startswith(_MERGE_CONFLICT_MARKS)
                else "take it from an older commit"
            )
            sentence = f"the file is no list of published turns; {what}"
            raise ConfigError(sentence, path=str(path), line=line, fragment=text or str(error)) from error
        found |= _pages_of_lines(line for line in read.published if line is not None)
    return found


_MERGE_CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>")


def _first_foreign_line(data: bytes) -> tuple[int | None, str | None]:
    """Return the first line that isn't ours, such as git writes where two lists can't be merged, and its number."""
    for number, line in enumerate(data.splitlines(), start=1):
        if line in {b"null]}", b""} or (number == 1 and line.startswith(b"{")):
            continue
        try:
            msgspec.json.decode(line.removesuffix(b","), type=_PermalinkLine)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return number, line.decode(errors="replace")
    return None, None


def published_turns(record: SessionRecord) -> tuple[PublishedTurn, ...]:
    """Return a record's turns as they are published when they are new."""
    return tuple(PublishedTurn(turn.id, fingerprint(turn)) for turn in record.turns)


def published_page(address: str, source: str, record: SessionRecord | None) -> PublishedPage:
    """Return what is published at an address: a record's turns as its page shows them, or a page that leads on."""
    turns = () if record is None or too_large(record) else published_turns(record)
    return PublishedPage(address=address, sources=(source,), turns=turns)


def merge_page(published: PublishedPage | None, page: PublishedPage) -> PublishedPage:
    """Return what was published at an address with what is there now: new turns stand behind those before them."""
    if published is None:
        return page
    turns = published.turns
    if not {turn.id for turn in page.turns} <= {turn.id for turn in turns}:
        turns = _merge_turns(turns, page.turns)
    sources = (*(source for source in published.sources if source not in page.sources), *page.sources)
    if set(sources) == set(published.sources):
        sources = published.sources
    return PublishedPage(page.address, sources, turns, published.first or page.first)


def _merge_turns(published: Sequence[PublishedTurn], turns: Sequence[PublishedTurn]) -> tuple[PublishedTurn, ...]:
    """Return published turns with new ones, each where it stands, and what the older ones had become at that time."""
    known = {turn.id: position for position, turn in enumerate(published)}
    since = 1 + max((turn.since for turn in published), default=0)
    behind: dict[int, list[PublishedTurn]] = {}
    place = -1
    for turn in turns:
        if turn.id in known:
            place = known[turn.id]
        else:
            behind.setdefault(place, []).append(msgspec.structs.replace(turn, since=since))
    now = {turn.id: turn.words for turn in turns}
    result = list(behind.get(-1, ()))
    for position, turn in enumerate(published):
        words = now.get(turn.id, "")
        later = turn.later if words == turn.at(since) else (*turn.later, TurnVersion(since, words))
        result += [msgspec.structs.replace(turn, later=later), *behind.get(position, ())]
    return tuple(result)


def write_permalinks(folder: Path, published: Published) -> None:
    """Write a file for each folder of addresses; a file whose bytes stay is left alone."""
    by_file: dict[str, list[PublishedPage]] = {}
    for address in sorted(published):
        by_file.setdefault(address.partition("/")[0] or _HOME_PAGE_FILE, []).append(published[address])
    for name, pages in by_file.items():
        lines = [msgspec.json.encode(line).decode() + ",\n" for page in pages for line in _lines_of_page(page)]
        data = ('{"schema": 1, "published": [\n' + "".join(lines) + _FILE_END).encode()
        path = folder / f"{name}.json"
        if not path.is_file() or path.read_bytes() != data:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _lines_of_page(page: PublishedPage) -> Iterable[_PermalinkLine]:
    if not page.sources:
        yield _PermalinkLine(page.address, first=page.first)
    for source in page.sources:
        yield _PermalinkLine(page.address, source=source)
    for turn in page.turns:
        for version in (TurnVersion(turn.since, turn.words), *turn.later):
            yield _PermalinkLine(page.address, turn=turn.id, words=version.words, since=version.since)


def _pages_of_lines(lines: Iterable[_PermalinkLine]) -> dict[str, PublishedPage]:
    """Return the pages of a file; a line that a merge brought twice counts once."""
    sources: dict[str, dict[str, None]] = {}
    turns: dict[str, dict[str, dict[int, str]]] = {}
    firsts: dict[str, str] = {}
    for line in lines:
        of_page = turns.setdefault(line.page, {})
        if line.source is not None:
            sources.setdefault(line.page, {}).setdefault(line.source)
        if line.first is not None:
            firsts.setdefault(line.page, line.first)
        if line.turn is not None:
            of_page.setdefault(line.turn, {}).setdefault(line.since, line.words or "")
    return {
        address: PublishedPage(
            address,
            tuple(sources.get(address, ())),
            tuple(starmap(_turn_of_versions, of_page.items())),
            firsts.get(address),
        )
        for address, of_page in turns.items()
    }


def _turn_of_versions(name: str, versions: Mapping[int, str]) -> PublishedTurn:
    (since, words), *later = sorted(versions.items())
    return PublishedTurn(name, words, since, tuple(starmap(TurnVersion, later)))


@lru_cache(maxsize=100_000)
def _letter_of_word(word: str) -> str:
    return _FINGERPRINT_LETTERS[zlib.crc32(word.encode("utf-8", errors="surrogatepass")) % len(_FINGERPRINT_LETTERS)]
