"""A build for the server, in a process of its own that loads the current code, and the server's side of it.

The process loads the program, starts an engine for the first pages and waits. A line on its standard input starts the
build. Its standard output has one JSON event a line; what a maintainer reads is on its standard error.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.errors import ArchiveError, StoppedError, system_error_in_words
from generator.project import Project
from generator.site.display import make_display
from generator.site.incremental.manifest import are_docs_marked

if TYPE_CHECKING:
    from generator.site.first_pages import FirstLook

FIRST_PAGES = "first-pages"
"""The folder in the cache for the pages that are served before the site is built."""

_MAX_LINES = 30
"""Lines of a failed build that a browser shows."""

_MAX_SECONDS_TO_END = 20


class FirstPages(msgspec.Struct, frozen=True, tag=True):
    """The first changed pages are rendered."""

    folder: str


class Ended(msgspec.Struct, frozen=True, tag=True):
    """The build has ended."""

    message: str = ""
    """Why the site was not replaced; empty if it was."""


BuildEvent = FirstPages | Ended

ReportEvent = Callable[[BuildEvent], None]


class ServedBuild:
    """A process that is ready to build.

    Args:
        project: The archive.
    """

    def __init__(self, project: Project) -> None:
        command = [sys.executable, "-m", "generator.site.served_build", str(project.root)]
        self._process = subprocess.Popen(  # noqa: S603 - this program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # Ctrl+C is for the server, which ends its builds
        )

    def start(self, report: ReportEvent) -> None:
        """Start the build; `report` is called with its events by another thread, with `Ended` last."""
        threading.Thread(target=self._read_events, args=(report,), daemon=True).start()
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):  # the process has ended; the reader of its events reports it
                self._process.stdin.write("build\n")
                self._process.stdin.close()

    def stop(self) -> None:
        """End the process; the site is then as it was, or completely replaced."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(_MAX_SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def _read_events(self, report: ReportEvent) -> None:
        for line in self._process.stdout or ():
            event = msgspec.json.decode(line, type=BuildEvent)
            report(event)
            if isinstance(event, Ended):
                return
        report(Ended("The process of the build has ended without a result; the terminal may say why."))


def main(root: str) -> None:
    """Load the program, wait for a line, and build."""
    import generator.site.stages  # noqa: F401 - loaded before it is needed
    from generator.site.first_pages import FirstLook

    project = Project(root=Path(root))
    folder = project.cache / FIRST_PAGES
    with contextlib.ExitStack() as stack:
        first_look = None
        with contextlib.suppress(ArchiveError, OSError):  # the build has the same error, and reports it
            engine_folder = folder / f"engine-{os.getpid()}"
            first_look = stack.enter_context(FirstLook(project, engine_folder, lambda shown: _show(shown, folder)))
        _warm_up(project)
        if sys.stdin.readline():  # else the server has ended
            stop = Stop(project.cache)
            signal.signal(signal.SIGTERM, stop.ask)
            _build(project, first_look, stop)


def _warm_up(project: Project) -> None:
    """Read a document, so that all patterns are compiled before they are needed."""
    from generator.archive.stages.find_sources import source_files
    from generator.archive.stages.read_sources import read_source
    from generator.settings.load import load_settings

    with contextlib.suppress(ArchiveError, OSError):  # the build has the same error, and reports it
        settings = load_settings(project.site_config)
        for source in itertools.islice(source_files(project.transcripts), 1):
            read_source(source, project.transcripts, settings)


def _show(shown: Path, folder: Path) -> None:
    _report(FirstPages(str(_kept(shown, folder))))


def _build(project: Project, first_look: FirstLook | None, stop: Stop) -> None:
    lines: list[str] = []
    display = make_display(_print_line, has_stages=False)

    def print_line(line: str) -> None:
        lines.append(line)
        display.print_line(line)
        stop.look()

    from generator.site.build import build_site
    from generator.site.site_build import BuildOptions
    from generator.workers import usable_cores

    try:
        report = build_site(
            project,
            print_line=print_line,
            options=BuildOptions(workers=usable_cores()),
            progress=display,
            first_look=first_look,
        )
    except (StoppedError, KeyboardInterrupt):
        raise SystemExit(StoppedError.exit_code) from None
    except (ArchiveError, OSError) as error:
        print_line(f"Error: {system_error_in_words(error) if isinstance(error, OSError) else error}")
        _report(Ended("\n".join(lines[-_MAX_LINES:])))
        return
    _report(Ended("\n".join(lines[-_MAX_LINES:]) if report.faults or report.not_read else ""))


class Stop:
    """Ends the build when the server asks for it, but not while the docs folder is written.

    If a build is stopped there, the next one writes all files again. The first line after that has the counts of pages.

    Args:
        cache: The cache of the archive.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._is_wanted = False

    def ask(self, *_: object) -> None:
        """End the build as soon as possible; a handler of a signal."""
        self._is_wanted = True
        self.look()

    def look(self) -> None:
        """End the build if that is wanted and possible."""
        if self._is_wanted and not are_docs_marked(self._cache):
            raise KeyboardInterrupt


def _kept(folder: Path, parent: Path) -> Path:
    """Move a folder to where it stays until the server needs it no more, and return its new place."""
    parent.mkdir(exist_ok=True)
    place = next(place for number in itertools.count(1) if not (place := parent / str(number)).exists())
    return Path(shutil.move(folder, place))


def _report(event: BuildEvent) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(event) + b"\n")
    sys.stdout.buffer.flush()


def _print_line(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main(sys.argv[1])
