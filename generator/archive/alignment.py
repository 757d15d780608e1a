"""Where the words of published turns stand now: each old turn is led to the new one that holds most of its words.

A turn is given as its fingerprint, a letter for each word (`permalinks.fingerprint`). Turns that stayed as they were
are found first, wherever they went; for the others runs of four words say where they may be, and what is left is
looked for between the neighbours that were found. The work grows with the number of words, not with that of pairs of
turns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from rapidfuzz.distance import Indel

_RUN = 4
"""Words of a run; one letter in 64 for each word makes two runs alike by chance once in 16,777,216."""

_COMMON = 8
"""A run that so many turns have says nothing; "thank you very" is one."""

_CANDIDATES = 5
"""New turns in which the words of an old one are counted."""

_SURE = 0.5
"""Share of its words that runs have to find; else the place between its neighbours is looked at as well."""

_CLOSE = 0.7
"""Share of the most words from which on another candidate is looked at word by word."""

_NEAR = 12
"""New turns around the place of an old one that are looked through where its neighbours say no more."""

_OWN = 0.3
"""Share of a new turn's words that an old one has to have for no other to be looked for in it."""

_SEARCHES = 100
"""Turns too short for runs that are looked for on the whole page."""

_LARGEST_GAP = 20_000_000
"""Words before times words after; what lies between two neighbours is compared word by word up to here."""


class Home(msgspec.Struct, frozen=True):
    """The new turn that holds most of an old one's words."""

    turn: int
    shared: int
    """Words of the old turn found there; 0 where none was found and only the place says that it was here."""


def align(old: Sequence[str], new: Sequence[str]) -> list[Home]:
    """Return for each old turn where its words are now, in the order of `old`.

    Args:
        old: Fingerprints of the published turns, in their order on the page.
        new: Fingerprints of the turns of today, at least one.
    """
    homes = _same(old, new)
    if len(homes) < len(old):
        _by_runs(old, new, homes)
        _between_neighbours(old, new, homes)
        _among_the_unclaimed(old, new, homes)
    return [homes[position] for position in range(len(old))]


def _same(old: Sequence[str], new: Sequence[str]) -> dict[int, Home]:
    """Match turns of the same words: those that are single, then their neighbours, then the nearest of those left."""
    before, after = Counter(old), Counter(new)
    place = {words: position for position, words in enumerate(new)}
    pairs = {
        position: place[words]
        for position, words in enumerate(old)
        if words and before[words] == 1 and after[words] == 1
    }
    taken = set(pairs.values())
    ends = ((-1, -1, 1), (len(old), len(new), -1))
    for start, there, step in (*ends, *((one, two, step) for one, two in sorted(pairs.items()) for step in (1, -1))):
        one, two = start + step, there + step
        while 0 <= one < len(old) and 0 <= two < len(new) and old[one] == new[two]:
            if one in pairs or two in taken:
                break
            pairs[one] = two
            taken.add(two)
            one, two = one + step, two + step
    left: dict[str, list[int]] = {}
    for position, words in enumerate(new):
        if position not in taken:
            left.setdefault(words, []).append(position)
    expected = 0
    for position, words in enumerate(old):
        if position not in pairs and left.get(words):
            pairs[position] = left[words].pop(_nearest(left[words], expected))
        expected = pairs.get(position, expected) + 1
    return {position: Home(there, max(1, len(old[position]))) for position, there in pairs.items()}


def _nearest(places: Sequence[int], wanted: int) -> int:
    """Return the index of the place nearest to `wanted`, the first of two."""
    at = bisect_left(places, wanted)
    return min((index for index in (at - 1, at) if 0 <= index < len(places)), key=lambda i: abs(places[i] - wanted))


def _by_runs(old: Sequence[str], new: Sequence[str], homes: dict[int, Home]) -> None:
    """Find homes by runs of words that few turns have."""
    taken = {home.turn for home in homes.values()}
    holders: dict[str, list[int]] = {
        run: [] for place in range(len(old)) if place not in homes for run in _runs(old[place])
    }
    runs: list[frozenset[str]] = []
    for position, words in enumerate(new):
        runs.append(frozenset(run for run in _runs(words) if run in holders))
        for run in runs[-1]:
            holders[run].append(position)
    expected = 0
    for position, words in enumerate(old):
        if position not in homes:
            votes: Counter[int] = Counter()
            for run in _runs(words):
                found = holders[run]
                if len(found) <= _COMMON:
                    votes.update(found)
            candidates = [
                Home(candidate, _covered(words, runs[candidate]))
                for candidate, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_CANDIDATES]
            ]
            most = max((home.shared for home in candidates), default=0)
            free = [home for home in candidates if home.turn not in taken]
            if any(2 * home.shared >= most for home in free):  # what is another old turn seldom holds this one too
                candidates = free
                most = max(home.shared for home in free)
            candidates = [home for home in candidates if home.shared >= _CLOSE * most]
            if len(candidates) > 1:
                candidates = [Home(home.turn, _similar(words, new[home.turn])) for home in candidates]
            if candidates:
                homes[position] = _best(candidates, expected)
        if position in homes:
            expected = homes[position].turn + 1


