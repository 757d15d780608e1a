"""The mentions of the whole archive: which document names whom and what. A mentioned person need not speak."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from generator.archive.load import Archive
from generator.archive.people.people_index import Person
from generator.archive.summary import Summary, TurnSummary
from generator.corrections.applied import AppliedCorrection, by_turn, shown_blocks, shown_record
from generator.linking.gazetteer import NO_SERIES, Gazetteer, build_gazetteer
from generator.linking.links import DocumentLinks, find_links
from generator.records import SessionRecord
from generator.settings.load import Settings


class Mention(msgspec.Struct, frozen=True):
    """A document that names something."""

    document: Summary
    turn: TurnSummary
    """The first turn that names it."""
    turns: int
    """Number of turns that name it."""


class MentionIndex(msgspec.Struct, frozen=True):
    """All links of the archive, by their documents and by their targets."""

    links: Mapping[str, DocumentLinks] = MappingProxyType({})
    """The links of each document, by the document's address."""
    by_target: Mapping[str, tuple[Mention, ...]] = MappingProxyType({})
    """The mentions of each target in the order of the archive, by the target's address."""
    people: tuple[Person, ...] = ()
    """People of the people register who are mentioned and never speak, in the order of their names."""


def collect_mentions(
    archive: Archive,
    settings: Settings,
    read: Callable[[Summary], SessionRecord],
    series: Mapping[str, str] = NO_SERIES,
) -> MentionIndex:
    """Return the mentions of all documents.

    Args:
        archive: The documents and people.
        settings: The archive's `site_config/`.
        read: Returns the record of a document, with the turn ids of its page. No record is held afterwards.
        series: The addresses of series of sessions, by their names.
    """
    gazetteer = build_gazetteer(archive, settings, series)
    links: dict[str, DocumentLinks] = {}
    mentions: dict[str, list[Mention]] = {}
    for document in archive.documents:
        corrections = archive.applied_corrections.get(document.href, ())
        document_links = _shown_links(read(document), document, gazetteer, corrections)
        if not document_links:
            continue
        links[document.href] = document_links
        for target, turns in _turns_by_target(document_links, document, archive).items():
            mentions.setdefault(target, []).append(Mention(document, document.turns[turns[0]], len(turns)))
    return MentionIndex(
        links=links,
        by_target={target: tuple(target_mentions) for target, target_mentions in sorted(mentions.items())},
        people=_mentioned_without_speaking(archive, settings, mentions),
    )


def _shown_links(
    record: SessionRecord, document: Summary, gazetteer: Gazetteer, corrections: Sequence[AppliedCorrection]
) -> DocumentLinks:
    """Return the links in the words that the page shows. Corrected words link to their correction instead."""
    if not corrections:
        return find_links(record, document, gazetteer)
    corrections_by_turn = by_turn(corrections)
    changes_by_block = {
        (turn_index, block_index): changes
        for turn_index, turn in enumerate(record.turns)
        if turn.id in corrections_by_turn
        for block_index, (_, changes) in enumerate(shown_blocks(turn, corrections_by_turn[turn.id]))
        if changes
    }
    links = {}
    for place, mentions in find_links(shown_record(record, corrections), document, gazetteer).items():
        changes = changes_by_block.get(place, ())
        unchanged = tuple(
            mention
            for mention in mentions
            if all(mention.end <= change.start or change.end <= mention.start for change in changes)
        )
        if unchanged:
            links[place] = unchanged
    return links


def _turns_by_target(links: DocumentLinks, document: Summary, archive: Archive) -> dict[str, list[int]]:
    """Return the indexes of the turns that name each page of the archive. Speakers who name themselves don't count."""
    speaker_hrefs = {
        index: archive.people[turn.speaker].href
        for index, turn in enumerate(document.turns)
        if turn.speaker in archive.people
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


def _mentioned_without_speaking(
    archive: Archive, settings: Settings, mentions: Mapping[str, list[Mention]]
) -> tuple[Person, ...]:
    silent = [
        Person(id=info.id, name=info.name, printed=(), appearances=(), words=0, info=info)
        for info in settings.register.people
        if info.id not in archive.people and info.hide is None
    ]
    mentioned = (person for person in silent if person.href in mentions)
    return tuple(sorted(mentioned, key=lambda person: (person.sorting, person.id)))
