"""The sheet of drawn turns: what it shows, and which answers it takes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from generator.archive.sample.answers import JudgedTurn
from generator.archive.sample.sheet import TurnOnSheet, read_sheet, write_sheet
from generator.errors import ArchiveError
from generator.records import SessionRecord
from tests.support.correcting import read

_TEXT = """Moot 2001 - Day 1 - Room 2 - Cheese
>> ADA MOSS:  Good morning. Is the cheese here?
speaker: no
It is not.
>> BO REED:  It is.
"""


def _sheet(text: str = _TEXT) -> tuple[str, SessionRecord]:
    with tempfile.TemporaryDirectory() as folder:
        record = read(Path(folder), text)
    lines = text.splitlines()
    drawn = [TurnOnSheet("moot-2001/cheese/", record, turn, lines) for turn in record.turns]
    return write_sheet(drawn, 40, 7), record


def _filled(sheet: str) -> str:
    for empty, filled in (
        ("date: \n", "date: 2031-04-01\n"),
        ("judge: \n", "judge: the maintainers\n"),
        ("\nspeaker: \n", "\nspeaker: Yes\n"),
        ("\nbegins: \n", "\nbegins: yes\n"),
        ("\nends: \n", "\nends: unsure\n"),
        ("\nwrong words: \n", "\nwrong words: 2\n"),
    ):
        sheet = sheet.replace(empty, filled)
    return sheet


def test_a_turn_stands_beside_its_lines() -> None:
    sheet, record = _sheet()
    turn = next(turn for turn in record.turns if turn.label == "ADA MOSS")
    part = sheet.partition(f"== moot-2001/cheese/#{turn.id}\n")[2].partition("\n==")[0]
    assert "|      2 > >> ADA MOSS: Good morning. Is the cheese here?" in part
    assert "|      5   >> BO REED: It is." in part, "the lines around the turn are shown without the sign"
    assert "| person:  Ada Moss (printed)" in part
    assert "words: 11\n" in part


def test_words_of_a_transcript_are_never_answers() -> None:
    sheet = read_sheet(_filled(_sheet()[0]), "sheet.txt")
    assert {judged.speaker for judged in sheet.judged} == {"yes"}


def test_the_answers_are_read() -> None:
    text, record = _sheet()
    sheet = read_sheet("\ufeff" + _filled(text).replace("\n", "\r\n"), "sheet.txt")
    assert (sheet.date, sheet.judge, sheet.seed, sheet.turns) == ("2031-04-01", "the maintainers", 7, 40)
    assert sheet.drawn == len(sheet.judged) == len(record.turns)
    assert sheet.judged[0] == JudgedTurn("yes", "yes", "unsure", sheet.judged[0].words, 2)


def test_a_turn_without_an_answer_is_left_out() -> None:
    text = _filled(_sheet()[0]).replace("speaker: Yes", "speaker: ", 1)
    sheet = read_sheet(text, "sheet.txt")
    assert len(sheet.judged) == sheet.drawn - 1


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("speaker: Yes", "speaker: maybe", "the answer is yes, no or unsure"),
        ("ends: unsure", "ends: ", "the answer is yes, no or unsure"),
        ("wrong words: 2", "wrong words: two", "write a number, 0 or more"),
        ("date: 2031-04-01", "date: April", "write the day of judging as YYYY-MM-DD"),
        ("begins: yes", "starts: yes", "write one of the fields words, speaker, begins, ends, wrong words"),
        ("seed: 7", "seed 7", "write one of the fields seed, turns, date, judge"),
    ],
)
def test_a_wrong_answer_is_one_sentence_with_its_place(right: str, wrong: str, said: str) -> None:
    with pytest.raises(ArchiveError) as error:
        read_sheet(_filled(_sheet()[0]).replace(right, wrong, 1), "sheet.txt")
    assert said in str(error.value)
    assert str(error.value).startswith("sheet.txt")
    assert "\n" not in str(error.value)


def test_a_page_of_one_line_is_not_repeated_whole() -> None:
    milk, whey = "The milk is warm. " * 300, "The whey is cold. " * 300
    long_text = f">> ADA MOSS: {milk}>> BO REED: Only the cheese is left. >> ADA MOSS: {whey}"
    sheet, _ = _sheet(long_text)
    part = sheet.partition("#bo-reed-1\n")[2].partition("\n==")[0]
    assert "Only the cheese is left." in part.partition("| label")[0]
    assert len(part) < 5_000
