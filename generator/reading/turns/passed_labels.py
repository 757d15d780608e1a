"""Lines of speech that begin like a label and were passed over: whose words they are is not document_labels."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from generator.reading.draft import Draft, Piece, is_apart
from generator.reading.grammar.offices import leading_honorifics, leading_role
from generator.reading.grammar.printed_times import CLOCK
from generator.reading.grammar.speech_openings import is_sentence_start, is_speech_phrase
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.layout.hard_wraps import wrapped_lines
from generator.reading.turns.stage_directions import direction_family
from generator.text.normal import fold, tidy

COLON, BRACKETS, TIME = "a text and a colon", "a text in brackets", "a text and a time"
"""The shapes that may be a label, as findings name them."""

_MAX_WORDS = 8
_COLON = re.compile(
    r"[\s\ufeff]{0,40}(?P<label>(?=[^\s\ufeff])(?:[^:\uff1a\n()]|\([^()\n]{0,60}\)){1,80}?)"
    r"(?:(?<!\d)[:\uff1a]|[:\uff1a](?!\d))(?!//)(?P<rest>.{0,80})",
    re.DOTALL,
)
_BRACKETS = re.compile(r"[\s\ufeff]{0,40}\[(?P<label>[^\[\]\n]{1,80})\](?P<rest>.{0,80})", re.DOTALL)
_TIME = re.compile(
    rf"[\s\ufeff]{{0,40}}(?P<label>[^\W\d_][^\n:\uff1a]{{0,60}}?)[\s\u00a0]{{1,8}}[\[(]?{CLOCK}[\])]?"
    r"(?=[\s\u00a0]|$)(?P<rest>.{0,80})",
    re.DOTALL,
)
_SENTENCE_INSIDE = re.compile(r"[!?;\"“”«»…]|[^\W\d_]{3}\. |\.\.")
_WORD = re.compile(r"[^\s,()/&\[\]]+")
_IN_BRACKETS = re.compile(r"\s?[(\[][^()\[\]]{0,60}[)\]]")
_ARTICLE = re.compile(r"(?:the|an?|some|other) ", re.IGNORECASE)
_NO_FIRST_WORDS = frozenset(
    {"by", "from", "for", "with", "and", "in", "at", "since", "until", "during", "after", "before"}
)
"""`By Mr. KOOL:` names who did something, and not who speaks; `In April:` nobody."""

_SMALL_WORDS = frozenset({"of", "the", "for", "and", "to", "in", "on"})
"""Words in lower case inside the name of an office."""


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
    honorific or an office.
    """
    starts = list(_starts(draft))
    if not starts:
        return []
    accepted = _accepted_forms(draft)
    document_labels = _labels_of_other_shapes(draft)
    counts = Counter((start.shape, fold(start.label)) for start in starts)
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
            or _form_of(start.shape, start.label, start.rest, draft.vocabulary) in accepted
            or _is_office(start.label, draft.vocabulary),
        )
        for start in starts
    ]


def _starts(draft: Draft) -> Iterator[_Start]:
    """Yield the lines that begin like a label and with which nobody goes on speaking."""
    may_be_small = bool(draft.document.voices)
    pieces = draft.pieces
    candidates = [
        (index, *shaped)
        for index, piece in enumerate(pieces)
        if piece.became is None
        and (not index or pieces[index - 1].line != piece.line or pieces[index - 1].became == "removed")
        and (shaped := _shape(piece.text, draft.vocabulary, may_be_small=may_be_small)) is not None
    ]
    if not candidates:
        return
    continues = wrapped_lines(pieces)
    has_times = any(draft.document.times)  # the lines of captions end anywhere
    explained = functools.cache(lambda word: any(f"({word})" in piece.text for piece in pieces))
    for index, shape, label, rest in candidates:
        begins = has_times or (is_apart(pieces, index) and pieces[index].line not in continues)
        if not begins or not _has_words(pieces, index, rest):
            continue
        if not (label.isupper() and label.isalpha() and explained(label)):
            yield _Start(index, shape, label, rest)


def _has_words(pieces: tuple[Piece, ...], index: int, rest: str) -> bool:
    """Return True if words follow, on the same line or on the next."""
    if any(character.isalnum() for character in rest):
        return True
    return index + 1 < len(pieces) and pieces[index + 1].became is None


