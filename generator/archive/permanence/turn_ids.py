"""Turn ids that stay: the turns of a published page keep the ids that readers may have quoted."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence, Set

import msgspec

from generator.archive.page_limits import too_large
from generator.archive.permanence.alignment.align import AlignedTurn, align
from generator.archive.permanence.published import (
    PublishedPage,
    PublishedTurn,
    fingerprint_of,
    label_of_turn_id,
    published_turns,
)
from generator.archive.privacy.redact_names import WITHHELD_ID_PREFIX, is_withheld
from generator.archive.privacy.withheld_names import WithheldNames
from generator.records import SessionRecord, Turn
from generator.slugs import slug

_MIN_SHARED_WORDS = 0.3
"""Share of an old turn's words, or of the new turn's, from which on the new turn keeps the old one's id."""

_RevealsName = Callable[[str, Turn], bool]
"""Tells whether an id of a turn, or an id that redirects to it, reveals a withheld name."""


class RedirectedIds(msgspec.Struct, frozen=True):
    """The published ids of an address that redirects to another page."""

    targets: Mapping[str, str] = {}
    """The id on the other page, by published id; '' for the top of a page without turns."""
    vanished: tuple[str, ...] = ()
    """The published ids whose words are not on the other page; their targets are the turns in their place."""


class TurnIds(msgspec.Struct, frozen=True):
    """The ids of a page's turns, and the retired ids that redirect to them."""

    ids: tuple[str, ...]
    """Of the turns, in their order."""
    former_ids: Mapping[str, tuple[str, ...]]
    """Retired ids, by the id of the turn that has most of their words now; by '' on a page without turns."""
    vanished: tuple[str, ...] = ()
    """The retired ids whose words are no longer on the page: they redirect to the turn in their place, if any."""
    drops_withheld_ids: bool = False
    """Whether a published id was dropped because it reveals a withheld name."""


def keep_turn_ids(
    record: SessionRecord,
    published: PublishedPage,
    withheld_names: WithheldNames | None = None,
    ids_as_read: Sequence[str] = (),
) -> TurnIds:
    """Return the ids of a record's turns on a page that was published before.

    A turn keeps its id when its speaker or its words are corrected. If a turn was split, the part with
    most of its words keeps the id, the first of equal parts. The number of a new turn is one that its label never had
    on this page.

    An id that reveals a withheld name is dropped. Where a name is no longer withheld, the turn keeps the id that was
    published meanwhile, and the id from its label redirects to it.

    Args:
        record: As its page shows it.
        published: The page as it was published.
        withheld_names: The names that are withheld.
        ids_as_read: The ids of the turns before names were withheld; empty if none was. They distinguish the turns as
            long as the published ids have the same labels, so that withholding one name changes no id of another's
            turn.
    """
    old_turns = published.turns
    if not record.turns or too_large(record):
        return _ids_without_turns(record, old_turns, withheld_names)
    old_labels = {label_of_turn_id(turn.id) for turn in old_turns}
    new_turns = _with_ids_as_read(published_turns(record), ids_as_read, old_labels)
    ids: list[str | None] = [turn.id for turn in old_turns]
    former_ids: dict[int, list[str]] = {}
    vanished: frozenset[str] = frozenset()
    if [turn.words for turn in old_turns] != [turn.words for turn in new_turns]:
        ids, former_ids, vanished = _align_ids(old_turns, new_turns)
    if record.kind != "transcript":
        ids, former_ids = _with_id_of_article(record.turns, ids, former_ids)
    reveals_name = _reveals_name(record, published, withheld_names)
    turn_ids = _assign_ids(record.turns, ids, former_ids, {turn.id for turn in old_turns}, reveals_name)
    return _with_vanished(turn_ids, vanished)


def redirected_ids(
    record: SessionRecord, published: PublishedPage, withheld_names: WithheldNames | None = None
) -> RedirectedIds:
    """Return where each published id of a page leads, if the page's address redirects to another page.

    Ids that reveal a withheld name are left out.

    Args:
        record: As the other page shows it.
        published: The page whose address redirects, as it was published.
        withheld_names: The names that are withheld.
    """
    if not published.turns:
        return RedirectedIds()
    if not record.turns or too_large(record):
        kept = _ids_without_turns(record, published.turns, withheld_names)
        return RedirectedIds(dict.fromkeys(kept.former_ids.get("", ()), ""), kept.vanished)
    new_turns = published_turns(record)
    aligned_turns = dict(zip((turn.id for turn in published.turns), align(published.turns, new_turns), strict=True))
    reveals_name = _reveals_name(record, published, withheld_names)
    targets = {
        turn_id: record.turns[aligned.position].id
        for turn_id, aligned in aligned_turns.items()
        if not reveals_name(turn_id, record.turns[aligned.position])
    }
    vanished = _vanished(published.turns, new_turns, list(aligned_turns.values()))
    return RedirectedIds(targets, tuple(turn_id for turn_id in targets if turn_id in vanished))


