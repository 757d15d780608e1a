"""Random corrections of random documents: only redacted words are lost, and no id changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corrections.applied import applied_from_json, applied_json, shown_record
from generator.corrections.apply_corrections import CorrectedRecord, apply_corrections, without_needless_speakers
from generator.corrections.entry import Correction
from generator.records import Block, SessionRecord, to_json
from generator.slugs import slug
from generator.text import words
from tests.support.correcting import SETTINGS, unresolved
from tests.support.examples import examples
from tests.support.large_inputs import corrections_of_many_turns
from tests.support.small_site import record, turn

SAID = st.lists(
    st.sampled_from(["rind", "hole", "brine", "the", "of", "Ada", "é", "x.", "(a)", "**b**", "奶酪", "שלום", "1,2"]),
    min_size=1,
    max_size=6,
).map(" ".join)
BLOCKS = st.lists(st.one_of(SAID, SAID.map(lambda text: Block("event", f"({text})", "other"))), max_size=3)
LABELS = st.sampled_from([None, "ADA CHURN", "CHAIR", "BO", "UNESCO"])


@st.composite
def documents(draw: st.DrawFn) -> SessionRecord:
    """Return an invented record with the turn ids that reading would give it."""
    counts: Counter[str] = Counter()
    turns = []
    for label in draw(st.lists(LABELS, min_size=1, max_size=6)):
        prefix = slug(label) if label else "unidentified"
        counts[prefix] += 1
        turns.append(turn(f"{prefix}-{counts[prefix]}", *draw(BLOCKS), label=label))
    return record(*turns, notices=tuple(draw(st.lists(SAID, max_size=1))))


@st.composite
def corrections(draw: st.DrawFn, document: SessionRecord) -> list[Correction]:
    """Return corrections of a record, mostly with words of the record."""
    entries = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        chosen = draw(st.sampled_from(document.turns))
        texts = [block.text for block in chosen.blocks] or ["nothing"]
        parts = draw(st.sampled_from(texts)).split()
        start = draw(st.integers(0, len(parts) - 1))
        fragment = " ".join(parts[start : draw(st.integers(start + 1, len(parts)))])
        entries.append(
            Correction(
                path="f.yml", line=number, number=number, reason="So it is.", author="Ed", date="2024-05-31",
                kind=draw(st.sampled_from(["speaker", "label", "split", "join", "no-mark", "words", "hide"])),
                fragment=fragment, turn=draw(st.sampled_from([None, chosen.id])), name="Cleo Whey", label="CHAIR",
                words="whey", until=draw(st.sampled_from([None, *texts])),
            )
        )  # fmt: skip
    return [
        msgspec.structs.replace(entry, label=None)
        if entry.kind == "split"
        else msgspec.structs.replace(entry, until=None)
        if entry.kind != "hide"
        else entry
        for entry in entries
    ]


CASES = documents().flatmap(lambda document: st.tuples(st.just(document), corrections(document)))


def said(document: SessionRecord) -> Iterator[str]:
    """Yield every word of a record."""
    for spoken in document.turns:
        yield from words.split_words(spoken.label or "")
        yield from (run for block in spoken.blocks for run in words.split_words(block.text))
    for text in (*(notice.text for notice in document.notices), *(lines.text for lines in document.removed)):
        yield from words.split_words(text)


def apply(document: SessionRecord, entries: list[Correction]) -> CorrectedRecord:
    ids = {turn.id: number for number, turn in enumerate(document.turns)}
    applied = apply_corrections(document, entries, SETTINGS, ids)
    return without_needless_speakers(applied, document, entries, unresolved)


@given(CASES)
@settings(max_examples=examples(60))
def test_only_redacted_words_are_lost(case: tuple[SessionRecord, list[Correction]]) -> None:
    document, entries = case
    after = apply(document, entries)
    assert Counter(said(after.unredacted)) == Counter(said(document))
    notes = [correction for correction in after.applied if correction.kind == "hide"]
    remaining = Counter(said(after.record))
    withheld = [
        block for turn in after.record.turns for block in turn.blocks if block.text.startswith("(Passage withheld")
    ]
    remaining -= Counter(run for block in withheld for run in words.split_words(block.text))
    redacted = Counter(run for text in after.redacted for run in words.split_words(text))
    assert remaining + redacted == Counter(said(document))
    assert bool(notes) == bool(after.redacted) == bool(withheld)


@given(CASES)
@settings(max_examples=examples(60))
def test_no_id_changes_or_occurs_twice(case: tuple[SessionRecord, list[Correction]]) -> None:
    document, entries = case
    after = apply(document, entries)
    before = [turn.id for turn in document.turns]
    now = [turn.id for turn in after.record.turns]
    new = {correction.turn for correction in after.applied if correction.kind == "split"}
    assert len(set(now)) == len(now)
    assert [name for name in now if name not in new] == [name for name in before if name in now]
    assert not new & set(before)
    first = {turn.id: turn.blocks[0] for turn in document.turns if turn.blocks}
    for changed in after.unredacted.turns:  # a turn still begins with its first words
        if changed.id in first and changed.blocks:
            assert first[changed.id].text.startswith(changed.blocks[0].text)


@given(CASES)
@settings(max_examples=examples(60))
def test_applied_corrections_agree_with_the_record(case: tuple[SessionRecord, list[Correction]]) -> None:
    document, entries = case
    after = apply(document, entries)
    turns = {turn.id: turn for turn in after.record.turns}
    assert len(after.applied) + len(after.errors) <= len(entries)
    for correction in after.applied:
        if correction.kind == "words":
            text = turns[correction.turn or ""].blocks[correction.block or 0].text
            assert (
                text[correction.offset : (correction.offset or 0) + len(correction.printed or "")] == correction.printed
            )
    assert applied_from_json(applied_json(after.applied)) == after.applied
    seen = Counter(said(shown_record(after.record, after.applied)))
    replaced = [correction for correction in after.applied if correction.kind == "words"]
    printed = Counter(run for correction in replaced for run in words.split_words(correction.printed or ""))
    assert seen + printed == Counter(said(after.record)) + Counter({"whey": len(replaced)})


@given(documents())
def test_without_corrections_nothing_changes(document: SessionRecord) -> None:
    after = apply(document, [])
    assert to_json(after.record) == to_json(document)
    assert (after.applied, after.errors) == ((), ())


@given(CASES)
@settings(max_examples=examples(60))
def test_the_same_corrections_have_the_same_result(case: tuple[SessionRecord, list[Correction]]) -> None:
    first, second = apply(*case), apply(*case)
    assert to_json(first.record) == to_json(second.record)
    assert applied_json(first.applied) == applied_json(second.applied)


def test_corrections_of_many_turns_are_all_applied() -> None:
    document, entries = corrections_of_many_turns(1000)
    after = apply(document, entries)
    assert len(after.applied) == len(entries) == 50
