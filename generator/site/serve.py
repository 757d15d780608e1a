"""Serve the built site on this machine and build it again when something changes.

MkDocs' own server builds into a folder of its own, without the search; so this one serves `site/` itself, under the
path of `site_url`, as a static host will. Every build runs in a process of its own, which sees the code as it is now.
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
"""An editor writes a file in several steps, a checkout many files: the build waits until this long nothing happened."""

_ENDED_SECONDS = 0.5
"""How often the wait for changes looks whether it has to end; a signal can't interrupt a longer wait everywhere."""


def serve_site(
    project: Project,
    *,
    port: int,
    say: Callable[[str], None],
    build: Callable[[Project], bool] | None = None,
    ended: threading.Event | None = None,
) -> None:
    """Build the site, serve it on 127.0.0.1 and build again on every change, until Ctrl+C.

    Args:
        project: The archive.
        port: Where to listen; 0 takes a free port.
        say: Gets a sentence for each thing that happens; the address when the site has been built.
        build: Makes `project.site`, says what is wrong and returns whether it is good; `build_afresh` unless given.
        ended: Ends the serving when it is set, as Ctrl+C does.

    Raises:
        BuildError: The port can't be had.
        ConfigError: `mkdocs.yml` names no usable `site_url`.
    """
    build = build or build_afresh
    ended = ended or threading.Event()
    changes: queue.SimpleQueue[Path] = queue.SimpleQueue()
    with _serving(project, port) as server, _watching(_watched(project), changes.put):
        try:
            good = build(project)
            if not good:
                say("The build did not end well (see above); it is tried again when something changes.")
            say(f"Serving {urljoin(server.origin, server.base)} (stop with Ctrl+C)")
            while (changed := _next_change(changes, ended)) is not None:
                say(f"{_named(changed, project.root)} changed: building again")
                started = time.monotonic()
                if build(project):
                    server.base = project.base_path()
                    say(f"Built again in {time.monotonic() - started:.1f} s")
                else:
                    say("The build did not end well (see above); the last site that was finished is served.")
        except KeyboardInterrupt:
            say("Stopped.")


def build_afresh(project: Project) -> bool:
    """Run `transcript-archive build` in a process of its own and return whether it ended well."""
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "build"]
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603 - this very program


def is_source(path: Path) -> bool:
    """Tell whether a change of this file can change the site: compiled code and editors' own files can't."""
    name = path.name
    return not (
        "__pycache__" in path.parts
        or name.startswith((".", "#"))
        or name.endswith(("~", ".pyc", ".swp", ".swx", ".tmp", ".bak"))
        or name == "4913"  # Vim's trial file
    )


class _Notes(FileSystemEventHandler):
    """Passes on each change of a file that matters; reading a file, as every build does, is an event too."""

    def __init__(self, note: Callable[[Path], None]) -> None:
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in {"closed", "created", "deleted", "modified", "moved"}:
            return  # `closed` is after writing; after reading it is `closed_no_write`
        if event.is_directory and event.event_type == "modified":
            return  # something in it changed, which is an event of its own
        for name in (event.src_path, event.dest_path):
            path = Path(str(name))
            if name and is_source(path):
                self._note(path)


@contextmanager
def _watching(places: list[Path], note: Callable[[Path], None]) -> Iterator[None]:
    observer = Observer()
    for place in places:
        if place.is_dir():
            observer.schedule(_Notes(note), str(place), recursive=True)
        elif place.is_file():
            observer.schedule(_Notes(_only(place, note)), str(place.parent), recursive=False)
    observer.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()


def _only(place: Path, note: Callable[[Path], None]) -> Callable[[Path], None]:
    """Watch a file through its folder: editors put a new file in the old one's place."""

    def note_it(path: Path) -> None:
        if path == place:
            note(path)

    return note_it


@contextmanager
def _serving(project: Project, port: int) -> Iterator[StaticServer]:
    with ExitStack() as stack:
        try:
            server = stack.enter_context(serving(project.site, base=project.base_path(), port=port))
        except OSError as error:
            raise BuildError(f"port {port} can't be had ({error.strerror}); `--port 0` takes a free one") from error
        yield server


def _watched(project: Project) -> list[Path]:
    program = Path(__file__).resolve().parents[1]
    return [project.root / "content", project.site_config, program, project.mkdocs_yml]


def _next_change(changes: queue.SimpleQueue[Path], ended: threading.Event) -> Path | None:
    """Wait for a change, then until all is quiet; return a changed file, or `None` when the serving has to end."""
    changed: Path | None = None
    while not ended.is_set():
        try:
            path = changes.get(timeout=_ENDED_SECONDS if changed is None else QUIET_SECONDS)
        except queue.Empty:
            if changed is not None:
                return changed
        else:
            # An editor's interim file is gone by now; the one to name is the one that stays.
            changed = path if changed is None or path.exists() else changed
    return None


def _named(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
