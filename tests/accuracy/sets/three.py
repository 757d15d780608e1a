"""The archive's first three documents; what they say was found by reading them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.records import Block
from generator.text.normal import tidy
from tests.accuracy.known import Fact, Known, Spoken
from tests.support.paths import TRANSCRIPTS

_RIGHTS = "igf-2016/dc-on-internet-rights-and-principles.txt"
_CAPACITY = "igf-2020/ws168-capacity-building-in-the-age-of-convergence.txt"
_PRESS = "igf-2018/press-release-day-2.txt"
_LABELS = (
    *("MARIANNE FRANKLIN", "HANANE BOUJEMI", "MARCEL LEONARDI", "TANYA O'CARROLL", "PAULINA GUTIERREZ", "HASMAN"),
    *("AMALIA", "ALBERTO GUTIERREZ", "RACHEL AZAFRANI", "'GBENGA SESAN", "ANDREA CALDERARO", "EDGAR RAMOS"),
    *("PRATEEK SIBAL", "VERENA WEBER"),
)
_DIRECTIONS = ("(speaking non English language)", "(Session was concluded at 12:12 p.m. CST)")
_NOTHING: dict[str, Fact] = {"start_time": None, "end_time": None, "room": None, "code": None, "number": None}


def three() -> Sequence[Known]:
    """Return the three documents."""
    return [
        Known(
            _RIGHTS,
            _bytes(_RIGHTS),
            _marked(_RIGHTS, 5, 219),
            {
                **_NOTHING,
                "kind": "transcript",
                "event": "igf-2016",
                "day": 2,
                "date": "2016-12-07",
                "end_time": "12:12 CST",
                "room": "Room 10",
                "title": "DC on Internet Rights and Principles",
                "type": "dynamic-coalition",
                "status": "final",
            },
            directions=True,
        ),
        Known(
            _CAPACITY,
            _bytes(_CAPACITY),
            _marked(_CAPACITY, 8, 209),
            {
                **_NOTHING,
                "kind": "transcript",
                "event": "igf-2020",
                "day": 10,
                "date": None,
                "title": "Capacity Building in the Age of Convergence",
                "type": "workshop",
                "code": "WS168",
                "number": 168,
                "status": "final",
            },
            directions=True,
        ),
        Known(
            _PRESS,
            _bytes(_PRESS),
            (Spoken(None, (Block("text", _text(_PRESS)),)),),
            {
                **_NOTHING,
                "kind": "press-release",
                "event": "igf-2018",
                "day": 2,
                "date": "2018-11-13",
                "title": _text(_PRESS).split("\n")[0].strip().removesuffix("."),
                "type": None,
                "status": "final",
            },
            directions=True,
        ),
    ]


def _bytes(name: str) -> bytes:
    return (TRANSCRIPTS / name).read_bytes()


def _text(name: str) -> str:
    return _bytes(name).decode("utf-8")


def _marked(name: str, first: int, last: int) -> tuple[Spoken, ...]:
    """Return the turns between two lines: each line that begins with `>>` is one."""
    found: list[tuple[str | None, list[Block]]] = []
    for line in _text(name).split("\n")[first - 1 : last]:
        text = tidy(line)
        mark = re.match(r">>\s*", text)
        if mark:
            label = next((known for known in _LABELS if text[mark.end() :].startswith(known + ":")), None)
            found.append((label, []))
            text = text[mark.end() + (len(label) + 1 if label else 0) :]
        if text:
            found[-1][1].append(Block("event" if text in _DIRECTIONS else "text", text))
    return tuple(Spoken(label, tuple(blocks)) for label, blocks in found)
