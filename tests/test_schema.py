"""The JSON Schema of the record, and the page of the documentation that describes the same fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest

from generator.records import Kind, Provenance, Resolution, Severity, Status
from generator.schema import record_schema_json
from tests.support.paths import ROOT

CONTRACT = (ROOT / "docs" / "session-record.md").read_text(encoding="utf-8")


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


SECTIONS = {
    "Fields of the record": "SessionRecord",
    "Fields of the source": "Source",
    "Fields of the event": "Event",
    "Fields of the session": "Session",
    "Fields of a turn": "Turn",
    "Fields of a finding": "Finding",
}


@pytest.mark.parametrize(("heading", "definition"), SECTIONS.items())
def test_the_documentation_lists_every_field_and_no_other(heading: str, definition: str) -> None:
    section = CONTRACT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    first_cells = [row.split("|")[1] for row in section.splitlines() if row.startswith("| `")]
    documented = [name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)]
    assert documented == list(definitions()[definition]["properties"])


@pytest.mark.parametrize(
    ("field", "values"),
    [("kind", Kind), ("provenance", Provenance), ("resolved", Resolution), ("severity", Severity), ("status", Status)],
)
def test_the_documentation_lists_every_value(field: str, values: object) -> None:
    row = next(row for row in CONTRACT.splitlines() if row.startswith(f"| `{field}` |"))
    assert [value for value in get_args(values) if f"`{value}`" not in row] == []
