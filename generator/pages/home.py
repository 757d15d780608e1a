"""The home page: the words that people wrote, and facts about the archive that the theme shows around them."""

from __future__ import annotations

from collections import Counter

import msgspec

from generator.archive.archive import Archive
from generator.archive.topics import TopicIndex
from generator.pages.new import newest_additions
from generator.pages.views.news import News
from generator.pages.views.wording import Noun, counted, gettext, ngettext, number
from generator.pages.views.years import YearCount, counts_by_year, span_of_years, year_of, years_of
from generator.settings.load import Settings
from generator.urls import (
    EVENTS_ADDRESS,
    PEOPLE_ADDRESS,
    SERIES_ADDRESS,
    TOPICS_ADDRESS,
    TYPES_ADDRESS,
    feed_address,
)

_MAX_NEW = 5
"""New documents on the home page."""

_MAX_WAYS = 3

_TEMPLATE = "home.html"


class Figure(msgspec.Struct, frozen=True):
    """A number that says how large the archive is."""

    number: str
    unit: str


class Way(msgspec.Struct, frozen=True):
    """A way into the archive."""

    title: str
    address: str
    text: str


class NewDocument(msgspec.Struct, frozen=True):
    """A document that was added lately."""

    title: str
    address: str
    facts: str
    language: str | None = None
    """The language of the title, if it is another than the archive's."""


class HomeFront(msgspec.Struct, frozen=True):
    """What the program adds to the front matter of the hand-written home page."""

    figures: tuple[Figure, ...]
    years: tuple[YearCount, ...]
    """All sessions by year; each year leads to its events."""
    ways: tuple[Way, ...]
    new: tuple[NewDocument, ...]
    """The newest first."""
    feed: str = feed_address("")
    template: str = _TEMPLATE


def home_front(
    archive: Archive, settings: Settings, news: News, topics: TopicIndex, series: int, event_years: frozenset[int]
) -> HomeFront:
    """Return the facts of the home page.

    Args:
        archive: All documents and people.
        settings: The archive's `site_config/`.
        news: What is new.
        topics: The topics of the archive.
        series: The number of series with sessions.
        event_years: The years that the index of events has a heading for.
    """
    by_year = Counter(map(year_of, archive.sessions))
    links = {year: f"{EVENTS_ADDRESS}#{year}" for year in event_years}
    return HomeFront(
        figures=_figures(archive),
        years=counts_by_year(by_year, years_of(archive.sessions), links),
        ways=_ways(archive, topics, series),
        new=tuple(
            NewDocument(document.shown_title, document.href, facts, document.title_language)
            for document, facts in newest_additions(archive.documents, news, settings, _MAX_NEW)
        ),
    )


def home_fields(front: HomeFront) -> dict[str, object]:
    """Return the facts about the archive as fields of a front matter."""
    return {name: getattr(front, name) for name in front.__struct_fields__}


def _figures(archive: Archive) -> tuple[Figure, ...]:
    sessions, articles = len(archive.sessions), len(archive.documents) - len(archive.sessions)
    words = sum(document.words for document in archive.sessions)
    people = len(archive.people)
    figures = [_figure(sessions, "session"), _figure(words, "word spoken")]
    if people:
        figures.append(_figure(people, "person"))
    if articles:
        figures.append(_figure(articles, "article"))
    if (years := span_of_years(archive.documents)) is not None:
        label = gettext("Year") if years.isdecimal() else gettext("Years")
        figures.append(Figure(years, label.lower()))
    return tuple(figures)


def _figure(count: int, noun: Noun) -> Figure:
    shown = number(count)
    return Figure(shown, counted(count, noun).replace(shown, "").strip())


def _ways(archive: Archive, topics: TopicIndex, series: int) -> tuple[Way, ...]:
    events, people, of_topics = len(archive.by_event()), len(archive.people), len(topics.topics)
    types = len(archive.by_type())
    ways = (
        (events, gettext("Events"), EVENTS_ADDRESS, _events_in_words(events)),
        (people, gettext("People"), PEOPLE_ADDRESS, _people_in_words(people)),
        (of_topics, gettext("Topics"), TOPICS_ADDRESS, _topics_in_words(of_topics)),
        (series, gettext("Series"), SERIES_ADDRESS, _series_in_words(series)),
        (types, gettext("Session types"), TYPES_ADDRESS, counted(types, "type")),
    )
    return tuple(Way(title, address, text) for count, title, address, text in ways if count)[:_MAX_WAYS]


def _events_in_words(count: int) -> str:
    return ngettext(
        "%(count)s meeting, each with its programme by day", "%(count)s meetings, each with its programme by day", count
    )


def _people_in_words(count: int) -> str:
    return ngettext(
        "%(count)s speaker, each with all that they said", "%(count)s speakers, each with all that they said", count
    )


def _topics_in_words(count: int) -> str:
    return ngettext(
        "%(count)s topic over the years, and who speaks of them",
        "%(count)s topics over the years, and who speaks of them",
        count,
    )


def _series_in_words(count: int) -> str:
    return ngettext("%(count)s series of sessions over the years", "%(count)s series of sessions over the years", count)
