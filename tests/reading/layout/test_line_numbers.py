"""Line numbers of courts: parted from the words, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.load import Settings

PAGES = """
Harbour Board v. Dahl                         7

 1             THE COURT:  Good morning. We are on the record in
 2   the matter of the ferry. There are 12 ropes and
 3   4 of them are wet.
 4             MR. TRELAWN:  Good morning, Your Honor.
 5                     DIRECT EXAMINATION
 6   BY MS. QUIROGA:
 7        Q.   Where were you at 9 in the evening?
 8        A.   I was on the bridge, with
 9
10   nobody else.

Harbour Board v. Dahl                         8

 1        Q.   Who rang the bell?
 2        A.   I did.
 3             THE COURT:  Thank you.
 4             MR. TRELAWN:  No questions.
"""


FERRY = "the matter of the ferry. There are 12 ropes and 4 of them are wet."


def read(text: str, folder: Path, settings: Settings) -> SessionRecord:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    return read_document(path, folder / "none", settings)


def test_the_record_of_a_court(tmp_path: Path, settings: Settings) -> None:
    record = read(PAGES, tmp_path, settings)
    assert [(turn.label, " ".join(block.text for block in turn.blocks)) for turn in record.turns] == [
        ("THE COURT", f"Good morning. We are on the record in {FERRY}"),
        ("MR. TRELAWN", "Good morning, Your Honor."),
        ("Q", "Where were you at 9 in the evening?"),
        ("A", "I was on the bridge, with nobody else."),
        ("Q", "Who rang the bell?"),
        ("A", "I did."),
        ("THE COURT", "Thank you."),
        ("MR. TRELAWN", "No questions."),
    ]  # fmt: skip
    numbers = [entry.text for entry in record.removed if entry.reason == "line-number"]
    assert " ".join(numbers).split() == [*map(str, range(1, 11)), "1", "2", "3", "4"]
    headings = [entry.text.strip() for entry in record.removed if entry.reason == "heading"]
    assert headings[1:] == ["DIRECT EXAMINATION", "BY MS. QUIROGA:"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{number}. Rope of {number} metres" for number in range(1, 20)),
        "\n".join(f"{number} ropes are wet, and nobody knows why." for number in (3, 7, 2, 9, 4, 12, 1, 5, 8, 20)),
        "\n".join(["ADA: Good morning.", "1 One", "2 Two", "3 Three", *["BO: Words are here."] * 20]),
    ],
)
def test_numbers_in_other_texts_stay(text: str, tmp_path: Path, settings: Settings) -> None:
    assert "line-number" not in {entry.reason for entry in read(text, tmp_path, settings).removed}


def with_times(text: str, times: list[str]) -> str:
    """Put a time behind the number of each line of `PAGES`."""
    left = iter(times)
    return re.sub(r"(?m)^( ?\d{1,2})(?= |$)", lambda number: f"{number[0]}   {next(left)}", text)


TIMES = "11:58 11:58 12:01 12:59 12:59 1:00 1:00 1:01 1:01 1:02 1:02 1:03 1:03 1:04".split()  # noqa: SIM905 - one line


def test_the_times_behind_the_numbers_are_no_words(tmp_path: Path, settings: Settings) -> None:
    plain, timed = read(PAGES, tmp_path, settings), read(with_times(PAGES, TIMES), tmp_path, settings)
    assert [(turn.label, turn.blocks) for turn in timed.turns] == [(turn.label, turn.blocks) for turn in plain.turns]
    assert [entry.text.strip() for entry in timed.removed if entry.reason == "marker"] == TIMES


def test_times_that_do_not_go_on_stay(tmp_path: Path, settings: Settings) -> None:
    mixed = [*TIMES[:4], "09:00", "3:15", "11:30", *TIMES[7:]]
    record = read(with_times(PAGES, mixed), tmp_path, settings)
    assert "09:00" in " ".join(block.text for turn in record.turns for block in turn.blocks)
    assert not [entry for entry in record.removed if entry.reason == "marker" and entry.text.strip() == "09:00"]


@pytest.mark.parametrize("head", ["Page | 7", "Seite 7", "page 7"])
def test_a_number_of_a_page_above_the_lines(head: str, tmp_path: Path, settings: Settings) -> None:
    record = read(PAGES.replace("Harbour Board v. Dahl                         7", head), tmp_path, settings)
    assert (record.removed[0].reason, record.removed[0].text) == ("page-furniture", head)


FIFTH = """
QUAY COURT, TUESDAY, 4th MARCH 2025

      The Chair: Good morning. We have counted the ladders, and there
      are nine of them in the tower.

      Ms Ferrand: The rope is old, Madam Chair.

