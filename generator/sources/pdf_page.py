"""The words of a PDF page with their places, as runs of text on one line."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_BOLD_WEIGHT = 600
_FORCED_BOLD = 1 << 18
_BOLD_NAME = re.compile(rb"(?<![A-Za-z])(?:semi|demi|extra)?bold|bold(?![a-z])|black|heavy", re.IGNORECASE)
_MAX_GAP = 1.8
"""A wider gap, in font sizes, parts two runs: columns, cells of a table, a number in the margin."""

_MIN_BLANK = 0.17
"""Gap, in font sizes, that is a blank where the file has none."""

_MIN_COMMON_HEIGHT = 0.4
"""Share of the lower of two heights that a character and a run must have in common to be on one line."""

_MAX_STEP_BACK = 0.6
"""How far, in font sizes, a character may begin before the end of the run that it belongs to."""

_Place = tuple[float, float, float, float]
"""The left, right, bottom and top of a character, in points."""

_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
"""What the library gives for a hyphen at the end of a line."""


class Run(msgspec.Struct):
    """Text on one line without a wide gap; positions in points from the lower left corner of the page."""

    left: float
    right: float
    bottom: float
    top: float
    size: float
    text: str
    bold_chars: int = 0
    """How many characters at the start are bold."""

    @property
    def middle(self) -> float:
        """The height of the middle of the line."""
        return (self.bottom + self.top) / 2


class _OpenRun(msgspec.Struct):
    """A run that is being read."""

    run: Run
    parts: list[str]
    is_bold: bool
    chars: int = 0


def runs_of(page: PdfPage, limit: int) -> tuple[list[Run], int]:
    """Return the runs of a page of pypdfium2 and its number of characters; of a page with more than `limit`, none."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    count = int(text_page.count_chars())
    if count > limit:
        return [], count
    runs: list[Run] = []
    current: _OpenRun | None = None
    box, handle = raw.FS_RECTF(), text_page.raw
    is_word_bold = False
    for index in range(count):
        code = int(raw.FPDFText_GetUnicode(handle, index))
        if code in {0x0D, 0x0A, 0}:
            _close(current, runs)
            current = None
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box))
        size = float(raw.FPDFText_GetFontSize(handle, index))
        place = (float(box.left), float(box.right), float(box.bottom), float(box.top))
        character = _character(code)
        if current is not None and not _goes_on(current.run, place):
            _close(current, runs)
            current = None
        if current is None and character.isspace():
            continue
        if current is None:
            current = _open(place, size)
        if not current.parts or current.parts[-1] == " ":
            is_word_bold = _is_bold(text_page, index)  # a word is as bold as its first character
        _add(current, character, place, is_bold=is_word_bold)
    _close(current, runs)
    text_page.close()
    return runs, count


def _character(code: int) -> str:
    """Return the character of a code of the library; U+FFFD for a code that is no character."""
    is_character = code < 0x110000 and not 0xD800 <= code < 0xE000
    return _HYPHENS.get(code) or (chr(code) if is_character else "\ufffd")


def _open(place: _Place, size: float) -> _OpenRun:
    """Return an empty run that begins at the place of a character."""
    left, right, bottom, top = place
    return _OpenRun(Run(left, right, bottom, top, max(size, 1.0), ""), [], is_bold=True)


def _is_bold(text_page: PdfTextPage, index: int) -> bool:
    """Return True if the font of a character is bold, by its weight or its name."""
    from pypdfium2 import raw

    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page.raw, index, name, 100, flags)
    is_heavy = int(raw.FPDFText_GetFontWeight(text_page.raw, index)) >= _BOLD_WEIGHT
    return is_heavy or bool(flags.value & _FORCED_BOLD) or _BOLD_NAME.search(name.value) is not None


def _goes_on(run: Run, place: _Place) -> bool:
    """Return True if a character is on the line of a run, right behind it."""
    left, right, bottom, top = place
    height = min(run.top - run.bottom, top - bottom)
    overlap = min(run.top, top) - max(run.bottom, bottom)
    is_on_line = overlap > _MIN_COMMON_HEIGHT * height or (right <= left)
    return is_on_line and -_MAX_STEP_BACK * run.size < left - run.right < _MAX_GAP * run.size


def _add(current: _OpenRun, character: str, place: _Place, *, is_bold: bool) -> None:
    left, right, bottom, top = place
    run = current.run
    gap = left - run.right
    is_blank = character.isspace()
    if current.parts and not is_blank and current.parts[-1] != " " and gap > _MIN_BLANK * run.size:
        current.parts.append(" ")
        current.chars += 1
    current.parts.append(" " if is_blank else character)
    current.chars += 1
    if not is_blank:
        run.right = max(run.right, right)
        run.bottom, run.top = min(run.bottom, bottom), max(run.top, top)
        current.is_bold = current.is_bold and is_bold
        if current.is_bold:
            run.bold_chars = current.chars


def _close(current: _OpenRun | None, runs: list[Run]) -> None:
    if current is not None:
        current.run.text = "".join(current.parts).rstrip()
        current.run.bold_chars = min(current.run.bold_chars, len(current.run.text))
        runs.append(current.run)
