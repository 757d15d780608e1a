"""The parts of a session: where it breaks off, begins again, or passes to another chair.

A part has the title that the source prints, or none: no title is made up. Each part says why it begins where it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from generator.pages.views.wording import counted, gettext, name_or_label, unidentified
from generator.records import Block, SessionRecord, Turn

MIN_GAP_SECONDS = 600
"""Silence between two turns, in seconds, after which a new part begins."""

CHAIR_ROLES = frozenset({"chair", "co-chair", "moderator", "host"})

MIN_CHAIRED_TURNS = 3
"""Turns that somebody has in a chair's role before anybody else has one: two who take turns are no hand-over."""

_BREAK = re.compile(
    r"\b(?:break|recess|intermission|adjourn(?:ed|s)?|resum(?:es|ed)|reconven(?:es|ed))\b", re.IGNORECASE
)
_NO_BREAK = re.compile(r"\bbreak(?:out|-out| out)\b|\bbreaking\b", re.IGNORECASE)
_END_OF_PART = frozenset({"session-end"})
_START_OF_PART = frozenset({"session-start"})


class Part(msgspec.Struct, frozen=True):
    """A part of a session."""

    turn: str
    """The id of its first turn."""
    title: str | None
    """As printed in the source."""
    speaker: str
    """Who speaks first, as the page shows it."""
    reason: str
    """Why the part begins here, without a full stop."""
    turns: int


def session_parts(record: SessionRecord) -> tuple[Part, ...]:
    """Return the parts of a session in their order; none if it has fewer than two."""
    turns = record.turns
    reasons: dict[int, tuple[str | None, str]] = {}
    for place, title, reason in _beginnings(record):
        if 0 < place < len(turns) and (place not in reasons or title):
            reasons[place] = (title, reason)
    if not reasons:
        return ()
    reasons[0] = (None, gettext("beginning"))
    places = sorted(reasons)
    ends = [*places[1:], len(turns)]
    return tuple(
        Part(turns[place].id, reasons[place][0], _speaker(turns[place]), reasons[place][1], end - place)
        for place, end in zip(places, ends, strict=True)
    )


def _beginnings(record: SessionRecord) -> Iterator[tuple[int, str | None, str]]:
    """Yield the place of each turn with which a part begins, its printed title, and the reason."""
    yield from _after_directions(record.turns)
    yield from _after_gaps(record.turns)
    yield from _after_hand_overs(record.turns)
    yield from _below_headings(record)


def _below_headings(record: SessionRecord) -> Iterator[tuple[int, str | None, str]]:
    """Yield the first turn below each heading that the source prints between two turns."""
    starts = [turn.lines[0] for turn in record.turns]
    if not starts or len(set(starts)) < len(starts):
        return  # a text on one line: lines say nothing about the order
    for removed in record.removed:
        if removed.reason != "heading" or removed.lines[0] < starts[0]:
            continue
        place = next((place for place, start in enumerate(starts) if start > removed.lines[0]), None)
        if place is not None:
            reason = gettext("heading in line %(line)s of the source", line=removed.lines[0])
            yield place, " ".join(removed.text.split()), reason


def _after_directions(turns: Sequence[Turn]) -> Iterator[tuple[int, str | None, str]]:
    """Yield the turn after each note of a break or an end, and the turn that begins with a note of a start."""
    for place, turn in enumerate(turns):
        for number, block in enumerate(turn.blocks):
            if block.type != "event" or not _is_boundary(block):
                continue
            begins_here = number == 0 and (block.event in _START_OF_PART or len(turn.blocks) > 1)
            yield (
                place if begins_here else place + 1,
                None,
                gettext("after the note “%(note)s”", note=block.text.strip()),
            )


def _is_boundary(block: Block) -> bool:
    if block.event in _END_OF_PART | _START_OF_PART:
        return True
    return block.event == "other" and bool(_BREAK.search(block.text)) and not _NO_BREAK.search(block.text)


def _after_gaps(turns: Sequence[Turn]) -> Iterator[tuple[int, str | None, str]]:
    """Yield the turn after each long silence, where times are printed."""
    last: float | None = None
    for place, turn in enumerate(turns):
        if turn.time is None:
            continue
        gap = turn.time.start - last if last is not None else 0.0
        if gap >= MIN_GAP_SECONDS:
            yield place, None, gettext("after %(minutes)s without words", minutes=counted(int(gap // 60), "minute"))
        last = turn.time.last


def _after_hand_overs(turns: Sequence[Turn]) -> Iterator[tuple[int, str | None, str]]:
    """Yield the turn with which another person takes the chair, and keeps it for some turns."""
    chaired: list[tuple[str, list[int]]] = []
    for place, turn in enumerate(turns):
        if turn.role not in CHAIR_ROLES or turn.name is None:
            continue
        if not chaired or chaired[-1][0] != turn.name:
            chaired.append((turn.name, []))
        chaired[-1][1].append(place)
    before: str | None = None
    for name, places in chaired:
        if len(places) < MIN_CHAIRED_TURNS:
            continue
        if before is not None and before != name:
            yield places[0], None, gettext("the chair passes from %(before)s to %(after)s", before=before, after=name)
        before = name


def _speaker(turn: Turn) -> str:
    return name_or_label(turn.name or turn.label or unidentified())
