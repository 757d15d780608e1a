"""Caption files (WebVTT and SubRip): cues become paragraphs that keep their times.

Captions repeat in every cue what belongs to a whole speech (the voice) or what still stands on the screen (rolled-up
lines), and cut sentences where the screen ends. What is made here reads as a captioner's transcript does: a line with
chevrons where another voice begins, a line a paragraph, each word as often as it was spoken. webvtt-py loses text in
files that aren't quite right (words outside of cues, times of two digits, arrows in the text), so it isn't used.
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
    Line,
    Lines,
    finding,
    first_replaced,
    lines_of,
    replaced_bytes,
    split_lines,
    unreadable,
)
from generator.sources.text import is_noise

_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:([.,])(\d{1,6}))?"
_TIMING = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-{{1,2}}>[ \t]*{_CLOCK}(?:[ \t]+[A-Za-z][\w-]*[:=]\S*)*[ \t]*$")
_HEAD = 12
"""Lines in which the first time of a caption file stands; elsewhere a time is a quotation."""

_NUMBER = re.compile(r"[ \t]*(\d{1,9})[ \t]*$")
_TECHNICAL = re.compile(r"[ \t]*[\w/.-]*\d[\w/.-]*[ \t]*$")
"""The name of a cue that is a number, or was made by a program."""
_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>\n]{1,200})>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:[a-z][^<>\n]{0,200}|\d[\d:.,]*)>|\{\\[^{}\n]{0,100}\}", re.IGNORECASE)
_CHEVRONS = re.compile(r"(?<!>)(?=>>)")
_OPENS = re.compile(r"[ \t]*(?:>|-[ \t])")
_LABEL = re.compile(r"[ \t]*[^\W\d_][^\s:]{0,40}(?:[ \t][^\s:]{1,40}){0,4}:(?:[ \t]|$)")
"""What may be a label. Whether it is one, reading decides."""
_ALONE = re.compile(r"[ \t]*[\[(♪][^\])♪]{1,80}[\])♪][.]?[ \t]*$")
_STOP = re.compile(r"[.?!…][\"”')\]]*$")

_STYLE = re.compile(r"(?:STYLE|REGION)[ \t]*$")
_SIGNATURE = re.compile(r"WEBVTT(?:[ \t]+-+)?(?:[ \t]+|$)")
_SAID = re.compile(r"WEBVTT(?:[ \t]|$)|NOTE(?:[ \t]|$)")

_PAUSE = 4.0
"""Seconds of silence after which a paragraph begins."""
_PARAGRAPH = 600
"""Characters after which a paragraph ends with the next sentence, and twice as many after which it ends anyway."""
_ROLLED = 0.3
"""Share of cues that begin with lines of the cue before; speech alone repeats itself far less often."""


class _Cue(msgspec.Struct):
    time: Time
    voice: str | None
    lines: list[str]


class _Other(msgspec.Struct):
    """Lines of the file between cues."""

    lines: list[str]
    is_name: bool = False
    """The name of the next cue."""


def first_timing(sample: str, *, anywhere: bool = False) -> str | None:
    """Return the sign before the fractions in the first times of a caption file, or `None` where the text is none.

    Args:
        sample: The start of the file.
        anywhere: Whether the times may stand below other lines, because the file's name says that it has times.
    """
    seen = 0
    for line in sample.split("\n", 200)[:200]:
        if not line.strip():
            continue
        timing = _TIMING.match(line.removesuffix("\r"))
        if timing:
            return timing[4] or "."
        seen += 1
        if seen > (_HEAD if anywhere else 1) or not (anywhere or _NUMBER.match(line.removesuffix("\r"))):
            return None
    return None


def read_vtt(data: bytes) -> Lines:
    """Return the lines of a WebVTT file."""
    return _read(data)


def read_srt(data: bytes) -> Lines:
    """Return the lines of a SubRip file; it is read with the same patience as WebVTT."""
    return _read(data)


def _read(data: bytes) -> Lines:
    decoded = decode(data)
    shown, controls = clean(decoded.text)
    if is_noise(decoded, controls):
        return unreadable("the file is no text in UTF-8: nothing of it can be read")
    parts = list(_parts(split_lines(shown)))
    findings = [*decoded.findings, *_unroll([part for part in parts if isinstance(part, _Cue)])]
    made = list(_lines(parts))
    if decoded.bad:
        findings.append(replaced_bytes(decoded.bad, first_replaced(line.text for line in made)))
    return lines_of(made, findings)


def _parts(lines: tuple[str, ...]) -> Iterator[_Cue | _Other]:
    """Yield cues and what stands between them, in order."""
    before: list[str] = []
    cue: _Cue | None = None
    number = -1
    for index, line in enumerate(lines):
        timing = _TIMING.match(line)
        if timing:
            above = cue.lines if cue is not None else before
            name = above[-1] if above and above[-1].strip() else None
            counted = _NUMBER.match(name) if name is not None else None
            # Without a blank line above it only a number that goes on counting is no word of the cue before.
            if name is not None and (cue is None or (counted and int(counted[1]) == number + 1)):
                above.pop()
                number = int(counted[1]) if counted else number
            else:
                name = None
            if cue is not None:
                yield from _voices(cue)
            elif before:
                yield _Other(before)
                before = []
            if name is not None and not _TECHNICAL.match(name):
                yield _Other([name], is_name=True)
            cue = _Cue(_time(timing), None, [])
        elif cue is not None and (line.strip() or _goes_on(lines, index)):
            cue.lines.append(line)
        elif cue is not None:
            yield from _voices(cue)
            cue = None
        else:
            before.append(line)
    if cue is not None:
        yield from _voices(cue)
    if before:
        yield _Other(before)


def _goes_on(lines: tuple[str, ...], index: int) -> bool:
    """Return whether a blank line stands inside a cue: YouTube shows an empty line, SubRip has them between others."""
    return bool(lines[index]) and lines[index].isspace() and index + 1 < len(lines) and bool(lines[index + 1].strip())


def _time(timing: re.Match[str]) -> Time:
    start, end = _seconds(timing.groups()[:5]), _seconds(timing.groups()[5:])
    return Time(start, max(start, end))


def _seconds(clock: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, _, fraction = clock
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return round(whole + (float(f"0.{fraction}") if fraction else 0.0), 3)


def _voices(cue: _Cue) -> Iterator[_Cue]:
    """Yield a cue for each voice that speaks in it."""
    whole = "\n".join(cue.lines)
    first, *rest = _VOICE.split(whole) if "<" in whole else [whole]
    if first.strip() or not rest:
        yield _Cue(cue.time, None, _shown(first))
    for voice, spoken in zip(rest[::2], rest[1::2], strict=True):
        name = " ".join(html.unescape(voice).split())
        yield _Cue(cue.time, name or None, _shown(spoken))


def _shown(spoken: str) -> list[str]:
    """Return the lines of a cue as the screen shows them."""
    if "<" in spoken or "{" in spoken:
        spoken = _TAG.sub("", spoken)
    if "&" in spoken:
        spoken = html.unescape(spoken)
    return [line.strip() for line in re.split("[\n\r]", spoken) if line.strip()]


def _unroll(cues: list[_Cue]) -> list[Finding]:
    """Take out of each cue the lines that already stood on the screen, in a file whose lines roll up."""
    overlaps = [0, *(_overlap(one, two) for one, two in itertools.pairwise(cues))]
    spoken = sum(bool(cue.lines) for cue in cues)
    rolled = sum(overlap > 0 for overlap in overlaps)
    if rolled < 3 or rolled <= _ROLLED * spoken:
        return []
    screens = [cue.lines for cue in cues]
    for index, overlap in enumerate(overlaps):
        if overlap:
            last, here = screens[index - 1][-1], screens[index]
            grown = here[overlap - 1][len(last) :].strip()
            cues[index].lines = [*([grown] if grown else []), *here[overlap:]]
    message = f"lines roll up in this file; what {rolled} cues repeat of the one before is left out"
    return [finding("captions-rolled-up", "info", message)]


def _overlap(one: _Cue, two: _Cue) -> int:
    """Return how many lines of `two` stood on the screen in `one`; the last of them may have grown."""
    if two.time.start - one.time.end > _PAUSE or (two.voice is not None and two.voice != one.voice):
        return 0
    for count in range(min(len(one.lines), len(two.lines), 4), 0, -1):
        above, last = one.lines[-count:-1], one.lines[-1]
        same = two.lines[count - 1] == last or two.lines[count - 1].startswith(last + " ")
        if same and two.lines[: count - 1] == above:
            return count
    return 0


def _lines(parts: Iterable[_Cue | _Other]) -> Iterator[Line]:
    """Yield the paragraphs that cues make together, with a blank line between them."""
    voice: str | None = None
    current: Line | None = None
    for part in parts:
        if isinstance(part, _Other):
            other = list(_other(part))
            if current is not None and any(line.aside is None for line in other):
                yield from (current, Line(""))
                current = None
            yield from other
            continue
        pieces = _pieces(part)
        begins = None
        if not pieces and current is not None and part.voice in {None, voice}:  # what it showed still stands there
            current.time = _span(current.time, part.time)
        if pieces and part.voice != voice and not (part.voice is None and _ALONE.match(pieces[0])):
            voice = part.voice
            if not pieces[0].startswith(">"):
                begins = voice
                pieces[0] = f">> {voice}: {pieces[0]}" if voice is not None else f">> {pieces[0]}"
        for piece in pieces:
            if current is not None and not _opens(piece, current, part.time):
                current.text += f" {piece}"
                current.time = _span(current.time, part.time)
                continue
            if current is not None:
                yield from (current, Line(""))
            current = Line(piece, time=part.time, voice=begins)
            begins = None
    if current is not None:
        yield current


def _pieces(cue: _Cue) -> list[str]:
    """Return the text of a cue, cut where somebody else begins to speak."""
    pieces: list[str] = []
    for line in cue.lines:
        for part in _CHEVRONS.split(line):
            piece = part.strip()
            if not piece:
                continue
            above = pieces[-1] if pieces else None
            if above is None or _begins(piece, above) or (_is_label(piece) and _STOP.search(above[-8:])):
                pieces.append(piece)
            else:
                pieces[-1] += f" {piece}"
    return pieces


def _opens(piece: str, above: Line, time: Time) -> bool:
    """Return whether the first words of a cue begin a paragraph."""
    is_pause = above.time is not None and time.start - above.time.end > _PAUSE
    return is_pause or _begins(piece, above.text) or _is_label(piece)


def _begins(piece: str, above: str) -> bool:
    if _OPENS.match(piece) or _ALONE.match(piece) or _ALONE.match(above):
        return True
    return len(above) > _PARAGRAPH and bool(_STOP.search(above[-8:]) or len(above) > 2 * _PARAGRAPH)


def _is_label(piece: str) -> bool:
    return piece[0].isupper() and bool(_LABEL.match(piece))


def _span(one: Time | None, two: Time) -> Time:
    return two if one is None else Time(min(one.start, two.start), max(one.end, two.end))


def _other(part: _Other) -> Iterator[Line]:
    """Yield what stands outside of cues: words between them are text that lost its time, the rest is about the file."""
    block: list[str] = []
    for line in [*part.lines, ""]:
        if line.strip():
            block.append(line)
            continue
        if block and not _STYLE.match(block[0]):
            aside: Aside | None = "metadata" if part.is_name or _SAID.match(block[0]) else None
            block[0] = _SIGNATURE.sub("", block[0])
            yield from (Line(html.unescape(_TAG.sub("", text)).strip(), aside) for text in block if text)
            if aside is None:
                yield Line("")
        block = []
