"""Texts between signs that begin paragraphs again and again, in a shape that no form of mark reads: `<Ada> words`.

Which shapes people will invent is not known. But where two different texts begin paragraphs with the same signs, and
each does so twice, or one full name does so three times, they are hardly words of one sentence: doubt ends the turn of
a named person. A time in the margin before them changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.reading.draft import Draft, is_apart
from generator.reading.grammar.labels import names_somebody
from generator.reading.grammar.speech_openings import is_sentence_start, is_speech_phrase
from generator.reading.grammar.stopped_labels import is_vocative
from generator.reading.turns.label_shapes import has_gap
from generator.text.normal import fold, tidy

_SHAPE = re.compile(
    r"[\s\ufeff]{0,20}(?:\d{1,2}:\d\d(?::\d\d)?[ \u00a0]{2,20})?(?P<before>[<{«@~|/\\=#*_\"“‹【〈「]{0,2})[ \u00a0]?"
    r"(?P<label>[^\W\d_][^<>{}«»@~|/\\=#*_\"“”‹›【】〈〉「」:;!?()\[\]\t\n\u3000–—]{1,40}?)"
    r"(?:(?P<behind>[ \u00a0]?(?:[>}»~|/\\=#*_\"”›】〉」]{1,2}|\)|->|=>|→|⇒|▶|►))[\s\u00a0]"
    r"|(?P<gap>\t|\u3000|[ \u00a0]{3}))"
    r"[\s\u00a0]{0,20}(?=\S)"
)
_LETTER = re.compile(r"^([A-Z])\.$")
_SIGN = re.compile(r"[>}»~|/\\=#*_\"”›】〉」)→⇒▶►\t\u3000]")
_MAX_CHARS = 100
_MAX_WORDS = 5
_MIN_LABELS = 2
_MIN_USES = 2
_LETTERS_OF_A_DIALOGUE = 2
"""`Q` and `A`; the items of a list have more letters, or come once."""

_MIN_USES_OF_NAME = 3
"""Uses of one full name, or of an office, that are enough without another text."""


def unknown_labels(draft: Draft) -> Iterator[tuple[int, str, str]]:
    """Yield the index, the shape and the text of each start of a paragraph in a shape that may be one of labels."""
    starts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index in range(len(draft.pieces)):
        start = _start_in_shape(draft, index)
        if start is not None:
            shape, label = start
            starts[shape].append((index, label))
    for shape, places in starts.items():
        yield from ((index, shape, label) for index, label in _labels_among(places, draft))


def _labels_among(starts: list[tuple[int, str]], draft: Draft) -> list[tuple[int, str]]:
    """Return the starts of one shape that may be labels: two different texts, or one name, that come again."""
    letters = {label for _, label in starts if len(label) == 1}
    places = [start for start in starts if len(start[1]) > 1 or len(letters) == _LETTERS_OF_A_DIALOGUE]
    counts = Counter(fold(label) for _, label in places)
    repeated = {name for name, count in counts.items() if count >= _MIN_USES}
    are_labels = len(repeated) >= _MIN_LABELS or any(
        counts[fold(label)] >= _MIN_USES_OF_NAME and names_somebody(label, draft.vocabulary) for _, label in places
    )
    return [(index, label) for index, label in places if are_labels and fold(label) in repeated]


def _start_in_shape(draft: Draft, index: int) -> tuple[str, str] | None:
    """Return the shape and the text of a start of a paragraph that may be a label."""
    piece = draft.pieces[index]
    is_start = index == 0 or draft.pieces[index - 1].line != piece.line
    if piece.became is not None or not is_start:
        return None
    has_sign = has_gap(piece.text[:_MAX_CHARS]) or _SIGN.search(piece.text, 0, _MAX_CHARS) is not None
    match = _SHAPE.match(piece.text) if has_sign else None
    if match is None or not is_apart(draft.pieces, index):
        return None
    label = _LETTER.sub(r"\1", tidy(match["label"]))
    if not _may_be_label(label, draft):
        return None
    signs = "".join((match["before"] + (match["behind"] or "")).split())
    return f"a text and `{signs}`" if signs else "a text and a gap", label


def _may_be_label(label: str, draft: Draft) -> bool:
    """Return True for a few words with which nobody goes on speaking."""
    if len(label) == 1 and label.isupper():
        return True
    if label.count(" ") >= _MAX_WORDS or sum(map(str.isalpha, label)) < 2 or label.endswith("."):
        return False
    if is_speech_phrase(label) or is_vocative(label) or fold(label) in draft.vocabulary.no_label_phrases:
        return False
    return " " not in label or not is_sentence_start(label)
