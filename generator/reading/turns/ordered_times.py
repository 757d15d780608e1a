"""Times that are printed with turns and go backwards: which of them are wrong is not known, so they are left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from generator.reading.draft import Draft

_MAX_SHOWN = 8


def ordered_times(draft: Draft) -> Draft:
    """Take the printed times away that do not fit the longest run of times in order, and report their turns."""
    timed = [(index, turn.time.start) for index, turn in enumerate(draft.turns) if turn.time and turn.time.end is None]
    in_order = _longest_run([start for _, start in timed])
    wrong = [index for place, (index, _) in enumerate(timed) if place not in in_order]
    if not wrong:
        return draft
    turns = list(draft.turns)
    for index in wrong:
        turns[index] = msgspec.structs.replace(turns[index], time=None)
    lines = [turns[index].lines[0] for index in wrong]
    more = f" and {len(lines) - _MAX_SHOWN} more" if len(lines) > _MAX_SHOWN else ""
    message = (
        f"times that are printed with turns go backwards: the turns in lines {', '.join(map(str, lines[:_MAX_SHOWN]))}"
        f"{more} have none; correct the times in the source"
    )
    draft = draft.add_finding("time-backwards", "warning", message, lines[0])
    return msgspec.structs.replace(draft, turns=tuple(turns))


def _longest_run(starts: Sequence[float]) -> frozenset[int]:
    """Return the places of the longest series of times that never decrease."""
    ends: list[float] = []
    places: list[int] = []
    before: list[int] = []
    for place, start in enumerate(starts):
        length = bisect_right(ends, start)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [start]
        places[length : length + 1] = [place]
    run: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        run.add(place)
        place = before[place]
    return frozenset(run)
