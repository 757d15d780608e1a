"""Whatever is corrected in whatever document: no word is lost but hidden ones, and no id changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.corrections.applied import applied_from_json, applied_json, shown_record
from generator.corrections.apply_corrections import CorrectedRecord, apply_corrections
from generator.corrections.entry import Correction
from generator.records import Block, SessionRecord, to_json
from generator.slugs import slug
from generator.text import words
from tests.support.correcting import SETTINGS, alone
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
    """Return an invented record, its ids as they would be read."""
    counts: Counter[str] = Counter()
    turns = []
    for label in draw(st.lists(LABELS, min_size=1, max_size=6)):
        prefix = slug(label) if label else "unidentified"
        counts[prefix] += 1
        turns.append(turn(f"{prefix}-{counts[prefix]}", *draw(BLOCKS), label=label))
    return record(*turns, notices=tuple(draw(st.lists(SAID, max_size=1))))


@st.composite
def corrections(draw: st.DrawFn, made: SessionRecord) -> list[Correction]:
    """Return corrections of a record; their words are mostly of it."""
    entries = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        chosen = draw(st.sampled_from(made.turns))
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


CASES = documents().flatmap(lambda made: st.tuples(st.just(made), corrections(made)))


def said(made: SessionRecord) -> Iterator[str]:
    """Yield every word of a record."""
    for one in made.turns:
        yield from words.runs(one.label or "")
        yield from (run for block in one.blocks for run in words.runs(block.text))
    for text in (*(one.text for one in made.notices), *(one.text for one in made.removed)):
        yield from words.runs(text)


def carried_out(made: SessionRecord, entries: list[Correction]) -> CorrectedRecord:
    return apply_corrections(made, entries, SETTINGS, alone, {one.id: number for number, one in enumerate(made.turns)})


@given(CASES)
def test_no_word_is_lost_but_hidden_ones(case: tuple[SessionRecord, list[Correction]]) -> None:
    made, entries = case
    after = carried_out(made, entries)
    assert Counter(said(after.unredacted)) == Counter(said(made))
    notes = [one for one in after.applied if one.kind == "hide"]
    left = Counter(said(after.record))
    withheld = [
        block for one in after.record.turns for block in one.blocks if block.text.startswith("(Passage withheld")
    ]
    left -= Counter(run for block in withheld for run in words.runs(block.text))
    hidden = Counter(run for text in after.redacted for run in words.runs(text))
    assert left + hidden == Counter(said(made))
    assert bool(notes) == bool(after.redacted) == bool(withheld)


@given(CASES)
def test_no_id_changes_and_none_is_there_twice(case: tuple[SessionRecord, list[Correction]]) -> None:
    made, entries = case
    after = carried_out(made, entries)
    before = [one.id for one in made.turns]
    now = [one.id for one in after.record.turns]
    new = {one.turn for one in after.applied if one.kind == "split"}
    assert len(set(now)) == len(now)
    assert [name for name in now if name not in new] == [name for name in before if name in now]
    assert not new & set(before)
    first = {one.id: one.blocks[0] for one in made.turns if one.blocks}
    for one in after.unredacted.turns:  # a turn begins with the words that it began with
        if one.id in first and one.blocks:
            assert first[one.id].text.startswith(one.blocks[0].text)


@given(CASES)
def test_what_is_told_of_words_is_true_of_the_record(case: tuple[SessionRecord, list[Correction]]) -> None:
    made, entries = case
    after = carried_out(made, entries)
    turns = {one.id: one for one in after.record.turns}
    assert len(after.applied) + len(after.errors) <= len(entries)
    for one in after.applied:
        if one.kind == "words":
            text = turns[one.turn or ""].blocks[one.block or 0].text
            assert text[one.offset : (one.offset or 0) + len(one.printed or "")] == one.printed
    assert applied_from_json(applied_json(after.applied)) == after.applied
    seen = Counter(said(shown_record(after.record, after.applied)))
    replaced = [one for one in after.applied if one.kind == "words"]
    printed = Counter(run for one in replaced for run in words.runs(one.printed or ""))
    assert seen + printed == Counter(said(after.record)) + Counter({"whey": len(replaced)})


@given(documents())
def test_no_corrections_change_nothing(made: SessionRecord) -> None:
    after = carried_out(made, [])
    assert to_json(after.record) == to_json(made)
    assert (after.applied, after.errors) == ((), ())


@given(CASES)
def test_the_same_corrections_come_to_the_same(case: tuple[SessionRecord, list[Correction]]) -> None:
    one, two = carried_out(*case), carried_out(*case)
    assert to_json(one.record) == to_json(two.record)
    assert applied_json(one.applied) == applied_json(two.applied)


def test_fifty_corrections_of_five_thousand_turns_take_three_seconds() -> None:
    import time

    made = record(*(turn(f"ada-{n}", f"This is what was said {n} times over.", label="ADA") for n in range(1, 5001)))
    sorts = ("speaker", "split", "words", "hide", "no-mark")
    entries = [
        Correction(
            path="f", line=1, number=n, reason="r", author="a", date="2024-05-31", kind=sorts[n % 5],  # type: ignore[arg-type]
            fragment=f"what was said {n * 50} times" if n % 5 != 4 else f"This is what was said {n * 50} times",
            name="Cleo Whey", words="x",
        )
        for n in range(1, 51)
    ]  # fmt: skip
    start = time.process_time()
    after = carried_out(made, entries)
    assert time.process_time() - start < 3
    assert len(after.applied) == 50
