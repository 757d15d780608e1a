"""The page of an event: its programme, its articles and its speakers, each divided into subpages if it is too long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import ClassVar
from urllib.parse import quote

from generator.archive.people.people_index import Person
from generator.archive.summary import Summary
from generator.pages.markdown.escape import Markdown, escape
from generator.pages.views.document_front import meeting_in_words
from generator.pages.views.entries import (
    Entry,
    Section,
    document_entry,
    joined,
    markdown_link,
    one_group,
    person_entry,
)
from generator.pages.views.listing import ListBody, Listing, PlaceLink
from generator.pages.views.page import Page
from generator.pages.views.programme import Day, DayKeys, programme
from generator.pages.views.rows import Row, item, row
from generator.pages.views.shared_names import label_of_shared_name, shared_names
from generator.pages.views.subpages import LongList, Shown, Subpage, divide, document_places, person_places
from generator.pages.views.wording import (
    KINDS,
    commas,
    counted,
    counted_kind,
    gettext,
    kind_plural,
    number,
    range_in_words,
)
from generator.records import Event
from generator.settings.load import Settings
from generator.slugs import slug
from generator.urls import Crumb, event_address, events_crumb, feed_address, page_file

_MAX_SESSIONS = 450
"""Sessions of one event on a page; each is one line."""

_MAX_ARTICLES = 100
"""Articles of one kind of one event on a page."""

_MAX_PEOPLE = 1500
"""People of one event on a page, with their names only."""

_MAX_PEOPLE_WITH_FACTS = 200
"""People of one event whose number of sessions, turns and words is listed; if there are more, only names are listed."""

_MAX_DAYS_OF_SUBPAGE = 31
"""Days that the page of an event links to for each subpage."""

_MOST_WORDS = 3
"""People of one event who are named because they spoke most."""


class EventBody(ListBody, frozen=True, kw_only=True):
    """What `event.md.jinja` prints: the programme above the lists."""

    template: ClassVar[str] = "event.md.jinja"
    days: Sequence[Day]


def pages_of_event(
    event_id: str, documents: Sequence[Summary], people: Sequence[Person], settings: Settings
) -> Iterator[Page]:
    """Yield the page of an event, and the subpages of its lists that are too long for one page.

    Args:
        event_id: The id of the event.
        documents: Its sessions and articles.
        people: Its speakers, with their appearances at this event only.
        settings: The archive's `site_config/`.
    """
    href = event_address(event_id)
    path = page_file(href)
    event = documents[0].event
    name = event.name if event is not None else event_id
    span = range_in_words(event.start, event.end) if event is not None else None
    crumbs = (events_crumb(), Crumb(name, href))
    sessions = [document for document in documents if document.is_session]
    day_keys = DayKeys(sessions)
    programme_list = _programme_list(href, name, crumbs, sessions, day_keys, settings)
    articles = {
        kind_plural(kind): _article_list(href, name, crumbs, kind, of_kind, settings)
        for kind, of_kind in articles_by_kind(documents)
    }
    speakers = _people_list(href, gettext("%(event)s, people", event=name), crumbs, people)
    days = [] if programme_list.is_divided else programme(sessions, path, settings, day_keys)
    listing = Listing(
        path=path,
        kind="event",
        title=name,
        description=gettext(
            "%(subject)s: %(facts)s.",
            subject=joined([name, event.place if event else None, span]),
            facts=documents_in_words(documents),
        ),
        crumbs=[events_crumb()],
        docket=[
            *(_facts_of_event(event, settings) if event is not None else ()),
            row("documents", gettext("In the archive"), item(documents_in_words(documents))),
            *_participation(sessions, people, settings),
        ],
        sections=[
            *([programme_list.overview(gettext("Programme"))] if programme_list.is_divided else ()),
            *(section for heading, of_kind in articles.items() for section in of_kind.sections(path, heading)),
            *speakers.sections(path, gettext("People")),
        ],
        make_body=partial(EventBody, days=days),
        search=f"event={quote(event_id)}",
        search_text=gettext("Search in %(place)s", place=name),
        feed=feed_address(href),
        places=_day_links(sessions, day_keys) if len(days) > 1 else (),
    )
    yield listing.to_page()
    for long_list in (programme_list, *articles.values()):
        yield from long_list.pages()
    yield from speakers.pages()


def documents_in_words(documents: Sequence[Summary]) -> str:
    """Return `60 sessions, 1 press release`."""
    sessions = sum(document.is_session for document in documents)
    parts = [counted(sessions, "session")] if sessions else []
    for kind, articles in articles_by_kind(documents):
        parts.append(counted_kind(len(articles), kind))
    return commas(parts)


def articles_by_kind(documents: Iterable[Summary]) -> list[tuple[str, list[Summary]]]:
    """Return the articles of each kind, in the order of `KINDS`."""
    articles = [document for document in documents if not document.is_session]
    return [
        (kind, [document for document in articles if document.kind == kind])
        for kind in KINDS
        if any(document.kind == kind for document in articles)
    ]


def _facts_of_event(event: Event, settings: Settings) -> Iterator[Row]:
    """Yield the docket rows of an event that are known."""
    info = settings.event(event.id)
    facts = (
        ("ordinal", gettext("Meeting"), meeting_in_words(event, settings)),
        ("place", gettext("Place"), event.place),
        ("date", gettext("Dates"), range_in_words(event.start, event.end)),
        ("theme", gettext("Theme"), info.theme if info is not None else None),
    )
    return (row(key, label, item(value)) for key, label, value in facts if value)


def _participation(sessions: Sequence[Summary], people: Sequence[Person], settings: Settings) -> Iterator[Row]:
    """Yield the docket rows that say who spoke, how much, and in which types of session."""
    if not sessions:
        return
    words = sum(session.words for session in sessions)
    yield row(
        "speech", gettext("Speech"), item(joined([counted(words, "word"), counted(len(people), "speaker")]) or "")
    )
    if len(people) > _MOST_WORDS:
        most = sorted(people, key=lambda person: -person.words)[:_MOST_WORDS]
        shared = shared_names(most)
        yield row(
            "most",
            gettext("Spoke most"),
            *(item(person.name, _words_of(person, shared), person.href) for person in most),
        )
    types = Counter(session.type for session in sessions if session.type is not None)
    if len(types) > 1:
        names = [(count, settings.type_plural(type_id)) for type_id, count in types.items()]
        by_number = sorted(names, key=lambda entry: (-entry[0], entry[1]))
        yield row("types", gettext("By type"), *(item(name, number(count)) for count, name in by_number))


def _words_of(person: Person, shared: Collection[str]) -> str | None:
    """Return how much a person said, behind the label if another person has the same name."""
    return joined([label_of_shared_name(person, shared), counted(person.words, "word")])


def _programme_list(
    href: str,
    name: str,
    crumbs: tuple[Crumb, ...],
    sessions: Sequence[Summary],
    day_keys: DayKeys,
    settings: Settings,
) -> LongList[Summary]:
    def show(subpage: Subpage[Summary], path: str) -> Shown:
        days = programme(subpage.listed, path, settings, day_keys)
        return Shown(make_body=partial(EventBody, days=days))

    def day_links(subpage: Subpage[Summary], path: str) -> Markdown:
        """Return the days of a subpage; each link has the id of the day's heading on the page of fewer sessions."""
        headings = {day_keys.key(session): day_keys.heading(session) for session in subpage.entries}
        if len(headings) > _MAX_DAYS_OF_SUBPAGE or subpage.place.name in headings.values():
            return Markdown(counted(len(headings), "day"))
        return Markdown(commas([_day_link(headings[key], subpage, path) for key in sorted(headings)]))

    return LongList(
        title=name,
        kind="event",
        main_page=href,
        crumbs=crumbs,
        top=divide(f"{href}day/", sessions, day_keys.places, _MAX_SESSIONS),
        facts=lambda sessions: counted(len(sessions), "session"),
        show=show,
        more_facts=day_links,
    )


