"""Introductions: full names in the words of a document, with the sentence in which each stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.typography import fold, tidy
from generator.reading.grammar.vocabulary import Vocabulary

_WINDOW = 80
"""Characters on each side of a word in which the rest of a name is looked for."""

_LONGEST_SENTENCE = 400
_MOST_WORDS = 4
_MANY = 60
"""Words of names for each of which a text is searched; where there are more, every word of it is looked at."""

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[^a-z])")
_CUE = re.compile(
    r"\b(?:(?:we|i|also) have|welcome|introduc\w+|join(?:ed by|ing|s)? us|with us|panell?ists?|the panel|speakers?|"
    r"my name is|turn(?:ing)? to|the floor|thanks?|hand(?:ing)? (?:it )?over|moderat\w+|invite|call on|next)\b",
    re.IGNORECASE,
)
"""What people say where they introduce somebody who is there; a name elsewhere may be that of an author or a street."""


class Introduction(msgspec.Struct, frozen=True):
    """A full name in the words."""

    name: str
    """As printed."""
    line: int
    sentence: str
    introduces: bool
    """Whether the sentence is one that introduces somebody who is there."""


def introductions(draft: Draft, wanted: Iterable[str]) -> Iterator[Introduction]:
    """Yield every full name in the words of a document that holds one of the words `wanted`."""
    words = set(wanted)
    forms = {form for word in words for form in (word, word.upper())}
    turns = {
        turn.id
        for turn in draft.turns
        if len(forms) > _MANY or any(form in block.text for block in turn.blocks for form in forms)
    }
    if words and turns:
        yield from find_introductions(_texts(draft, turns), words, draft.vocabulary)


def find_introductions(
    texts: Iterable[tuple[list[tuple[int, int]], str]], wanted: Iterable[str], known: Vocabulary
) -> Iterator[Introduction]:
    """Yield every full name in `texts` that holds one of the words `wanted`.

    Args:
        texts: Each with the lines in it: where in the text one begins, and its number.
        wanted: Words of names, in any case.
        known: The archive's vocabulary.
    """
    words = {fold(word) for word in wanted}
    if not words:
        return
    for lines, text in texts:
        for match in _TOKEN.finditer(text):
            if not match[0][:1].isupper() or fold(match[0]) not in words:
                continue
            name = _name_around(text, match.start(), match.end(), known)
            if name is not None:
                sentence = _sentence(text, match.start())
                line = lines[bisect_right(lines, match.start(), key=lambda begin: begin[0]) - 1][1]
                yield Introduction(name, line, sentence, _CUE.search(sentence) is not None)


def _texts(draft: Draft, turns: set[str]) -> Iterator[tuple[list[tuple[int, int]], str]]:
    """Yield the words of each of these turns, and where in them which line begins."""
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


def _name_around(text: str, start: int, end: int, known: Vocabulary) -> str | None:
    """Return the full name that the word from `start` to `end` is part of, or `None` where it stands alone."""
    before: list[str] = []
    left = text[max(0, start - _WINDOW) : start]
    while (match := re.search(r"(?:(?<=\s)|^)(\S+) $", left)) is not None:
        if not _may_be_in_name(match[1], known) or _begins_otherwise(match[1], known):
            break
        before.insert(0, match[1])
        left = left[: match.start(1)]
    after: list[str] = []
    right = text[end : end + _WINDOW]
    while (match := re.match(r" (\S+)", right)) is not None:
        token = _TOKEN.match(match[1])
        if token is None or not _may_be_in_name(token[0], known) or _begins_otherwise(token[0], known):
            break
        after.append(token[0])
        if token[0] != match[1]:
            break
        right = right[match.end() :]
    while before and before[0] in known.particles:
        before.pop(0)
    while after and after[-1] in known.particles:
        after.pop()
    words = [*before, text[start:end], *after]
    names = [word for word in words if word not in known.particles]
    is_name = 2 <= len(names) <= _MOST_WORDS and known.organisation_words.isdisjoint(fold(word) for word in words)
    return " ".join(words) if is_name else None


def _may_be_in_name(word: str, known: Vocabulary) -> bool:
    return word in known.particles or (word[:1].isupper() and _TOKEN.fullmatch(word) is not None)


def _begins_otherwise(word: str, known: Vocabulary) -> bool:
    """Return whether a capitalised word stands beside a name and is none: `Thank`, `Professor`, `Chair`."""
    folded = fold(word)
    if folded in known.particles:
        return False
    return (
        folded in known.sentence_words
        or (folded in known.no_labels and folded not in known.names_too)
        or folded in known.honorifics
        or folded in known.role_of
    )


def _sentence(text: str, position: int) -> str:
    """Return the sentence around a position; of a very long one what is near."""
    begin = max(0, position - _LONGEST_SENTENCE // 2)
    near = text[begin : position + _LONGEST_SENTENCE // 2]
    start = 0
    for end in _SENTENCE_END.finditer(near):
        if begin + end.end() > position:
            return near[start : end.start()]
        start = end.end()
    return near[start:]
