"""Lines of speech that begin like a label and were passed over: whose words they are is not known."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from generator.reading.draft import Draft, Piece, is_apart
from generator.reading.grammar.label_parts import label_key
from generator.reading.grammar.salutations import is_salutation
from generator.reading.layout.hard_wraps import wrapped_lines
from generator.reading.turns.forms import dated_messages, full_stop_labels
from generator.reading.turns.forms.inner_phrases import inner_phrases
from generator.reading.turns.label_shapes import (
    COLON,
    TIME,
    addresses_somebody,
    are_name_words,
    form_of,
    has_small_words,
    is_office,
    sign_of,
    start_shape,
    words_of,
)
from generator.reading.turns.strangers import strangers
from generator.reading.turns.unknown_shapes import unknown_labels
from generator.text.normal import fold

_GOES_ON = re.compile(r"[ \u00a0]{0,4}[¿¡] ?[a-zß-ÿ]")
"""`Ministro: ¿cuándo?`: small letters behind a sign with which Spanish begins a question."""

_MIN_LIST = 4
_MAX_LIST_GAP = 4
"""Lines between two items of a list, at most."""

_MIN_USES_INSIDE = 3
"""How often one word and a sign begin lines that may go on with the line above: by chance they do so once or twice."""


class PassedLabel(msgspec.Struct, frozen=True):
    """A line that begins like a label."""

    index: int
    """Index of its piece."""
    shape: str
    label: str
    """Tidied."""
    cuts: bool
    """Whether it ends the named turn in which it is."""


class _Start(msgspec.Struct, frozen=True):
    index: int
    shape: str
    label: str
    rest: str


def passed_labels(draft: Draft) -> list[PassedLabel]:
    """Return the lines of speech that begin like a label, and which of them end the named turn in which they are.

    A line does so if its label begins two lines or more, has the form of the labels of the document, or begins with an
    honorific or an office. So does one in a shape that no form reads, if two different texts have it twice, and one
    where something else than its form tells of another person. In an exported chat every message has its writer.
    """
    if any(form.evidence.form == dated_messages.NAME for form in draft.convention.forms):
        return []
    passed = {label.index: label for label in _labels_in_shapes(draft)}
    for index, shape, label in unknown_labels(draft):
        passed.setdefault(index, PassedLabel(index, shape, label, cuts=True))
    for stranger in strangers(draft):
        if addresses_somebody(stranger.label):
            continue
        if stranger.index not in passed or not passed[stranger.index].cuts:
            passed[stranger.index] = PassedLabel(stranger.index, stranger.look, stranger.label, cuts=True)
    return sorted(passed.values(), key=lambda label: label.index)


def _labels_in_shapes(draft: Draft) -> list[PassedLabel]:
    """Return the lines that begin with a text and a colon, a text in brackets, or a text and a time."""
    starts = list(_starts(draft))
    if not starts:
        return []
    accepted = _accepted_forms(draft)
    document_labels = _labels_of_other_shapes(draft)
    counts = Counter((start.shape, fold(start.label)) for start in starts)
    listed = _listed(starts, draft.pieces) if document_labels is not None else frozenset()
    return [
        PassedLabel(
            start.index,
            start.shape,
            start.label,
            (
                counts[start.shape, fold(start.label)] > 1
                and (document_labels is None or _is_like(start.label, document_labels, draft))
                and not _is_behind_mark(draft.pieces, start.index)
            )
            or (
                (
                    form_of(start.shape, start.label, start.rest, draft.vocabulary) in accepted
                    or (is_office(start.label, draft.vocabulary) and start.index not in listed)
                )
                and not _is_below_label(draft.pieces, start.index)
            ),
        )
        for start in starts
    ]


def _starts(draft: Draft) -> Iterator[_Start]:
    """Yield the lines that begin like a label and with which nobody goes on speaking."""
    explained = functools.cache(lambda word: any(f"({word})" in piece.text for piece in draft.pieces))
    inner = functools.cache(lambda: inner_phrases(draft.pieces))
    for start in _beginnings(draft):
        label = start.label
        is_spoken = has_small_words(label, draft.vocabulary) and label_key(label) in inner()
        if (
            not is_spoken
            and not (start.shape == COLON and _GOES_ON.match(start.rest))
            and not is_salutation(label)
            and not (label.isupper() and label.isalpha() and explained(label))
        ):
            yield start


def _beginnings(draft: Draft) -> Iterator[_Start]:
    """Yield the candidates that begin a paragraph or come again and again, with words behind them."""
    candidates = _candidates(draft)
    pieces = draft.pieces
    continues = wrapped_lines(pieces) if candidates else frozenset()
    has_times = any(draft.document.times)  # the lines of captions end anywhere
    counts = Counter((start.shape, start.label) for start in candidates)
    for start in candidates:
        begins = has_times or (is_apart(pieces, start.index) and pieces[start.index].line not in continues)
        begins |= counts[start.shape, start.label] >= _MIN_USES_INSIDE and " " not in start.label
        if begins and _has_words(pieces, start.index, start.rest):
            yield start


def _candidates(draft: Draft) -> list[_Start]:
    """Return the unclaimed lines that have the shape of a label and words."""
    may_be_small = bool(draft.document.voices)
    has_stops = any(form.evidence.form == full_stop_labels.NAME for form in draft.convention.forms)
    return [
        _Start(index, *shaped)
        for index, piece in enumerate(draft.pieces)
        if piece.became is None
        and _begins_line(draft.pieces, index)
        and (shaped := start_shape(piece.text, draft.vocabulary, may_be_small=may_be_small, has_stops=has_stops))
        is not None
    ]


def _begins_line(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True for the first piece of a line, or for one behind a removed piece."""
    if index == 0:
        return True
    before = pieces[index - 1]
    return before.line != pieces[index].line or before.became == "removed"


