"""The documents that mention the subject of a page: "Mentioned in" for a person, "What links here" for other pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.summary import Summary, TurnSummary
from generator.linking.mention_index import Mention, MentionIndex
from generator.pages.markdown.escape import Markdown, escape
from generator.pages.views.crumbs import document_crumbs
from generator.pages.views.entries import Entry, Group, Section, joined, markdown_link, one_group
from generator.pages.views.listing import ListBody, ListFront, Listing
from generator.pages.views.page import Page, PageLink
from generator.pages.views.subpages import (
    LongList,
    Shown,
    Subpage,
    divide,
    document_places,
    person_places,
)
from generator.pages.views.wording import (
    counted,
    date_in_words,
    gettext,
    kind_name,
    listed,
    name_or_label,
    sessions_and_articles,
)
from generator.urls import PEOPLE_ADDRESS, Crumb, page_address, page_file, people_crumb

MENTIONS_FOLDER = "mentions/"
"""Below a page, the folder of the subpages that list its mentions."""

_MAX_NAMED = 8
"""Speakers of one session who are named as mentioning something."""

_PEOPLE_INDEX = page_file(PEOPLE_ADDRESS)


def with_mentions(pages: Iterable[Page], mentions: MentionIndex) -> Iterator[Page]:
    """Yield the pages with their mentions at the end, each with its subpages."""
    for page in pages:
        long_list = _mentions_of_page(page, mentions)
        sections, subpages = long_list.sections(page.path, _heading(page.path)), long_list.pages()
        if page.path == _PEOPLE_INDEX and mentions.people:
            people = _mentioned_people(mentions)
            sections = people.sections(page.path, gettext("Mentioned only"))
            subpages = people.pages()
        if isinstance(page.body, ListBody) and sections:
            body = msgspec.structs.replace(page.body, sections=(*page.body.sections, *sections))
            yield Page(page.path, page.front, body)
        else:
            yield page
        yield from subpages


def mentioned_people_pages(mentions: MentionIndex) -> Iterator[Page]:
    """Yield the pages of people who are mentioned but never speak."""
    for person in mentions.people:
        yield from _mentioned_person_pages(person, mentions)


def mention_list(
    page: str,
    title: str,
    kind: str,
    crumbs: Sequence[Crumb],
    mentions: Sequence[Mention],
    heading: str,
    folder: str = "",
) -> LongList[Mention]:
    """Return the mentions of the subject of a page, an entry for each document.

    Args:
        page: The address of the page.
        title: Its title.
        kind: Its kind.
        crumbs: The pages above it.
        mentions: The mentions to list.
        heading: The heading of the list.
        folder: The folder of the subpages below the page, if the page has another long list.
    """

    def show(subpage: Subpage[Mention], path: str) -> Shown:
        return Shown([Section(groups=mention_groups(subpage.listed, path), heading=heading, kind="mentions")])

    return LongList(
        title=gettext("%(title)s, mentions", title=title) if folder else title,
        kind=kind,
        main_page=page,
        crumbs=(*crumbs, Crumb(title, page)),
        top=divide(f"{page}{folder}", mentions, lambda mention: document_places(mention.document)),
        facts=_in_words,
        show=show,
        heading=lambda name: f"{heading} {name}",
    )


def _mentions_of_page(page: Page, mentions: MentionIndex) -> LongList[Mention]:
    """Return the mentions of the subject of a page; an event's leave out the documents of the event itself."""
    address = page_address(page.path)
    event_id = address.rstrip("/")
    listed = [
        mention
        for mention in mentions.by_target.get(address, ())
        if mention.document.event is None or mention.document.event.id != event_id
    ]
    front = page.front
    crumbs = front.crumbs if isinstance(front, ListFront) else ()
    return mention_list(address, front.title, front.page_kind, crumbs, listed, _heading(page.path), MENTIONS_FOLDER)


def _heading(path: str) -> str:
    return gettext("Mentioned in") if path.startswith(PEOPLE_ADDRESS) else gettext("What links here")


def mention_groups(mentions: Sequence[Mention], path: str) -> tuple[Group, ...]:
    """Return a group of entries for each event, latest first, and last a group for documents without an event."""
    by_event: dict[str | None, list[Mention]] = {}
    for mention in mentions:
        event = mention.document.event
        by_event.setdefault(event.id if event is not None else None, []).append(mention)
    order = [event for event in reversed(by_event) if event is not None] + [None] * (None in by_event)
    return tuple(
        Group(
            entries=tuple(_entry(mention, path) for mention in by_event[event]),
            heading=_event_name(by_event[event][0].document),
        )
        for event in order
    )


def incoming_links(document: Summary, mentions: MentionIndex) -> tuple[PageLink, ...]:
    """Return the documents whose words link to a document, for the foot of its page, or the subpages that list them."""
    listed = mentions.by_target.get(document.href, ())
    long_list = _incoming_list(document, listed)
    if long_list.is_divided:
        return tuple(
            PageLink(subpage.place.name, subpage.href, long_list.facts(subpage.entries))
            for subpage in long_list.top.subpages
        )
    return tuple(
        PageLink(
            mention.document.shown_title,
            f"{mention.document.href}{_fragment(mention)}",
            joined([_event_name(mention.document), _speaker_or_kind(mention)]),
            mention.document.title_language,
        )
        for mention in listed
    )


