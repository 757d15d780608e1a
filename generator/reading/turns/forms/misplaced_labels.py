"""Texts that are where no label of the document does: `השאלה פשוטה: למי המפתח?` among names alone on their lines."""

from __future__ import annotations

from collections.abc import Collection

from generator.reading.grammar.caseless import is_caseless
from generator.reading.turns.forms.document_lines import DocumentLines
from generator.reading.turns.forms.inner_phrases import inner_phrases
from generator.reading.turns.forms.label_uses import LabelUse

_MIN_PLACES = 2
"""Places of offices and forms of address that show where labels stand; with fewer, all labels show it."""

_MIN_SHARE = 0.8
_MIN_ALONE = 5
"""Labels alone on their lines beside which an office with words may be somebody who is addressed."""

_MAX_BEHIND_CHARS = 12


def misplaced_labels(lines: DocumentLines, labels: Collection[str]) -> frozenset[str]:
    """Return the labels that are speech after all; never an office, a form of address, or a full name that comes again.

    A document prints its labels alone on their lines, or before the words; what has no capitals and is always the
    other way is no label. Neither is what comes once, with words, below a label alone on its line: `Letzter Satz: Ja.`
    Nor is somebody who is addressed: `Ministro: ¿cuándo?`. Nor is a text with which people go on speaking inside a
    line.
    """
    uses = [use for use in lines.uses.alone.values() if use.name in labels]
    doubtful = [use for use in uses if use.strength == "weak" and not use.is_question]
    once = list(filter(_comes_once, uses))
    if not doubtful and not once:
        return frozenset()
    share = _share_alone([use for use in uses if use.strength == "sure"], uses)
    alone = frozenset(index for use in uses if use.alone_count == use.count for index in use.places)
    speech = _speech(lines, uses, doubtful, share, alone) if doubtful else set()
    if once and share >= _MIN_SHARE:
        speech |= _directly_below(once, alone) | _addressed(lines, once, alone)
    return frozenset(speech)


def _comes_once(use: LabelUse) -> bool:
    """Return True for a label that comes once, with words behind it."""
    return use.count == 1 and not use.alone_count and not use.is_question


def _directly_below(uses: list[LabelUse], alone: frozenset[int]) -> set[str]:
    """Return the labels with words that are in the line below a label alone on its line: the words of that label.

    An office or a form of address in capitals is the next label.
    """
    return {
        use.name
        for use in uses
        if use.first - 1 in alone and (use.strength == "name" or (use.strength == "sure" and not use.is_capitals))
    }


def _addressed(lines: DocumentLines, uses: list[LabelUse], alone: frozenset[int]) -> set[str]:
    """Return the offices that are spoken to: small letters follow, and all other labels are alone on their lines."""
    if len(alone) < _MIN_ALONE or any(not use.alone_count for use in lines.uses.alone.values() if use.count > 1):
        return set()
    return {use.name for use in uses if use.strength == "sure" and _goes_on_small(lines, use)}


def _goes_on_small(lines: DocumentLines, use: LabelUse) -> bool:
    """Return True if a word in small letters is behind a label in both cases, also behind `¿`."""
    text = lines.pieces[use.first].text
    behind = text[text.find(":") + 1 :][:_MAX_BEHIND_CHARS].lstrip(" ¿¡\u00a0")
    return not use.is_capitals and behind[:1].islower()


def _speech(
    lines: DocumentLines, uses: list[LabelUse], doubtful: list[LabelUse], share: float, alone: frozenset[int]
) -> set[str]:
    """Return the weak labels that are speech."""
    inner = _inner_phrases(lines, uses)
    return {
        use.name
        for use in doubtful
        if use.name in inner or _opens_words(use, alone) or (is_caseless(use.printed) and _stands_apart(use, share))
    }


def _opens_words(use: LabelUse, alone: frozenset[int]) -> bool:
    """Return True if the line above a text with words is often a label alone on its line: the words of that label."""
    below = sum(index - 1 in alone for index in use.places)
    return not use.alone_count and 2 * below >= use.count


def _inner_phrases(lines: DocumentLines, uses: list[LabelUse]) -> frozenset[str]:
    """Return the labels that people say before a colon inside the lines half as often as at the start of lines.

    The set is empty if the document prints its labels inside lines, too. `Tobias: you said that` comes by chance.
    """
    counts = inner_phrases(lines.pieces)
    inner = [use for use in uses if 2 * counts[use.name] >= use.count]
    has_labels = any(use.strength != "weak" for use in inner) or 2 * len(inner) > len(uses)
    return frozenset() if has_labels else frozenset(use.name for use in inner)


def _share_alone(sure: list[LabelUse], uses: list[LabelUse]) -> float:
    """Return the share of the labels that are alone on their lines."""
    shown = sure if sum(use.count for use in sure) >= _MIN_PLACES else uses
    return sum(use.alone_count for use in shown) / sum(use.count for use in shown)


def _stands_apart(use: LabelUse, share: float) -> bool:
    if share >= _MIN_SHARE:
        return not use.alone_count
    return share <= 1 - _MIN_SHARE and use.alone_count == use.count
