"""The metadata fields that corrections can change."""

from __future__ import annotations

import pytest

from generator.corrections.entry import Correction, CorrectionError
from generator.corrections.fields import METADATA_FIELDS, parse_value, printed_value, with_corrected_field
from generator.records import SessionRecord
from tests.support.correcting import SETTINGS
from tests.support.small_site import record


def with_value(field: str, value: str | None) -> SessionRecord:
    correction = Correction("f.yml", 1, 1, "metadata", "It was heard.", "Ed", "2024-05-31", field=field, value=value)
    return with_corrected_field(record(), correction, SETTINGS)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("day", "0", 0),
        ("date", "2024-05-31", "2024-05-31"),
        ("start_time", "09:30 UTC+2", "09:30 UTC+2"),
        ("code", "WS168", "WS168"),
        ("type", "workshop", "workshop"),
        ("status", "raw", "raw"),
        ("language", "pt-BR", "pt-BR"),
        ("title", "12:30", "12:30"),
        ("room", "", None),
    ],
)
def test_valid_values(field: str, text: str, value: object) -> None:
    assert parse_value(field, text) == (value, None)


def test_status_and_language_are_never_empty() -> None:
    reasons = {field: parse_value(field, None)[1] for field in METADATA_FIELDS}
    assert {field for field, reason in reasons.items() if reason} == {"status", "language"}
    assert reasons["status"] == "every document has this field; give it a value"


def test_a_corrected_value_has_its_provenance() -> None:
    made = with_value("room", "Room 9")
    assert (made.room, made.provenance) == ("Room 9", {"room": "correction"})
    assert printed_value(made, "room") == "Room 9"
    assert with_value("room", None).provenance == {}


def test_a_code_has_its_number() -> None:
    made = with_value("code", "WS168")
    assert (made.session.code, made.session.number, made.provenance) == ("WS168", 168, {})
    assert with_value("code", None).session.number is None


def test_an_event_comes_from_the_settings() -> None:
    made = with_value("event", "moot-2003")
    assert made.event is not None
    assert (made.event.name, made.event.place, printed_value(made, "event")) == (
        "MOOT 2003",
        "Brie-sur-Mer",
        "moot-2003",
    )
    with pytest.raises(CorrectionError, match=r"events\.yml has no such event; add the event, or correct the id"):
        with_value("event", "moot-1999")
