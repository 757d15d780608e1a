"""Stage "document pages": the page of each document, with the record and the plain text beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.permanence.turn_ids import TurnIds
from generator.archive.related.index import RelatedLinks
from generator.archive.stages.archive_input import ArchiveInput
from generator.archive.stages.read_sources import reading_settings
from generator.archive.stages.stored_records import get_record
from generator.archive.summary import Summary
from generator.corrections.applied import CORRECTIONS_FILE, AppliedCorrection, applied_json
from generator.interface.catalogue import interface_in
from generator.linking.find_all_links import get_links
from generator.pages.citations.citation import Citation
from generator.pages.citations.cite_documents import cite_documents
from generator.pages.citations.files import citation_files
from generator.pages.citations.styles import STYLES
from generator.pages.connections import Connections
from generator.pages.docs_folder import write_if_changed
from generator.pages.session import session_page
from generator.pages.views.document_front import COPY_RECORD
from generator.pages.views.document_metadata import ExportLink, StyledCitation
from generator.pages.views.mentions import incoming_links
from generator.pages.views.page import PageLink, render_page
from generator.pages.views.plain_text import plain_text
from generator.pages.views.shown_blocks import linked_blocks
from generator.pages.views.wording import capital
from generator.records import RECORD_FILE, SessionRecord, to_json
from generator.results.document_stage import DocumentStage, Folders
from generator.results.file_hashes import FileHashes, hash_data
from generator.settings.load import Settings
from generator.settings.people import PersonInfo
from generator.urls import page_file

_MAX_TOPICS = 8
"""Topics that the page of a session links to."""


class PageContext(msgspec.Struct, frozen=True):
    """What all pages of documents depend on."""

    settings: Settings
    """The settings that reading uses."""
    site_url: str


class CopyRecord(msgspec.Struct, frozen=True):
    """The record of a file whose words or whose address the page doesn't show."""

    name: str
    """The record's file in the docs folder."""
    record: str


class PageTask(msgspec.Struct, frozen=True):
    """A document, and all that its page says about others."""

    document: Summary
    record: str
    links: str
    corrections: tuple[AppliedCorrection, ...]
    turn_ids: TurnIds | None
    people: dict[str, Person]
    """The speakers with a page, by id; without their appearances."""
    related: RelatedLinks
    incoming: tuple[PageLink, ...]
    """The documents whose words link to the document."""
    topics: tuple[PageLink, ...]
    """The topics of the session, those that set it apart most first."""
    citation: Citation
    cited: tuple[str, ...]
    """The citation in words, in the order of the styles."""
    copies: tuple[CopyRecord, ...]
    exports: tuple[ExportLink, ...]
    """The files of exports beside the page."""


class WrittenFiles(msgspec.Struct, frozen=True):
    """The files that a document has in the docs folder."""

    hashes: FileHashes
    """By path."""


def write_documents(
    archive: Archive,
    connections: Connections,
    archive_input: ArchiveInput,
    site_url: str,
    present: Mapping[str, int],
    exports: Callable[[str], tuple[ExportLink, ...]] = lambda href: (),
) -> dict[str, WrittenFiles]:
    """Write the pages of all documents, and return their files by the document's address.

    Args:
        archive: The documents and people.
        connections: What connects them.
        archive_input: The settings, and the tools to work with records.
        site_url: The full address of the site, with a trailing slash.
        present: The size of each file that is in the docs folder.
        exports: Returns the files of exports beside the page at an address.
    """
    mentions, topics = connections.mentions, connections.topics
    citations = cite_documents(archive, archive_input, site_url)
    cards: dict[str, Summary] = {}
    people: dict[str, Person] = {}

    def card(document: Summary) -> Summary:
        """Return the facts of a document that links to it show."""
        if document.href not in cards:
            cards[document.href] = msgspec.structs.replace(
                document, sha256=None, words=0, turns=(), names_by_person={}, finding_counts=(), copies=()
            )
        return cards[document.href]

    def named(person: Person) -> Person:
        """Return the facts of a person that the page of a document shows."""
        if person.id not in people:
            info = PersonInfo(id=person.id, name=person.name) if person.info is not None else None
            people[person.id] = Person(person.id, person.name, (), (), 0, info)
        return people[person.id]

    tasks = {}
    for document in archive.documents:
        speakers = sorted({turn.speaker for turn in document.turns if turn.speaker is not None} & archive.people.keys())
        tasks[document.href] = PageTask(
            document=document,
            record=archive.records[document.own_address.href],
            links=mentions.links[document.href],
            corrections=archive.applied_corrections.get(document.href, ()),
            turn_ids=archive.turn_ids.get(document.href),
            people={speaker: named(archive.people[speaker]) for speaker in speakers},
            related=_shortened(connections.related.by_document[document.href], card, named),
            incoming=incoming_links(document, mentions),
            topics=tuple(
                PageLink(capital(topic.name), topic.href)
                for topic in topics.by_session.get(document.href, ())[:_MAX_TOPICS]
            ),
            citation=citations[document.href][0],
            cited=citations[document.href][1],
            copies=tuple(
                CopyRecord(f"{file.own_address.href}{COPY_RECORD}", archive.records[file.own_address.href])
                for file in document.files
                if file is not document or file.own_address != document.address
            ),
            exports=exports(document.href),
        )
    context = PageContext(reading_settings(archive_input.settings), site_url)

    def is_whole(files: WrittenFiles) -> bool:
        return all(present.get(name) == file.size for name, file in files.hashes.items())

    return archive_input.run(PAGES, context, tasks, is_whole=is_whole)


