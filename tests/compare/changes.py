"""What differs between two readings of the same documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from generator.text import words

Record = Mapping[str, Any]
"""A session record as JSON: two revisions may not have the same fields."""

_FACTS = ("kind", "title", "day", "date", "start_time", "end_time", "room", "session", "status", "language")


class Changes(msgspec.Struct, frozen=True):
    """Counts of what was gained and lost, and each difference in a line."""

    documents: int
    differing: int
    turns: tuple[int, int]
    """Gained, lost."""
    labels: tuple[int, int]
    words: tuple[int, int]
    """Of the words in turns."""
    facts: int
    lines: tuple[str, ...]


def changes(names: Iterable[str], before: Iterable[Record], after: Iterable[Record]) -> Changes:
    """Return what changed, document by document."""
    documents = differing = facts = 0
    turns, labels, spoken = Counter[str](), Counter[str](), Counter[str]()
    lines: list[str] = []
    for name, old, new in zip(names, before, after, strict=True):
        documents += 1
        told = list(_facts(old, new))
        facts += len(told)
        for counter, count, what in (
            (turns, _turns, "turn"),
            (labels, _labels, "label"),
            (spoken, _words, "word"),
        ):
            gained, lost = count(new) - count(old), count(old) - count(new)
            counter["gained"] += gained.total()
            counter["lost"] += lost.total()
            told += _sample(what, "+", gained) + _sample(what, "-", lost)
        differing += bool(told)
        lines += (f"{name}: {line}" for line in told)
    return Changes(
        documents,
        differing,
        (turns["gained"], turns["lost"]),
        (labels["gained"], labels["lost"]),
        (spoken["gained"], spoken["lost"]),
        facts,
        tuple(lines),
    )


def _facts(old: Record, new: Record) -> Iterable[str]:
    for name in _FACTS:
        if old.get(name) != new.get(name):
            yield f"{name} {old.get(name)!r} → {new.get(name)!r}"
    events = [(record.get("event") or {}).get("id") for record in (old, new)]
    if events[0] != events[1]:
        yield f"event {events[0]!r} → {events[1]!r}"


def _turns(record: Record) -> Counter[str]:
    """Return each turn as its label and first words, so that a turn split in two shows what it begins with."""
    return Counter(f"{turn['label'] or '?'}: {words.first_words(_text(turn), 8)}" for turn in record.get("turns", ()))


def _labels(record: Record) -> Counter[str]:
    return Counter(turn["label"] for turn in record.get("turns", ()) if turn["label"])


def _words(record: Record) -> Counter[str]:
    return Counter(run for turn in record.get("turns", ()) for run in words.split_words(_text(turn)))


def _text(turn: Record) -> str:
    return " ".join(block["text"] for block in turn["blocks"])


def _sample(what: str, sign: str, counted: Counter[str]) -> list[str]:
    shown = [
        f"{sign} {what} {text}" + (f" ({count} times)" if count > 1 else "") for text, count in counted.most_common(4)
    ]
    rest = len(counted) - len(shown)
    return shown + ([f"{sign} {rest} more {what}s"] if rest > 0 else [])
