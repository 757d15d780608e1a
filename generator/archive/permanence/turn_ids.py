"""Ids that stay: the turns of a page that was published before keep the ids that readers know."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

import msgspec

from generator.archive.permanence.alignment.align import align
from generator.archive.permanence.published import PublishedPage, PublishedTurn, label_of_turn_id, published_turns
from generator.archive.privacy.redact_names import WITHHELD_ID_PREFIX, is_withheld
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.summary import too_large
from generator.records import SessionRecord, Turn
from generator.slugs import slug

_MIN_SHARED_WORDS = 0.3
"""Share of an old turn's words, or of the new one's, from which on the new turn is the old one."""

_RevealsName = Callable[[str, Turn], bool]
"""Whether an id that a turn has, or that leads to it, tells a name that is withheld."""


class TurnIds(msgspec.Struct, frozen=True):
    """The ids of a page's turns, and the ids of former turns that lead to them."""

    ids: tuple[str, ...]
    """Of its turns, in their order."""
    former_ids: Mapping[str, tuple[str, ...]]
    """By a turn's id: of turns that are no more and whose words, most of them, are there now. The empty id stands for
    a page without turns."""
    drops_withheld_ids: bool = False
    """Whether a published id is no more because it tells a name that is withheld now."""


def keep_turn_ids(
    record: SessionRecord, published: PublishedPage, hidden: WithheldNames | None = None, as_read: Sequence[str] = ()
) -> TurnIds:
    """Return the ids of a record's turns on a page that was published before.

    A turn keeps its id whoever speaks it and whatever was corrected in it. Of a turn that was split, the part with most
    of its words has the id, the first of equal ones. A new turn gets a number that its label never had on this page.

    Only an id that tells the name of somebody who is `hidden` is kept by no turn. Where a name is shown again, the turn
    keeps the id that was published meanwhile, and the id that its label gives it leads to it as well.

    Args:
        record: As it is shown.
        published: What readers know.
        hidden: Whose names are withheld.
        as_read: The ids of the turns before names were withheld, if there are such: turns are told apart by them as
            long as published ones are, so that withholding one name changes no id of another's turn.
    """
    known = published.turns
    if not record.turns or too_large(record):
        kept = tuple(turn.id for turn in known if not (hidden and hidden.in_id(turn.id)))
        return TurnIds((), {"": kept} if kept else {}, drops_withheld_ids=len(kept) < len(known))
    new = _with_ids_as_read(published_turns(record), as_read, {label_of_turn_id(turn.id) for turn in known})
    if [turn.words for turn in known] == [turn.words for turn in new]:
        return _assign_ids(
            record.turns, [turn.id for turn in known], {}, known, _reveals_name(record, published, hidden)
        )
    claims: dict[int, list[tuple[int, int]]] = {}
    for position, home in enumerate(align(known, new)):
        claims.setdefault(home.turn, []).append((-home.shared, position))
    ids: list[str | None] = [None] * len(new)
    former: dict[int, list[int]] = {}
    for there, claimed in claims.items():
        shared, position = min(claimed)
        if -shared >= _MIN_SHARED_WORDS * min(max(1, len(known[position].words)), max(1, len(new[there].words))):
            ids[there] = known[position].id
            claimed.remove((shared, position))
        if claimed:
            former[there] = sorted(position for _, position in claimed)
    names = {there: [known[position].id for position in former[there]] for there in sorted(former)}
    return _assign_ids(record.turns, ids, names, known, _reveals_name(record, published, hidden))


def redirected_ids(
    record: SessionRecord, published: PublishedPage, hidden: WithheldNames | None = None
) -> dict[str, str]:
    """Return the id that each turn of a former page has on the page it leads on to, by the former id.

    Ids that tell the name of somebody who is `hidden` are left out.
    """
    if not record.turns or not published.turns or too_large(record):
        return {}
    homes = align(published.turns, published_turns(record))
    tells = _reveals_name(record, published, hidden)
    return {
        turn.id: record.turns[home.turn].id
        for turn, home in zip(published.turns, homes, strict=True)
        if not tells(turn.id, record.turns[home.turn])
    }


def with_turn_ids(record: SessionRecord, kept: TurnIds) -> SessionRecord:
    """Return the record with the ids of its page."""
    if not kept.ids or tuple(turn.id for turn in record.turns) == kept.ids:
        return record
    turns = tuple(msgspec.structs.replace(turn, id=name) for turn, name in zip(record.turns, kept.ids, strict=True))
    return msgspec.structs.replace(record, turns=turns)


def _assign_ids(
    turns: Sequence[Turn],
    ids: Sequence[str | None],
    former: Mapping[int, Sequence[str]],
    known: Sequence[PublishedTurn],
    tells: _RevealsName,
) -> TurnIds:
    """Return the ids with those of new turns, and of turns whose name was withheld or is shown again."""
    kept, names, withheld = list(ids), {there: list(theirs) for there, theirs in former.items()}, False
    taken = {turn.id for turn in known}
    own: list[str] = []
    late: set[int] = set()
    for there, turn in enumerate(turns):
        name = kept[there]
        if name is None:
            continue
        if tells(name, turn):
            late.add(there)
            names.setdefault(there, []).append(name)
        elif label_of_turn_id(name) == WITHHELD_ID_PREFIX != label_of_turn_id(turn.id) and turn.id not in taken:
            own.append(turn.id)  # the name is shown again, and so are the ids with it
            names.setdefault(there, []).append(turn.id)
    for there, theirs in names.items():
        shown = [name for name in theirs if not tells(name, turns[there])]
        withheld |= len(shown) < len(theirs)
        names[there] = shown
    made = _number_new_turns(turns, kept, [*(turn.id for turn in known), *own])
    if late:  # last, so that the other new turns have the numbers that they would have had
        left = [None if there in late else name for there, name in enumerate(made)]
        made = _number_new_turns(turns, left, [*(turn.id for turn in known), *made])
    return TurnIds(made, {made[there]: tuple(names[there]) for there in sorted(names) if names[there]}, withheld)


def _reveals_name(record: SessionRecord, page: PublishedPage, hidden: WithheldNames | None) -> _RevealsName:
    """Return what says whether the id of a turn, or one that leads to it, tells a name that is withheld."""
    if not hidden:
        return lambda name, turn: False
    event, session = record.event.id if record.event is not None else None, page.address.rstrip("/")
    forms = hidden.keys(lambda alias: alias.holds(event, session, record.date))
    shown = {slug(turn.label) for turn in record.turns if turn.label is not None}

    def tells(name: str, turn: Turn) -> bool:
        if label_of_turn_id(name) in shown:
            return False
        return hidden.may_be_in_id(name) if is_withheld(turn) else hidden.in_id(name, forms)

    return tells


def _with_ids_as_read(
    turns: Sequence[PublishedTurn], as_read: Sequence[str], known: Container[str]
) -> Sequence[PublishedTurn]:
    """Return the turns with the ids that they were read with, where published ones have such."""
    if not as_read:
        return turns
    return [
        msgspec.structs.replace(turn, id=name) if label_of_turn_id(name) in known else turn
        for turn, name in zip(turns, as_read, strict=True)
    ]


def _number_new_turns(turns: Sequence[Turn], ids: Sequence[str | None], published: Sequence[str]) -> tuple[str, ...]:
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
        prefix = label_of_turn_id(turn.id)
        highest[prefix] = highest.get(prefix, 0) + 1
        made.append(f"{prefix}-{highest[prefix]}")
    return tuple(made)
