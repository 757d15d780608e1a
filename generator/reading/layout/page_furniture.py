"""Running heads and feet, page numbers and clock times on lines of their own, in texts whose pages were joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from itertools import pairwise

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.page_words import OF_PAGES, PAGE
from generator.reading.grammar.printed_dates import find_printed_date
from generator.reading.grammar.turn_marks import mark_at
from generator.reading.layout.clock_lines import clock_lines
from generator.reading.layout.codes_of_print import codes_of_print, ornaments
from generator.reading.layout.head_again import (
    PAGE_NUMBER,
    PAGE_OF_PAGES,
    first_marked_line,
    head_again,
    is_head_line,
    line_key,
    names_beside,
    numbers_beside,
)
from generator.reading.layout.page_numbers import (
    numbers_above_turns,
    numbers_beside_marks,
    numbers_by_themselves,
    numbers_that_go_up,
    only_number,
)
from generator.reading.layout.rows_of_head import rows_of_head
from generator.text.normal import tidy

RULE = "page furniture"
_MAX_CHARS = 160
_MIN_REPEATED = 2
_MIN_CELLS = 2
_MAX_NUMBER_CHARS = 20
"""Characters of a line with only a page number or a time."""

_MAX_LINES_APART = 4
"""Blank lines and one line between a page number and a running head are fewer than this."""

_MIN_HEAD_BLANKS = 3
"""Blanks in a line of the head that is a running head with a page number before or behind it."""

_SENTENCE_END = re.compile(r"[.?!:;,…]\s*$")
_MIN_FIRST_BLANKS = 2
"""Blanks in the first words of a line of the head that are a running head by themselves."""

_MAX_HEAD_LINES = 6
_GAP = re.compile(r"\t+|\s{3,}")
_HAS_GAP = re.compile(r"\s(?:(?<=\t)|\s\s)")
"""Finds a gap in a third of the time, because it looks at white space alone."""

_PAGE_CELL = re.compile(PAGE + OF_PAGES, re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_NUMBERED_PAGE = re.compile(PAGE + r"\d{1,5}", re.IGNORECASE)
_CELL = re.compile(
    r"[A-Z]{2}"  # the code of a language
    r"|[A-Z]{1,2} \d{1,5}"  # the number of a column, `GC 211`
    r"|\[[A-Z][A-Z ]{2,20}\]"  # the house, `[LORDS]`
    r"|Vol\. ?[IVXLC\d]{1,7},? No\. ?\d{1,4}"
    r"|\([A-D]\)"  # the part of a column, as the Bundestag prints it
    r"|\([a-z]{2,4}(?:/[a-z]{2,4}){1,2}\)"  # the initials of reporters
    r"|\d{6,14}(?: ?\.?V\d{1,2})?"  # the number of a file, with its version
    r"|(?:[A-Z]{1,8}|\d{1,7})(?:[/.-][A-Z0-9()]{1,10}){1,7}(?:\.\d{1,5})?"  # the number of a document, a date, `2/9`
    rf"|{PAGE}?{OF_PAGES}",
    re.IGNORECASE,
)
_HEAD_AND_PAGE = re.compile(
    rf"(?P<head>[^\n|]{{3,60}}?)(?:,|[\s\u00a0]{{0,3}}[-–—|·])?[\s\u00a0]{{1,4}}(?:{PAGE})\d{{1,5}}", re.IGNORECASE
)
_PAGE_OF_RECORD = re.compile(r"P-(?P<number>\d{1,6})")
_MAX_FOOT_CELLS = 3
_YEAR_MARK = re.compile(r"\A ?(?:r|g|г|p)\.")
"""`8 marca 2023 r.`"""

_CODE_SIGN = re.compile(r"[\d(]")
_INDENT = " " * 20


def page_furniture(draft: Draft) -> Draft:
    """Claim the lines that a printed page has above and below its text.

    A line counts if the gaps in it part only numbers, codes and the title; if it is one of several page numbers that go
    up; or if it repeats beside such lines. Lines that only repeat stay: people say the same words again.
    """
    if draft.kind != "transcript" or draft.document.is_captions:
        return draft
    claims = _claims(draft)
    pieces = list(draft.pieces)
    vocabulary = draft.vocabulary
    for index, what in claims.items():
        if mark_at(draft.mark_line(index), draft.convention, vocabulary) is None:
            reason = "marker" if what == "time" else "page-furniture"
            pieces[index] = pieces[index].claim("removed", f"{RULE}: {what}", reason)
    return draft.with_pieces(pieces)


def _claims(draft: Draft) -> dict[int, str]:
    """Return what the lines above and below the text of a page are, by their indices."""
    free = [index for index, piece in enumerate(draft.pieces) if piece.became is None and len(piece.text) <= _MAX_CHARS]
    short = [index for index in free if _may_be_code(draft.pieces[index].text)]
    gapped = [index for index in free if _HAS_GAP.search(draft.pieces[index].text.strip())]
    claimed = dict.fromkeys(_lines_of_head(draft, free, gapped), "running head")
    claimed |= dict.fromkeys(_feet_with_pages(draft.pieces, free), "running head")
    claimed |= dict.fromkeys(_feet_with_witnesses(draft.pieces, gapped), "running head")
    claimed |= dict.fromkeys(rows_of_head(draft.pieces, gapped, first_marked_line(draft)), "running head")
    claimed |= codes_of_print(draft.pieces, free, short)
    claimed |= dict.fromkeys(_heads_beside_pages(draft, short), "running head")
    claimed |= dict.fromkeys(numbers_that_go_up(draft.pieces, short), "page number")
    claimed |= dict.fromkeys(only_number(draft, short), "page number")
    claimed |= dict.fromkeys(_head_again(draft, free, claimed), "running head")
    claimed |= dict.fromkeys(numbers_beside(draft.pieces, claimed), "page number")
    claimed |= dict.fromkeys(numbers_beside_marks(draft.pieces, short), "page number")
    claimed |= dict.fromkeys(numbers_by_themselves(draft, short), "page number")
    claimed |= dict.fromkeys(numbers_above_turns(draft, short), "page number")
    claimed |= dict.fromkeys(ornaments(draft.pieces, free), "ornament")
    claimed |= dict.fromkeys(_indented_beside(draft.pieces, free, claimed), "running head")
    claimed |= dict.fromkeys(_repeated_blocks(draft.pieces, free, set(claimed)), "running head")
    claimed |= dict.fromkeys(_dates_beside(draft, free, claimed), "running head")
    claimed |= dict.fromkeys(_heads_below_numbers(draft, short), "running head")
    claimed |= dict.fromkeys(_between(draft.pieces, free, set(claimed)), "running head")
    claimed |= dict.fromkeys(numbers_beside(draft.pieces, claimed, PAGE_OF_PAGES), "page number")
    claimed |= dict.fromkeys(names_beside(draft.pieces, free, _labels(draft), set(claimed)), "who goes on speaking")
    return claimed | dict.fromkeys(clock_lines(draft.pieces, short), "time")


def _may_be_code(text: str) -> bool:
    """Return True for a short line with a digit or a bracket, as page numbers, times and columns have."""
    return len(text.strip()) <= _MAX_NUMBER_CHARS and _CODE_SIGN.search(text) is not None


def _lines_of_head(draft: Draft, free: list[int], gapped: list[int]) -> list[int]:
    """Return the lines whose parts are codes and texts of the document's head, or a line of it with a page number."""
    first = first_marked_line(draft)
    texts = {index: draft.pieces[index].text for index in free}
    below = {index for index in free if draft.pieces[index].line >= first}
    head_texts = _texts_of_head(draft, first)
    long = {text for text in head_texts if text.count(" ") >= _MIN_HEAD_BLANKS}
    heads = long.union(*map(_without_number, long))
    words = {word for text in head_texts for word in _WORDS.findall(text)}
    codes = {index for index in gapped if _has_only_codes(texts[index], head_texts, needs_code=index not in below)}
    pages = {index for index in below.intersection(gapped) if _is_page_with_words(texts[index], words)}
    numbered = {index for index in below if _is_numbered_head(texts[index], heads)}
    return sorted(codes | pages | numbered | _heads_before_pages(texts, below, head_texts))


