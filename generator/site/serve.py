"""Serve the built site on this machine and rebuild it after every change.

MkDocs' own server builds into a temporary folder, without the search; so this server serves `site/` itself, under the
path of `site_url`, like a static host. Every build runs in a new process, which loads the current code. It first gives
a few changed pages, which are served in place of those of the site until the site is replaced.
"""

from __future__ import annotations

import errno
import itertools
import logging
import queue
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import urljoin

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.errors import BuildError
from generator.project import Project
from generator.site.bounded_server import HOST
from generator.site.live_server import LiveServer, serving_live
from generator.site.served_build import FIRST_PAGES, BuildEvent, Ended, FirstPages, ReportEvent, ServedBuild

QUIET_SECONDS = 0.1
"""The build waits until this long without a change: an editor writes a file in several steps, a checkout many files. A
later change stops the build and starts a new one."""

_END_CHECK_SECONDS = 0.5
"""Interval at which the wait for events checks for its end; on some systems a signal can't interrupt a longer wait."""

_PACKAGE = Path(__file__).resolve().parents[1]


class Build(Protocol):
    """A build in a process that is ready to start."""

    def start(self, report: ReportEvent) -> None:
        """Start the build; `report` is called with its events, with `Ended` last."""

    def stop(self) -> None:
        """End the build, whether it has started or not."""


_Event = Path | tuple[Build, BuildEvent]
"""A file that has changed, or an event of a build."""

_Changes = list[Path]
"""Files that have changed at about the same time."""

_Next = _Changes | tuple[Build, BuildEvent]


def serve_site(
    project: Project,
    *,
    port: int,
    print_line: Callable[[str], None],
    host: str = HOST,
    make_build: Callable[[Project], Build] = ServedBuild,
    ended: threading.Event | None = None,
) -> None:
    """Build the site, serve it and rebuild it after every change, until Ctrl+C.

    Args:
        project: The archive.
        port: The port to listen on; 0 takes a free port.
        print_line: Called with a sentence for each event, and with the address as soon as there is a site.
        host: The address to listen on.
        make_build: Makes a build that is ready to start.
        ended: Ends the server when it is set, as Ctrl+C does.

    Raises:
        BuildError: The port or the address can't be used.
        ConfigError: The archive has no usable address.
    """
    ended = ended or threading.Event()
    events: queue.SimpleQueue[_Event] = queue.SimpleQueue()
    with _serving(project, port, host) as server, _watching(_watched_paths(project), events.put):
        builds = _Builds(project, server, print_line, make_build, events)
        try:
            builds.start()
            while (event := _next_event(events, ended)) is not None:
                if isinstance(event, list):
                    print_line(f"{_name_of(event, project.root)} changed: building again")
                    builds.start(event)
                else:
                    builds.take(*event)
        except KeyboardInterrupt:
            print_line("Stopped.")
        finally:
            builds.end()


class _Builds:
    """The builds of a server: one that runs, or none, and one that is ready for the next change."""

    def __init__(
        self,
        project: Project,
        server: LiveServer,
        print_line: Callable[[str], None],
        make_build: Callable[[Project], Build],
        events: queue.SimpleQueue[_Event],
    ) -> None:
        self._project = project
        self._server = server
        self._print_line = print_line
        self._make_build = make_build
        self._events = events
        self._ready: Build | None = None
        self._running: Build | None = None
        self._started = 0.0
        self._has_said_address = False
        self._first_pages: Path | None = None
        shutil.rmtree(self._project.cache / FIRST_PAGES, ignore_errors=True)

    def start(self, changes: _Changes | None = None) -> None:
        """Start a build, after the end of the one that runs."""
        self._started = time.monotonic()
        if self._running is not None:
            self._running.stop()
        content = self._project.root / "content"
        if self._ready is not None and not all(path.is_relative_to(content) for path in changes or ()):
            self._ready.stop()  # it has loaded the code, or the settings of the engine, as they were
            self._ready = None
        build = self._running = self._ready or self._make_build(self._project)
        self._ready = None
        build.start(lambda event: self._events.put((build, event)))

    def take(self, build: Build, event: BuildEvent) -> None:
        """Show what a build has reported; a stopped build has nothing to say."""
        if build is not self._running:
            return
        if isinstance(event, FirstPages):
            self._show(Path(event.folder), "")
            self._print_line(f"The changed pages are served after {self._seconds()}; the rest is being built.")
        else:
            self._running = None
            self._ready = self._make_build(self._project)
            self._take_end(event)

    def end(self) -> None:
        """Stop all builds."""
        for build in (self._running, self._ready):
            if build is not None:
                build.stop()
        shutil.rmtree(self._project.cache / FIRST_PAGES, ignore_errors=True)

    def _take_end(self, event: Ended) -> None:
        if event.message:
            self._show(self._first_pages, event.message)
            self._print_line(f"The build failed (see above); {self._what_is_served()}.")
        else:
            self._server.base = self._project.base_path()
            self._show(None, "")
            if self._has_said_address:
                self._print_line(f"Built again in {self._seconds()}")
        if not self._has_said_address and self._has_site():
            self._has_said_address = True
            self._print_line(f"Serving {urljoin(self._server.origin, self._server.base)} (stop with Ctrl+C)")
            if _is_new(self._project):
                self._print_line("Put your transcripts into content/transcripts/EVENT/; each change is shown here.")

    def _what_is_served(self) -> str:
        """Return what a browser gets after a failed build, as the end of a sentence."""
        if not self._has_site():
            return "no site can be served yet, and the next change starts a new build (stop with Ctrl+C)"
        shown = "the changed pages and otherwise " if self._first_pages is not None else ""
        return f"{shown}the last complete site is served"

    def _has_site(self) -> bool:
        return (self._project.site / "index.html").is_file()

    def _show(self, first_pages: Path | None, message: str) -> None:
        """Serve these pages in place of those of the site, and delete the pages that were served before."""
        before, self._first_pages = self._first_pages, first_pages
        self._server.show(first_pages=first_pages, message=message)
        if before is not None and before != first_pages:
            shutil.rmtree(before, ignore_errors=True)

    def _seconds(self) -> str:
        return f"{time.monotonic() - self._started:.1f} s"


