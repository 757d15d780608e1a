"""What was published, without the ids that tell a name which is withheld now."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from generator.archive.permanence.alignment.align import align
from generator.archive.permanence.published import PublishedPage, PublishedTurn


def drop_ids(
    page: PublishedPage, gone: Collection[str], now: Sequence[PublishedTurn]
) -> tuple[PublishedPage, dict[str, str]]:
    """Return what was published at an address without some ids, and where their words are, by those ids.

    A turn that got a new id stays in its line with it; where none did, the line goes.

    Args:
        page: What readers know.
        gone: The ids that tell a name.
        now: The turns that are there.
    """
    known = {turn.id for turn in page.turns}
    homes = zip(page.turns, align(page.turns, now), strict=True) if now else ()
    shared = {turn.id: (home.shared, now[home.turn].id) for turn, home in homes if turn.id in gone}
    names: dict[str, str] = {}
    for old in sorted(shared, key=lambda old: -shared[old][0]):
        count, name = shared[old]
        if count and name not in known:
            names[old] = name
            known.add(name)
    turns = tuple(
        msgspec.structs.replace(turn, id=names.get(turn.id, turn.id))
        for turn in page.turns
        if turn.id not in gone or turn.id in names
    )
    return msgspec.structs.replace(page, turns=turns), {old: name for old, (_, name) in shared.items()}
