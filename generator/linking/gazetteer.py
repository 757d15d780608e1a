"""The gazetteer: a finder for each kind of name."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.archive.people.people_index import Person
from generator.linking.event_names import EventNameFinder
from generator.linking.glossary_terms import GlossaryTermFinder
from generator.linking.names import Names
from generator.linking.people_names import FullNameFinder
from generator.linking.session_codes import SessionCodeFinder
from generator.linking.titles import TitleFinder, session_titles
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.settings.load import Settings


class Gazetteer(msgspec.Struct, frozen=True):
    """A finder for each kind of name."""

    people: Mapping[str, Person]
    vocabulary: Vocabulary
    names: FullNameFinder
    codes: SessionCodeFinder
    titles: Mapping[str, TitleFinder]
    """Titles of sessions, by event id."""
    events: EventNameFinder
    series: TitleFinder
    terms: GlossaryTermFinder


def build_gazetteer(names: Names, settings: Settings) -> Gazetteer:
    """Return the gazetteer of all names of an archive, or of those that may be in some texts.

    Args:
        names: The names.
        settings: The settings that reading uses.
    """
    vocabulary = vocabulary_of(settings)
    people = {
        person.id: Person(id=person.id, name=person.name, printed=(), appearances=(), words=0)
        for person in names.people
    }
    return Gazetteer(
        people=people,
        vocabulary=vocabulary,
        names=FullNameFinder(people.values(), names.register, vocabulary),
        codes=SessionCodeFinder(names.sessions, vocabulary),
        titles=session_titles(names.sessions),
        events=EventNameFinder({page.name: page.href for page in names.events}, vocabulary),
        series=TitleFinder("series", [(page.name, page.href) for page in names.series]),
        terms=GlossaryTermFinder(names.glossary),
    )
