"""A printed day of the week becomes a date where the event had one such day, and nowhere else."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
import pytest

from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.events import EventInfo
from generator.settings.load import Settings

TEXT = """\
Ropes and ladders
Day & Time: {when}
Room: Quay

ADA: Good morning to all of you.

WIM: Thank you, we begin with the ladders.

ADA: Then tell us how many there are.
"""


def read(when: str, days: int, folder: Path, settings: Settings, **changes: object) -> SessionRecord:
    """Read a session of an event that begins on Thursday, 28 June 2018 and has so many days."""
    start = datetime.date(2018, 6, 28)
    event = EventInfo(id="moot-2018", name="Moot 2018", start=start, end=start + datetime.timedelta(days=days - 1))
    event = msgspec.structs.replace(event, **changes)
    path = folder / "moot-2018" / "ropes.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT.format(when=when), encoding="utf-8")
    return read_document(path, folder, msgspec.structs.replace(settings, events=(*settings.events, event)))


@pytest.mark.parametrize(
    ("when", "days", "date"),
    [
        ("Friday, 10-11:15am", 2, "2018-06-29"),
        ("Thursday, 11am-noon", 2, "2018-06-28"),
        ("THURSDAY, 9am", 1, "2018-06-28"),
        ("Wednesday, 9am", 7, "2018-07-04"),
    ],
)
def test_the_only_such_day_is_the_date(when: str, days: int, date: str, tmp_path: Path, settings: Settings) -> None:
    record = read(when, days, tmp_path, settings)
    assert (record.date, record.provenance["date"]) == (date, "day-table")
    finding = next(finding for finding in record.findings if finding.code == "date-from-weekday")
    assert finding.severity == "info"
    assert when[:3].casefold() in finding.message.casefold()
    assert "date-unknown" not in {finding.code for finding in record.findings}


@pytest.mark.parametrize(
    ("when", "days", "changes"),
    [
        ("Thursday, 9am", 8, {}),  # the event had two
        ("Monday, 9am", 2, {}),  # and no such day
        ("Thursday and Friday", 2, {}),
        ("Thursday/Friday, 9am", 2, {}),
        ("Friday, 9am", 2, {"end": None}),
        ("Friday, 9am", 2, {"start": None}),
        ("Fri., 9am", 2, {}),
    ],
)
def test_another_day_stays_unknown(
    when: str, days: int, changes: dict[str, object], tmp_path: Path, settings: Settings
) -> None:
    record = read(when, days, tmp_path, settings, **changes)
    assert record.date is None
    codes = {finding.code for finding in record.findings}
    assert "date-unknown" in codes
    assert "date-from-weekday" not in codes


def test_a_printed_date_takes_precedence(tmp_path: Path, settings: Settings) -> None:
    printed = read("Friday, 28 June 2018, 9am", 2, tmp_path, settings)
    assert (printed.date, printed.provenance["date"]) == ("2018-06-28", "header-line")


def test_words_of_speech_name_no_day(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "moot-2018" / "ropes.txt"
    path.parent.mkdir()
    path.write_text(TEXT.format(when="9am").replace("Good morning", "On Friday, good morning"), encoding="utf-8")
    event = EventInfo(
        id="moot-2018", name="Moot 2018", start=datetime.date(2018, 6, 28), end=datetime.date(2018, 6, 29)
    )
    record = read_document(path, tmp_path, msgspec.structs.replace(settings, events=(*settings.events, event)))
    assert record.date is None
