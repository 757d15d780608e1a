"""What a citation says of a document."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from generator.archive.addresses import Address
from generator.archive.summary import summarise
from generator.pages.citations.citation import Citation, captions_notice, citation_of
from generator.records import Event, Session, SessionRecord
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.settings.session_types import SessionTypeInfo
from tests.support.small_site import record, turn

SETTINGS = Settings(
    archive=ArchiveInfo(name="The Archive", description="x", series="Cheese Forum", series_short="CF"),
    events=(),
    types=(SessionTypeInfo(id="workshop", name="Workshop", plural="Workshops"),),
)
EVENT = Event("cf-2020", "CF 2020", 15, "Online", "2020-11-02", "2020-11-17")


def cited(**changes: Any) -> Citation:  # noqa: ANN401 - the fields of a record
    printed: SessionRecord = msgspec.structs.replace(record(turn("ada-1", "Hello.", label="ADA")), **changes)
    return citation_of(summarise(printed, Address("cf-2020", "curd")), SETTINGS, "https://x.example/a/")


def test_a_session_names_its_event_and_no_author() -> None:
    citation = cited(event=EVENT, date="2020-11-12", session=Session("workshop", "WS7", 7))
    assert citation == Citation(
        key="cf-2020-curd",
        title="Cheese",
        language="en",
        date=(2020, 11, 12),
        kind="Workshop WS7, transcript of captions",
        archive="The Archive",
        event="Cheese Forum 2020",
        place="Online",
        publisher=None,
        notice=captions_notice(),
        address="https://x.example/a/cf-2020/curd/",
    )


@pytest.mark.parametrize(
    ("event", "date", "expected"),
    [
        (EVENT, "2020-11-12", (2020, 11, 12)),
        (EVENT, None, (2020,)),
        (msgspec.structs.replace(EVENT, start="2019-12-30", end="2020-01-02"), None, ()),
        (msgspec.structs.replace(EVENT, start=None, end=None), None, ()),
        (None, None, ()),
    ],
)
def test_the_days_of_an_event_are_no_date_of_a_session(
    event: Event | None, date: str | None, expected: tuple[int, ...]
) -> None:
    assert cited(event=event, date=date).date == expected


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, "Transcript of captions"),
        ({"session": Session(None, "WS7", 7)}, "WS7, transcript of captions"),
        ({"session": Session("other", None, None)}, "Transcript of captions"),
        ({"status": "raw"}, "Transcript of captions, marked as raw"),
        ({"kind": "press-release"}, "Press release"),
        ({"kind": "other"}, "Article"),
    ],
)
def test_what_the_page_holds(changes: dict[str, Any], kind: str) -> None:
    assert cited(**changes).kind == kind


def test_only_captions_have_the_notice() -> None:
    assert cited(kind="press-release").notice is None


@pytest.mark.parametrize(("name", "full"), [("CF 2020", "Cheese Forum 2020"), ("CFX 2020", "CFX 2020")])
def test_an_event_has_the_full_name_of_its_series(name: str, full: str) -> None:
    assert cited(event=msgspec.structs.replace(EVENT, name=name)).event == full
