"""Small published pages, for tests of permanence."""

from __future__ import annotations

from generator.archive.permanence.published import PublishedPage, published_page
from generator.records import SessionRecord
from tests.support.small_site import record, turn


def record_of(*turns: tuple[str, str]) -> SessionRecord:
    """Return a record of turns, each given by its id and its words."""
    return record(*(turn(turn_id, words) for turn_id, words in turns))


def published(*turns: tuple[str, str], address: str = "a/b/") -> PublishedPage:
    """Return a published page of turns, each given by its id and its words."""
    return published_page(address, f"{address.rstrip('/')}.txt", record_of(*turns))
