"""Messages of the interface in the language in use."""

from __future__ import annotations

import pytest

from generator.interface.catalogue import (
    commas,
    gettext,
    interface_in,
    interface_language,
    interface_languages,
    isolated,
    language_in_use,
    listed,
    ngettext,
    number,
    pgettext,
)


def turns(count: int) -> str:
    return ngettext("%(count)s turn", "%(count)s turns", count)


def test_english_is_the_message_itself() -> None:
    assert language_in_use() == "en"
    assert gettext("Search in %(place)s", place="100 % cheese") == "Search in 100 % cheese"
    assert [turns(count) for count in (0, 1, 2, 9836)] == ["0 turns", "1 turn", "2 turns", "9,836 turns"]
    assert pgettext("in a date", "May") == "May"


def test_a_language_holds_until_the_block_ends() -> None:
    with interface_in("fr") as language:
        assert (language, language_in_use(), gettext("People")) == ("fr", "fr", "Personnes")
        with interface_in("en"):
            assert gettext("People") == "People"
        assert gettext("People") == "Personnes"
    assert gettext("People") == "People"


@pytest.mark.parametrize(
    ("code", "language"),
    [("en", "en"), ("fr", "fr"), ("pt-BR", "pt"), ("zh-Hant", "zh"), ("AR", "ar"), ("de", "en"), ("", "en")],
)
def test_the_language_of_the_interface_for_a_site(code: str, language: str) -> None:
    assert interface_language(code) == language


def test_there_are_seven_languages() -> None:
    assert interface_languages() == ("en", "ar", "es", "fr", "pt", "ru", "zh")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["0 intervention", "1 intervention", "2 interventions", "5 interventions"]),
        ("ru", ["0 выступлений", "1 выступление", "2 выступления", "5 выступлений"]),
        ("ar", ["0 مداخلات", "مداخلة واحدة", "مداخلتان", "5 مداخلات"]),
        ("zh", ["0 段发言", "1 段发言", "2 段发言", "5 段发言"]),
    ],
)
def test_plurals(language: str, words: list[str]) -> None:
    with interface_in(language):
        assert [turns(count) for count in (0, 1, 2, 5)] == words


def test_numbers_and_lists() -> None:
    assert (number(1234567), commas(["a", "b"]), listed([]), listed(["a"]), listed(["a", "b", "c"])) == (
        "1,234,567",
        "a, b",
        "",
        "a",
        "a, b and c",
    )
    with interface_in("es"):
        assert (number(9836), listed(["a", "b", "c"])) == ("9.836", "a, b y c")


def test_latin_letters_keep_their_direction_on_a_site_from_right_to_left() -> None:
    assert isolated("IGF 2020") == "IGF 2020"
    with interface_in("ar"):
        assert isolated("IGF 2020") == "\u2068IGF 2020\u2069"
        assert isolated("جلسة 2020") == "جلسة 2020"