def _heads_before_pages(texts: dict[int, str], below: set[int], head_texts: set[str]) -> set[int]:
    """Return the lines with a text of the head and the word and number of a page: `7 Q/VR.2 – page 12`."""
    numbered = {index: text for index in below if (text := texts[index].strip())[-1:].isdecimal()}
    matches = {index: match for index, text in numbered.items() if (match := _HEAD_AND_PAGE.fullmatch(text))}
    return {index for index, match in matches.items() if line_key(tidy(match["head"])) in head_texts}


def _texts_of_head(draft: Draft, first: int) -> set[str]:
    """Return the keys of the texts of the head, each part of a line between wide gaps alone."""
    head = [piece for piece in draft.pieces if piece.line < first or is_head_line(piece)]
    return {line_key(cell) for piece in head if len(piece.text) <= _MAX_CHARS for cell in _cells(piece.text)}


def _head_again(draft: Draft, free: list[int], claimed: Container[int]) -> set[int]:
    """Return the lines of the head that come again; a document without sure marks has no sure head."""
    first = first_marked_line(draft)
    return head_again(draft, free, first, claimed) if first else set()


def _labels(draft: Draft) -> frozenset[str]:
    """Return the folded labels of the document."""
    return frozenset(label for form in draft.convention.forms for label in form.evidence.labels)


