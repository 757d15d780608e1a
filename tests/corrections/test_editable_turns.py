"""Turns while corrections change them."""

from __future__ import annotations

import pytest

from generator.corrections.editable_turns import (
    enclosing_lines,
    find_block,
    make_editable,
    new_turn_id,
    split_block,
)
from generator.corrections.locate_fragment import LABEL_BLOCK, FragmentPlace
from tests.support.small_site import record, turn

RECORD = record(turn("ada-1", "One two.", "Three.", label="ADA"), turn("bo-4", "Four.", label="BO"))


def test_unchanged_turns_are_the_turns_of_the_record() -> None:
    assert tuple(editable.finished() for editable in make_editable(RECORD)) == RECORD.turns


def test_a_place_is_found_in_its_part_of_a_block() -> None:
    turns = make_editable(RECORD)
    before, after = split_block(turns[0].blocks[0], 4)
    assert before is not None
    assert after is not None
    assert (before.block.text, after.block.text, after.original_offset) == ("One", "two.", 4)
    turns[0].blocks[:1] = [before, after]
    assert find_block(turns, FragmentPlace(0, 0, 5)) == (0, 1)
    assert find_block(turns, FragmentPlace(0, 1, 0)) == (0, 2)
    assert find_block(turns, FragmentPlace(1, LABEL_BLOCK, 0)) == (1, 0)


def test_a_removed_place_is_not_found() -> None:
    turns = make_editable(RECORD)
    turns[0].blocks = []
    with pytest.raises(LookupError):
        find_block(turns, FragmentPlace(0, 0, 0))


def test_a_block_split_at_its_end_has_one_part() -> None:
    block = make_editable(RECORD)[0].blocks[0]
    assert split_block(block, 8) == (block, None)
    assert split_block(block, 0) == (None, block)


def test_a_new_id_follows_all_numbers_of_its_prefix() -> None:
    turns = make_editable(RECORD)
    assert new_turn_id(turns, frozenset(), "bo") == "bo-5"
    assert new_turn_id(turns, frozenset({"bo-9", "bo-x", "bo-rind-12"}), "bo") == "bo-10"
    assert new_turn_id(turns, frozenset(), "cleo") == "cleo-1"


def test_the_enclosing_lines_hold_both_ranges() -> None:
    assert enclosing_lines((3, 5), (4, 9)) == (3, 9)
