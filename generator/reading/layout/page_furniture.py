"""Running heads and feet, page numbers and clock times on lines of their own, in texts whose pages were joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from itertools import pairwise

from generator.reading.draft import Draft, Piece, is_alone
from generator.reading.grammar.page_words import OF_PAGES, PAGE
from generator.reading.grammar.title_look import may_be_title
from generator.reading.grammar.turn_marks import mark_at
from generator.reading.layout.head_again import (
    PAGE_NUMBER,
    PAGE_OF_PAGES,
    head_again,
    line_key,
    names_beside,
    numbers_beside,
)
from generator.reading.layout.rows_of_head import rows_of_head
from generator.text.normal import tidy

RULE = "page furniture"

_MAX_CHARS = 160
_MIN_REPEATED = 2
_MIN_CELLS = 2
_MAX_NUMBER_CHARS = 20
"""Characters of a line with only a page number or a time."""

_MAX_ONLY_PAGE = 3
"""A text with one break of a page has only its first pages."""

_BEFORE_NUMBER = frozenset("?？؟:：,;")
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
_FOOT_OF_RECORD = re.compile(
    r"\s{0,20}\.\d\d/\d\d/\d\d(?:\d\d)?\s{3,90}\d{1,5}(?:\s{3,90}[A-Z][A-Z .'’-]{1,40})?\s{0,20}"
)
"""The foot of a page of a court in Australia: the day, the page, and who is examined: `.14/05/24    2    KOOL XN`."""

_EXAMINER = re.compile(r"\s{20,120}\([A-Z][A-Z .'’-]{1,40}\)\s{0,20}")
"""Who examines, below it and at the same edge."""

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
_BRACKETED_CLOCK = re.compile(r"\[\d{1,2}:\d\d:\d\d\]|\(\d{1,3}:\d\d(?::\d\d)?\):")
"""`(00:41):` above a paragraph of the same speaker, as Rev prints it."""

_TIME_ALONE = re.compile(
    r"[•·] ?\(\d{1,2} h ?\d{0,2}\) ?[•·]|[●•·] ?\(\d{4}\)|\(\d{1,2}:\d\d(?::\d\d)?\)|\[\d{1,2}:\d\d\]"
)
"""`(00:20)` above a paragraph of the same speaker."""

_CLOCK = re.compile(
    r"\(?\d{1,2}[.:]\d\d ?(?:a\.?m\.?|p\.?m\.?|uhr|hrs|h)\)?|(?:kl\.|klo) ?\d{1,2}[.:]\d\d|\d{1,2} ?[ap]\.?m\.?",
    re.IGNORECASE,
)
_CLOCK_INSIDE = re.compile(rf"(?<![\w.:])(?:{_CLOCK.pattern})", re.IGNORECASE)
_HOURS = re.compile(r"\(?\d{1,2}[.:]\d\d hrs\.?\)?")
"""`12.07 hrs`, as the records of India print it."""

_HOUR_AND_MINUTE = re.compile(r"\d{1,2}:\d\d")
"""`10:12` above `R`, as the Senate of Brazil prints where a part of its record begins."""

_CODE_SIGN = re.compile(r"[\d(]")
_COLUMN = re.compile(r"\([A-D]\)")
"""The part of a page beside a line of its text, alone on a line, as a copy of the Bundestag's pages has it."""

_INDENTED_PAGE = re.compile(r"[ \u3000]{20,120}\d{1,4}/\d{1,4}\s{0,8}")
"""`                    4/11`"""

_INDENTED_NUMBER = re.compile(r"[ \u3000]{20,120}\d{1,5}\s{0,8}")
_BETWEEN_DASHES = re.compile(r"[-–—－‐―─](?: |\u3000)?(?:\d{1,4}|[０-９]{1,4})(?: |\u3000)?[-–—－‐―─]")
"""`－ 213 －`"""

_ORNAMENT = re.compile(r"-{1,3} ?o[o0O]{1,2}o? ?-{1,3}|-{1,3}oo0oo-{1,3}", re.IGNORECASE)
"""`--oOo--` between the parts of a record."""

