"""An archive read for one command, without results that are kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from generator.archive.archive import Archive
from generator.archive.permanence.published import NOTHING_PUBLISHED, Published, read_permalinks
from generator.archive.stages.archive_input import ArchiveInput
from generator.archive.stages.find_sources import hand_written_page_names
from generator.archive.stages.make_archive import make_archive
from generator.archive.stages.stored_records import get_record
from generator.project import Project
from generator.records import SessionRecord
from generator.results.document_stage import Folders
from generator.results.result_cache import ResultCache
from generator.settings.load import Settings
from generator.workers import Workers

RecordOf = Callable[[str], SessionRecord]
"""Returns the record of a document by its own address."""


def archive_of_project(project: Project, settings: Settings) -> AbstractContextManager[tuple[Archive, RecordOf]]:
    """Read the archive of a project as a build does, and yield what `archive_of` yields."""
    return archive_of(
        project.transcripts,
        settings,
        site_config=project.site_config,
        reserved=hand_written_page_names(project.hand_written),
        published=read_permalinks(project.permalinks),
        corrections=project.corrections,
        documents=project.documents_csv,
    )


@contextmanager
def archive_of(
    transcripts: Path,
    settings: Settings,
    *,
    site_config: Path | None = None,
    reserved: tuple[str, ...] = (),
    published: Published = NOTHING_PUBLISHED,
    corrections: Path | None = None,
    documents: Path | None = None,
) -> Iterator[tuple[Archive, RecordOf]]:
    """Read an archive without keeping results, and yield it with a function that returns the record of a document.

    Args:
        transcripts: The folder of the sources.
        settings: The archive's `site_config/`.
        site_config: The folder with the table of document frequencies.
        reserved: Names at the top of the site that pages written by hand use.
        published: The published pages.
        corrections: The folder of corrections.
        documents: The table `documents.csv`.
    """
    with tempfile.TemporaryDirectory(prefix="transcript-archive-") as folder:
        cache = ResultCache(Path(folder), "", use_last=False)
        folders = Folders(cache.objects, transcripts, Path(folder) / "docs", site_config or Path(folder))
        with Workers(1) as workers:
            archive_input = ArchiveInput(folders, settings, cache, workers, reserved, published, corrections, documents)
            archive = make_archive(archive_input).archive

        def record_of(href: str) -> SessionRecord:
            return get_record(folders, archive.records[href])

        yield archive, record_of
