"""The JSON Schema of the session record, made from the records themselves so that the two can't differ."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from generator.records import SessionRecord

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DESCRIPTION = (
    "One document of a transcript archive. Every field is always present; a value that is not known is null or an "
    "empty list, never an empty string. Only `event` of a block is left out, unless the block is an event."
)


def record_schema_json() -> str:
    """Return the JSON Schema (2020-12) of the session record, indented, always in the same order."""
    (reference,), definitions = msgspec.json.schema_components([SessionRecord], ref_template="#/$defs/{name}")
    schema: dict[str, Any] = {
        "$schema": _DIALECT,
        "title": "Session record",
        "description": _DESCRIPTION,
        **reference,
        "$defs": {name: as_written(definitions[name]) for name in sorted(definitions)},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False)


def as_written(definition: dict[str, Any]) -> dict[str, Any]:
    """Return the definition of a type in which every field is required, also one that the program fills in later.

    Only the `event` of a block is left out instead of being null.
    """
    if definition.get("title") != "Block":
        return _with_all_fields(definition) if "properties" in definition else definition
    event, _null = definition["properties"]["event"]["anyOf"]
    return {**definition, "properties": {**definition["properties"], "event": event}}


def _with_all_fields(definition: dict[str, Any]) -> dict[str, Any]:
    """Return a definition in which every field is required; the values of a finding are not published."""
    properties = definition["properties"]
    if definition.get("title") == "Finding":
        properties = {name: field for name, field in properties.items() if name != "values"}
    return {**definition, "properties": properties, "required": list(properties)}
