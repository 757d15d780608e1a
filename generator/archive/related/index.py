"""The related sessions of all documents, found once when the whole archive has been read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.related.parts import find_parts
from generator.archive.related.same_day import NO_SAME_DAY, SameDay, find_same_day
from generator.archive.related.same_people import find_same_people
from generator.archive.related.series import SeriesSessions, find_series
from generator.archive.related.topics import ComparedSessions, Comparisons, RelatedByTopic, find_related_by_topic
from generator.archive.summary import Summary
from generator.archive.terms.terms import Term, name_words
from generator.results.result_cache import ResultCache
from generator.settings.load import Settings
from generator.settings.series import SeriesInfo

_COMPARISONS = "compared sessions"
"""The name of the results of comparisons."""


class SeriesPlace(msgspec.Struct, frozen=True):
    """A session's place in a series: its neighbours there."""

    info: SeriesInfo
    previous: Summary | None
    next: Summary | None


class RelatedLinks(msgspec.Struct, frozen=True):
    """The related sessions of a document. Each relation works both ways; previous and next are each other's."""

    day: SameDay = NO_SAME_DAY
    series: tuple[SeriesPlace, ...] = ()
    parts: tuple[Summary, ...] = ()
    people: tuple[tuple[Summary, tuple[Person, ...]], ...] = ()
    """Sessions with the same speakers, and these speakers; the strongest first."""
    related: tuple[tuple[Summary, tuple[str, ...]], ...] = ()
    """Sessions on the same topics, and these topics; the strongest first."""


NO_RELATED_LINKS = RelatedLinks()


class RelatedIndex(msgspec.Struct, frozen=True):
    """The related sessions of every document, and the series of the archive."""

    by_document: Mapping[str, RelatedLinks] = {}
    """By the document's address."""
    series: tuple[SeriesSessions, ...] = ()


def find_related(
    archive: Archive, settings: Settings, terms: Mapping[str, Sequence[Term]], cache: ResultCache | None = None
) -> RelatedIndex:
    """Return the related sessions of all documents.

    Args:
        archive: All documents.
        settings: The archive's `site_config/`: the series and the people register.
        terms: The terms of each document, by the address made of its file's name.
        cache: The results of the last build.
    """
    sessions = {session.href: session for session in archive.sessions}
    days = find_same_day(archive.documents)
    parts = find_parts(sessions.values())
    part_pairs = {(href, part.href) for href, parts_of_one in parts.items() for part in parts_of_one}

    def are_parts(first: str, second: str) -> bool:
        return (first, second) in part_pairs

    series = find_series(sessions.values(), settings.series)
    series_places = _series_places(series)
    people = _links_by_people(archive, sessions, are_parts)
    session_terms = {href: terms.get(session.own_address.href, ()) for href, session in sessions.items()}
    names = {href: name_words(session.names_by_person.values()) for href, session in sessions.items()}
    person_words = find_person_words(archive, settings)

    inputs = (session_terms, names, person_words, sorted(part_pairs))

    def find_topics() -> list[RelatedByTopic]:
        comparisons = Comparisons(cache.read_table(_COMPARISONS, ComparedSessions) if cache else {})
        related_pairs = find_related_by_topic(session_terms, names, person_words, are_parts, comparisons)
        if cache:
            cache.write_table(_COMPARISONS, comparisons.now)
        return related_pairs

    pairs = cache.run_once("topics", inputs, list[RelatedByTopic], find_topics) if cache else find_topics()
    topics = _links_by_topic(pairs, sessions)
    return RelatedIndex(
        by_document={
            document.href: RelatedLinks(
                day=days.get(document.href, NO_SAME_DAY),
                series=tuple(series_places.get(document.href, ())),
                parts=parts.get(document.href, ()),
                people=tuple(people.get(document.href, ())),
                related=tuple(topics.get(document.href, ())),
            )
            for document in archive.documents
        },
        series=series,
    )


def _series_places(series: Iterable[SeriesSessions]) -> dict[str, list[SeriesPlace]]:
    """Return the places of each session in its series, by address."""
    places: dict[str, list[SeriesPlace]] = {}
    for members in series:
        sequence = [None, *members.sessions, None]
        for previous, session, following in zip(sequence, members.sessions, sequence[2:], strict=False):
            places.setdefault(session.href, []).append(SeriesPlace(members.info, previous, following))
    return places


def _links_by_people(
    archive: Archive, sessions: Mapping[str, Summary], are_linked: Callable[[str, str], bool]
) -> dict[str, list[tuple[Summary, tuple[Person, ...]]]]:
    """Return the sessions with the same speakers as each session, by address."""
    links: dict[str, list[tuple[Summary, tuple[Person, ...]]]] = {}
    for pair in find_same_people(archive.people, are_linked):
        links.setdefault(pair.first, []).append((sessions[pair.second], pair.people))
        links.setdefault(pair.second, []).append((sessions[pair.first], pair.people))
    return links


def _links_by_topic(
    pairs: Iterable[RelatedByTopic], sessions: Mapping[str, Summary]
) -> dict[str, list[tuple[Summary, tuple[str, ...]]]]:
    """Return the sessions on the same topics as each session, by address."""
    links: dict[str, list[tuple[Summary, tuple[str, ...]]]] = {}
    for pair in pairs:
        links.setdefault(pair.first, []).append((sessions[pair.second], pair.terms))
        links.setdefault(pair.second, []).append((sessions[pair.first], pair.terms))
    return links


def find_person_words(archive: Archive, settings: Settings) -> set[str]:
    """Return the words that are people's if capitalised: first names, and all names of the people register.

    They keep a withheld name from being shown as a topic.
    """
    labels = [form.label for info in settings.register.people for form in info.forms()]
    return name_words([*(person.name.split()[0] for person in archive.people.values()), *labels])
