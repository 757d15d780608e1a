"""Stage directions: notes of sounds and events, in brackets or on a line of their own."""

from __future__ import annotations

import functools
import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.dates import time_at_end
from generator.reading.grammar.vocabulary import Vocabulary
from generator.records import EventKind
from generator.text.normal import fold

RULE = "stage directions"

_BRACKETS = re.compile(r"(?:\([^()\[\]]{1,90}\)|\[[^()\[\]]{1,90}\])\.?")
_BARE_SESSION_END = re.compile(
    r"\s{0,40}(?:the )?(?:session|meeting) (?:was )?(?:concluded|adjourned|ended) at\s{1,4}"
    r"\d{1,2}[:.]\d\d(?:\s{0,4}[ap]\.?m\.?)?(?:\s{1,4}[A-Z]{2,6})?\.?\s{0,40}",
    re.IGNORECASE,
)
"""Without brackets, on a line of its own."""

_TIME_AT_EDGE = re.compile(r"(?:^\d{1,2}:\d\d(?::\d\d)? | \d{1,2}:\d\d(?::\d\d)?$)")
"""`[crosstalk 00:00:11]`"""

_MUSIC_NOTES = re.compile(r"[\s\u00a0]{0,40}[♪♫♬](?:[♪♫♬\s\u00a0.]{0,40})")
"""A line that is nothing but musical notes."""

_SENTENCE_ENDS = frozenset(".?!:;…\"”')]—–-\u2011\ufffd")
_SENTENCE_STARTS = frozenset("\"“'‘(['¿¡-—–\u2011>")
_MAX_LINE_CHARS = 150
"""Characters of a line that is a stage direction without brackets; it is shorter than this."""

_BLANKS = " \t\u00a0\u202f"


def stage_directions(draft: Draft) -> Draft:
    """Claim the stage directions of a transcript that are on a line of their own or between two sentences."""
    if draft.kind != "transcript":
        return draft
    vocabulary = draft.vocabulary
    pieces: list[Piece] = []
    for index, piece in enumerate(draft.pieces):
        if piece.became is not None:
            pieces.append(piece)
            continue
        starts_line = not pieces or pieces[-1].line != piece.line
        detail = _bare_direction(piece.text) if starts_line else None
        if detail is not None:
            pieces.append(piece.claim("event", RULE, detail))
        else:
            begins_turn = index > 0 and draft.pieces[index - 1].became == "mark"
            ends_turn = index + 1 < len(draft.pieces) and draft.pieces[index + 1].became == "mark"
            pieces.extend(_split(piece, (begins_turn, ends_turn), vocabulary))
    return _take_end_time(draft.with_pieces(pieces))


def _bare_direction(text: str) -> EventKind | None:
    """Return the family of a line that is a stage direction without brackets."""
    if len(text) >= _MAX_LINE_CHARS:
        return None
    if _BARE_SESSION_END.fullmatch(text):
        return "session-end"
    return "music" if _MUSIC_NOTES.fullmatch(text) else None


@functools.lru_cache(maxsize=4096)
def direction_family(brackets: str, vocabulary: Vocabulary) -> EventKind | None:
    """Return the family of a stage direction in brackets, or `None` if the brackets hold no stage direction."""
    words = fold(brackets).rstrip(".").strip("()[] ").rstrip(".").strip()
    untimed = _TIME_AT_EDGE.sub("", words)
    for family, pattern in vocabulary.direction_patterns:
        if pattern.fullmatch(words) or (untimed != words and pattern.fullmatch(untimed)):
            return family
    return None


def _split(piece: Piece, edges: tuple[bool, bool], vocabulary: Vocabulary) -> list[Piece]:
    """Return the parts of a piece with its stage directions claimed; `edges`: whether it begins and ends a turn."""
    text = piece.text
    if "(" not in text and "[" not in text:
        return [piece]
    parts: list[Piece] = []
    done = 0
    for match in _BRACKETS.finditer(text):
        family = direction_family(match[0], vocabulary) if _is_apart(text, match.span(), done, edges) else None
        if family is None:
            continue
        # Blanks around a direction go with it, so that no piece is blank.
        is_first = _is_blank(text, done, match.start())
        if not is_first:
            parts.append(piece.part(done, match.start()))
        start = done if is_first else match.start()
        done = _after_blanks(text, match.end())
        parts.append(piece.part(start, done).claim("event", RULE, family))
    if done < len(text):
        parts.append(piece.part(done, len(text)) if parts else piece)
    return parts


def _is_apart(text: str, span: tuple[int, int], done: int, edges: tuple[bool, bool]) -> bool:
    """Return True if the brackets are on a line of their own, between two sentences or at an edge of a turn.

    Args:
        text: A piece's text.
        span: Where the brackets are.
        done: Where the last stage direction ends.
        edges: Whether the piece begins and ends a turn.
    """
    before = span[0] - 1
    while before >= done and text[before] in _BLANKS:
        before -= 1
    after = _after_blanks(text, span[1])
    is_edge = (edges[0] and before < 0) or (edges[1] and after >= len(text))
    follows_sentence = before < done or text[before] in _SENTENCE_ENDS
    return is_edge or (follows_sentence and _may_start_sentence(text[after : after + 1]))


def _may_start_sentence(character: str) -> bool:
    """Return True if a sentence may start with this character; `""` is the end of a piece."""
    return not character or character.isupper() or character.isdigit() or character in _SENTENCE_STARTS


def _is_blank(text: str, start: int, end: int) -> bool:
    return all(text[index] in _BLANKS for index in range(start, end))


def _after_blanks(text: str, start: int) -> int:
    while start < len(text) and text[start] in _BLANKS:
        start += 1
    return start


def _take_end_time(draft: Draft) -> Draft:
    """Take the session's end from the last note that it was concluded."""
    ends = [piece for piece in draft.pieces if piece.detail == "session-end" and piece.became == "event"]
    if not ends:
        return draft
    note = ends[-1].text.strip().rstrip(".").strip("()[] \u00a0")
    time = time_at_end(note, draft.vocabulary.zones)
    if time is None:
        return draft
    if time.text is None:
        message = f"the time of the session's end can't be read: {time.problem}"
        return draft.add_finding("time-unknown", "warning", message, ends[-1].line)
    return draft.set_fact("body", end_time=time.text)
