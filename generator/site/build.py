"""The build of the archive: its stages one after another, each only if something is left to do."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cluster_workers import ClusterError, ClusterWorkers
from generator.errors import BuildError, StoppedError, path_of
from generator.interface.catalogue import interface_in
from generator.progress import Progress
from generator.project import Project
from generator.site.build_lock import build_lock
from generator.site.build_report import BuildReport, PrintLine
from generator.site.compare_inputs import compare_inputs
from generator.site.leftovers import RUN_PREFIX, remove_leftovers
from generator.site.peak_memory import peak_memory
from generator.site.rare_collection import leave_to_end, rare_collection
from generator.site.replace_site import OLD_SITE, is_replacing, is_same_folder
from generator.site.site_build import LOCAL, BuildOptions, SiteBuild
from generator.workers import Workers

if TYPE_CHECKING:
    from generator.site.first_pages import FirstLook


def build_site(
    project: Project,
    *,
    print_line: PrintLine,
    options: BuildOptions = BuildOptions(),  # noqa: B008 - it is frozen
    progress: Progress | None = None,
    first_look: FirstLook | None = None,
) -> BuildReport:
    """Build the site beside the existing one, check it, and replace the existing one if it has no fault.

    Args:
        project: The archive's folders.
        print_line: Called with each line for the maintainer.
        options: How to build.
        progress: Shows how far the stages are, and gets a line for each stage and for the whole.
        first_look: Renders a few changed pages before all others.

    Raises:
        BuildError: `options` names a stage that does not exist.
        StoppedError: Somebody pressed Ctrl+C.
        ArchiveError: Settings, a correction, MkDocs or the disk failed, or another command holds the lock; the
            existing site stays.
    """
    if options.until is not None:
        _check_stage(options.until)
    started = time.monotonic()
    progress = progress or Progress()
    with build_lock(project.cache, print_line), rare_collection():
        remove_leftovers(project)
        with (
            tempfile.TemporaryDirectory(prefix=RUN_PREFIX, dir=project.cache) as folder,
            Workers(options.workers) as workers,
            _cluster(options, Path(folder)) as cluster,
        ):
            build = SiteBuild(project, options, Path(folder), print_line, workers, cluster)
            build.progress = progress
            build.first_look = first_look
            try:
                _run_all(build)
            except KeyboardInterrupt as error:
                raise StoppedError(f"the build was stopped; {_state_of(build)}") from error
            except ClusterError as error:
                raise BuildError(f"{error}; {_state_of(build)}") from error
            except BrokenExecutor as error:
                message = f"the system stopped a worker, perhaps for want of memory; {_state_of(build)}"
                raise BuildError(message) from error
            except OSError as error:
                message = f"the system stopped the build ({error.strerror or error}); {_state_of(build)}"
                raise BuildError(message, path=path_of(error)) from error
            finally:
                progress.end()
            progress.note(_summary_of(build, time.monotonic() - started))
            return build.report


def _run_all(build: SiteBuild) -> None:
    """Run the stages until the last one that is needed."""
    _run(build, "inputs", compare_inputs)
    if build.is_complete:
        return
    from generator.site.stages import STAGES, start_archive

    start_archive(build)
    with interface_in(build.settings.interface):
        for name, stage in STAGES:
            _run(build, name, stage)
            if name == build.options.until:
                return


def _cluster(options: BuildOptions, folder: Path) -> AbstractContextManager[ClusterWorkers | None]:
    """Return the cluster of the options, if they name one.

    Args:
        options: How to build.
        folder: The folder of this build; the workers of the cluster must see it.

    Raises:
        BuildError: No executor has this name.
    """
    if options.executor == LOCAL:
        return nullcontext()
    kind, _, address = options.executor.partition(":")
    if kind != "dask" or not address:
        raise BuildError(
            "no executor has this name; write `local` or `dask:ADDRESS`, such as dask:tcp://127.0.0.1:8786",
            fragment=options.executor,
        )
    return ClusterWorkers(address, folder)


def _state_of(build: SiteBuild) -> str:
    """Return what a build that was stopped has left. It may have been stopped while the new site got its place."""
    status, site = build.fresh_status, build.project.site
    if build.is_published or (status is not None and is_same_folder(site, status)):
        return "the new site is published"
    if status is not None and is_replacing(site, build.project.cache / OLD_SITE):
        return "the next command ends the change of the site that has begun"
    return "the existing site stays as it was"


def _check_stage(name: str) -> None:
    """Raise an error if no stage has this name."""
    from generator.site.stages import STAGES

    names = [name for name, _ in STAGES]
    if name not in names:
        raise BuildError(f"no stage has this name; the stages are {', '.join(names)}", fragment=name)


def _run(build: SiteBuild, name: str, stage: Callable[[SiteBuild], str]) -> None:
    """Run a stage, and print its seconds and its summary; with the memory, if the maintainer wants it explained."""
    started = time.monotonic()
    summary = stage(build)
    leave_to_end()
    line = f"stage {name}: {time.monotonic() - started:.2f} s; {summary}"
    if build.options.explain_stages:
        build.note(_with_memory(line))
    else:
        build.progress.note(line)


def _summary_of(build: SiteBuild, seconds: float) -> str:
    """Return what the whole build made; a build that stopped before it rendered pages has no count of them."""
    counts = [f"documents {build.report.documents:,}"]
    if build.page_counts is not None:
        written, kept = build.page_counts
        counts.append(f"pages {written:,} written, {kept:,} kept")
    line = f"build ended: {'; '.join(counts)}; {seconds:.1f} s"
    return _with_memory(line) if build.options.explain_stages else line


def _with_memory(line: str) -> str:
    memory = peak_memory()
    return f"{line}; {memory}" if memory else line
