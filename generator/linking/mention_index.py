"""The mentions of the whole archive: which document names whom and what. A mentioned person need not speak."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.stages.archive_input import ArchiveInput
from generator.archive.summary import Summary, TurnSummary
from generator.linking.find_all_links import find_all_links
from generator.linking.names import NO_SERIES
from generator.settings.load import Settings
from generator.text.sort_names import name_order


class Mention(msgspec.Struct, frozen=True):
    """A document that names something."""

    document: Summary
    turn: TurnSummary
    """The first turn that names it."""
    turns: int
    """Number of turns that name it."""
    others: tuple[TurnSummary, ...] = ()
    """The first turn of each other speaker who names it."""


class MentionIndex(msgspec.Struct, frozen=True):
    """All links of the archive, by their documents and by their targets."""

    links: Mapping[str, str] = MappingProxyType({})
    """The links of each document: the name of an object with `StoredLinks`, by the document's address."""
    by_target: Mapping[str, tuple[Mention, ...]] = MappingProxyType({})
    """The mentions of each target in the order of the archive, by the target's address."""
    people: tuple[Person, ...] = ()
    """People of the people register who are mentioned and never speak, in the order of their names."""


def collect_mentions(
    archive: Archive, archive_input: ArchiveInput, series: Mapping[str, str] = NO_SERIES
) -> MentionIndex:
    """Return the mentions of all documents.

    Args:
        archive: The documents and people.
        archive_input: The settings, and the tools to work with records.
        series: The addresses of series of sessions, by their names.
    """
    results = find_all_links(archive, archive_input, series)
    mentions: dict[str, list[Mention]] = {}
    for document in archive.documents:
        for target in results[document.href].targets:
            first, *others = (document.turns[turn] for turn in target.first_turns)
            mention = Mention(document, first, target.turns, tuple(others))
            mentions.setdefault(target.href, []).append(mention)
    return MentionIndex(
        links={document.href: results[document.href].links for document in archive.documents},
        by_target={target: tuple(target_mentions) for target, target_mentions in sorted(mentions.items())},
        people=_mentioned_without_speaking(archive, archive_input.settings, mentions),
    )


def _mentioned_without_speaking(
    archive: Archive, settings: Settings, mentions: Mapping[str, list[Mention]]
) -> tuple[Person, ...]:
    silent = [
        Person(id=info.id, name=info.name, printed=(), appearances=(), words=0, info=info)
        for info in settings.register.people
        if info.id not in archive.people and info.hide is None
    ]
    mentioned = (person for person in silent if person.href in mentions)
    return tuple(sorted(mentioned, key=lambda person: (name_order(person.sorting), person.id)))
