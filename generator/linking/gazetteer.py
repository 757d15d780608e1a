"""What can be named in a text: an index of the whole archive, built once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from generator.archive.load import Archive
from generator.archive.people.people_index import Person
from generator.linking.event_names import Events
from generator.linking.glossary_terms import Terms
from generator.linking.people_names import Names
from generator.linking.session_codes import Codes
from generator.linking.titles import Titles, session_titles
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.settings.load import Config

NO_SERIES: Mapping[str, str] = MappingProxyType({})


class Known(msgspec.Struct, frozen=True):
    """Everything that text may name, ready to be asked."""

    people: Mapping[str, Person]
    vocabulary: Vocabulary
    names: Names
    codes: Codes
    titles: Mapping[str, Titles]
    """Of sessions, by event."""
    events: Events
    series: Titles
    terms: Terms


def known_of(archive: Archive, settings: Config, series: Mapping[str, str] = NO_SERIES) -> Known:
    """Return the index of an archive.

    Args:
        archive: All documents and people.
        settings: The archive's `site_config/`.
        series: The addresses of series of sessions, by their names.
    """
    vocabulary = vocabulary_of(settings)
    events = {
        documents[0].event.name: f"{event}/"
        for event, documents in archive.by_event().items()
        if documents[0].event is not None
    }
    return Known(
        people=archive.people,
        vocabulary=vocabulary,
        names=Names(archive.people.values(), settings.register.people, vocabulary),
        codes=Codes(archive.sessions, vocabulary),
        titles=session_titles(archive.sessions),
        events=Events(events, vocabulary),
        series=Titles("series", sorted(series.items())),
        terms=Terms(settings.glossary),
    )
