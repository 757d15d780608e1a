"""Who and what is named in which document, collected over the whole archive. A mention is not a speaker."""

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
    """One document that names something."""

    document: Summary
    turn: TurnSummary
    """The first that names it."""
    turns: int
    """How many do."""


class MentionIndex(msgspec.Struct, frozen=True):
    """All links of the archive, and where they come from."""

    links: Mapping[str, DocumentLinks] = MappingProxyType({})
    """What is a link in the words of a document, by the document's address."""
    of: Mapping[str, tuple[Mention, ...]] = MappingProxyType({})
    """The documents that name something, in the order of the archive, by the address of what they name."""
    people: tuple[Person, ...] = ()
    """Those of the people register who are named and never speak, in the order of their names."""


def collect_mentions(
    archive: Archive,
    settings: Settings,
    read: Callable[[Summary], SessionRecord],
    series: Mapping[str, str] = NO_SERIES,
) -> MentionIndex:
    """Return what the words of all documents name.

    Args:
        archive: The documents and people.
        settings: The archive's `site_config/`.
        read: Gives the record of a document, with the ids that its page has; no record is held afterwards.
        series: The addresses of series of sessions, by their names.
    """
    known = build_gazetteer(archive, settings, series)
    links: dict[str, DocumentLinks] = {}
    found: dict[str, list[Mention]] = {}
    for document in archive.documents:
        made = _links(read(document), document, known, archive.told.get(document.href, ()))
        if not made:
            continue
        links[document.href] = made
        for target, turns in _turns(made, document, archive).items():
            found.setdefault(target, []).append(Mention(document, document.turns[turns[0]], len(turns)))
    return MentionIndex(
        links=links,
        of={target: tuple(mentions) for target, mentions in sorted(found.items())},
        people=_silent(archive, settings, found),
    )


def _links(
    record: SessionRecord, document: Summary, known: Gazetteer, told: Sequence[AppliedCorrection]
) -> DocumentLinks:
    """Return what is named in the words that the page shows; corrected ones lead to what is told of them instead."""
    if not told:
        return find_links(record, document, known)
    theirs = by_turn(told)
    changes = {
        (number, place): found
        for number, turn in enumerate(record.turns)
        if turn.id in theirs
        for place, (_, found) in enumerate(shown_blocks(turn, theirs[turn.id]))
        if found
    }
    links = {}
    for place, named in find_links(shown_record(record, told), document, known).items():
        taken = changes.get(place, ())
        free = tuple(one for one in named if all(one.end <= two.start or two.end <= one.start for two in taken))
        if free:
            links[place] = free
    return links


def _turns(links: DocumentLinks, document: Summary, archive: Archive) -> dict[str, list[int]]:
    """Return the numbers of the turns that name each page of the archive; saying one's own name names nobody else."""
    own = {
        number: archive.people[turn.speaker].href
        for number, turn in enumerate(document.turns)
        if turn.speaker in archive.people
    }
    found: dict[str, list[int]] = {}
    for (number, _), named in links.items():
        for one in named:
            if one.kind in {"web", "rfc"} or one.target is None or one.target == own.get(number):
                continue
            turns = found.setdefault(one.target, [])
            if turns[-1:] != [number]:
                turns.append(number)
    return found


def _silent(archive: Archive, settings: Settings, found: Mapping[str, list[Mention]]) -> tuple[Person, ...]:
    people = [
        Person(id=info.id, name=info.name, printed=(), appearances=(), words=0, info=info)
        for info in settings.register.people
        if info.id not in archive.people and info.hide is None
    ]
    return tuple(sorted((one for one in people if one.href in found), key=lambda one: (one.sorting, one.id)))
