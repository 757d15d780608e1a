"""The state of one build, from its options to the files that it wrote."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.cluster_workers import ClusterWorkers
from generator.progress import Progress
from generator.project import Project
from generator.results.file_hashes import FileHashes
from generator.site.build_report import BuildReport, PrintLine
from generator.site.incremental.changes import Changes
from generator.site.incremental.inputs import Inputs
from generator.site.incremental.manifest import Manifest
from generator.workers import Workers

if TYPE_CHECKING:
    from generator.archive.related.index import RelatedIndex
    from generator.archive.stages.archive_input import ArchiveDraft, ArchiveInput
    from generator.exports.write import Prepared
    from generator.pages.connections import Connections
    from generator.pages.data import DataPage
    from generator.pages.document_files import WrittenFiles
    from generator.results.result_cache import ResultCache
    from generator.settings.load import Settings
    from generator.site.first_pages import FirstLook


LOCAL = "local"
"""The executor that is this machine."""


class BuildOptions(msgspec.Struct, frozen=True):
    """How to build."""

    engine: str = "mkdocs"
    """`mkdocs` or `properdocs`."""
    use_cache: bool = True
    """Whether results of the last build are used."""
    verify: bool = False
    """Whether the files of the last build are compared by their content; else by presence and size."""
    explain_stages: bool = False
    """Whether a line is printed for each stage."""
    workers: int = 1
    """How many processes of this machine work at once; the output is the same for any number."""
    executor: str = LOCAL
    """Where documents are worked on: `local`, or `dask:ADDRESS` for the cluster with a scheduler at this address."""
    until: str | None = None
    """The name of the stage after which the build stops."""


class SiteBuild:
    """The state of one build: each stage reads what earlier stages have set.

    Args:
        project: The archive's folders.
        options: How to build.
        folder: An empty folder for the files of this build.
        print_line: Called with each line for the maintainer.
        workers: They check pages, and work on documents if there is no cluster.
        cluster: A cluster that works on documents.
    """

    inputs: Inputs
    docs: FileHashes
    docs_lines: tuple[str, ...]
    changes: Changes
    outputs: FileHashes
    search: str
    search_documents: int
    draft: ArchiveDraft
    related: RelatedIndex
    connections: Connections
    present: dict[str, int]
    """The size of each file of the docs folder that may be kept."""
    document_files: dict[str, WrittenFiles]
    known_docs: FileHashes
    """The files of the docs folder, without those of `assets`, as this build or the last one wrote them."""
    exports: Prepared
    data: DataPage

    def __init__(
        self,
        project: Project,
        options: BuildOptions,
        folder: Path,
        print_line: PrintLine,
        workers: Workers,
        cluster: ClusterWorkers | None = None,
    ) -> None:
        self.project = project
        self.options = options
        self.folder = folder
        self.fresh = folder / "site"
        self.workers = workers
        self.cluster = cluster
        self.progress = Progress()
        """Shows how far the stages are."""
        self.last: Manifest | None = None
        self.listed_docs: dict[str, int] | None = None
        """The size of each file of the docs folder, if it was compared with the last build."""
        self.are_docs_kept = False
        self.are_docs_damaged = False
        self.is_complete = False
        self.fresh_status: os.stat_result | None = None
        """Tells which folder the new site is, whatever its name, once it may have replaced the existing one."""
        self.is_published = False
        self.report = BuildReport(documents=0, errors=0, warnings=0)
        self.page_counts: tuple[int, int] | None = None
        """How many pages were rendered, and how many are those of the last build."""
        self.lines: list[str] = []
        self.note = print_line
        """Prints a line that is about this build only."""
        self.first_look: FirstLook | None = None
        """Renders a few changed pages before all others; `None` if nobody waits for them."""

    @cached_property
    def settings(self) -> Settings:
        """The settings of the archive, read once a build, and not at all if nothing changed.

        Raises:
            ConfigError: A settings file is wrong.
        """
        from generator.settings.load import load_settings

        return load_settings(self.project.site_config)

    @cached_property
    def cache(self) -> ResultCache:
        """The results of documents, of the last build and of this one."""
        from generator.results.result_cache import ResultCache

        return ResultCache(
            self.project.cache / "results",
            self.inputs.program,
            use_last=self.options.use_cache,
            progress=self.progress,
        )

    @cached_property
    def archive_input(self) -> ArchiveInput:
        """The files of the archive, and the tools to read them.

        Raises:
            ConfigError: A settings file or a file of permalinks is wrong.
        """
        from generator.archive.permanence.additions import read_additions
        from generator.archive.permanence.published import read_permalinks
        from generator.archive.stages.archive_input import ArchiveInput
        from generator.archive.stages.find_sources import hand_written_page_names
        from generator.results.document_stage import Folders

        project = self.project
        prefix = f"{project.transcripts.name}/"
        return ArchiveInput(
            folders=Folders(self.cache.objects, project.transcripts, project.docs, project.site_config),
            settings=self.settings,
            cache=self.cache,
            workers=self.workers if self.cluster is None else self.cluster,
            reserved=hand_written_page_names(project.hand_written),
            published=read_permalinks(project.permalinks),
            additions=read_additions(project.permalinks),
            corrections=project.corrections,
            documents=project.documents_csv,
            hashes={
                name.removeprefix(prefix): file for name, file in self.inputs.content.items() if name.startswith(prefix)
            },
        )

    def summary_of(self, stage: str) -> str:
        """Return how many documents a stage by document worked on, and how many results it kept."""
        count = self.cache.counts.get(stage)
        return f"{count.done} done, {count.kept} kept" if count is not None else "done"

    def forget_archive(self) -> None:
        """Free the memory of the archive, and the cluster; the stages after the pages need only files."""
        del self.draft, self.related, self.connections, self.present, self.document_files, self.exports, self.data
        del self.archive_input
        if self.cluster is not None:
            self.cluster.close()

    def print_line(self, line: str) -> None:
        """Print a line, and keep it for a later build that finds nothing changed."""
        self.lines.append(line)
        self.note(line)
