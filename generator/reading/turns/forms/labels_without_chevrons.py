"""Pages without chevrons: whether labels alone mark their turns, and which labels do."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from generator.reading.grammar.label_parts import plain_label, without_brackets
from generator.reading.grammar.offices import leading_role
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.label_uses import LabelUse, is_office_or_organisation
from generator.text.normal import fold

_TOP_LINES = 8
"""Lines at the top; where only one person speaks, the label is in one of them."""

_MIN_SPOKEN_SHARE = 0.6
"""Share of a page's labels that speech follows."""

_MIN_LABELS = 2
_MIN_LINES = 5
_MIN_LINE_SHARE = 0.8
"""Share of the lines of a short record that begin with a label."""

_MIN_CAPITALS_ONCE = 3
_STAGE_DIRECTION = re.compile(
    r"\s{0,20}[\[(] ?(?:applause|laughter|laughing|music|cheer\w*) ?[\])]\.?\s{0,20}", re.IGNORECASE
)
_ADDRESSING = re.compile(r"\b(?:I|I'm|I’m|I'll|I've|you|you're|we're|let's|okay|thanks|thank)\b")
"""Words of a speaker to an audience."""

_MIN_ADDRESSING_SHARE = 0.03
_MAX_SAMPLE_CHARS = 20_000


class _Repeated(msgspec.Struct, frozen=True):
    """How many sure labels of each form come more than once, and how many come once."""

    one_word: int
    both_cases: int
    capitals: int
    capitals_once: int
    """Words in capitals that are accepted although they come once."""


def labels_without_chevrons(lines: DocumentLines, alone: dict[str, LabelUse]) -> frozenset[str]:
    """Return the folded labels of a document without chevrons, or none if labels don't mark its turns."""
    top = lines.unclaimed[:_TOP_LINES]
    spoken = [use for use in alone.values() if use.spoken_count]
    sure = [use for use in spoken if not use.is_question and _is_sure(lines, use, top)]
    questions = [use for use in spoken if use.is_question]
    if not sure:
        return frozenset()
    if not _labels_mark_turns(lines, [*sure, *(use for use in questions if use.count > 1)], top):
        return _labels_of_short_record(lines, spoken)
    once = _labels_once(lines, spoken, sure)
    return frozenset(use.name for use in (*sure, *once, *questions))


def _labels_of_short_record(lines: DocumentLines, spoken: list[LabelUse]) -> frozenset[str]:
    """Return the labels of a short record in which nearly every line begins with one; no label of another text."""
    if not _labels_begin_all_lines(lines, spoken):
        return frozenset()
    return frozenset(use.name for use in spoken if use.strength != "weak")


def _labels_once(lines: DocumentLines, spoken: list[LabelUse], sure: list[LabelUse]) -> list[LabelUse]:
    """Return the labels that come once and are accepted beside the sure ones."""
    names = {use.name for use in sure}
    repeated = _repeated(sure)
    return [
        use
        for use in spoken
        if use.count == 1
        and (is_office_or_organisation(use.printed, lines.vocabulary) or not lines.lowercase.include(fold(use.printed)))
        and _is_label_once(lines, use, repeated, names)
    ]


def _labels_begin_all_lines(lines: DocumentLines, spoken: list[LabelUse]) -> bool:
    """Return True for a short record in which nearly every line begins with a label, and a sure one comes again."""
    labels = [use for use in spoken if use.strength != "weak" and not use.is_question]
    if len(labels) < _MIN_LABELS or not any(use.strength == "sure" and use.count > 1 for use in labels):
        return False
    count = sum(use.count for use in labels)
    in_brackets = sum(lines.pieces[index].text.lstrip()[:1] in {"(", "["} for index in lines.unclaimed)
    return count >= _MIN_LINES and count >= _MIN_LINE_SHARE * (len(lines.unclaimed) - in_brackets)


def _is_sure(lines: DocumentLines, use: LabelUse, top: tuple[int, ...]) -> bool:
    """Return True if a label is accepted by itself: it comes more than once, or is in capitals and no short word."""
    if use.count > 1:
        return use.strength != "weak" or use.count > 3 or not lines.lowercase.include(use.name)
    if use.strength != "sure" or not use.is_capitals:
        return False
    if " " in use.name or is_office_or_organisation(use.printed, lines.vocabulary):
        return True
    return len(use.name) > 4 or (use.first in top and len(use.name) > 2)


def _repeated(sure: list[LabelUse]) -> _Repeated:
    repeated = [use for use in sure if use.count > 1]
    capitals = sum(use.is_capitals for use in repeated)
    one_word = sum(use.strength == "weak" or " " not in plain_label(use.printed) for use in repeated)
    once = sum(use.count == 1 and use.is_capitals and " " not in use.printed for use in sure)
    return _Repeated(one_word, len(repeated) - capitals, capitals, once)