def _runs(words: str) -> Iterator[str]:
    return (words[start : start + _RUN] for start in range(len(words) - _RUN + 1))


def _covered(words: str, runs: frozenset[str]) -> int:
    """Return how many words stand in a run that is among `runs`."""
    covered = end = 0
    for start, run in enumerate(_runs(words)):
        if run in runs:
            covered += start + _RUN - max(start, end)
            end = start + _RUN
    return covered


def _among_the_unclaimed(old: Sequence[str], new: Sequence[str], homes: dict[int, Home]) -> None:
    """Look among new turns that nothing has led to for what wasn't surely found, and for short turns that moved."""
    claimed = {home.turn for home in homes.values() if home.shared >= _OWN * len(new[home.turn])}
    unclaimed = [position for position in range(len(new)) if position not in claimed]
    searches = _SEARCHES
    for position, words in enumerate(old):
        if unclaimed and words and not _is_sure(words, homes[position]):
            at = bisect_left(unclaimed, homes[position].turn)
            near = unclaimed[max(0, at - _NEAR) : at + _NEAR]
            found = _best([Home(there, _similar(words, new[there])) for there in near], homes[position].turn)
            if found.shared > homes[position].shared:
                homes[position] = found
        if searches and 1 < len(words) < _RUN and homes[position].shared < len(words):
            searches -= 1
            whole = [Home(there, len(words)) for there, others in enumerate(new) if words in others]
            homes[position] = _best([homes[position], *whole], homes[position].turn)


def _similar(words: str, other: str) -> int:
    """Return how many words of a turn stand in another one in the same order, in runs as long as they would be there.

    Single words that any long turn has don't count, unless they stand together.
    """
    counted = 0
    short = min(3, max(1, len(words) // 3))
    for code in Indel.opcodes(words, other):
        if code.tag == "equal" and code.src_end - code.src_start >= short:
            counted += code.src_end - code.src_start
    return counted


def _best(candidates: Sequence[Home], expected: int) -> Home:
    """Return the one with most words, of equal ones the nearest, then the first."""
    return max(candidates, key=lambda home: (home.shared, -abs(home.turn - expected), -home.turn))


def _between_neighbours(old: Sequence[str], new: Sequence[str], homes: dict[int, Home]) -> None:
    """Look word by word between the neighbours that are known for the turns that nothing else has found surely."""
    sure = [position for position in range(len(old)) if _is_sure(old[position], homes.get(position))]
    doubtful = sorted(set(range(len(old))) - set(sure))
    for first, last in _gaps(sure, doubtful):
        before = homes[first].turn if first >= 0 else 0
        behind = homes[last].turn if last < len(old) else len(new) - 1
        shared: Counter[tuple[int, int]] = Counter()
        if before <= behind:
            shared = _word_by_word(old, new, range(max(first, 0), min(last + 1, len(old))), range(before, behind + 1))
        best: dict[int, Home] = {}
        for (position, there), count in sorted(shared.items()):
            if position not in best or count > best[position].shared:
                best[position] = Home(there, count)
        around = range(max(0, min(before, behind) - 1), min(len(new), max(before, behind) + 2))
        for position in range(first + 1, last):
            found = best.get(position)
            known = homes.get(position)
            if found is not None and (known is None or found.shared >= known.shared):
                homes[position] = found
            elif known is None:
                near = around if len(around) <= _NEAR else range(max(0, before - 1), min(len(new), before + _NEAR))
                homes[position] = _best([Home(there, _similar(old[position], new[there])) for there in near], before)
            if homes[position].shared:
                before = homes[position].turn


def _is_sure(words: str, home: Home | None) -> bool:
    return home is not None and home.shared > 0 and home.shared >= _SURE * len(words)


def _gaps(sure: Sequence[int], doubtful: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the last sure turn before and the first one behind each run of doubtful ones."""
    seen = -2
    for position in doubtful:
        if position > seen:
            at = bisect_left(sure, position)
            end = sure[at] if at < len(sure) else (doubtful[-1] + 1)
            yield (sure[at - 1] if at else -1), end
            seen = end


def _word_by_word(old: Sequence[str], new: Sequence[str], before: range, after: range) -> Counter[tuple[int, int]]:
    """Return how many words each old turn shares with each new one, where all are put side by side in their order.

    Words that stand far from one another in the new turn count less.
    """
    spans: dict[tuple[int, int], list[int]] = {}
    first = [position for position in before for _ in old[position]]
    second = [position for position in after for _ in new[position]]
    if len(first) * len(second) > _LARGEST_GAP:
        return Counter()
    text, other = "".join(old[position] for position in before), "".join(new[position] for position in after)
    for code in Indel.opcodes(text, other):
        if code.tag == "equal":
            for offset in range(code.src_end - code.src_start):
                place = code.dest_start + offset
                spans.setdefault((first[code.src_start + offset], second[place]), []).append(place)
    # Common words are found scattered over any long turn, and those that were meant stand together.
    return Counter({pair: max(1, len(places) ** 2 // (places[-1] - places[0] + 1)) for pair, places in spans.items()})
