"""Values of stated facts: what people and spreadsheets write, and what must stay an error."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from hypothesis import given

from generator.reading.stated.values import StatedValues
from generator.settings.events import EventInfo
from generator.settings.load import Settings
from generator.sources.stated_facts import STATED_FIELDS
from tests.support.nasty_texts import texts

EVENT = EventInfo(id="moot-2018", name="Moot of the Ropemakers 2018", start=datetime.date(2018, 6, 28))


@pytest.fixture(scope="module")
def values(settings: Settings) -> StatedValues:
    return StatedValues(msgspec.structs.replace(settings, events=(*settings.events, EVENT)))


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("title", "Ropes: a <b>history</b>", "Ropes: a <b>history</b>"),
        ("date", "2024-03-14", "2024-03-14"),
        ("date", "14.03.2024", "2024-03-14"),
        ("date", "14/03/2024", "2024-03-14"),
        ("date", "3/14/2024", "2024-03-14"),
        ("date", "14 mars 2024", "2024-03-14"),
        ("date", "2024年3月14日", "2024-03-14"),
        ("date", "March 14, 2024", "2024-03-14"),
        ("date", "2024-03-14 00:00:00", "2024-03-14"),
        ("date", "2024-03-14T09:30:00Z", "2024-03-14"),
        ("date", "2024-03-14 09:30:00 +0200", "2024-03-14"),
        ("start", "9:30", "09:30"),
        ("start", "09:30:00", "09:30"),
        ("start", "2:30 PM", "14:30"),
        ("end", "14:30 UTC", "14:30 UTC"),
        ("type", "workshop", "workshop"),
        ("type", "Workshop", "workshop"),
        ("event", "moot-2018", "moot-2018"),
        ("event", "moot of the ropemakers 2018", "moot-2018"),
        ("language", "EN", "en"),
        ("language", "pt-BR", "pt-BR"),
        ("language", "pt_BR", "pt-BR"),
        ("room", "12", "12"),
        ("recording", "https://video.example.org/v?id=3", "https://video.example.org/v?id=3"),
        ("licence", "CC BY 4.0", "CC BY 4.0"),
    ],
)
def test_a_right_value(values: StatedValues, field: str, text: str, value: str) -> None:
    assert values.read(field, text).value == value


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("date", "2024-02-30", "it is no date; write it as 2024-05-31"),
        ("date", "31.02.2024", "it is no date; write it as 2024-05-31"),
        ("date", "03/04/2024", "`03/04/2024` may be 2024-04-03 or 2024-03-04; write the date as 2024-05-31"),
        ("date", "14 March", "it has no year; write the date as 2024-05-31"),
        ("date", "14-16 March 2024", "it is no date; write it as 2024-05-31"),
        ("date", "on 2024-03-14", "it has more than a date; write only the date, as 2024-05-31"),
        ("date", "2024-03-14 in Oslo", "it has more than a date; write only the date, as 2024-05-31"),
        ("date", "soon", "it is no date; write it as 2024-05-31"),
        ("date", "45365", "it is no date; write it as 2024-05-31"),
        ("start", "half past nine", "it is no time; write it as 14:30 or 14:30 UTC"),
        ("start", "25:00", "it is no time; write it as 14:30 or 14:30 UTC"),
        ("start", "14:00-15:00", "it is no time; write it as 14:30 or 14:30 UTC"),
        ("type", "workshp", "it is no session type; did you mean `workshop`?"),
        ("event", "moot-2081", "site_config/events.yml has no such event; did you mean `moot-2018`?"),
        ("language", "english", "it is no code of a language; write it as en or pt-BR"),
        ("recording", "javascript:alert(1)", "it must be an http or https address without a user name; write blanks,"),
        ("retrieved", "yesterday", "it is not a date; write YYYY-MM-DD"),
        ("title", "x" * 2001, "it is longer than 2000 characters; shorten it"),
    ],
)
def test_a_wrong_value_says_what_to_write(values: StatedValues, field: str, text: str, reason: str) -> None:
    value = values.read(field, text)
    assert value.value is None
    assert value.reason is not None
    assert value.reason.startswith(reason)


def test_an_unlike_name_lists_the_first_ids(values: StatedValues) -> None:
    reason = values.read("event", "zzzz").reason or ""
    assert reason.startswith("site_config/events.yml has no such event; the ids are ")
    assert reason.endswith(" more")


def test_an_archive_without_events_is_told_to_add_one(settings: Settings) -> None:
    values = StatedValues(msgspec.structs.replace(settings, events=()))
    assert values.read("event", "x").reason == (
        "site_config/events.yml has no such event; add it there, or clear this value"
    )


@given(texts())
def test_any_text_is_a_value_or_a_reason(settings: Settings, text: str) -> None:
    for field in STATED_FIELDS:
        value = StatedValues(settings).read(field, text)
        assert (value.value is None) != (value.reason is None)
