"""The data package of the tables, as the Frictionless standards describe it: what each column holds, and the keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.exports.archive import ExportArchive
from generator.exports.format import PART
from generator.exports.gzip_members import GZIP_SUFFIX
from generator.exports.tables.table import Column, ForeignKey, Table
from generator.exports.tables.tables import TABLES
from generator.results.file_hashes import FileHash
from generator.slugs import slug
from generator.urls import DATA_ADDRESS

DATA_PACKAGE = f"{DATA_ADDRESS}datapackage.json"

CAPTIONS_NOTICE = (
    "The words are captions and transcripts, not an authoritative record: they have mistakes. Each turn says how its"
    " speaker is known. A text that begins with =, +, -, @ or a tab, and one that begins so behind apostrophes, has one"
    " apostrophe more before it, so that no spreadsheet takes it for a formula; JSON lines and SQLite have it as it is."
)

_KINDS = {"uri": "string"}
"""The types of Frictionless that have another name than a kind of column."""


def table_path(table: Table) -> str:
    """Return the path of the file of a table; that of a divided one has a place for the event, and is packed."""
    return f"{DATA_ADDRESS}{table.name}.csv" if table.by == "all" else f"{DATA_ADDRESS}{table.name}/{PART}.csv.gz"


def data_package(archive: ExportArchive) -> bytes:
    """Return `datapackage.json`."""
    resources = [resource for table in TABLES for resource in _resources(table, archive)]
    package = {
        "profile": "tabular-data-package",
        "name": slug(archive.facts.name) or "transcripts",
        "title": archive.facts.name,
        "description": f"{archive.facts.description} {CAPTIONS_NOTICE}",
        "version": archive.version,
        "homepage": archive.facts.site_url,
        "resources": resources,
    }
    return (json.dumps(package, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _resources(table: Table, archive: ExportArchive) -> Iterator[dict[str, Any]]:
    """Yield a resource for each file of a table."""
    if table.by == "all":
        yield _resource(table, None, table_path(table), archive.files[table_path(table)])
        return
    for part in sorted(archive.by_event):
        path = table_path(table).replace(PART, part)
        yield _resource(table, part, path, archive.files[path])


def _resource(table: Table, part: str | None, path: str, file: FileHash) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": _name(table.name, part),
        "path": path.removeprefix(DATA_ADDRESS),
        "title": table.title if part is None else f"{table.title}, {part}",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **({"compression": "gz"} if path.endswith(GZIP_SUFFIX) else {}),
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(key, part) for key in table.foreign],
        },
    }


def _name(table: str, part: str | None) -> str:
    return table if part is None else f"{table}-{part}"


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _KINDS.get(column.kind, column.kind)}
    if column.kind == "uri":
        field["format"] = "uri"
    field["description"] = column.about
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.among:
        constraints["enum"] = list(column.among)
    if constraints:
        field["constraints"] = constraints
    return field


def _foreign_key(key: ForeignKey, part: str | None) -> dict[str, Any]:
    by = next(table.by for table in TABLES if table.name == key.table)
    resource = _name(key.table, None if by == "all" else part)
    return {"fields": list(key.columns), "reference": {"resource": resource, "fields": list(key.others)}}