def affects_site(path: Path) -> bool:
    """Return True if a change of this file can change the site: compiled code and editors' temporary files can't."""
    name = path.name
    return not (
        "__pycache__" in path.parts
        or name.startswith((".", "#"))
        or name.endswith(("~", ".pyc", ".swp", ".swx", ".tmp", ".bak"))
        or name == "4913"  # Vim's trial file
    )


class _ChangeHandler(FileSystemEventHandler):
    """Reports each change of a file that affects the site; reading a file, as every build does, is an event too."""

    def __init__(self, report: Callable[[Path], None]) -> None:
        self._report = report

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in {"closed", "created", "deleted", "modified", "moved"}:
            return  # `closed` follows writing; `closed_no_write` follows reading
        if event.is_directory and event.event_type == "modified":
            return  # the file that changed in it has its own event
        for name in (event.src_path, event.dest_path):
            path = Path(str(name))
            if name and affects_site(path):
                self._report(path)


@contextmanager
def _watching(paths: list[Path], report: Callable[[Path], None]) -> Iterator[None]:
    observer = Observer()
    for path in paths:
        if path.is_dir():
            observer.schedule(_ChangeHandler(report), str(path), recursive=True)
        elif path.is_file():  # watched through its folder: editors put a new file in its place
            observer.schedule(_ChangeHandler(_report_only(path, report)), str(path.parent), recursive=False)
    observer.start()
    try:
        yield
    finally:
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)  # else it reports the end of its threads as errors
        observer.stop()
        observer.join()


def _report_only(file: Path, report: Callable[[Path], None]) -> Callable[[Path], None]:
    """Return a function that reports changes of `file` and of no other file."""

    def report_file(path: Path) -> None:
        if path == file:
            report(path)

    return report_file


@contextmanager
def _serving(project: Project, port: int, host: str) -> Iterator[LiveServer]:
    if not host:  # the system would take it for every address of this machine
        raise BuildError("the host is empty; name an address of this machine")
    with ExitStack() as stack:
        try:
            server = stack.enter_context(serving_live(project.site, base=project.base_path(), port=port, host=host))
        except OSError as error:
            if error.errno != errno.EADDRINUSE and host != HOST:
                raise BuildError(f"{host} can't be used ({error.strerror}); name an address of this machine") from error
            raise BuildError(f"port {port} can't be used ({error.strerror}); `--port 0` takes a free port") from error
        except TypeError as error:  # the name can't be encoded
            raise BuildError(
                "this can't be the name of a host; name an address of this machine", fragment=host
            ) from error
        yield server


def _is_new(project: Project) -> bool:
    """Return True if an archive that began with `init` has only the example, or no document at all."""
    from generator.archive.stages.find_sources import source_files

    return project.start_record.is_file() and len(list(itertools.islice(source_files(project.transcripts), 2))) < 2


def _watched_paths(project: Project) -> list[Path]:
    return [project.root / "content", project.site_config, _PACKAGE, *(path for path, _ in project.mkdocs_files())]


def _next_event(events: queue.SimpleQueue[_Event], ended: threading.Event) -> _Next | None:
    """Wait for an event of a build, or for a change and the end of further changes; `None` once `ended` is set.

    Events of the build that ran before a change are left out.
    """
    changes: _Changes = []
    while not ended.is_set():
        try:
            event = events.get(timeout=QUIET_SECONDS if changes else _END_CHECK_SECONDS)
        except queue.Empty:
            if changes:
                return changes
            continue
        if isinstance(event, Path):
            changes.append(event)
        elif not changes:
            return event
    return None


def _name_of(changes: _Changes, root: Path) -> str:
    """Return the name of a file that has changed; an editor's temporary file no longer exists."""
    path = next((path for path in reversed(changes) if path.exists()), changes[0])
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
