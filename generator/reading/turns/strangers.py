"""Paragraphs of somebody else in a named turn: they look like a label, and the document itself tells of the other.

Which forms people will invent is not known, but other things than the form tell that somebody else speaks: he was
called up, the label before is printed again behind his words, he is in the list of those present, or a party or a
language is in brackets. It takes both, the look and such a sign: each of them alone is as often speech.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from generator.reading.draft import Draft, is_apart
from generator.reading.grammar.caseless import is_caseless
from generator.reading.grammar.labels import names_somebody
from generator.reading.grammar.offices import leading_role
from generator.reading.grammar.salutations import may_be_salutation
from generator.reading.grammar.speech_openings import is_sentence_start
from generator.reading.turns.label_looks import (
    ALONE,
    BRACKETS,
    COLON,
    DASH,
    NOTE,
    SIGN,
    STOP,
    TIMES,
    LabelLook,
    is_name,
    label_looks,
    looks_of_labels,
    without_notes,
)
from generator.reading.turns.label_shapes import is_office
from generator.text.normal import fold, tidy

_MIN_MARKS = 3
_MIN_MARKS_FOR_ONE = 10
"""Marks of a document in which one label may be printed twice running with nothing of somebody else in between."""

_MIN_LISTED = 2
"""Labels of the document in one line above the first turn, that make it a list of those present."""

_MIN_ITEMS = 3
_MAX_ITEM_GAP = 12
"""Lines between two items of a list, at most."""

_CALL_CHARS, _CALL_PIECES = 240, 24
"""Who is called up is named in so many characters and pieces before his words."""

_MIN_PHRASE_WORDS = 3
_MIN_NAME_CHARS = 3
_MIN_FIRST_WORD_CHARS = 4
_MIN_CAPITALS = 4
_NOTE = re.compile(NOTE)
_HARD_SIGN = re.compile(r"[>}~|=→⇒▶►]")
"""Signs that nobody writes into speech."""

_SIGN_CHARS = 140
_ARTICLE = re.compile(r"(?:the|le|la|les|el|los|il|der|die|das|de|het|o|a|os|as) |l['’]")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_JOINT = re.compile(r"[-.@_'’]")


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


def strangers(draft: Draft) -> list[Stranger]:
    """Return the starts of paragraphs in named turns from which on the words are hardly those of the named person."""
    looks = label_looks(draft)
    if not looks:
        return []
    document = _Document(draft, looks)
    signed = {
        look.index: Stranger(look.index, look.look, look.label, sign)
        for look in looks
        if (sign := document.sign_of(look)) is not None
    }
    texts = {(look.look, fold(look.head)) for look in looks if look.index in signed}
    repeated = (look for look in looks if look.index not in signed and (look.look, fold(look.head)) in texts)
    signed |= {look.index: Stranger(look.index, look.look, look.label, "the same text") for look in repeated}
    return [signed[index] for index in sorted(signed)]


class _Document:
    """What a document tells of its speakers, each found when it is asked for."""

    def __init__(self, draft: Draft, looks: Sequence[LabelLook]) -> None:
        self._draft = draft
        self._looks = looks
        self._pieces = draft.pieces
        self._vocabulary = draft.vocabulary
        self._marks = [index for index, piece in enumerate(draft.pieces) if piece.became == "mark"]

    def sign_of(self, look: LabelLook) -> str | None:
        """Return what tells that somebody else speaks, `None` without a sign.

        In the middle of a paragraph, as far as its lines show it, only the surest signs count.
        """
        is_inside = look.look not in TIMES and not is_apart(self._pieces, look.index)
        signs = _SURE_SIGNS if is_inside else _SIGNS
        return next((sign for sign, has_sign in signs if has_sign(self, look)), None)

    def is_described(self, look: LabelLook) -> bool:
        """Return True for a name or an office with a note in brackets: `Ada Bell (in Welsh)`."""
        note = _NOTE.search(look.label)
        if note is None or look.look == ALONE:
            return False
        head = look.label[: note.start()].rstrip()
        is_somebody = (" " in head and is_name(head, self._vocabulary)) or is_office(head, self._vocabulary)
        return is_somebody and not is_sentence_start(head.partition(" ")[0])

    def is_called(self, look: LabelLook) -> bool:
        """Return True if a name of the label is in the last words before, as in `Next is Ms. Bell.`."""
        head = look.head
        if is_caseless(look.label) or look.index in self._items or may_be_salutation(head):
            return False
        if " " not in head and look.look not in TIMES and not self._has_single_words:
            return False
        is_somebody = "@" in head or is_name(look.label, self._vocabulary) or self._has_office(head)
        return is_somebody and not _capital_words(self._text_before(look.index)).isdisjoint(self._names_in(head))

    def is_called_by_phrase(self, look: LabelLook) -> bool:
        """Return True if the whole text of three words or more is in the last words before."""
        phrase = _ARTICLE.sub("", fold(look.head))
        if phrase.count(" ") + 1 < _MIN_PHRASE_WORDS or look.index in self._items or is_sentence_start(look.head):
            return False
        return phrase in fold(tidy(self._text_before(look.index)))

    def is_in_doubled_turn(self, look: LabelLook) -> bool:
        """Return True if the label of the turn is printed again behind the words."""
        return look.index in self._in_doubled_turns and not is_sentence_start(look.label)

    def begins_as_label(self, look: LabelLook) -> bool:
        """Return True for a text that begins with the first word of one of the labels, as another form of it."""
        word = _WORD.match(look.label) if look.look in {COLON, DASH} else None
        return word is not None and fold(word[0]) in self._first_words and is_name(look.head, self._vocabulary)

    def is_listed(self, look: LabelLook) -> bool:
        """Return True if all names of the label are in the list of those present."""
        names = frozenset(self._names_in(look.head)) if is_name(look.head, self._vocabulary) else frozenset()
        return bool(names) and names <= self._listed_names

    def is_in_capitals(self, look: LabelLook) -> bool:
        """Return True for a text in capitals, as the labels are, that the words have nowhere else.

        It has four letters or more: `NB` and `FYI` begin notes.
        """
        first = _WORD.match(look.label)
        if look.look not in {COLON, STOP} or not look.label.isupper() or first is None:
            return False
        is_new = self._said[first[0]] == 1 and not self._said[first[0].lower()]
        return len(first[0]) >= _MIN_CAPITALS and is_new and self._has_labels_in_capitals

    def names_somebody(self, look: LabelLook) -> bool:
        """Return True for a name or an office of two words or more that is no item of a list."""
        if " " not in look.label or look.index in self._items:
            return False
        if look.look == SIGN and _HARD_SIGN.search(self._pieces[look.index].text[:_SIGN_CHARS]):
            return is_name(look.head, self._vocabulary)
        if look.look == COLON or (look.look == DASH and DASH in self._own_looks):
            return names_somebody(look.label, self._vocabulary)
        is_sure = look.look in {DASH, STOP, SIGN} and is_office(look.plain, self._vocabulary)
        return is_sure and is_name(look.plain, self._vocabulary)

    def is_in_brackets(self, look: LabelLook) -> bool:
        """Return True for a name in brackets, in a document whose labels are."""
        return look.look == BRACKETS and is_name(look.head, self._vocabulary)

    def stands_out(self, look: LabelLook) -> bool:
        """Return True for a text that stands out with its colon alone in its line, as all labels do: **Ada Bell:**."""
        if look.look != COLON or not self._have_labels_leads:
            return False
        piece = self._pieces[look.index]
        length = self._draft.document.leads.get(piece.line, 0)
        stands_out = piece.text[:length].strip().rstrip(":\uff1a ")
        return tidy(stands_out) == look.label and look.index not in self._items and not is_sentence_start(look.label)

    def is_beside_time(self, look: LabelLook) -> bool:
        """Return True for a name, a handle or an address alone in a line with a time."""
        if look.look not in TIMES:
            return False
        ends_with_colon = self._pieces[look.index].text.rstrip().endswith(":")
        return ends_with_colon or " " not in look.label or is_name(look.label, self._vocabulary)

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(label for index in self._marks if (label := self._pieces[index].detail) is not None)

    @cached_property
    def _have_labels_leads(self) -> bool:
        """Whether every label stands out in its line, and nothing else does that is as long as a sentence."""
        leads = self._draft.document.leads
        marks = [piece for index in self._marks if (piece := self._pieces[index]).detail is not None]
        return bool(leads) and all(0 < leads.get(piece.line, 0) <= len(piece.text) + 1 for piece in marks)

    @cached_property
    def _own_looks(self) -> frozenset[str]:
        """The looks of the document's labels."""
        return looks_of_labels(self._pieces)

    @cached_property
    def _has_single_words(self) -> bool:
        return any(" " not in without_notes(label) for label in self._labels)

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
        are_labels = bool(self._labels) and all(without_notes(label).isupper() for label in self._labels)
        return are_labels and 2 * sum(n for word, n in self._said.items() if word.isupper()) < self._said.total()

    @cached_property
    def _in_doubled_turns(self) -> frozenset[int]:
        """The places in turns whose label is printed next, too, in a document that else never prints one twice running.

        Nobody prints a label twice for the words of one person, so somebody else spoke in between.
        """
        if len(self._marks) < _MIN_MARKS:
            return frozenset()
        places = [look.index for look in self._looks if look.look not in {STOP, ALONE}]
        inside: set[int] = set()
        unexplained = 0
        for mark, next_mark in pairwise(self._marks):
            label = self._pieces[mark].detail
            if label is None or label != self._pieces[next_mark].detail:
                continue
            between = places[bisect(places, mark) : bisect(places, next_mark)]
            unexplained += not between and not self._is_parted(mark, next_mark)
            inside.update(between)
        return frozenset(inside) if unexplained <= (len(self._marks) >= _MIN_MARKS_FOR_ONE) else frozenset()

    def _is_parted(self, mark: int, next_mark: int) -> bool:
        """Return True if a stage direction, a heading or words of nobody known are between two marks."""
        return any(piece.begins_turn or piece.became in {"event", "heading"} for piece in self._pieces[mark:next_mark])

    @cached_property
    def _listed_names(self) -> frozenset[str]:
        """The names in the lines above the first turn that name two of the document's labels, too."""
        first = self._pieces[self._marks[0]].line if self._marks else 1
        labels = [names for label in self._labels if (names := frozenset(self._names_in(label)))]
        all_names = frozenset().union(*labels)
        listed: set[str] = set()
        for line in self._draft.document.lines[: first - 1]:
            names = _capital_words(line)
            shared = names & all_names
            if len(shared) >= _MIN_LISTED and sum(not shared.isdisjoint(label) for label in labels) >= _MIN_LISTED:
                listed |= names
        return frozenset(listed)

    @cached_property
    def _items(self) -> frozenset[int]:
        """The items of lists: lines of one turn close to each other that begin with different texts."""
        items: set[int] = set()
        run: dict[str, int] = {}
        for look in self._looks:
            text = fold(look.label)
            if run and (text in run or not self._is_next_item(next(reversed(run.values())), look.index)):
                items.update(run.values() if len(run) >= _MIN_ITEMS else ())
                run = {}
            run[text] = look.index
        items.update(run.values() if len(run) >= _MIN_ITEMS else ())
        return frozenset(items)

    def _is_next_item(self, index: int, below: int) -> bool:
        gap = self._pieces[below].line - self._pieces[index].line
        return gap <= _MAX_ITEM_GAP and bisect(self._marks, index) == bisect(self._marks, below)

    def _has_office(self, head: str) -> bool:
        """Return True for an office or a form of address, also for one with a field before a name of two words."""
        if is_office(head, self._vocabulary):
            return True
        last = " ".join(head.split()[-2:])
        return leading_role(head, self._vocabulary)[0] is not None and is_name(last, self._vocabulary)

    def _names_in(self, text: str) -> Iterator[str]:
        """Yield the words that may be of a person's name, folded; not offices and forms of address."""
        for word in _WORD.findall(text):
            for part in _JOINT.split(word):
                is_part = len(part) >= _MIN_NAME_CHARS and (part[0].isupper() or "@" in text)
                folded = fold(part) if is_part else ""
                if folded and folded not in self._vocabulary.honorifics and folded not in self._vocabulary.role_of:
                    yield folded

    def _text_before(self, index: int) -> str:
        """Return the words of the same turn that are close before a piece."""
        text = ""
        for piece in reversed(self._pieces[max(0, index - _CALL_PIECES) : index]):
            if piece.became == "mark" or len(text) >= _CALL_CHARS:
                break
            if piece.became is None:
                text = f"{piece.text[-_CALL_CHARS:]} {text}"
        return text[-_CALL_CHARS:]


_Signs = tuple[tuple[str, Callable[[_Document, LabelLook], bool]], ...]

_SURE_SIGNS: _Signs = (
    ("a note in brackets", _Document.is_described),
    ("the label of the turn again behind it", _Document.is_in_doubled_turn),
)
_SIGNS: _Signs = (
    *_SURE_SIGNS,
    ("called up before", _Document.is_called),
    ("called up before", _Document.is_called_by_phrase),
    ("the first word of a label", _Document.begins_as_label),
    ("in the list of those present", _Document.is_listed),
    ("in capitals as the labels", _Document.is_in_capitals),
    ("a name or an office", _Document.names_somebody),
    ("in brackets as the labels", _Document.is_in_brackets),
    ("beside a time", _Document.is_beside_time),
    ("standing out as the labels", _Document.stands_out),
)


def _capital_words(text: str) -> frozenset[str]:
    """Return the words that do not begin with a small letter, and their parts, folded."""
    words = (word for word in _WORD.findall(text) if not word[0].islower())
    return frozenset(fold(part) for word in words for part in _JOINT.split(word) if part)
