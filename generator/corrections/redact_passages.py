"""Hidden passages: their words are nowhere in a record, nor is what can only be known from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from generator.corrections.applied import AppliedCorrection
from generator.corrections.corrected_names import named
from generator.corrections.editable_turns import EditableBlock, EditableRecord, cut
from generator.corrections.entry import Correction
from generator.corrections.locate_fragment import HEAD, FragmentPlace, Match, SearchText, find, pattern_of
from generator.records import Block, SessionRecord, Turn
from generator.settings.load import Settings
from generator.text import words

_LONGEST = 3
"""Words that stand together nowhere but in a hidden passage, and of which nothing may be seen."""


def passage_of(correction: Correction, texts: Sequence[SearchText], later: Sequence[SearchText]) -> tuple[Match, Match]:
    """Return where a hidden passage begins and where it ends.

    Args:
        correction: The one that hides it.
        texts: Where it may begin.
        later: Where it may end, if not in the text in which it begins.

    Raises:
        CorrectionError: The first or the last words aren't there, or not once.
    """
    first = find(correction, correction.fragment, texts)
    if correction.until is None:
        return first, first
    same = first.text.kind, first.text.number
    rest = [text for text in texts if (text.kind, text.number) == same]
    spaced = [msgspec.structs.replace(text, text=" " * first.start + text.text[first.start :]) for text in rest]
    if first.text.kind == "turn" and not pattern_of(correction.until).search(spaced[0].text):
        spaced = [text for text in later if text.kind == "turn" and text.number > first.text.number]
    last = find(correction, correction.until, spaced, "until")
    is_one_text = (last.text.kind, last.text.number) == same
    return first, msgspec.structs.replace(last, end=max(last.end, first.end)) if is_one_text else last


def withheld(correction: Correction) -> str:
    """Return what stands in the place of a hidden passage."""
    return f"(Passage withheld: {correction.reason.rstrip('.')})"


def hide(turns: list[EditableRecord], correction: Correction, first: Match, last: Match) -> tuple[str, list[str]]:
    """Take a passage out of the turns it stands in, and return the id of the first of them and what was hidden.

    Raises:
        CorrectionError: The passage begins in a label, or is hidden already.
    """
    start, end = first.text.place(first.start), last.text.place(last.end, end=True)
    if start.block == HEAD:
        raise correction.error("fragment", "a label can't be hidden; begin behind it", correction.fragment)
    note = Block("event", withheld(correction), "other")
    hidden: list[str] = []
    touched = None
    for turn in turns:
        parts: list[EditableBlock] = []
        is_told = False
        for part in turn.parts:
            low, high = _overlap(part, start, end)
            if low >= high:
                parts.append(part)
                continue
            hidden.append(part.block.text[low:high])
            before, behind = cut(part, part.start + low)[0], cut(part, part.start + high)[1]
            parts += [before] if before is not None else []
            if not is_told:
                parts.append(EditableBlock(note, part.turn, _NOWHERE, 0))
                is_told = True
            parts += [behind] if behind is not None else []
        if is_told:
            turn.parts = parts
            touched = touched or turn.turn.id
    if touched is None:
        raise correction.error("fragment", "another correction hides these words", correction.fragment)
    return touched, hidden


_NOWHERE = -2
"""The block of what was not read."""


def _overlap(part: EditableBlock, start: FragmentPlace, end: FragmentPlace) -> tuple[int, int]:
    """Return which characters of a part are between two places."""
    length = len(part.block.text)
    if part.number == _NOWHERE:
        return 0, 0
    here, first, last = (part.turn, part.number), (start.turn, start.block), (end.turn, end.block)
    low = 0 if here > first else length if here < first else start.offset - part.start
    high = length if here < last else 0 if here > last else end.offset - part.start
    return max(0, low), min(length, high)


def hide_elsewhere(
    record: SessionRecord, correction: Correction, first: Match, last: Match
) -> tuple[SessionRecord, list[str]]:
    """Return the record without a passage of its notices or of what is no speech, and what was hidden.

    Raises:
        CorrectionError: The passage is hidden already.
    """
    place, passage = first.text.number, first.text.text[first.start : last.end]
    changed = list[Any](record.notices if first.text.kind == "notice" else record.removed)
    text = changed[place].text
    if passage not in text:
        raise correction.error("fragment", "another correction hides these words", correction.fragment)
    changed[place] = msgspec.structs.replace(changed[place], text=text.replace(passage, withheld(correction), 1))
    field = "notices" if first.text.kind == "notice" else "removed"
    return msgspec.structs.replace(record, **{field: tuple(changed)}), [passage]


class HiddenPassage:
    """What was hidden in a record, and so can't be known from it any more."""

    def __init__(self, hidden: Iterable[str], record: SessionRecord) -> None:
        seen = {run for text in _texts(record) for run in _runs(text)}
        self._only_there = {run for text in hidden for run in _runs(text)} - seen

    def is_in(self, text: str | None) -> bool:
        """Return whether a text says something that only the hidden passages said."""
        return text is not None and not self._only_there.isdisjoint(_runs(text))


def without_secrets(
    record: SessionRecord, secret: HiddenPassage, told: Sequence[AppliedCorrection], settings: Settings
) -> tuple[SessionRecord, list[AppliedCorrection]]:
    """Return a record and its corrections without what was learnt from hidden passages."""
    findings = tuple(
        msgspec.structs.replace(finding, message="what it quotes is in a hidden passage")
        if secret.is_in(finding.message)
        else finding
        for finding in record.findings
    )
    values = {
        field: None
        for field in ("title", "room")
        if record.provenance.get(field) != "correction" and secret.is_in(getattr(record, field))
    }
    record = msgspec.structs.replace(
        record,
        turns=tuple(_without_secrets(turn, record, secret, settings) for turn in record.turns),
        findings=findings,
        provenance={name: origin for name, origin in record.provenance.items() if name not in values},
        **values,
    )
    kept = [msgspec.structs.replace(one, printed=None) if secret.is_in(one.printed) else one for one in told]
    return record, kept


def _without_secrets(turn: Turn, record: SessionRecord, secret: HiddenPassage, settings: Settings) -> Turn:
    if turn.resolved != "inferred" or turn.label is None:
        return turn
    if secret.is_in(turn.name):
        return named(turn, turn.label, record, settings)
    return msgspec.structs.replace(turn, evidence=None) if turn.evidence and secret.is_in(turn.evidence.text) else turn


def _texts(record: SessionRecord) -> Iterator[str]:
    for turn in record.turns:
        yield turn.label or ""
        yield from (block.text for block in turn.blocks)
    yield from (notice.text for notice in record.notices)
    yield from (removed.text for removed in record.removed)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield each word of a text, and each row of two or three of them."""
    said = words.runs(text.casefold())
    for length in range(1, _LONGEST + 1):
        yield from (tuple(said[start : start + length]) for start in range(len(said) - length + 1))
