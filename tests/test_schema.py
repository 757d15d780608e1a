"""The JSON Schema: what it demands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from generator.schema import record_schema_json


def definitions() -> dict[str, Any]:
    definitions: dict[str, Any] = msgspec.json.decode(record_schema_json())["$defs"]
    return definitions


def records() -> Iterator[tuple[str, Any]]:
    return ((name, entry) for name, entry in definitions().items() if entry["type"] == "object")


def test_every_field_is_required_and_no_other_allowed() -> None:
    for name, entry in records():
        optional = {"event"} if name == "Block" else set()
        assert set(entry["required"]) == set(entry["properties"]) - optional
        assert entry["additionalProperties"] is False


def test_an_event_is_never_null_in_a_block() -> None:
    assert "null" not in str(definitions()["Block"]["properties"]["event"])


def test_every_record_has_a_title_and_a_description() -> None:
    for _, entry in records():
        assert entry["title"]
        assert entry["description"]
