"""The session record's JSON Schema, made from the records themselves so that the two can't differ."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from generator.records import SessionRecord

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DESCRIPTION = (
    "One source document of a transcript archive, understood. Every field is always present; what is not known is "
    "null or an empty list, never an empty string. Only `event` of a block is left out, unless the block is an event."
)


def record_schema_json() -> str:
    """Return the JSON Schema (2020-12) of the session record, indented, in one order for the same records."""
    (reference,), definitions = msgspec.json.schema_components([SessionRecord], ref_template="#/$defs/{name}")
    schema: dict[str, Any] = {
        "$schema": _DIALECT,
        "title": "Session record",
        "description": _DESCRIPTION,
        **reference,
        "$defs": {name: _event_if_there(definitions[name]) for name in sorted(definitions)},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False)


def _event_if_there(definition: dict[str, Any]) -> dict[str, Any]:
    """Return the definition of a block with `event` as it is written: a kind of stage direction, or not at all."""
    if definition.get("title") != "Block":
        return definition
    event, _null = definition["properties"]["event"]["anyOf"]
    return {**definition, "properties": {**definition["properties"], "event": event}}
