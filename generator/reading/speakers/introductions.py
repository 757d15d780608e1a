"""Introductions: full names in the words of a document, each with its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.vocabulary import Vocabulary
from generator.records import Turn
from generator.text.normal import fold, tidy

_MAX_NAME_CHARS = 80
"""Characters on each side of a word that are searched for the rest of a name."""

_MAX_SENTENCE_CHARS = 400
_MAX_NAME_WORDS = 4
_MAX_SEARCHED_FORMS = 60
"""Forms of names. Up to so many, only turns with one of them are read word by word; with more forms, all turns are."""

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[^a-z])")
_INTRODUCING_WORDS = re.compile(
    r"\b(?:(?:we|i|also) have|welcome|introduc\w+|join(?:ed by|ing|s)? us|with us|panell?ists?|the panel|speakers?|"
    r"my name is|turn(?:ing)? to|the floor|thanks?|hand(?:ing)? (?:it )?over|moderat\w+|invite|call on|next)\b",
    re.IGNORECASE,
)
"""Words that introduce somebody who is present; a name without them may be that of an author or a street."""


class Introduction(msgspec.Struct, frozen=True):
    """A full name in the words, a label or a front matter."""

    name: str
    """As printed."""
    line: int
    sentence: str
    introduces: bool
    """Whether the sentence introduces somebody who is present."""


def introductions(draft: Draft, wanted: Iterable[str]) -> Iterator[Introduction]:
    """Yield every full name in the words of a document that holds one of the words `wanted`."""
    words = set(wanted)
    forms = {form for word in words for form in (word, word.upper())}
    turns = {turn.id for turn in draft.turns if len(forms) > _MAX_SEARCHED_FORMS or _has_one(turn, forms)}
    if words and turns:
        yield from find_introductions(_texts(draft, turns), words, draft.vocabulary)


def _has_one(turn: Turn, forms: set[str]) -> bool:
    for block in turn.blocks:
        for form in forms:
            if form in block.text:
                return True
    return False


def find_introductions(
    texts: Iterable[tuple[list[tuple[int, int]], str]], wanted: Iterable[str], vocabulary: Vocabulary
) -> Iterator[Introduction]:
    """Yield every full name in `texts` that holds one of the words `wanted`.

    Args:
        texts: Each with its lines: where in the text a line begins, and its number.
        wanted: Words of names, in any case.
        vocabulary: The archive's vocabulary.
    """
    words = {fold(word) for word in wanted}
    if not words:
        return
    for lines, text in texts:
        for match in _TOKEN.finditer(text):
            if not match[0][:1].isupper() or fold(match[0]) not in words:
                continue
            name = _name_around(text, match.start(), match.end(), vocabulary)
            if name is not None:
                sentence = _sentence(text, match.start())
                line = lines[bisect_right(lines, match.start(), key=lambda line_start: line_start[0]) - 1][1]
                yield Introduction(name, line, sentence, _INTRODUCING_WORDS.search(sentence) is not None)


def _texts(draft: Draft, turns: set[str]) -> Iterator[tuple[list[tuple[int, int]], str]]:
    """Yield the words of each of these turns with its lines: where in the words a line begins, and its number."""
    turn, lines, parts, length = None, list[tuple[int, int]](), list[str](), 0
    for piece in draft.pieces:
        if piece.became != "text" or piece.turn not in turns:
            continue
        if piece.turn != turn:
            if parts:
                yield lines, " ".join(parts)
            turn, lines, parts, length = piece.turn, [], [], 0
        lines.append((length, piece.line))
        parts.append(tidy(piece.text))
        length += len(parts[-1]) + 1
    if parts:
        yield lines, " ".join(parts)


def _name_around(text: str, start: int, end: int, vocabulary: Vocabulary) -> str | None:
    """Return the full name that the word from `start` to `end` is part of, or `None` if it is alone."""
    before = _name_words_before(text[max(0, start - _MAX_NAME_CHARS) : start], vocabulary)
    after = _name_words_after(text[end : end + _MAX_NAME_CHARS], vocabulary)
    while before and before[0] in vocabulary.particles:
        before.pop(0)
    while after and after[-1] in vocabulary.particles:
        after.pop()
    words = [*before, text[start:end], *after]
    without_particles = [word for word in words if word not in vocabulary.particles]
    if not 2 <= len(without_particles) <= _MAX_NAME_WORDS:
        return None
    return " ".join(words) if vocabulary.organisation_words.isdisjoint(fold(word) for word in words) else None


def _name_words_before(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the words at the end of a text that may be in the name of the next word."""
    words: list[str] = []
    while (match := re.search(r"(?:(?<=\s)|^)(\S+) $", text)) is not None and _is_name_word(match[1], vocabulary):
        words.insert(0, match[1])
        text = text[: match.start(1)]
    return words


def _name_words_after(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the words at the start of a text that may be in the name of the word before it; a stop ends the name."""
    words: list[str] = []
    while (match := re.match(r" (\S+)", text)) is not None:
        token = _TOKEN.match(match[1])
        if token is None or not _is_name_word(token[0], vocabulary):
            break
        words.append(token[0])
        if token[0] != match[1]:
            break
        text = text[match.end() :]
    return words


def _is_name_word(word: str, vocabulary: Vocabulary) -> bool:
    """Return True if a word may be in a name: a particle, or capitalised and no word like `Thank`, `Professor`."""
    if word not in vocabulary.particles and (not word[:1].isupper() or _TOKEN.fullmatch(word) is None):
        return False
    folded = fold(word)
    if folded in vocabulary.particles:
        return True
    is_no_name = folded in vocabulary.no_labels and folded not in vocabulary.names_too
    is_title = folded in vocabulary.honorifics or folded in vocabulary.role_of
    return not (is_no_name or is_title or folded in vocabulary.sentence_words)


def _sentence(text: str, position: int) -> str:
    """Return the sentence around a position, or the part of a very long one that is near."""
    begin = max(0, position - _MAX_SENTENCE_CHARS // 2)
    near = text[begin : position + _MAX_SENTENCE_CHARS // 2]
    start = 0
    for end in _SENTENCE_END.finditer(near):
        if begin + end.end() > position:
            return near[start : end.start()]
        start = end.end()
    return near[start:]
