"""The heading region: which lines at the top of a page are its heading."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.header_lines import read_header_line
from generator.reading.grammar.titles import Title, is_formal, read_title, strip_status
from generator.reading.layout.run_on_heading import is_run_on
from generator.reading.layout.title_of_page import is_declared_title
from generator.slugs import slug
from generator.text.normal import tidy

MAX_HEADING_CHARS = 300

SENTENCE_PATTERN = re.compile(r"[.!?…][\"”')\]]?$|[.!?] [A-Z]")
"""The end of a sentence, which only short titles have."""

MAX_SHORT_TITLE_CHARS = 80
MAX_TOP_LINES = 16
"""Lines at the top of a page without a notice that may be a heading."""

_MAX_LINES_ABOVE_NOTICE = 12
"""Lines between the top and the notice that may be a heading; more lines are text."""

_MAX_LINES_BEFORE_MARK = 3
"""Lines directly before the first mark that may be a heading."""

_MIN_PAGE_NAME_CHARS = 4
_SPOKEN_WORD = re.compile(r"\b(?:I|we|you|okay|ok|so|yes|hi|hello|welcome|good|thanks?|ladies|please)\b", re.IGNORECASE)
"""A word with which a speech begins."""


def heading_region(draft: Draft, head: int) -> list[int]:
    """Return which of the first `head` pieces are the heading: those above the notice, else the top of the page."""
    pieces = draft.pieces
    notices = [index for index in range(head) if pieces[index].became == "notice"]
    if not notices:
        return _top_region(draft, head)
    above = [index for index in range(notices[0]) if pieces[index].became is None]
    is_short = len(above) <= _MAX_LINES_ABOVE_NOTICE and all(len(pieces[i].text) <= MAX_HEADING_CHARS for i in above)
    if not is_short and not _is_page_above(draft, notices[-1], head):
        above = []
    below = _header_lines_below(draft, notices[-1] + 1, head) or _lines_before_mark(draft, notices[-1] + 1, head)
    return [*above, *below]


def _is_page_above(draft: Draft, notice: int, head: int) -> bool:
    """Return True if the lines above the notice are a page about the session: marked turns begin right below it."""
    between = _unclaimed(draft, notice + 1, head)
    return head < len(draft.pieces) and len(between) <= _MAX_LINES_BEFORE_MARK and draft.convention.proves_transcript


def _unclaimed(draft: Draft, start: int, end: int) -> list[int]:
    return [index for index in range(start, end) if draft.pieces[index].became is None]


def _header_lines_below(draft: Draft, start: int, head: int) -> list[int]:
    """Return the header lines directly below a notice, down to the last one that nobody would say."""
    lines: list[int] = []
    strong_count = 0
    for index in _unclaimed(draft, start, head):
        header = read_header_line(draft.pieces[index].text, draft.settings)
        if header is None:
            break
        lines.append(index)
        strong_count = len(lines) if header.strong else strong_count
    return lines if strong_count else []


def _lines_before_mark(draft: Draft, start: int, head: int) -> list[int]:
    """Return the few lines between a notice and the first mark, if together they are a heading."""
    lines = _unclaimed(draft, start, head)
    if not 0 < len(lines) <= _MAX_LINES_BEFORE_MARK + 1 or head >= len(draft.pieces):
        return []
    headers = [read_header_line(draft.pieces[index].text, draft.settings) for index in lines]
    if all(header is not None for header in headers):
        return lines
    is_dated = any(header is not None and header.strong for header in headers)
    plain = [index for index, header in zip(lines, headers, strict=True) if header is None]
    return lines if is_dated and _are_set_as_titles(draft, plain) else []


def _top_region(draft: Draft, head: int) -> list[int]:
    """Return the top of a page without a notice, down to the last line that nobody would say.

    Without such a line only lines in capitals, or a first line that is clearly a title, are a heading.
    """
    lines, strong_count = _top_lines(draft, head)
    if strong_count:
        return lines[: strong_count + _count_titles_before_mark(draft, lines[strong_count:], head)]
    capitals = _lines_in_capitals(draft, head)
    if capitals and len(capitals) <= len(lines):
        return capitals
    return lines[:1] if lines and _is_first_line_title(draft, lines, head) else []


def _top_lines(draft: Draft, head: int) -> tuple[list[int], int]:
    """Return the lines of the top down to a sentence, and how many there are down to the last that nobody would say."""
    lines: list[int] = []
    strong_count = 0
    for index in _unclaimed(draft, 0, min(head, MAX_TOP_LINES * 2)):
        header = read_header_line(draft.pieces[index].text, draft.settings)
        text = tidy(draft.pieces[index].text[: MAX_HEADING_CHARS + 1])
        if header is None and not _may_be_heading(text) and (lines or not _is_title_above_keys(draft, index, text)):
            break
        lines.append(index)
        if header is not None and header.strong:
            strong_count = len(lines)
        if len(lines) == MAX_TOP_LINES:
            break
    return lines, strong_count


def _may_be_heading(text: str) -> bool:
    """Return True if a line is short enough for a heading, and has no end of a sentence unless it is a short title."""
    if len(text) > MAX_HEADING_CHARS:
        return False
    return len(text) <= MAX_SHORT_TITLE_CHARS or SENTENCE_PATTERN.search(text) is None


def _is_title_above_keys(draft: Draft, index: int, text: str) -> bool:
    """Return True if two lines like `Room: X` follow: the line above them is the title, even with a full stop in it."""
    following = [piece for piece in draft.pieces[index + 1 : index + 3] if piece.became is None]
    headers = [read_header_line(piece.text, draft.settings) for piece in following]
    return (
        len(text) <= MAX_HEADING_CHARS
        and len(following) > 1
        and all(header is not None and header.strong for header in headers)
        and all(":" in piece.text[:40] for piece in following)
    )


def _is_first_line_title(draft: Draft, lines: list[int], head: int) -> bool:
    """Return True if the first line is a parted run-on heading, the page's name, or alone and set as a title."""
    first = lines[0]
    if _is_parted(draft, first) or is_page_name(draft, draft.pieces[first].text):
        return True
    return len(lines) == 1 == head and _is_lone_title(draft)


