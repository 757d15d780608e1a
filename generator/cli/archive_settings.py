"""What several commands need: an archive, its settings, what is stated about a file, and the lock of the settings."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import click

from generator.errors import ConfigError
from generator.project import Project

if TYPE_CHECKING:
    from generator.settings.load import Settings
    from generator.sources.stated_facts import StatedFact

_P = ParamSpec("_P")
_T = TypeVar("_T")


def pass_archive(command: Callable[Concatenate[Project, _P], _T]) -> Callable[_P, _T]:
    """Pass the archive to a command, as `click.pass_obj` does, after a check that the folder is one."""

    @click.pass_obj
    @functools.wraps(command)
    def checked(project: Project, /, *arguments: _P.args, **options: _P.kwargs) -> _T:
        if not (project.transcripts.parent.is_dir() or project.site_config.is_dir()):
            raise ConfigError(
                "this folder is no archive: it has neither content/ nor site_config/; go to the folder of an archive,"
                " or write a new one with `transcript-archive init FOLDER`",
                path=str(project.root),
            )
        return command(project, *arguments, **options)

    return checked


def settings_of(project: Project) -> Settings:
    """Return the settings in `site_config/`; a build that finds nothing changed does not need their modules."""
    from generator.settings.load import load_settings

    return load_settings(project.site_config)


def stated_facts(project: Project, settings: Settings) -> Callable[[Path], tuple[StatedFact, ...]]:
    """Return a function that returns the facts of a file in `content/documents.csv`."""
    if not project.documents_csv.exists():
        return lambda path: ()
    from generator.archive.stages.find_sources import source_files
    from generator.reading.stated.table import documents_table
    from generator.sources.control_characters import clean_name
    from generator.sources.source_path import source_path_of

    sources = [path.relative_to(project.transcripts).as_posix() for path in source_files(project.transcripts)]
    table = documents_table(project.documents_csv, settings, sources)
    by_name = {clean_name(path): facts for path, facts in table.items()}
    return lambda path: by_name.get(source_path_of(path, project.transcripts).shown, ())


def settings_lock(project: Project, command: str) -> AbstractContextManager[None]:
    """Hold the lock of the files in `site_config/` that commands write."""
    from generator.site.build_lock import SETTINGS_LOCK_FILE, build_lock

    return build_lock(project.cache, click.echo, command=command, file_name=SETTINGS_LOCK_FILE)
