"""The state of one build, from its options to the files that it wrote."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.project import Project
from generator.site.build_report import BuildReport, PrintLine
from generator.site.incremental.changes import Changes
from generator.site.incremental.file_hashes import FileHashes
from generator.site.incremental.inputs import Inputs
from generator.site.incremental.manifest import Manifest

if TYPE_CHECKING:
    from generator.settings.load import Settings


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
    """How many processes work at once; the output is the same for any number."""


class SiteBuild:
    """The state of one build: each stage reads what earlier stages have set.

    Args:
        project: The archive's folders.
        options: How to build.
        folder: An empty folder for the files of this build.
        print_line: Called with each line for the maintainer.
    """

    inputs: Inputs
    report: BuildReport
    docs: FileHashes
    docs_lines: tuple[str, ...]
    changes: Changes
    outputs: FileHashes
    search: str
    search_documents: int

    def __init__(self, project: Project, options: BuildOptions, folder: Path, print_line: PrintLine) -> None:
        self.project = project
        self.options = options
        self.folder = folder
        self.fresh = folder / "site"
        self.last: Manifest | None = None
        self.are_docs_kept = False
        self.is_complete = False
        self.lines: list[str] = []
        self.note = print_line
        """Prints a line that is about this build only."""

    @cached_property
    def settings(self) -> Settings:
        """The settings of the archive, read once a build, and not at all if nothing changed.

        Raises:
            ConfigError: A settings file is wrong.
        """
        from generator.settings.load import load_settings

        return load_settings(self.project.site_config)

    def print_line(self, line: str) -> None:
        """Print a line, and keep it for a later build that finds nothing changed."""
        self.lines.append(line)
        self.note(line)
