"""A letter, or a letter and a number, as the label of a speaker without a name: `S00: words`, `I: words`, `B2: words`.

Such signs number the points of a list, too, so the document must use them as a talk does: two or more in turn, each
again and again, most paragraphs behind one, and not in the order of the alphabet.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from generator.reading.grammar.turn_marks import TIME, Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.text.normal import fold

NAME = "signs of speakers"

_LETTERS = "[a-zα-ωа-я]"
_SIGN = re.compile(
    rf"(?P<before>[\s\ufeff]{{0,40}}(?:{TIME}[\s\u00a0]{{1,8}})?)(?P<sign>{_LETTERS}{{1,2}}[ _]?\d{{1,3}}|{_LETTERS})"
    rf"(?P<time_inside>[\s\u00a0]{{0,4}}[\[(]\d[\d:.,]{{2,14}}[\])])?[:\uff1a](?!//)"
    rf"(?P<time>[\s\u00a0]{{0,4}}[\[(]\d[\d:.,]{{2,14}}[\])])?(?=\s|$)",
    re.IGNORECASE,
)
_QUESTION_PAIRS = frozenset(map(frozenset, ("qa", "qr", "pr", "fa", "dr", "во")))
"""The letters of questions and answers are another form: a page of frequent questions has them, too."""

_MIN_PLACES = 4
_MIN_USES = 2
"""How often the document has each of two signs."""

_MIN_SHARE = 0.5
"""Share of the paragraphs that begin with a sign; some have a second paragraph."""

_MAX_ORDERED_SHARE = 0.5
"""Share of the signs behind which the next one of the alphabet comes, as in a list; of two signs all may be so."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the signs that begin most of the paragraphs of a document."""
    places: list[tuple[int, str]] = []
    paragraphs = 0
    for index, line in lines.mark_lines:
        match = _SIGN.match(line.text) if line.is_apart else None
        paragraphs += line.is_apart
        if match:
            places.append((index, match["sign"]))
    counts = Counter(sign for _, sign in places)
    again = {sign for sign, count in counts.items() if count >= _MIN_USES}
    if len(again) < 2 or len(places) < max(_MIN_PLACES, _MIN_SHARE * paragraphs):
        return None
    if _is_list([sign for _, sign in places], len(counts)) or frozenset(map(fold, counts)) in _QUESTION_PAIRS:
        return None
    accepted = frozenset(fold(sign) for sign in counts)
    return Evidence(NAME, len(places) / paragraphs, lines.numbers([index for index, _ in places]), accepted)


def _is_list(signs: list[str], number: int) -> bool:
    """Return True if the signs follow each other in order: `A`, `B`, `C`, `A`, `B`, `C`."""
    if number < 3:
        return False
    follows = sum(_next(above) == below for above, below in pairwise(signs))
    return follows > _MAX_ORDERED_SHARE * (len(signs) - 1)


def _next(sign: str) -> str:
    """Return the sign behind this one in a list: `B` behind `A`, `S2` behind `S1`."""
    letters = sign.rstrip("0123456789")
    digits = sign[len(letters) :]
    if digits:
        return letters + str(int(digits) + 1).zfill(len(digits))
    return chr(ord(sign[-1]) + 1)


def mark_at(line: MarkLine, evidence: Evidence, _vocabulary: Vocabulary) -> Mark | None:
    """Return the mark of a line that begins with a sign of the document."""
    match = _SIGN.match(line.text) if line.is_apart else None
    if match is None or fold(match["sign"]) not in evidence.labels:
        return None
    start = match.end("before") if match["before"].strip() else 0
    end = match.end("sign") if match["time_inside"] else match.end() - len(match["time"] or "")
    return Mark(start, match["sign"], end, match.end())


FORM = MarkForm(NAME, find, mark_at, yields_to=(chevrons.NAME,))