def incoming_link_pages(archive: Archive, mentions: MentionIndex) -> Iterator[Page]:
    """Yield the subpages of the documents' pages that list the documents whose words link to them, if they are many."""
    for document in archive.documents:
        yield from _incoming_list(document, mentions.by_target.get(document.href, ())).pages()


def _incoming_list(document: Summary, mentions: Sequence[Mention]) -> LongList[Mention]:
    kind = "session" if document.is_session else "article"
    heading = _heading(document.href)
    crumbs = document_crumbs(document)
    return mention_list(document.href, document.shown_title, kind, crumbs, mentions, heading, MENTIONS_FOLDER)


def _mentioned_person_pages(person: Person, mentions: MentionIndex) -> Iterator[Page]:
    path = page_file(person.href)
    listed = mentions.by_target[person.href]
    documents = _in_words(listed)
    long_list = mention_list(
        person.href, person.name, "person", (people_crumb(),), listed, _heading(path), MENTIONS_FOLDER
    )
    listing = Listing(
        path=path,
        kind="person",
        title=person.name,
        description=gettext(
            "%(person)s: mentioned in %(documents)s, no speech of their own.", person=person.name, documents=documents
        ),
        crumbs=[people_crumb()],
        lead=gettext(
            "%(person)s is mentioned in the archive but does not speak in any of its sessions.", person=person.name
        ),
        sections=long_list.sections(path, _heading(path)),
    )
    yield listing.to_page()
    yield from long_list.pages()


def _mentioned_people(mentions: MentionIndex) -> LongList[Person]:
    """Return the people who are mentioned but never speak, for the index of people."""

    def show(subpage: Subpage[Person], path: str) -> Shown:
        entries = [_mentioned_person_entry(person, path, mentions) for person in subpage.listed]
        return Shown([one_group(entries, gettext("Mentioned only"))])

    return LongList(
        title=gettext("Mentioned only"),
        kind="people",
        main_page=PEOPLE_ADDRESS,
        crumbs=(people_crumb(),),
        top=divide(f"{PEOPLE_ADDRESS}mentioned-only/", mentions.people, person_places),
        facts=lambda people: counted(len(people), "person"),
        show=show,
        heading=lambda name: f"{gettext('Mentioned only')} {name}",
    )


def _mentioned_person_entry(person: Person, path: str, mentions: MentionIndex) -> Entry:
    where = _in_words(mentions.by_target[person.href])
    return Entry(
        title=person.name,
        link=markdown_link(person.href, path),
        facts=gettext("mentioned in %(documents)s", documents=where),
    )


def _in_words(mentions: Sequence[Mention]) -> str:
    return sessions_and_articles(mention.document.kind for mention in mentions)


def _entry(mention: Mention, path: str) -> Entry:
    document = mention.document
    facts = [
        date_in_words(document.date) if document.date else None,
        _speakers_or_kind(mention, path),
        counted(mention.turns, "turn") if mention.turns > 1 else None,
    ]
    turn = mention.turn.id
    shown = Markdown(" · ".join(escape(fact) for fact in facts if fact))
    return Entry(
        title=document.shown_title,
        link=markdown_link(document.href, path, turn),
        facts=shown,
        language=document.title_language,
    )


def _speakers_or_kind(mention: Mention, path: str) -> str:
    """Return all who mention it, each but the first with a link to the turn; of an article its kind."""
    if not mention.document.is_session or not mention.others:
        return _speaker_or_kind(mention)
    shown = mention.others[: _MAX_NAMED - 1]
    names: list[str] = [escape(_speaker_name(mention.document, mention.turn))]
    for turn in shown:
        link = markdown_link(mention.document.href, path, turn.id)
        names.append(f"[{escape(_speaker_name(mention.document, turn))}]({link})")
    if rest := len(mention.others) - len(shown):
        names.append(counted(rest, "other speaker"))
    return Markdown(gettext("mentioned by %(speakers)s", speakers=listed(names)))


def _speaker_or_kind(mention: Mention) -> str:
    """Return the first speaker who mentions it and how many others, or the kind of the article."""
    document = mention.document
    if not document.is_session:
        return kind_name(document.kind)
    others = [counted(len(mention.others), "other")] if mention.others else []
    return gettext("mentioned by %(speakers)s", speakers=listed([_speaker_name(document, mention.turn), *others]))


def _speaker_name(document: Summary, turn: TurnSummary) -> str:
    name = document.names_by_person.get(turn.speaker or "") or turn.label
    return name_or_label(name) if name else gettext("an unidentified speaker")


def _fragment(mention: Mention) -> str:
    return f"#{mention.turn.id}"


def _event_name(document: Summary) -> str:
    return document.event.name if document.event is not None else gettext("Event not known")
