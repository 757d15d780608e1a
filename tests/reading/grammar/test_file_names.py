"""Names of files: the date and the words in them, and names that have neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.grammar.file_names import read_file_name, words_of_file_name


@pytest.mark.parametrize(
    ("name", "date", "title"),
    [
        ("board-meeting-2024-03-14", "2024-03-14", "Board meeting"),
        ("board_meeting_2024_03_14", "2024-03-14", "Board meeting"),
        ("Board Meeting 2024.03.14", "2024-03-14", "Board Meeting"),
        ("2024-03-14 Board meeting", "2024-03-14", "Board meeting"),
        ("20240314-board-meeting", "2024-03-14", "Board meeting"),
        ("Board Meeting-20240411_140012-Meeting Recording", "2024-04-11", "Board Meeting"),
        ("GMT20240314-140012_Recording.transcript", "2024-03-14", None),
        ("council-2024-10-08-final", "2024-10-08", "Council"),
        ("minutes_14.03.2024", "2024-03-14", "Minutes"),
        ("séance du 14 mars 2024", "2024-03-14", "Séance du"),
        ("call-14-mars-2024", "2024-03-14", "Call"),
        ("sitzung-14-03-2024", "2024-03-14", "Sitzung"),
        ("例会 2024-03-14", "2024-03-14", "例会"),
        ("20240314", "2024-03-14", None),
        ("a-b-2024-03-14", "2024-03-14", None),
        ("CREC-1997-01-28-pt1-PgS726-2", "1997-01-28", None),
    ],
)
def test_a_date_and_the_words_beside_it(name: str, date: str, title: str | None) -> None:
    read = read_file_name(name)
    assert (str(read.date), read.title) == (date, title)


@pytest.mark.parametrize(
    "name",
    [
        "board-meeting",
        "report-2023-2024",
        "ws168-capacity-building",
        "03-04-2024-call",
        "2024-03-14-to-2024-03-16-summit",
        "2024-13-14-call",
        "2024-02-30-call",
        "call-99999999",
        "img_20501399",
        "invoice-1820240314",
        "day-2-room-10",
        "igf-2016-day-2",
        "a82c0ffee20240",
        "",
    ],
)
def test_a_name_without_one_clear_date(name: str) -> None:
    read = read_file_name(name)
    assert (read.date, read.title) == (None, None)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("board-meeting_2024-03-14", "Board meeting 2024-03-14"),
        ("zoom_0", "Zoom 0"),
        ("GMT20240314-140012_Recording.transcript", "GMT20240314 140012 Recording transcript"),
        ("Sitzung vom 9. Mai", "Sitzung vom 9. Mai"),
        ("会议", "会议"),
        ("ıslah komisyonu", "ıslah komisyonu"),
        ("éclairage", "Éclairage"),
        ("---", "---"),
    ],
)
def test_words_of_a_name(name: str, words: str) -> None:
    assert words_of_file_name(name) == words


@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_name_has_words_of_its_own_letters(name: str) -> None:
    words = words_of_file_name(name)
    assert sorted(filter(str.isalnum, words.casefold())) == sorted(filter(str.isalnum, name.casefold()))
    title = read_file_name(name).title or ""
    assert len(title) <= len(name) + 1


def test_a_name_with_one_of_two_dates() -> None:
    assert [str(date) for date in read_file_name("Bell, Ada 06-11-2024").either] == ["2024-11-06", "2024-06-11"]
    assert read_file_name("Bell, Ada 14-11-2024").either == ()
    assert read_file_name("board-2024-03-14 06-11-2024").either == ()
