"""Claim page chrome: the web-site furniture before, between and after the words."""

from __future__ import annotations

import functools
import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.turn_marks import starts_with_chevron
from generator.reading.grammar.vocabulary import ChromePattern, Vocabulary
from generator.text.normal import tidy

_RULE = "page chrome"

_MAX_CHROME_CHARS = 500
"""Longer lines are not page chrome."""

_TAIL_LINES = 15
"""The captioners' name may be in these lines at the end."""

_MIN_LINES_APART = 4
"""A line belongs to the line above if it is fewer lines below it."""

_PLACES = {
    (True, True): frozenset({"head", "edges", "anywhere"}),
    (False, True): frozenset({"edges", "anywhere"}),
    (False, False): frozenset({"anywhere"}),
}
"""The places of a line in the terms of the vocabulary, by whether it is in the head and whether it is at an edge."""

_FOOTER_HEADING = "contact information"
_MAX_FOOTER_LINES = 16


def page_chrome(draft: Draft) -> Draft:
    """Claim banners, navigation, notices of the web server, separators and the contact footer."""
    head = draft.head_length()
    tail = max(len(draft.pieces) - _TAIL_LINES, _behind_last_chevrons(draft))
    footer = _footer_start(draft, draft.vocabulary.contact_address)
    vocabulary = draft.vocabulary
    pieces: list[Piece] = []
    for index, piece in enumerate(draft.pieces):
        if piece.became is not None:
            pieces.append(piece)
        elif index >= footer:
            pieces.append(piece.claim("removed", f"{_RULE}: contact footer", "contact-footer"))
        else:
            places = _PLACES[(index < head, index < head or index >= tail)]
            pieces.append(_claimed(piece, pieces[-1] if pieces else None, places, vocabulary))
    return draft.with_pieces(pieces)


def _claimed(piece: Piece, above: Piece | None, places: frozenset[str], vocabulary: Vocabulary) -> Piece:
    """Return a piece, claimed if it is page chrome at one of its places."""
    if len(piece.text) > _MAX_CHROME_CHARS or piece.text.lstrip()[:1] == ">":
        return piece
    is_near = above is not None and piece.line - above.line < _MIN_LINES_APART
    reason_above = above.detail if above is not None and is_near else None
    entry = _matching(tidy(piece.text), vocabulary, places, reason_above)
    return piece.claim("removed", f"{_RULE}: {entry.name}", entry.reason) if entry is not None else piece


def _behind_last_chevrons(draft: Draft) -> int:
    """Return the index behind the last line with chevrons among the lines at the end; 0 if none has any."""
    last = max(0, len(draft.pieces) - _TAIL_LINES)
    marked = [index for index, piece in enumerate(draft.pieces[last:], last) if starts_with_chevron(piece.text)]
    return marked[-1] + 1 if marked else 0


def _matching(
    line: str, vocabulary: Vocabulary, places: frozenset[str], reason_above: str | None
) -> ChromePattern | None:
    """Return the page chrome that a line is; `reason_above` is the reason for removing the line above."""
    is_in_body = len(places) == 1 and reason_above not in _reasons_to_go_on(vocabulary)
    if is_in_body and not _anywhere(vocabulary).fullmatch(line):
        return None
    for entry, pattern in vocabulary.chrome_patterns:
        is_here = reason_above == entry.reason if entry.where == "below" else entry.where in places
        if is_here and pattern.fullmatch(line):
            return entry
    return None


@functools.lru_cache(maxsize=8)
def _anywhere(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return one pattern for all page chrome that may be on any line, because most lines have another text."""
    here = [f"(?:{entry.pattern})" for entry in vocabulary.chrome if entry.where == "anywhere"]
    return re.compile("|".join(here) or r"(?!)", re.IGNORECASE)


@functools.lru_cache(maxsize=8)
def _reasons_to_go_on(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the reasons for which the line below a removed one may be removed, too."""
    return frozenset(entry.reason for entry in vocabulary.chrome if entry.where == "below")


def _footer_start(draft: Draft, address: re.Pattern[str]) -> int:
    """Return the index of the line `Contact Information` before a known form of address; else the number of pieces."""
    count = len(draft.pieces)
    for index in range(max(0, count - _MAX_FOOTER_LINES), count):
        rest = draft.pieces[index:]
        if (
            len(rest[0].text) < _MAX_CHROME_CHARS
            and tidy(rest[0].text).casefold() == _FOOTER_HEADING
            and _is_address(rest, address)
        ):
            return index
    return count


def _is_address(pieces: tuple[Piece, ...], address: re.Pattern[str]) -> bool:
    if any(len(piece.text) >= _MAX_CHROME_CHARS or starts_with_chevron(piece.text) for piece in pieces):
        return False
    return any(address.search(piece.text) for piece in pieces)