{0}The Chair: We shall see. I call on the Member for the Pier,
      who has three questions about it.

      Mr Kool: I have two. Who paid for the rope, and when was it
      bought?

{1}Ms Ferrand: I do not know. In the year
{2}of the flood we had none.

      The Chair: We go on with the next item, which is the tower.

      Mr Kool: I thank the Chair.
      We all do.
{3}A Member: Hear, hear.

{4}

      The Chair: Order.

      Mr Kool: I have done.

      Ms Ferrand: So have I, and I say
      that we may
{5}go.

      The Chair: Who else?

      Mr Kool: I should like to say that I was
      never in the tower, and that I saw no
      rope there.
{6}The Chair: Thank you.
"""


def test_numbers_of_every_fifth_line(tmp_path: Path, settings: Settings) -> None:
    numbers = ["  5   ", " 10   ", "      ", " 15   ", "_____________", "  5   ", " 10   "]
    record = read(FIFTH.format(*numbers), tmp_path, settings)
    plain = read(FIFTH.format(*([" " * 6] * 4), "_____________", *([" " * 6] * 2)), tmp_path, settings)
    assert [(turn.label, turn.blocks) for turn in record.turns] == [(turn.label, turn.blocks) for turn in plain.turns]
    assert [turn.label for turn in record.turns].count("A Member") == 1
    assert [entry.text.strip() for entry in record.removed if entry.reason == "line-number"] == [
        *("5", "10", "15", "5", "10")
    ]


def test_numbers_of_a_list_are_no_line_numbers(tmp_path: Path, settings: Settings) -> None:
    rows = "".join(f"{number}   ropes in the {place}\n" for number, place in ((5, "tower"), (10, "yard"), (15, "shed")))
    record = read(
        f"The Chair: We have these.\n\n{rows}{rows}\nMs Ferrand: Yes.\n\nThe Chair: No.\n", tmp_path, settings
    )
    assert all(entry.reason != "line-number" for entry in record.removed)


ALONE = """
QUAY COURT, TUESDAY, 4th MARCH 2025

     THE CHAIR:   Good morning. We have counted the ladders, and there
     are nine of them.

{0}
     MS FERRAND:   The rope is old, Madam Chair.

     THE CHAIR:   We shall see. I call on the Member for the Pier.

{1}MR KOOL:   I have two questions about it.

     MS FERRAND:   I do not know.


{2}

     MR KOOL:   I thank the Chair.

     THE CHAIR:   Order.
{3}and be quiet.
"""


def test_numbers_alone_beside_lines_without_words(tmp_path: Path, settings: Settings) -> None:
    record = read(ALONE.format("5", "10   ", "15", "20   "), tmp_path, settings)
    plain = read(ALONE.format("", "     ", "", "     "), tmp_path, settings)
    assert [(turn.label, turn.blocks) for turn in record.turns] == [(turn.label, turn.blocks) for turn in plain.turns]
    assert [entry.text.strip() for entry in record.removed if entry.reason == "line-number"] == ["5", "10", "15", "20"]


def test_numbers_alone_that_are_answers_stay(tmp_path: Path, settings: Settings) -> None:
    text = (
        "The Chair: How many?\n\n5\n\nMs Ferrand: And then?\n\n10\n\nThe Chair: And in all?\n\n15\n\nMs Ferrand: Yes.\n"
    )
    record = read(text, tmp_path, settings)
    assert all(entry.reason != "line-number" for entry in record.removed)
