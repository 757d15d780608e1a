"""Starts of paragraphs in the look of a label that no form reads, where the document itself tells of somebody else.

Which forms people will invent is not known, but other things than the form tell that somebody else speaks: he was called
up, the label before is printed again behind his words, he is in the list of those present, or a party or a language is
in brackets. It takes both, the look and such a sign: each of them alone is as often speech.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from generator.reading.draft import Draft, is_apart
from generator.reading.grammar.caseless import is_caseless
from generator.reading.grammar.labels import goes_on_as_speech, names_somebody
from generator.reading.grammar.offices import leading_role
from generator.reading.grammar.speech_openings import is_sentence_start, is_speech_phrase
from generator.reading.grammar.stopped_labels import is_vocative, stopped_label
from generator.reading.layout.hard_wraps import wrapped_lines
from generator.reading.turns.label_shapes import NO_FIRST_WORDS, are_name_words, is_office
from generator.reading.turns.stage_directions import any_direction
from generator.text.normal import fold, tidy

_MAX_CHARS = 240
_MAX_WORDS = 14
_MAX_LINE_CHARS = 90
_MAX_LINE_WORDS = 6
_MIN_MARKS = 3
_MIN_MARKS_FOR_ONE = 10
"""Marks of a document in which one label may be printed twice running with nothing of somebody else in between."""

_MIN_LISTED = 2
"""Labels of the document in one line above the first turn, that make it a list of those present."""

_MIN_ITEMS = 3
_MAX_ITEM_GAP = 12
"""Lines between two items of a list, at most."""

_CALL_CHARS = 240
"""Who is called up is named in so many characters before his words."""

_MIN_NAME_CHARS = 3
_MIN_FIRST_WORD_CHARS = 4

_NOTE = r"[(\[][^()\[\]\n]{1,70}[)\]]"
_BEFORE = r"[\s\ufeff]{0,40}(?:(?:\d{1,3}|[A-Z]{1,2}\d{1,4})[.)]?[\s\u00a0]{1,8}|[*_#>-]{1,3}[ \u00a0]?)?"
_TEXT = rf"(?P<label>[^\W\d_](?:[^\n:\uff1a!?;\"“”«»„({{}}\[\]<>|=…]|{_NOTE}){{0,110}}?)"
_CLOCK = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?: ?[AaPp]\.?[Mm]\.?)?[\])]?"
_COLON = "a text and a colon"
_DASH = "a text and a dash"
_STOP = "a text and a full stop"
_BRACKETS = "a text in brackets"
_TIME_FIRST = "a time and a text"
_TIME_LAST = "a text and a time"
_ALONE = "a text alone on its line"
_SIGN = "a text and a sign"
_TIMES = (_TIME_FIRST, _TIME_LAST)
_LOOKS: Mapping[str, re.Pattern[str]] = {
    _COLON: re.compile(rf"{_BEFORE}{_TEXT}[:\uff1a](?![/\d])"),
    _DASH: re.compile(rf"{_BEFORE}{_TEXT}(?:[ \u00a0][–—-]{{1,2}}[ \u00a0]|[–—])(?=\S)"),
    _SIGN: re.compile(
        r"[\s\ufeff]{0,20}[<{«@~|/\\=#*_\"“‹【〈「◆◇○◎●■□▶►]{0,2}[ \u00a0]?"
        r"(?P<label>[^\W\d_](?:[^<>{}«»@~|/\\=#*_\"“”‹›【】〈〉「」:;!?\t\n\u3000–—]|" + _NOTE + r"){0,60}?)"
        r"(?:[ \u00a0]?(?:[>}»~|/\\=#*_\"”›】〉」]{1,2}|->|=>|→|⇒|▶|►)[\s\u00a0]|\t|\u3000|[ \u00a0]{3})[\s\u00a0]{0,20}(?=\S)"
    ),
    _BRACKETS: re.compile(r"[\s\ufeff]{0,40}\[(?P<label>[^\W\d_][^\[\]\n:]{1,70})\][:.]?(?=\s|$)"),
    _TIME_FIRST: re.compile(
        rf"[\s\ufeff]{{0,40}}{_CLOCK}[\s\u00a0–—-]{{1,8}}(?P<label>[^\W\d_][^\n:]{{1,60}}?):?[\s\u00a0]{{0,8}}$"
    ),
    _TIME_LAST: re.compile(
        rf"[\s\ufeff]{{0,40}}(?P<label>[^\W\d_][^\n:]{{1,60}}?)[\s\u00a0,–—|·(-]{{1,8}}{_CLOCK}\)?:?[\s\u00a0]{{0,8}}$"
    ),
    _ALONE: re.compile(
        rf"[\s\ufeff]{{0,40}}(?P<label>[^\W\d_][^\n:!?;…,\"“”«»]{{1,60}}?(?: ?{_NOTE})?)[\s\u00a0]{{0,8}}$"
    ),
}
_ONLY_AS_LABELS = frozenset({_STOP, _BRACKETS, _ALONE})
"""Looks that count only in a document whose labels have them; a colon and a time tell of labels anywhere."""

_SALUTATIONS = frozenset(
    "dear cher chère chers chères liebe lieber geehrte geehrter geachte beste querido querida estimado estimada caro cara"
    " prezado prezada kära bästa kjære kære уважаемые уважаемый уважаемая дорогие шановні szanowni drodzy vážení".split()
)
"""First words of letters that people read out: `Dear Mr. Bell:`."""

_HAS_DASH = re.compile(r"[–—]| --? ")
_HAS_SIGN = re.compile(r"[>}»~|/\\=#*_\"”›】〉」→⇒▶►\t\u3000]|[ \u00a0]{3}")
_HARD_SIGN = re.compile(r"[>}~|=→⇒▶►]")
"""Signs that nobody writes into speech."""

_HAS_TIME = re.compile(r"\d:\d\d")
_SENTENCE_INSIDE = re.compile(r"(?:[^\W\d_]{3}|\d)\.\s|\.\.")
_ZONE = re.compile(r"[A-Z]{2,5}|[ap]m")
_IN_BRACKETS = re.compile(rf"\s?{_NOTE}")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_JOINT = re.compile(r"[-.@_'’]")
_ARTICLE = re.compile(r"(?:the|le|la|les|el|los|il|der|die|das|de|het|o|a|os|as) |l['’]")
_DASHES = ("-", "–", "—")


class Stranger(msgspec.Struct, frozen=True):
    """The start of a paragraph that ends the named turn in which it is."""

    index: int
    """Index of its piece."""
    look: str
    """As findings name it."""
    label: str
    """Tidied."""
    sign: str
    """What tells of somebody else."""


class _Start(msgspec.Struct, frozen=True):
    index: int
    look: str
    label: str

    @property
    def head(self) -> str:
        """The label without what is in brackets and behind a comma."""
        return _IN_BRACKETS.sub("", self.label).partition(",")[0].strip(" .")


def strangers(draft: Draft) -> list[Stranger]:
    """Return the starts of paragraphs in named turns where the words are hardly those of the named person."""
    document = _Document(draft)
    starts = document.starts
    found = {
        start.index: Stranger(start.index, start.look, start.label, sign)
        for start in starts
        if (sign := document.sign_of(start)) is not None
    }
    texts = {(start.look, fold(start.head)) for start in starts if start.index in found}
    others = (start for start in starts if start.index not in found and (start.look, fold(start.head)) in texts)
    found |= {start.index: Stranger(start.index, start.look, start.label, "the same text") for start in others}
    return [found[index] for index in sorted(found)]


class _Document:
    """What a document tells of its labels, each found when it is asked for."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._pieces = draft.pieces
        self._vocabulary = draft.vocabulary
        self._marks = [index for index, piece in enumerate(draft.pieces) if piece.became == "mark"]

    @cached_property
    def starts(self) -> Sequence[_Start]:
        """The starts of paragraphs in the look of a label, in named turns and behind their first words."""
        candidates = [start for index in self._inside_turns() if (start := self._start_at(index)) is not None]
        if not candidates:
            return ()
        continues = wrapped_lines(self._pieces)
        return [
            start
            for start in candidates
            if self._pieces[start.index].line not in continues
            and (start.look in _TIMES or not continues or is_apart(self._pieces, start.index))
        ]

    def sign_of(self, start: _Start) -> str | None:
        """Return what tells that somebody else speaks, `None` without a sign."""
        return next((sign for sign, has_sign in _SIGNS if has_sign(self, start)), None)

    def _inside_turns(self) -> Iterator[int]:
        """Yield the unclaimed pieces that begin a line inside a named turn."""
        is_named = has_words = False
        for index, piece in enumerate(self._pieces):
            if piece.became == "mark":
                is_named, has_words = piece.detail is not None, False
            elif piece.became is None:
                above = self._pieces[index - 1]
                begins = not piece.begins_turn and (above.line != piece.line or above.became == "removed")
                if is_named and has_words and begins:
                    yield index
                has_words = True

    def _start_at(self, index: int) -> _Start | None:
        text = self._pieces[index].text
        for look in self._looks(text):
            label = self._label_in(look, text[:_MAX_CHARS])
            if label and self._may_be_label(label, look):
                return _Start(index, look, label)
        return None

    def _looks(self, text: str) -> Iterator[str]:
        """Yield the looks that a line may have, the commonest first."""
        head = text[:_MAX_CHARS]
        if ":" in head or "\uff1a" in head:
            yield _COLON
        if _HAS_DASH.search(head):
            yield _DASH
        yield from sorted(self._own_looks & _ONLY_AS_LABELS - {_ALONE})
        if _HAS_SIGN.search(head):
            yield _SIGN
        if len(text) < _MAX_LINE_CHARS and not self._has_times:
            if _HAS_TIME.search(text):
                yield from _TIMES
            if _ALONE in self._own_looks:
                yield _ALONE

    def _label_in(self, look: str, text: str) -> str:
        if look == _STOP:
            stopped = stopped_label(text, self._vocabulary)
            return tidy(stopped[0]).rstrip(".") if stopped is not None else ""
        match = _LOOKS[look].match(text)
        return tidy(match["label"]) if match is not None else ""

    def _may_be_label(self, label: str, look: str) -> bool:
        """Return True for a few words with which nobody goes on speaking."""
        words = label.split()
        if len(words) > _MAX_WORDS or is_vocative(label):
            return False
        if sum(map(str.isalpha, label)) < 2:  # noqa: PLR2004
            return label.isupper() and look == _SIGN
        if _SENTENCE_INSIDE.search(_IN_BRACKETS.sub("", label)):
            return False
        if look in _TIMES:
            return self._may_be_beside_time(label)
        if fold(words[0]) in NO_FIRST_WORDS or (look != _COLON and any_direction(f"[{label}]", self._vocabulary)):
            return False
        if look == _ALONE:
            return len(words) <= _MAX_LINE_WORDS and not label.endswith(".") and self._is_name(label)
        if look == _STOP and " " not in label and not is_office(label, self._vocabulary):
            return False
        return (look == _COLON and label.isupper()) or not self._is_speech(label)

    def _may_be_beside_time(self, label: str) -> bool:
        words = label.split()
        is_short = len(words) <= _MAX_LINE_WORDS and label[-1] not in "].!?…" and not _ZONE.fullmatch(label)
        return is_short and not any_direction(f"[{label}]", self._vocabulary)

    def _is_speech(self, label: str) -> bool:
        head = _IN_BRACKETS.sub("", label).partition(",")[0]
        return goes_on_as_speech(label, self._vocabulary) or is_speech_phrase(head)

    def _is_name(self, text: str) -> bool:
        words = _WORD.findall(text)
        return bool(words) and are_name_words(words, self._vocabulary)

    @cached_property
    def _has_times(self) -> bool:
        return any(self._draft.document.times)

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(label for index in self._marks if (label := self._pieces[index].detail) is not None)

    @cached_property
    def _own_looks(self) -> frozenset[str]:
        """The looks of the document's labels."""
        return frozenset(
            _look_of_mark(self._pieces[index].text) for index in self._marks if self._pieces[index].detail is not None
        )

    @cached_property
    def _has_single_words(self) -> bool:
        return any(" " not in _IN_BRACKETS.sub("", label) for label in self._labels)

    @cached_property
    def _first_words(self) -> frozenset[str]:
        words = (match[0] for label in self._labels if (match := _WORD.match(label)) is not None)
        return frozenset(fold(word) for word in words if len(word) >= _MIN_FIRST_WORD_CHARS)

    @cached_property
    def _said(self) -> Counter[str]:
        """How often each word is in what no step has claimed."""
        return Counter(word for piece in self._pieces if piece.became is None for word in _WORD.findall(piece.text))

    @cached_property
    def _has_labels_in_capitals(self) -> bool:
        """Whether all labels are in capitals, and most of the words are not."""
        are_labels = bool(self._labels) and all(_IN_BRACKETS.sub("", label).isupper() for label in self._labels)
        return are_labels and 2 * sum(n for word, n in self._said.items() if word.isupper()) < self._said.total()

    @cached_property
    def _in_doubled_turns(self) -> frozenset[int]:
        """The starts in turns whose label is printed next, too, in a document that else never prints one twice running.

        Nobody prints a label twice for the words of one person, so somebody else spoke in between.
        """
        places = {start.index for start in self.starts if start.look not in {_STOP, _ALONE}}
        inside: set[int] = set()
        unexplained = 0
        for here, there in pairwise(self._marks) if len(self._marks) >= _MIN_MARKS else ():
            label = self._pieces[here].detail
            if label is None or label != self._pieces[there].detail:
                continue
            found = places.intersection(range(here, there))
            is_parted = any(
                piece.begins_turn or piece.became in {"event", "heading"} for piece in self._pieces[here:there]
            )
            unexplained += not found and not is_parted
            inside |= found
        is_rare = unexplained <= (len(self._marks) >= _MIN_MARKS_FOR_ONE)
        return frozenset(inside) if is_rare else frozenset()

    @cached_property
    def _listed_names(self) -> frozenset[str]:
        """The names in the lines above the first turn that name two of the document's labels, too."""
        first = self._pieces[self._marks[0]].line if self._marks else 1
        labels = [names for label in self._labels if (names := frozenset(self._names_in(label)))]
        listed: set[str] = set()
        for line in self._draft.document.lines[: first - 1]:
            names = _capital_words(line)
            if sum(not names.isdisjoint(label) for label in labels) >= _MIN_LISTED:
                listed |= names
        return frozenset(listed)

    @cached_property
    def _items(self) -> frozenset[int]:
        """The items of lists: lines of one turn close to each other that begin with different texts and a colon."""
        items: set[int] = set()
        run: list[_Start] = []
        for start in self.starts:
            is_far = bool(run) and self._pieces[start.index].line - self._pieces[run[-1].index].line > _MAX_ITEM_GAP
            if is_far or bool(run) and bisect(self._marks, run[-1].index) != bisect(self._marks, start.index):
                run = []
            run.append(start)
            if len(run) >= _MIN_ITEMS and len({fold(item.label) for item in run}) == len(run):
                items.update(item.index for item in run)
        return frozenset(items)

    def _names_in(self, text: str) -> Iterator[str]:
        """Yield the words that may be of a person's name, folded; not offices and forms of address."""
        for word in _WORD.findall(text):
            for part in _JOINT.split(word):
                is_name = len(part) >= _MIN_NAME_CHARS and (part[0].isupper() or "@" in text)
                if is_name and fold(part) not in self._vocabulary.honorifics | self._vocabulary.role_of.keys():
                    yield fold(part)

    def _text_before(self, index: int) -> str:
        """Return the words of the same turn that are close before a piece."""
        text = ""
        while index and len(text) < _CALL_CHARS and self._pieces[index - 1].became != "mark":
            index -= 1
            if self._pieces[index].became is None:
                text = f"{self._pieces[index].text[-_CALL_CHARS:]} {text}"
        return text[-_CALL_CHARS:]

    def is_described(self, start: _Start) -> bool:
        """Return True for a name or an office with a note in brackets: `Ada Bell (in Welsh)`."""
        note = _IN_BRACKETS.search(start.label)
        if note is None or start.look == _ALONE:
            return False
        head = start.label[: note.start()]
        is_full_name = " " in head and self._is_name(head)
        return (is_full_name or is_office(head, self._vocabulary)) and not is_sentence_start(head.partition(" ")[0])

    def is_called(self, start: _Start) -> bool:
        """Return True if a name of the label is in the last words before: `Next is Ms. Bell.`, `Ada Bell: Thank you.`"""
        head = start.head
        is_single = " " not in head
        if is_caseless(start.label) or (is_single and not self._has_single_words and start.look not in _TIMES):
            return False
        if start.index in self._items or (not is_single and fold(head.partition(" ")[0]) in _SALUTATIONS):
            return False
        tail = " ".join(head.split()[-2:])
        has_office = is_office(head, self._vocabulary) or (
            leading_role(head, self._vocabulary)[0] is not None and self._is_name(tail)
        )
        if not has_office and "@" not in head and not self._is_name(start.label):
            return False
        return not _capital_words(self._text_before(start.index)).isdisjoint(self._names_in(head))

    def is_called_by_phrase(self, start: _Start) -> bool:
        """Return True if the whole text of three words or more is in the last words before."""
        phrase = _ARTICLE.sub("", fold(start.head))
        is_phrase = phrase.count(" ") >= 2 and start.index not in self._items and not is_sentence_start(start.head)
        return is_phrase and phrase in fold(tidy(self._text_before(start.index)))

    def comes_in_doubled_turn(self, start: _Start) -> bool:
        """Return True if the label of the turn is printed again behind the words."""
        return start.index in self._in_doubled_turns and not is_sentence_start(start.label)

    def begins_as_label(self, start: _Start) -> bool:
        """Return True for a text that begins with the first word of one of the labels, as another form of it."""
        word = _WORD.match(start.label) if start.look in {_COLON, _DASH} else None
        return word is not None and fold(word[0]) in self._first_words and self._is_name(start.head)

    def is_listed(self, start: _Start) -> bool:
        """Return True if all names of the label are in the list of those present."""
        names = frozenset(self._names_in(start.head)) if self._is_name(start.head) else frozenset()
        return bool(names) and names <= self._listed_names

    def is_in_capitals(self, start: _Start) -> bool:
        """Return True for a text in capitals, as the labels are, that the words have nowhere else."""
        if start.look not in {_COLON, _STOP} or not start.label.isupper() or is_caseless(start.label):
            return False
        return (
            len(start.label) > 1
            and self._has_labels_in_capitals
            and all(self._said[word] == 1 for word in _WORD.findall(start.label)[:1])
        )

    def names_somebody(self, start: _Start) -> bool:
        """Return True for a name or an office of two words or more that is no item of a list."""
        if " " not in start.label or start.index in self._items:
            return False
        if start.look == _SIGN and _HARD_SIGN.search(self._pieces[start.index].text[:_MAX_CHARS]):
            return self._is_name(start.head)
        if start.look in {_DASH, _STOP, _SIGN} and start.look not in self._own_looks or start.look == _STOP:
            plain = _IN_BRACKETS.sub("", start.label)
            return is_office(plain, self._vocabulary) and self._is_name(plain)
        return start.look in {_COLON, _DASH} and names_somebody(start.label, self._vocabulary)

    def is_in_brackets(self, start: _Start) -> bool:
        """Return True for a name in brackets, in a document whose labels are."""
        return start.look == _BRACKETS and self._is_name(start.head)

    def is_beside_time(self, start: _Start) -> bool:
        """Return True for a name, a handle or an address alone in a line with a time."""
        if start.look not in _TIMES:
            return False
        ends_with_colon = self._pieces[start.index].text.rstrip().endswith(":")
        return ends_with_colon or " " not in start.label or self._is_name(start.label)


_SIGNS: tuple[tuple[str, Callable[[_Document, _Start], bool]], ...] = (
    ("a note in brackets", _Document.is_described),
    ("called up before", _Document.is_called),
    ("called up before", _Document.is_called_by_phrase),
    ("the label of the turn again behind it", _Document.comes_in_doubled_turn),
    ("the first word of a label", _Document.begins_as_label),
    ("in the list of those present", _Document.is_listed),
    ("in capitals as the labels", _Document.is_in_capitals),
    ("a name or an office", _Document.names_somebody),
    ("in brackets as the labels", _Document.is_in_brackets),
    ("beside a time", _Document.is_beside_time),
)


def _look_of_mark(text: str) -> str:
    """Return the look of a printed mark."""
    mark = text.strip()
    if mark.startswith("["):
        return _BRACKETS
    if mark.endswith(_DASHES):
        return _DASH
    if mark.endswith((":", "\uff1a")):
        return _COLON
    return _STOP if mark.endswith(".") else _ALONE


def _capital_words(text: str) -> frozenset[str]:
    """Return the words that do not begin with a small letter, and their parts, folded."""
    words = (word for word in _WORD.findall(text) if not word[0].islower())
    return frozenset(fold(part) for word in words for part in _JOINT.split(word) if part)
