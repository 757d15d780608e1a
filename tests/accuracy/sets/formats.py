"""Invented documents in formats that hold more than text (PDF, Word, web pages, books), each with its answer beside it.

`pdf-depo.pdf.answer.json` has the facts of `pdf-depo.pdf`, and for each turn its label, the names that the label may be
read as, its words, and its stage directions, wherever they are among the words. Full stops behind labels are left out,
as in the answers of other sets.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator.records import Block
from generator.text.normal import tidy
from tests.accuracy.known import Fact, Known, Spoken, said

_FOLDER = Path(__file__).parents[1] / "formats"
_ANSWER = ".answer.json"


class _Turn(msgspec.Struct, frozen=True):
    label: str
    text: str
    names: tuple[str | None, ...]
    directions: tuple[str, ...] = ()


class _Answer(msgspec.Struct, frozen=True):
    facts: dict[str, Fact]
    turns: tuple[_Turn, ...]


def formats() -> Sequence[Known]:
    """Return the documents, whose answers were written before the program had read them."""
    return [_known(path) for path in sorted(_FOLDER.glob(f"*{_ANSWER}"))]


def _known(path: Path) -> Known:
    answer = msgspec.json.decode(path.read_bytes(), type=_Answer)
    name = path.name.removesuffix(_ANSWER)
    turns = tuple(Spoken(tidy(turn.label), (said(tidy(turn.text)), *_directions(turn))) for turn in answer.turns)
    names = {tidy(turn.label): turn.names for turn in answer.turns}
    return Known(name, path.with_name(name).read_bytes(), turns, answer.facts, names=names)


def _directions(turn: _Turn) -> tuple[Block, ...]:
    return tuple(Block("event", tidy(direction)) for direction in turn.directions)
