"""Serve the built site on this machine and rebuild it after every change.

MkDocs' own server builds into a temporary folder, without the search; so this server serves `site/` itself, under the
path of `site_url`, like a static host. Every build runs in a new process, which loads the current code.
"""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urljoin

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.errors import BuildError
from generator.project import Project
from generator.site.static_server import StaticServer, serving

QUIET_SECONDS = 0.4
"""The build waits until this long without a change: an editor writes a file in several steps, a checkout many files."""

_END_CHECK_SECONDS = 0.5
"""Interval at which the wait for changes checks for its end; on some systems a signal can't interrupt a longer wait."""


def serve_site(
    project: Project,
    *,
    port: int,
    print_line: Callable[[str], None],
    build: Callable[[Project], bool] | None = None,
    ended: threading.Event | None = None,
) -> None:
    """Build the site, serve it on 127.0.0.1 and rebuild it after every change, until Ctrl+C.

    Args:
        project: The archive.
        port: The port to listen on; 0 takes a free port.
        print_line: Called with a sentence for each event, and with the address after the first build.
        build: Builds `project.site`, prints its errors and returns True if it succeeded; by default
            `build_in_new_process`.
        ended: Ends the server when it is set, as Ctrl+C does.

    Raises:
        BuildError: The port can't be used.
        ConfigError: `mkdocs.yml` has no usable `site_url`.
    """
    build = build or build_in_new_process
    ended = ended or threading.Event()
    changes: queue.SimpleQueue[Path] = queue.SimpleQueue()
    with _serving(project, port) as server, _watching(_watched_paths(project), changes.put):
        try:
            if not build(project):
                print_line("The build failed (see above); the next change starts a new build.")
            print_line(f"Serving {urljoin(server.origin, server.base)} (stop with Ctrl+C)")
            while (changed := _next_change(changes, ended)) is not None:
                print_line(f"{_relative_name(changed, project.root)} changed: building again")
                started = time.monotonic()
                if build(project):
                    server.base = project.base_path()
                    print_line(f"Built again in {time.monotonic() - started:.1f} s")
                else:
                    print_line("The build failed (see above); the last complete site is served.")
        except KeyboardInterrupt:
            print_line("Stopped.")


def build_in_new_process(project: Project) -> bool:
    """Run `transcript-archive build` in a new process, and return True if it succeeded."""
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "build"]
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603 - this program


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
        observer.stop()
        observer.join()


def _report_only(file: Path, report: Callable[[Path], None]) -> Callable[[Path], None]:
    """Return a function that reports changes of `file` and of no other file."""

    def report_file(path: Path) -> None:
        if path == file:
            report(path)

    return report_file


@contextmanager
def _serving(project: Project, port: int) -> Iterator[StaticServer]:
    with ExitStack() as stack:
        try:
            server = stack.enter_context(serving(project.site, base=project.base_path(), port=port))
        except OSError as error:
            raise BuildError(f"port {port} can't be used ({error.strerror}); `--port 0` takes a free port") from error
        yield server


def _watched_paths(project: Project) -> list[Path]:
    package = Path(__file__).resolve().parents[1]
    return [project.root / "content", project.site_config, package, project.mkdocs_yml]


def _next_change(changes: queue.SimpleQueue[Path], ended: threading.Event) -> Path | None:
    """Wait for a change and for the end of further changes; return a changed file, or `None` once `ended` is set."""
    changed: Path | None = None
    while not ended.is_set():
        try:
            path = changes.get(timeout=_END_CHECK_SECONDS if changed is None else QUIET_SECONDS)
        except queue.Empty:
            if changed is not None:
                return changed
        else:
            # An editor's temporary file no longer exists; the message names a file that does.
            changed = path if changed is None or path.exists() else changed
    return None


def _relative_name(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
