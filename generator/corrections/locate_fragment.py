"""The place of a correction's fragment in a record: the only one where its words occur."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from rapidfuzz import fuzz

from generator.corrections.entry import Correction
from generator.records import SessionRecord

_MAX_FUZZY_CHARS = 300_000
"""Characters of a text that are searched for the most similar passage."""
_MIN_SIMILARITY = 50
"""The lowest score, of 100, of a passage that an error shows as similar."""
_MAX_QUOTED_CHARS = 200
"""Characters of a similar passage that an error shows."""

LABEL_BLOCK = -1
"""The block of a place in a turn's label."""


class FragmentPlace(msgspec.Struct, frozen=True, order=True):
    """A place in a turn of the original record."""

    turn: int
    block: int
    """The position of the block in the turn; `LABEL_BLOCK` for the label."""
    offset: int


class SearchText(msgspec.Struct, frozen=True):
    """A text to search for fragments: a turn with its label, a notice, or removed lines."""

    name: str
    """The text's name in an error."""
    line: int
    text: str
    kind: Literal["turn", "notice", "removed"]
    number: int
    """Its position among the texts of its kind."""
    block_starts: tuple[int, ...] = ()
    """The offsets in the text of a turn at which its blocks begin."""

    def place(self, offset: int, *, end: bool = False) -> FragmentPlace:
        """Return the place of a character of a turn; with `end`, the place after the character before it."""
        at = offset - 1 if end else offset
        block = sum(start <= at for start in self.block_starts) - 1
        return FragmentPlace(self.number, block, offset - (self.block_starts[block] if block >= 0 else 0))


class Match(msgspec.Struct, frozen=True):
    """The place of a fragment in a text."""

    text: SearchText
    start: int
    end: int


def search_texts(record: SessionRecord) -> tuple[SearchText, ...]:
    """Return every text of a record, the turns first."""
    texts = []
    for number, turn in enumerate(record.turns):
        parts = [f"{turn.label}:"] if turn.label is not None else []
        block_starts = []
        offset = len(parts[0]) + 1 if parts else 0
        for block in turn.blocks:
            block_starts.append(offset)
            parts.append(block.text)
            offset += len(block.text) + 1
        text = " ".join(parts)
        texts.append(SearchText(f"turn {turn.id}", turn.lines[0], text, "turn", number, tuple(block_starts)))
    texts += [
        SearchText("the notice", notice.lines[0], notice.text, "notice", number)
        for number, notice in enumerate(record.notices)
    ]
    texts += [
        SearchText("the removed lines", removed.lines[0], removed.text, "removed", number)
        for number, removed in enumerate(record.removed)
    ]
    return tuple(texts)


def locate(correction: Correction, fragment: str, texts: Sequence[SearchText], field: str = "fragment") -> Match:
    """Return the only place where words occur.

    Args:
        correction: The correction that quotes the words.
        fragment: The words.
        texts: The texts to search.
        field: The field of the correction that holds the words.

    Raises:
        CorrectionError: The words occur nowhere, or in several places.
    """
    pattern = fragment_pattern(fragment)
    longest_word = max(fragment.split(), key=len)  # a text without it needs no pattern
    candidates = [text for text in texts if longest_word in text.text]
    matches = [Match(text, *match.span(1)) for text in candidates for match in pattern.finditer(text.text)]
    if len(matches) == 1:
        return matches[0]
    is_everywhere = field == "fragment" and correction.turn is None
    if matches:
        hint = "quote more words, or add `turn`" if is_everywhere else "quote more words"
        raise correction.error(field, f"these words occur {_places(matches)}; {hint}", fragment)
    scope = {"printed": "in the fragment", "until": "after the fragment"}.get(field, "in the turn of this entry")
    scope = "in the source" if is_everywhere else scope
    raise correction.error(field, f"these words are not {scope}{_most_similar(fragment, texts)}", fragment)


def fragment_pattern(fragment: str) -> re.Pattern[str]:
    """Return the pattern of a fragment's words, with any blanks between them and without parts of other words."""
    words = r"\s+".join(re.escape(word) for word in fragment.split())
    before = r"(?<![^\W_])" if _ends_at_blank(fragment[:1]) else ""
    after = r"(?![^\W_])" if _ends_at_blank(fragment[-1:]) else ""
    return re.compile(f"(?={before}({words}){after})")


def _ends_at_blank(char: str) -> bool:
    """Return True for digits and letters of scripts with capitals: blanks separate their words."""
    return char.isdigit() or char.lower() != char.upper()


def _places(matches: Sequence[Match]) -> str:
    """Return how often a fragment occurs, and its first place or, if it occurs twice, both places."""
    first, second = (f"{match.text.name} (line {match.text.line})" for match in matches[:2])
    if len(matches) > 2:
        return f"{len(matches)} times, first in {first}"
    return f"twice in {first}" if first == second else f"in {first} and in {second}"


def _most_similar(fragment: str, texts: Iterable[SearchText]) -> str:
    """Return the end of a sentence that quotes the passage most similar to a fragment."""
    best_score, best_text, passage = 0.0, None, ""
    for text in texts:
        alignment = fuzz.partial_ratio_alignment(fragment.casefold(), text.text[:_MAX_FUZZY_CHARS].casefold())
        score = alignment.score * min(1, len(text.text) / len(fragment)) if alignment is not None else 0
        if alignment is not None and score > best_score:
            start, end = _whole_words(text.text, alignment.dest_start, alignment.dest_end)
            best_score, best_text, passage = score, text, " ".join(text.text[start:end].split())
    if best_text is None or best_score < _MIN_SIMILARITY:
        return ", and no passage is similar; copy them from the source"
    passage = passage if len(passage) <= _MAX_QUOTED_CHARS else f"{passage[:_MAX_QUOTED_CHARS]}…"
    return f"; perhaps you mean {passage!r} in {best_text.name} (line {best_text.line})"


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
