"""Headings of the order of business between turns: a line in capitals above a turn, with the titles below it.

`MOTIONS`, `Report of the Board on Ladders` and then a label; the order paper's `Minister for Ferries to move:`; and
titles that end with the number of a file, `Ladders on the quay (12/POP-000345)`. Nobody says them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from generator.reading.draft import Draft, Piece, is_in_capitals
from generator.reading.grammar.directions import direction_in_brackets
from generator.reading.grammar.head_words import head_words
from generator.reading.grammar.labels import names_somebody
from generator.reading.grammar.title_look import SPOKEN_WORD
from generator.text.normal import fold

RULE = "headings in capitals"

_CENTRING_FORM = "labels with a full stop"
"""Records of this form centre their headings, which a rule of the section headings judges."""

_MAX_CHARS = 180
_MAX_LINES_ABOVE = 10
_MIN_HEADINGS = 2
_MIN_LETTERS = 4
_SIGNS = frozenset(".?!:;,…。？！：；，")
_FIRST_SIGNS = frozenset('-–—"“«„')
_SENTENCE_END = re.compile(r"[.?!:;,…。？！：；，][\"”’»)\]]{0,3}$")
_ABBREVIATION_END = re.compile(r"(?:\b[^\W\d_]|\b[Nn]o|\b[Cc]ont)\.$")
_FOLLOWED = frozenset({"removed", "event", "notice"})
"""What may be between a heading and the label: a time, a page number, a note of proceedings."""

_BUSINESS = re.compile(
    r"(?:\d{1,3}\. )?(?:(?:urgent|oral|written|public|private|supplementary|government|opposition|ministerial|personal|"
    r"luncheon|lunch|evening|sitting|orders?|notices?|papers?|petitions?|other) (?:of )?)?"
    r"(?:motions?|questions?|adjournments?|prayers?|petitions?|papers?|bills?|business|statements?|announcements?|messages?|"
    r"reports?|condolences?|obituar(?:y|ies)|tributes?|presentations?|committees?|question time|leave of absence|"
    r"point of order|personal explanation|royal assent|divisions?)(?:\b.{0,120})?"
    r"|.{2,120}\bbill(?:,? ?(?:\[[^\[\]]{1,10}\]|\d{4})){0,2}"
)
"""A heading, folded, that is one by itself, as parliaments of the Commonwealth print it above an item of business."""

_ITEM = re.compile(
    r"(?:Calling[ -]Attention|Leave of Absence|Motion (?:under|regarding)|Laying of|Presentation of|Introduction of|"
    r"Consideration of|Point of Public Importance|Questions? and Answers?|Question Hour|Zero Hour)\b.{0,160}"
)
_FILED = re.compile(
    r"\(?(?:[Nn]úm(?:ero|\.)? (?:de |d['’])?exp(?:edient|ediente|\.)? )?"
    r"(?:\d{1,3}/[A-Z]{2,6}-\d{4,7}|\d{3}-\d{5}/\d{2}|\d{3}/\d{6}(?:/\d{4})?)\)?"
)
"""The number of a file, as the parliaments of Spain print it: `11/CPP-000214`, `310-00812/14`, `121/000045`."""

_TO_MOVE = re.compile(r"(?P<who>.{2,120}) to (?:move|ask|propose|report|lay)(?: .{1,60})?:", re.IGNORECASE)
_MOTION = re.compile(r"(?:\([a-z\d]{1,3}\) ?)?(?:That|To ask) ")
_MAX_ORDER_LINES = 6
_MAX_ORDER_CHARS = 1500


def capital_headings(draft: Draft) -> Draft:
    """Claim the headings directly above turns: in capitals if there are several or one names an item of business."""
    if not _may_have_headings(draft):
        return draft
    return draft.claim(chain.from_iterable(_blocks(draft)), "removed", RULE, "heading")


def _blocks(draft: Draft) -> list[list[int]]:
    """Return the indices of the lines of each heading."""
    pieces = draft.pieces
    ends = [index for index, piece in enumerate(pieces) if piece.became == "mark" or piece.detail == "session-end"]
    blocks = [block for end in ends[1:] if (block := _block_above(draft, end))]
    in_capitals = [block for block in blocks if _is_capitals(pieces[block[0]].text)]
    if _are_headings(pieces, in_capitals):
        return blocks
    return [block for block in blocks if not _is_capitals(pieces[block[0]].text)]


def _may_have_headings(draft: Draft) -> bool:
    """Return True for a transcript whose labels prove it, in a format that tells no headings."""
    if draft.kind != "transcript" or draft.document.is_captions or draft.document.headings or any(draft.document.times):
        return False
    convention = draft.convention
    has_labels = convention.has_no_chevrons and convention.proves_transcript
    return has_labels and all(form.evidence.form != _CENTRING_FORM for form in convention.forms)


def _are_headings(pieces: tuple[Piece, ...], blocks: list[list[int]]) -> bool:
    """Return True if several blocks begin with a line in capitals, or one with an item of business.

    Most lines of speech must be in small letters.
    """
    if is_in_capitals(pieces):
        return False
    return len(blocks) >= _MIN_HEADINGS or any(_names_business(pieces[block[0]].text) for block in blocks)


def _names_business(text: str) -> bool:
    is_business = _BUSINESS.fullmatch(fold(text[:_MAX_CHARS]).strip()) is not None
    return is_business or head_words().names_list(text)


def _block_above(draft: Draft, mark: int) -> list[int]:
    """Return the indices of the lines of a heading directly above a mark; none if no line of them shows a heading."""
    pieces = draft.pieces
    order = _order_above(draft, mark)
    titles = _titles_above(pieces, order[0] if order else mark)
    start = next((place for place, line in enumerate(titles) if _begins_heading(pieces, line)), None)
    if start is None or _is_read_out(pieces, titles[0]) or _are_words_of_turn(pieces, titles[start]):
        return order
    return [*titles[start:], *order]


def _titles_above(pieces: tuple[Piece, ...], end: int) -> list[int]:
    """Return the indices of the titles and their notes directly above a piece, in order; claimed lines are skipped."""
    lines: list[int] = []
    index = end - 1
    while index > 0 and len(lines) < _MAX_LINES_ABOVE:
        if _is_title(pieces, index):
            lines.append(index)
        elif pieces[index].became not in _FOLLOWED:
            break
        index -= 1
    return lines[::-1]


def _is_title(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True for an unclaimed title, or for a note below one."""
    piece = pieces[index]
    if piece.became is None:
        return _may_be_title(piece.text)
    return piece.became == "event" and _is_note_of_heading(pieces, index)