def _shape(text: str, vocabulary: Vocabulary, *, may_be_small: bool) -> tuple[str, str, str] | None:
    """Return the shape of a line's start, the text that may be a label, and the text behind it."""
    head = text[:200]
    if "[" not in head and ":" not in head and "\uff1a" not in head:
        return None
    for shape, pattern in ((BRACKETS, _BRACKETS), (COLON, _COLON), (TIME, _TIME)):
        match = pattern.match(head)
        if match is None:
            continue
        label = tidy(match["label"])
        is_possible = _may_be_label(shape, label, vocabulary) and (may_be_small or label[:1] != label[:1].lower())
        return (shape, label, match["rest"]) if is_possible or _is_unicase(label) else None
    return None


def _is_unicase(label: str) -> bool:
    """Return True for a short label in a script without capitals."""
    return label[:1].isalpha() and label[:1].lower() == label[:1].upper() and len(label.split()) <= _MAX_WORDS


@functools.lru_cache(maxsize=4096)
def _may_be_label(shape: str, label: str, vocabulary: Vocabulary) -> bool:
    """Return True if a text may name a speaker: nobody goes on speaking with it, and it is no stage direction."""
    words = _WORD.findall(label)
    if any(label.count(opened) != label.count(closed) for opened, closed in ("()", "[]")):
        return False
    if not 0 < len(words) <= _MAX_WORDS or _SENTENCE_INSIDE.search(label) or sum(map(str.isalpha, label)) < 2:
        return False
    if shape == BRACKETS and direction_family(f"[{label}]", vocabulary) is not None:
        return False
    if is_speech_phrase(label) or fold(label).replace(".", "") in vocabulary.no_label_phrases:
        return False
    if all(fold(word).strip(".'") in vocabulary.no_labels for word in words):
        return False
    if shape == TIME and not _are_name_words(words, vocabulary):
        return False
    if words[0].casefold() in _NO_FIRST_WORDS:
        return False
    is_name = len(words) > 1 and _are_name_words(words, vocabulary)
    return is_name or _is_office(label, vocabulary) or not is_sentence_start(label)


def _are_name_words(words: list[str], vocabulary: Vocabulary) -> bool:
    return all(not word[:1].islower() or word in vocabulary.particles for word in words)


@functools.lru_cache(maxsize=4096)
def _is_office(label: str, vocabulary: Vocabulary) -> bool:
    """Return True if a text begins with an honorific or an office, and the rest are names: `Minister of Transport`."""
    plain = _ARTICLE.sub("", _IN_BRACKETS.sub("", label), count=1)
    role, rest = leading_role(plain, vocabulary)
    honorific, rest = leading_honorifics(rest, vocabulary)
    if role is None and honorific is None:
        return False
    return _are_name_words([word for word in _WORD.findall(rest) if word not in _SMALL_WORDS], vocabulary)


def _form_of(shape: str, label: str, rest: str, vocabulary: Vocabulary) -> tuple[str, bool] | None:
    """Return the sign and the case of a label of two words or more; `None` for another text."""
    words = _WORD.findall(_IN_BRACKETS.sub("", label))
    if len(words) < 2 or not _are_name_words(words, vocabulary) or any(character.isdigit() for character in label):
        return None
    return None if rest.lstrip()[:1].islower() else (shape, label.isupper())


def _accepted_forms(draft: Draft) -> frozenset[tuple[str, bool]]:
    """Return the sign and the case of the accepted labels of two words or more; chevrons are a sign of their own."""
    forms = (
        _form_of(_sign(piece.text), piece.detail, "", draft.vocabulary)
        for piece in draft.pieces
        if piece.became == "mark" and piece.detail is not None
    )
    return frozenset(form for form in forms if form is not None)


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
    return labels if labels and all(_sign(piece.text) == TIME for piece in marks) else None


def _is_like(label: str, document_labels: frozenset[str], draft: Draft) -> bool:
    """Return True if a text is a label of the document, or has the form of a name as its labels have."""
    if fold(label) in document_labels:
        return True
    words = _WORD.findall(_IN_BRACKETS.sub("", label))
    has_single_words = any(len(_WORD.findall(other)) == 1 for other in document_labels)
    return (len(words) > 1 or has_single_words) and _are_name_words(words, draft.vocabulary)


def _sign(mark: str) -> str:
    """Return the shape of an accepted mark."""
    mark = mark.strip()
    if mark.startswith(">"):
        return "chevrons"
    if mark.endswith((":", "\uff1a")):
        return COLON
    return BRACKETS if mark.startswith("[") else TIME
