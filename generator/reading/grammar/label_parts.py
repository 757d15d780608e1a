"""Part a printed label: the words that name somebody, the notes in brackets, what is behind a comma or a dash."""

from __future__ import annotations

import functools
import re
from typing import Literal

import msgspec

from generator.text.normal import fold, tidy

LabelStrength = Literal["sure", "name", "weak"]
"""How surely a text is a label.

`sure`: a role, or a name in capitals or behind an honorific. `name`: several capitalised words. `weak`: one word, not
in capitals, that is a label only if the document repeats it often.
"""

LabelVerdict = LabelStrength | Literal["none"]
"""What one form of label says about a text; `none` if it is surely no label."""

COLONS = ":\uff1a\ufe55\ufe13"
"""A colon, the full-width and the small one, and the one of vertical text."""

MAX_LABEL_CHARS = 150
"""Characters of a label outside its brackets."""

_MAX_CHARS = 215
"""Characters of a label with its brackets."""

_COLON = re.compile(rf"[{COLONS}]")
_OPENING = "([\uff08\u3010\uff3b"
_OPENING_BRACKET = re.compile(f"[{re.escape(_OPENING)}]")
_CLOSING = ")]\uff09\u3011\uff3d"
_PLAIN_SIGNS = {
    **dict(zip(map(ord, _OPENING + _CLOSING), "([([[)])]]", strict=True)),
    **dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x200B]),
    0x640: None,
    0xFF0C: ", ",
    0x3000: " ",
    0xFF3F: "_",
    0xFF5C: "|",
}
"""Brackets of one kind, no marks of the direction of writing, and no strokes that make an Arabic word longer."""

TURN_SIGNS = "\u25cb\u25ce\u25cf\u25c6\u25c7\u25c8\u25a0\u25a1\u25b6\u25b7\u25b2\u25b3\u25ef\u3007\u260e\u260f"
"""Signs that Japanese and Korean minutes print before a label."""

_SPEECH_NUMBER = re.compile(r"anf(?:\.|örande) ?(?:nr\.? )?\d{1,4} ", re.IGNORECASE)
"""`Anf. 12`: the number of a speech, as Swedish minutes print it before a label."""

_JOINED_INITIAL = re.compile(r"(?<![^\W_])(?P<initial>[^\W\d_]\.)(?=(?P<surname>[^\W\d_]{2}))")
"""The initial of `В.Лагунов`, `J.P.Morgan`, `Н.И.Гай-Мороз`, printed without a blank."""

_HEBREW_LETTER = re.compile("[\u05d0-\u05ea]")
_HEBREW_QUOTATION = re.compile('(?<=[\u05d0-\u05ea])["\u201c\u201d](?=[\u05d0-\u05ea])')
_HEBREW_APOSTROPHE = re.compile("(?<=[\u05d0-\u05ea])['\u2019]")
_FOOTNOTE_SIGN = re.compile(r"(?<=\w) ?(?:\*{1,3}|[\u00b9\u00b2\u00b3])\)(?= |$)")
"""`Ada Bell*) (SPD)`: the sign of a footnote behind a name."""

_BRACKETS = re.compile(r" ?[(\[](?P<note>[^()\[\]]{0,120})[)\]]")
_DASH = re.compile(r"(?<= )[-\u2013\u2014] ")


class LabelParts(msgspec.Struct, frozen=True):
    """The parts of a label, tidied; an empty text for a part that it does not have."""

    core: str
    """The words before the first comma, dash and bracket."""
    notes: tuple[str, ...]
    """The texts in brackets, in order."""
    comma: str
    """What is behind the first comma, without brackets."""
    dash: str
    """What is behind a dash, without brackets."""


def label_end(text: str) -> int | None:
    """Return the position of the colon that ends a label at the start of a line; brackets before it may have colons."""
    end = _next_colon(text, 0)
    while end >= 0 and _is_in_brackets(text, end):
        end = _next_colon(text, end + 1)
    return None if end < 0 or text.startswith("//", end + 1) or "\n" in text[:end] else end


def _next_colon(text: str, start: int) -> int:
    """Return the position of the next colon among the characters of a label, or -1."""
    if text.isascii() or not _has_wide_colon(text):
        return text.find(":", start, _MAX_CHARS)
    colon = _COLON.search(text, start, _MAX_CHARS)
    return colon.start() if colon is not None else -1


def has_colon(text: str) -> bool:
    """Return True if a text has a colon of any form."""
    return ":" in text or (not text.isascii() and _has_wide_colon(text))


def _has_wide_colon(text: str) -> bool:
    return "\uff1a" in text or "\ufe55" in text or "\ufe13" in text


def _is_in_brackets(text: str, end: int) -> bool:
    """Return True if a bracket is open at a position, and is closed further on."""
    if _OPENING_BRACKET.search(text, 0, end) is None:
        return False
    opened = sum(text.count(sign, 0, end) for sign in _OPENING)
    if opened <= sum(text.count(sign, 0, end) for sign in _CLOSING):
        return False
    return any(text.find(sign, end, _MAX_CHARS) >= 0 for sign in _CLOSING)


@functools.lru_cache(maxsize=4096)
def plain_label(printed: str) -> str:
    """Return a label tidied, with plain brackets, Hebrew signs of abbreviation, and no marks of direction."""
    label = printed if printed.isascii() else printed.translate(_PLAIN_SIGNS).lstrip(TURN_SIGNS)
    if _HEBREW_LETTER.search(label):
        label = _HEBREW_APOSTROPHE.sub("\u05f3", _HEBREW_QUOTATION.sub("\u05f4", label))
    label = tidy(label)
    if "." in label:
        label = _JOINED_INITIAL.sub(_spaced_initial, label)
    if ")" in label:
        label = _FOOTNOTE_SIGN.sub("", label)
    return _SPEECH_NUMBER.sub("", label, count=1) if label[:3].casefold() == "anf" else label


def _spaced_initial(match: re.Match[str]) -> str:
    """Return an initial with a blank behind it if a surname follows."""
    initial, surname = match["initial"], match["surname"]
    return f"{initial} " if initial[0].isupper() and surname[0].isupper() else initial


@functools.lru_cache(maxsize=4096)
def label_parts(printed: str) -> LabelParts:
    """Return the parts of a label as printed."""
    label = plain_label(printed)
    without_notes, notes = without_brackets(label)
    core, _, comma = without_notes.partition(",")
    dash = ""
    if match := _DASH.search(core):
        core, dash = core[: match.start()], core[match.end() :]
    return LabelParts(core.strip(), notes, comma.strip(), dash.strip())


def without_brackets(label: str) -> tuple[str, tuple[str, ...]]:
    """Return a plain label without its brackets, and the texts in them; brackets at its start stay."""
    first = _BRACKETS.search(label)
    if first is None or not label[: first.start()].strip():
        return label, ()
    notes = tuple(match["note"].strip() for match in _BRACKETS.finditer(label))
    outer = " ".join(_BRACKETS.sub(" ", label).split()).replace(" ,", ",")
    if "(" in outer and (match := _BRACKETS.search(outer)) and match.start():  # `The Chair (Ms. Ek (Quay, Lib.))`
        return without_brackets(outer)[0], (*without_brackets(outer)[1], *notes)
    return outer, notes


@functools.lru_cache(maxsize=4096)
def label_key(printed: str) -> str:
    """Return what all prints of one label share: its words without the notes in brackets, folded."""
    return fold(without_brackets(plain_label(printed))[0])
