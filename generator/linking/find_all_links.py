"""Stage "links": the links of each document, from the names that its words may contain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.stages.archive_input import ArchiveInput
from generator.archive.stages.read_sources import reading_settings
from generator.archive.stages.stored_records import get_record
from generator.corrections.applied import AppliedCorrection, by_turn, shown_blocks, shown_record
from generator.linking.document_words import WORDS, WordsContext, WordsTask
from generator.linking.entity_mention import EntityMention
from generator.linking.gazetteer import Gazetteer, build_gazetteer
from generator.linking.links import DocumentLinks, LinkedDocument, Named, find_named, linked_document
from generator.linking.names import NO_SERIES, NameIndex, Names, names_of
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.records import SessionRecord
from generator.results.document_stage import DocumentStage, Folders
from generator.settings.load import Settings


class LinksContext(msgspec.Struct, frozen=True):
    """What the links of a document depend on besides the document and the names."""

    settings: Settings
    """The settings that reading uses."""


class LinksTask(msgspec.Struct, frozen=True):
    """A record, and the names that it may contain."""

    record: str
    corrections: tuple[AppliedCorrection, ...]
    document: LinkedDocument
    names: Names


class BlockLinks(msgspec.Struct, frozen=True, array_like=True):
    """The links of a block."""

    turn: int
    block: int
    mentions: tuple[EntityMention, ...]


class StoredLinks(msgspec.Struct, frozen=True):
    """The links of a document, as data."""

    blocks: tuple[BlockLinks, ...]

    def by_place(self) -> DocumentLinks:
        """Return the links of each block by the indexes of turn and block."""
        return {(block.turn, block.block): block.mentions for block in self.blocks}


class Target(msgspec.Struct, frozen=True, array_like=True):
    """A page of the archive that a document names."""

    href: str
    turns: int
    """Number of turns that name it."""
    first_turns: tuple[int, ...]
    """Index of the first turn of each speaker who names it, in their order; the first one has the link."""


class LinksResult(msgspec.Struct, frozen=True):
    """The links of a document."""

    links: str
    """The name of an object with `StoredLinks`."""
    targets: tuple[Target, ...]


def find_all_links(
    archive: Archive, archive_input: ArchiveInput, series: Mapping[str, str] = NO_SERIES
) -> dict[str, LinksResult]:
    """Return the links of all documents, by address.

    Args:
        archive: The documents and people.
        archive_input: The settings, and the tools to work with records.
        series: The addresses of series of sessions, by their names.
    """
    words_tasks = {
        document.href: WordsTask(
            archive.records[document.own_address.href], archive.applied_corrections.get(document.href, ())
        )
        for document in archive.documents
        if not document.is_too_large
    }
    words = archive_input.run(WORDS, WordsContext(), words_tasks)
    index = NameIndex(names_of(archive, archive_input.settings, series), vocabulary_of(archive_input.settings))
    tasks = {}
    for document in archive.documents:
        speakers = {turn.speaker for turn in document.turns if turn.speaker is not None}
        linked = linked_document(document)
        of_document = words.pop(document.href, None)  # let go, because the sets of its words need much memory
        names = index.of_document(of_document, linked.event, speakers) if of_document is not None else Names()
        record = archive.records[document.own_address.href]
        tasks[document.href] = LinksTask(record, archive.applied_corrections.get(document.href, ()), linked, names)
    context = LinksContext(reading_settings(archive_input.settings))
    return archive_input.run(LINKS, context, tasks)


def get_links(folders: Folders, name: str) -> DocumentLinks:
    """Return the links of a document from the name of their object."""
    return msgspec.msgpack.decode(folders.store.get(name), type=StoredLinks).by_place()


def shown_names(
    record: SessionRecord, document: LinkedDocument, gazetteer: Gazetteer, corrections: Sequence[AppliedCorrection]
) -> Named:
    """Return what the words of a page name. Corrected words link to their correction instead."""
    if not corrections:
        return find_named(record, document, gazetteer)
    corrections_by_turn = by_turn(corrections)
    changes_by_block = {
        (turn_index, block_index): changes
        for turn_index, turn in enumerate(record.turns)
        if turn.id in corrections_by_turn
        for block_index, (_, changes) in enumerate(shown_blocks(turn, corrections_by_turn[turn.id]))
        if changes
    }
    links = {}
    named = find_named(shown_record(record, corrections), document, gazetteer)
    for place, mentions in named.links.items():
        changes = changes_by_block.get(place, ())
        unchanged = tuple(
            mention
            for mention in mentions
            if all(mention.end <= change.start or change.end <= mention.start for change in changes)
        )
        if unchanged:
            links[place] = unchanged
    return Named(links, named.again)


def _link(folders: Folders, context: LinksContext, task: LinksTask) -> LinksResult:
    record = get_record(folders, task.record)
    gazetteer = build_gazetteer(task.names, context.settings)
    named = shown_names(record, task.document, gazetteer, task.corrections)
    links = named.links
    stored = StoredLinks(tuple(BlockLinks(turn, block, mentions) for (turn, block), mentions in links.items()))
    shown = shown_record(record, task.corrections).turns
    speakers = [turn.speaker for turn in shown]
    targets = turns_by_target(links, speakers, gazetteer.people)
    for href in targets.keys() & named.again.keys():
        targets[href] = sorted({*targets[href], *named.again[href]})
    names = [turn.speaker or turn.label for turn in shown]
    return LinksResult(
        links=folders.store.put(msgspec.msgpack.encode(stored)),
        targets=tuple(Target(href, len(turns), _first_turns(turns, names)) for href, turns in targets.items()),
    )


def _first_turns(turns: Sequence[int], names: Sequence[str | None]) -> tuple[int, ...]:
    """Return the first of some turns of each speaker; those without a label are one."""
    first: dict[str | None, int] = {}
    for turn in turns:
        first.setdefault(names[turn], turn)
    return tuple(first.values())


def turns_by_target(
    links: DocumentLinks, speakers: Sequence[str | None], people: Mapping[str, Person]
) -> dict[str, list[int]]:
    """Return the indexes of the turns that name each page of the archive. Speakers who name themselves don't count.

    Args:
        links: The links of a document.
        speakers: The speaker of each turn.
        people: The people with a page.
    """
    speaker_hrefs = {
        index: people[speaker].href
        for index, speaker in enumerate(speakers)
        if speaker is not None and speaker in people
    }
    turns_by_target: dict[str, list[int]] = {}
    for (turn_index, _), mentions in links.items():
        for mention in mentions:
            is_page = mention.kind not in {"web", "rfc"} and mention.target != speaker_hrefs.get(turn_index)
            if mention.target is None or not is_page:
                continue
            turns = turns_by_target.setdefault(mention.target, [])
            if turns[-1:] != [turn_index]:
                turns.append(turn_index)
    return turns_by_target


LINKS = DocumentStage(
    name="links",
    work=_link,
    context=LinksContext,
    task=LinksTask,
    result=LinksResult,
    objects=lambda result: (result.links,),
)
"""The stage."""
