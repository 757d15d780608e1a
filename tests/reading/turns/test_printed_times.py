"""Times that are printed with turns become the times of the turns."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.grammar.printed_times import end_of, is_time, seconds_of
from generator.reading.steps import read_document
from generator.records import Time
from generator.settings.load import Settings
from tests.support.make_docx import docx
from tests.support.make_word_body import paragraph, run, table


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


@pytest.mark.parametrize(
    ("text", "end"),
    [("0:03 - 0:10", 10), ("[0:03]–[1:00:00]", 3600), ("00:03 --> 00:04.5", 4.5), ("1\t0:03\t0:10", 10)],
)
def test_a_printed_end(text: str, end: float) -> None:
    assert end_of(text) == end


@pytest.mark.parametrize("text", ["", "0:03", "0:10 - 0:03", "0:03, 0:10", "0:03 of 0:10", "1:2 0:3"])
def test_no_printed_end(text: str) -> None:
    assert end_of(text) is None


NAMES = ("Odile Ferrand", "Wim Kool", "Odile Ferrand", "Wim Kool")
WORDS = (
    "Good morning to all of you.",
    "Thank you for that.",
    "We begin at 10:30 with the ropes.",
    "That is so, I think.",
)
STARTS = [3, 75, 3723, 3725]
CLOCKS = ("00:03", "01:15", "1:02:03", "1:02:05")


def times_of(path: Path, settings: Settings) -> list[tuple[str | None, float | None, float | None]]:
    """Return the label, start and end of each turn, after a look at the words."""
    turns = read_document(path, path.parent / "none", settings).turns
    assert [" ".join(block.text for block in turn.blocks) for turn in turns] == list(WORDS)
    spans = [turn.time or Time(-1, None) for turn in turns]
    return [(turn.label, span.start, span.end) for turn, span in zip(turns, spans, strict=True)]


EXPECTED = [(name, float(start), None) for name, start in zip(NAMES, STARTS, strict=True)]


@pytest.mark.parametrize(
    "form",
    [
        "**NAME** [TIME]: WORDS",
        "**NAME** (TIME): WORDS",
        "**NAME (TIME):** WORDS",
        "**[TIME] NAME:** WORDS",
        "**TIME NAME**: WORDS",
        "[TIME] **NAME:** WORDS",
        "**NAME** TIME\n\nWORDS",
        "## NAME [TIME]\n\nWORDS",
        "- **NAME** [TIME]: WORDS",
    ],
)
def test_times_beside_bold_labels(form: str, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "session.md"
    rows = zip(NAMES, CLOCKS, WORDS, strict=True)
    turns = [form.replace("NAME", name).replace("TIME", time).replace("WORDS", words) for name, time, words in rows]
    path.write_text("\n\n".join(turns) + "\n")
    assert times_of(path, settings) == EXPECTED


ROWS = list(zip(CLOCKS, NAMES, WORDS, strict=True))


@pytest.mark.parametrize("head", [[], [("Time", "Speaker", "Text")]], ids=["without head", "with head"])
@pytest.mark.parametrize("is_time_first", [True, False])
def test_times_in_tables(
    *, head: list[tuple[str, str, str]], is_time_first: bool, tmp_path: Path, settings: Settings
) -> None:
    rows = [*head, *ROWS] if is_time_first else [(name, time, words) for time, name, words in [*head, *ROWS]]
    word = tmp_path / "word.docx"
    word.write_bytes(docx(body=table(*rows)))
    page = tmp_path / "page.html"
    cells = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page.write_text(f"<html><body><table>{''.join(cells)}</table></body></html>")
    assert times_of(word, settings) == EXPECTED
    assert times_of(page, settings) == EXPECTED


def test_starts_and_ends_in_a_table(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "word.docx"
    ends = ("00:10", "01:20", "1:02:04", "1:02:06")
    rows = zip(CLOCKS, ends, NAMES, WORDS, strict=True)
    path.write_bytes(docx(body=table(("Start", "End", "Speaker", "Text"), *rows)))
    assert [end for _, _, end in times_of(path, settings)] == [10, 80, 3724, 3726]


def test_times_behind_bold_names_in_word(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "word.docx"
    rows = zip(NAMES, CLOCKS, WORDS, strict=True)
    body = (paragraph(run(name, "<w:b/>"), run(f"   {time}")) + paragraph(run(words)) for name, time, words in rows)
    path.write_bytes(docx(body="".join(body)))
    assert times_of(path, settings) == EXPECTED