def _repeated_blocks(pieces: tuple[Piece, ...], free: list[int], claimed: set[int]) -> set[int]:
    """Return the lines of running heads that repeat: beside a page number, then directly beside such a line."""
    repeated = set(_repeated_beside(pieces, free, claimed))
    for _ in range(_MAX_HEAD_LINES - 1):
        lines = _repeated_beside(pieces, free, claimed | repeated, max_apart=2)
        if not lines:
            break
        repeated.update(lines)
    return repeated


def _cells(text: str) -> list[str]:
    return [cell for part in _GAP.split(text) if (cell := part.strip())]


def _feet_with_pages(pieces: tuple[Piece, ...], free: list[int]) -> list[int]:
    """Return the lines with `Page 1 of 2` at one edge and a gap, in which only numbers change: one for each page."""
    paged = []
    for index in free:
        text = pieces[index].text.strip()
        cells = _cells(text) if text and (text[0].isdigit() or text[-1].isdigit()) and _HAS_GAP.search(text) else []
        if len(cells) > 1 and any(_PAGE_CELL.fullmatch(cell) for cell in (cells[0], cells[-1])):
            paged.append(index)
    counts = Counter(line_key(pieces[index].text) for index in paged)
    return [index for index in paged if counts[line_key(pieces[index].text)] >= _MIN_REPEATED]


def _feet_with_witnesses(pieces: tuple[Piece, ...], gapped: list[int]) -> set[int]:
    """Return the feet of pages with a number such as `P-3121`, and the lines directly below them that begin alike.

    The record of a hearing has who is examined, and who examines, behind the number: `.BOARD   P-12   A. BELL XN`.
    """
    feet = _feet_of_record(pieces, gapped)
    below = [(pieces[index], index + 1) for index in feet if index + 1 < len(pieces)]
    starts = {
        index: line_key(_cells(pieces[index].text)[0])
        for foot, index in below
        if pieces[index].line == foot.line + 1 and len(pieces[index].text) <= _MAX_CHARS
    }
    again = Counter(starts.values())
    alike = {index for index, key in starts.items() if again[key] >= _MIN_REPEATED}
    return {index for index in alike.union(feet) if pieces[index].became is None}