_MIN_DIGITS_OF_PAGE = 2
_TURN_ENDS = (".", "!", "]", ")", "…", "”", '"')

_INDENT = " " * 20
_JOB_NUMBER = re.compile(r"\d{2}-\d{5} \([ACEFRS]\)|\*\d{7,9}\*")
"""What the United Nations print at the foot of a first page: `24-01234 (E)`, and the same as a bar code."""

_PAGE_IN_BRACKETS = re.compile(
    r"\[{1,2}(?:page|pg\.?|p\.|seite|página|pagina|side|sida) ?[A-Z]{0,3}\d{1,6}\]{1,2}", re.IGNORECASE
)
"""`[Page H5412]`, where the next page of a print begins."""

_PROTOCOL = re.compile(r"Prot\. \d{4}/\d\d:\d{1,4}")
_DAY_AND_MONTH = re.compile(r"\d{1,2} [a-zåäö]{3,9}")
"""`Prot. 2023/24:88` above `26 mars`: what the Riksdag prints at the edge of a page, above the item of the agenda."""

_TAKE = re.compile(
    r"[A-Z]{1,4}(?:-[A-Z]{1,4}){0,3}/\d{1,2}[A-Z]{1,2}/\d{1,2}[.:]\d\d"
    r"|\(\d{1,2}[A-Z]{1,2}/[A-Z]{2,4} (?:पर|से) (?:जारी|क्रमागत|आगे)\)"
    r"|\(\d{4}/[A-Z]{2,4}(?:/[A-Z]{2,4}){1,2}\)"
    r"|\d{1,3}/\d{1,3}(?:\s{1,12}|\.?-)[^\W\d_]{2,3}/[^\W\d_]{2,3}"
)
"""What reporters print where one takes over from another: initials, the take and the time, `SKK-PK/1B/12.05`."""


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
    claimed |= dict.fromkeys(rows_of_head(draft.pieces, gapped, _first_marked_line(draft)), "running head")
    claimed |= dict.fromkeys(_feet_of_record(draft.pieces, free), "foot of a page")
    claimed |= dict.fromkeys(_heads_beside_pages(draft, short), "running head")
    claimed |= dict.fromkeys(_page_numbers(draft.pieces, short), "page number")
    claimed |= dict.fromkeys(_only_page_number(draft, short), "page number")
    claimed |= dict.fromkeys(_columns(draft.pieces, short), "part of a page")
    claimed |= {index: "change of reporters" for index in short if _TAKE.fullmatch(draft.pieces[index].text.strip())}
    claimed |= {index: "job number" for index in short if _JOB_NUMBER.fullmatch(draft.pieces[index].text.strip())}
    claimed |= {
        index: "page number" for index in short if _PAGE_IN_BRACKETS.fullmatch(draft.pieces[index].text.strip())
    }
    claimed |= dict.fromkeys(_protocol_heads(draft.pieces, short), "running head")
    claimed |= dict.fromkeys(_head_again(draft, free, claimed), "running head")
    claimed |= dict.fromkeys(numbers_beside(draft.pieces, claimed), "page number")
    claimed |= dict.fromkeys(_numbers_beside_marks(draft.pieces, short), "page number")
    claimed |= _by_themselves(draft, free, short)
    claimed |= dict.fromkeys(_indented_beside(draft.pieces, free, claimed), "running head")
    claimed |= dict.fromkeys(_repeated_blocks(draft.pieces, free, set(claimed)), "running head")
    claimed |= dict.fromkeys(_between(draft.pieces, free, set(claimed)), "running head")
    claimed |= dict.fromkeys(numbers_beside(draft.pieces, claimed, PAGE_OF_PAGES), "page number")
    claimed |= dict.fromkeys(names_beside(draft.pieces, free, _labels(draft), set(claimed)), "who goes on speaking")
    return claimed | dict.fromkeys(_clocks(draft.pieces, short), "time")


def _by_themselves(draft: Draft, free: list[int], short: list[int]) -> dict[int, str]:
    """Return the numbers of pages whose place or signs show what they are, and ornaments, wherever they are."""
    pages = [index for index in short if _is_page_by_itself(draft.pieces, index)]
    ornaments = [index for index in free if _is_ornament(draft.pieces[index].text)]
    numbers = dict.fromkeys((*pages, *_numbers_above_turns(draft, short)), "page number")
    return numbers | dict.fromkeys(ornaments, "ornament")