def _is_label_once(lines: DocumentLines, use: LabelUse, repeated: _Repeated, sure: set[str]) -> bool:
    """Return True if a label that comes once is accepted because the page repeats labels of its form."""
    if use.strength == "weak":
        return repeated.one_word > 1 and use.name[:1] != use.printed[:1]
    if repeated.both_cases > 1:
        return True
    if use.strength == "name":
        is_beside_office = repeated.both_cases > 0 and _is_described(use, lines.vocabulary)
        is_beside_office |= repeated.capitals > 1 and _is_surname_with_office(use, lines.vocabulary)
        explains = _explains_initials(fold(use.printed), sure) or _is_shortened(use.printed, sure)
        return lines.has_notice or is_beside_office or explains
    if is_office_or_organisation(use.printed, lines.vocabulary):
        return True
    has_capitals = repeated.capitals > 1 or repeated.capitals_once >= _MIN_CAPITALS_ONCE
    return has_capitals and len(use.name) > 2


def _explains_initials(name: str, labels: set[str]) -> bool:
    """Return True if a label gives in brackets the initials that are a label, too: `Mara Lindqvist (ML)`."""
    return name.endswith(")") and name[name.rfind("(") + 1 : -1] in labels


def _is_shortened(name: str, labels: set[str]) -> bool:
    """Return True if the initials of a name are a label, too, with a full stop behind each: `Mara Lindqvist`, `M. L.`.

    Without full stops the letters may be an office.
    """
    words = fold(name).split()
    stopped = f"{'. '.join(word[0] for word in words)}."
    return len(words) > 1 and (stopped in labels or stopped.replace(" ", "") in labels)


def _labels_mark_turns(lines: DocumentLines, labels: list[LabelUse], top: tuple[int, ...]) -> bool:
    """Return True if labels mark the turns of a page: several come again and again, or one opens a talk."""
    total = sum(use.count for use in labels)
    if not total or sum(use.spoken_count for use in labels) < _MIN_SPOKEN_SHARE * total:
        return False
    if lines.has_notice:
        return True
    if any(use.count > 1 for use in labels) and (total > 5 or (len(labels) > 1 and total > 3)):
        return True
    if _has_many_offices(lines, labels):
        return True
    # One person, and perhaps the audience: the label is at the top, and the words below address an audience.
    first = min(labels, key=lambda use: use.first)
    if first.strength != "sure" or not first.is_capitals or first.first not in top:
        return False
    return len(labels) > 1 or _has_stage_direction(lines) or _addresses_audience(lines)


def _has_many_offices(lines: DocumentLines, labels: list[LabelUse]) -> bool:
    """Return True if an office comes again, and others come once: `The PRESIDENT:` beside `Mr HOLT (Norway):`."""
    spoken = [use for use in lines.uses.alone.values() if use.count == 1 and use.spoken_count]
    once = [use for use in spoken if use.strength == "sure" or _is_described(use, lines.vocabulary)]
    again = sum(use.count for use in labels if use.count > 1 and use.strength == "sure")
    return again > 2 and len(once) > 2 and again + len(once) > 5


def _is_described(use: LabelUse, vocabulary: Vocabulary) -> bool:
    """Return True for a name with what the person is: `Favre Odile (V, VD)`, `Egli Reto, Bundesrat`."""
    core, notes = without_brackets(plain_label(use.printed))
    return use.strength == "name" and (bool(notes) or leading_role(core.partition(", ")[2], vocabulary)[0] is not None)


def _is_surname_with_office(use: LabelUse, vocabulary: Vocabulary) -> bool:
    """Return True for a surname in capitals with an office in both cases: `FERRO, assessora ai porti`."""
    surname, comma, office = without_brackets(plain_label(use.printed))[0].partition(", ")
    is_surname = bool(comma) and surname.isupper() and not office.isupper()
    return is_surname and leading_role(office, vocabulary)[0] is not None


def _has_stage_direction(lines: DocumentLines) -> bool:
    return any(len(piece.text) < 60 and _STAGE_DIRECTION.fullmatch(piece.text) for piece in lines.pieces)


def _addresses_audience(lines: DocumentLines) -> bool:
    """Return True if the text says `I` and `you` as often as a talk does and no article."""
    sample = " ".join(piece.text[:_MAX_SAMPLE_CHARS] for piece in lines.pieces[:400])[:_MAX_SAMPLE_CHARS]
    counts = Counter(_ADDRESSING.findall(sample))
    is_frequent = counts.total() > _MIN_ADDRESSING_SHARE * sample.count(" ")
    return counts["I"] + counts["I'm"] > 4 and counts["you"] > 2 and is_frequent
