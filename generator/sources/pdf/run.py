"""Runs: text on one line of a PDF page without a wide gap."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.sources.pdf.characters import Character, Fonts
from generator.text.words import SPACELESS_LETTER

MAX_GAP = 1.8
"""A wider gap, in font sizes, parts two runs: columns, cells of a table, a number in the margin."""

MIN_BLANK = 0.17
"""Gap, in font sizes, that is a blank where the file has none."""

_WIDE_BLANK = "\u3000"
"""The blank of Chinese and Japanese, as wide as a letter; it parts labels from words."""

_MIN_WIDE_BLANK = 0.8
BLANKS = (" ", _WIDE_BLANK)

MIN_COMMON_HEIGHT = 0.4
"""Share of the lower of two heights that a character and a run must have in common to be on one line."""

_MAX_RAISED_HEIGHT = 0.8
_MIN_RISE = 0.15
"""A raised number: shares of the height of its run."""

_MAX_STEP_BACK = 0.6
"""How far, in font sizes, a character may begin before the end of the run that it belongs to."""


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
    raised: list[tuple[int, int]] = []
    """Where small raised numbers begin and end in the text: footnotes may have them."""

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


def runs_in_order(line: Sequence[Character], fonts: Fonts) -> list[Run]:
    """Return the runs of a line whose characters are in the order of reading."""
    runs: list[Run] = []
    current: _OpenRun | None = None
    is_word_bold = False
    for character in line:
        if current is not None and not _goes_on(current.run, character):
            runs.append(_closed(current))
            current = None
        if current is None and character.text.isspace():
            continue
        if current is None:
            size = max(fonts.size(character.index), 1.0)
            place = (character.left, character.right, character.bottom, character.top)
            current = _OpenRun(Run(*place, size, ""), [], is_bold=True)
        if not current.parts or current.parts[-1] in BLANKS:
            is_word_bold = fonts.is_bold(character.index)  # a word is as bold as its first character
        _add(current, character, is_bold=is_word_bold)
    if current is not None:
        runs.append(_closed(current))
    return [run for run in runs if run.text]


def _goes_on(run: Run, character: Character) -> bool:
    """Return True if a character is on the line of a run, right behind it."""
    height = min(run.top - run.bottom, character.top - character.bottom)
    overlap = min(run.top, character.top) - max(run.bottom, character.bottom)
    is_on_line = overlap > MIN_COMMON_HEIGHT * height or (character.right <= character.left)
    return is_on_line and -_MAX_STEP_BACK * run.size < character.left - run.right < MAX_GAP * run.size


def _add(current: _OpenRun, character: Character, *, is_bold: bool) -> None:
    run = current.run
    gap = character.left - run.right
    is_blank = character.text.isspace()
    if current.parts and not is_blank and current.parts[-1] not in BLANKS and gap > MIN_BLANK * run.size:
        current.parts.append(" ")
        current.chars += 1
    if gap > _MIN_WIDE_BLANK * run.size and current.parts[-1:] == [" "] and SPACELESS_LETTER.match(character.text):
        current.parts[-1] = _WIDE_BLANK
    current.parts.append(" " if is_blank else character.text)
    current.chars += 1
    if character.text.isdecimal() and _is_raised(run, character) and current.chars > 1:
        _add_raised(run, current.chars - 1)
    if not is_blank:
        run.right = max(run.right, character.right)
        run.bottom, run.top = min(run.bottom, character.bottom), max(run.top, character.top)
        current.is_bold = current.is_bold and is_bold
        if current.is_bold:
            run.bold_chars = current.chars


def _is_raised(run: Run, character: Character) -> bool:
    """Return True if a character is smaller than the letters of its run, and higher."""
    height = run.top - run.bottom
    is_small = character.top - character.bottom < _MAX_RAISED_HEIGHT * height
    return is_small and character.bottom > run.bottom + _MIN_RISE * height


def _add_raised(run: Run, place: int) -> None:
    """Note a raised digit at a place in the text of a run; digits in a row are one number."""
    start = run.raised.pop()[0] if run.raised and run.raised[-1][1] == place else place
    run.raised.append((start, place + 1))


def _closed(current: _OpenRun) -> Run:
    """Return the run that was read."""
    current.run.text = "".join(current.parts).rstrip()
    current.run.bold_chars = min(current.run.bold_chars, len(current.run.text))
    return current.run
