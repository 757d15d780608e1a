"""The end of a document: what programs and typists write below the last words."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.directions import direction_without_brackets
from generator.reading.grammar.head_words import head_words
from generator.reading.grammar.offices import is_field, leading_role
from generator.reading.grammar.turn_marks import mark_at
from generator.text.normal import fold, tidy

RULE = "document end"

_MAX_LINES = 6
_MAX_CHARS = 500
_MAX_LIST_LINES = 40
_MAX_OFFICE_CHARS = 80
_MAX_NAME_WORDS = 7
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]{0,30}")
_MAX_ENTRY_CHARS = 160
_LIST = re.compile(
    r"(?:(?:reporter|transcriber)['’]?s['’]? certificate|"
    r"certificate of (?:the )?(?:(?:shorthand|court|official) )?(?:reporter|transcriber|transcriptionist)|"
    r"duration: \d.{1,30}|(?:conference )?call participants:?|summary of (?:action items|resolutions):?|"
    r"action items:?|zu[mr]? (?:den )?person(?:en)?:?|rep[èe]res|bio ?express|chi (?:è|sono)|"
    r"about the (?:speakers?|guests?|participants?|interviewees?|authors?):?|(?:media |press |investor )?contacts?:?)",
    re.IGNORECASE,
)
"""The heading of a list behind the last words."""

_PAGE_AT_EDGE = re.compile(r"\s{20,120}\d{1,5}\s{0,20}")
"""The number of the last page."""

_SENTENCE_END = re.compile(r"[.?!…。]$")

_SPOKEN = re.compile(r"\b(?:I|we|you|said|says)\b", re.IGNORECASE)


def document_end(draft: Draft) -> Draft:
    """Claim the lines below the last words, such as `Meeting ended after 00:45:12`; a notice only if it is alone."""
    if draft.kind != "transcript" or draft.document.is_captions:
        return draft
    pieces = list(draft.pieces)
    listed = _list_at_end(draft)
    claimed = (
        dict(_lines_at_end(draft, listed))
        | dict.fromkeys(_signatures(draft), "signature")
        | dict.fromkeys(listed, "closing")
    )
    # A note on how the text was made counts only beside a line that nobody would say.
    if not any(form in {"closing", "signature"} for form in claimed.values()):
        claimed = {index: form for index, form in claimed.items() if _is_apart(draft.pieces, index)}
    for index, form in claimed.items():
        rule = f"{RULE}: {form}"
        piece = pieces[index]
        pieces[index] = (
            piece.claim("notice", rule) if form == "notice" else piece.claim("removed", rule, "page-furniture")
        )
    return draft.with_pieces(pieces)


def _lines_at_end(draft: Draft, listed: range) -> list[tuple[int, str]]:
    """Return the lines at the end that nobody said, with their form, the last one first; `listed` ends the document."""
    lines: list[tuple[int, str]] = []
    last = len(draft.pieces) - 1 - len(listed)
    for index in range(last, max(-1, last - _MAX_LINES), -1):
        piece = draft.pieces[index]
        if piece.became in {"removed", "notice"} or _PAGE_AT_EDGE.fullmatch(piece.text):
            continue
        text = tidy(piece.text) if piece.became is None and len(piece.text) <= _MAX_CHARS else ""
        form = _form(text) if text else None
        if form is None and direction_without_brackets(fold(text)) == "session-end":
            continue
        if form is None or _has_mark(draft, index):
            return [*lines, *_paragraph_at_end(draft, index)]
        lines.append((index, form))
    return lines


def _signatures(draft: Draft) -> list[int]:
    """Return the lines at the end that say who signed, the last first: `El Presidente,` above `ADA BELL RUIZ.`."""
    lines: list[int] = []
    index = len(draft.pieces) - 1
    while index > 0 and draft.pieces[index].became is not None:
        index -= 1
    while index > 0 and len(lines) < _MAX_LINES and _is_signed(draft, index):
        lines += (index, index - 1)
        index -= 2
    return lines


def _is_signed(draft: Draft, index: int) -> bool:
    """Return True for a name in capitals below an office and its comma."""
    above, piece = draft.pieces[index - 1], draft.pieces[index]
    if above.became is not None or piece.became is not None or above.line != piece.line - 1:
        return False
    office, name = tidy(above.text), tidy(piece.text).rstrip(".")
    if office[-1:] != "," or len(office) > _MAX_OFFICE_CHARS or not name.isupper() or " " not in name:
        return False
    role, rest = leading_role(office[:-1], draft.vocabulary)
    is_office = role is not None and (not rest or is_field(rest, office[:-1], draft.vocabulary))
    return is_office and len(name.split(" ")) <= _MAX_NAME_WORDS and all(map(_NAME_WORD.fullmatch, name.split(" ")))


def _paragraph_at_end(draft: Draft, last: int) -> list[tuple[int, str]]:
    """Return the lines of a paragraph in capitals that says what the text contains, on several lines of a page."""
    first = last
    pieces = draft.pieces
    while first > 0 and pieces[first - 1].became is None and pieces[first - 1].line == pieces[first].line - 1:
        first -= 1
        if last - first >= _MAX_LINES:
            return []
    text = tidy(" ".join(piece.text for piece in pieces[first : last + 1]))
    is_closing = first < last and text.isupper() and head_words().closes_document(text)
    return [(index, "closing") for index in range(last, first - 1, -1)] if is_closing else []


def _list_at_end(draft: Draft) -> range:
    """Return the pieces of the list of people or decisions that ends a document, from its heading on."""
    first = max(0, len(draft.pieces) - _MAX_LIST_LINES)
    start = next((index for index in range(first, len(draft.pieces)) if _opens_list(draft.pieces[index])), None)
    if start is None:
        return range(0)
    lines = range(start, len(draft.pieces))
    is_spoken = any(_has_words(draft, index) for index in lines)
    is_long = any(len(draft.pieces[index].text) > _MAX_ENTRY_CHARS for index in lines)
    may_be_text = head_words().heads_links(draft.pieces[start].text) or "contact" in draft.pieces[start].text.lower()
    is_text = may_be_text and _are_sentences(draft.pieces[start + 1 :])
    return range(0) if is_spoken or is_long or is_text else lines


def _has_words(draft: Draft, index: int) -> bool:
    """Return True for a mark with words behind it or a sentence below it; a name of a list has neither."""
    piece = draft.pieces[index]
    mark = mark_at(draft.mark_line(index), draft.convention, draft.vocabulary)
    if mark is None:
        return False
    below = draft.pieces[index + 1].text.rstrip() if index + 1 < len(draft.pieces) else ""
    return bool(piece.text[mark.time :].strip()) or not mark.end or below.endswith((".", "?", "!"))


def _opens_list(piece: Piece) -> bool:
    if piece.became is not None or len(piece.text) >= _MAX_ENTRY_CHARS:
        return False
    return _LIST.fullmatch(piece.text.strip()) is not None or head_words().heads_links(piece.text)


def _are_sentences(pieces: tuple[Piece, ...]) -> bool:
    """Return True if most lines end as sentences do; the topics and the links of a web page do not."""
    ended = sum(_SENTENCE_END.search(piece.text.rstrip()) is not None for piece in pieces)
    return 2 * ended > len(pieces)


def _has_mark(draft: Draft, index: int) -> bool:
    """Return True if a mark is printed in a line; the look of a line alone doesn't make it speech."""
    mark = mark_at(draft.mark_line(index), draft.convention, draft.vocabulary)
    return mark is not None and mark.end > 0


def _form(text: str) -> str | None:
    words = head_words()
    if words.closes_document(text):
        return "closing"
    return "notice" if words.tells_how_text_was_made(text) and _SPOKEN.search(text) is None else None


def _is_apart(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True if a blank line or a rule is above a line."""
    above = pieces[index - 1] if index else None
    return above is not None and (pieces[index].line > above.line + 1 or above.detail == "separator")
