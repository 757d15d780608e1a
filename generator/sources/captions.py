"""Caption files (WebVTT and SubRip): cues become paragraphs that keep their times.

Captions repeat the voice and the lines that are still on the screen in every cue, and cut sentences where the screen
ends. The lines made here read like a captioner's transcript: a line with chevrons where another voice begins, one line
for each paragraph, each word as often as it was spoken. webvtt-py is not used: it loses text in files with small errors
(words outside of cues, times of two digits, arrows in the text).
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable, Iterator

import msgspec

from generator.records import Finding, Time
from generator.sources.control_characters import clean
from generator.sources.decode import decode
from generator.sources.source_lines import (
    Aside,
    FileLine,
    SourceLines,
    finding,
    first_replaced_line,
    lines_of,
    split_lines,
    unreadable_bytes_finding,
    unreadable_file,
)
from generator.sources.text import NOT_TEXT, is_noise

_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:([.,])(\d{1,6}))?"
_TIMING = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-{{1,2}}>[ \t]*{_CLOCK}(?:[ \t]+[A-Za-z][\w-]*[:=]\S*)*[ \t]*$")
_MAX_LINES_ABOVE_TIMES = 12
"""The first time of a caption file has at most this many lines above it; further down a time is a quotation."""

_CUE_NUMBER = re.compile(r"[ \t]*(\d{1,9})[ \t]*$")
_MACHINE_NAME = re.compile(r"[ \t]*[\w/.-]*\d[\w/.-]*[ \t]*$")
"""The name of a cue that is a number, or was made by a program."""
_VOICE_TAG = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>\n]{1,200})>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:[a-z][^<>\n]{0,200}|\d[\d:.,]*)>|\{\\[^{}\n]{0,100}\}", re.IGNORECASE)
_CHEVRONS = re.compile(r"(?<!>)(?=>>)")
_SPEAKER_CHANGE = re.compile(r"[ \t]*(?:>|-[ \t])")
_POSSIBLE_LABEL = re.compile(r"[ \t]*[^\W\d_][^\s:]{0,40}(?:[ \t][^\s:]{1,40}){0,4}:(?:[ \t]|$)")
"""Reading decides whether it is a label."""
_STAGE_DIRECTION = re.compile(r"[ \t]*[\[(♪][^\])♪]{1,80}[\])♪][.]?[ \t]*$")
_SENTENCE_END = re.compile(r"[.?!…][\"”')\]]*$")

_STYLE = re.compile(r"(?:STYLE|REGION)[ \t]*$")
_SIGNATURE = re.compile(r"WEBVTT(?:[ \t]+-+)?(?:[ \t]+|$)")
_FILE_COMMENT = re.compile(r"WEBVTT(?:[ \t]|$)|NOTE(?:[ \t]|$)")

_MIN_PAUSE_SECONDS = 4.0
"""Silence after which a paragraph begins."""
_MIN_PARAGRAPH_CHARS = 600
"""Length at which a paragraph ends with the next sentence; at twice the length it ends anyway."""
_MAX_SPOKEN_REPEAT_SHARE = 0.3
"""Share of cues that begin with lines of the cue before: above it the lines roll up, for speech alone repeats itself
far less often."""
_MIN_ROLLED_CUES = 3
_MAX_ROLLED_LINES = 4


class _Cue(msgspec.Struct):
    time: Time
    voice: str | None
    lines: list[str]


class _BetweenCues(msgspec.Struct):
    """Lines of the file between cues."""

    lines: list[str]
    is_cue_name: bool = False
    """True if the line is the name of the next cue."""


def first_timing(sample: str, *, anywhere: bool = False) -> str | None:
    """Return the sign before the fractions in the first times of a caption file; `None` if the text is no such file.

    Args:
        sample: The start of the file.
        anywhere: Whether the times may have other lines above them, because the file's name says that it has times.
    """
    lines_above = 0
    for line in sample.split("\n", 200)[:200]:
        if not line.strip():
            continue
        timing = _TIMING.match(line.removesuffix("\r"))
        if timing:
            return timing[4] or "."
        lines_above += 1
        may_follow = lines_above <= _MAX_LINES_ABOVE_TIMES if anywhere else _is_number_above_times(line, lines_above)
        if not may_follow:
            return None
    return None


def _is_number_above_times(line: str, lines_above: int) -> bool:
    return lines_above == 1 and bool(_CUE_NUMBER.match(line.removesuffix("\r")))


def read_vtt(data: bytes) -> SourceLines:
    """Return the lines of a WebVTT file."""
    return _read(data)


def read_srt(data: bytes) -> SourceLines:
    """Return the lines of a SubRip file; the same irregular files as of WebVTT are read."""
    return _read(data)


def _read(data: bytes) -> SourceLines:
    decoded = decode(data)
    text, controls = clean(decoded.text)
    if is_noise(decoded, controls):
        return unreadable_file(NOT_TEXT)
    parts = list(_split_cues(split_lines(text)))
    findings = [*decoded.findings, *_unroll([part for part in parts if isinstance(part, _Cue)])]
    lines = list(_paragraph_lines(parts))
    if decoded.bad:
        findings.append(unreadable_bytes_finding(decoded.bad, first_replaced_line(line.text for line in lines)))
    return lines_of(lines, findings)


def _split_cues(lines: tuple[str, ...]) -> Iterator[_Cue | _BetweenCues]:
    """Yield cues and the lines between them, in order."""
    between: list[str] = []
    cue: _Cue | None = None
    number = -1
    for index, line in enumerate(lines):
        timing = _TIMING.match(line)
        if timing:
            name, number = _take_cue_name(cue, between, number)
            yield from _finished(cue, between)
            if name is not None and not _MACHINE_NAME.match(name):
                yield _BetweenCues([name], is_cue_name=True)
            cue, between = _Cue(_time(timing), None, []), []
        elif cue is None:
            between.append(line)
        elif line.strip() or _is_blank_inside_cue(lines, index):
            cue.lines.append(line)
        else:
            yield from _split_voices(cue)
            cue = None
    yield from _finished(cue, between)


def _take_cue_name(cue: _Cue | None, between: list[str], number: int) -> tuple[str | None, int]:
    """Remove the name of the next cue from the lines above its times, and return it with the number of the last cue.

    Without a blank line above it, only a number that follows `number` is a name and not a word of the cue before.
    """
    above = cue.lines if cue is not None else between
    name = above[-1] if above and above[-1].strip() else None
    counted = _CUE_NUMBER.match(name) if name is not None else None
    if name is None or (cue is not None and not (counted and int(counted[1]) == number + 1)):
        return None, number
    above.pop()
    return name, int(counted[1]) if counted else number


def _finished(cue: _Cue | None, between: list[str]) -> Iterator[_Cue | _BetweenCues]:
    if cue is not None:
        yield from _split_voices(cue)
    elif between:
        yield _BetweenCues(between)


def _is_blank_inside_cue(lines: tuple[str, ...], index: int) -> bool:
    """Return True if a line of blanks belongs to a cue: YouTube shows an empty line, SubRip has them between others."""
    return bool(lines[index]) and lines[index].isspace() and index + 1 < len(lines) and bool(lines[index + 1].strip())


def _time(timing: re.Match[str]) -> Time:
    start, end = _seconds(timing.groups()[:5]), _seconds(timing.groups()[5:])
    return Time(start, max(start, end))


def _seconds(clock: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, _, fraction = clock
    whole_seconds = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return round(whole_seconds + (float(f"0.{fraction}") if fraction else 0.0), 3)


def _split_voices(cue: _Cue) -> Iterator[_Cue]:
    """Yield a cue for each voice that speaks in it."""
    text = "\n".join(cue.lines)
    first, *rest = _VOICE_TAG.split(text) if "<" in text else [text]
    if first.strip() or not rest:
        yield _Cue(cue.time, None, _screen_lines(first))
    for voice, spoken in zip(rest[::2], rest[1::2], strict=True):
        name = " ".join(html.unescape(voice).split())
        yield _Cue(cue.time, name or None, _screen_lines(spoken))


def _screen_lines(spoken: str) -> list[str]:
    """Return the lines of a cue as the screen shows them."""
    if "<" in spoken or "{" in spoken:
        spoken = _TAG.sub("", spoken)
    if "&" in spoken:
        spoken = html.unescape(spoken)
    return [line.strip() for line in re.split("[\n\r]", spoken) if line.strip()]


def _unroll(cues: list[_Cue]) -> list[Finding]:
    """Remove from each cue the lines that were already on the screen, in a file whose lines roll up."""
    overlaps = [0, *(_overlap(cue, next_cue) for cue, next_cue in itertools.pairwise(cues))]
    spoken_count = sum(bool(cue.lines) for cue in cues)
    rolled_count = sum(overlap > 0 for overlap in overlaps)
    if rolled_count < _MIN_ROLLED_CUES or rolled_count <= _MAX_SPOKEN_REPEAT_SHARE * spoken_count:
        return []
    screens = [cue.lines for cue in cues]
    for index, overlap in enumerate(overlaps):
        if overlap:
            last_line, lines = screens[index - 1][-1], screens[index]
            grown = lines[overlap - 1][len(last_line) :].strip()
            cues[index].lines = [*([grown] if grown else []), *lines[overlap:]]
    message = f"lines roll up in this file: {rolled_count} cues repeat lines of the cue before, which are removed"
    return [finding("captions-rolled-up", "info", message)]


def _overlap(cue: _Cue, next_cue: _Cue) -> int:
    """Return how many lines of the next cue were on the screen in this one; the last of them may have grown."""
    is_other_voice = next_cue.voice is not None and next_cue.voice != cue.voice
    if next_cue.time.start - cue.time.end > _MIN_PAUSE_SECONDS or is_other_voice:
        return 0
    for count in range(min(len(cue.lines), len(next_cue.lines), _MAX_ROLLED_LINES), 0, -1):
        above, last_line = cue.lines[-count:-1], cue.lines[-1]
        repeated = next_cue.lines[count - 1]
        if (repeated == last_line or repeated.startswith(last_line + " ")) and next_cue.lines[: count - 1] == above:
            return count
    return 0


def _paragraph_lines(parts: Iterable[_Cue | _BetweenCues]) -> Iterator[FileLine]:
    """Yield the paragraphs that cues make together, with a blank line between them."""
    paragraphs = _Paragraphs()
    for part in parts:
        yield from paragraphs.add_cue(part) if isinstance(part, _Cue) else paragraphs.add_text(part)
    if paragraphs.current is not None:
        yield paragraphs.current


class _Paragraphs:
    """The paragraphs of a caption file; the current one may go on in the next cue."""

    def __init__(self) -> None:
        self.voice: str | None = None
        self.current: FileLine | None = None

    def add_cue(self, cue: _Cue) -> Iterator[FileLine]:
        """Add the pieces of a cue to the current paragraph or to new ones, and yield those that end."""
        pieces = _pieces(cue)
        if not pieces:
            if self.current is not None and cue.voice in {None, self.voice}:  # its words are still on the screen
                self.current.time = _span(self.current.time, cue.time)
            return
        new_voice = self._mark_new_voice(cue, pieces)
        for piece in pieces:
            if self.current is not None and not _begins_paragraph(piece, self.current, cue.time):
                self.current.text += f" {piece}"
                self.current.time = _span(self.current.time, cue.time)
                continue
            yield from self._end()
            self.current = FileLine(piece, time=cue.time, voice=new_voice)
            new_voice = None

    def add_text(self, part: _BetweenCues) -> Iterator[FileLine]:
        """Yield the lines between cues; words among them end the current paragraph."""
        lines = list(_lines_between(part))
        if any(line.aside is None for line in lines):
            yield from self._end()
        yield from lines

    def _mark_new_voice(self, cue: _Cue, pieces: list[str]) -> str | None:
        """Write chevrons before the first piece where another voice begins, and return the voice."""
        if cue.voice == self.voice or (cue.voice is None and _STAGE_DIRECTION.match(pieces[0])):
            return None
        self.voice = cue.voice
        if pieces[0].startswith(">"):
            return None
        pieces[0] = f">> {self.voice}: {pieces[0]}" if self.voice is not None else f">> {pieces[0]}"
        return self.voice

    def _end(self) -> Iterator[FileLine]:
        if self.current is not None:
            yield from (self.current, FileLine(""))
            self.current = None


def _pieces(cue: _Cue) -> list[str]:
    """Return the text of a cue, cut where somebody else begins to speak."""
    pieces: list[str] = []
    for line in cue.lines:
        for part in _CHEVRONS.split(line):
            piece = part.strip()
            if not piece:
                continue
            above = pieces[-1] if pieces else None
            if above is None or _is_apart(piece, above) or (_is_label(piece) and _ends_sentence(above)):
                pieces.append(piece)
            else:
                pieces[-1] += f" {piece}"
    return pieces


def _begins_paragraph(piece: str, above: FileLine, time: Time) -> bool:
    """Return True if the first words of a cue begin a paragraph."""
    is_pause = above.time is not None and time.start - above.time.end > _MIN_PAUSE_SECONDS
    return is_pause or _is_apart(piece, above.text) or _is_label(piece)


def _is_apart(piece: str, above: str) -> bool:
    """Return True if a piece can't go on in the paragraph of the text above it."""
    if _SPEAKER_CHANGE.match(piece) or _STAGE_DIRECTION.match(piece) or _STAGE_DIRECTION.match(above):
        return True
    return len(above) > _MIN_PARAGRAPH_CHARS and (_ends_sentence(above) or len(above) > 2 * _MIN_PARAGRAPH_CHARS)


def _ends_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text[-8:]))


def _is_label(piece: str) -> bool:
    return piece[0].isupper() and bool(_POSSIBLE_LABEL.match(piece))


def _span(time: Time | None, other: Time) -> Time:
    return other if time is None else Time(min(time.start, other.start), max(time.end, other.end))


def _lines_between(part: _BetweenCues) -> Iterator[FileLine]:
    """Yield the lines outside of cues: words between cues are text that lost its time, the rest is about the file."""
    block: list[str] = []
    for line in [*part.lines, ""]:
        if line.strip():
            block.append(line)
            continue
        if block and not _STYLE.match(block[0]):
            aside: Aside | None = "metadata" if part.is_cue_name or _FILE_COMMENT.match(block[0]) else None
            block[0] = _SIGNATURE.sub("", block[0])
            yield from (FileLine(html.unescape(_TAG.sub("", text)).strip(), aside) for text in block if text)
            if aside is None:
                yield FileLine("")
        block = []
