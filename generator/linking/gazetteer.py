"""The gazetteer: an index of all that a text can name, built once for the whole archive."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from generator.archive.load import Archive
from generator.archive.people.people_index import Person
from generator.linking.event_names import EventNameFinder
from generator.linking.glossary_terms import GlossaryTermFinder
from generator.linking.people_names import FullNameFinder
from generator.linking.session_codes import SessionCodeFinder
from generator.linking.titles import TitleFinder, session_titles
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.settings.load import Settings
from generator.urls import event_address

NO_SERIES: Mapping[str, str] = MappingProxyType({})


class Gazetteer(msgspec.Struct, frozen=True):
    """All that a text can name, with a finder for each kind."""

    people: Mapping[str, Person]
    vocabulary: Vocabulary
    names: FullNameFinder
    codes: SessionCodeFinder
    titles: Mapping[str, TitleFinder]
    """Titles of sessions, by event id."""
    events: EventNameFinder
    series: TitleFinder
    terms: GlossaryTermFinder


def build_gazetteer(archive: Archive, settings: Settings, series: Mapping[str, str] = NO_SERIES) -> Gazetteer:
    """Return the gazetteer of an archive.

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
        names=FullNameFinder(archive.people.values(), settings.register.people, vocabulary),
        codes=SessionCodeFinder(archive.sessions, vocabulary),
        titles=session_titles(archive.sessions),
        events=EventNameFinder(events, vocabulary),
        series=TitleFinder("series", sorted(series.items())),
        terms=GlossaryTermFinder(settings.glossary),
    )