def with_turn_ids(record: SessionRecord, turn_ids: TurnIds) -> SessionRecord:
    """Return the record with the turn ids of its page."""
    if not turn_ids.ids or tuple(turn.id for turn in record.turns) == turn_ids.ids:
        return record
    turns = tuple(
        msgspec.structs.replace(turn, id=turn_id) for turn, turn_id in zip(record.turns, turn_ids.ids, strict=True)
    )
    return msgspec.structs.replace(record, turns=turns)


def _align_ids(
    old_turns: Sequence[PublishedTurn], new_turns: Sequence[PublishedTurn]
) -> tuple[list[str | None], dict[int, list[str]], frozenset[str]]:
    """Return the published id that each new turn keeps, the others that redirect to it, and those of vanished turns.

    Of the old turns with most of their words in one new turn, the one with most words there, the first of equal ones,
    passes its id on.
    """
    aligned_turns = align(old_turns, new_turns)
    claims: dict[int, list[tuple[int, int]]] = {}
    for old_position, aligned in enumerate(aligned_turns):
        claims.setdefault(aligned.position, []).append((-aligned.shared_words, old_position))
    ids: list[str | None] = [None] * len(new_turns)
    former_ids: dict[int, list[str]] = {}
    for position, claims_to_turn in claims.items():
        best_claim = min(claims_to_turn)
        shared_words, old_turn = -best_claim[0], old_turns[best_claim[1]]
        shorter = min(max(1, len(old_turn.words)), max(1, len(new_turns[position].words)))
        if shared_words >= _MIN_SHARED_WORDS * shorter:
            ids[position] = old_turn.id
            claims_to_turn.remove(best_claim)
        former_ids[position] = [old_turns[old].id for old in sorted(old for _, old in claims_to_turn)]
    return ids, former_ids, _vanished(old_turns, new_turns, aligned_turns)


def _vanished(
    old_turns: Sequence[PublishedTurn], new_turns: Sequence[PublishedTurn], aligned_turns: Sequence[AlignedTurn]
) -> frozenset[str]:
    """Return the ids of the old turns that had words and have none of them on the page now."""
    return frozenset(
        turn.id
        for turn, aligned in zip(old_turns, aligned_turns, strict=True)
        if aligned.shared_words == 0 and turn.words not in {"", new_turns[aligned.position].words}
    )


def _ids_without_turns(
    record: SessionRecord, old_turns: Sequence[PublishedTurn], withheld_names: WithheldNames | None
) -> TurnIds:
    """Return the published ids for the top of a page that shows no turns.

    The page of a text that is too large leads to the text, so no words have vanished. Other pages may have notices.
    """
    kept = [turn for turn in old_turns if not (withheld_names and withheld_names.in_id(turn.id))]
    vanished: list[str] = []
    if not record.turns:
        notices = " ".join(fingerprint_of(notice.text) for notice in record.notices)
        vanished = [turn.id for turn in kept if turn.words not in notices]
    ids = tuple(turn.id for turn in kept)
    return TurnIds((), {"": ids} if ids else {}, tuple(vanished), drops_withheld_ids=len(kept) < len(old_turns))


def _with_id_of_article(
    turns: Sequence[Turn], ids: Sequence[str | None], former_ids: Mapping[int, Sequence[str]]
) -> tuple[list[str | None], dict[int, list[str]]]:
    """Return the ids of a page that became an article: the anchor of an article never changes, so all others redirect.

    Args:
        turns: The turns of the article.
        ids: The published id that each turn would keep.
        former_ids: The other published ids, by the position of the turn to which they redirect.
    """
    redirecting = {position: list(former) for position, former in former_ids.items()}
    for position, (turn, kept_id) in enumerate(zip(turns, ids, strict=True)):
        if kept_id not in {None, turn.id}:
            redirecting[position] = [str(kept_id), *redirecting.get(position, ())]
    return [turn.id for turn in turns], {
        position: [former for former in former_ids_here if former != turns[position].id]
        for position, former_ids_here in redirecting.items()
    }


