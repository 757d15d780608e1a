"""The words of some texts: where each term is, and in which texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.site.search.terms import terms
from generator.site.search.word_places import SLOT, WordPlaces
from tests.support.nasty_texts import texts


def slots(found: WordPlaces) -> str:
    return "".join(f"{byte:08b}" for byte in found.slots).rstrip("0")


def test_a_text_begins_at_a_slot() -> None:
    found = WordPlaces(["On Tea", "", "Tea is late"])
    assert found.places["tea"] == [1, 2 * SLOT]
    assert found.texts["tea"] == [0, 2]
    assert slots(found) == "1111"


def test_a_text_that_fills_its_slot_does_not_touch_the_next_text() -> None:
    found = WordPlaces(["", "tea " * SLOT, "milk"])
    assert found.places["tea"][-1] + 1 < found.places["milk"][0] == 3 * SLOT
    assert slots(found) == "11011"


def test_the_whole_of_a_divided_word_is_beside_both_neighbours() -> None:
    found = WordPlaces(["a multi-stakeholder model, multistakeholder"])
    assert found.places["multi"] == [1]
    assert found.places["stakeholder"] == [2]
    assert found.places["multistakeholder"] == [1, 2, 4]
    assert found.texts["multistakeholder"] == [0]


def test_neighbouring_characters_without_blanks_between_words_are_pairs() -> None:
    found = WordPlaces(["tea 互联网，don't 治 tea 理", "联网 网治"])
    assert found.places["互联"] == [1]
    assert found.places["联网"] == [2, SLOT]
    assert found.texts["联网"] == [0, 1]
    assert found.places["网网"] == [SLOT + 1], "a sign or a blank between them counts as little as between words"
    assert found.places["治"] == [6, SLOT + 3]
    assert not {"网治理", "治理", "网don"} & found.places.keys()


@given(st.lists(texts(), max_size=4))
def test_a_term_is_in_the_texts_of_its_positions(some: list[str]) -> None:
    found = WordPlaces(some)
    assert found.places.keys() == found.texts.keys()
    bits = slots(found)
    for term, places in found.places.items():
        assert places == sorted(set(places))
        assert sorted({bits[: place // SLOT + 1].count("1") - 1 for place in places}) == found.texts[term]
    for number, text in enumerate(some):
        assert all(number in found.texts[term] for term in terms(text))
