"""The comments of a forum, copied from its page: `[–]mara_l 188 points 2 years ago`, and the words below.

Old pages of Reddit are so: a sign that folds the comment, the writer with a flair, the points and the age. Links that
answer or report are below the words. The first post has its writer behind `submitted 2 years ago by`, and its title
above.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.reading.draft import Piece
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.turn_marks import Evidence, Mark, told_mark
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm

NAME = "comments of a forum"

_AGE = r"(?:just now|(?:an?|\d{1,3}) (?:second|minute|hour|day|week|month|year)s? ago)\*?"
_WRITER = r"(?:\[deleted\]|[A-Za-z0-9_-]{3,60})"
"""A name has at most 20 signs; a flair may be printed directly behind it, and nothing parts them."""

_COMMENT = re.compile(
    rf"[\s\ufeff]{{0,20}}\[[–—+-]\][ \u00a0]?(?P<label>{_WRITER})(?P<flair>(?![\w-])[^\n]{{0,80}}?)[ \u00a0]?"
    rf"(?:\[score hidden\]|-?\d{{1,6}} points?|(?<=[^\w])\d{{1,6}} points?)[ \u00a0]{{1,2}}{_AGE}"
    r"(?:[ \u00a0]{1,2}\(\d{1,5} child(?:ren)?\))?[ \u00a0]{0,4}"
)
_SUBMITTED = re.compile(
    rf"(?P<before>submitted[ \u00a0]{{1,2}}{_AGE}(?:[ \u00a0]\*)?[ \u00a0]{{1,2}}by[ \u00a0]{{1,2}})"
    rf"(?P<label>{_WRITER})(?P<flair>(?![\w-]).{{0,80}})"
)
_LINKS = frozenset(
    [
        "permalink",
        "embed",
        "save",
        "unsave",
        "parent",
        "report",
        "reply",
        "give-award",
        "crosspost",
        "share",
        "hide",
        "source",
        "give",
        "award",
        "context",
        "full-comments",
    ]
)
_MORE = re.compile(
    r"load more comments.{0,40}|continue this thread.{0,10}|\[[+–-]\] ?comment (?:removed|deleted).{0,40}"
)
_ALL_COMMENTS = re.compile(r"(?:all )?\d{1,6} comments|sorted by: ?\w{2,20}")
_FOOT = re.compile(r"about|blog|help|Use of this site constitutes acceptance of our User Agreement.{0,200}")
_MAX_LINK_CHARS = 60
_MIN_PLACES = 3
_MIN_REPEATED = 2


def find(lines: DocumentLines) -> Evidence | None:
    """Find the comments, the first post, and what the page prints between and around them."""
    if len(lines.with_sign("[")) < _MIN_PLACES:
        return None
    pieces = [lines.pieces[index] for index in lines.unclaimed]
    marks = {
        piece.line: _mark(match)
        for piece in pieces
        if "]" in piece.text[:30] and (match := _COMMENT.fullmatch(piece.text)) is not None
    }
    writers = Counter(label_key(mark.label or "") for mark in marks.values())
    if len(marks) < _MIN_PLACES or max(writers.values()) < _MIN_REPEATED:
        return None
    first = next(piece for piece in pieces if piece.line in marks)
    post = next(
        (
            (piece, match)
            for piece in pieces
            if piece.line < first.line and (match := _SUBMITTED.fullmatch(piece.text.strip())) is not None
        ),
        None,
    )
    if post is not None:
        marks[post[0].line] = _mark(post[1])
    apart = _above(pieces, post[0] if post else first) | _between(lines.pieces, first.line) | _foot(pieces)
    return Evidence(NAME, 1.0, frozenset(marks), marks=marks, apart=apart - set(marks))


def _mark(match: re.Match[str]) -> Mark:
    return Mark(match.start("label"), match["label"], match.end("label"), match.end())


def _above(pieces: list[Piece], first: Piece) -> frozenset[int]:
    """Return what is above the first words: the menu, the title and the number of points."""
    return frozenset(piece.line for piece in pieces if piece.line < first.line)


def _between(pieces: Sequence[Piece], first: int) -> set[int]:
    """Return the links below the words of each comment, and the rows of links of the page.

    A word such as `save` alone may be said: only a link beside another one counts.
    """
    links = [_is_link(piece.text) for piece in pieces]
    apart: set[int] = set()
    for place, piece in enumerate(pieces):
        is_beside = links[place] and any(
            0 <= other < len(pieces) and links[other] and abs(pieces[other].line - piece.line) == 1
            for other in (place - 1, place + 1)
        )
        is_more = _MORE.fullmatch(piece.text[:80].strip()) is not None
        if is_beside or is_more or (piece.line < first and _is_count(piece.text)):
            apart.add(piece.line)
    return apart


def _is_link(text: str) -> bool:
    bare = text.strip() if len(text) < _MAX_LINK_CHARS else ""
    return bare in _LINKS or _is_count(bare)


def _is_count(text: str) -> bool:
    return len(text) < _MAX_LINK_CHARS and _ALL_COMMENTS.fullmatch(text.strip()) is not None


def _foot(pieces: list[Piece]) -> set[int]:
    """Return the last lines that the page prints below all comments."""
    foot: set[int] = set()
    for piece in reversed(pieces):
        if not _FOOT.fullmatch(piece.text.strip()):
            break
        foot.add(piece.line)
    return foot


FORM = MarkForm(NAME, find, told_mark, yields_to=(chevrons.NAME,))
