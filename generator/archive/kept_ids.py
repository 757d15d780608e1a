"""Ids that stay: the turns of a page that was published before keep the ids that readers know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from generator.archive.alignment import align
from generator.archive.permalinks import PublishedPage, published_turns
from generator.archive.summary import too_large
from generator.records import SessionRecord, Turn

_OWN = 0.3
"""Share of an old turn's words, or of the new one's, from which on the new turn is the old one."""


class KeptIds(msgspec.Struct, frozen=True):
    """The ids of a page's turns, and the ids of former turns that lead to them."""

    ids: tuple[str, ...]
    """Of its turns, in their order."""
    former: Mapping[str, tuple[str, ...]]
    """By a turn's id: of turns that are no more and whose words, most of them, are there now. The empty id stands for
    a page without turns."""


def keep_ids(record: SessionRecord, published: PublishedPage) -> KeptIds:
    """Return the ids of a record's turns on a page that was published before.

    A turn keeps its id whoever speaks it and whatever was corrected in it. Of a turn that was split, the part with most
    of its words has the id, the first of equal ones. A new turn gets a number that its label never had on this page.
    """
    known = published.turns
    if not record.turns or too_large(record):
        return KeptIds((), {"": tuple(turn.id for turn in known)} if known else {})
    new = published_turns(record)
    if [turn.words for turn in known] == [turn.words for turn in new]:
        return KeptIds(tuple(turn.id for turn in known), {})
    claims: dict[int, list[tuple[int, int]]] = {}
    for position, home in enumerate(align(known, new)):
        claims.setdefault(home.turn, []).append((-home.shared, position))
    ids: list[str | None] = [None] * len(new)
    former: dict[int, list[int]] = {}
    for there, claimed in claims.items():
        shared, position = min(claimed)
        if -shared >= _OWN * min(max(1, len(known[position].words)), max(1, len(new[there].words))):
            ids[there] = known[position].id
            claimed.remove((shared, position))
        if claimed:
            former[there] = sorted(position for _, position in claimed)
    made = _new_ids(record.turns, ids, [turn.id for turn in known])
    return KeptIds(
        ids=made,
        former={made[there]: tuple(known[position].id for position in former[there]) for there in sorted(former)},
    )


def former_homes(record: SessionRecord, published: PublishedPage) -> dict[str, str]:
    """Return the id that each turn of a former page has on the page it leads on to, by the former id."""
    if not record.turns or not published.turns or too_large(record):
        return {}
    homes = align(published.turns, published_turns(record))
    return {turn.id: record.turns[home.turn].id for turn, home in zip(published.turns, homes, strict=True)}


def with_ids(record: SessionRecord, kept: KeptIds) -> SessionRecord:
    """Return the record with the ids of its page."""
    if not kept.ids or tuple(turn.id for turn in record.turns) == kept.ids:
        return record
    turns = tuple(msgspec.structs.replace(turn, id=name) for turn, name in zip(record.turns, kept.ids, strict=True))
    return msgspec.structs.replace(record, turns=turns)


def _new_ids(turns: Sequence[Turn], ids: Sequence[str | None], published: Sequence[str]) -> tuple[str, ...]:
    """Return the ids with numbers for the turns that have none: behind all that their label ever had here."""
    highest: dict[str, int] = {}
    for known in published:
        prefix, _, number = known.rpartition("-")
        if number.isdecimal():
            highest[prefix] = max(highest.get(prefix, 0), int(number))
    made: list[str] = []
    for turn, name in zip(turns, ids, strict=True):
        if name is not None:
            made.append(name)
            continue
        prefix = turn.id.rpartition("-")[0]
        highest[prefix] = highest.get(prefix, 0) + 1
        made.append(f"{prefix}-{highest[prefix]}")
    return tuple(made)
