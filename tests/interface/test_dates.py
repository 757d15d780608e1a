"""Dates, weekdays, numbers and names of languages have the forms of CLDR."""

from __future__ import annotations

import datetime

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from generator.interface import dates
from generator.interface.catalogue import interface_in, interface_languages, number
from generator.interface.dates import (
    date_in_words,
    language_in_words,
    month_in_words,
    range_in_words,
    short_date,
    weekday_in_words,
)
from generator.pages.data import size_in_words

TRANSLATED = interface_languages()[1:]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_month_of_a_date_is_that_of_cldr(language: str) -> None:
    with interface_in(language):
        for month in range(1, 13):
            day = datetime.date(2016, month, 7)
            assert date_in_words(day.isoformat()) == format_date(day, "long", locale=language)


@pytest.mark.parametrize("language", TRANSLATED)
def test_weekdays_numbers_and_languages_are_those_of_cldr(language: str) -> None:
    with interface_in(language):
        for day in range(1, 8):
            date = datetime.date(2016, 2, day)
            assert weekday_in_words(date.isoformat()) == format_date(date, "EEEE", locale=language)
        assert number(9876543) == format_decimal(9876543, locale=language)
        assert size_in_words(1_640_000).startswith(format_decimal(1.6, locale=language))
        names = {code: language_in_words(code) for code in dates._LANGUAGES}
    assert names == {code: Locale.parse(language).languages[code] for code in names}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("7 Dec", "December 2016", "5–9 December 2016", "30 November – 2 December 2016")),
        ("fr", ("7 déc.", "décembre 2016", "5–9 décembre 2016", "30 novembre – 2 décembre 2016")),
        ("es", ("7 dic", "diciembre de 2016", "5–9 de diciembre de 2016", "30 de noviembre – 2 de diciembre de 2016")),
        ("ru", ("7 дек.", "декабрь 2016 г.", "5–9 декабря 2016 г.", "30 ноября – 2 декабря 2016 г.")),
        ("zh", ("12月7日", "2016年12月", "2016年12月5日至9日", "2016年11月30日至2016年12月2日")),
    ],
)
def test_short_dates_months_and_ranges(language: str, words: tuple[str, ...]) -> None:
    with interface_in(language):
        assert words == (
            short_date("2016-12-07"),
            month_in_words("2016-12"),
            range_in_words("2016-12-05", "2016-12-09"),
            range_in_words("2016-11-30", "2016-12-02"),
        )


def test_an_unknown_language_keeps_its_code() -> None:
    assert (language_in_words("pt-BR"), language_in_words("xx")) == ("Portuguese", "xx")