def _shortened(
    related: RelatedLinks, card: Callable[[Summary], Summary], named: Callable[[Person], Person]
) -> RelatedLinks:
    """Return the related documents of a document with no more facts than its page shows."""

    def optional(document: Summary | None) -> Summary | None:
        return card(document) if document is not None else None

    day = msgspec.structs.replace(
        related.day,
        previous=optional(related.day.previous),
        next=optional(related.day.next),
        others=tuple(map(card, related.day.others)),
        articles=tuple(map(card, related.day.articles)),
    )
    return RelatedLinks(
        day=day,
        series=tuple(
            msgspec.structs.replace(place, previous=optional(place.previous), next=optional(place.next))
            for place in related.series
        ),
        parts=tuple(map(card, related.parts)),
        people=tuple((card(session), tuple(map(named, people))) for session, people in related.people),
        related=tuple((card(session), terms) for session, terms in related.related),
    )


def _write(folders: Folders, context: PageContext, task: PageTask) -> WrittenFiles:
    with interface_in(context.settings.interface):
        return _write_in_words(folders, context, task)


def _write_in_words(folders: Folders, context: PageContext, task: PageTask) -> WrittenFiles:
    document, corrections = task.document, task.corrections
    href = document.href
    archive = Archive(
        documents=(),
        people=task.people,
        turn_ids={href: task.turn_ids} if task.turn_ids is not None else {},
        applied_corrections={href: corrections},
    )
    record = get_record(folders, task.record)
    text = plain_text(
        record, document.shown_title, context.site_url + href, corrections, is_session=document.is_session
    )
    linked = linked_blocks(record, page_file(href), get_links(folders, task.links), corrections)
    page = session_page(record, document, archive, context.settings, task.related, task.incoming, linked)
    citations = tuple(map(StyledCitation, STYLES, task.cited))
    front = msgspec.structs.replace(page.front, citations=citations, exports=task.exports, topics=task.topics)
    page = msgspec.structs.replace(page, front=front)
    files = {
        f"{href}{RECORD_FILE}": _record_file(record),
        page.path: render_page(page).encode("utf-8"),
        f"{href}session.txt": text.encode("utf-8"),
    }
    files |= {f"{href}{name}": data for name, data in citation_files(task.citation).items()}
    if corrections:
        files[f"{href}{CORRECTIONS_FILE}"] = applied_json(corrections)
    for copy in task.copies:
        files[copy.name] = _record_file(get_record(folders, copy.record))
    for name, data in files.items():
        write_if_changed(folders.docs / name, data)
    return WrittenFiles({name: hash_data(data) for name, data in files.items()})


def _record_file(record: SessionRecord) -> bytes:
    return to_json(record) + b"\n"


PAGES = DocumentStage(
    name="document pages",
    work=_write,
    context=PageContext,
    task=PageTask,
    result=WrittenFiles,
    objects=lambda result: (),
)
"""The stage."""
