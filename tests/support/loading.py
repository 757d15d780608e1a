"""Loading an archive in a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.archive.addresses import Address
from generator.archive.archive import Archive
from generator.archive.permanence.published import NOTHING_PUBLISHED, Published
from generator.archive.stages.archive_of import archive_of
from generator.records import SessionRecord
from generator.settings.load import Settings


def load_archive(
    transcripts: Path,
    settings: Settings,
    reserved: tuple[str, ...] = (),
    keep: Callable[[SessionRecord, Address], None] = lambda record, address: None,
    published: Published = NOTHING_PUBLISHED,
    corrections: Path | None = None,
) -> Archive:
    """Read all sources, pass the record of each document and its own address to `keep`, and return the archive."""
    with archive_of(transcripts, settings, reserved=reserved, published=published, corrections=corrections) as (
        archive,
        record_of,
    ):
        for href in archive.records:
            folder, stem = href.rstrip("/").split("/")
            keep(record_of(href), Address(folder, stem))
    return archive
