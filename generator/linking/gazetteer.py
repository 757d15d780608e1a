"""What can be named in a text: an index of the whole archive, built once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from generator.archive.load import Archive
from generator.archive.people.people_index import Person
from generator.linking.event_names import EventFinder
from generator.linking.glossary_terms import TermFinder
from generator.linking.people_names import NameFinder
from generator.linking.session_codes import CodeFinder
from generator.linking.titles import TitleFinder, session_titles
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.settings.load import Settings
from generator.urls import event_address

NO_SERIES: Mapping[str, str] = MappingProxyType({})


class Gazetteer(msgspec.Struct, frozen=True):
    """Everything that text may name, ready to be asked."""

    people: Mapping[str, Person]
    vocabulary: Vocabulary
    names: NameFinder
    codes: CodeFinder
    titles: Mapping[str, TitleFinder]
    """Of sessions, by event."""
    events: EventFinder
    series: TitleFinder
    terms: TermFinder


def known_of(archive: Archive, settings: Settings, series: Mapping[str, str] = NO_SERIES) -> Gazetteer:
    """Return the index of an archive.

    Args:
        archive: All documents and people.
        settings: The archive's `site_config/`.
        series: The addresses of series of sessions, by their names.
    """
    vocabulary = vocabulary_of(settings)
    events = {
        documents[0].event.name: event_address(event)
        for event, documents in archive.by_event().items()
        if documents[0].event is not None
    }
    return Gazetteer(
        people=archive.people,
        vocabulary=vocabulary,
        names=NameFinder(archive.people.values(), settings.register.people, vocabulary),
        codes=CodeFinder(archive.sessions, vocabulary),
        titles=session_titles(archive.sessions),
        events=EventFinder(events, vocabulary),
        series=TitleFinder("series", sorted(series.items())),
        terms=TermFinder(settings.glossary),
    )
