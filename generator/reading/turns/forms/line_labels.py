"""Find the label at the start of a line without chevrons, and the times around it."""

from __future__ import annotations

import functools
import re

from generator.reading.grammar.label_parts import has_colon
from generator.reading.grammar.labels import LabelCandidate, label_candidate, label_strength
from generator.reading.grammar.turn_marks import LABEL_WINDOW_CHARS, TIME
from generator.reading.grammar.vocabulary import Vocabulary

_LINE_START = re.compile(rf"[\s\u200b\ufeff]{{0,40}}(?P<time>{TIME}[\s\u00a0]{{1,8}}(?:[-–—][\s\u00a0]{{1,4}})?)?")
_MAX_BEFORE_CHARS = 80
"""White space and a time before a label."""

_VISARGAS = (" \u0983 ", " \u0903 ")
"""A Bengali and a Hindi letter that typists print for a colon; inside a word and at its end it is a letter."""

_JOINED_VISARGA = "\u0983 "
_ABBREVIATIONS = frozenset({"মো", "মোহা", "মোসা", "মু", "মোছা", "ডা", "ড", "আ", "সৈ", "অব", "এড", "প্র"})
"""Words of names that are shortened with this letter: `মোঃ`."""

_MAX_JOINED = 3
"""Such letters that are looked at: abbreviations in a name have them, too."""

_MAX_KEPT_CHARS = 2_000
"""Of a line whose label is kept, because several steps ask for it."""

_LABEL_AND_BRACKETED_TIME = re.compile(
    r"(?P<label>[^:\n()\[\]]{2,60}?)[\s\u00a0]?(?P<time>[\[(]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?"
    r"(?:\s?(?:-->|-|–)\s?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?)?[\])]\s?:?)(?=\s|$)"
)
_LABEL_NOTE_AND_TIME = re.compile(
    r"(?P<label>[^:\n()\[\]]{2,60}\([^:\n()\[\]]{1,60}\))[\s\u00a0]?(?P<time>\[\d{1,2}:\d\d(?::\d\d)?\]\s?:)(?=\s|$)"
)
"""`Kari Ness (H) [10:03:20]:`"""

_LABEL_AND_TIME = re.compile(
    r"(?P<label>[^:\n()\[\]\d]{2,60}?)(?:[ \u00a0]{2,8}|\t)(?P<time>\d{1,2}:\d\d(?::\d\d)?)[\s\u00a0]{0,8}$"
)
"""`Mara Lindqvist   0:03` as a complete line."""


def line_label(text: str, vocabulary: Vocabulary) -> tuple[int, LabelCandidate | None]:
    """Return the start of the label in a line without chevrons, and the text that may be the label."""
    if not text.isascii():
        text = _with_colons(text, vocabulary)
    if not has_colon(
        text[: LABEL_WINDOW_CHARS + _MAX_BEFORE_CHARS]
    ):  # as in most lines: there is no time, and no label
        return 0, None
    return _kept_label(text, vocabulary) if len(text) < _MAX_KEPT_CHARS else _line_label(text, vocabulary)


def _with_colons(text: str, vocabulary: Vocabulary) -> str:
    """Return a line with colons for the letters that are printed for them, each in its place.

    Directly behind a word, the letter is a colon only if the words before it are surely a label: `জনাব মোঃ করিমঃ`.
    """
    head = text[:LABEL_WINDOW_CHARS]
    for sign in _VISARGAS:
        if sign in head:
            return text.replace(sign, " : ")
    place = head.find(_JOINED_VISARGA)
    for _ in range(_MAX_JOINED):
        if place < 0:
            break
        last = text[:place].rpartition(" ")[2]
        if last not in _ABBREVIATIONS and label_strength(text[:place], " ", vocabulary) == "sure":
            return f"{text[:place]}:{text[place + 1 :]}"
        place = head.find(_JOINED_VISARGA, place + 1)
    return text


def _line_label(text: str, vocabulary: Vocabulary) -> tuple[int, LabelCandidate | None]:
    before = None if text[:1].isalpha() else _LINE_START.match(text)
    start = before.end() if before else 0
    head = text[start : start + LABEL_WINDOW_CHARS]
    if ":" not in head:  # there is no time, and no label but before another colon
        return start, None if head.isascii() else label_candidate(head, vocabulary)
    timed = (
        _LABEL_AND_BRACKETED_TIME.match(head)
        or (_LABEL_NOTE_AND_TIME.match(head) if "[" in head else None)
        or (_LABEL_AND_TIME.match(head) if len(text) - start < LABEL_WINDOW_CHARS else None)
    )
    if timed:
        label = label_candidate(timed["label"] + ":", vocabulary)
        if label is not None and len(label.printed) == len(timed["label"]):
            return start, LabelCandidate(label.printed, timed.end(), label.strength)
    return start, label_candidate(head, vocabulary)


_kept_label = functools.lru_cache(maxsize=4096)(_line_label)
