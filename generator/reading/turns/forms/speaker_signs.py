"""A letter, or a letter and a number, as the label of a speaker without a name: `S00: words`, `I: words`, `B2: words`.

Such signs number the points of a list, too, so the document must use them as a talk does: two or more in turn, each
again and again, most paragraphs behind one, and not in the order of the alphabet. Beside them a code of a few capitals
is a label, too: `P: words`, `CC: words` on a radio. Where the document itself says whose initials they are, a code is a
label wherever it is; and where most paragraphs begin with codes, and several come again, all codes are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from generator.reading.grammar.explained_initials import explained_initials
from generator.reading.grammar.turn_marks import TIME, Evidence, Mark, MarkLine
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms import chevrons
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.mark_form import MarkForm
from generator.text.normal import fold

NAME = "signs of speakers"

_LETTERS = "[a-zα-ωа-я]"
_SIGN_ALONE = rf"{_LETTERS}{{1,2}}[ _]?\d{{1,3}}\??|{_LETTERS}\??"
_NOTE = r"(?: ?\([^()\d\n]{1,20}\))"
"""`P1 (F)`"""

_CODE = "(?-i:[A-ZΑ-ΩА-Я]{2,4})"
_SIGN = re.compile(
    rf"(?P<before>[\s\ufeff]{{0,40}}(?:{TIME}[\s\u00a0]{{1,8}})?)(?P<sign>(?:{_SIGN_ALONE}){_NOTE}?|{_CODE})"
    rf"(?P<time_inside>[\s\u00a0]{{0,4}}[\[(]\d[\d:.,]{{2,14}}[\])])?[ \u00a0]?[:\uff1a](?!//)"
    rf"(?P<time>[\s\u00a0]{{0,4}}[\[(]\d[\d:.,]{{2,14}}[\])])?(?=\s|$)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"[\s\ufeff]{0,40}(?P<label>Several|All|Everyone|Everybody|Group|Plusieurs|Tous|Toutes|Ensemble|Groupe|Mehrere|Alle|"
    r"Beide|Gruppe|Vari[oa]s|Tod[oa]s|Vári[oa]s|Molti|Tutti|Tutte|Diversi|Meerdere|Flera|Allihop|Flere|Wszyscy|"
    r"Kilka osób|Všichni|Несколько|Все|Многие|Кілька|Всі)(?P<note> \([^()\n]{1,30}\))?[ \u00a0]?[:\uff1a](?=\s\S)"
)
"""Several people at once, beside signs of one person each: `Plusieurs : Ah oui !`."""

_CODE_ALONE = re.compile(_CODE)
_COLON = re.compile("[:\uff1a]")
_MAX_SIGN_CHARS = 120
"""White space, a time, a sign and a time."""

_QUESTION_PAIRS = frozenset(map(frozenset, ("qa", "qr", "pr", "fa", "dr", "во")))
"""The letters of questions and answers are another form: a page of frequent questions has them, too."""

_QUESTION_AND_ANSWER = frozenset("qa")
"""`Q: words` beside the initials of who answers: a form of its own, too."""

_MIN_PLACES = 4
_MIN_USES = 2
"""How often the document has each of two signs."""

_MIN_SIGN_SHARE = 0.25
"""Share of the places with a letter, or a letter and a number, beside codes; where most are codes, they are labels."""

_MIN_CODE_USES = 3
"""How often the document has a code that is the start of a note, too: `CC: words`, `PS: words`."""

_MIN_REPEATED_CODES = 3
"""Different codes that come again, where all labels are codes and nothing explains them."""

_HIGH_SHARE = 0.8
"""Share of the paragraphs with a code, where two codes that come again are enough."""

_NOTES = frozenset(
    {"ai", "ais", "aob", "api", "eta", "faq", "fyi", "imo", "ps", "rfc", "tbd", "tldr", "todo", "url", "wip"}
)
"""Capitals with which notes begin."""

_MIN_EXPLAINED = 2
"""Different codes of those that the document explains."""

_MIN_SHARE = 0.5
"""Share of the paragraphs that begin with a sign; some have a second paragraph."""

_MAX_ORDERED_SHARE = 0.5
"""Share of the signs behind which the next one of the alphabet comes, as in a list; of two signs all may be so."""


def find(lines: DocumentLines) -> Evidence | None:
    """Find the signs that begin most of the paragraphs of a document, and the codes that the document explains."""
    places, several = _places(lines)
    paragraphs = sum(line.is_apart for _, line in lines.mark_lines)
    accepted = _accepted(lines, [sign for _, sign in places], paragraphs)
    labelled = [index for index, sign in places if fold(sign) in accepted]
    if not labelled:
        return None
    if not all(map(_is_code, (sign for _, sign in places))):
        labelled += [index for index, _ in several]
        accepted |= {fold(label) for _, label in several}
    return Evidence(NAME, len(labelled) / paragraphs, lines.numbers(labelled), accepted)


def _places(lines: DocumentLines) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Return the lines that begin with a sign, and those that begin with a word for several people."""
    places: list[tuple[int, str]] = []
    several: list[tuple[int, str]] = []
    for index, line in lines.mark_lines:
        if not line.is_apart or not _COLON.search(line.text, 0, _MAX_SIGN_CHARS):
            continue
        if match := _SIGN.match(line.text):
            places.append((index, match["sign"]))
        elif together := _SEVERAL.match(line.text):
            several.append((index, together["label"]))
    return places, several


