"""Tests of numbers by year: years between, gaps, links."""

from __future__ import annotations

import pytest

from generator.pages.views.years import YearCount, counts_by_year


@pytest.mark.parametrize(
    ("years", "shown"),
    [
        ([], []),
        ([2016], ["2016"]),
        ([2019, 2016], ["2016", "2017", "2018", "2019"]),
        ([2010, 2014], ["2010", "2011", "2012", "2013", "2014"]),
        ([2010, 2015], ["2010", "2011–2014", "2015"]),
        ([1890, 1891, 2020], ["1890", "1891", "1892–2019", "2020"]),
    ],
)
def test_years_between_are_shown_and_long_gaps_are_one(years: list[int], shown: list[str]) -> None:
    counts = counts_by_year({}, years, {})
    assert [str(count.year) if count.through is None else f"{count.year}–{count.through}" for count in counts] == shown


def test_years_have_their_numbers_and_links() -> None:
    counts = counts_by_year({2016: 3, None: 2}, {2016, 2017}, {2016: "events/#2016"})
    assert counts == (YearCount(2016, 3, "events/#2016"), YearCount(2017, 0))
