"""Paragraphs: cues that belong together become a line, with a label where another voice begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.records import Time
from generator.sources.captions.cue import Cue, Part
from generator.sources.source_lines import FileLine

_CHEVRONS = re.compile(r"(?<!>)(?=>>)")
_SPEAKER_CHANGE = (">", "- ", "-\t")
_TURN_SIGN = re.compile(r"\[SPEAKER_TURN\]", re.IGNORECASE)
"""The sign of whisper.cpp behind the last words of a speaker."""
_POSSIBLE_LABEL = re.compile(r"[ \t]{0,40}[^\W\d_][^\s:：]{0,40}(?:[ \t][^\s:：]{1,40}){0,4}(?::(?:[ \t]|$)|：)")
"""Reading decides whether it is a label."""
_STAGE_DIRECTION = re.compile(r"[\[(♪][^\])♪]{1,80}[\])♪][.]?$")
_DIRECTION_STARTS = ("[", "(", "♪")
_SENTENCE_END = re.compile(r"[.?!…。！？][\"”')\]」』]*$")

MIN_PAUSE_SECONDS = 4.0
"""Silence after which a paragraph begins."""
_MIN_PARAGRAPH_CHARS = 600
"""Length at which a paragraph ends with the next sentence; at twice the length it ends anyway."""


def paragraph_lines(parts: list[Part], *, voices_go_on: bool, by_colour: bool = False) -> Iterator[FileLine]:
    """Yield the paragraphs that cues make together, with a blank line between them, and the lines between cues.

    Args:
        parts: The parts of the file.
        voices_go_on: Whether a cue without a voice goes on with the voice before; else nobody knows who speaks in it.
        by_colour: Whether somebody else speaks where the colour of the words changes.
    """
    paragraphs = _Paragraphs(voices_go_on=voices_go_on, by_colour=by_colour)
    for part in parts:
        yield from paragraphs.add_cue(part) if isinstance(part, Cue) else paragraphs.add_line(part)
    yield from paragraphs.end()
    if paragraphs.repeated:
        yield FileLine(" ".join(paragraphs.repeated), "marker")


class _Paragraphs:
    """The paragraphs of a caption file; the current one may go on in the next cue."""

    def __init__(self, *, voices_go_on: bool, by_colour: bool) -> None:
        self.voices_go_on = voices_go_on
        self.by_colour = by_colour
        self.colour: str | None = None
        self.voice: str | None = None
        self.repeated: list[str] = []
        """The printed labels of cues that go on with the voice before, and other signs that are no words."""
        self.line: FileLine | None = None
        self.pieces: list[str] = []
        self.length = 0

    def add_cue(self, cue: Cue) -> Iterator[FileLine]:
        """Add the pieces of a cue to the current paragraph or to new ones, and yield those that end."""
        pieces = self._pieces(cue)
        if not pieces and (cue.voice is None or cue.voice == self.voice):
            self._stay_on_screen(cue)
            return
        pieces = pieces or [""]
        new_voice, is_marked = self._mark_new_voice(cue, pieces)
        for number, piece in enumerate(pieces):
            self.voice = None if number and piece.startswith(">>") else self.voice
            is_new = (is_marked and number == 0) or self._begins_paragraph(piece, cue)
            if not is_new:
                self._go_on(piece, cue.time)
                continue
            yield from self.end(is_last=False)
            self.line = FileLine("", time=cue.time, voice=new_voice if number == 0 else None)
            self.pieces, self.length = [piece], len(piece)

    def _stay_on_screen(self, cue: Cue) -> None:
        """Lengthen the current paragraph by a cue without words: its words are still on the screen."""
        if self.line is not None and (self.line.time or cue.time):
            self.line.time = _span(self.line.time, cue.time)
        self._repeat(cue)

    def add_line(self, line: FileLine) -> Iterator[FileLine]:
        """Yield a line between cues; words end the current paragraph."""
        if line.aside is None:
            yield from self.end(is_last=False)
        yield line

    def end(self, *, is_last: bool = True) -> Iterator[FileLine]:
        """Yield the current paragraph, if any, and a blank line behind it."""
        if self.line is not None:
            self.line.text = " ".join(self.pieces)
            yield self.line
            if not is_last:
                yield FileLine("")
            self.line, self.pieces, self.length = None, [], 0

    def _go_on(self, piece: str, time: Time | None) -> None:
        if self.line is not None:
            self.pieces.append(piece)
            self.length += len(piece) + 1
            self.line.time = _span(self.line.time, time)

    def _mark_new_voice(self, cue: Cue, pieces: list[str]) -> tuple[str | None, bool]:
        """Write chevrons before the first piece where another voice begins; return the voice and whether it begins."""
        has_chevrons = pieces[0].startswith(">>")
        if self._changes_colour(cue, pieces[0]) and cue.voice is None and not has_chevrons:
            self.voice = None
            pieces[0] = f">> {pieces[0]}"
            return None, True
        if cue.voice is None and (self.voices_go_on or _is_direction(pieces[0])) and not has_chevrons:
            return None, False
        if cue.voice == self.voice and not (has_chevrons and cue.voice is not None):
            self._repeat(cue)
            return None, False
        self.voice = cue.voice
        if cue.voice is None:
            pieces[0] = pieces[0] if has_chevrons else f">> {pieces[0]}"
            return None, True
        words = pieces[0].lstrip(">").lstrip() if has_chevrons else pieces[0]
        pieces[0] = f">> {cue.voice}: {words}".rstrip()
        return cue.voice, True

    def _changes_colour(self, cue: Cue, words: str) -> bool:
        """Return True if somebody else speaks, as another colour shows; a stage direction has its own colour."""
        if not self.by_colour or _is_direction(words):
            return False
        above, self.colour = self.colour, cue.colour
        return self.line is not None and cue.colour != above

    def _repeat(self, cue: Cue) -> None:
        if cue.is_voice_printed:
            self.repeated.append(f"{cue.voice}:")

    def _pieces(self, cue: Cue) -> list[str]:
        """Return the text of a cue, cut where somebody else begins to speak."""
        pieces: list[str] = []
        for line in cue.lines:
            for piece in self._pieces_of_line(line):
                above = pieces[-1] if pieces else None
                is_label = cue.voice is None and _is_label(piece) and above is not None and _ends_sentence(above)
                if above is None or is_label or _is_apart(piece, above, len(above)):
                    pieces.append(piece)
                else:
                    pieces[-1] += f" {piece}"
        return pieces

    def _pieces_of_line(self, line: str) -> list[str]:
        """Return the text of a line, cut before chevrons."""
        words = self._without_turn_signs(line)
        parts = _CHEVRONS.split(words) if ">>" in words else [words]
        return [part.strip() for part in parts if part.strip()]

    def _without_turn_signs(self, line: str) -> str:
        if "[" not in line:
            return line
        changed, count = _TURN_SIGN.subn(" >>", line)
        self.repeated += ["[SPEAKER_TURN]"] * count
        return changed

    def _begins_paragraph(self, piece: str, cue: Cue) -> bool:
        """Return True if a piece of a cue begins a paragraph; a label can begin only where the cue names nobody."""
        if self.line is None:
            return True
        above, time = self.line.time, cue.time
        is_pause = bool(above and time and time.start - above.last > MIN_PAUSE_SECONDS)
        is_label = cue.voice is None and _is_label(piece)
        return is_pause or is_label or _is_apart(piece, self.pieces[-1], self.length)


def _is_apart(piece: str, above: str, length: int) -> bool:
    """Return True if a piece can't go on in a paragraph.

    Args:
        piece: The next words.
        above: The last words of the paragraph.
        length: How many characters the paragraph has.
    """
    if piece.startswith(_SPEAKER_CHANGE) or _is_direction(piece) or _is_direction(above):
        return True
    return length > _MIN_PARAGRAPH_CHARS and (_ends_sentence(above) or length > 2 * _MIN_PARAGRAPH_CHARS)


def _is_direction(piece: str) -> bool:
    return piece.startswith(_DIRECTION_STARTS) and _STAGE_DIRECTION.match(piece) is not None


def _ends_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text[-8:]))


def _is_label(piece: str) -> bool:
    return bool(piece) and not piece[0].islower() and bool(_POSSIBLE_LABEL.match(piece))


def _span(time: Time | None, other: Time | None) -> Time | None:
    if time is None or other is None:
        return time or other
    return Time(min(time.start, other.start), max(time.last, other.last))
