"""The entries of the index of names: people, events, series, glossary terms and sessions, each with its page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Literal

import msgspec

from generator.settings.load import Settings
from generator.settings.people import PersonInfo
from generator.site.search.part import Facts
from generator.site.search.shelf_files import ShelfResult, Speaker
from generator.site.search.terms import terms
from generator.slugs import is_local_person
from generator.urls import event_address, person_address

_MAX_OTHER_NAMES = 8
"""Other names of an entry."""

NameKind = Literal["event", "series", "person", "term", "session"]


class NameEntry(msgspec.Struct, frozen=True, array_like=True):
    """A page that a query can name."""

    kind: NameKind
    id: str
    """The value of the filter, for people, events and series; empty for the others."""
    href: str
    """Relative to the root of the site."""
    name: str
    also: list[str]
    """Other names: aliases, printed forms, the code of a session, the expansion of an acronym."""
    note: str
    """What tells entries of one name apart; may be empty."""
    date: str | None
    """Of a session."""
    turns: int
    """Of a person."""
    documents: int
    """Of a person, an event or a series."""


def name_entries(shelves: Collection[ShelfResult], series: Mapping[str, int], settings: Settings) -> list[NameEntry]:
    """Return all entries.

    Args:
        shelves: Made from records without withheld names.
        series: The number of documents of each series that has some, by its id.
        settings: The settings of the archive.
    """
    documents = [document for shelf in shelves for document in shelf.documents]
    return [
        *_events((facts for _, facts in documents), settings),
        *_series(series, settings),
        *_people(shelves, settings),
        *_terms(settings),
        *_sessions(documents),
    ]


def _events(documents: Iterable[Facts], settings: Settings) -> Iterator[NameEntry]:
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for facts in documents:
        if facts.event is not None:
            counts[facts.event] = counts.get(facts.event, 0) + 1
            names.setdefault(facts.event, facts.event_name)
    for event_id in sorted(counts):
        info = settings.event(event_id)
        place = info.place if info is not None and info.place else ""
        also = _others(names[event_id], (event_id, place))
        count = counts[event_id]
        yield NameEntry("event", event_id, event_address(event_id), names[event_id], also, place, None, 0, count)


def _series(series: Mapping[str, int], settings: Settings) -> Iterator[NameEntry]:
    for info in settings.series:
        if count := series.get(info.id):
            yield NameEntry(
                "series", info.id, info.href, info.name, _others(info.name, info.called), "", None, 0, count
            )


def _people(shelves: Iterable[ShelfResult], settings: Settings) -> Iterator[NameEntry]:
    speakers: dict[str, list[Speaker]] = {}
    for shelf in shelves:
        for person_id, speaker in shelf.speakers.items():
            speakers.setdefault(person_id, []).append(speaker)
    register = {info.id: info for info in settings.register.people if info.hide is None}
    for person_id, parts in sorted(speakers.items()):
        yield _person(person_id, parts, register.get(person_id))


def _person(person_id: str, parts: Collection[Speaker], info: PersonInfo | None) -> NameEntry:
    names = _by_frequency(part.shown for part in parts)
    labels = _by_frequency(part.labels for part in parts)
    name = names[0] if names else person_id
    events = sorted({event for part in parts for event in part.events})
    return NameEntry(
        kind="person",
        id=person_id,
        href=person_address(person_id),
        name=name,
        also=_others(name, (*names, *_aliases(info), *labels)),
        note=" ".join(events) if is_local_person(person_id) else "",
        date=None,
        turns=sum(part.turns for part in parts),
        documents=sum(part.documents for part in parts),
    )


def _aliases(info: PersonInfo | None) -> Iterator[str]:
    """Yield the registered names that hold everywhere: `THE CHAIR` of one session names nobody elsewhere."""
    for form in info.forms() if info is not None else ():
        if not form.bounded:
            yield form.label


def _terms(settings: Settings) -> Iterator[NameEntry]:
    for entry in settings.glossary:
        also = _others(entry.acronym, (entry.expansion, *entry.forms))
        yield NameEntry("term", "", entry.href, entry.acronym, also, entry.expansion, None, 0, 0)


def _sessions(documents: Iterable[tuple[str, Facts]]) -> Iterator[NameEntry]:
    for page, facts in documents:
        also = [facts.code] if facts.code else []
        yield NameEntry("session", "", page, facts.title, also, facts.event_name, facts.date or facts.year, 0, 0)


def _others(name: str, others: Iterable[str]) -> list[str]:
    """Return the other names that hold a term which the name, and those before, don't hold."""
    earlier_terms = set(terms(name))
    telling = []
    for other in others:
        if new := set(terms(other)) - earlier_terms:
            earlier_terms |= new
            telling.append(other)
    return list(islice(telling, _MAX_OTHER_NAMES))


def _by_frequency(counts: Iterable[Mapping[str, int]]) -> list[str]:
    """Return the keys, the most frequent first and equals by the alphabet, without the empty one."""
    sums: dict[str, int] = {}
    for some in counts:
        for key, count in some.items():
            sums[key] = sums.get(key, 0) + count
    return sorted((key for key in sums if key), key=lambda key: (-sums[key], key))
