"""The files of one shelf.

| file | content | when a browser loads it |
|---|---|---|
| `shelf.json` | the table of its documents | when the search opens |
| `turns/NUMBER.bin` | terms with the turns that hold them | a few for each word |
| `places.json`, `places/NUMBER.bin` | terms with their positions | for phrases |
| `text/PAGE/NUMBER.bin` | the texts of some turns of a document | for the results that are shown |

Files that end in `.bin` are packed (`packed.py`).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from generator.results.value_hashes import digest
from generator.site.search.groups import GroupDocument, JoinedGroup, decoded_range
from generator.site.search.new_folder import NewFolder
from generator.site.search.part import Facts
from generator.site.search.postings import Postings
from generator.site.search.term_files import FileSize, Start, term_file, write_term_files
from generator.site.search.terms import fold
from generator.site.search.voices import Voice

SHELF_FILE = "shelf.json"
PLACES_FILE = "places.json"
_TEXT_FOLDER = "text"
_TURNS, _PLACES = "turns/", "places/"

TURN_FILE_SIZE = FileSize(4_000, 9_000)
"""Small, because a query loads one of them for each word and shelf."""

PLACE_FILE_SIZE = FileSize(10_000, 24_000)

_MIN_DOCUMENTS = 100
"""A shelf with fewer documents has one range with all terms: its files are few, and made at once."""

_RangeData = tuple[int, msgspec.Raw]
"""The postings of a range in a group: the number of the group's first document, and the terms as data."""

_ID_PARTS = re.compile("[a-z0-9]+")


class ShelfTable(msgspec.Struct, frozen=True):
    """`shelf.json`. The documents of a shelf have numbers from 1, in the order of these lists."""

    files_version: str
    """A hash of all other files of the shelf."""
    pages: list[str]
    """The address of each document, relative to the root of the site."""
    kinds: list[str]
    """The kinds of the documents, sorted."""
    events: list[str]
    """The ids of the events, sorted."""
    types: list[str]
    """The ids of the session types, sorted."""
    languages: list[str]
    """The languages of the turns, sorted."""
    kind: list[int]
    """The index in `kinds` for each document."""
    event: list[int]
    """The index in `events` for each document; -1 for none."""
    type: list[int]
    """The index in `types` for each document; -1 for none."""
    dates: list[str | None]
    """The date of each document; the year alone where only the event tells it."""
    shown: list[str]
    """The shown name of each voice; empty for an unidentified speaker."""
    people: list[str | int]
    """The id of the person of each voice: 0 for none, 1 if `id_of_name` makes it from the shown name."""
    voices: list[list[int]]
    """For each document, its voices in the order of their turns: index in `shown`, turns, and so on."""
    language: list[int | list[int]]
    """For each document the index in `languages`, or a list with the index for each of its voices."""
    turns_per_file: list[int]
    """How many turns a file of texts of each document has."""
    starts: list[Start]
    """Where each file of `turns/` begins."""


class PlacesTable(msgspec.Struct, frozen=True):
    """`places.json`."""

    slots: list[str]
    """`Part.slots` of each document, in base64."""
    starts: list[Start]
    """Where each file of `places/` begins."""


class Speaker(msgspec.Struct, frozen=True, array_like=True):
    """A person who speaks on a shelf."""

    turns: int
    documents: int
    shown: dict[str, int]
    """How many turns are shown with each name."""
    labels: dict[str, int]
    """How many turns have each printed label."""
    events: list[str]
    """The names of the events, sorted."""


class RangeFiles(msgspec.Struct, frozen=True, array_like=True):
    """The files of a range of terms."""

    key: str
    """A hash of what they depend on besides the program."""
    turns: list[Start]
    """Where each of its files of `turns/` begins."""
    places: list[Start]
    """Where each of its files of `places/` begins."""

    def names(self, first_turns: int, first_places: int) -> Iterator[str]:
        """Yield the paths of the files, from the numbers of the first ones."""
        for number in range(first_turns, first_turns + len(self.turns)):
            yield term_file(_TURNS, number)
        for number in range(first_places, first_places + len(self.places)):
            yield term_file(_PLACES, number)


NO_RANGES: Mapping[int, RangeFiles] = MappingProxyType({})


class ShelfResult(msgspec.Struct, frozen=True):
    """What the rest of the index needs of a shelf."""

    version: str
    """A hash of its table: a browser asks for its files by it, so that it never joins files of two builds."""
    documents: list[tuple[str, Facts]]
    """The address of each document, and its facts."""
    languages: list[str]
    speakers: dict[str, Speaker]
    """By the ids of the persons."""
    words: dict[str, list[str]]
    """The words of the documents in each language that has word forms, sorted."""


def write_shelf(
    groups: Iterable[JoinedGroup], folder: NewFolder, last_ranges: Mapping[int, RangeFiles] = NO_RANGES
) -> tuple[ShelfResult, dict[int, RangeFiles]]:
    """Write the files of a shelf, and return what others need of it, and the files of each range of terms.

    Args:
        groups: The groups of its documents, in their order.
        folder: A new folder with nothing but the texts.
        last_ranges: The files of ranges that the earlier index has in this folder.
    """
    documents: list[GroupDocument] = []
    words: dict[str, set[str]] = {}
    data_of_ranges: dict[int, list[_RangeData]] = {}
    for group in groups:
        for number, data in group.ranges.items():
            data_of_ranges.setdefault(number, []).append((len(documents) + 1, data))
        documents += group.documents
        for language, of_language in group.vocabulary.items():
            words.setdefault(language, set()).update(of_language)
    if len(documents) < _MIN_DOCUMENTS:
        data_of_ranges = {0: [data for number in sorted(data_of_ranges) for data in data_of_ranges[number]]}
    ranges = _write_ranges(data_of_ranges, folder, last_ranges)
    slots = [base64.b64encode(document.slots).decode("ascii") for document in documents]
    places = PlacesTable(slots, [start for files in ranges.values() for start in files.places])
    folder.write(PLACES_FILE, msgspec.json.encode(places))
    table = _table(documents, [start for files in ranges.values() for start in files.turns], folder.version())
    shelf = msgspec.json.encode(table)
    folder.write(SHELF_FILE, shelf)
    result = ShelfResult(
        version=hashlib.sha256(shelf).hexdigest()[:12],
        documents=[(document.page, document.facts) for document in documents],
        languages=table.languages,
        speakers=_speakers(documents),
        words={language: sorted(words[language]) for language in sorted(words)},
    )
    return result, ranges


