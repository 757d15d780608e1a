"""JSON Schemas of the files of an archive: what it publishes, and what its maintainers write.

Each is made from the types that the program reads and writes, so that it can't differ from them. Its address on the
site is its `$id`, and never changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from generator.archive.permanence.published import PermalinkFile
from generator.corrections.applied import AppliedCorrections
from generator.corrections.entry import CORRECTION_KINDS
from generator.corrections.fields import METADATA_FIELDS
from generator.corrections.files import fields_of
from generator.exports.json_index import IndexFile
from generator.exports.json_lines import RecordLine
from generator.records import SessionRecord
from generator.schema import as_written
from generator.settings.archive import ArchiveInfo
from generator.settings.events import EventInfo
from generator.settings.glossary import GlossaryEntry
from generator.settings.people import PersonInfo
from generator.settings.sample import JudgedSample
from generator.settings.series import SeriesInfo
from generator.settings.session_types import SessionTypeEntry
from generator.urls import DATA_ADDRESS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_Schema = dict[str, Any]

_PUBLISHED: Mapping[str, tuple[type[msgspec.Struct], str]] = {
    "record": (SessionRecord, "One document: `session.json` beside its page. An unknown value is null or empty."),
    "record-line": (RecordLine, "A line of the files in `data/records/`: a record with its address and corrections."),
    "index": (IndexFile, "`data/index.json`: all documents of the archive."),
    "corrections": (AppliedCorrections, "`corrections.json` beside a page: the corrections that it shows."),
}
"""What an archive publishes, in which every field is written."""

_WRITTEN: Mapping[str, tuple[Any, str]] = {
    "permalinks": (PermalinkFile, "`content/permalinks/*.json`: the published addresses and turns."),
    "archive": (ArchiveInfo, "`site_config/archive.yml`: the name, the language and the contact of the archive."),
    "events": (tuple[EventInfo, ...], "`site_config/events.yml`: the events."),
    "session-types": (tuple[SessionTypeEntry, ...], "`site_config/session_types.yml`: the types of sessions."),
    "series": (tuple[SeriesInfo, ...], "`site_config/series.yml`: sessions that belong together over the years."),
    "glossary": (tuple[GlossaryEntry, ...], "`site_config/glossary.yml`: acronyms."),
    "sample": (JudgedSample, "`site_config/sample.yml`: turns that a person judged."),
}
"""What maintainers write, or a command for them; a field that is missing has a default."""

_PEOPLE = "`site_config/people.yml`: the people register."
_CORRECTION_FILE = "`content/corrections/**/*.yml`: the corrections of one document."


def schema_path(name: str) -> str:
    """Return the path of a schema, relative to the root of the site."""
    return f"{DATA_ADDRESS}schemas/{name}.schema.json"


def schema_files(site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield the schemas, each with its path."""
    for name, schema in _schemas().items():
        whole = {"$schema": _DIALECT, "$id": f"{site_url}{schema_path(name)}", **schema}
        yield schema_path(name), (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _schemas() -> dict[str, _Schema]:
    schemas = {name: _schema(kind, about, is_complete=True) for name, (kind, about) in _PUBLISHED.items()}
    schemas |= {name: _schema(kind, about, is_complete=False) for name, (kind, about) in _WRITTEN.items()}
    return schemas | {"people": _people(), "correction-file": _correction_file()}


def _schema(kind: Any, about: str, *, is_complete: bool) -> _Schema:  # noqa: ANN401 - a type
    """Return the schema of a type.

    Args:
        kind: The type.
        about: The description.
        is_complete: Whether every field is always written.
    """
    (main,), definitions = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    written = {name: as_written(entry) if is_complete else entry for name, entry in sorted(definitions.items())}
    return {"description": about, **main, "$defs": written}


def _people() -> _Schema:
    person = _schema(PersonInfo, _PEOPLE, is_complete=False)
    pair = {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}
    return {
        "description": _PEOPLE,
        "type": "object",
        "properties": {
            "people": {"type": ["array", "null"], "items": {"$ref": person["$ref"]}},
            "apart": {"type": ["array", "null"], "items": pair},
        },
        "additionalProperties": False,
        "$defs": person["$defs"],
    }


def _correction_file() -> _Schema:
    return {
        "description": _CORRECTION_FILE,
        "type": ["array", "null"],
        "items": {"oneOf": [_entry(kind) for kind in CORRECTION_KINDS]},
    }


def _entry(kind: str) -> _Schema:
    """Return the schema of a correction of one kind. YAML may read a value as a number or a date; both are text."""
    needed, optional = fields_of(kind)
    text = {"type": ["string", "number", "boolean"]}
    properties: dict[str, _Schema] = dict.fromkeys((*needed, *optional), text)
    properties["correct"] = {"const": kind}
    if "value" in properties:
        properties["value"] = {"type": ["string", "number", "boolean", "null"]}
        properties["field"] = {"enum": list(METADATA_FIELDS)}
    return {"type": "object", "properties": properties, "required": list(needed), "additionalProperties": False}
