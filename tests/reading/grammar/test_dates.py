"""Read dates and times as documents print them."""

from __future__ import annotations

import datetime

import pytest

from generator.reading.grammar.dates import find_date, read_dateline, read_when, time_at_end


@pytest.mark.parametrize(
    ("text", "date", "rest"),
    [
        ("4 April 2016", "2016-04-04", ""),
        ("OCTOBER 24, 2013", "2013-10-24", ""),
        ("Tuesday, 6 November 2012", "2012-11-06", ""),
        ("September 28, 2011 - 09:00AM", "2011-09-28", ""),
        ("the 4 April 2016 was a Monday", "2016-04-04", "the was a"),
        ("5 to 9 December 2016", None, ""),
        ("31 February 2016", None, "31 February 2016"),
        ("April 2016", None, "April 2016"),
        ("14 September 10", "2010-09-14", ""),
        ("14 September 10 people", None, "10 people"),
        ("may 5", None, "may 5"),
    ],
)
def test_a_line_is_split_into_its_date_and_the_rest(text: str, date: str | None, rest: str) -> None:
    when = read_when(text)
    assert (when.date, when.rest) == (datetime.date.fromisoformat(date) if date else None, rest)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Open Consultation 23 February 2009 Transcript", "2009-02-23"),
        ("on the 1st of March 2010", "2010-03-01"),
        ("from 27 to 30 September 2011", None),
        ("27 -30 September 2011", None),
        ("4 April 2016 and 5 April 2016", None),
        ("no date", None),
    ],
)
def test_the_only_date_in_a_text(text: str, date: str | None) -> None:
    found_date = find_date(text)
    assert (found_date.isoformat() if found_date else None) == date


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("at 12:12 p.m. CST", "12:12 CST"),
        ("at\u00a0 12:05\u00a0 a.m.\u00a0 UTC", "00:05 UTC"),
        ("at 16:30PM", "16:30"),
        ("at 5.45 pm", "17:45"),
        ("at 09 :00", "09:00"),
        ("at 10:00", "10:00"),
        ("at 2:30 BALI", None),
        ("at 25:00", None),
        ("at noon", "12:00"),
        ("at 1430 CET", "14:30 CET"),
        ("at 14:00 local time", "14:00"),
        ("at 16:30 UTC+3", "16:30 UTC+3"),
        ("at 10:75", None),
    ],
)
def test_a_time(text: str, time: str | None) -> None:
    clock = time_at_end(text)
    assert clock is not None
    assert clock.text == time
    assert (clock.problem is None) == (time is not None)


@pytest.mark.parametrize("text", ["at 10:00 in the large hall", "at 1430", "6.12.2016", ""])
def test_no_time(text: str) -> None:
    assert time_at_end(text) is None


def test_a_dateline() -> None:
    dateline = read_dateline("Paris,\u00a0 France, 13 November\u2013 Gardens were discussed.")
    assert dateline is not None
    assert (dateline.city, dateline.country, dateline.day, dateline.month, dateline.year) == (
        "Paris",
        "France",
        13,
        11,
        None,
    )
    assert read_dateline("Berlin, Germany, 26 November 2019 — Gardens") is not None


@pytest.mark.parametrize(
    "text",
    [
        "Paris, France: 13 November – gardens",
        "Paris, France, 13 Brumaire – gardens",
        "Paris, France, November – gardens",
        "13 November – gardens",
        "We met in the city of Paris and its suburbs, France, 13 November – it rained.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert read_dateline(text) is None
