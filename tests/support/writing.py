"""Writing the pages of an archive without a build."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.archive.archive import Archive
from generator.archive.permanence.published import read_permalinks
from generator.archive.related.index import find_related
from generator.archive.related.series import series_hrefs
from generator.archive.stages.archive_input import ArchiveInput
from generator.archive.stages.find_sources import hand_written_page_names
from generator.archive.stages.make_archive import make_archive
from generator.archive.topics import find_topics
from generator.exports.formats import formats_of_build
from generator.exports.write import prepare_exports, write_exports
from generator.linking.mention_index import collect_mentions
from generator.pages import write
from generator.pages.connections import Connections
from generator.pages.document_files import write_documents
from generator.project import Project
from generator.records import Finding
from generator.results.document_stage import Folders
from generator.results.result_cache import ResultCache
from generator.settings.load import Settings
from generator.site.build_report import BuildReport, PrintLine
from generator.site.report_sources import report_sources
from generator.workers import Workers


def make_archive_input(folder: Path, settings: Settings) -> ArchiveInput:
    """Return the tools to work with records in `folder`, for an archive without sources."""
    cache = ResultCache(folder / "results", "", use_last=False)
    folders = Folders(cache.objects, folder / "transcripts", folder / "docs", folder / "site_config")
    return ArchiveInput(folders, settings, cache, Workers(1))


@contextmanager
def archive_input_of(project: Project, settings: Settings) -> Iterator[ArchiveInput]:
    """Return the tools to work with the documents of an archive; nothing is kept behind the `with` statement."""
    with tempfile.TemporaryDirectory() as folder, Workers(1) as workers:
        cache = ResultCache(Path(folder), "", use_last=False)
        yield ArchiveInput(
            Folders(cache.objects, project.transcripts, project.docs, project.site_config),
            settings,
            cache,
            workers,
            hand_written_page_names(project.hand_written),
            read_permalinks(project.permalinks),
            project.corrections,
        )


def write_pages(project: Project, settings: Settings, site_url: str) -> tuple[Archive, list[tuple[str, Finding]]]:
    """Read an archive, write its pages, and return the archive and the findings of all documents."""
    with archive_input_of(project, settings) as archive_input:
        archive = write_pages_of(project, archive_input, site_url)
    return archive, list(archive.findings)


def write_pages_of(project: Project, archive_input: ArchiveInput, site_url: str) -> Archive:
    """Make an archive, write its pages, and return the archive."""
    settings = archive_input.settings
    archive = make_archive(archive_input).archive
    related = find_related(archive, settings, archive.terms)
    mentions = collect_mentions(archive, archive_input, series_hrefs(related.series))
    connections = Connections(related, mentions, find_topics(archive, archive_input.published))
    formats = formats_of_build(settings.archive.exports)
    exports = prepare_exports(archive, mentions, archive_input, formats, site_url, {})
    documents = write_documents(archive, connections, archive_input, site_url, {}, exports.beside)
    data = write_exports(exports, archive, archive_input, {})
    written = write.WrittenDocs({}, documents, data)
    write.write_pages(project, archive, connections, archive_input, written)
    return archive


def write_docs(project: Project, settings: Settings, *, print_line: PrintLine) -> BuildReport:
    """Write the pages of an archive, and report what is wrong with its sources."""
    archive, _ = write_pages(project, settings, project.site_url())
    return report_sources(project, archive, print_line=print_line)
