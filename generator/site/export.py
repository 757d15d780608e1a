"""The command `export`: reads the archive as a build does, and writes exports into a folder of their own."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator.archive.related.index import find_related
from generator.archive.related.series import series_hrefs
from generator.archive.stages.make_archive import make_archive
from generator.errors import BuildError
from generator.exports.formats import formats_named, formats_of_build
from generator.exports.stage import EXPORTS_BY_COMMAND
from generator.exports.write import prepare_exports, write_exports
from generator.linking.mention_index import collect_mentions
from generator.pages.data import DataSet, size_in_words
from generator.progress import Progress
from generator.project import Project
from generator.site.build_lock import build_lock
from generator.site.build_report import PrintLine
from generator.site.incremental.inputs import read_inputs
from generator.site.leftovers import RUN_PREFIX
from generator.site.site_build import BuildOptions, SiteBuild
from generator.text.english import counted
from generator.workers import Workers


def export_archive(
    project: Project,
    names: Sequence[str],
    target: Path,
    *,
    workers: int,
    print_line: PrintLine,
    progress: Progress | None = None,
) -> None:
    """Write exports into a folder; files there that are no exports stay.

    Results that a build has kept are used, so that only the exports are made.

    Args:
        project: The archive's folders.
        names: The names of the formats; without any, those that a build writes.
        target: The folder; it may be missing.
        workers: How many processes work at once.
        print_line: Called with a line for each format.
        progress: Shows how far the stages are.

    Raises:
        ArchiveError: No format has a name, a correction can't be applied, or the archive can't be read.
    """
    named = formats_named(names)
    with (
        build_lock(project.cache, print_line, command="export"),
        tempfile.TemporaryDirectory(prefix=RUN_PREFIX, dir=project.cache) as folder,
        Workers(workers) as processes,
    ):
        build = SiteBuild(project, BuildOptions(workers=workers), Path(folder), print_line, processes)
        build.progress = progress or build.progress
        build.inputs = read_inputs(project, build.options.engine)
        formats = named or formats_of_build(build.settings.archive.exports)
        archive_input = build.archive_input
        archive = make_archive(archive_input).archive
        if archive.correction_errors:
            count = counted(len(archive.correction_errors), "correction")
            raise BuildError(
                f"{count} can't be applied, so nothing is exported; the first: {archive.correction_errors[0]}"
            )
        related = find_related(archive, build.settings, archive.terms, build.cache)
        mentions = collect_mentions(archive, archive_input, series_hrefs(related.series))
        folders = msgspec.structs.replace(archive_input.folders, docs=target)
        into_target = msgspec.structs.replace(archive_input, folders=folders)
        site_url = project.site_url()
        prepared = prepare_exports(archive, mentions, into_target, formats, site_url, {}, EXPORTS_BY_COMMAND)
        data = write_exports(prepared, archive, into_target, {})
    for entry in data.sets:
        print_line(_line(entry, target))
    print_line(f"export: version {data.version}, {counted(len(archive.documents), 'document')}")


def _line(entry: DataSet, target: Path) -> str:
    size = size_in_words(sum(file.size for file in entry.files))
    parts = [f"{counted(len(entry.files), 'file')} ({size})"] if entry.files else []
    parts += [f"{counted(count, 'file')} {name}" for name, count in entry.beside.items()]
    return f"export {entry.name}: {' and '.join(parts) or 'no files'} in {target}"
