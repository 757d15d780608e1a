"""Section headings inside a transcript: nobody says them. The source tells them apart, or their place and look do."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import takewhile

from generator.reading.draft import Draft, Piece, is_alone, is_apart, is_in_capitals
from generator.reading.grammar.directions import sound_cue
from generator.reading.grammar.head_words import head_words
from generator.reading.grammar.title_look import has_title_capitals, may_be_title
from generator.reading.layout.items_above_turns import items_above_turns
from generator.reading.layout.printed_matter import (
    claim_agendas,
    claim_dotted_rows,
    claim_motions,
    claim_printed_matter,
    claim_prints,
    claim_resolutions,
    claim_signed_headings,
)
from generator.text.normal import fold, tidy

RULE = "section headings"

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}[.)] (?=[A-ZÀ-Þ])")
_NUMBER_ALONE = re.compile(r"\s*[*†]?(?:Q\.? ?)?\d{1,4}[.)]?\s*")
_MIN_ABOUT_BLANKS = 2
_QUESTION = re.compile(r"\d{1,2} \S.{8,250} \(\d{5,9}[A-Z]?\)")
_SECTION = re.compile(
    r"keskustelu|yleiskeskustelu|yksityiskohtainen käsittely|dyskusja|rozprava|aussprache|überweisungsvorschlag|"
    r"fraktionserklärungen|einzelvoten|eintretensdebatte|detailberatung|schlussabstimmung|"
    r"prepared remarks:?|questions?[ -](?:&|and)[ -]answers?(?: session| section)?:?|q ?& ?a:|"
    r"management discussion section",
    re.IGNORECASE,
)
_AGENDA_ITEM = re.compile(
    r"(?:[IVXLCDM]{1,6}|\d{1,3}|[^\W\d_a-z])(?P<sign>[.]?[-–]|[.)])[ \u00a0]{1,4}\S.{2,240}[^.?!]"
)
"""An item of the agenda with its numbers, `IV.- GÜNDEM DIŞI KONUŞMALAR` above `A) …` and `1.- …`."""

_FIRST_AGENDA_ITEM = re.compile(r"(?:[IVXLCDM]{1,6}|[^\W\d_a-z])(?:\.-|\)) ")
_POINT = re.compile(r"\s{0,20}(?:Ad\.?|Ad pkt\.?|Pkt\.?) ?\d{1,3}[.):–-]{0,2} ?(?P<first>[^\W\d_]).{2,240}")
"""An item of the agenda in Polish minutes: `Ad. 2. Projekt uchwały w sprawie latarni (druk nr 12)`."""

_SPACED_HEADING = re.compile(r"[\s\u3000]{0,40}[\u3400-\u9fff](?:[ \u3000]{1,3}[\u3400-\u9fff]){2,11}[\s\u3000]{0,20}")
_FIRST_CHINESE = "\u3400"
_CHINESE_ITEM = re.compile(r"[\s\u3000]{0,40}[一二三四五六七八九十]{1,3}、\S.{1,120}")
_MAX_SECTION_CHARS = 40
_MAX_NAMED_CHARS = 200
_NO_SPEECH = "page-furniture"
_BULLET = re.compile(r"(?:[-–—•*·▪]|\d{1,2}[.)]) ")
_NUMBERED = re.compile(r"\d{1,2}[.)] \S")
_PAGE_BEHIND = re.compile(r"\s{2,90}(?:p\. ?|page |s\. ?)?\d{1,4}\s{0,20}$", re.IGNORECASE)
_STATEMENT = re.compile(r"\b(?:STATEMENT|TESTIMONY|ARGUMENT|REMARKS|PRESENTATION|REBUTTAL)S? (?:OF|BY)\b")
_CENTRED = " " * 6
_FAR = " " * 12
_IN_ROUND = re.compile(r"\([^()]{3,120}\)")
_MAX_LINES_ABOVE = 8
_SENTENCE_ENDS = frozenset(".?!:;,…")
_MIN_HEADINGS = 2
_MIN_WORD_CHARS = 6
"""Letters of a heading of one word, such as `RECESS`."""

_MAX_WORDS = 14
_MAX_CHARS = 120


def section_headings(draft: Draft) -> Draft:
    """Claim the lines that the source marks as headings, except those that begin a turn or hold words after a mark.

    In a text without such marks, a heading is a line set as a title, apart from the lines around it and directly above
    a turn. All lines that are so set must be above a turn, and there must be two: one may be speech.
    """
    headings = draft.document.headings
    if draft.kind != "transcript":
        return draft
    if not headings:
        return _claim_sections(items_above_turns(_claim_titles(draft)))
    marked = {piece.line for piece in draft.pieces if piece.became == "mark"}
    draft = draft.with_pieces(
        [
            piece.claim("removed", RULE, "heading")
            if piece.became is None and piece.line in headings and piece.line not in marked
            else piece
            for piece in draft.pieces
        ]
    )
    return items_above_turns(_claim_tables(_claim_conclusions(draft)))


def _claim_conclusions(draft: Draft) -> Draft:
    """Claim the list below the heading of what was concluded, if nothing but items is there down to the next label."""
    pieces = list(draft.pieces)
    for index, piece in enumerate(draft.pieces):
        if piece.detail != "heading" or piece.rule != RULE or not head_words().names_conclusions(piece.text):
            continue
        below = list(takewhile(lambda place: pieces[place].became is None, range(index + 1, len(pieces))))
        if all(pieces[place].line in draft.document.items for place in below):
            for place in below:
                pieces[place] = pieces[place].claim("removed", f"{RULE}: a list of conclusions", _NO_SPEECH)
    return draft.with_pieces(pieces)


def _claim_tables(draft: Draft) -> Draft:
    """Claim the rows of a table directly below a heading, in a document whose tables hold no turns."""
    rows = draft.document.rows
    if not rows or any(piece.became == "mark" and piece.line in rows for piece in draft.pieces):
        return draft
    pieces = list(draft.pieces)
    for index, piece in enumerate(pieces):
        above = pieces[index - 1] if index else None
        is_below = above is not None and above.became == "removed" and above.detail in {"heading", _NO_SPEECH}
        if piece.became is None and piece.line in rows and is_below:
            pieces[index] = piece.claim("removed", f"{RULE}: a table below it", _NO_SPEECH)
    return draft.with_pieces(pieces)


def _claim_titles(draft: Draft) -> Draft:
    """Claim the lines set as titles, if all of them are above a turn."""
    if draft.document.is_captions or not draft.convention.has_no_chevrons:
        return draft
    draft = claim_signed_headings(claim_agendas(draft))
    draft = _claim_points(
        claim_dotted_rows(claim_motions(claim_resolutions(claim_prints(claim_printed_matter(draft)))))
    )
    draft = _claim_centred(_claim_contents(_claim_agenda_items(_claim_questions(draft))))
    marks = [index for index, piece in enumerate(draft.pieces) if piece.became == "mark" and index]
    above = [index for index in map(functools.partial(_line_above, draft.pieces), marks) if index is not None]
    if len(above) < _MIN_HEADINGS:
        return _claim_above_numbers(draft)
    return _claim_above_numbers(
        draft.claim(_headings(draft.pieces), "removed", f"{RULE}: set as a title above a turn", "heading")
    )


def _line_above(pieces: tuple[Piece, ...], mark: int) -> int | None:
    """Return the index of the line above a mark, and above the number before it, if it may be a heading."""
    above = mark - 1
    if pieces[above].line == pieces[mark].line and pieces[above].became == "removed":  # `1. MR HALE:`
        above -= 1
    return above if above >= 0 and _may_be_heading(pieces[above]) else None


def _headings(pieces: tuple[Piece, ...]) -> list[int]:
    """Return the indices of the headings: all titles, or else those in capitals, or else the numbered ones of these."""
    titles = list(_titles(pieces))
    capitals = [title for title in titles if pieces[title[0]].text.isupper()]
    for group in (titles, capitals):
        if len(group) >= _MIN_HEADINGS and all(is_above_turn for _, is_above_turn in group):
            return [index for index, _ in group]
    numbered = [index for index, _ in capitals if _is_numbered_capitals(pieces[index].text)]
    return numbered if len(numbered) >= _MIN_HEADINGS else []


def _claim_questions(draft: Draft) -> Draft:
    """Claim the numbered headings of questions, `02 Vraag van Ada Bell aan Tom Alday over "De dijken" (55000140)`."""
    questions = (index for index, piece in enumerate(draft.pieces) if piece.became is None and _is_question(piece.text))
    return draft.claim(questions, "removed", f"{RULE}: it numbers a question", "heading")


def _claim_points(draft: Draft) -> Draft:
    """Claim the items of an agenda directly above a turn: `Ad. 2. …`, and `報 告 事 項` with what is below it."""
    pieces = draft.pieces
    claimed: list[int] = []
    for index, piece in enumerate(pieces[:-1]):
        first = piece.text.lstrip()[:1]
        if piece.became is not None or not ("A" <= first <= "P" or first >= _FIRST_CHINESE):
            continue
        if pieces[index + 1].became == "mark" and _is_point(piece.text) and is_apart(pieces, index):
            claimed.append(index)
        elif _SPACED_HEADING.fullmatch(piece.text):
            items = list(takewhile(lambda place: _is_chinese_item(pieces[place]), range(index + 1, len(pieces))))
            below = index + 1 + len(items)
            if below == len(pieces) or pieces[below].became is not None:
                claimed.extend((index, *items))
    return draft.claim(claimed, "removed", f"{RULE}: an item of the agenda", "heading")


def _is_point(text: str) -> bool:
    """Return True for a numbered title that does not end as a sentence."""
    point = _POINT.fullmatch(text)
    return point is not None and point["first"].isupper() and text.rstrip()[-1:] not in ".?!"


def _is_chinese_item(piece: Piece) -> bool:
    return piece.became is None and _CHINESE_ITEM.fullmatch(piece.text) is not None


def _claim_sections(draft: Draft) -> Draft:
    """Claim the lines apart that are headings of any record by their words: `Discussion générale`."""
    if draft.document.is_captions or not draft.convention.has_no_chevrons:
        return draft
    sections = (
        index
        for index, piece in enumerate(draft.pieces)
        if piece.became is None
        and len(piece.text) < _MAX_NAMED_CHARS
        and piece.text[-1] not in _SENTENCE_ENDS
        and is_alone(draft.pieces, index)
        and (index == 0 or draft.pieces[index - 1].line != piece.line)
        and head_words().names_section(piece.text.strip())
    )
    return draft.claim(sections, "removed", f"{RULE}: its words name a part of a sitting", "heading")


def _claim_contents(draft: Draft) -> Draft:
    """Claim the lines that a list of contents at the top has, too: numbered ones, and others directly above a turn."""
    first = next((index for index, piece in enumerate(draft.pieces) if piece.became == "mark"), 0)
    head = draft.pieces[:first]
    listed = {_entry(piece.text) for piece in head if piece.detail == _NO_SPEECH} - {""}
    numbered = {_entry(piece.text) for piece in head if _NUMBERED.match(piece.text) is not None} - {""}
    if not listed and not numbered:
        return draft
    pieces = list(draft.pieces)
    for index in range(first + 1, len(pieces) - 1):
        piece, above, below = pieces[index], pieces[index - 1], pieces[index + 1]
        is_apart = above.line < piece.line - 1 and below.line > piece.line + 1
        if piece.became is not None or not is_apart or len(piece.text) > _MAX_CHARS:
            continue
        is_numbered = _NUMBERED.match(piece.text) is not None and _entry(piece.text) in numbered
        if is_numbered or (below.became == "mark" and _entry(piece.text) in listed):
            pieces[index] = piece.claim("removed", f"{RULE}: a list at the top has it, too", "heading")
    return draft.with_pieces(pieces)


def _entry(text: str) -> str:
    """Return a line without the sign or the number of a list; empty for one that is too long or one word.

    The page on which the part begins may be behind a gap.
    """
    text = _PAGE_BEHIND.sub("", text) if len(text) <= _MAX_CHARS else text
    entry = _BULLET.sub("", tidy(text)) if len(text) <= _MAX_CHARS else ""
    return fold(entry) if " " in entry else ""


def _claim_agenda_items(draft: Draft) -> Draft:
    """Claim the numbered items of the agenda above a turn, from one with a Roman number or a letter on."""
    headings: set[int] = set()
    for index, piece in enumerate(draft.pieces):
        if piece.became == "mark":
            headings.update(_agenda_items_above(draft.pieces, index))
    return draft.claim(headings, "removed", f"{RULE}: items of the agenda above a turn", "heading")


def _agenda_items_above(pieces: tuple[Piece, ...], mark: int) -> range:
    """Return the lines without a gap above a turn, if all are items of an agenda with two kinds of numbers."""
    first = mark
    while first > max(0, mark - _MAX_LINES_ABOVE) and pieces[first - 1].became is None:
        is_item = _AGENDA_ITEM.fullmatch(pieces[first - 1].text.strip()) is not None
        if not is_item or (first < mark and pieces[first].line != pieces[first - 1].line + 1):
            break
        first -= 1
    texts = [piece.text.strip() for piece in pieces[first:mark]]
    has_signs = len(texts) > 1 and _FIRST_AGENDA_ITEM.match(texts[0]) and any(".-" in text[:8] for text in texts)
    return range(first, mark) if has_signs else range(0)


def _claim_above_numbers(draft: Draft) -> Draft:
    """Claim what a numbered question is about, apart above it: `Ferry services for the islands`, `1. MR HALE: …`."""
    pieces = list(draft.pieces)
    for index in range(2, len(pieces)):
        number, about = pieces[index - 1], pieces[index - 2]
        is_numbered = (
            pieces[index].became == "mark" and number.line == pieces[index].line and number.became == "removed"
        )
        if is_numbered and _NUMBER_ALONE.fullmatch(number.text) and _is_about(pieces, index - 2, number.line):
            pieces[index - 2] = about.claim("removed", f"{RULE}: above a numbered question", "heading")
    return draft.with_pieces(pieces)


def _is_about(pieces: list[Piece], index: int, below: int) -> bool:
    """Return True for a short line of several words that is no sentence, apart from the lines around it."""
    piece, above = pieces[index], pieces[index - 1] if index else None
    is_apart = above is None or (above.line < piece.line - 1 and above.became != "mark")
    text = tidy(piece.text)
    return (
        piece.became is None
        and is_apart
        and piece.line < below - 1
        and len(text) <= _MAX_CHARS
        and text.count(" ") >= _MIN_ABOUT_BLANKS
        and may_be_title(text)
    )


def _is_question(text: str) -> bool:
    if text[:1].isdigit():
        return _QUESTION.fullmatch(text.strip()) is not None
    return len(text) < _MAX_SECTION_CHARS and _SECTION.fullmatch(text.strip()) is not None


def _claim_centred(draft: Draft) -> Draft:
    """Claim the lines in capitals that are centred on the page above a turn: `STATEMENT OF HON. EARL BRISCOE,`."""
    centred = _centred_above_turns(draft.pieces) | _centred_apart(draft.pieces)
    if len(centred) < _MIN_HEADINGS or is_in_capitals(draft.pieces):
        return draft
    pieces = [
        piece.claim("removed", f"{RULE}: centred, in capitals", "heading") if id(piece) in centred else piece
        for piece in draft.pieces
    ]
    return draft.with_pieces(pieces)


def _centred_above_turns(pieces: tuple[Piece, ...]) -> set[int]:
    """Return the identities of the centred lines directly above a turn, if the first of them names a statement."""
    headings: set[int] = set()
    for index, piece in enumerate(pieces):
        if piece.became != "mark":
            continue
        above = list(
            takewhile(
                lambda line: line.became == "removed" or _is_centred(line.text),
                reversed(pieces[max(0, index - _MAX_LINES_ABOVE) : index]),
            )
        )
        lines = [line for line in above if line.became is None]
        if lines and _STATEMENT.search(lines[-1].text):
            headings.update(map(id, lines))
    return headings


def _centred_apart(pieces: tuple[Piece, ...]) -> set[int]:
    """Return the identities of the lines in capitals far from the left edge, and of the brackets below each.

    Blank lines are around them, and no other lines are so far from the edge.
    """
    headings: set[int] = set()
    for index, piece in enumerate(pieces):
        if piece.became is not None or not piece.text.startswith(_FAR) or index == 0 or piece.text.strip().isdecimal():
            continue
        above = pieces[index - 1]
        is_below_heading = id(above) in headings and above.line == piece.line - 1
        is_text_above = above.became != "removed" or (above.rule or "").endswith("ornament")
        is_apart = piece.line > above.line + 1 and is_text_above
        if (_is_centred(piece.text) and is_apart) or (is_below_heading and _IN_ROUND.fullmatch(piece.text.strip())):
            headings.add(id(piece))
        else:
            return set()
    return headings


def _is_centred(text: str) -> bool:
    is_short = len(text) < _MAX_CHARS and text.startswith(_CENTRED) and text.isupper()
    words = text.strip()
    is_long = " " in words or (len(words) >= _MIN_WORD_CHARS and words.isalpha())
    return is_short and is_long and text.rstrip()[-1:] not in ".?!:)"


def _titles(pieces: tuple[Piece, ...]) -> Iterator[tuple[int, bool]]:
    """Yield the indices of unclaimed lines set as titles, and whether each is apart and directly above a turn."""
    for index, piece in enumerate(pieces):
        if not _may_be_heading(piece):
            continue
        above = pieces[index - 1] if index else None
        if above is not None and (above.line == piece.line or above.became == "mark"):
            continue
        below = _next_line(pieces, index)
        is_apart = above is None or piece.line > above.line + 1 or _may_be_heading(above)
        yield index, is_apart and below is not None and below.became == "mark" and below.line > piece.line + 1


def _may_be_heading(piece: Piece) -> bool:
    """Return True for an unclaimed line set as a title."""
    text = piece.text
    if piece.became is not None or not 0 < len(text) <= _MAX_CHARS:
        return False
    if text[-1] in _SENTENCE_ENDS and not text[-2:-1].isupper():  # as in most lines
        return False
    return _is_set_as_title(tidy(text)) and sound_cue(text) is None


def _is_numbered_capitals(text: str) -> bool:
    """Return True for an item of the agenda in capitals: `2. RÉFECTION DE LA HALLE`."""
    return _NUMBER.match(text) is not None and text.isupper() and " " in _NUMBER.sub("", text)


def _next_line(pieces: tuple[Piece, ...], index: int) -> Piece | None:
    """Return the next piece that is not removed, nor another title."""
    for below in pieces[index + 1 : index + 6]:
        if below.became == "removed" or _may_be_heading(below):
            continue
        return below
    return None


def _is_set_as_title(text: str) -> bool:
    """Return True for a few words whose longer ones begin with capitals, or a numbered item: `§ 2 Bordläggning`."""
    words = text.split()
    text = _NUMBER.sub("", text)
    if len(words) > _MAX_WORDS or not may_be_title(text.lstrip("§ 0123456789")):
        return False
    if text.startswith("§ "):
        return True
    return text[:1].isupper() and has_title_capitals(text)
