"""The index of topics, and the page of each topic: sessions by year, and who speaks of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from urllib.parse import quote_plus

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.terms.terms import MAX_TERMS
from generator.archive.topics import MIN_SESSIONS, Topic, TopicSession, TopicSpeaker
from generator.pages.views.entries import Entry, Group, Section, document_entry, joined, markdown_link, one_group
from generator.pages.views.listing import Listing, letter_id, letter_links
from generator.pages.views.page import Page
from generator.pages.views.rows import Row, item, row
from generator.pages.views.subpages import LongList, Shown, Subpage, divide, document_places, year_not_known
from generator.pages.views.wording import capital, counted, gettext, ngettext, number
from generator.pages.views.years import counts_by_year, span_of_years, year_of
from generator.settings.load import Settings
from generator.urls import TOPICS_ADDRESS, Crumb, page_file, topics_crumb

_MAX_SPEAKERS = 24
"""People on the page of a topic, who say it most often first."""

_INDEX = page_file(TOPICS_ADDRESS)


def topic_index_page(topics: Sequence[Topic]) -> Page:
    """Return the index of topics."""
    by_letter = groupby(topics, key=lambda topic: topic.id[0].upper() if topic.id[0].isalpha() else "0–9")
    sections = [
        one_group([_index_entry(topic) for topic in of_letter], letter, letter_id(letter))
        for letter, of_letter in by_letter
    ]
    listing = Listing(
        path=_INDEX,
        kind="topics",
        title=gettext("Topics"),
        description=gettext(
            "What the sessions speak of, over the years: %(topics)s.", topics=counted(len(topics), "topic")
        ),
        lead=_rule(are_topics=bool(topics)),
        sections=sections,
        places=letter_links(sections),
    )
    return listing.to_page()


def _rule(*, are_topics: bool) -> str:
    if are_topics:
        return gettext(
            "Words that at least %(sessions)s sessions say again and again, and that few others say. A program counts"
            " them, and nobody chose them; so a topic is missing here if people use many words for it.",
            sessions=MIN_SESSIONS,
        )
    return gettext(
        "A topic needs %(sessions)s sessions that say it again and again, and none has as many yet.",
        sessions=MIN_SESSIONS,
    )


def _index_entry(topic: Topic) -> Entry:
    documents = [session.document for session in topic.sessions]
    facts = joined([counted(len(documents), "session"), span_of_years(documents)])
    return Entry(title=capital(topic.name), link=markdown_link(topic.href, _INDEX), facts=facts)


def pages_of_topic(topic: Topic, archive: Archive, years: Collection[int], settings: Settings) -> Iterator[Page]:
    """Yield the page of a topic, and its subpages if there are too many sessions for one page."""
    path = page_file(topic.href)
    title = capital(topic.name)
    documents = [session.document for session in topic.sessions]
    by_year = Counter(map(year_of, documents))

    def show(subpage: Subpage[TopicSession], path: str) -> Shown:
        return Shown([one_group([_session_entry(session, path, settings) for session in subpage.listed])])

    sessions = LongList(
        title=title,
        kind="topic",
        main_page=topic.href,
        crumbs=(topics_crumb(), Crumb(title, topic.href)),
        top=divide(topic.href, topic.sessions, lambda session: document_places(session.document)),
        facts=lambda sessions: counted(len(sessions), "session"),
        show=show,
    )
    lists = [sessions.overview(gettext("Sessions"))] if sessions.is_divided else _by_year(topic, path, settings)
    listing = Listing(
        path=path,
        kind="topic",
        title=title,
        description=gettext(
            "%(subject)s: %(facts)s.",
            subject=title,
            facts=joined([counted(len(documents), "session"), span_of_years(documents)]),
        ),
        crumbs=[topics_crumb()],
        docket=_docket(topic),
        lead=gettext(
            "Sessions that say “%(topic)s” again and again: one of the %(terms)s terms that set them apart.",
            topic=topic.name,
            terms=MAX_TERMS,
        ),
        sections=[*_speakers(topic, archive.people, path), *lists],
        years=counts_by_year(by_year, years, {year: f"{topic.href}#{year}" for year in by_year if year}),
        search="q=" + quote_plus(f'"{topic.name}"'),
        search_text=gettext("Search for “%(topic)s” everywhere", topic=topic.name),
    )
    yield listing.to_page()
    yield from sessions.pages()


def _docket(topic: Topic) -> list[Row]:
    """Return numbers of this topic alone: the page does not change with every new session of the archive."""
    times = ngettext("once", "%(count)s times", topic.count)
    sessions = row("sessions", gettext("Sessions"), item(number(len(topic.sessions))))
    return [sessions, row("said", gettext("Said there"), item(times))]


def _speakers(topic: Topic, people: dict[str, Person], path: str) -> list[Section]:
    shown = topic.speakers[:_MAX_SPEAKERS]
    if not shown:
        return []
    entries = tuple(_speaker_entry(speaker, people[speaker.person], path) for speaker in shown)
    rest = len(topic.speakers) - len(shown)
    note = gettext("and %(others)s", others=counted(rest, "other person")) if rest else None
    return [Section(groups=(Group(entries, rest=note),), heading=gettext("Who speaks of it"), kind="names")]


def _speaker_entry(speaker: TopicSpeaker, person: Person, path: str) -> Entry:
    facts = [ngettext("%(count)s times", "%(count)s times", speaker.count), counted(speaker.sessions, "session")]
    return Entry(title=person.name, link=markdown_link(person.href, path), facts=joined(facts))


def _by_year(topic: Topic, path: str, settings: Settings) -> list[Section]:
    """Return a section for each year, latest first, with its sessions in order of time."""
    years: dict[int | None, list[TopicSession]] = {}
    for session in topic.sessions:
        years.setdefault(year_of(session.document), []).append(session)
    order = sorted(years, key=lambda year: -(year or 0))
    return [
        one_group(
            [_session_entry(session, path, settings) for session in years[year]],
            str(year) if year else year_not_known(),
        )
        for year in order
    ]


def _session_entry(session: TopicSession, path: str, settings: Settings) -> Entry:
    entry = document_entry(session.document, path, settings, ("event", "date"))
    return Entry(
        entry.title,
        entry.link,
        joined([ngettext("said %(count)s times", "said %(count)s times", session.count), entry.facts]),
        entry.time,
    )
