"""The part of one document: the positions of its words, its turns, the names of its speakers."""

from __future__ import annotations

import msgspec
import pytest

from generator.corrections.applied import AppliedCorrection
from generator.records import Session
from generator.site.search.packed import unpacked
from generator.site.search.part import Part, make_part
from generator.site.search.word_places import SLOT
from tests.support.search_reader import read_numbers
from tests.support.search_records import TALK, record, turn


def places(part: Part, term: str) -> list[int]:
    data = part.words[term][1]
    assert data[0] == len(data) - 1
    return read_numbers(data[1:])


def numbers(part: Part, term: str) -> list[int]:
    return read_numbers(part.words[term][0][1:])


def shown(part: Part) -> list[tuple[str | None, int]]:
    return [(voice.shown, voice.turns) for voice in part.voices]


def texts(part: Part) -> list[dict[str, object]]:
    return [turn for data in part.texts for turn in msgspec.json.decode(unpacked(data))["turns"]]


def slots(part: Part) -> str:
    return "".join(f"{byte:08b}" for byte in part.slots)


def test_a_turn_begins_at_a_slot_and_the_heading_is_turn_0() -> None:
    part = make_part(TALK, (), "tea")
    assert places(part, "tea") == [1, 3 * SLOT + 2, 4 * SLOT]
    assert numbers(part, "tea") == [0, 3, 4]
    assert places(part, "ws7") == [4]
    assert slots(part).rstrip("0") == "1" * 7


def test_turns_are_numbered_voice_by_voice() -> None:
    part = make_part(TALK, (), "tea")
    assert shown(part) == [(None, 2), ("Ana Field", 2), ("MODERATOR", 1)]
    assert [text["place"] for text in texts(part)] == [1, 4, 2, 5, 3]
    assert [voice.person for voice in part.voices] == [None, "ana-field", None]


def test_another_name_for_a_label_moves_no_turn() -> None:
    renamed = [
        msgspec.structs.replace(turn, name="Ana Meadow", speaker="ana-meadow") if turn.name else turn
        for turn in TALK.turns
    ]
    before, after = (
        make_part(TALK, (), "tea"),
        make_part(msgspec.structs.replace(TALK, turns=tuple(renamed)), (), "tea"),
    )
    assert (after.words, after.slots, after.texts) == (before.words, before.slots, before.texts)
    assert after.voices != before.voices


def test_metadata_is_in_the_heading_or_beside_it() -> None:
    part = make_part(TALK, (), "tea")
    facts = part.facts
    assert (facts.kind, facts.event, facts.event_name, facts.type) == ("transcript", "igf-2031", "IGF 2031", "workshop")
    assert (facts.date, facts.year, facts.code, facts.title) == ("2031-05-06", "2031", "WS7", "On Tea")
    bare = make_part(record(title=None, event=None, date=None, session=Session(None, None, None)), (), "green-tea")
    assert (bare.facts.event, bare.facts.type, bare.facts.year) == (None, None, None)
    assert set(bare.words) == {"tea"}, "the name of the file stands for the title"


def test_an_article_has_no_names() -> None:
    part = make_part(record(turn("text-1", None, "Tea was served.", label="X"), kind="press-release"), (), "x")
    assert shown(part) == [(None, 1)]
    assert places(part, "served") == [SLOT + 2]


def test_too_many_words_for_a_page_are_not_indexed() -> None:
    part = make_part(record(turn("ana-field-1", "Ana Field", "tea " * 300_000)), (), "x")
    assert places(part, "tea") == [1]
    assert part.voices == []


def correction(**changes: object) -> AppliedCorrection:
    plain = AppliedCorrection(1, "words", "ana-field-1", 1, 0, None, "Tea", "Coffee", "", "", "2031-06-01")
    return msgspec.structs.replace(plain, **changes)


def test_the_words_are_those_that_the_page_shows() -> None:
    label = correction(kind="label", turn="moderator-1", block=None, offset=None, printed="MODERATOR", now="CHAIR")
    part = make_part(TALK, (correction(), label), "x")
    assert places(part, "coffee") == [3 * SLOT + 2]
    assert 3 * SLOT + 2 not in places(part, "tea")
    assert shown(part)[2] == ("CHAIR", 1)
    assert [text["id"] for text in texts(part) if text.get("corrected")] == ["ana-field-1"]


@pytest.mark.parametrize("change", [{"status": "raw"}, {"room": "Room 5"}, {"start_time": "10:00"}])
def test_a_part_depends_on_nothing_else_of_the_record(change: dict[str, object]) -> None:
    assert make_part(msgspec.structs.replace(TALK, **change), (), "tea") == make_part(TALK, (), "tea")