def _accepted(lines: DocumentLines, signs: list[str], paragraphs: int) -> frozenset[str]:
    """Return the signs that are labels, folded."""
    counts = Counter(signs)
    explained = _explained_codes(lines, counts)
    if len(signs) < _MIN_PLACES or not (
        len(explained) >= _MIN_REPEATED_CODES or _mark_turns(lines, signs, counts, len(signs) / paragraphs)
    ):
        return frozenset(map(fold, explained))
    return frozenset(fold(sign) for sign, count in counts.items() if sign in explained or _is_label(sign, count, lines))


def _mark_turns(lines: DocumentLines, signs: list[str], counts: Counter[str], share: float) -> bool:
    """Return True if most paragraphs begin with a sign, and the signs come as in a talk."""
    return share >= _MIN_SHARE and (_are_of_a_talk(signs) or _are_codes(counts, share, lines))


def _explained_codes(lines: DocumentLines, signs: Iterable[str]) -> frozenset[str]:
    """Return those codes among the signs whose names the document says, if it does so for several."""
    codes = frozenset(filter(_is_code, signs))
    if len(codes) < _MIN_EXPLAINED:
        return frozenset()
    explained = codes & {code for piece in lines.pieces for code, _ in explained_initials(piece.text, lines.vocabulary)}
    return explained if len(explained) >= _MIN_EXPLAINED else frozenset()


def _are_codes(counts: Counter[str], share: float, lines: DocumentLines) -> bool:
    """Return True if all signs are codes, and several codes with which no note begins come again."""
    repeated = sum(count >= _MIN_USES and _is_label(sign, count, lines) for sign, count in counts.items())
    return all(map(_is_code, counts)) and repeated >= (_MIN_REPEATED_CODES if share < _HIGH_SHARE else 2)


def _are_of_a_talk(labels: list[str]) -> bool:
    """Return True if labels come as in a talk: two come more than once, and many are letters without an order."""
    signs = [label for label in labels if not _is_code(label)]
    repeated = {label for label, count in Counter(labels).items() if count >= _MIN_USES}
    if len(repeated) < 2 or all(map(_is_code, repeated)) or len(signs) < _MIN_SIGN_SHARE * len(labels):
        return False
    letters = frozenset(map(fold, signs))
    return not _is_list(signs) and letters not in _QUESTION_PAIRS and not letters <= _QUESTION_AND_ANSWER


def _is_code(sign: str) -> bool:
    return _CODE_ALONE.fullmatch(sign) is not None


def _is_label(sign: str, count: int, lines: DocumentLines) -> bool:
    """Return False for a code with which a note begins, if the document has it rarely, and for a word of the text."""
    if not _is_code(sign):
        return True
    if count < _MIN_CODE_USES and fold(sign) in lines.vocabulary.no_label_phrases | _NOTES:
        return False
    return count >= _MIN_CODE_USES or lines.words_in_capitals[sign] <= 2 * count


def _is_list(signs: list[str]) -> bool:
    """Return True if the signs follow each other in order: `A`, `B`, `C`, `A`, `B`, `C`."""
    if len(set(signs)) < 3:
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
    if match is None and line.number in evidence.lines and (together := _SEVERAL.match(line.text)) is not None:
        return Mark(together.start("label"), together["label"], together.end(), together.end())
    if match is None or fold(match["sign"]) not in evidence.labels:
        return None
    start = match.end("before") if match["before"].strip() else 0
    end = match.end("sign") if match["time_inside"] else match.end() - len(match["time"] or "")
    return Mark(start, match["sign"], end, match.end())


FORM = MarkForm(NAME, find, mark_at, yields_to=(chevrons.NAME,))
