"""Applied corrections as `corrections.json`, and the words that pages show."""

from __future__ import annotations

import json

import msgspec
import pytest

from generator.corrections.applied import (
    AppliedCorrection,
    applied_from_json,
    applied_json,
    by_turn,
    corrected_labels,
    shown_blocks,
    shown_label,
    shown_record,
    with_turn_ids_of_page,
)
from tests.support.small_site import record, turn

WORDS = AppliedCorrection(
    number=1, kind="words", turn="ada-1", block=0, offset=4, field=None, printed="rhine", now="rind",
    reason="It was heard.", author="Ed", date="2024-05-31",
)  # fmt: skip
LABEL = msgspec.structs.replace(
    WORDS, number=2, kind="label", block=None, offset=None, printed="ADA", now="CHAIR", turn="ada-1"
)


def test_the_json_calls_the_kind_correct() -> None:
    data = applied_json([WORDS, LABEL])
    assert [entry["correct"] for entry in json.loads(data)["corrections"]] == ["words", "label"]
    assert list(json.loads(data)["corrections"][0])[:2] == ["number", "correct"]
    assert applied_from_json(data) == (WORDS, LABEL)


def test_other_data_is_an_error() -> None:
    with pytest.raises(msgspec.DecodeError):
        applied_from_json(b'{"schema": 1, "corrections": [{"number": 1}]}')


def test_turn_ids_become_those_of_the_page() -> None:
    metadata = msgspec.structs.replace(LABEL, kind="metadata", turn=None)
    changed = with_turn_ids_of_page([WORDS, LABEL, metadata], {"ada-1": "ada-7"})
    assert [correction.turn for correction in changed] == ["ada-7", "ada-7", None]
    assert by_turn(changed) == {"ada-7": list(changed[:2])}


def test_the_shown_label_is_the_corrected_one() -> None:
    printed = turn("ada-1", "Hi.", label="ADA")
    corrected = msgspec.structs.replace(printed, resolved="corrected")
    assert shown_label(printed, {}) == "ADA"
    assert shown_label(corrected, corrected_labels([LABEL])) == "CHAIR"
    assert shown_label(corrected, {}) is None


def test_shown_words_are_corrected_and_have_spans() -> None:
    spoken = turn("ada-1", "The rhine is in a brain.", "The rhine.")
    later = msgspec.structs.replace(WORDS, number=3, offset=18, printed="brain", now="brine")
    (first, spans), (second, no_spans) = shown_blocks(spoken, [later, WORDS])
    assert first.text == "The rind is in a brine."
    assert [first.text[span.start : span.end] for span in spans] == ["rind", "brine"]
    assert (second.text, no_spans) == ("The rhine.", [])
    assert shown_record(record(spoken), [later, WORDS]).turns[0].blocks == (first, second)
    assert shown_record(record(spoken), [LABEL]) == record(spoken)
