"""Texts that begin lines as the labels of a document do, and that no form of mark took for labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping

from generator.reading.draft import Draft, is_apart
from generator.reading.grammar.labels import goes_on_as_speech
from generator.reading.grammar.speech_openings import is_speech_phrase
from generator.reading.grammar.stopped_labels import is_vocative
from generator.reading.grammar.turn_marks import Evidence
from generator.reading.turns.forms import full_stop_labels, names_alone, names_with_dashes, signed_labels
from generator.text.normal import tidy

_WORD = r"[^\W\d_a-zß-ÿа-яα-ω][\w.'’-]{0,30}"
_PARTICLE = r"d[aeiou]s?|v[ao]n|der|den|la|le"
_NOTE = r" ?\([^()\n]{2,60}\)"
_NAME = rf"{_WORD}(?:[ \u00a0](?:{_WORD}|{_PARTICLE})){{1,5}}(?:{_NOTE})?(?:, [\w /-]{{3,60}}?)?"
_SHAPES = {
    names_with_dashes.NAME: (
        "a name and a dash",
        re.compile(rf"[\s\ufeff]{{0,20}}(?P<label>{_NAME})\.?[\s\u00a0]{{1,4}}[–—-]{{1,2}}[\s\u00a0]{{1,4}}(?=\S)"),
    ),
    full_stop_labels.NAME: (
        "a name and a full stop",
        re.compile(
            rf"[\s\ufeff]{{0,20}}(?P<label>{_WORD}(?:[ \u00a0]{_WORD}){{0,4}}{_NOTE}"
            r"|[A-Z][A-Z.]{1,10}(?: [A-Z][A-Z'’-]{1,20}){1,3})\.\d{0,2}(?=[\s\u00a0])"
        ),
    ),
    signed_labels.NAME: (
        "a sign and a text",
        re.compile(r"[\s\u3000]{0,8}[○◯◎◆◇□] ?(?P<label>[^\s:：][^\u3000\n:：]{0,40})[\u3000:：]"),
    ),
}
"""The shapes of the labels of one form; where a document has the form, a line of speech rarely begins so."""

_FORMS_BY_USE = {names_with_dashes.NAME: "a text and a dash", names_alone.NAME: "a name alone on its line"}
_WORD_BEFORE_COLON = re.compile(r"[\s\ufeff]{0,20}(?P<label>[^\W\d_][\w.'’-]{2,24}|[A-Z]{2})[:\uff1a](?=[\s\u00a0]+\S)")
_WORD_INSIDE = re.compile(r"[^\W\d_]\w*(?:['’-]\w+)*")
Lines = Mapping[str, list[int]]
"""The lines that begin with each text."""


def repeated_texts(draft: Draft) -> Iterator[tuple[str, Lines]]:
    """Yield texts before a dash, and names alone on their lines, that come twice in speech, by the shape."""
    marked = {piece.line for piece in draft.pieces if piece.became == "mark"}
    said = {piece.line for piece in draft.pieces if piece.became is None} - marked
    for evidence in draft.convention.evidence:
        shape = _FORMS_BY_USE.get(evidence.form)
        again = _again(evidence, said) if shape is not None else {}
        if shape is not None and again:
            yield shape, again


def _again(evidence: Evidence, said: Container[int]) -> Lines:
    lines = {passed.label: [line for line in passed.lines if line in said] for passed in evidence.passed_over}
    return {label: numbers for label, numbers in lines.items() if len(numbers) > 1}


def labels_like_others(draft: Draft) -> Iterator[tuple[str, Lines]]:
    """Yield the texts that begin speech in the shape of the document's labels and look like a name, by the shape."""
    forms = {form.evidence.form for form in draft.convention.forms if form.evidence.lines}
    for form, (shape, pattern) in _SHAPES.items():
        lines = _starts(draft, pattern) if form in forms else {}
        if lines:
            yield shape, lines


def _starts(draft: Draft, pattern: re.Pattern[str]) -> Lines:
    lines: dict[str, list[int]] = {}
    for index, piece in enumerate(draft.pieces):
        is_start = index == 0 or draft.pieces[index - 1].line != piece.line
        if piece.became is not None or not is_start or not is_apart(draft.pieces, index):
            continue
        match = pattern.match(piece.text)
        if match is not None and not is_speech_phrase(match["label"]) and not is_vocative(match["label"]):
            lines.setdefault(tidy(match["label"]), []).append(piece.line)
    return lines


def words_before_colons(draft: Draft) -> Iterator[tuple[str, Lines]]:
    """Yield the single words before a colon that look as such labels of the document do, also if they come once.

    A word that the document has elsewhere in small letters is speech: `Budget: we have none`, `ladder: nine`.
    """
    looks = _looks_of_labels(draft)
    starts = _words_before_colons(draft, looks) if looks else {}
    if not starts:
        return
    said = Counter(word for piece in draft.pieces if piece.became is None for word in _WORD_INSIDE.findall(piece.text))
    lines = {
        word: numbers for word, numbers in starts.items() if said[word.lower()] <= len(numbers) * (word == word.lower())
    }
    if lines:
        yield "a word and a colon", lines


def _words_before_colons(draft: Draft, looks: Container[str]) -> dict[str, list[int]]:
    """Return the lines that begin with each word before a colon that has one of the looks and is no speech."""
    starts: dict[str, list[int]] = {}
    for index, piece in enumerate(draft.pieces):
        match = _WORD_BEFORE_COLON.match(piece.text) if piece.became is None else None
        if match is None or not _begins_words(draft, index):
            continue
        word = match["label"]
        if _look(word) in looks and not goes_on_as_speech(word, draft.vocabulary):
            starts.setdefault(word, []).append(piece.line)
    return starts


def _looks_of_labels(draft: Draft) -> frozenset[str]:
    """Return how the labels of one word look; behind chevrons without a label a name may look in any way."""
    marks = [piece for piece in draft.pieces if piece.became == "mark"]
    looks = {_look(mark.detail) for mark in marks if mark.detail is not None and " " not in mark.detail}
    has_chevrons = any(mark.detail is None and mark.text.lstrip().startswith(">") for mark in marks)
    return frozenset(looks | ({"capitals", "both"} if has_chevrons else set()))


def _begins_words(draft: Draft, index: int) -> bool:
    """Return True for the first piece of a line, and for the words behind chevrons without a label."""
    if index == 0 or draft.pieces[index - 1].line != draft.pieces[index].line:
        return True
    before = draft.pieces[index - 1]
    return before.became == "mark" and before.detail is None


def _look(word: str) -> str:
    return "capitals" if word.isupper() else "small" if word.islower() else "both"
