"""The part of one document: the positions of its words, its turns, the names of its speakers."""

from __future__ import annotations

import msgspec
import pytest

from generator.corrections.applied import AppliedCorrection
from generator.records import Session
from generator.site.search.part import SLOT, Part, make_part
from tests.support.search_reader import read_numbers
from tests.support.search_records import TALK, record, turn


def places(part: Part, term: str) -> list[int]:
    data = part.words[term]
    assert data[0] == len(data) - 1
    return read_numbers(data[1:])


def named(part: Part) -> dict[str, list[int]]:
    return {term: read_numbers(data[1:]) for term, data in part.names.items()}


def slots(part: Part) -> str:
    return "".join(f"{byte:08b}" for byte in part.slots)


def test_a_turn_begins_at_a_slot_and_the_heading_is_turn_0() -> None:
    part = make_part(TALK, (), "tea")
    assert places(part, "tea") == [1, 2 * SLOT + 2, 5 * SLOT]
    assert places(part, "ws7") == [4]
    assert slots(part).rstrip("0") == "1" * 7


def test_a_turn_that_fills_its_slot_does_not_touch_the_next_turn() -> None:
    part = make_part(record(turn("a-1", "A", "tea " * SLOT), turn("b-1", "B", "milk")), (), "x")
    assert places(part, "tea")[-1] + 1 < places(part, "milk")[0] == 3 * SLOT
    assert slots(part).rstrip("0") == "11011"


def test_the_whole_of_a_divided_word_is_beside_both_neighbours() -> None:
    part = make_part(record(turn("a-1", "A", "a multi-stakeholder model, multistakeholder")), (), "x")
    assert places(part, "multi") == [SLOT + 1]
    assert places(part, "stakeholder") == [SLOT + 2]
    assert places(part, "multistakeholder") == [SLOT + 1, SLOT + 2, SLOT + 4]


def test_names_are_those_that_the_page_shows() -> None:
    part = make_part(TALK, (), "tea")
    assert named(part) == {"ana": [2, 5], "field": [2, 5], "@ana-field": [2, 5], "moderator": [3]}
    assert "field" not in part.words


def test_metadata_is_in_the_heading_or_beside_it() -> None:
    part = make_part(TALK, (), "tea")
    assert (part.kind, part.event, part.type, part.date) == ("transcript", "IGF 2031", "workshop", "2031-05-06")
    bare = make_part(record(title=None, event=None, date=None, session=Session(None, None, None)), (), "green-tea")
    assert (bare.event, bare.type, bare.date) == (None, None, None)
    assert set(bare.words) == {"untitled", "green", "tea", "greentea"}


def test_an_article_has_no_names() -> None:
    part = make_part(record(turn("text-1", None, "Tea was served.", label="X"), kind="press-release"), (), "x")
    assert part.names == {}
    assert places(part, "served") == [SLOT + 2]


def test_too_many_words_for_a_page_are_not_indexed() -> None:
    part = make_part(record(turn("ana-field-1", "Ana Field", "tea " * 300_000)), (), "x")
    assert places(part, "tea") == [1]
    assert part.names == {}


def correction(**changes: object) -> AppliedCorrection:
    plain = AppliedCorrection(1, "words", "ana-field-1", 1, 0, None, "Tea", "Coffee", "", "", "2031-06-01")
    return msgspec.structs.replace(plain, **changes)


def test_the_words_are_those_that_the_page_shows() -> None:
    label = correction(kind="label", turn="moderator-1", block=None, offset=None, printed="MODERATOR", now="CHAIR")
    part = make_part(TALK, (correction(), label), "x")
    assert part.is_corrected
    assert places(part, "coffee") == [2 * SLOT + 2]
    assert 2 * SLOT + 2 not in places(part, "tea")
    assert named(part)["chair"] == [3]
    assert "moderator" not in part.names


@pytest.mark.parametrize("change", [{"language": "fr"}, {"room": "Room 5"}, {"start_time": "10:00"}])
def test_a_part_depends_on_nothing_else_of_the_record(change: dict[str, object]) -> None:
    assert make_part(msgspec.structs.replace(TALK, **change), (), "tea") == make_part(TALK, (), "tea")
