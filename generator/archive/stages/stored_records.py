"""Records as objects in the store."""

from __future__ import annotations

from generator.records import SessionRecord, from_json, to_stored_json
from generator.results.document_stage import Folders


def put_record(folders: Folders, record: SessionRecord) -> str:
    """Store a record, and return the name of its object."""
    return folders.store.put(to_stored_json(record) + b"\n")


def get_record(folders: Folders, name: str) -> SessionRecord:
    """Return a stored record.

    Raises:
        BuildError: The object is missing or damaged.
    """
    return from_json(folders.store.get(name))