def _feet_of_record(pieces: tuple[Piece, ...], gapped: list[int]) -> list[int]:
    """Return the lines with `P-3121` in their second part, if they begin alike and the numbers go up."""
    pages: dict[int, tuple[str, int]] = {}
    for index in gapped:
        cells = _cells(pieces[index].text)
        match = _PAGE_OF_RECORD.fullmatch(cells[1]) if 2 <= len(cells) <= _MAX_FOOT_CELLS else None
        if match is not None:
            pages[index] = line_key(cells[0]), int(match["number"])
    counts = Counter(key for key, _ in pages.values())
    feet = [index for index, (key, _) in pages.items() if counts[key] >= _MIN_REPEATED]
    goes_up = all(pages[above][1] < pages[below][1] for above, below in pairwise(feet))
    return feet if goes_up else []


def _has_only_codes(text: str, head_texts: set[str], *, needs_code: bool) -> bool:
    """Return True if wide gaps part only codes, numbers, and words of the head: `03/02/2019   A/69/PV.12`.

    A row of plain numbers is a table.
    """
    cells = _cells(text)
    kinds = [_CELL.fullmatch(cell) is not None for cell in cells]
    if len(cells) < _MIN_CELLS or (needs_code and not any(kinds)) or all(cell.isdecimal() for cell in cells):
        return False
    return all(is_code or _is_of_head(line_key(cell), head_texts) for cell, is_code in zip(cells, kinds, strict=True))


def _is_page_with_words(text: str, words: set[str]) -> bool:
    """Return True for a page number and, behind a gap, only words of the head: `2764   SITTING OF 3 APRIL`.

    The number may have the word for a page: `SALT HARBOUR - Part 2    Page 2`.
    """
    pages = [cell.isdecimal() or _NUMBERED_PAGE.fullmatch(cell) is not None for cell in _cells(text)]
    numbers = [cell for cell, is_page in zip(_cells(text), pages, strict=True) if is_page]
    others = [_WORDS.findall(line_key(cell)) for cell, is_page in zip(_cells(text), pages, strict=True) if not is_page]
    return len(numbers) == 1 and len(others) == 1 and len(others[0]) > _MIN_HEAD_BLANKS and words.issuperset(others[0])


def _is_of_head(key: str, head_texts: set[str]) -> bool:
    """Return True for a text of the head, or for its first or last words: `Friday 14 February` without its year."""
    if key in head_texts:
        return True
    if key.count(" ") < _MIN_FIRST_BLANKS:
        return False
    return any(text.startswith(f"{key} ") or text.endswith(f" {key}") for text in head_texts)


def _without_number(key: str) -> set[str]:
    """Return the key of a line without the page number that may be before or behind it."""
    return {key.removeprefix("0 "), key.removesuffix(" 0")} - {key}


def _is_numbered_head(text: str, heads: set[str]) -> bool:
    """Return True for a long line of the head with a page number at its edge: `812 Harbour Board – 3rd sitting`."""
    if not heads or not (text.lstrip()[:1].isdigit() or text.rstrip()[-1:].isdigit()):
        return False
    return not heads.isdisjoint(_without_number(line_key(tidy(text))))


def _between(pieces: tuple[Piece, ...], free: list[int], claimed: set[int]) -> list[int]:
    """Return the short lines between two lines of a running head, such as who goes on speaking."""
    return [
        index
        for index in free
        if index not in claimed
        and not {index - 1, index + 1}.isdisjoint(claimed)
        and all(place in claimed or _is_removed_page(pieces, place) for place in (index - 1, index + 1))
        and pieces[index + 1].line - pieces[index - 1].line <= _MAX_LINES_APART
        and _SENTENCE_END.search(pieces[index].text) is None
    ]