def _is_page_by_itself(pieces: tuple[Piece, ...], index: int) -> bool:
    text = pieces[index].text
    if _INDENTED_PAGE.fullmatch(text) or _BETWEEN_DASHES.fullmatch(text.strip()):
        return True
    return is_alone(pieces, index) and _INDENTED_NUMBER.fullmatch(text) is not None


def _is_ornament(text: str) -> bool:
    return len(text) < _MAX_CHARS and "--" in text and _ORNAMENT.fullmatch(text.strip()) is not None


def _numbers_above_turns(draft: Draft, short: list[int]) -> list[int]:
    """Return the numbers alone between the end of a turn and the label of the next, if they go up.

    An answer such as `68` would have a label itself, and a result is announced with a colon.
    """
    if not draft.convention.proves_transcript or not draft.convention.has_no_chevrons:
        return []
    lines = {line for form in draft.convention.forms if form.evidence.labels for line in form.evidence.lines}
    numbers = [index for index in short if _is_number_above_turn(draft.pieces, index, lines)]
    goes_up = all(int(draft.pieces[above].text) < int(draft.pieces[below].text) for above, below in pairwise(numbers))
    return numbers if goes_up else []


def _is_number_above_turn(pieces: tuple[Piece, ...], index: int, lines: Container[int]) -> bool:
    text = pieces[index].text.strip()
    if not index or len(text) < _MIN_DIGITS_OF_PAGE or not (text.isascii() and text.isdecimal()):
        return False
    below = next((piece for piece in pieces[index + 1 : index + 3] if piece.detail != "marker"), None)
    is_between = below is not None and below.line in lines and pieces[index - 1].text.rstrip().endswith(_TURN_ENDS)
    return is_between and is_alone(pieces, index)


def _may_be_code(text: str) -> bool:
    """Return True for a short line with a digit or a bracket, as page numbers, times and columns have."""
    return len(text.strip()) <= _MAX_NUMBER_CHARS and _CODE_SIGN.search(text) is not None


def _lines_of_head(draft: Draft, free: list[int], gapped: list[int]) -> list[int]:
    """Return the lines whose parts are codes and texts of the document's head, or a line of it with a page number."""
    first = _first_marked_line(draft)
    texts = {index: draft.pieces[index].text for index in free}
    below = {index for index in free if draft.pieces[index].line >= first}
    head_texts = _texts_of_head(draft, first)
    long = {text for text in head_texts if text.count(" ") >= _MIN_HEAD_BLANKS}
    heads = long.union(*map(_without_number, long))
    words = {word for text in head_texts for word in _WORDS.findall(text)}
    codes = {index for index in gapped if _has_only_codes(texts[index], head_texts, needs_code=index not in below)}
    pages = {index for index in below.intersection(gapped) if _is_page_with_words(texts[index], words)}
    numbered = {index for index in below if _is_numbered_head(texts[index], heads)}
    return sorted(codes | pages | numbered)


def _texts_of_head(draft: Draft, first: int) -> set[str]:
    """Return the keys of the texts of the head, each part of a line between wide gaps alone."""
    head = [piece for piece in draft.pieces if piece.line < first or _is_head(piece)]
    return {line_key(cell) for piece in head if len(piece.text) <= _MAX_CHARS for cell in _cells(piece.text)}


def _head_again(draft: Draft, free: list[int], claimed: Container[int]) -> set[int]:
    """Return the lines of the head that come again; a document without sure marks has no sure head."""
    first = _first_marked_line(draft)
    return head_again(draft, free, first, claimed) if first else set()


def _labels(draft: Draft) -> frozenset[str]:
    """Return the folded labels of the document."""
    return frozenset(label for form in draft.convention.forms for label in form.evidence.labels)


def _first_marked_line(draft: Draft) -> int:
    """Return the first line that begins a turn, if the marks prove a transcript; else the first line of all."""
    if not draft.convention.proves_transcript:
        return 0
    return min((line for form in draft.convention.forms for line in form.evidence.lines), default=0)


