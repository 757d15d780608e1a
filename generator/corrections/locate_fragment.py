"""Anchors: where the fragment of a correction stands in a record, which has to be one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from rapidfuzz import fuzz

from generator.corrections.entry import Correction
from generator.records import SessionRecord

_MOST = 300_000
"""Characters of a text in which the likeliest passage is looked for."""


class FragmentPlace(msgspec.Struct, frozen=True, order=True):
    """A place in a turn as it was read."""

    turn: int
    block: int
    """`HEAD` where it is in the label."""
    offset: int


HEAD = -1


class SearchText(msgspec.Struct, frozen=True):
    """A text in which fragments are looked for: a turn with its label, a notice, or lines that were removed."""

    name: str
    """What it is, as an error tells it."""
    line: int
    text: str
    kind: Literal["turn", "notice", "removed"]
    number: int
    """Its place among those of its kind."""
    blocks: tuple[int, ...] = ()
    """Where the blocks of a turn begin."""

    def place(self, offset: int, *, end: bool = False) -> FragmentPlace:
        """Return where a character of a turn's text is; of the end of something, behind which character it ends."""
        at = offset - 1 if end else offset
        block = sum(start <= at for start in self.blocks) - 1
        return FragmentPlace(self.number, block, offset - (self.blocks[block] if block >= 0 else 0))


class Match(msgspec.Struct, frozen=True):
    """Where a fragment stands."""

    text: SearchText
    start: int
    end: int


def search_texts(record: SessionRecord) -> tuple[SearchText, ...]:
    """Return every text of a record, the turns first."""
    found = []
    for number, turn in enumerate(record.turns):
        parts = [f"{turn.label}:"] if turn.label is not None else []
        blocks = []
        at = len(parts[0]) + 1 if parts else 0
        for block in turn.blocks:
            blocks.append(at)
            parts.append(block.text)
            at += len(block.text) + 1
        found.append(SearchText(f"turn {turn.id}", turn.lines[0], " ".join(parts), "turn", number, tuple(blocks)))
    found += [
        SearchText("the notice", notice.lines[0], notice.text, "notice", number)
        for number, notice in enumerate(record.notices)
    ]
    found += [
        SearchText("what is no speech", removed.lines[0], removed.text, "removed", number)
        for number, removed in enumerate(record.removed)
    ]
    return tuple(found)


def find(correction: Correction, fragment: str, texts: Sequence[SearchText], field: str = "fragment") -> Match:
    """Return the one place where words stand.

    Args:
        correction: The one whose words these are.
        fragment: The words.
        texts: Where they may stand.
        field: The field that has them.

    Raises:
        CorrectionError: They are nowhere, or in several places.
    """
    pattern = pattern_of(fragment)
    longest = max(fragment.split(), key=len)  # a text without it is told at once
    likely = [text for text in texts if longest in text.text]
    matches = [Match(text, *found.span(1)) for text in likely for found in pattern.finditer(text.text)]
    if len(matches) == 1:
        return matches[0]
    where = " in the turn it names" if correction.turn is not None else ""
    if matches:
        first, second = (f"{match.text.name} (line {match.text.line})" for match in matches[:2])
        both = f"twice in {first}" if first == second else f"in {first} and in {second}"
        several = f", {len(matches)} times in all" if len(matches) > 2 else ""
        hint = "" if where else "; take more words, or name the `turn`"
        raise correction.error(field, f"these words are {both}{several}{hint}", fragment)
    raise correction.error(field, f"these words aren't in the source{where}{_likeliest(fragment, texts)}", fragment)


def pattern_of(fragment: str) -> re.Pattern[str]:
    """Return what finds words of a fragment, whatever blanks are between them; only whole words, where words end."""
    words = r"\s+".join(re.escape(word) for word in fragment.split())
    before = r"(?<![^\W_])" if _ends_at_blank(fragment[:1]) else ""
    after = r"(?![^\W_])" if _ends_at_blank(fragment[-1:]) else ""
    return re.compile(f"(?={before}({words}){after})")


def _ends_at_blank(char: str) -> bool:
    """Return whether words of a character's script have blanks between them: those with capitals, and numbers."""
    return char.isdigit() or char.lower() != char.upper()


def _likeliest(fragment: str, texts: Iterable[SearchText]) -> str:
    """Return a part of a sentence with the passage that is most like a fragment."""
    best = (0.0, "", 0, "")
    for text in texts:
        found = fuzz.partial_ratio_alignment(fragment.casefold(), text.text[:_MOST].casefold())
        score = found.score * min(1, len(text.text) / len(fragment)) if found is not None else 0
        if found is not None and score > best[0]:
            start, end = _whole_words(text.text, found.dest_start, found.dest_end)
            best = (score, text.name, text.line, " ".join(text.text[start:end].split()))
    if best[0] < 50:
        return ", nor anything like them"
    passage = best[3] if len(best[3]) <= 200 else f"{best[3][:200]}…"
    return f"; the likeliest passage, in {best[1]} (line {best[2]}), is {passage!r}"


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
