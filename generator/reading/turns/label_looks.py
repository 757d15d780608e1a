"""Starts of paragraphs in the look of a label, which alone is as often speech as a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from generator.reading.draft import Draft, Piece, is_apart
from generator.reading.grammar.labels import goes_on_as_speech
from generator.reading.grammar.salutations import is_salutation
from generator.reading.grammar.speech_openings import is_speech_phrase
from generator.reading.grammar.stopped_labels import is_vocative, stopped_label
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.layout.hard_wraps import wrapped_lines
from generator.reading.turns.label_shapes import NO_FIRST_WORDS, are_name_words, has_gap, is_office
from generator.reading.turns.stage_directions import any_direction
from generator.text.normal import fold, tidy

NOTE = r"[(\[][^()\[\]\n]{1,70}[)\]]"
"""Regular expression for a note in brackets."""

COLON = "a text and a colon"
DASH = "a text and a dash"
STOP = "a text and a full stop"
SIGN = "a text and a sign"
BRACKETS = "a text in brackets"
TIME_FIRST = "a time and a text"
TIME_LAST = "a text and a time"
ALONE = "a text alone on its line"
"""The looks, as findings name them."""

TIMES = (TIME_FIRST, TIME_LAST)

_MAX_CHARS = 240
_MAX_WORDS = 14
_MAX_LINE_CHARS = 90
_MAX_LINE_WORDS = 6
_MIN_LETTERS = 2
_BEFORE = r"[\s\ufeff]{0,40}(?:(?:\d{1,3}|[A-Z]{1,2}\d{1,4})[.)]?[\s\u00a0]{1,8}|[*_#>-]{1,3}[ \u00a0]?)?"
_TEXT = rf"(?P<label>[^\W\d_](?:[^\n:\uff1a!?;\"“”«»„({{}}\[\]<>|=…]|{NOTE}){{0,110}}?)"
_CLOCK = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?: ?[AaPp]\.?[Mm]\.?)?[\])]?"
_LOOKS: Mapping[str, re.Pattern[str]] = {
    COLON: re.compile(rf"{_BEFORE}{_TEXT}[:\uff1a](?![/\d]|[ \u00a0]{{0,3}}[¿¡][a-zß-ÿ])"),
    DASH: re.compile(rf"{_BEFORE}{_TEXT}(?:[ \u00a0][–—-]{{1,2}}[ \u00a0]|[–—])(?=\S)"),
    SIGN: re.compile(
        r"[\s\ufeff]{0,20}[<{«@~|/\\=#*_\"“‹【〈「◆◇○◎●■□▶►]{0,2}[ \u00a0]?"
        rf"(?P<label>[^\W\d_](?:[^<>{{}}«»@~|/\\=#*_\"“”‹›【】〈〉「」:;!?(\[\t\n\u3000–—]|{NOTE}){{0,60}}?)"
        r"(?:[ \u00a0]?(?:[>}»~|/\\=#*_\"”›】〉」]{1,2}|->|=>|→|⇒|▶|►)[\s\u00a0]|\t|\u3000|[ \u00a0]{3})"
        r"[\s\u00a0]{0,20}(?=\S)"
    ),
    BRACKETS: re.compile(r"[\s\ufeff]{0,40}\[(?P<label>[^\W\d_][^\[\]\n:]{1,70})\][:.]?(?=\s|$)"),
    TIME_FIRST: re.compile(
        rf"[\s\ufeff]{{0,40}}{_CLOCK}[\s\u00a0–—-]{{1,8}}(?P<label>[^\W\d_][^\n:]{{1,60}}?):?[\s\u00a0]{{0,8}}$"
    ),
    TIME_LAST: re.compile(
        rf"[\s\ufeff]{{0,40}}(?P<label>[^\W\d_][^\n:]{{1,60}}?)[\s\u00a0,–—|·(-]{{1,8}}{_CLOCK}\)?:?[\s\u00a0]{{0,8}}$"
    ),
    ALONE: re.compile(
        rf"[\s\ufeff]{{0,40}}(?P<label>[^\W\d_][^\n:!?;…,\"“”«»]{{1,60}}?(?: ?{NOTE})?)[\s\u00a0]{{0,8}}$"
    ),
}
_HAS_DASH = re.compile(" --? ")
_HAS_SIGN = re.compile(r"[>}»~|/\\=#*_\"”›】〉」→⇒▶►\t\u3000]")
_HAS_TIME = re.compile(r"\d:\d\d")
_SENTENCE_INSIDE = re.compile(r"(?:[^\W\d_]{3}|\d)\.\s|\.\.")
_ZONE = re.compile(r"[A-Z]{2,5}|[ap]m")
_IN_BRACKETS = re.compile(rf"\s?{NOTE}")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_COLONS = (":", "\uff1a")
_DASHES = ("-", "–", "—")


class LabelLook(msgspec.Struct, frozen=True):
    """The start of a paragraph that looks like a label."""

    index: int
    """Index of its piece."""
    look: str
    label: str
    """Tidied."""

    @property
    def plain(self) -> str:
        """The label without what is in brackets."""
        return without_notes(self.label)

    @property
    def head(self) -> str:
        """The label without what is in brackets and behind a comma."""
        return self.plain.partition(",")[0].strip(" .")


def label_looks(draft: Draft) -> Sequence[LabelLook]:
    """Return the starts of paragraphs that look like labels, in named turns and behind their first words.

    Where no line continues the line above, each line may begin a paragraph.
    """
    reader = _Reader(draft)
    looks = [look for index in _inside_turns(draft.pieces) if (look := reader.look_at(index)) is not None]
    if not looks:
        return ()
    continues = wrapped_lines(draft.pieces)
    return [
        look
        for look in looks
        if draft.pieces[look.index].line not in continues
        and (look.look in TIMES or not continues or is_apart(draft.pieces, look.index))
        and not _is_announced(draft.pieces, look.index)
    ]


def looks_of_labels(pieces: Iterable[Piece]) -> frozenset[str]:
    """Return the looks of the labels that a document prints."""
    return frozenset(
        _look_of_mark(piece.text) for piece in pieces if piece.became == "mark" and piece.detail is not None
    )


def _look_of_mark(text: str) -> str:
    """Return the look of a printed mark."""
    mark = text.strip()
    if mark.startswith("["):
        return BRACKETS
    if mark.endswith(_DASHES):
        return DASH
    if mark.endswith(_COLONS):
        return COLON
    return STOP if mark.endswith(".") else ALONE


def without_notes(label: str) -> str:
    """Return a label without what is in brackets."""
    return _IN_BRACKETS.sub("", label)


def is_name(text: str, vocabulary: Vocabulary) -> bool:
    """Return True if all words begin with a capital or are particles, as the words of a name."""
    words = _WORD.findall(text)
    return bool(words) and are_name_words(words, vocabulary)


def _inside_turns(pieces: tuple[Piece, ...]) -> Iterator[int]:
    """Yield the unclaimed pieces that begin a line inside a named turn, behind its first words."""
    is_named = has_words = False
    for index, piece in enumerate(pieces):
        if piece.became == "mark":
            is_named, has_words = piece.detail is not None, False
        elif piece.became is None:
            begins = pieces[index - 1].line != piece.line or pieces[index - 1].became == "removed"
            if is_named and has_words and begins and not piece.begins_turn:
                yield index
            has_words = True


def _is_announced(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True if the line above ends with a colon: what follows is read out."""
    return pieces[index - 1].became is None and pieces[index - 1].text.rstrip().endswith(_COLONS)