def _repeated_blocks(pieces: tuple[Piece, ...], free: list[int], claimed: set[int]) -> set[int]:
    """Return the lines of running heads that repeat: beside a page number, then directly beside such a line."""
    repeated = set(_repeated_beside(pieces, free, claimed))
    for _ in range(_MAX_HEAD_LINES - 1):
        lines = _repeated_beside(pieces, free, claimed | repeated, max_apart=2)
        if not lines:
            break
        repeated.update(lines)
    return repeated


def _is_head(piece: Piece) -> bool:
    return piece.became == "removed" and piece.detail in {"heading", "metadata"} and len(piece.text) <= _MAX_CHARS


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


def _protocol_heads(pieces: tuple[Piece, ...], short: list[int]) -> list[int]:
    """Return the lines with the number of a record of the Riksdag, with the day and the title below it."""
    heads: list[int] = []
    for index in short:
        if not _PROTOCOL.fullmatch(pieces[index].text.strip()):
            continue
        heads.append(index)
        below = pieces[index + 1 : index + 3]
        if not below or not _DAY_AND_MONTH.fullmatch(below[0].text.strip()) or below[0].line != pieces[index].line + 1:
            continue
        heads.append(index + 1)
        ends_above = index == 0 or _SENTENCE_END.search(pieces[index - 1].text) is not None
        if len(below) > 1 and ends_above and below[1].line > below[0].line + 1 and may_be_title(tidy(below[1].text)):
            heads.append(index + 2)
    return [index for index in heads if pieces[index].became is None]


def _columns(pieces: tuple[Piece, ...], short: list[int]) -> list[int]:
    """Return the lines with only `(A)` to `(D)`, if two or more come in order, as on the pages of a print."""
    columns = [index for index in short if _COLUMN.fullmatch(pieces[index].text.strip())]
    letters = [pieces[index].text.strip() for index in columns]
    return columns if len(set(letters)) >= _MIN_REPEATED and letters == sorted(letters) else []


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
        and {index - 1, index + 1} <= claimed
        and pieces[index + 1].line - pieces[index - 1].line <= _MAX_LINES_APART
        and _SENTENCE_END.search(pieces[index].text) is None
    ]


def _feet_of_record(pieces: tuple[Piece, ...], free: list[int]) -> list[int]:
    """Return the feet of the pages of a court's record, with the line below each that says who examines."""
    feet = [
        index
        for index in free
        if pieces[index].text.lstrip().startswith(".") and _FOOT_OF_RECORD.fullmatch(pieces[index].text)
    ]
    below = [
        index + 1
        for index in feet
        if index + 1 < len(pieces)
        and pieces[index + 1].line == pieces[index].line + 1
        and _EXAMINER.fullmatch(pieces[index + 1].text)
    ]
    return [*feet, *(index for index in below if pieces[index].became is None)]


def _heads_beside_pages(draft: Draft, short: list[int]) -> list[int]:
    """Return the lines with only words of the head or of the file's name above or below `Page 2`, and these lines."""
    pieces = draft.pieces
    numbered = [*short, *(index for index, piece in enumerate(pieces) if piece.detail == "page-furniture")]
    paged = [index for index in numbered if _NUMBERED_PAGE.fullmatch(pieces[index].text.strip())]
    if not paged:
        return []
    head = {word for piece in pieces if _is_head(piece) for word in _WORDS.findall(line_key(piece.text))}
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


def _page_numbers(pieces: tuple[Piece, ...], free: list[int]) -> list[int]:
    """Return the lines with only a number that goes up by one each time, from 1 or 2 on, and at least twice."""
    numbers: list[int] = []
    expected: int | None = None
    for index in free:
        match = PAGE_NUMBER.fullmatch(pieces[index].text.strip())
        if match is None or not is_alone(pieces, index):
            continue
        number = int(match["number"])
        if number == expected or (expected is None and number <= 2):
            numbers.append(index)
            expected = number + 1
    return numbers if len(numbers) > _MIN_REPEATED else []