def _count_titles_before_mark(draft: Draft, below: list[int], head: int) -> int:
    """Return how many lines there are between header lines and the first mark, if all of them are set as titles."""
    is_between = 0 < len(below) <= _MAX_LINES_BEFORE_MARK and below[-1] + 1 == head < len(draft.pieces)
    return len(below) if is_between and _are_set_as_titles(draft, below) else 0


def _are_set_as_titles(draft: Draft, indexes: list[int]) -> bool:
    return all(_is_set_as_title(tidy(draft.pieces[index].text)) for index in indexes)


def _is_set_as_title(text: str) -> bool:
    """Return True if a line is short, has no stop at its end, and all its longer words are capitalised."""
    return _has_title_case(text) and len(text) <= MAX_SHORT_TITLE_CHARS and not re.search(r"[.?!,;:…]$|^\W*[(\[]", text)


def _has_title_case(text: str) -> bool:
    """Return True if a line has two or more words of four letters or more, all of them capitalised."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _lines_in_capitals(draft: Draft, head: int) -> list[int]:
    """Return the few lines above the first mark, if all of them are in capitals and the text below is in both cases."""
    above = _unclaimed(draft, 0, head)
    if not 0 < len(above) <= _MAX_LINES_BEFORE_MARK or head >= len(draft.pieces):
        return []
    texts = [tidy(draft.pieces[index].text) for index in above]
    following = [piece.text for piece in draft.pieces[head : head + MAX_TOP_LINES]]
    is_title = all(text.isupper() and _is_set_as_title(text) and "RECORDING" not in text for text in texts)
    return above if is_title and sum(text.isupper() for text in following) < len(following) / 2 else []


def _is_parted(draft: Draft, index: int) -> bool:
    """Return True if a piece is a run-on heading that was parted from the turn behind it."""
    following = draft.pieces[index + 1 : index + 2]
    is_parted = any(piece.line == draft.pieces[index].line for piece in following)
    return is_parted and is_run_on(tidy(draft.pieces[index].text), draft)


def _is_lone_title(draft: Draft) -> bool:
    """Return True if the first line of a plain text is apart from the rest, set as a title, and nobody would say it."""
    text = tidy(draft.pieces[0].text)
    is_apart = len(draft.pieces) > 1 and draft.pieces[1].line > draft.pieces[0].line + 1
    return (
        is_apart
        and draft.kind == "transcript"
        and draft.document.source.format == "text"  # other formats mark their headings
        and text.lstrip("“\"'‘")[:1].isalnum()
        and _has_title_case(text)
        and len(text) <= MAX_SHORT_TITLE_CHARS
        and not text.isupper()
        and text[-1:].isalnum()
        and not _SPOKEN_WORD.search(text)
    )


def is_page_name(draft: Draft, text: str) -> bool:
    """Return True if a line has the words of the page's slug, whose numbers don't count, or is the declared title."""
    words = slug(strip_status(tidy(text))[0])
    page_name = slug(draft.document.slug)
    pattern = rf"(?:\d+-)?{re.escape(words)}(?:-\d+|-raw)*"
    is_of_slug = len(words) >= _MIN_PAGE_NAME_CHARS and re.fullmatch(pattern, page_name) is not None
    return is_of_slug or is_declared_title(draft.document, text)


def is_formal_title(draft: Draft, piece: Piece) -> bool:
    """Return True for a piece that `title_of` reads as a heading of a known form."""
    is_free = piece.became is None and len(piece.text) <= MAX_HEADING_CHARS
    return is_free and is_formal(piece.text, draft.settings.archive.series_short, draft.vocabulary)


def title_of(draft: Draft, piece: Piece) -> Title:
    """Read a piece as a heading; an empty title if another step claimed it or it is too long."""
    if piece.became is not None or len(piece.text) > MAX_HEADING_CHARS:
        return Title(None)
    archive = draft.settings.archive
    return read_title(piece.text, archive.series_short, draft.vocabulary, archive.series)
