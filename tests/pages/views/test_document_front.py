"""The front matter of a session or an article: its metadata, and nothing that is not known."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest

from generator.archive.addresses import Address
from generator.archive.archive import Archive
from generator.archive.summary import summarise
from generator.pages.views.document_front import document_front
from generator.pages.views.rows import web_address
from generator.records import Event, Finding, Session, SessionRecord
from generator.settings.archive import ArchiveInfo
from generator.settings.events import EventInfo
from generator.settings.load import Settings
from tests.support.page_values import front_of
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())
MOOT = Event("moot-2001", "MOOT 2001", 1, "Lower Wensley", "2001-05-07", "2001-05-09")
SPOKEN = record(turn("ada-1", "Cheese is round.", label="ADA"))


def front(made: SessionRecord = SPOKEN, settings: Settings = CONFIG, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    changed = msgspec.structs.replace(made, **changes)
    document = summarise(changed, Address("a", "b"))
    return front_of(document_front(changed, document, Archive(documents=(document,), people={}), settings))


def test_an_unknown_fact_is_left_out() -> None:
    assert list(front()) == [
        "title", "description", "template", "page_kind", "kind", "folder", "folder_name", "language", "language_name",
        "words", "turns", "minutes", "people", "source", "sha256", "status",
    ]  # fmt: skip
    assert "status" not in front(kind="press-release")
    assert front(turns=())["words"] == 0
    assert front()["status"] == "Not marked as raw"
    assert front(status="raw")["status"] == "Marked as raw by its publisher"


@pytest.mark.parametrize(
    ("numbers_by_year", "words"),
    [
        ({2001: 1, 2002: 2}, "1st annual meeting"),
        ({2001: 1, 2003: 2}, "1st meeting"),
        ({2001: 1}, "1st meeting"),
    ],
)
def test_a_meeting_is_annual_if_the_settings_number_the_series_year_by_year(
    numbers_by_year: dict[int, int], words: str
) -> None:
    events = tuple(
        EventInfo(id=f"moot-{year}", name=f"MOOT {year}", ordinal=ordinal, start=datetime.date(year, 5, 7))
        for year, ordinal in numbers_by_year.items()
    )
    shown = front(settings=Settings(archive=ArchiveInfo(), events=events, types=()), event=MOOT)
    assert (shown["event"], shown["event_id"], shown["meeting"]) == ("MOOT 2001", "moot-2001", words)
    assert (shown["place"], shown["event_dates"]) == ("Lower Wensley", "7–9 May 2001")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"date": "2001-05-08", "day": 2, "provenance": {"date": "day-table"}}, "worked out from “Day 2”"),
        ({"date": "2001-05-08", "provenance": {"date": "heading"}}, "printed in the heading"),
        ({"date": "2001-05-08"}, None),
        ({"day": 2, "event": MOOT}, None),
    ],
)
def test_a_date_has_its_provenance(changes: dict[str, Any], expected: str | None) -> None:
    assert front(**changes).get("date_from") == expected


def test_a_room_and_a_type() -> None:
    assert "room_from" not in front(room="Room 4", provenance={"room": "heading"})
    assert front(room="Room 4", provenance={"room": "slug"})["room_from"] == "from the address of the page"
    shown = front(session=Session("workshop", "WS3", 3))
    assert (shown["type"], shown["type_id"], shown["code"]) == ("workshop", "workshop", "WS3")
    assert "type_id" not in front(kind="press-release", session=Session("workshop", "WS3", 3)), (
        "only sessions are listed"
    )


def test_warnings_and_errors_are_warnings_and_other_findings_are_not() -> None:
    findings = (
        Finding("language-from-text", "info", 1, "this is how"),
        Finding("title-unknown", "warning", 1234, "no title was found"),
        Finding("unreadable", "error", None, "the file is damaged"),
    )
    assert front(findings=findings)["warnings"] == [
        "Nothing shows the title of the document; it was left without one (line 1,234 of the source)",
        "The file could not be read",
    ]


def test_a_source_that_could_not_be_opened_has_no_checksum() -> None:
    assert "sha256" not in front(source=msgspec.structs.replace(SPOKEN.source, sha256=None))


@pytest.mark.parametrize(("code", "name"), [("es", "Spanish"), ("pt-BR", "Portuguese"), ("tlh", "tlh")])
def test_a_language_has_its_name(code: str, name: str) -> None:
    assert front(language=code)["language_name"] == name


@pytest.mark.parametrize("address", ["https://a.example/x", "http://a.example", "HTTPS://A.EXAMPLE"])
def test_a_web_address_may_be_a_link(address: str) -> None:
    assert web_address(address) == address


def test_a_backslash_in_a_web_address_is_percent_encoded() -> None:
    assert web_address("https://a.example/x\\y") == "https://a.example/x%5Cy"


@pytest.mark.parametrize(
    "address",
    [None, "", "javascript:go()", "//a.example", "ftp://a.example", "a.example", " https://a", "data:text/html,x",
     "http://[a](b)", "https://[::1", "http://[a]/"],
)  # fmt: skip
def test_any_other_address_is_no_link(address: str | None) -> None:
    assert web_address(address) is None
