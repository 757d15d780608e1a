"""The documents that mention the subject of a page: "Mentioned in" for a person, "What links here" for other pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.archive.people.people_index import Person
from generator.archive.summary import Summary
from generator.linking.mention_index import Mention, MentionIndex
from generator.pages.views.entries import Entry, Group, Section, joined, markdown_link, one_group
from generator.pages.views.listing import Listing, Page
from generator.pages.views.wording import KINDS, counted, date_in_words
from generator.urls import PEOPLE_ADDRESS, PEOPLE_CRUMB, page_address, page_file

_PEOPLE_INDEX = page_file(PEOPLE_ADDRESS)


def with_mentions(pages: Iterable[Page], mentions: MentionIndex) -> Iterator[Page]:
    """Yield the pages with their mentions at the end, then the pages of people who are mentioned but never speak."""
    for page in pages:
        sections = _mention_sections(page.path, mentions)
        if page.path == _PEOPLE_INDEX and mentions.people:
            sections = [
                one_group([_mentioned_person_entry(person, mentions) for person in mentions.people], "Mentioned only")
            ]
        values = page.values | {"sections": [*page.values.get("sections", ()), *sections]}
        yield Page(page.path, page.template, values)
    for person in mentions.people:
        yield _mentioned_person_page(person, mentions)


def _mention_sections(path: str, mentions: MentionIndex) -> list[Section]:
    """Return the list of documents that mention the subject of the page at `path`, an entry for each, by event.

    The page of an event leaves out the documents of the event itself.
    """
    event_id = path.removesuffix("/index.md")
    listed = [
        mention
        for mention in mentions.by_target.get(page_address(path), ())
        if mention.document.event is None or mention.document.event.id != event_id
    ]
    if not listed:
        return []
    heading = "Mentioned in" if path.startswith(PEOPLE_ADDRESS) else "What links here"
    return [Section(groups=mention_groups(listed, path), heading=heading)]


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


def incoming_links(document: Summary, mentions: MentionIndex) -> list[dict[str, str | None]]:
    """Return the documents whose words link to a document, for the foot of its page."""
    return [
        {
            "text": mention.document.shown_title,
            "href": f"{mention.document.href}{_fragment(mention)}",
            "note": joined([_event_name(mention.document), _speaker_or_kind(mention)]),
        }
        for mention in mentions.by_target.get(document.href, ())
    ]


def _mentioned_person_page(person: Person, mentions: MentionIndex) -> Page:
    path = page_file(person.href)
    documents = counted(len(mentions.by_target[person.href]), "document")
    listing = Listing(
        path=path,
        kind="person",
        title=person.name,
        description=f"{person.name}: mentioned in {documents}, no speech of their own.",
        crumbs=[PEOPLE_CRUMB],
        lead=f"{person.name} is mentioned in the archive but does not speak in any of its sessions.",
        sections=_mention_sections(path, mentions),
    )
    return listing.to_page()


def _mentioned_person_entry(person: Person, mentions: MentionIndex) -> Entry:
    documents = counted(len(mentions.by_target[person.href]), "document")
    return Entry(title=person.name, link=markdown_link(person.href, _PEOPLE_INDEX), facts=f"mentioned in {documents}")


def _entry(mention: Mention, path: str) -> Entry:
    document = mention.document
    facts = [
        date_in_words(document.date) if document.date else None,
        _speaker_or_kind(mention),
        counted(mention.turns, "turn") if mention.turns > 1 else None,
    ]
    turn = mention.turn.id
    return Entry(title=document.shown_title, link=markdown_link(document.href, path, turn), facts=joined(facts))


def _speaker_or_kind(mention: Mention) -> str:
    """Return the first speaker who mentions it, or the kind of the article."""
    document, turn = mention.document, mention.turn
    if not document.is_session:
        return KINDS[document.kind]
    name = document.names_by_person.get(turn.speaker or "") or turn.label
    mentioned = "first mentioned" if mention.turns > 1 else "mentioned"
    return f"{mentioned} by {name or 'an unidentified speaker'}"


def _fragment(mention: Mention) -> str:
    return f"#{mention.turn.id}"


def _event_name(document: Summary) -> str:
    return document.event.name if document.event is not None else "Event not known"
