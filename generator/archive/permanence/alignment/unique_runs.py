"""Words that are found by the runs they stand in, wherever they went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from generator.archive.permanence.alignment.word_match import (
    TURN_END,
    MatchedRun,
    WordMatch,
    match_run,
    match_words,
    matched_runs,
    runs_in_order,
    unmatch,
)

LONG_RUN_WORDS = 6
"""Words of a run; one letter in 64 for each word makes two runs of six alike by chance once in 2 ** 36."""


def match_unchanged_turns(old: WordMatch, new: WordMatch) -> None:
    """Match turns of some length that are there once and unchanged."""
    places = _unique_turns(new.turns)
    for words, position in _unique_turns(old.turns).items():
        if len(words) >= LONG_RUN_WORDS and (there := places.get(words)) is not None:
            match_words(old, new, old.starts[position], new.starts[there], len(words))


def match_unique_runs(old: WordMatch, new: WordMatch, length: int, *, ends: bool = False) -> None:
    """Match runs that what is left of each text has once, then the equal words around them.

    What stands in its old order is asked first: a passage that somebody said again has the words around it too.

    Args:
        old: The one text.
        new: The other.
        length: Of a run.
        ends: Whether the ends of turns count as words of it.
    """
    ours, theirs = _unmatched_positions(old, ends=ends), _unmatched_positions(new, ends=ends)
    first, second = (
        _unique_run_starts(_text_at(old, ours, "<"), length),
        _unique_run_starts(_text_at(new, theirs, ">"), length),
    )
    for at, there, count in _join_overlapping(
        sorted((first[run], second[run]) for run in first.keys() & second.keys())
    ):
        inside = [offset for offset in range(count + length) if ours[at + offset] >= 0]
        if inside:
            start, begin = ours[at + inside[0]], theirs[there + inside[0]]
            match_run(old, new, start, begin, ours[at + inside[-1]] - start + 1)
    _extend_runs(old, new, runs_in_order(old.match))
    _extend_runs(old, new, matched_runs(old.match))


def move_stray_words(old: WordMatch, new: WordMatch) -> None:
    """Lead words that went astray to where most of their turn is, if they are there as well."""
    homes = list(old.homes(new))
    for turn, home in enumerate(homes):
        if home < 0 or all(old.match[at] >= 0 and new.turn_of[old.match[at]] == home for at in old.places(turn)):
            continue
        for code in Indel.opcodes(old.turns[turn], new.turns[home]):
            if code.tag != "equal" or code.src_end - code.src_start < 2:
                continue
            for offset in range(code.src_end - code.src_start):
                at, there = old.starts[turn] + code.src_start + offset, new.starts[home] + code.dest_start + offset
                other = new.match[there]
                astray = old.match[at] < 0 or new.turn_of[old.match[at]] != home
                if astray and (other < 0 or homes[old.turn_of[other]] != home):
                    unmatch(old, new, (at,))
                    unmatch(new, old, (there,))
                    match_words(old, new, at, there)


def _unique_turns(turns: Sequence[str]) -> dict[str, int]:
    """Return the turns whose words no other one has, with their numbers."""
    counts = Counter(turns)
    return {words: number for number, words in enumerate(turns) if counts[words] == 1}


def _unmatched_positions(text: WordMatch, *, ends: bool) -> list[int]:
    """Return the places of the words without a match; what doesn't belong together is apart."""
    found: list[int] = []
    for start, end in text.stretches():
        found += text.with_ends(range(start, end)) if ends else range(start, end)
        found.append(-2)
    return found


def _text_at(text: WordMatch, places: Sequence[int], apart: str) -> str:
    """Return the words at `places`, with a sign of this text alone between those that don't belong together."""
    return "".join([text.words[at] if at >= 0 else TURN_END if at == -1 else apart for at in places])


def _unique_run_starts(text: str, length: int) -> dict[str, int]:
    """Return where each run is that is there once."""
    runs = [text[at : at + length] for at in range(len(text) - length + 1)]
    places = dict(zip(runs, range(len(runs)), strict=True))
    if len(places) < len(runs):
        for run, count in Counter(runs).items():
            if count > 1:
                del places[run]
    return places


def _join_overlapping(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield runs that overlap in both texts as one: where it begins, and how many more words than a run it has."""
    start, begin, count = -1, -1, 0
    for at, there in pairs:
        if start >= 0 and at - start == there - begin == count + 1:
            count += 1
            continue
        if start >= 0:
            yield start, begin, count
        start, begin, count = at, there, 0
    if start >= 0:
        yield start, begin, count


def _extend_runs(old: WordMatch, new: WordMatch, found: Sequence[MatchedRun]) -> None:
    """Match the equal words before and behind those that have a match."""
    ours, theirs, one, two = old.words, new.words, old.match, new.match
    for first, second, count in found:
        at, there = first + count, second + count
        while at < len(ours) and there < len(theirs) and one[at] < 0 and two[there] < 0 and ours[at] == theirs[there]:
            at, there = at + 1, there + 1
        if at > first + count:
            match_run(old, new, first + count, second + count, at - first - count)
    for first, second, _ in reversed(found):
        at, there = first - 1, second - 1
        while at >= 0 and there >= 0 and one[at] < 0 and two[there] < 0 and ours[at] == theirs[there]:
            at, there = at - 1, there - 1
        if at < first - 1:
            match_run(old, new, at + 1, there + 1, first - at - 1)
