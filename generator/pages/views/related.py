"""The links from a document to related documents, for its front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.archive.people.people_index import Person
from generator.archive.related.index import RelatedLinks, SeriesPlace
from generator.archive.summary import Summary
from generator.pages.markdown.front_matter import Link
from generator.pages.views.entries import joined
from generator.pages.views.page import PageLink
from generator.pages.views.wording import commas, counted, date_in_words, gettext, listed
from generator.settings.load import Settings
from generator.urls import event_address

_MAX_NAMES = 4
"""Names in a reason; if there are more people, the last part gives their number."""


class RelatedLink(Link, frozen=True):
    """A link to a related document, with the reason for it."""

    reason: str
    """`parts`, `series`, `subjects`, `people`, `articles` or `day`."""
    title: str
    address: str
    note: str | None = None
    lead: str | None = None
    """Words before the link, such as a time or `Before`."""
    series: str | None = None
    """The id of the series in which it is the session before or after."""
    language: str | None = None
    """The language of the title, if it is another than the archive's."""


def neighbour(document: Summary | None) -> PageLink | None:
    """Return the link to the previous or next document, if there is one."""
    if document is None:
        return None
    note = joined([*_event_and_date(document), document.start_time, document.room])
    return PageLink(document.shown_title, document.href, note, document.title_language)


def related_links(document: Summary, related: RelatedLinks, settings: Settings) -> tuple[RelatedLink, ...]:
    """Return the links at the foot of a page, in the order of their reasons.

    No session is listed for two reasons. A neighbour in a series isn't listed for its subjects or people, a session on
    the same subjects names common speakers in its line, and the previous and next session of the day, which are named
    above, aren't listed with the other sessions of the day. Both ends of a link follow these rules, so every link has a
    link back.
    """
    in_series = {
        session.href for place in related.series for session in (place.previous, place.next) if session is not None
    }
    people = {session.href: names_in_words(common_people) for session, common_people in related.people}
    on_subjects = [(session, terms) for session, terms in related.related if session.href not in in_series]
    listed = in_series | {session.href for session, _ in on_subjects}
    with_people = [session for session, _ in related.people if session.href not in listed]
    return (
        *(_link("parts", part, [*_event_and_date(part), part.start_time, part.room]) for part in related.parts),
        *(link for place in related.series for link in _series_links(place)),
        *(_subject_link(session, terms, people) for session, terms in on_subjects),
        *(_link("people", session, [*_event_and_date(session), people[session.href]]) for session in with_people),
        *(_link("articles", article, _event_and_date(article)) for article in related.day.articles),
        *_day_links(document, related, settings),
    )


def _subject_link(session: Summary, terms: Sequence[str], people: Mapping[str, str]) -> RelatedLink:
    common_people = people.get(session.href)
    subjects = gettext("both speak of %(terms)s", terms=commas([*terms]))
    also = gettext("also with %(people)s", people=common_people) if common_people else None
    return _link("subjects", session, [*_event_and_date(session), subjects, also])


def _day_links(document: Summary, related: RelatedLinks, settings: Settings) -> Iterator[RelatedLink]:
    """Yield the other sessions of the day, and the programme of the event if there are more."""
    neighbours = {session.href for session in (related.day.previous, related.day.next) if session is not None}
    sessions = [session for session in related.day.others if session.href not in neighbours]
    for session in sessions:
        type_name = settings.type_name(session.type) if session.type else None
        yield _link("day", session, [session.room, type_name, session.code], session.start_time)
    event = document.event
    if sessions and not related.day.complete and event is not None:
        yield RelatedLink("day", gettext("The programme of %(event)s", event=event.name), event_address(event.id))


def names_in_words(people: Sequence[Person]) -> str:
    """Return all names, or for many people the first names and the number of the others."""
    names = [person.name for person in people]
    if len(names) > _MAX_NAMES:
        names = [*names[: _MAX_NAMES - 1], counted(len(names) - _MAX_NAMES + 1, "other")]
    return listed(names)


def _link(
    reason: str, document: Summary, facts: Sequence[str | None], lead: str | None = None, series: str | None = None
) -> RelatedLink:
    title, language = document.shown_title, document.title_language
    return RelatedLink(reason, title, document.href, joined(facts), lead, series, language)


def _series_links(place: SeriesPlace) -> Iterator[RelatedLink]:
    for lead, session in ((gettext("Before"), place.previous), (gettext("After"), place.next)):
        if session is not None:
            yield _link("series", session, _event_and_date(session), lead, place.info.id)


def _event_and_date(document: Summary) -> list[str | None]:
    event = document.event.name if document.event else None
    return [event, date_in_words(document.date) if document.date else None]
