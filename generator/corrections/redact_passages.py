"""Redacted passages: their words are nowhere in a record, nor are facts that only these words tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from generator.corrections.applied import AppliedCorrection
from generator.corrections.corrected_names import with_speaker_of_label
from generator.corrections.editable_turns import NO_ORIGINAL_BLOCK, EditableBlock, EditableTurn, split_block
from generator.corrections.entry import Correction
from generator.corrections.locate_fragment import (
    LABEL_BLOCK,
    FragmentPlace,
    Match,
    SearchText,
    fragment_pattern,
    locate,
)
from generator.interface.catalogue import gettext
from generator.records import Block, SessionRecord, Turn
from generator.settings.load import Settings
from generator.text.normal import folded_words

_MAX_RUN_WORDS = 3
"""Words of the longest run that is compared between the redacted passages and the rest of the record."""
_REDACTED_TWICE = "another correction redacts these words; remove one of the two"


def locate_passage(
    correction: Correction, texts: Sequence[SearchText], later: Sequence[SearchText]
) -> tuple[Match, Match]:
    """Return the first and the last words of a passage to redact.

    Args:
        correction: The correction that redacts the passage.
        texts: The texts that may hold the first words.
        later: The texts that may hold the last words if the text of the first words does not.

    Raises:
        CorrectionError: The first or the last words occur nowhere, or in several places.
    """
    first = locate(correction, correction.fragment, texts)
    if correction.until is None:
        return first, first
    first_text = first.text.kind, first.text.number
    same = [text for text in texts if (text.kind, text.number) == first_text]
    # Blanks in place of the words before the passage keep the offsets.
    rest = [msgspec.structs.replace(text, text=" " * first.start + text.text[first.start :]) for text in same]
    if first.text.kind == "turn" and not fragment_pattern(correction.until).search(rest[0].text):
        rest = [text for text in later if text.kind == "turn" and text.number > first.text.number]
    last = locate(correction, correction.until, rest, "until")
    is_same_text = (last.text.kind, last.text.number) == first_text
    return first, msgspec.structs.replace(last, end=max(last.end, first.end)) if is_same_text else last


def redaction_note(correction: Correction) -> str:
    """Return the text in place of a redacted passage."""
    return gettext("(Passage withheld: %(reason)s)", reason=correction.reason.rstrip("."))


def redact_in_turns(
    turns: list[EditableTurn], correction: Correction, first: Match, last: Match
) -> tuple[str, list[str]]:
    """Remove a passage from the turns, and return the id of the first of its turns and the removed texts.

    Raises:
        CorrectionError: The passage begins in a label, or another correction redacts it.
    """
    start, end = first.text.place(first.start), last.text.place(last.end, end=True)
    if start.block == LABEL_BLOCK:
        reason = "a label can't be redacted; begin the fragment after the label"
        raise correction.error("fragment", reason, correction.fragment)
    note = Block("event", redaction_note(correction), "other")
    redacted = [(turn.turn.id, text) for turn in turns for text in _redact_in_turn(turn, start, end, note)]
    if not redacted:
        raise correction.error("fragment", _REDACTED_TWICE, correction.fragment)
    return redacted[0][0], [text for _, text in redacted]


def _redact_in_turn(turn: EditableTurn, start: FragmentPlace, end: FragmentPlace, note: Block) -> list[str]:
    """Put the note in place of the text of a turn between two places, and return that text, one string a block."""
    blocks: list[EditableBlock | None] = []
    redacted: list[str] = []
    for block in turn.blocks:
        low, high = _overlap(block, start, end)
        if low >= high:
            blocks.append(block)
            continue
        before = split_block(block, block.original_offset + low)[0]
        after = split_block(block, block.original_offset + high)[1]
        note_block = None if redacted else EditableBlock(note, block.original_turn, NO_ORIGINAL_BLOCK, 0)
        blocks += [before, note_block, after]
        redacted.append(block.block.text[low:high])
    turn.blocks = [block for block in blocks if block is not None]
    return redacted


def _overlap(block: EditableBlock, start: FragmentPlace, end: FragmentPlace) -> tuple[int, int]:
    """Return the range of a block's characters between two places; an empty range has its end before its start."""
    length = len(block.block.text)
    if block.original_block == NO_ORIGINAL_BLOCK:
        return 0, 0
    position, first, last = (
        (block.original_turn, block.original_block),
        (start.turn, start.block),
        (end.turn, end.block),
    )
    low = 0 if position > first else length if position < first else start.offset - block.original_offset
    high = length if position < last else 0 if position > last else end.offset - block.original_offset
    return max(0, low), min(length, high)


