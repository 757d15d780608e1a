"""Whose words are under whose label, and which person each label names."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.records import Turn
from generator.text.normal import folded_words

Names = Mapping[str, Sequence[str | None]]
"""The names that a label may be read as."""

Pair = tuple[str | None, str | None]
"""The answer's label of a word, and the record's."""


def label_pairs(
    told: tuple[Sequence[int], Sequence[str | None]],
    made: tuple[Sequence[int], Sequence[str | None]],
    both: Iterable[tuple[int, int]],
) -> Iterable[Pair]:
    """Return both labels of each word that the answer and the record have.

    Args:
        told: Of the answer, where turns begin, in words, and their labels.
        made: The same of the record.
        both: The aligned positions.
    """
    for left, right in both:
        yield told[1][bisect_right(told[0], left) - 1], made[1][bisect_right(made[0], right) - 1]


def misattributed(counted: Counter[Pair], names: Names) -> Counter[Pair]:
    """Return the words under the label of somebody else, or under a label where the answer has none."""
    labels = {told for told, _ in counted}
    return Counter(
        {
            (told, made): number
            for (told, made), number in counted.items()
            if made is not None and made != told and not (told is not None and _one_person(told, made, names, labels))
        }
    )


def _one_person(told: str, made: str, names: Names, labels: Iterable[str | None]) -> bool:
    if {*names.get(told, ())} & {*names.get(made, ())} - {None}:
        return True
    if made in labels:
        return False
    left, right = {*folded_words(told)}, {*folded_words(made)}
    return left <= right or right <= left  # a part of the label, or more than the label, is nobody else's


def wrong_names(turns: Iterable[Turn], names: Names) -> list[str]:
    """Return a sentence for each label that the record reads as another name than it should, or never has."""
    read: dict[str, set[str | None]] = {}
    for turn in turns:
        if turn.label is not None and turn.label in names:
            read.setdefault(turn.label, set()).add(turn.name)
    faults = []
    for label, expected in names.items():
        if label not in read:
            faults.append(f"no turn has the label {label!r}")
        elif not read[label] <= {*expected}:
            faults.append(f"{label!r} names {sorted(map(repr, read[label]))}, not {expected[0]!r}")
    return faults
