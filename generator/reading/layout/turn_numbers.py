"""Claim numbers and times of day before labels: `Anf. 12 ANNA BERG (S):`, `01.04 La présidente:`, `6.1.2 Ada Bell:`."""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.labels import LabelCandidate, label_candidate

RULE = "turn numbers"

_NUMBER = re.compile(
    r"[\s\ufeff]{0,20}"
    r"(?:(?P<word>Q(?=\d)|Anf\.|Anförande(?: nr\.?)?|Innlegg(?: nr\.?)?|Speech|Intervention(?: no\.?)?|Wortmeldung) ?)?"
    r"(?P<number>\d{1,4}(?:\.\d{1,3}){0,4})[ \t\u00a0]{1,8}(?=[^\W\d])"
)
_PARAGRAPH = re.compile(
    r"[\s\ufeff]{0,20}\(?(?P<turn>\d{1,3})(?:\.(?P<paragraph>\d{1,3}))?[.)]?[ \t\u00a0]{1,12}(?=[^\W\d]|[\"“«‘¿¡(\[])"
)
_MIN_PARAGRAPHS = 6
_MIN_LABELLED_SHARE = 0.4
"""Share of the numbered paragraphs that must begin with the label of an office or a person."""

_MIN_AGAIN = 1
"""One of these labels comes more often."""

_MIN_PLACES = 3
_MIN_SHARE = 0.8
"""Share of the lines with a number of one shape behind which a label must be."""

_MIN_REPEATED_SHARE = 0.3
"""Share of the places whose label must come again."""


def turn_numbers(draft: Draft) -> Draft:
    """Claim the numbers that count up before labels: with a word or a letter, or with a full stop between digits."""
    if any(draft.document.times):
        return draft
    places: dict[tuple[str, bool], list[tuple[int, re.Match[str]]]] = {}
    for index, piece in enumerate(draft.pieces):
        if piece.became is not None or not (piece.text[:1].isdigit() or piece.text[:1] in "AIQSW \ufeff\t"):
            continue
        match = _NUMBER.match(piece.text[:60])
        if match is not None and (match["word"] or "." in match["number"]):
            places.setdefault((match["word"] or "", "." in match["number"]), []).append((index, match))
    ends = {index: end for numbers in places.values() for index, end in _labelled(draft, numbers).items()}
    ends = ends if len(ends) == sum(map(len, places.values())) else _paragraphs(draft) or ends
    return _claim(draft, ends) if ends else draft


def _paragraphs(draft: Draft) -> dict[int, int]:
    """Return the ends of the numbers of all paragraphs, by the index of their piece: `3.1 The Chair:`, `4. Mr Bell:`.

    Nearly all numbers at the start of lines count up by one step each, and labels are behind many of them, alone in
    their lines or not; the others are before paragraphs of the same speech.
    """
    numbered = [
        (index, match)
        for index, piece in enumerate(draft.pieces)
        if piece.became is None
        and piece.text.lstrip()[:1].isdigit()
        and (match := _PARAGRAPH.match(piece.text[:60])) is not None
    ]
    behind = [_sure_label(draft, index, match.end()) for index, match in numbered]
    first = next((place for place, label in enumerate(behind) if label is not None), len(behind))
    in_order = _in_order(numbered[first:])
    if len(in_order) < max(_MIN_PARAGRAPHS, _MIN_SHARE * len(numbered[first:])):
        return {}
    ends = {index: match.end() for index, match in in_order}
    labels = Counter(
        label for (index, _), label in zip(numbered, behind, strict=True) if index in ends and label is not None
    )
    are_turns = sum(labels.values()) >= _MIN_LABELLED_SHARE * len(ends) and max(labels.values()) > _MIN_AGAIN
    return ends if are_turns else {}


def _sure_label(draft: Draft, index: int, end: int) -> str | None:
    """Return the key of the office or the person with a form of address behind a number."""
    label = label_candidate(draft.pieces[index].text[end:][:220], draft.vocabulary)
    return label_key(label.printed) if label is not None and label.strength == "sure" else None


def _in_order(numbered: list[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """Return the numbers one step behind the one before: `1.2` or `2` behind `1.1`, `5` or `5.1` behind `4`."""
    in_order: list[tuple[int, re.Match[str]]] = []
    last: tuple[int, int] | None = None
    for index, match in numbered:
        number = int(match["turn"]), int(match["paragraph"] or 0)
        if last is None or number in {(last[0], last[1] + 1), (last[0] + 1, 0), (last[0] + 1, 1)}:
            in_order.append((index, match))
            last = number
    return in_order


def _labelled(draft: Draft, numbered: list[tuple[int, re.Match[str]]]) -> dict[int, int]:
    """Return the ends of the numbers of one shape, by the index of their piece, if they are before labels."""
    labels = []
    for index, match in numbered:
        label = label_candidate(draft.pieces[index].text[match.end() :][:220], draft.vocabulary)
        if label is not None and label.strength != "weak":
            labels.append((index, match, label))
    printed = [label_key(label.printed) for *_, label in labels]  # `Ada Bell kd (svarsreplik)` is `Ada Bell kd`
    counts = Counter(printed)
    repeated = sum(counts[label] > 1 for label in printed[:200])
    numbers = [[int(part) for part in match["number"].split(".")] for _, match, _ in labels]
    are_turns = (
        len(labels) >= max(_MIN_PLACES, _MIN_SHARE * len(numbered))
        and (repeated >= _MIN_REPEATED_SHARE * min(len(printed), 200) or _are_paragraphs(labels))
        and numbers == sorted(numbers)
    )
    return {index: match.end() for index, match, _ in labels} if are_turns else {}


def _are_paragraphs(labels: list[tuple[int, re.Match[str], LabelCandidate]]) -> bool:
    """Return True for the numbers of paragraphs, three deep, before offices and forms of address: `6.1.2 Mr Bell:`."""
    are_deep = any(match["number"].count(".") > 1 for _, match, _ in labels)
    return are_deep and all(label.strength == "sure" for *_, label in labels)


def _claim(draft: Draft, ends: dict[int, int]) -> Draft:
    """Claim the start of each of these pieces, up to its end."""
    pieces: list[Piece] = []
    for index, piece in enumerate(draft.pieces):
        end = ends.get(index, 0)
        if not end:
            pieces.append(piece)
            continue
        pieces.append(piece.part(0, end).claim("removed", RULE, "marker"))
        pieces.append(piece.part(end, len(piece.text)))
    return draft.with_pieces(pieces)
