"""Split a WebVTT, SubRip or SubViewer file into cues and the lines between them; small errors lose no words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.records import Time
from generator.sources.captions.colours import coloured_parts
from generator.sources.captions.cue import Cue, Part
from generator.sources.captions.markup import entities, plain, screen_lines, split_voice_tags
from generator.sources.captions.times import Timing, is_broken_timing, timing_of
from generator.sources.source_lines import Aside, FileLine

_MACHINE_NAME = re.compile(r"[ \t]{0,40}[0-9a-f/_.:-]{1,100}[ \t]{0,40}$", re.IGNORECASE)
"""The name of a cue that is a number, or was made by a program: `d4586f57-002a/10-0`."""
_SPEAKER_NAME = re.compile(r"[ \t]{0,40}\d{1,9} \"([^\"]{1,200})\"(?: \(\d{0,20}\))?[ \t]{0,40}$")
"""The name of a cue in the transcripts of Webex: `12 "Ada Churn" (3824932)`."""
_SIGNATURE = re.compile(r"\ufeff?WEBVTT(?:[ \t]{1,40}-{1,40})?(?:[ \t]{1,40}|$)")
_BLOCK_SIGNS = frozenset("\ufeffWNSR")
_FILE_COMMENT = re.compile(r"\ufeff?WEBVTT(?:[ \t]|$)|NOTE(?:[ \t]|$)")
_STYLE = re.compile(r"(?:STYLE|REGION)[ \t]{0,40}$")
_STYLE_LINE = re.compile(r"[ \t]{0,40}(?:::cue|[}{]|[\w-]{1,40}[ \t]{0,9}[:=]|/\*)")
_MAX_DIGITS = 9
_MAX_NUMBER_STEP = 20
"""The number of a cue is at most this much greater than that of the cue before, if no blank line is above it."""


def split_cues(lines: tuple[str, ...]) -> list[Part]:
    """Return the cues of a file and the lines between them, in order."""
    return list(_Reader(lines).parts())


class _Reader:
    """The lines of a caption file, read from the first to the last."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self.timings = [None if line[:1].isalpha() else timing_of(line) for line in lines]
        self.above_times = {
            index - 1: _number(lines[index - 1]) for index, timing in enumerate(self.timings) if timing and index
        }
        """The numbers in the lines above times, by index; `None` for a line that is no number."""
        numbered_count = sum(number is not None for number in self.above_times.values())
        self.is_numbered = 2 * numbered_count > len(self.above_times)
        self.cue: Cue | None = None
        self.number = -1
        self.aside: Aside | None = None
        """Why the lines up to the next blank line are no words of a cue."""

    def parts(self) -> Iterator[Part]:
        """Yield cues and the lines between them."""
        for index, line in enumerate(self.lines):
            timing = self.timings[index]
            if timing is not None and self._begins_cue(index, timing):
                yield from self._finished()
                self.cue = Cue(
                    timing.time,
                    [timing.words] if timing.words else [],
                    _speaker(self.lines[index - 1]) if index else None,
                )
                self.aside = None
            elif not line.strip():
                self.aside = None
            else:
                yield from self._line(index, line)
        yield from self._finished()

    def _begins_cue(self, index: int, timing: Timing) -> bool:
        """Return True if times begin a cue; behind them are words only if no words of another cue are above."""
        if not timing.words or index == 0:
            return True
        return not self.lines[index - 1].strip() or self._is_name(index - 1)

    def _line(self, index: int, line: str) -> Iterable[Part]:
        """Take a line that is neither blank nor times, and return what comes between the cues."""
        begins_block = index == 0 or not self.lines[index - 1].strip()
        if index in self.above_times and self._is_name(index):
            return self._name(index, line)
        following = self.lines[index + 1] if index + 1 < len(self.lines) else ""
        if is_broken_timing(following) and _number(line) is not None:
            return (FileLine(line.strip(), "marker"),)
        if begins_block:
            self.aside = self._aside_of_block(index)
        if is_broken_timing(line) or self.aside is not None:
            text = _SIGNATURE.sub("", line) if self.cue is None else line
            return (FileLine(entities(text).strip(), self.aside or "marker"),) if text.strip() else ()
        if self.cue is None:
            return (FileLine(plain(line)), FileLine(""))
        self.cue.lines.append(line)
        return ()

    def _aside_of_block(self, index: int) -> Aside | None:
        """Return why the lines from here to the next blank line are no words, or `None` if they are words."""
        line = self.lines[index]
        if line[0] not in _BLOCK_SIGNS and not line.strip().isdecimal():
            return None
        if _FILE_COMMENT.match(line):
            return "metadata"
        following = self.lines[index + 1] if index + 1 < len(self.lines) else ""
        if _STYLE.match(line) and (_STYLE_LINE.match(following) or not following.strip()):
            return "metadata"
        number = _number(line)
        is_stray = number is not None and not following.strip() and self._is_stray_number(number)
        return "marker" if is_stray else None

    def _is_stray_number(self, number: int) -> bool:
        """Return True if a number between blank lines is that of a cue that has no times or has lost them."""
        is_possible = self.cue is None or bool(self.cue.lines)
        return self.is_numbered and is_possible and number in {self.number, self.number + 1}

    def _is_name(self, index: int) -> bool:
        """Return True if the line above the times of a cue is its name or number.

        Without a blank line above it, only a number that follows the last one is a name, and no word of the cue before.
        In a file that numbers its cues, other words are no names.
        """
        line = self.lines[index]
        if not line.strip() or self.aside == "metadata":
            return False
        if _speaker(line) is not None:
            return True
        begins_block = index == 0 or not self.lines[index - 1].strip()
        number = self.above_times[index]
        if number is None:
            return (begins_block or self.cue is None) and not (self.is_numbered and self.cue is not None)
        if begins_block or self.cue is None:
            return True
        step = number - self.number
        return step == 1 or (self.is_numbered and 0 < step <= _MAX_NUMBER_STEP)

    def _name(self, index: int, line: str) -> Iterable[Part]:
        """Take the name of the next cue: numbers and names that a program made are no words."""
        number = self.above_times[index]
        if number is not None:
            self.number = number
        elif not _MACHINE_NAME.match(line) and _speaker(line) is None:
            text = _SIGNATURE.sub("", line)
            if text.strip():
                return (FileLine(entities(text).strip(), "metadata"),)
        return ()

    def _finished(self) -> Iterable[Part]:
        if self.cue is None:
            return ()
        return cues_by_voice(self.cue.time, "\n".join(self.cue.lines), self.cue.voice)


def _number(line: str) -> int | None:
    """Return the number of a line that holds nothing else, or `None`."""
    digits = line.strip()
    return int(digits) if len(digits) <= _MAX_DIGITS and digits.isascii() and digits.isdecimal() else None


def _speaker(name: str) -> str | None:
    """Return the speaker in the name of a cue, or `None`."""
    speaker = _SPEAKER_NAME.match(name) if '"' in name else None
    return " ".join(speaker[1].split()) or None if speaker else None


def cues_by_voice(time: Time | None, text: str, voice: str | None = None) -> list[Cue]:
    """Return a cue for each voice that speaks in a text.

    Args:
        time: When the text is on the screen.
        text: The words with their markup.
        voice: The speaker of the words before the first voice tag.
    """
    first, *rest = split_voice_tags(text)
    cues: list[Cue] = []
    if first.strip() or not rest:
        cues = [Cue(time, screen_lines(words), voice, colour=colour) for colour, words in coloured_parts(first)]
    for name, spoken in zip(rest[::2], rest[1::2], strict=True):
        cues.append(Cue(time, screen_lines(spoken), " ".join(entities(name).split()) or voice))
    return cues