def _assign_ids(
    turns: Sequence[Turn],
    ids: Sequence[str | None],
    former_ids: Mapping[int, Sequence[str]],
    published_ids: Set[str],
    reveals_name: _RevealsName,
) -> TurnIds:
    """Return the ids of a page's turns, with ids for new turns and for turns whose name is withheld or shown again.

    Args:
        turns: The turns of the page.
        ids: The published id that each turn keeps; `None` for a new turn.
        former_ids: The other published ids, by the position of the turn to which they redirect.
        published_ids: All ids that were published on the page.
        reveals_name: Tells whether an id reveals a withheld name.
    """
    revealing = _revealing_ids(turns, ids, reveals_name)
    shown_again = _ids_shown_again(turns, ids, published_ids, revealing)
    redirecting = {position: list(former) for position, former in former_ids.items()}
    for position, former_id in (revealing | shown_again).items():
        redirecting.setdefault(position, []).append(former_id)
    shown = {
        position: tuple(former for former in redirecting[position] if not reveals_name(former, turns[position]))
        for position in sorted(redirecting)
    }
    new_ids = _number_new_turns(turns, ids, [*published_ids, *shown_again.values()])
    if revealing:  # numbered last, so that the other new turns have the same numbers as without withheld names
        remaining = [None if position in revealing else turn_id for position, turn_id in enumerate(new_ids)]
        new_ids = _number_new_turns(turns, remaining, [*published_ids, *new_ids])
    return TurnIds(
        new_ids,
        {new_ids[position]: names for position, names in shown.items() if names},
        drops_withheld_ids=any(len(names) < len(redirecting[position]) for position, names in shown.items()),
    )


def _with_vanished(turn_ids: TurnIds, vanished: Container[str]) -> TurnIds:
    """Return turn ids with the retired ids of vanished turns, without those that reveal a withheld name."""
    shown = (former for names in turn_ids.former_ids.values() for former in names)
    return msgspec.structs.replace(turn_ids, vanished=tuple(former for former in shown if former in vanished))


def _revealing_ids(turns: Sequence[Turn], ids: Sequence[str | None], reveals_name: _RevealsName) -> dict[int, str]:
    """Return the kept ids that reveal a withheld name, by the position of the turn."""
    return {
        position: kept_id
        for position, (turn, kept_id) in enumerate(zip(turns, ids, strict=True))
        if kept_id is not None and reveals_name(kept_id, turn)
    }


def _ids_shown_again(
    turns: Sequence[Turn], ids: Sequence[str | None], published_ids: Set[str], revealing: Container[int]
) -> dict[int, str]:
    """Return the new ids of turns whose name was withheld when their kept id was published, by the turn's position."""
    return {
        position: turn.id
        for position, (turn, kept_id) in enumerate(zip(turns, ids, strict=True))
        if position not in revealing
        and turn.id not in published_ids
        and label_of_turn_id(kept_id or "") == WITHHELD_ID_PREFIX != label_of_turn_id(turn.id)
    }


def _reveals_name(record: SessionRecord, page: PublishedPage, withheld_names: WithheldNames | None) -> _RevealsName:
    """Return a function that tells whether an id of a turn, or one that redirects to it, reveals a withheld name."""
    if not withheld_names:
        return lambda turn_id, turn: False
    event, session = record.event.id if record.event is not None else None, page.address.rstrip("/")
    keys = withheld_names.keys(lambda alias: alias.holds(event, session, record.date))
    shown_labels = {slug(turn.label) for turn in record.turns if turn.label is not None}

    def reveals_name(turn_id: str, turn: Turn) -> bool:
        if label_of_turn_id(turn_id) in shown_labels:
            return False
        return withheld_names.may_be_in_id(turn_id) if is_withheld(turn) else withheld_names.in_id(turn_id, keys)

    return reveals_name


def _with_ids_as_read(
    turns: Sequence[PublishedTurn], ids_as_read: Sequence[str], published_labels: Container[str]
) -> Sequence[PublishedTurn]:
    """Return the turns with the ids that they were read with, where a published id has the same label."""
    if not ids_as_read:
        return turns
    return [
        msgspec.structs.replace(turn, id=turn_id) if label_of_turn_id(turn_id) in published_labels else turn
        for turn, turn_id in zip(turns, ids_as_read, strict=True)
    ]


def _number_new_turns(turns: Sequence[Turn], ids: Sequence[str | None], used_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids with a new id in place of each `None`: the turn's label with the next number after all used."""
    highest_numbers: dict[str, int] = {}
    for used_id in used_ids:
        label, _, number = used_id.rpartition("-")
        if number.isdecimal():
            highest_numbers[label] = max(highest_numbers.get(label, 0), int(number))
    numbered: list[str] = []
    for turn, kept_id in zip(turns, ids, strict=True):
        if kept_id is not None:
            numbered.append(kept_id)
            continue
        label = label_of_turn_id(turn.id)
        highest_numbers[label] = highest_numbers.get(label, 0) + 1
        numbered.append(f"{label}-{highest_numbers[label]}")
    return tuple(numbered)
