"""Chrome: what the web page put around the text, before, between and after the words."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.typography import tidy
from generator.reading.vocabulary import Chrome, Vocabulary

RULE = "chrome"

_LONGEST = 500
"""Characters of a line of chrome; longer lines aren't looked at."""

_FOOTER = "contact information"
_FOOTER_LINES = 16
_ADDRESS = re.compile(r"United Nations|Palais des Nations|\[at\] ?un \[dot\] org|@un\.org", re.IGNORECASE)


def chrome(draft: Draft) -> Draft:
    """Claim banners, navigation, notices of the web server, separators and the contact footer."""
    head = draft.head()
    footer = _footer_start(draft)
    pieces = []
    for index, piece in enumerate(draft.pieces):
        claimed = piece
        if index >= footer:
            claimed = piece.claim("removed", f"{RULE}: contact footer", "contact-footer")
        elif len(piece.text) <= _LONGEST:
            found = _match(tidy(piece.text), draft.vocabulary, in_head=index < head)
            if found is not None:
                claimed = piece.claim("removed", f"{RULE}: {found.name}", found.reason)
        pieces.append(claimed)
    return draft.with_pieces(pieces)


def _match(line: str, known: Vocabulary, *, in_head: bool) -> Chrome | None:
    for entry, pattern in known.chrome_patterns:
        if (in_head or entry.where == "anywhere") and pattern.fullmatch(line):
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
