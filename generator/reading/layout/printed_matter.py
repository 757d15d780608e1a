"""The headings of motions and bills inside a turn, with the number of their print: `Drucksache 20/10417`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.draft import Draft, Piece, is_alone
from generator.reading.grammar.directions import direction_without_brackets
from generator.reading.grammar.label_parts import TURN_SIGNS
from generator.text.normal import fold

RULE = "printed matter"

_NUMBER = r"\d{1,3}/\d{1,6}"
_PRINT = re.compile(
    rf"\s{{0,20}}[–-]? ?(?:Drucksachen?|Drs\.|Drucks\.|Landtagsdrucksache) {_NUMBER}"
    rf"(?:(?:, | und ){_NUMBER}){{0,6}}\s{{0,20}}"
)
_SENTENCE_END = re.compile(r"[.?!…:;][\"”’»)\]]{0,2}$")
_DOTTED = re.compile(r"[^.]{2,80}(?:\.[^.]{1,60}){0,4}\.{5,160} ?[^\W\d_][^.?!\d]{1,40}")
_MOTION = re.compile(
    r"\s{0,20}\d{1,2}° {0,12}(?:Motie|Amendement|Motion|Amendment) (?:van|de|du|of|by) "
    r"(?:[^.?!]|(?<=\bnr)\.){3,220}"
)
_TITLE_AND_PRINT = re.compile(
    r"\s{0,20}[^\W\d_a-zß-ÿ](?:[^\W_a-zß-ÿ.?!]|[ ,()„”\"–/-]){12,220}[,(–-]? ?"
    r"\(?(?:[Dd]ruk|DRUK)i? (?:nr|NR) \d{1,5}[A-Za-z]?\)?\s{0,20}"
)
_MAX_MOTION_LINES = 16
_RESOLVED = re.compile(r"\s{0,20}(?:Resolved|Ordered)(?: \(nem\.? con\.?\))?[:,]\s{0,20}")
_AGENDA = re.compile(
    r"ORDEN DEL D[IÍ]A|ORDRE D(?:U JOUR|EL DIA)|ORDINE DEL GIORNO|ORDEM DO DIA|ORDINEA DE ZI|TAGESORDNUNG|"
    r"AGENDA|ORDER OF (?:BUSINESS|THE DAY)"
)
_MAX_AGENDA_CHARS = 24
_NUMERAL = re.compile(r"[IVXLC]{1,6}|\d{1,2}\.")
_SIGNS = frozenset(TURN_SIGNS)
_BLANKS = " \t\u3000\u00a0\ufeff"
_LAST_LATIN = "\u024f"
_MAX_TITLE_CHARS = 60
_MAX_LINES = 10
_MAX_CHARS = 250


def claim_printed_matter(draft: Draft) -> Draft:
    """Claim the paragraphs without a sentence that have the number of a print on a line of its own."""
    if not any("ruck" in piece.text[:30] and _PRINT.fullmatch(piece.text) for piece in draft.pieces):
        return draft
    prints: list[int] = []
    for lines in _paragraphs(draft.pieces):
        texts = [draft.pieces[index].text for index in lines]
        is_heading = 1 < len(lines) <= _MAX_LINES and any(_PRINT.fullmatch(text) for text in texts)
        if is_heading and not any(len(text) > _MAX_CHARS or _SENTENCE_END.search(text.rstrip()) for text in texts):
            prints.extend(lines)
    return draft.claim(prints, "removed", RULE, "heading")


def claim_resolutions(draft: Draft) -> Draft:
    """Claim `Resolved:` or `Ordered:` alone in a paragraph, and the paragraph below that begins with `That`."""
    pieces = draft.pieces
    claimed: list[int] = []
    for index, piece in enumerate(pieces[:-1]):
        if piece.became is not None or piece.text.lstrip()[:1] not in {"R", "O"}:
            continue
        below = pieces[index + 1]
        is_motion = below.became is None and below.text.lstrip().startswith("That ") and is_alone(pieces, index + 1)
        if is_motion and _RESOLVED.fullmatch(piece.text) is not None and is_alone(pieces, index):
            claimed += (index, index + 1)
    return draft.claim(claimed, "removed", f"{RULE}: a resolution", "heading")


def claim_prints(draft: Draft) -> Draft:
    """Claim the titles in capitals that end with the number of their print: `PROJEKT UCHWAŁY O LATARNI, druk nr 12`."""
    pieces = draft.pieces
    prints = [
        index
        for index, piece in enumerate(pieces)
        if piece.became is None
        and "druk" in piece.text[-30:].lower()
        and _TITLE_AND_PRINT.fullmatch(piece.text)
        and is_alone(pieces, index)
    ]
    return draft.claim(prints, "removed", f"{RULE}: the number of a print", "heading")


def claim_motions(draft: Draft) -> Draft:
    """Claim a motion that is printed where it was handed in, `1°   Motie van het raadslid Bell`, and what it demands.

    It goes down to the next label or stage direction, a few lines below.
    """
    pieces = draft.pieces
    claimed: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.became is not None or not piece.text.lstrip()[:1].isdigit() or not is_alone(pieces, index):
            continue
        if _MOTION.fullmatch(piece.text) is None:
            continue
        end = index + 1
        last = min(len(pieces), index + _MAX_MOTION_LINES)
        while end < last and pieces[end].became is None and not _is_direction(pieces[end].text):
            end += 1
        claimed.extend(range(index, end) if end < last else ())
    return draft.claim(claimed, "removed", f"{RULE}: a motion", "heading")


def _is_direction(text: str) -> bool:
    return direction_without_brackets(fold(text)) is not None


def claim_dotted_rows(draft: Draft) -> Draft:
    """Claim the rows of a roll call whose columns dots join, and the note below: `Senator Holt ........ Present`.

    A table of numbers may be one that a speaker had printed.
    """
    dotted = {
        index
        for index, piece in enumerate(draft.pieces)
        if piece.became is None and "....." in piece.text and _DOTTED.fullmatch(piece.text)
    }
    rows = {index for index in dotted if {index - 1, index + 1} & dotted}
    if not rows:
        return draft
    notes = {index + 1 for index in rows if index + 1 < len(draft.pieces) and _is_note_below(draft.pieces, index)}
    return draft.claim(rows | notes, "removed", f"{RULE}: dots join its columns", "page-furniture")


def claim_agendas(draft: Draft) -> Draft:
    """Claim an agenda that is printed where it was read out: `ORDEN DEL DÍA` above numbers alone and what they number.

    It goes down to the first paragraph that does not begin with a number alone on its line, at least one further on.
    """
    pieces = draft.pieces
    claimed: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.became is not None or not piece.text[:_MAX_AGENDA_CHARS].isupper() or not is_alone(pieces, index):
            continue
        if _AGENDA.fullmatch(piece.text.strip()[:_MAX_AGENDA_CHARS]) is None:
            continue
        end = index + 1
        while (below := _numbered_paragraph(pieces, end)) > end:
            end = below
        claimed.extend(range(index, end) if end > index + 1 else ())
    return draft.claim(claimed, "removed", f"{RULE}: an agenda", "heading")


def _numbered_paragraph(pieces: tuple[Piece, ...], start: int) -> int:
    """Return the end of the paragraph that begins with a number alone on its line; `start` if it has none."""
    if start >= len(pieces) or pieces[start].became is not None or not _NUMERAL.fullmatch(pieces[start].text.strip()):
        return start
    end = start + 1
    while end < len(pieces) and pieces[end].became is None and pieces[end].line == pieces[end - 1].line + 1:
        end += 1
    return end if end > start + 1 else start


def claim_signed_headings(draft: Draft) -> Draft:
    """Claim the titles behind a sign of their own, where labels have other signs: `◇一般質問` above `○議長（森聡君）`.

    The lines are apart from others, and have no label and no sentence.
    """
    pieces = draft.pieces
    if not any(piece.text.lstrip(_BLANKS)[:1] in _SIGNS for piece in pieces if piece.text[:1] > _LAST_LATIN):
        return draft
    first = {piece.line: piece.text.lstrip(_BLANKS)[:1] for piece in reversed(pieces)}
    of_labels = {first[piece.line] for piece in pieces if piece.became == "mark"} & _SIGNS
    titles = [
        index
        for index, piece in enumerate(pieces)
        if piece.became is None and is_alone(pieces, index) and _is_signed_title(piece.text, of_labels)
    ]
    return draft.claim(titles, "removed", f"{RULE}: behind a sign that no label has", "heading") if of_labels else draft


def _is_signed_title(text: str, of_labels: set[str]) -> bool:
    words = text.strip(_BLANKS)
    has_sign = words[:1] in _SIGNS and words[:1] not in of_labels
    return has_sign and 1 < len(words) <= _MAX_TITLE_CHARS and words[-1] not in "。．.？！?!」』"


def _is_note_below(pieces: tuple[Piece, ...], index: int) -> bool:
    below = pieces[index + 1]
    return below.became is None and below.line == pieces[index].line + 1 and below.text.lstrip()[:2] in {"* ", "† "}


def _paragraphs(pieces: tuple[Piece, ...]) -> Iterator[range]:
    """Yield the lines without a claim that follow each other without a blank line, and below no claimed line."""
    start = 0
    while start < len(pieces):
        end = start + 1
        while end < len(pieces) and pieces[end].line <= pieces[end - 1].line + 1:
            end += 1
        if all(piece.became is None for piece in pieces[start:end]):
            yield range(start, end)
        start = end
