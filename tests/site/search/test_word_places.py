"""The words of some texts: where each term is, and in which texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.site.search.terms import terms
from generator.site.search.word_places import SLOT, WordPlaces
from tests.support.nasty_texts import texts
from tests.support.search_reader import read_number, read_numbers


def texts_with(found: WordPlaces, term: str) -> list[int]:
    return numbers_in(found.postings()[term][0])


def places_of(found: WordPlaces, term: str) -> list[int]:
    return numbers_in(found.postings()[term][1])


def numbers_in(data: bytes) -> list[int]:
    length, start = read_number(data, 0)
    assert length == len(data) - start
    return read_numbers(data[start:])


def slots(found: WordPlaces) -> str:
    return "".join(f"{byte:08b}" for byte in found.slots).rstrip("0")


def test_a_text_begins_at_a_slot() -> None:
    found = WordPlaces(["On Tea", "", "Tea is late"])
    assert places_of(found, "tea") == [1, 2 * SLOT]
    assert texts_with(found, "tea") == [0, 2]
    assert slots(found) == "1111"


def test_a_text_that_fills_its_slot_does_not_touch_the_next_text() -> None:
    found = WordPlaces(["", "tea " * SLOT, "milk"])
    assert places_of(found, "tea")[-1] + 1 < places_of(found, "milk")[0] == 3 * SLOT
    assert slots(found) == "11011"


def test_the_whole_of_a_divided_word_is_beside_both_neighbours() -> None:
    found = WordPlaces(["a multi-stakeholder model, multistakeholder"])
    assert places_of(found, "multi") == [1]
    assert places_of(found, "stakeholder") == [2]
    assert places_of(found, "multistakeholder") == [1, 2, 4]
    assert texts_with(found, "multistakeholder") == [0]


def test_neighbouring_characters_without_blanks_between_words_are_pairs() -> None:
    found = WordPlaces(["tea 互联网，don't 治 tea 理", "联网 网治"])
    assert places_of(found, "互联") == [1]
    assert places_of(found, "联网") == [2, SLOT]
    assert texts_with(found, "联网") == [0, 1]
    assert places_of(found, "网网") == [SLOT + 1], "a sign or a blank between them counts as little as between words"
    assert places_of(found, "治") == [6, SLOT + 3]
    assert not {"网治理", "治理", "网don"} & found.postings().keys()


@given(st.lists(texts(), max_size=4))
def test_a_term_is_in_the_texts_of_its_positions(some: list[str]) -> None:
    found = WordPlaces(some)
    bits = slots(found)
    for term in found.postings():
        places = places_of(found, term)
        assert places == sorted(set(places))
        assert sorted({bits[: place // SLOT + 1].count("1") - 1 for place in places}) == texts_with(found, term)
    for number, text in enumerate(some):
        assert all(number in texts_with(found, term) for term in terms(text))


def test_a_document_of_very_many_words_has_the_same_positions() -> None:
    """Behind 32,767, numbers are in no table."""
    many = " ".join(["tea"] * 40_000)
    found = WordPlaces([many, "milk tea don't x.y", "milk"])
    after = -(-40_001 // SLOT) * SLOT
    assert places_of(found, "tea") == [*range(40_000), after + 1]
    assert places_of(found, "milk") == [after, after + SLOT]
    assert places_of(found, "dont") == [after + 2, after + 3]
    assert places_of(found, "xy") == [after + 4, after + 5]
    assert texts_with(found, "milk") == [1, 2]


def test_texts_of_very_many_numbers() -> None:
    found = WordPlaces([*["tea"] * 40_000, "milk"])
    assert texts_with(found, "tea") == [*range(40_000)]
    assert texts_with(found, "milk") == [40_000]
