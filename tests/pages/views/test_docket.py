"""The docket has a row for each known fact, with its provenance."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest

from generator.archive.addresses import Address
from generator.archive.summary import summarise
from generator.pages.views.docket import session_docket, web_address
from generator.records import Event, Finding, Session, SessionRecord
from generator.settings.archive import ArchiveInfo
from generator.settings.events import EventInfo
from generator.settings.load import Settings
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())
MOOT = Event("moot-2001", "MOOT 2001", 1, "Lower Wensley", "2001-05-07", "2001-05-09")
SPOKEN = record(turn("ada-1", "Cheese is round.", label="ADA"))


def rows(made: SessionRecord = SPOKEN, **changes: Any) -> dict[str, list[tuple[str, str | None]]]:  # noqa: ANN401 - any field
    changed = msgspec.structs.replace(made, **changes)
    docket = session_docket(changed, summarise(changed, Address("a", "b")), CONFIG)
    return {row["key"]: [(item["text"], item["note"]) for item in row["items"]] for row in docket}


def test_an_unknown_fact_has_no_row() -> None:
    assert list(rows()) == ["kind", "length", "source", "status"]
    assert rows()["length"] == [("3 words, 1 turn", "1 min to read")]
    assert "status" not in rows(kind="press-release")
    assert rows(turns=())["length"] == [("no words", None)]
    assert rows()["status"] == [("Not marked as raw", None)]
    assert rows(status="raw")["status"] == [("Marked as raw by its publisher", None)]


@pytest.mark.parametrize(
    ("numbers_by_year", "words"),
    [
        ({2001: 1, 2002: 2}, "1st annual meeting, Lower Wensley"),
        ({2001: 1, 2003: 2}, "1st meeting, Lower Wensley"),
        ({2001: 1}, "1st meeting, Lower Wensley"),
    ],
)
def test_a_meeting_is_annual_if_the_settings_number_the_series_year_by_year(
    numbers_by_year: dict[int, int], words: str
) -> None:
    events = tuple(
        EventInfo(id=f"moot-{year}", name=f"MOOT {year}", ordinal=ordinal, start=datetime.date(year, 5, 7))
        for year, ordinal in numbers_by_year.items()
    )
    settings = Settings(archive=ArchiveInfo(), events=events, types=())
    changed = msgspec.structs.replace(SPOKEN, event=MOOT)
    (row,) = (
        row for row in session_docket(changed, summarise(changed, Address("a", "b")), settings) if row["key"] == "event"
    )
    assert [item["note"] for item in row["items"]] == [words]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"date": "2001-05-08", "day": 2, "provenance": {"date": "day-table"}},
            ("Day 2, 8 May 2001", "worked out from “Day 2”"),
        ),
        ({"date": "2001-05-08"}, ("8 May 2001", None)),
        ({"day": 2, "event": MOOT}, ("Day 2", "date not known; the event was on 7–9 May 2001")),
        ({"event": MOOT}, ("7–9 May 2001", "dates of the event; day not known")),
        ({"day": 0}, ("Day 0", "date not known")),
    ],
)  # fmt: skip
def test_a_date_has_its_provenance(changes: dict[str, Any], expected: tuple[str, str | None]) -> None:
    assert rows(**changes)["date"] == [expected]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("09:00", "10:30 UTC", "09:00 to 10:30 UTC"),
        ("09:00", None, "from 09:00"),
        (None, "12:12 CST", "until 12:12 CST"),
    ],
)
def test_times(start: str | None, end: str | None, words: str) -> None:
    assert rows(start_time=start, end_time=end)["time"] == [(words, None)]


def test_a_room_and_a_type() -> None:
    assert rows(room="Room 4", provenance={"room": "heading"})["room"] == [("Room 4", None)]
    assert rows(room="Room 4", provenance={"room": "slug"})["room"] == [("Room 4", "from the address of the page")]
    assert rows(session=Session("workshop", "WS3", 3))["type"] == [("workshop", "WS3")]


@pytest.mark.parametrize(("kind", "href"), [("transcript", "types/workshop/"), ("press-release", None)])
def test_only_sessions_are_listed_by_their_type(kind: str, href: str | None) -> None:
    made = msgspec.structs.replace(SPOKEN, kind=kind, session=Session("workshop", "WS3", 3))
    (row,) = (row for row in session_docket(made, summarise(made, Address("a", "b")), CONFIG) if row["key"] == "type")
    assert [item["href"] for item in row["items"]] == [href]


def test_warnings_and_errors_are_shown_and_other_findings_are_not() -> None:
    findings = (
        Finding("a", "info", 1, "this is how"),
        Finding("b", "warning", 1234, "two places disagree"),
        Finding("c", "error", None, "the file is empty"),
    )
    assert rows(findings=findings)["doubts"] == [
        ("Two places disagree", "line 1,234 of the source"),
        ("The file is empty", None),
    ]


def test_a_source_that_could_not_be_opened_has_no_checksum() -> None:
    source = msgspec.structs.replace(SPOKEN.source, sha256=None)
    assert rows(source=source)["source"] == [("moot-1/cheese.txt", "could not be read")]


@pytest.mark.parametrize("address", ["https://a.example/x", "http://a.example", "HTTPS://A.EXAMPLE"])
def test_a_web_address_may_be_a_link(address: str) -> None:
    assert web_address(address) == address


def test_a_backslash_in_a_web_address_is_percent_encoded() -> None:
    assert web_address("https://a.example/x\\y") == "https://a.example/x%5Cy"


@pytest.mark.parametrize(
    "address",
    [None, "", "javascript:go()", "//a.example", "ftp://a.example", "a.example", " https://a", "data:text/html,x"],
)
def test_any_other_address_is_no_link(address: str | None) -> None:
    assert web_address(address) is None