def _is_removed_page(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True for `Page 1 of 2`, which an earlier step claimed."""
    if not 0 <= index < len(pieces) or pieces[index].became != "removed":
        return False
    text = pieces[index].text.strip()
    return any(pattern.fullmatch(text) for pattern in (_NUMBERED_PAGE, _PAGE_CELL, PAGE_OF_PAGES))


def _heads_beside_pages(draft: Draft, short: list[int]) -> list[int]:
    """Return the lines with only words of the head or of the file's name above or below `Page 2`, and these lines."""
    pieces = draft.pieces
    numbered = [*short, *(index for index, piece in enumerate(pieces) if piece.detail == "page-furniture")]
    paged = [index for index in numbered if _NUMBERED_PAGE.fullmatch(pieces[index].text.strip())]
    if not paged:
        return []
    head = _words_of_head(pieces)
    head.update(_WORDS.findall(line_key(draft.document.stem)))
    places = [
        place
        for index in paged
        for other in (index - 1, index + 1)
        if 0 <= other < len(pieces) and _is_head_beside(pieces, index, other, head)
        for place in (index, other)
    ]
    return [index for index in places if pieces[index].became is None]


def _is_head_beside(pieces: tuple[Piece, ...], index: int, other: int, head: set[str]) -> bool:
    piece = pieces[other]
    if piece.became is not None or len(piece.text) > _MAX_CHARS or abs(piece.line - pieces[index].line) != 1:
        return False
    words = _WORDS.findall(line_key(piece.text))
    return len(words) > _MIN_FIRST_BLANKS and not _SENTENCE_END.search(piece.text) and head.issuperset(words)


def _repeated_beside(
    pieces: tuple[Piece, ...], free: list[int], claimed: set[int], *, max_apart: int = _MAX_LINES_APART
) -> list[int]:
    """Return the lines that repeat, each time beside a page number or another running head; the last line is a foot."""
    if not claimed and not any(piece.detail == "page-furniture" for piece in pieces):
        return []
    beside = [index for index in free if index not in claimed and _is_beside(pieces, index, claimed, max_apart)]
    last = len(pieces) - 1
    if beside and last not in claimed and last not in beside and free[-1] == last:
        beside.append(last)
    if len(beside) < _MIN_REPEATED:
        return []
    counts = Counter(line_key(pieces[index].text) for index in free if index not in claimed)
    near = Counter(line_key(pieces[index].text) for index in beside)
    return [
        index
        for index in beside
        if near[line_key(pieces[index].text)] == counts[line_key(pieces[index].text)] >= _MIN_REPEATED
        and not tidy(pieces[index].text).endswith((".", "?", "!"))
    ]


def _indented_beside(pieces: tuple[Piece, ...], free: list[int], claimed: Container[int]) -> list[int]:
    """Return the lines at the right edge of a page directly above or below a page number, apart from other words."""
    return [
        index
        for index in free
        if index not in claimed
        and pieces[index].text.startswith(_INDENT)
        and _is_beside(pieces, index, claimed, 2)
        and _SENTENCE_END.search(pieces[index].text) is None
        and not _joins_words(pieces, index, claimed)
    ]


def _dates_beside(draft: Draft, free: list[int], claimed: Container[int]) -> set[int]:
    """Return the lines with only the date of the head beside a page number, and a line in capitals between the two.

    `XI SITTING OF THE TOWN COUNCIL` and `8 March 2023` below the number of a page, in a document whose head has the
    date in a line with other words.
    """
    pieces = draft.pieces
    dated = [index for index in free if index not in claimed and pieces[index].text.strip()[:1].isdigit()]
    between = {index: lines for index in dated if (lines := _lines_to_page(pieces, index, claimed)) is not None}
    if not between:
        return set()
    first = first_marked_line(draft)
    head = {line_key(tidy(piece.text)) for piece in pieces if piece.line < first and len(piece.text) <= _MAX_CHARS}
    dates = {index for index in between if _is_date_of(tidy(pieces[index].text), head)}
    return dates.union(*(between[index] for index in dates))


def _heads_below_numbers(draft: Draft, short: list[int]) -> set[int]:
    """Return the numbers at the right edge of a page, and the line directly below each that has words of the head.

    `Gazette sec. 2, sitting of 19 April 2024`, of whose words one may be shortened.
    """
    pieces = draft.pieces
    numbers = [index for index in short if pieces[index].text.startswith(_INDENT) and _is_foot(pieces, index)]
    if not numbers:
        return set()
    head = _words_of_head(pieces)
    places: set[int] = set()
    for index in numbers:
        words = _WORDS.findall(line_key(pieces[index + 1].text))
        of_head = sum(word in head for word in words)
        if len(words) > _MIN_HEAD_BLANKS and of_head >= len(words) - 1 and find_printed_date(pieces[index + 1].text):
            places |= {index, index + 1}
    return places


def _is_foot(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True for a number alone with one short line directly below it, apart from the words around the two."""
    if not 0 < index < len(pieces) - 1 or not PAGE_NUMBER.fullmatch(pieces[index].text.strip()):
        return False
    below = pieces[index + 1]
    is_joined = below.became is None and below.line == pieces[index].line + 1 and len(below.text) <= _MAX_CHARS
    is_apart = pieces[index - 1].line < pieces[index].line - 1
    is_last = index + 2 == len(pieces) or pieces[index + 2].line > below.line + 1
    return is_joined and is_apart and is_last and not _SENTENCE_END.search(below.text)


def _lines_to_page(pieces: tuple[Piece, ...], index: int, claimed: Container[int]) -> list[int] | None:
    """Return the line in capitals between a line and a page number, if it has one; `None` without a page number."""
    for step in (-1, 1):
        if _is_page_number(pieces, index + step, claimed):
            return []
        if _is_page_number(pieces, index + 2 * step, claimed) and _is_in_capitals(pieces[index + step]):
            return [index + step]
    return None


def _is_page_number(pieces: tuple[Piece, ...], index: int, claimed: Container[int]) -> bool:
    if not 0 <= index < len(pieces) or not PAGE_NUMBER.fullmatch(pieces[index].text[:_MAX_CHARS].strip()):
        return False
    return index in claimed or pieces[index].detail == "page-furniture"


def _is_in_capitals(piece: Piece) -> bool:
    text = piece.text[:_MAX_CHARS].strip()
    return piece.became is None and text.isupper() and text.count(" ") > 1 and not _SENTENCE_END.search(text)


def _is_date_of(text: str, head: set[str]) -> bool:
    """Return True for a date alone that ends or begins a line of the head."""
    date = find_printed_date(text)
    if date is None or date.date is None or _WORDS.search(text[: date.start] + _YEAR_MARK.sub("", text[date.end :])):
        return False
    key = line_key(text)
    return any(line == key or line.startswith(f"{key} ") or line.endswith(f" {key}") for line in head)


def _joins_words(pieces: tuple[Piece, ...], index: int, claimed: Container[int]) -> bool:
    """Return True if words are directly above or below a line, or above or below the page number beside it."""
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(pieces) and pieces[place].line == pieces[place - step].line + step:
            if pieces[place].became is None and place not in claimed:
                return True
            place += step
    return False


def _is_beside(pieces: tuple[Piece, ...], index: int, claimed: Container[int], max_apart: int) -> bool:
    for other in (index - 1, index + 1):
        if 0 <= other < len(pieces):
            is_near = abs(pieces[other].line - pieces[index].line) < max_apart
            is_furniture = other in claimed or pieces[other].detail == "page-furniture"
            if is_near and is_furniture:
                return True
    return False


def _words_of_head(pieces: tuple[Piece, ...]) -> set[str]:
    """Return the words of the lines that the head has given to its metadata, folded."""
    return {word for piece in pieces if is_head_line(piece) for word in _WORDS.findall(line_key(piece.text))}
