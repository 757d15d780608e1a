"""Turns with wrong bounds are split and joined."""

from __future__ import annotations

import msgspec
import pytest

from generator.corrections.editable_turns import EditableTurn, make_editable
from generator.corrections.entry import Correction, CorrectionError, CorrectionKind
from generator.corrections.locate_fragment import locate, search_texts
from generator.corrections.split_join import join_turns, split_turn
from generator.records import SessionRecord
from tests.support.small_site import record, turn

RECORD = record(turn("ada-1", "One. BO: Two. >> Three.", label="ADA"), turn("bo-7", "Four.", "Five.", label="BO"))


def entry(kind: CorrectionKind, fragment: str, label: str | None = None) -> Correction:
    return Correction("f.yml", 1, 1, kind, "It was heard.", "Ed", "2024-05-31", fragment=fragment, label=label)


def outline(turns: list[EditableTurn]) -> list[tuple[str, str | None, list[str]]]:
    return [
        (editable.turn.id, editable.turn.label, [block.block.text for block in editable.blocks]) for editable in turns
    ]


def split(made: SessionRecord, correction: Correction) -> tuple[str | None, list[EditableTurn]]:
    turns = make_editable(made)
    match = locate(correction, correction.fragment, search_texts(made))
    return split_turn(turns, correction, match, frozenset({"unidentified-2"})), turns


def test_a_split_takes_the_label_and_the_chevrons_away() -> None:
    turn_id, turns = split(RECORD, entry("split", "BO: Two", "BO"))
    assert turn_id == "bo-8"
    assert outline(turns)[:2] == [("ada-1", "ADA", ["One."]), ("bo-8", "BO", ["Two. >> Three."])]
    turn_id, turns = split(RECORD, entry("split", "Three."))
    assert turn_id == "unidentified-3"
    assert outline(turns)[:2] == [("ada-1", "ADA", ["One. BO: Two."]), ("unidentified-3", None, ["Three."])]


def test_a_split_where_a_turn_begins_changes_nothing() -> None:
    for fragment in ("ADA: One.", "One.", "BO: Four."):
        turn_id, turns = split(RECORD, entry("split", fragment))
        assert turn_id is None
        assert tuple(editable.finished() for editable in turns) == RECORD.turns


def test_a_split_needs_the_label_at_the_start_of_its_fragment() -> None:
    with pytest.raises(CorrectionError, match="the fragment must begin with this label and a colon: 'BO'"):
        split(RECORD, entry("split", "Two.", "BO"))


def test_a_join_removes_the_label_and_a_wrong_mark_keeps_it() -> None:
    for kind, blocks in (("join", ["Four.", "Five."]), ("no-mark", ["BO: Four.", "Five."])):
        correction = msgspec.structs.replace(entry("join", "BO: Four."), kind=kind)
        turns = make_editable(RECORD)
        joined = join_turns(turns, correction, locate(correction, "BO: Four.", search_texts(RECORD)))
        assert joined is not None
        assert outline(turns) == [("ada-1", "ADA", ["One. BO: Two. >> Three.", *blocks])]
        assert joined[0] == "ada-1"
        assert (joined[1].text if joined[1] is not None else None) == ("BO" if kind == "join" else None)


def test_the_first_turn_can_not_be_joined() -> None:
    correction = entry("join", "One.")
    match = locate(correction, "One.", search_texts(RECORD))
    with pytest.raises(CorrectionError, match="the first turn has no turn before it to join; remove the entry"):
        join_turns(make_editable(RECORD), correction, match)


def test_a_turn_that_was_joined_can_not_be_split() -> None:
    correction = entry("join", "BO: Four.")
    turns = make_editable(RECORD)
    match = locate(correction, "BO: Four.", search_texts(RECORD))
    join_turns(turns, correction, match)
    with pytest.raises(CorrectionError, match="another correction joins this turn to the one before it"):
        join_turns(turns, correction, match)