def _is_read_out(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True if the words above a line end with a colon."""
    above = pieces[index - 1]
    return above.became is None and above.text.rstrip()[-1:] in {":", "\uff1a"}


def _order_above(draft: Draft, mark: int) -> list[int]:
    """Return the lines of an order paper directly above a mark: who is to move what, and the words of the motion."""
    pieces = draft.pieces
    first = next((index for index in _unclaimed_above(pieces, mark) if _announces(draft, pieces[index].text)), None)
    if first is None or pieces[first - 1].became == "mark":
        return []
    below = pieces[first + 1 : mark]
    if not below or not _MOTION.match(below[0].text.strip()) or sum(map(_length, below)) > _MAX_ORDER_CHARS:
        return []
    while first > 1 and pieces[first - 1].became is None and pieces[first - 1].line == pieces[first].line - 1:
        first -= 1
    return list(range(first, mark))


def _unclaimed_above(pieces: tuple[Piece, ...], mark: int) -> Iterator[int]:
    """Yield the indices of the few unclaimed lines directly above a mark, upwards."""
    for index in range(mark - 1, max(0, mark - 1 - _MAX_ORDER_LINES), -1):
        if pieces[index].became is not None:
            return
        yield index


def _announces(draft: Draft, text: str) -> bool:
    """Return True for `Minister for Ferries to move:`; `I beg to move:` is speech."""
    line = text.strip()
    match = _TO_MOVE.fullmatch(line) if line[-1:] == ":" and len(line) <= _MAX_CHARS else None
    return match is not None and names_somebody(match["who"], draft.vocabulary)


def _length(piece: Piece) -> int:
    return len(piece.text)


def _may_be_title(text: str) -> bool:
    """Return True for a short line that is no sentence and does not begin with a small letter."""
    if len(text) > _MAX_CHARS:
        return False
    line = text.strip()
    if line[-1:] in _SIGNS:  # as of most lines above a turn
        is_title = _ABBREVIATION_END.search(line[-8:]) is not None
    else:
        is_title = line[-1:] in {")", "]"} or _SENTENCE_END.search(line[-6:]) is None
    return is_title and not line[:1].islower() and line[:1] not in _FIRST_SIGNS and not SPOKEN_WORD.search(line)


def _begins_heading(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True for a line in capitals, an item of business or a title with a number, apart from the words above."""
    piece, above = pieces[index], pieces[index - 1]
    if piece.became is not None or (above.became not in _FOLLOWED and above.line == piece.line - 1):
        return False
    text = piece.text.strip()
    return _is_capitals(text) or _ITEM.fullmatch(text) is not None or _is_filed(pieces, index)


def _is_filed(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True for a title that ends with the number of its file, or has the number on the line below."""
    text = pieces[index].text.strip()
    last = text.rpartition(" ")[2]
    below = pieces[index + 1] if index + 1 < len(pieces) else None
    if " " in text and _FILED.fullmatch(last):
        return True
    return (
        below is not None
        and below.became is None
        and below.line == pieces[index].line + 1
        and _FILED.fullmatch(below.text.strip()) is not None
    )


def _is_capitals(text: str) -> bool:
    """Return True for a line in capitals with a word of several letters."""
    line = text.strip()
    return line.isupper() and any(len(word) >= _MIN_LETTERS for word in re.findall(r"[^\W\d_]+", line))


def _are_words_of_turn(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True if the heading would be the first words of a turn: nobody prints a label for a heading."""
    above = index - 1
    while above >= 0 and pieces[above].became in _FOLLOWED:
        above -= 1
    return above >= 0 and pieces[above].became == "mark"


def _is_note_of_heading(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True for a note in brackets below a title that is in no list of stage directions: `(Debate goes on)`."""
    text = pieces[index].text.strip()
    above = pieces[index - 1]
    is_below_title = above.became is None and _may_be_title(above.text) and pieces[index].line - above.line <= 2
    return is_below_title and text[:1] in "([" and direction_in_brackets(fold(text).strip("()[]. ")) is None
