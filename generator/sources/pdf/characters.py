"""The characters of a PDF page with their places and fonts, as pypdfium2 gives them."""

from __future__ import annotations

import ctypes
import math
import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_BOLD_WEIGHT = 600
_FORCED_BOLD = 1 << 18
_BOLD_NAME = re.compile(rb"(?<![A-Za-z])(?:semi|demi|extra)?bold|bold(?![a-z])|black|heavy", re.IGNORECASE)
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What the library gives for a hyphen at the end of a line."""


class Character(msgspec.Struct):
    """A character of a page; positions in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    index: int
    """Its place in the order of the file."""


class Fonts:
    """The sizes and weights of the characters of a page."""

    def __init__(self, text_page: PdfTextPage) -> None:
        self._text_page = text_page

    def size(self, index: int) -> float:
        """Return the size of a character on the page, in points."""
        from pypdfium2 import raw

        matrix = raw.FS_MATRIX()
        size = float(raw.FPDFText_GetFontSize(self._text_page.raw, index))
        raw.FPDFText_GetMatrix(self._text_page.raw, index, ctypes.byref(matrix))
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))  # many files print letters of size 1 enlarged
        return size * scale if scale > 0 else size

    def is_bold(self, index: int) -> bool:
        """Return True if the font of a character is bold, by its weight or its name."""
        from pypdfium2 import raw

        name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._text_page.raw, index, name, 100, flags)
        is_heavy = int(raw.FPDFText_GetFontWeight(self._text_page.raw, index)) >= _BOLD_WEIGHT
        return is_heavy or bool(flags.value & _FORCED_BOLD) or _BOLD_NAME.search(name.value) is not None


def lines_of_page(text_page: PdfTextPage, count: int) -> list[list[Character]]:
    """Return the characters of a page by the lines that the library finds; such a line may be part of a printed one."""
    from pypdfium2 import raw

    lines: list[list[Character]] = [[]]
    box, handle = raw.FS_RECTF(), text_page.raw
    for index in range(count):
        code = int(raw.FPDFText_GetUnicode(handle, index))
        if code in {0x0D, 0x0A, 0}:
            lines.append([])
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box))
        places = (float(box.left), float(box.right), float(box.bottom), float(box.top))
        character = Character(_text_of(code), *places, index)
        lines[-1].append(character)
        if len(lines[-1]) > 2 and lines[-1][-2].text == _SOFT_HYPHEN and _is_in_ligature(*lines[-1][-3:]):
            lines[-1][-3].right = lines[-1][-1].left
            del lines[-1][-2]
    for line in lines:
        for character in line:
            if character.text == _SOFT_HYPHEN:
                character.text = "-"
    return [line for line in lines if line]


def _is_in_ligature(before: Character, hyphen: Character, after: Character) -> bool:
    """Return True if a soft hyphen shares the place of the letters around it: it isn't printed."""
    widths = [each.right - each.left for each in (before, hyphen, after)]
    if widths[1] < 0.01 * max(widths):
        return True
    return max(widths) - min(widths) < 0.01 and before.right == hyphen.left and hyphen.right == after.left


def _text_of(code: int) -> str:
    """Return the character of a code of the library; U+FFFD for a code that is no character."""
    is_character = code < 0x110000 and not 0xD800 <= code < 0xE000
    return _HYPHENS.get(code) or (chr(code) if is_character else "\ufffd")