def _write_ranges(
    data_of_ranges: Mapping[int, list[_RangeData]], folder: NewFolder, last_ranges: Mapping[int, RangeFiles]
) -> dict[int, RangeFiles]:
    """Write the files of each range, or keep those of the earlier index if they were made from the same."""
    ranges: dict[int, RangeFiles] = {}
    folder.make(_PLACES)
    folder.make(_TURNS)
    first_turns = first_places = 0
    for number in sorted(data_of_ranges):
        hashes = [(first, hashlib.sha256(data).digest()) for first, data in data_of_ranges[number]]
        key = digest(hashes, first_turns, first_places)
        files = last_ranges.get(number)
        if files is None or files.key != key or not folder.keep_all(files.names(first_turns, first_places)):
            postings = Postings()
            for first, data in data_of_ranges[number]:
                postings.add_group(first, decoded_range(data))
            places = write_term_files(postings.places(), folder, PLACE_FILE_SIZE, _PLACES, first_places)
            turns = write_term_files(postings.turns(), folder, TURN_FILE_SIZE, _TURNS, first_turns)
            files = RangeFiles(key, turns, places)
        first_turns += len(files.turns)
        first_places += len(files.places)
        ranges[number] = files
    return ranges


def _table(documents: list[GroupDocument], starts: list[Start], files_version: str) -> ShelfTable:
    facts = [document.facts for document in documents]
    voices = [voice for document in documents for voice in document.voices]
    kinds, events, types = (_values(fact) for fact in zip(*((f.kind, f.event, f.type) for f in facts), strict=True))
    languages = _values([*(voice.language for voice in voices), *(fact.language for fact in facts)])
    shown = {pair: place for place, pair in enumerate(sorted({_shown(voice) for voice in voices}))}
    return ShelfTable(
        files_version=files_version,
        pages=[document.page for document in documents],
        kinds=list(kinds),
        events=list(events),
        types=list(types),
        languages=list(languages),
        kind=[kinds[fact.kind] for fact in facts],
        event=[events.get(fact.event or "", -1) for fact in facts],
        type=[types.get(fact.type or "", -1) for fact in facts],
        dates=[fact.date or fact.year for fact in facts],
        shown=[name for name, _ in shown],
        people=[_short_id(name, person) for name, person in shown],
        voices=[
            [number for voice in document.voices for number in (shown[_shown(voice)], voice.turns)]
            for document in documents
        ],
        language=[_languages(document, languages) for document in documents],
        turns_per_file=[document.turns_per_file for document in documents],
        starts=starts,
    )


def _shown(voice: Voice) -> tuple[str, str]:
    """Return the shown name of a voice and the id of its person; an empty text for none."""
    return voice.shown or "", voice.person or ""


def _short_id(name: str, person: str) -> str | int:
    return 0 if not person else 1 if person == id_of_name(name) else person


def id_of_name(name: str) -> str:
    """Return the id that most people have: it needs no bytes in the table. The browser makes it in the same way."""
    return "-".join(_ID_PARTS.findall(fold(name).replace("'", "")))


def _languages(document: GroupDocument, languages: Mapping[str, int]) -> int | list[int]:
    numbers = [languages[voice.language] for voice in document.voices]
    own = languages[document.facts.language]
    return own if all(number == own for number in numbers) else numbers


def _speakers(documents: Iterable[GroupDocument]) -> dict[str, Speaker]:
    turns, in_documents = Counter[str](), Counter[str]()
    shown: dict[str, Counter[str]] = {}
    labels: dict[str, Counter[str]] = {}
    events: dict[str, set[str]] = {}
    for document in documents:
        people = set()
        for voice in document.voices:
            if voice.person is not None:
                people.add(voice.person)
                turns[voice.person] += voice.turns
                shown.setdefault(voice.person, Counter())[voice.shown or ""] += voice.turns
                labels.setdefault(voice.person, Counter())[voice.label or ""] += voice.turns
                events.setdefault(voice.person, set()).add(document.facts.event_name)
        in_documents.update(people)
    return {
        person: Speaker(count, in_documents[person], shown[person], labels[person], sorted(events[person]))
        for person, count in sorted(turns.items())
    }


def write_texts(texts: Iterable[bytes], folder: NewFolder, page: str) -> None:
    """Write the files of texts of the document at an address."""
    folder.make(text_folder(page))
    for number, data in enumerate(texts):
        folder.write(f"{text_folder(page)}/{number}.bin", data)


def text_folder(page: str) -> str:
    """Return the folder of the texts of a document in the folder of its shelf."""
    return f"{_TEXT_FOLDER}/{page.removesuffix('/')}"


def _values(values: Iterable[str | None]) -> dict[str, int]:
    """Return the index of each value in their sorted list."""
    return {value: index for index, value in enumerate(sorted({value for value in values if value}))}