def _only_page_number(draft: Draft, free: list[int]) -> list[int]:
    """Return the only line below the first label that is a small number, where the text has one break of a page.

    Somebody may say a number: behind a label, behind a question, or in a list with other numbers.
    """
    pieces, first = draft.pieces, _first_marked_line(draft)
    numbers = [index for index in free if PAGE_NUMBER.fullmatch(pieces[index].text.strip())]
    if len(numbers) != 1 or pieces[numbers[0]].line < first or not first or not draft.convention.has_no_chevrons:
        return []
    index = numbers[0]
    number = PAGE_NUMBER.fullmatch(pieces[index].text.strip())
    is_small = number is not None and int(number["number"]) <= _MAX_ONLY_PAGE
    if not is_small or not is_alone(pieces, index) or index + 1 == len(pieces):
        return []
    above = pieces[index - 1]
    mark = mark_at(draft.mark_line(index - 1), draft.convention, draft.vocabulary)
    is_first = mark is not None and not above.text[mark.time :].strip()
    if mark_at(draft.mark_line(index + 1), draft.convention, draft.vocabulary) is None:
        is_first |= may_be_title(tidy(pieces[index + 1].text))  # the number of an item
    return [] if is_first or above.text.rstrip()[-1:] in _BEFORE_NUMBER else [index]


def _numbers_beside_marks(pieces: tuple[Piece, ...], free: list[int]) -> list[int]:
    """Return the lines with only a number that goes up, each beside a mark of a page such as `Page 2`."""
    numbers: list[tuple[int, int]] = []
    for index in free:
        match = PAGE_NUMBER.fullmatch(pieces[index].text.strip())
        if match and any(_is_mark_near(pieces, index, places) for places in (-2, -1, 1, 2)):
            numbers.append((int(match["number"]), index))
    goes_up = all(above < below for (above, _), (below, _) in pairwise(numbers))
    return [index for _, index in numbers] if goes_up and len(numbers) >= _MIN_REPEATED else []


def _is_mark_near(pieces: tuple[Piece, ...], index: int, places: int) -> bool:
    """Return True if the piece so many places away is a mark of a page, with no sentence between them."""
    other = index + places
    if not 0 <= other < len(pieces) or pieces[other].detail != "page-furniture":
        return False
    between = pieces[(index + other) // 2].text.rstrip() if abs(places) > 1 else ""
    if between.endswith((".", "?", "!")) or len(between) > _MAX_CHARS:
        return False
    return abs(pieces[other].line - pieces[index].line) < _MAX_LINES_APART * abs(places)


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


def _clocks(pieces: tuple[Piece, ...], free: list[int]) -> list[int]:
    """Return the lines with only a time in square brackets, and other times if the head or more lines have them."""
    bracketed = [index for index in free if _BRACKETED_CLOCK.fullmatch(pieces[index].text.strip())]
    bracketed += [index for index in free if _HOURS.fullmatch(pieces[index].text.strip())]
    bracketed += _times_of_parts(pieces, free)
    plain = [index for index in free if _CLOCK.fullmatch(pieces[index].text.strip()) and is_alone(pieces, index)]
    # The head has such a line, or says when the sitting began.
    in_head = bool(plain) and any(_is_head(piece) and _CLOCK_INSIDE.search(piece.text) for piece in pieces)
    alone = [index for index in free if _TIME_ALONE.fullmatch(pieces[index].text.strip())]
    bracketed += [index for index in alone if pieces[index].text.strip()[0] == "[" and is_alone(pieces, index)]
    bracketed += alone if len(alone) >= _MIN_REPEATED else []
    return [*bracketed, *(plain if in_head or len(plain) > _MIN_REPEATED else [])]


def _times_of_parts(pieces: tuple[Piece, ...], free: list[int]) -> list[int]:
    """Return the lines with a time above one with only `R`, and these."""
    return [
        place
        for index in free
        if index + 1 < len(pieces)
        and pieces[index + 1].text.strip() == "R"
        and pieces[index + 1].became is None
        and pieces[index + 1].line == pieces[index].line + 1
        and _HOUR_AND_MINUTE.fullmatch(pieces[index].text.strip())
        for place in (index, index + 1)
    ]
