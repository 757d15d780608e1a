"""The end of a document in Markdown: a list of people that has the form of labels, and people who go on speaking."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.load import Settings

CALL = """# Oakum Ropes Q1 2024 Earnings Call

*Call for the quarter ended March 31, 2024.*

May 7, 2024

**Operator**

Good morning, and welcome to the call. We begin with the ropes.

**Odile Ferrand** -- *Chief Executive Officer*

Thank you. We made nine ropes, and sold them.

**Wim Kool** -- *Analyst*

Thanks for taking my question. Which ropes?

**Odile Ferrand** -- *Chief Executive Officer*

All of them.

**Operator**

This ends the call. [Operator signoff]

{end}
"""
ODILE, WIM = "**Odile Ferrand** -- *Chief Executive Officer*", "**Wim Kool** -- *Analyst*"


def read(end: str, folder: Path, settings: Settings) -> SessionRecord:
    path = folder / "call.md"
    path.write_text(CALL.format(end=end), encoding="utf-8")
    return read_document(path, folder / "none", settings)


@pytest.mark.parametrize("heading", ["## Call participants:", "**Duration: 31 minutes**\n\n## Call participants:"])
def test_a_list_of_people_has_no_turns(heading: str, tmp_path: Path, settings: Settings) -> None:
    record = read(f"{heading}\n\n{ODILE}\n\n{WIM}\n\nAll transcripts of ropes", tmp_path, settings)
    assert [turn.label for turn in record.turns] == [
        "Operator",
        "Odile Ferrand",
        "Wim Kool",
        "Odile Ferrand",
        "Operator",
    ]
    assert [block.type for block in record.turns[-1].blocks] == ["text", "event"]


@pytest.mark.parametrize(
    "end",
    [
        f"Call participants:\n\n{ODILE}\n\nWho else is there?\n\n{WIM}\n\nI am.",
        f"Call participants:\n\n{ODILE}\n\n{WIM}\n\nI am one of them.",
    ],
)
def test_people_who_go_on_speaking_have_turns(end: str, tmp_path: Path, settings: Settings) -> None:
    turns = read(end, tmp_path, settings).turns
    assert [turn.label for turn in turns[5:]] == ["Odile Ferrand", "Wim Kool"]


def test_the_last_day_of_a_quarter_is_no_date_of_a_call(tmp_path: Path, settings: Settings) -> None:
    record = read("Goodbye.", tmp_path, settings)
    assert record.date == "2024-05-07"
    assert "date-disagrees" not in {finding.code for finding in record.findings}
