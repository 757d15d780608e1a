"""Tests of folders without an event: their names in words, and their years."""

from __future__ import annotations

import pytest

from generator.pages.views.folders import folder_name, folder_year
from tests.support.attributed_session import attributed_session


@pytest.mark.parametrize(
    ("folder", "name", "year"),
    [
        ("harbour-days-2018", "Harbour days 2018", 2018),
        ("Harbour Days", "Harbour Days", None),
        ("harbour_1998-2004", "Harbour 1998 2004", None),
        ("room-20185", "Room 20185", None),
        ("港の会", "港の会", None),
    ],
)
def test_the_name_and_the_year_of_a_folder(folder: str, name: str, year: int | None) -> None:
    document = attributed_session(f"{folder}/talk.txt", date=None)
    assert (folder_name(document), folder_year([document])) == (name, year)


@pytest.mark.parametrize(
    ("dates", "year"),
    [
        (["2001-05-06", "2001-07-08", None], 2001),
        (["2001-05-06", "2002-07-08"], None),
        ([None], None),
    ],
)
def test_the_documents_give_the_year_of_a_folder(dates: list[str | None], year: int | None) -> None:
    assert folder_year([attributed_session("moot/talk.txt", date=date) for date in dates]) == year
