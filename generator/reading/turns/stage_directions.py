"""Stage directions: what was heard and seen, in brackets, standing apart from the words."""

from __future__ import annotations

import functools
import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.dates import time_at_end
from generator.reading.grammar.typography import fold
from generator.reading.grammar.vocabulary import Vocabulary
from generator.records import EventKind

RULE = "stage directions"

_BRACKETS = re.compile(r"(?:\([^()\[\]]{1,90}\)|\[[^()\[\]]{1,90}\])\.?")
_BARE_END = re.compile(
    r"\s{0,40}(?:the )?(?:session|meeting) (?:was )?(?:concluded|adjourned|ended) at\s{1,4}"
    r"\d{1,2}[:.]\d\d(?:\s{0,4}[ap]\.?m\.?)?(?:\s{1,4}[A-Z]{2,6})?\.?\s{0,40}",
    re.IGNORECASE,
)
"""Without brackets, on a line of its own."""

_TIMED = re.compile(r"(?:^\d{1,2}:\d\d(?::\d\d)? | \d{1,2}:\d\d(?::\d\d)?$)")
"""`[crosstalk 00:00:11]`"""

_NOTES = re.compile(r"[\s\u00a0]{0,40}[♪♫♬](?:[♪♫♬\s\u00a0.]{0,40})")
"""A line that is nothing but notes of music."""

_SENTENCE_ENDS = frozenset(".?!:;…\"”')]—–-\u2011\ufffd")
_OPENS_SENTENCE = frozenset("\"“'‘(['¿¡-—–\u2011>")
_LINE = 150
_BLANKS = " \t\u00a0\u202f"


def stage_directions(draft: Draft) -> Draft:
    """Claim the stage directions of a transcript that stand on a line of their own or between two sentences."""
    if draft.kind != "transcript":
        return draft
    pieces: list[Piece] = []
    for index, piece in enumerate(draft.pieces):
        own_line = not pieces or pieces[-1].line != piece.line
        if piece.became is None and own_line and len(piece.text) < _LINE and _BARE_END.fullmatch(piece.text):
            pieces.append(piece.claim("event", RULE, "session-end"))
        elif piece.became is None and own_line and len(piece.text) < _LINE and _NOTES.fullmatch(piece.text):
            pieces.append(piece.claim("event", RULE, "music"))
        else:
            is_first = index > 0 and draft.pieces[index - 1].became == "mark"
            is_last = index + 1 < len(draft.pieces) and draft.pieces[index + 1].became == "mark"
            edges = (is_first, is_last)
            pieces.extend(_split(piece, edges, draft.vocabulary) if piece.became is None else [piece])
    return _end_time(draft.with_pieces(pieces))


@functools.lru_cache(maxsize=4096)
def direction(brackets: str, known: Vocabulary) -> EventKind | None:
    """Return the family of a stage direction in brackets, or `None` where what they hold is none."""
    inner = fold(brackets).rstrip(".").strip("()[] ").rstrip(".").strip()
    untimed = _TIMED.sub("", inner)
    for family, pattern in known.direction_patterns:
        if pattern.fullmatch(inner) or (untimed != inner and pattern.fullmatch(untimed)):
            return family
    return None


def _split(piece: Piece, edges: tuple[bool, bool], known: Vocabulary) -> list[Piece]:
    """Return a piece with its directions claimed; `edges` says whether a turn begins and ends with it."""
    text = piece.text
    parts: list[Piece] = []
    done = 0
    for match in _BRACKETS.finditer(text):
        family = direction(match[0], known) if _apart(text, match.span(), done, edges) else None
        if family is None:
            continue
        if not _blank(text, done, match.start()):
            parts.append(piece.part(done, match.start()))
        # Blanks around a direction go with it, so that no piece is blank.
        start = match.start() if not _blank(text, done, match.start()) else done
        end = match.end()
        while end < len(text) and text[end] in _BLANKS:
            end += 1
        parts.append(piece.part(start, end).claim("event", RULE, family))
        done = end
    if not parts:
        return [piece]
    if done < len(text):
        parts.append(piece.part(done, len(text)))
    return parts


def _apart(text: str, span: tuple[int, int], done: int, edges: tuple[bool, bool]) -> bool:
    """Return whether what stands there is on a line of its own, between two sentences or at an edge of a turn."""
    start, end = span
    before = start - 1
    while before >= done and text[before] in _BLANKS:
        before -= 1
    after = end
    while after < len(text) and text[after] in _BLANKS:
        after += 1
    opens = before < done or text[before] in _SENTENCE_ENDS
    closes = after >= len(text) or text[after].isupper() or text[after].isdigit() or text[after] in _OPENS_SENTENCE
    is_edge = (edges[0] and before < 0) or (edges[1] and after >= len(text))
    return is_edge or (opens and closes)


def _blank(text: str, start: int, end: int) -> bool:
    return all(text[index] in _BLANKS for index in range(start, end))


def _end_time(draft: Draft) -> Draft:
    """Take the session's end from the note that it was concluded, where that is the last thing of the document."""
    ends = [piece for piece in draft.pieces if piece.detail == "session-end" and piece.became == "event"]
    if not ends:
        return draft
    time = time_at_end(_inner(ends[-1].text), draft.vocabulary.zones)
    if time is None:
        return draft
    if time.text is None:
        message = f"the session's end can't be told: {time.problem}"
        return draft.add_finding("time-unknown", "warning", message, ends[-1].line)
    return draft.set_fact("body", end_time=time.text)


def _inner(text: str) -> str:
    """Return a stage direction without its brackets and full stop."""
    return text.strip().rstrip(".").strip("()[] \u00a0")
