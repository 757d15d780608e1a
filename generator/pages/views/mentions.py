"""Where something is named: under "Mentioned in" of a person, under "What links here" of everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.archive.people.people_index import Person
from generator.archive.summary import Summary
from generator.linking.mention_index import Mention, MentionIndex
from generator.pages.views.entries import Entry, Group, Section, joined, markdown_link, one_group
from generator.pages.views.listing import Listing, Page
from generator.pages.views.wording import KINDS, counted, date_in_words

MENTIONED = "Mentioned in"
LINKS_HERE = "What links here"
_PEOPLE = "people/index.md"


def with_mentions(pages: Iterable[Page], mentions: MentionIndex) -> Iterator[Page]:
    """Yield the pages with what names each of them at their end, then those of people who are only named."""
    for page, template, values in pages:
        sections = mention_sections(page, mentions)
        if page == _PEOPLE and mentions.people:
            sections = [one_group([_silent_entry(person, mentions) for person in mentions.people], "Mentioned only")]
        yield page, template, values | {"sections": [*values.get("sections", ()), *sections]}
    for person in mentions.people:
        yield _silent_page(person, mentions)


def mention_sections(page: str, mentions: MentionIndex) -> list[Section]:
    """Return the list of the documents that name what `page` is about: by event, a line for each."""
    found = mentions.by_target.get(page.removesuffix("index.md"), ())
    own = page.removesuffix("/index.md")
    listed = [mention for mention in found if mention.document.event is None or mention.document.event.id != own]
    if not listed:
        return []
    heading = MENTIONED if page.startswith("people/") else LINKS_HERE
    return [Section(groups=mention_groups(listed, page), heading=heading)]


def mention_groups(mentions: Sequence[Mention], page: str) -> tuple[Group, ...]:
    """Return a group for each event, the latest first and in it the documents in their order, those of none last."""
    by_event: dict[str | None, list[Mention]] = {}
    for mention in mentions:
        event = mention.document.event
        by_event.setdefault(event.id if event is not None else None, []).append(mention)
    order = [event for event in reversed(by_event) if event is not None] + [None] * (None in by_event)
    return tuple(
        Group(
            entries=tuple(_entry(mention, page) for mention in by_event[event]),
            heading=_event(by_event[event][0].document),
        )
        for event in order
    )


def incoming_links(document: Summary, mentions: MentionIndex) -> list[dict[str, str | None]]:
    """Return what leads to a document from the words of others, for the foot of its page."""
    return [
        {
            "text": mention.document.shown_title,
            "href": f"{mention.document.href}{_fragment(mention)}",
            "note": joined([_event(mention.document), _who(mention)]),
        }
        for mention in mentions.by_target.get(document.href, ())
    ]


def _silent_page(person: Person, mentions: MentionIndex) -> Page:
    page = f"{person.href}index.md"
    documents = counted(len(mentions.by_target[person.href]), "document")
    listing = Listing(
        page=page,
        kind="person",
        title=person.name,
        description=f"{person.name}: mentioned in {documents}, speaks in none.",
        crumbs=[{"text": "People", "href": "people/"}],
        lead=f"{person.name} is named in the archive but speaks in none of its sessions.",
        sections=mention_sections(page, mentions),
    )
    return listing.parts()


def _silent_entry(person: Person, mentions: MentionIndex) -> Entry:
    documents = counted(len(mentions.by_target[person.href]), "document")
    return Entry(title=person.name, link=markdown_link(person.href, _PEOPLE), facts=f"mentioned in {documents}")


def _entry(mention: Mention, page: str) -> Entry:
    document = mention.document
    facts = [
        date_in_words(document.date) if document.date else None,
        _who(mention),
        counted(mention.turns, "turn") if mention.turns > 1 else None,
    ]
    turn = mention.turn.id
    return Entry(title=document.shown_title, link=markdown_link(document.href, page, turn), facts=joined(facts))


def _who(mention: Mention) -> str:
    """Return who says it, or that it isn't said but written."""
    document, turn = mention.document, mention.turn
    if not document.is_session:
        return KINDS[document.kind]
    name = document.names_by_person.get(turn.speaker or "") or turn.label
    return f"said by {name}" if name else "said by an unidentified speaker"


def _fragment(mention: Mention) -> str:
    return f"#{mention.turn.id}"


def _event(document: Summary) -> str:
    return document.event.name if document.event is not None else "Event not known"
