"""Whether a document is read as what it was made from."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.reading.steps import read_document
from generator.records import Block, SessionRecord
from generator.settings.load import Settings
from tests.accuracy.score import fact
from tests.grammar.document import Made


def differences(made: Made, settings: Settings) -> list[str]:
    """Return every difference between the record of a document and what the document was made from."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, made.known.name)
        path.write_bytes(made.known.data)
        record = read_document(path, Path(folder, "none"), settings)
    return [*_turns(made, record), *_facts(made, record)]


def _turns(made: Made, record: SessionRecord) -> list[str]:
    expected = made.known.turns or ()
    if [turn.label for turn in record.turns] != [turn.label for turn in expected]:
        found, wanted = [turn.label for turn in record.turns], [turn.label for turn in expected]
        first = next(
            (number for number, pair in enumerate(zip(found, wanted, strict=False)) if pair[0] != pair[1]),
            min(len(found), len(wanted)),
        )
        return [f"turn {first}: labels {found[first : first + 3]} instead of {wanted[first : first + 3]}"]
    faults = []
    for number, (turn, told, label) in enumerate(zip(record.turns, expected, made.labels, strict=True)):
        if (turn.role, turn.name) != ((label.role, label.name) if label else (None, None)):
            faults.append(f"turn {number}: {turn.label} is {turn.role} {turn.name}, not {label}")
        if turn.blocks != told.blocks:
            faults.append(f"turn {number}: {_first_difference(turn.blocks, told.blocks)}")
    return faults


def _first_difference(found: Sequence[Block], told: Sequence[Block]) -> str:
    for mine, other in zip(found, told, strict=False):
        if mine != other:
            return f"{mine.type} {mine.text!r} instead of {other.type} {other.text!r}"
    return f"{len(found)} blocks instead of {len(told)}"


def _facts(made: Made, record: SessionRecord) -> list[str]:
    return [
        f"{name} is {fact(record, name)!r}, not {expected!r} ({record.provenance.get(name)})"
        for name, expected in made.known.facts.items()
        if fact(record, name) != expected
    ]
