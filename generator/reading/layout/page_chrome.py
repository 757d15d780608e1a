"""Chrome: what the web page put around the text, before, between and after the words."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece, starts_with_chevron
from generator.reading.grammar.typography import tidy
from generator.reading.grammar.vocabulary import ChromePattern, Vocabulary

RULE = "chrome"

_LONGEST = 500
"""Characters of a line of chrome; longer lines aren't looked at."""

_TAIL = 15
"""Lines at the end where the captioners may have put their name."""

_NEAR = 4
"""A line that is less than this below another one belongs to it."""

_PLACES = {
    (True, True): frozenset({"head", "edges", "anywhere"}),
    (False, True): frozenset({"edges", "anywhere"}),
    (False, False): frozenset({"anywhere"}),
}
"""Where a line stands, by whether it is in the head and whether it is at one of the edges."""

_FOOTER = "contact information"
_FOOTER_LINES = 16
_ADDRESS = re.compile(r"United Nations|Palais des Nations|\[at\] ?un \[dot\] org|@un\.org", re.IGNORECASE)


def page_chrome(draft: Draft) -> Draft:
    """Claim banners, navigation, notices of the web server, separators and the contact footer."""
    head = draft.head()
    tail = max(len(draft.pieces) - _TAIL, _behind_the_last_chevrons(draft))
    footer = _footer_start(draft)
    known = draft.vocabulary
    pieces: list[Piece] = []
    for index, piece in enumerate(draft.pieces):
        claimed = piece
        if piece.became is None and index >= footer:
            claimed = piece.claim("removed", f"{RULE}: contact footer", "contact-footer")
        elif piece.became is None and len(piece.text) <= _LONGEST:
            above = pieces[-1] if pieces and piece.line - pieces[-1].line < _NEAR else None
            places = _PLACES[(index < head, index < head or index >= tail)]
            found = _match(tidy(piece.text), known, places, above.detail if above is not None else None)
            if found is not None:
                claimed = piece.claim("removed", f"{RULE}: {found.name}", found.reason)
        pieces.append(claimed)
    return draft.with_pieces(pieces)


def _behind_the_last_chevrons(draft: Draft) -> int:
    last = max(0, len(draft.pieces) - _TAIL)
    marked = [index for index, piece in enumerate(draft.pieces[last:], last) if starts_with_chevron(piece.text)]
    return marked[-1] + 1 if marked else 0


def _match(line: str, known: Vocabulary, places: frozenset[str], above: str | None) -> ChromePattern | None:
    """Return what a line is, at one of these places; `above` is the reason for which the line above it was removed."""
    if line[:1] == ">":
        return None
    for entry, pattern in known.chrome_patterns:
        is_here = above == entry.reason if entry.where == "below" else entry.where in places
        if is_here and pattern.fullmatch(line):
            return entry
    return None


def _footer_start(draft: Draft) -> int:
    """Return the index of the line `Contact Information` that only an address of the United Nations follows."""
    none = len(draft.pieces)
    for index in range(max(0, none - _FOOTER_LINES), none):
        rest = draft.pieces[index:]
        if len(rest[0].text) < _LONGEST and tidy(rest[0].text).casefold() == _FOOTER and _is_address(rest):
            return index
    return none


def _is_address(pieces: tuple[Piece, ...]) -> bool:
    return all(len(piece.text) < _LONGEST and not piece.text.lstrip().startswith(">") for piece in pieces) and any(
        _ADDRESS.search(piece.text) for piece in pieces
    )
