"""All that texts can name, as data: people, sessions, events, series and glossary entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Generic, TypeVar

import msgspec

from generator.archive.archive import Archive
from generator.linking.document_words import DocumentWords, first_word_of_form, start_of_phrase, word_number
from generator.reading.grammar.names import read_label
from generator.reading.grammar.vocabulary import Vocabulary
from generator.settings.glossary import GlossaryEntry
from generator.settings.load import Settings
from generator.settings.people import PersonInfo
from generator.urls import event_address

NO_SERIES: Mapping[str, str] = MappingProxyType({})
_Entry = TypeVar("_Entry")
_Key = TypeVar("_Key")
_DIGITS = re.compile(r"[0-9]+")


class NamedPerson(msgspec.Struct, frozen=True):
    """A person with a page."""

    id: str
    name: str


class NamedSession(msgspec.Struct, frozen=True):
    """A session of an event."""

    event: str
    href: str
    code: str | None
    title: str | None


class NamedPage(msgspec.Struct, frozen=True):
    """The name and the address of an event or a series."""

    name: str
    href: str


class Names(msgspec.Struct, frozen=True):
    """All that some texts can name."""

    people: tuple[NamedPerson, ...] = ()
    register: tuple[PersonInfo, ...] = ()
    """Entries of the people register, also of people who never speak."""
    sessions: tuple[NamedSession, ...] = ()
    events: tuple[NamedPage, ...] = ()
    series: tuple[NamedPage, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()


def names_of(archive: Archive, settings: Settings, series: Mapping[str, str] = NO_SERIES) -> Names:
    """Return all that the texts of an archive can name.

    Args:
        archive: All documents and people.
        settings: The archive's `site_config/`.
        series: The addresses of series of sessions, by their names.
    """
    return Names(
        people=tuple(NamedPerson(person.id, person.name) for person in archive.people.values()),
        register=settings.register.people,
        sessions=tuple(
            NamedSession(session.event.id, session.href, session.code, session.title)
            for session in archive.sessions
            if session.event is not None
        ),
        events=tuple(
            NamedPage(documents[0].event.name, event_address(event))
            for event, documents in archive.by_event().items()
            if documents[0].event is not None
        ),
        series=tuple(NamedPage(name, href) for name, href in sorted(series.items())),
        glossary=settings.glossary,
    )


class NameIndex:
    """Finds the names that the words of a document may contain, without looking at the others.

    Args:
        names: All names of the archive.
        vocabulary: The words that reading rules know.
    """

    def __init__(self, names: Names, vocabulary: Vocabulary) -> None:
        self._events = names.events
        self._event_numbers = frozenset(number for page in names.events for number in _DIGITS.findall(page.name))
        self._withheld = tuple(number for number, info in enumerate(names.register) if info.hide is not None)
        self._people = {person.id: person for person in names.people}
        self._people_by_start = _Index(names.people, lambda person: [start_of_phrase(person.name)])
        self._register = names.register
        self._starts_of_labels = [
            [_start_of_label(form.label, vocabulary) for form in info.forms()] for info in names.register
        ]
        self._register_by_start = _Index(range(len(names.register)), self._starts_of_labels.__getitem__)
        by_event: dict[str, list[NamedSession]] = {}
        for session in names.sessions:
            by_event.setdefault(session.event, []).append(session)
        self._by_code = {event: _Index(sessions, _numbers_in_code) for event, sessions in by_event.items()}
        self._by_title = {event: _Index(sessions, _starts_of_title) for event, sessions in by_event.items()}
        self._series = _Index(names.series, lambda page: [start_of_phrase(page.name)])
        self._glossary = _Index(
            names.glossary,
            lambda entry: (word_number(first_word_of_form(form)) for form in (entry.acronym, *entry.forms)),
        )

    def of_document(self, words: DocumentWords, event: str | None, speakers: Iterable[str]) -> Names:
        """Return the names that a document may contain, and its speakers.

        Args:
            words: The words of the document.
            event: The id of its event.
            speakers: The ids of its speakers.
        """
        starts = words.starts
        people = {person.id: person for person in self._people_by_start.at(starts)}
        people |= {speaker: self._people[speaker] for speaker in speakers if speaker in self._people}
        sessions: dict[str, NamedSession] = {}
        if event in self._by_title:
            sessions |= {session.href: session for session in self._by_title[event].at(starts)}
            sessions |= {session.href: session for session in self._by_code[event].at(words.numbers)}
        has_year = not words.numbers.isdisjoint(self._event_numbers)
        entries_of_register = {*self._withheld, *self._register_by_start.at(starts)}
        entries = {entry.id: entry for entry in self._glossary.at(words.words)}
        return Names(
            people=tuple(people[person] for person in sorted(people)),
            register=tuple(self._with_names_at(number, starts) for number in sorted(entries_of_register)),
            sessions=tuple(sessions[href] for href in sorted(sessions)),
            events=self._events if has_year else (),
            series=tuple(sorted({*self._series.at(starts)}, key=lambda page: page.name)),
            glossary=tuple(entries[entry] for entry in sorted(entries)),
        )

    def _with_names_at(self, number: int, starts: frozenset[int]) -> PersonInfo:
        """Return an entry of the people register without the aliases that a document can't contain.

        So another alias changes the task of no document that lacks it. Every alias of a withheld name counts.
        """
        info = self._register[number]
        if info.hide is not None:
            return info
        _, *starts_of_aliases = self._starts_of_labels[number]
        aliases = [alias for alias, start in zip(info.aliases, starts_of_aliases, strict=True) if start in starts]
        return PersonInfo(id=info.id, name=info.name, aliases=tuple(aliases))


class _Index(Generic[_Entry, _Key]):
    """Entries by their keys. The cost of a look-up grows with the shorter one: the index, or the keys of a document."""

    def __init__(self, entries: Iterable[_Entry], keys: Callable[[_Entry], Iterable[_Key | None]]) -> None:
        self._entries: dict[_Key, list[_Entry]] = {}
        for entry in entries:
            for key in {*keys(entry)}:
                if key is not None:
                    self._entries.setdefault(key, []).append(entry)
        self._keys = frozenset(self._entries)

    def at(self, keys: frozenset[_Key]) -> Iterator[_Entry]:
        """Yield the entries with one of these keys, in any order; an entry with several of them several times."""
        for key in self._keys & keys:
            yield from self._entries[key]


def _start_of_label(label: str, vocabulary: Vocabulary) -> int | None:
    """Return the start of the name in a label of the people register; `None` if no text can contain the name."""
    name = read_label(label, vocabulary).name
    return start_of_phrase(name) if name is not None else None


def _numbers_in_code(session: NamedSession) -> list[str]:
    return _DIGITS.findall(session.code or "")


def _starts_of_title(session: NamedSession) -> list[int | None]:
    return [start_of_phrase(session.title or "")]
