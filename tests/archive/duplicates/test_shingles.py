"""Shingles, sketches, and the pairs of texts that may be nearly the same."""

from __future__ import annotations

from array import array

import msgspec

from generator.archive.duplicates.shingles import Sketch, candidate_pairs, make_sketch, shingles, words_to_compare
from generator.archive.page_limits import MAX_BLOCK_CHARS
from generator.records import Block
from tests.support.invented import edited, session, speech
from tests.support.small_site import record, turn


def test_labels_notices_and_stage_directions_are_not_compared() -> None:
    a_record = record(turn("a-1", "One two.", Block("event", "(Gavel)", "gavel"), label="ADA"), notices=("Notice.",))
    assert words_to_compare(a_record) == ["one", "two"]


def test_numbers_are_the_same_on_every_machine() -> None:
    assert shingles(["one", "two"]) == {0xCD07892F}
    sketch = make_sketch(session(speech(1, 200)))
    assert (sketch.words, list(sketch.numbers[:3]), len(sketch.numbers)) == (200, [287499127, 357375271, 899215519], 9)
    assert sketch.digest.hex().startswith("647d396a")


def test_a_sketch_is_small_for_texts_of_any_length() -> None:
    assert len(make_sketch(session(speech(4, 100_000))).numbers) <= 4096
    assert len(make_sketch(record(turn("a-1", "x " * MAX_BLOCK_CHARS))).numbers) == 0
    assert msgspec.structs.asdict(make_sketch(session([])))["words"] == 0


def test_shingles_are_runs_of_five_words() -> None:
    words = ["one", "two", "three", "four", "five", "six", "seven"]
    assert len(shingles(words)) == 3
    assert shingles(words[:6]) | shingles(words[1:]) == shingles(words)
    assert shingles([]) == set()


def test_the_numbers_kept_of_a_part_are_kept_of_the_complete_text() -> None:
    words = speech(2, 2000)
    part, complete = make_sketch(session(words[300:900])), make_sketch(session(words))
    assert len(part.numbers) > 16
    assert {*part.numbers} <= {*complete.numbers}


def test_similar_texts_are_candidates_and_different_ones_are_not() -> None:
    words = speech(3)
    texts = {"b": words, "a": edited(words, 5), "part": words[:500], "other": speech(4), "empty": []}
    sketches = {name: make_sketch(session(text)) for name, text in texts.items()}
    assert sorted(candidate_pairs(sketches)) == [("a", "b"), ("a", "part"), ("b", "part")]


def test_of_a_very_long_text_only_the_range_of_its_sketch_is_compared() -> None:
    """The long text may hold the larger numbers of the other text too; its sketch has no room for them."""
    numbers = {"long": range(4096), "other": [*range(100), *range(5000, 5900)]}
    sketches = {name: Sketch(words=9, digest=b"", packed=array("I", kept).tobytes()) for name, kept in numbers.items()}
    assert list(candidate_pairs(sketches)) == [("long", "other")]
    sketches["long"] = Sketch(words=9, digest=b"", packed=array("I", [*range(99), *range(100, 4095)]).tobytes())
    assert list(candidate_pairs(sketches)) == []
