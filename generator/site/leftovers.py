"""What commands left that were stopped: the next command puts it right, whether it succeeds or not."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from generator.errors import BuildError, path_of
from generator.project import Project
from generator.results.whole_file import is_group_stopped, put_group_right
from generator.site.build_lock import LockedError, build_lock
from generator.site.replace_site import FAULTY_SITE, NEW_SITE, OLD_SITE, is_replacing, put_site_right

RUN_PREFIX = "run-"
"""The beginning of the name of a folder in the cache that one build uses; the process of a stopped build may go on
writing into its own folder, so each build has a new one."""


def put_right(project: Project, print_line: Callable[[str], None]) -> None:
    """End or undo what a stopped command did to the site and the permalinks.

    Nothing happens while another command changes the archive: it has put that right itself.

    Args:
        project: The archive's folders.
        print_line: Called with a line about the stopped command.

    Raises:
        BuildError: The system refuses to.
    """
    if is_replacing(project.site, project.cache / OLD_SITE) or is_group_stopped(project.permalinks):
        try:
            with build_lock(project.cache, print_line, command="put right", patience=0):
                end_stopped_writes(project)
        except LockedError:
            return


def end_stopped_writes(project: Project) -> None:
    """End or undo what a stopped command did to the site and the permalinks; the caller holds the lock.

    Raises:
        BuildError: The system refuses to.
    """
    try:
        put_site_right(project.site, project.cache / OLD_SITE)
        put_group_right(project.permalinks)
    except OSError as error:
        message = f"what a stopped command left can't be put right ({error.strerror or error})"
        raise BuildError(message, path=path_of(error)) from error


def remove_leftovers(project: Project) -> None:
    """Do that, and delete the files of builds that did not end, and the last sites that were not published.

    The caller holds the lock.

    Raises:
        BuildError: The system refuses to.
    """
    end_stopped_writes(project)
    unpublished = [project.cache / FAULTY_SITE, project.cache / NEW_SITE]
    for folder in [*project.cache.glob(f"{RUN_PREFIX}*"), *unpublished]:
        shutil.rmtree(folder, ignore_errors=True)