def redact_outside_turns(
    record: SessionRecord, correction: Correction, first: Match, last: Match
) -> tuple[SessionRecord, list[str]]:
    """Return the record without a passage of its notices or removed lines, and the removed text.

    Raises:
        CorrectionError: Another correction redacts the passage.
    """
    number, passage = first.text.number, first.text.text[first.start : last.end]
    field = "notices" if first.text.kind == "notice" else "removed"
    items = list[Any](getattr(record, field))
    text = items[number].text
    if passage not in text:
        raise correction.error("fragment", _REDACTED_TWICE, correction.fragment)
    items[number] = msgspec.structs.replace(items[number], text=text.replace(passage, redaction_note(correction), 1))
    return msgspec.structs.replace(record, **{field: tuple(items)}), [passage]


class RedactedPassages:
    """The runs of words that occur in a record's redacted passages and nowhere else in it."""

    def __init__(self, passages: Iterable[str], record: SessionRecord) -> None:
        visible = {run for text in _texts(record) for run in _runs(text)}
        self._redacted_runs = {run for text in passages for run in _runs(text)} - visible

    def is_in(self, text: str | None) -> bool:
        """Return True if a text holds words that only the redacted passages held."""
        return text is not None and not self._redacted_runs.isdisjoint(_runs(text))


def without_redacted_words(
    record: SessionRecord, passages: RedactedPassages, applied: Sequence[AppliedCorrection], settings: Settings
) -> tuple[SessionRecord, list[AppliedCorrection]]:
    """Return a record and its corrections without facts that only the redacted passages tell."""
    findings = tuple(
        msgspec.structs.replace(finding, message="the words that this finding quotes are redacted", values=())
        if any(map(passages.is_in, (finding.message, *finding.values)))
        else finding
        for finding in record.findings
    )
    values = {
        field: None
        for field in ("title", "room")
        if record.provenance.get(field) != "correction" and passages.is_in(getattr(record, field))
    }
    record = msgspec.structs.replace(
        record,
        turns=tuple(_without_redacted_evidence(turn, record, passages, settings) for turn in record.turns),
        findings=findings,
        provenance={name: origin for name, origin in record.provenance.items() if name not in values},
        **values,
    )
    return record, [
        msgspec.structs.replace(correction, printed=None) if passages.is_in(correction.printed) else correction
        for correction in applied
    ]


def _without_redacted_evidence(
    turn: Turn, record: SessionRecord, passages: RedactedPassages, settings: Settings
) -> Turn:
    if turn.resolved != "inferred" or turn.label is None:
        return turn
    if passages.is_in(turn.name):
        return with_speaker_of_label(turn, turn.label, record, settings)
    if turn.evidence and passages.is_in(turn.evidence.text):
        return msgspec.structs.replace(turn, evidence=None)
    return turn


def _texts(record: SessionRecord) -> Iterator[str]:
    for turn in record.turns:
        yield turn.label or ""
        yield from (block.text for block in turn.blocks)
    yield from (notice.text for notice in record.notices)
    yield from (removed.text for removed in record.removed)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield each word of a text, and each run of two or three words."""
    text_words = folded_words(text)
    for length in range(1, _MAX_RUN_WORDS + 1):
        yield from (tuple(text_words[start : start + length]) for start in range(len(text_words) - length + 1))
