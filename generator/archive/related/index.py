"""What leads from each document to others, all of it together: made once, when all documents are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from generator.archive.load import Archive
from generator.archive.people.people_index import Person
from generator.archive.related.parts import find_parts
from generator.archive.related.same_day import NO_SAME_DAY, SameDay, find_same_day
from generator.archive.related.same_people import find_same_people
from generator.archive.related.series import SeriesSessions, find_series
from generator.archive.related.terms import Term, name_words
from generator.archive.related.topics import find_related_by_topic
from generator.archive.summary import Summary
from generator.settings.load import Settings
from generator.settings.series import SeriesInfo


class SeriesPlace(msgspec.Struct, frozen=True):
    """A series of a session, and its neighbours there."""

    info: SeriesInfo
    previous: Summary | None
    next: Summary | None


class RelatedLinks(msgspec.Struct, frozen=True):
    """What leads from one document to others. Whatever it leads to leads back, but for its neighbours in a row."""

    day: SameDay = NO_SAME_DAY
    series: tuple[SeriesPlace, ...] = ()
    parts: tuple[Summary, ...] = ()
    people: tuple[tuple[Summary, tuple[Person, ...]], ...] = ()
    """Sessions in which the same people speak, and who; the strongest first."""
    related: tuple[tuple[Summary, tuple[str, ...]], ...] = ()
    """Sessions that speak of the same, and of what; the strongest first."""


NO_RELATED_LINKS = RelatedLinks()


class RelatedIndex(msgspec.Struct, frozen=True):
    """The ties of every document, and the series of the archive."""

    of: Mapping[str, RelatedLinks] = {}
    """By address."""
    series: tuple[SeriesSessions, ...] = ()


def find_related(archive: Archive, settings: Settings, terms: Mapping[str, Sequence[Term]]) -> RelatedIndex:
    """Return what leads from document to document.

    Args:
        archive: All documents.
        settings: Its `site_config/`: the series, and the people register.
        terms: What each document speaks of, by the address made of its file's name.
    """
    sessions = {session.href: session for session in archive.sessions}
    of_day = find_same_day(archive.documents)
    of_parts = find_parts(sessions.values())
    pairs = {(href, other.href) for href, others in of_parts.items() for other in others}

    def apart(one: str, two: str) -> bool:
        return (one, two) in pairs

    found_series = find_series(sessions.values(), settings.series)
    in_series: dict[str, list[SeriesPlace]] = {}
    for one in found_series:
        row = [None, *one.sessions, None]
        for before, session, after in zip(row, one.sessions, row[2:], strict=False):
            in_series.setdefault(session.href, []).append(SeriesPlace(one.info, before, after))
    people: dict[str, list[tuple[Summary, tuple[Person, ...]]]] = {}
    for shared in find_same_people(archive.people, apart):
        people.setdefault(shared.one, []).append((sessions[shared.two], shared.people))
        people.setdefault(shared.two, []).append((sessions[shared.one], shared.people))
    about: dict[str, list[tuple[Summary, tuple[str, ...]]]] = {}
    names = {href: name_words(session.names.values()) for href, session in sessions.items()}
    spoken = {href: terms.get(session.own.href, ()) for href, session in sessions.items()}
    for link in find_related_by_topic(spoken, names, _person_words(archive, settings), apart):
        about.setdefault(link.one, []).append((sessions[link.two], link.terms))
        about.setdefault(link.two, []).append((sessions[link.one], link.terms))
    return RelatedIndex(
        of={
            document.href: RelatedLinks(
                day=of_day.get(document.href, NO_SAME_DAY),
                series=tuple(in_series.get(document.href, ())),
                parts=of_parts.get(document.href, ()),
                people=tuple(people.get(document.href, ())),
                related=tuple(about.get(document.href, ())),
            )
            for document in archive.documents
        },
        series=found_series,
    )


def _person_words(archive: Archive, settings: Settings) -> set[str]:
    """Return the words that are persons where they are written as names: first names, and all names of the register.

    So the name of somebody who is withheld can't come back as a subject.
    """
    labels = [form.label for info in settings.register.people for form in info.forms()]
    return name_words([*(person.name.split()[0] for person in archive.people.values()), *labels])