def _day_links(sessions: Sequence[Summary], day_keys: DayKeys) -> list[PlaceLink]:
    """Return a link to each day of a programme on the same page."""
    sessions_by_day = {day_keys.key(session): session for session in sessions}
    days = [sessions_by_day[key] for key in sorted(sessions_by_day)]
    return [PlaceLink(slug(day_keys.heading(session)), day_keys.short_heading(session)) for session in days]


def _day_link(heading: str, subpage: Subpage[Summary], path: str) -> str:
    day_id = slug(heading)
    link = markdown_link(subpage.href, path, None if subpage.subpages else day_id)
    return f"[{escape(heading)}]({link}){{ #{day_id} }}"


def _article_list(
    href: str, name: str, crumbs: tuple[Crumb, ...], kind: str, articles: Sequence[Summary], settings: Settings
) -> LongList[Summary]:
    heading = kind_plural(kind)

    def show(subpage: Subpage[Summary], path: str) -> Shown:
        entries = [document_entry(article, path, settings, ("date",)) for article in subpage.listed]
        return Shown([one_group(entries, heading)])

    return LongList(
        title=commas([name, heading.lower()]),
        kind="event",
        main_page=href,
        crumbs=crumbs,
        top=divide(f"{href}{kind}/", articles, document_places, _MAX_ARTICLES),
        facts=lambda articles: counted_kind(len(articles), kind),
        show=show,
        heading=lambda name: f"{heading} {name}",
    )


def _people_list(href: str, title: str, crumbs: tuple[Crumb, ...], people: Sequence[Person]) -> LongList[Person]:
    def show(subpage: Subpage[Person], path: str) -> Shown:
        return Shown([_people_section(subpage.listed, path)])

    return LongList(
        title=title,
        kind="event",
        main_page=href,
        crumbs=crumbs,
        top=divide(f"{href}people/", people, person_places, _MAX_PEOPLE),
        facts=lambda people: counted(len(people), "person"),
        show=show,
        heading=lambda name: f"{gettext('People')} {name}",
    )


def _people_section(people: Sequence[Person], path: str) -> Section:
    shared = shared_names(people)
    if len(people) <= _MAX_PEOPLE_WITH_FACTS:
        entries = [person_entry(person, path, shared) for person in people]
    else:
        entries = [
            Entry(person.name, markdown_link(person.href, path), label_of_shared_name(person, shared))
            for person in people
        ]
    return one_group(entries, gettext("People"), kind="names")
