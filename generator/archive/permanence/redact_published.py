"""Published pages without the turn ids that reveal a withheld name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from generator.archive.permanence.alignment.align import align
from generator.archive.permanence.published import PublishedPage, PublishedTurn


def drop_ids(
    page: PublishedPage, withheld_ids: Collection[str], current_turns: Sequence[PublishedTurn]
) -> tuple[PublishedPage, dict[str, str]]:
    """Return a published page without some ids, and the ids of the turns that have their words now, by dropped id.

    A turn that got a new id keeps its line in the permalink file, with the new id; the line of any other is removed.

    Args:
        page: The page as it was published.
        withheld_ids: The ids that reveal a name.
        current_turns: The turns of the page as it is now.
    """
    used_ids = {turn.id for turn in page.turns}
    aligned_turns = zip(page.turns, align(page.turns, current_turns), strict=True) if current_turns else ()
    current_ids = {
        turn.id: (aligned.shared_words, current_turns[aligned.position].id)
        for turn, aligned in aligned_turns
        if turn.id in withheld_ids
    }
    replacements: dict[str, str] = {}
    for old_id in sorted(current_ids, key=lambda old_id: -current_ids[old_id][0]):
        shared_words, new_id = current_ids[old_id]
        if shared_words and new_id not in used_ids:
            replacements[old_id] = new_id
            used_ids.add(new_id)
    turns = tuple(
        msgspec.structs.replace(turn, id=replacements.get(turn.id, turn.id))
        for turn in page.turns
        if turn.id not in withheld_ids or turn.id in replacements
    )
    return msgspec.structs.replace(page, turns=turns), {old_id: new_id for old_id, (_, new_id) in current_ids.items()}
