"""Words for readers: dates, numbers, kinds."""

from __future__ import annotations

import pytest

from generator.pages.views import wording


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2001-05-07", "2001-05-09", "7–9 May 2001"),
        ("2001-05-30", "2001-06-02", "30 May – 2 June 2001"),
        ("2001-12-30", "2002-01-02", "30 December 2001 – 2 January 2002"),
        ("2001-05-07", "2001-05-07", "7 May 2001"),
        ("2001-05-07", None, "7 May 2001"),
        (None, "2001-05-07", "7 May 2001"),
        (None, None, None),
    ],
)
def test_a_range_of_days(start: str | None, end: str | None, words: str | None) -> None:
    assert wording.range_in_words(start, end) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st")],
)  # fmt: skip
def test_an_ordinal(number: int, words: str) -> None:
    assert wording.ordinal(number) == words


def test_counted_things() -> None:
    assert wording.counted(0, "turn") == "0 turns"
    assert wording.counted(1, "turn") == "1 turn"
    assert wording.counted(9836, "word") == "9,836 words"
    assert wording.counted(2, "person") == "2 people"
    assert wording.counted_kind(1, "press-release") == "1 press release"
    assert wording.sessions_and_articles(["transcript", "transcript", "agenda"]) == "2 sessions and 1 article"


def test_only_the_first_letter_becomes_a_capital() -> None:
    assert wording.capital("the UN") == "The UN"
    assert wording.capital("") == ""
