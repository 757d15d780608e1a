"""Times that are printed with turns become the times of the turns."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.grammar.printed_times import is_time, seconds_of
from generator.reading.steps import read_document
from generator.settings.load import Settings


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0:03", 3),
        ("[00:01:02]", 62),
        ("(12:11):", 731),
        ("1:02:03.5", 3723.5),
        ("0 minutes 3 seconds", 3),
        ("1 hour 2 minutes 11 seconds", 3731),
        ("13:03:21", 47001),
    ],
)
def test_a_time_in_seconds(text: str, seconds: float) -> None:
    assert seconds_of(text) == seconds
    assert is_time(text)


@pytest.mark.parametrize(
    "text", ["", "Odile", "at 10:30", "10:30 and", "3", "10", "1.5", "Psalm 3:16", "5 seconds later"]
)
def test_other_texts_are_no_times(text: str) -> None:
    assert not is_time(text)


@pytest.mark.parametrize(
    ("mark", "seconds"),
    [
        ("NAME 0:0{}\n", 0),
        ("[00:00:0{}] NAME: ", 0),
        ("NAME [00:00:0{}]: ", 0),
        ("NAME (00:0{}):\n", 0),
        ("NAME\n0 minutes {} seconds\n", 0),
        ("9:59 NAME  0:0{}\n", 0),
        ("0{}:00 NAME\n", 60),
    ],
)
def test_the_time_of_a_turn(mark: str, seconds: int, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "session.txt"
    words = ("Good morning to all of you.", "Thank you for that.", "We begin at 10:30 with the ropes.", "That is so.")
    names = ("Odile Ferrand", "Wim Kool", "Odile Ferrand", "Wim Kool")
    marks = [mark.format(index + 1).replace("NAME", name) for index, name in enumerate(names)]
    path.write_text("\n\n".join(map("".join, zip(marks, words, strict=True))))
    turns = read_document(path, tmp_path / "none", settings).turns
    assert [turn.label for turn in turns] == list(names)
    expected = [(index + 1) * (seconds or 1) for index in range(len(words))]
    assert [turn.time and (turn.time.start, turn.time.end) for turn in turns] == [(start, None) for start in expected]


def test_a_time_in_the_words_is_no_time_of_a_turn(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "session.txt"
    path.write_text(">> ODILE FERRAND: At 0:10 we begin.\n0:20\n>> WIM KOOL: Good.\n")
    assert [turn.time for turn in read_document(path, tmp_path / "none", settings).turns] == [None, None]
