"""Cut run-on headings: a heading on one line with the notice or the first turn."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.header_lines import header_sentences_end, read_header_line
from generator.reading.grammar.titles import read_title
from generator.reading.grammar.turn_marks import starts_with_chevron
from generator.text.normal import tidy

_FIRST_LINES = 3
"""Only these lines may hold a run-on heading."""

_MAX_CHARS_BEFORE_NOTICE = 600
_MAX_CHARS_BEFORE_TURN = 300
_NOTICE = re.compile(
    r"(?<!\w)(?:[\[(]\s{0,3})?(?:Note:?\s{1,4})?(?:The\s{1,4}following\s{1,4}(?:is|are)\s{1,4}the\s{1,4}outputs?\b"
    r"|This\s{1,4}is\s{1,4}the\s{1,4}(?:the\s{1,4})?output\b"
    r"|The\s{1,4}file\s{1,4}is\s{1,4}the\s{1,4}roughly\s{1,4}edited"
    r"|This\s{1,4}text(?:,\s{1,4}document,\s{1,4}or\s{1,4}file)?\s{1,4}is\s{1,4}"
    r"(?:being\s{1,4}provided|based\s{1,4}on\s{1,4}live))"
)
_SENTENCE = re.compile(r"[a-z]{3}[.?!] +[A-Z]")


def run_on_heading(draft: Draft) -> Draft:
    """Cut a heading from the notice or the turn behind it on the same line."""
    pieces: list[Piece] = []
    for index, piece in enumerate(draft.pieces):
        end = _heading_end(piece, draft) if index < _FIRST_LINES and piece.became is None else 0
        if end:
            pieces.extend((piece.part(0, end), piece.part(end, len(piece.text))))
        else:
            pieces.append(piece)
    return draft.with_pieces(pieces)


def _heading_end(piece: Piece, draft: Draft) -> int:
    """Return the end of the run-on heading in a piece; 0 if it has none."""
    text = piece.text[: _MAX_CHARS_BEFORE_NOTICE * 3]
    if starts_with_chevron(text) or _NOTICE.match(text.lstrip()):
        return 0
    notice = _NOTICE.search(text, 4, _MAX_CHARS_BEFORE_NOTICE + 200)
    mark = text.find(">>")
    if notice and (mark == -1 or notice.start() < mark) and text[: notice.start()].strip():
        return notice.start()
    end = header_sentences_end(text, draft.settings)
    if end:
        return end if piece.text[end:].strip() else 0
    if not 0 < mark <= _MAX_CHARS_BEFORE_TURN:
        return 0
    return mark if is_run_on(tidy(text[:mark]), draft) else 0


def is_run_on(before: str, draft: Draft) -> bool:
    """Return True if the text before the first mark of a line is a heading: nobody would say it."""
    archive = draft.settings.archive
    title = read_title(before, archive.series_short, draft.vocabulary, archive.series)
    is_heading = title.formal or (before.isupper() and (title.date is not None or title.meeting is not None))
    return (is_heading or read_header_line(before, draft.settings) is not None) and not _SENTENCE.search(before)
