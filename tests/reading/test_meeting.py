"""Meetings, days and addresses: where each is taken from, and what is said when two places disagree."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator.config import ArchiveInfo, Config
from generator.reading import read_document
from generator.records import SessionRecord

SPOKEN = "\nThe following are the outputs of the captioning. It is no authoritative record.\n>> ODILE: Hello.\n"


def read(tmp_path: Path, settings: Config, text: str, name: str = "a.txt") -> SessionRecord:
    path = tmp_path / "transcripts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_document(path, tmp_path / "transcripts", settings)


def codes(record: SessionRecord) -> list[str]:
    return [finding.code for finding in record.findings]


def test_the_folder_decides_where_all_else_is_silent(tmp_path: Path, settings: Config) -> None:
    record = read(tmp_path, settings, "Gardens" + SPOKEN, "igf-2019/a.txt")
    assert record.event is not None
    assert (record.event.id, record.provenance["event"]) == ("igf-2019", "folder")
    assert "event-disagrees" not in codes(record)


def test_the_heading_wins_over_the_folder(tmp_path: Path, settings: Config) -> None:
    record = read(tmp_path, settings, "IGF 2016 - Day 2 - Gardens" + SPOKEN, "igf-2019/a.txt")
    assert record.event is not None
    assert (record.event.id, record.provenance["event"]) == ("igf-2016", "heading")
    assert "event-disagrees" in codes(record)


def test_a_folder_that_is_no_meeting_decides_nothing(tmp_path: Path, settings: Config) -> None:
    record = read(tmp_path, settings, "Gardens" + SPOKEN, "drafts/a.txt")
    assert record.event is None
    assert "event-unknown" in codes(record)


def test_a_meeting_that_is_not_listed_has_an_id_only(tmp_path: Path, settings: Config) -> None:
    record = read(tmp_path, settings, "IGF 2041 - Day 2 - Gardens" + SPOKEN)
    assert record.event is not None
    assert msgspec.structs.astuple(record.event) == ("igf-2041", "IGF 2041", None, None, None, None)
    assert "event-not-listed" in codes(record)
    assert record.date is None


def test_another_series_works_the_same(tmp_path: Path, settings: Config) -> None:
    archive = ArchiveInfo(series="Garden Days of the North", series_short="GDN")
    other = msgspec.structs.replace(settings, archive=archive)
    record = read(tmp_path, other, "GDN 2016 - Day 2 - Room 4 - WS 7 Hedges" + SPOKEN)
    assert record.event is not None
    assert (record.event.id, record.room, record.session.code) == ("gdn-2016", "Room 4", "WS7")
    plain = read(tmp_path, other, "IGF 2016 - Day 2 - Hedges" + SPOKEN)
    assert plain.event is None


def test_no_series_at_all(tmp_path: Path, settings: Config) -> None:
    other = msgspec.structs.replace(settings, archive=ArchiveInfo(), events=())
    record = read(tmp_path, other, "IGF 2016 - Day 2 - Hedges" + SPOKEN)
    assert (record.event, record.title) == (None, "IGF 2016 - Day 2 - Hedges")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("igf-2018-day-1-salle-xi-of40-small-gardens.txt", ("igf-2018", 1, "2018-11-12", "OF40", "Small gardens")),
        ("igf-2016-day-2-dc-on-gardens.txt", ("igf-2016", 2, "2016-12-07", None, "DC on gardens")),
        ("1993-2014-09-04-ws157-small-gardens-room-8.txt", ("igf-2014", None, "2014-09-04", "WS157", "Small gardens")),
        ("ws168-small-gardens.txt", (None, None, None, "WS168", "Small gardens")),
        ("845.txt", (None, None, None, None, None)),
        ("offices-of-2-gardens.txt", (None, None, None, None, "Offices of 2 gardens")),
        ("of-gardens.txt", (None, None, None, None, "Of gardens")),
        ("today-2-gardens.txt", (None, None, None, None, "Today 2 gardens")),
    ],
)
def test_the_address_of_a_page_that_says_nothing(
    name: str, expected: tuple[object, ...], tmp_path: Path, settings: Config
) -> None:
    record = read(tmp_path, settings, ">> ODILE: Hello.", name)
    event = record.event.id if record.event else None
    assert (event, record.day, record.date, record.session.code, record.title) == expected
    assert record.title is None or record.provenance["title"] == "slug"


def test_the_page_wins_over_its_address(tmp_path: Path, settings: Config) -> None:
    record = read(tmp_path, settings, "IGF 2016 - Day 2 - WS7 Gardens" + SPOKEN, "igf-2017-day-3-ws8-hedges-raw.txt")
    assert (record.day, record.session.code, record.title, record.status) == (2, "WS7", "Gardens", "final")
    assert {"event-disagrees", "day-disagrees", "code-disagrees", "raw-address"} <= set(codes(record))


def test_a_printed_date_wins_over_the_table_of_days(tmp_path: Path, settings: Config) -> None:
    record = read(tmp_path, settings, "IGF 2016 - Day 2 - Gardens\n8 December 2016" + SPOKEN)
    assert (record.date, record.provenance["date"]) == ("2016-12-08", "header-line")
    assert "date-disagrees" in codes(record)


def test_a_date_outside_of_the_meeting_is_a_doubt(tmp_path: Path, settings: Config) -> None:
    record = read(tmp_path, settings, "IGF 2016 - Gardens\n8 December 2015" + SPOKEN)
    assert record.date == "2015-12-08"
    assert "date-disagrees" in codes(record)


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("IGF 2016 - Gardens", "no day is printed"),
        ("IGF 2016 - Day 9 - Gardens", "no such day"),
        ("IGF 2012 - Day 2 - Gardens", "not checked"),
        ("IGF 2020 - Day 2 - Gardens", "can't be converted"),
    ],
)
def test_a_day_that_gives_no_date_says_why(heading: str, reason: str, tmp_path: Path, settings: Config) -> None:
    record = read(tmp_path, settings, heading + SPOKEN)
    assert record.date is None
    assert [reason in finding.message for finding in record.findings if finding.code == "date-unknown"] == [True]