def _has_words(pieces: tuple[Piece, ...], index: int, rest: str) -> bool:
    """Return True if words follow, on the same line or on the next."""
    if any(character.isalnum() for character in rest):
        return True
    return index + 1 < len(pieces) and pieces[index + 1].became is None


def _accepted_forms(draft: Draft) -> frozenset[tuple[str, bool]]:
    """Return the sign and the case of the accepted labels of two words or more; chevrons are a sign of their own."""
    forms = (
        form_of(sign_of(piece.text), piece.detail, "", draft.vocabulary)
        for piece in draft.pieces
        if piece.became == "mark" and piece.detail is not None
    )
    return frozenset(form for form in forms if form is not None)


def _is_below_label(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True if the line above is a label alone on its line: these are the first words of that turn."""
    above = pieces[index - 1] if index else None
    return above is not None and above.became == "mark" and above.line < pieces[index].line


def _is_behind_mark(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True for the first words of a turn: a label is not printed for nothing."""
    while index and pieces[index - 1].became == "removed":
        index -= 1
    return index > 0 and pieces[index - 1].became == "mark"


def _labels_of_other_shapes(draft: Draft) -> frozenset[str] | None:
    """Return the accepted labels, folded, of a document in which none has a colon or brackets; else `None`.

    Where names are alone on lines or beside times, in headings or in tables, a text before a colon is mostly speech.
    """
    if draft.document.voices:
        return None
    marks = [piece for piece in draft.pieces if piece.became == "mark"]
    labels = frozenset(fold(piece.detail) for piece in marks if piece.detail is not None)
    return labels if labels and all(sign_of(piece.text) == TIME for piece in marks) else None


def _listed(starts: list[_Start], pieces: tuple[Piece, ...]) -> frozenset[int]:
    """Return the places of the items of lists: lines close to each other that begin with different texts and a colon.

    `Historian: Ada Bell.` and `Curator: Tom Alday.` are read out one after the other by one person.
    """
    listed: set[int] = set()
    run: list[_Start] = []
    for start in starts:
        if run and pieces[start.index].line - pieces[run[-1].index].line > _MAX_LIST_GAP:
            run = []
        run.append(start)
        if len(run) >= _MIN_LIST and len({fold(item.label) for item in run}) == len(run):
            listed.update(item.index for item in run)
    return frozenset(listed)


def _is_like(label: str, document_labels: frozenset[str], draft: Draft) -> bool:
    """Return True if a text is a label of the document, or has the form of a name as its labels have."""
    if fold(label) in document_labels:
        return True
    words = words_of(label)
    has_single_words = any(len(words_of(other)) == 1 for other in document_labels)
    return (len(words) > 1 or has_single_words) and are_name_words(words, draft.vocabulary)