class _Reader:
    """Finds the look of a line, in the order of how often it is that of a label."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._vocabulary = draft.vocabulary

    def look_at(self, index: int) -> LabelLook | None:
        """Return the look of the label at the start of a piece."""
        text = self._draft.pieces[index].text
        for look in self._looks(text):
            label = self._label_in(look, text[:_MAX_CHARS])
            if label and self._may_be_label(label, look):
                return LabelLook(index, look, label)
        return None

    @cached_property
    def _has_times(self) -> bool:
        """Whether the source has cues: there lines end anywhere."""
        return any(self._draft.document.times)

    @cached_property
    def _own(self) -> frozenset[str]:
        return looks_of_labels(self._draft.pieces)

    def _looks(self, text: str) -> Iterator[str]:
        """Yield the looks that a line may have; a full stop, brackets and nothing only where labels have them."""
        head = text[:_MAX_CHARS]
        if ":" in head or "\uff1a" in head:
            yield COLON
        if "–" in head or "—" in head or (" -" in head and _HAS_DASH.search(head)):
            yield DASH
        if STOP in self._own:
            yield STOP
        if BRACKETS in self._own:
            yield BRACKETS
        if has_gap(head) or _HAS_SIGN.search(head):
            yield SIGN
        if len(text) < _MAX_LINE_CHARS and not self._has_times:
            yield from TIMES if _HAS_TIME.search(text) else ()
            yield from (ALONE,) if ALONE in self._own else ()

    def _label_in(self, look: str, text: str) -> str:
        if look == STOP:
            stopped = stopped_label(text, self._vocabulary)
            return tidy(stopped[0]).rstrip(".") if stopped is not None else ""
        match = _LOOKS[look].match(text)
        return tidy(match["label"]) if match is not None else ""

    def _may_be_label(self, label: str, look: str) -> bool:
        """Return True for a few words with which nobody goes on speaking."""
        words = label.split()
        if (
            len(words) > _MAX_WORDS
            or is_salutation(label)
            or is_vocative(label.partition(",")[0])
            or _SENTENCE_INSIDE.search(without_notes(label))
        ):
            return False
        if sum(map(str.isalpha, label)) < _MIN_LETTERS:
            return label.isupper() and look == SIGN
        if look != COLON and any_direction(f"[{label}]", self._vocabulary):
            return False
        if look in TIMES:
            return len(words) <= _MAX_LINE_WORDS and label[-1] not in "].!?…" and not _ZONE.fullmatch(label)
        if fold(words[0]) in NO_FIRST_WORDS:
            return False
        if look == ALONE:
            is_short = len(words) <= _MAX_LINE_WORDS and not label.endswith(".")
            return is_short and is_name(label, self._vocabulary)
        if look == STOP and len(words) == 1 and not is_office(label, self._vocabulary):
            return False
        return not self._is_speech(label)

    def _is_speech(self, label: str) -> bool:
        head = without_notes(label).partition(",")[0]
        return goes_on_as_speech(label, self._vocabulary) or is_speech_phrase(head)
