"""Renders pages in parts: a process for each part, each a copy of one process that has listed all files.

A hook of MkDocs and ProperDocs, which load this file by its path, so it imports nothing of the program. The file
`parts.json` beside the configuration says which pages are rendered, and in which parts. An engine lists these pages
only. It looks for another file of the docs folder when a link leads to it, so links to the pages of other parts are
right, and the cost of a page does not grow with the archive. A process holds only the pages of its own part, so its
memory is bounded.

All processes write their pages into the same folder. Each part has a folder of its own for its log and for the files
that an engine makes from a list of pages: `part-1`, `part-2` ....
"""

from __future__ import annotations

import gc
import importlib
import json
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, MutableMapping
from pathlib import Path, PurePath
from typing import Any, NoReturn

PARTS_FILE = "parts.json"
COUNT_FILE = "steps-done"
"""Gets a byte for each page whose Markdown is converted, and another for each whose HTML is ready."""

TEMPLATES = "templates"
"""The folder of the compiled templates."""

_NO_FOLDER = "no-folder"
"""The name of a folder that doesn't exist."""

_SECONDS_BETWEEN_LOOKS = 0.02

_Config = MutableMapping[str, Any]
"""The configuration of MkDocs or ProperDocs."""


class _Run:
    """What this process renders.

    Args:
        folder: The folder of the run.
        engine: `mkdocs` or `properdocs`.
    """

    def __init__(self, folder: Path, engine: str) -> None:
        self.parent = os.getppid()
        self.folder = folder
        self.engine = engine
        plan = json.loads(self._wait_for(folder / PARTS_FILE).read_text(encoding="utf-8"))
        self.log = logging.getLogger(f"{engine}.hooks.render_parts")
        self.parts: list[list[str]] = plan["parts"]
        self.assets: list[str] | None = plan["assets"]
        """The files of the theme that are copied; `None` copies all."""
        self.workers: int = plan["workers"]
        self.templates: str | None = plan["templates"]
        """The folder with the templates that an earlier run compiled."""
        self.count = os.open(folder / COUNT_FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.docs = ""
        """The docs folder."""
        self.children: dict[int, int] = {}
        """The running processes, each with the number of its part."""

    def _wait_for(self, file: Path) -> Path:
        """Return a file when it is there: an engine may be started before anybody knows what it renders."""
        while not file.exists():
            if os.getppid() != self.parent:
                os._exit(1)
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        return file

    def is_asset(self, file: Any) -> bool:  # noqa: ANN401 - a class of either engine
        """Return True if this run copies a file of the theme, and the docs folder has none in its place."""
        is_wanted = self.assets is None or file.src_uri in self.assets
        return file.src_dir != self.docs and is_wanted and not _is_file(self.docs, file.src_uri)


_runs: list[_Run] = []


def on_config(config: _Config) -> None:
    """Read what is to be rendered; an engine calls this function first."""
    engine = type(config).__module__.partition(".")[0]
    run = _Run(Path(config["config_file_path"]).parent, engine)
    _runs[:] = [run]
    pages_log = logging.getLogger(f"{engine}.structure.pages")
    pages_log.setLevel(logging.WARNING)  # else it has a line about each link to a page of another part
    run.docs = config["docs_dir"]
    config["docs_dir"] = str(run.folder / _NO_FOLDER)  # the engine lists this folder now, so it finds no files
    if run.assets == []:
        _list_no_files(config["theme"])


def on_files(files: Iterable[Any], config: _Config) -> Any:  # noqa: ANN401 - see `is_asset`
    """Return the pages that this run renders, and the files of the theme that it copies; the list finds all others."""
    run = _runs[0]
    config["docs_dir"] = run.docs
    for file in files:
        if not run.is_asset(file):
            _exclude(file)
    new_file = _file_maker(run, config)
    pages = [new_file(page) for part in run.parts for page in part]
    return _list_that_finds_others(type(files), [*pages, *files], run.docs, new_file)


def _list_no_files(theme: Any) -> None:  # noqa: ANN401 - see `is_asset`
    """Let the engine find no files of the theme to copy: listing them means to list thousands of icons."""
    get_env = theme.get_env

    def get_env_without_files() -> Any:  # noqa: ANN401 - see `is_asset`
        env = get_env()
        env.list_templates = lambda **_: []
        return env

    theme.get_env = get_env_without_files


def _file_maker(run: _Run, config: _Config) -> Callable[[str], Any]:
    """Return a function that makes the engine's object for a file of the docs folder."""
    structure = importlib.import_module(f"{run.engine}.structure.files")

    def make(name: str) -> Any:  # noqa: ANN401 - see `is_asset`
        return structure.File(name, run.docs, config["site_dir"], config["use_directory_urls"])

    return make


def _list_that_finds_others(kind: type[Any], files: Iterable[Any], docs: str, new_file: Callable[[str], Any]) -> Any:  # noqa: ANN401 - see `is_asset`
    """Return a list of files that also finds those files of the docs folder that are not in it: they are excluded.

    Args:
        kind: The engine's class of lists of files.
        files: The files in the list.
        docs: The docs folder.
        new_file: Makes the engine's object for a file of the docs folder.
    """
    others: dict[str, Any] = {}

    class FilesAndOthers(kind):  # type: ignore[misc]
        def get_file_from_path(self, path: str) -> Any:  # noqa: ANN401 - see `is_asset`
            listed = super().get_file_from_path(path)
            name = PurePath(path).as_posix()
            if listed is None and name not in others and _is_file(docs, name):
                others[name] = new_file(name)
                _exclude(others[name])
            return listed or others.get(name)

    return FilesAndOthers(files)


def _is_file(folder: str, name: str) -> bool:
    """Return True if a name is that of a file in a folder or below it."""
    return not name.startswith(("../", "/")) and os.path.isfile(os.path.join(folder, name))  # noqa: PTH113, PTH118


def on_nav(nav: object, config: _Config, files: Iterable[Any]) -> None:  # noqa: ARG001 - an engine names the arguments
    """If there are several parts, render each in a process of its own; this process then has no page left."""
    run = _runs[0]
    gc.collect()
    gc.freeze()  # the children share the memory of what was read until now
    gc.disable()  # a page leaves 0.2 MB of cycles, a part has few pages, and the collector takes a tenth of the time
    if len(run.parts) < 2 or not hasattr(os, "fork"):
        return
    signal.signal(signal.SIGTERM, _end)
    failed = False
    for number, part in enumerate(run.parts, start=1):
        if len(run.children) == run.workers:
            failed |= not _wait_for_child(run)
        if _is_child(run, number):
            _take_part(run, number, part, config, files)
            return
    while run.children:
        failed |= not _wait_for_child(run)
    if failed:
        raise SystemExit(1)
    for file in files:
        if not run.is_asset(file):
            _exclude(file)


def on_env(env: Any, config: _Config, files: object) -> None:  # noqa: ANN401, ARG001 - see on_nav
    """Use the compiled templates of an earlier run, or keep those of this run, which its parts share."""
    from jinja2 import FileSystemBytecodeCache

    run = _runs[0]
    folder = run.folder / TEMPLATES
    if run.templates is None:
        folder.mkdir(exist_ok=True)
    cache: Any = FileSystemBytecodeCache(run.templates or str(folder))
    if run.templates is not None:
        cache.dump_bytecode = _keep_nothing
    env.bytecode_cache = cache


def _keep_nothing(bucket: object) -> None:
    """Keep no template that an earlier run has not compiled: the folder is not this run's."""


def on_pre_page(page: Any, config: _Config, files: object) -> Any:  # noqa: ANN401, ARG001 - see on_nav
    """Stop if the process that wants the page was stopped."""
    if os.getppid() != _runs[0].parent:
        _end()
    return page


def on_page_content(html: str, page: object, config: _Config, files: object) -> str:  # noqa: ARG001 - see on_nav
    """Count a page whose Markdown is converted."""
    os.write(_runs[0].count, b"m")
    return html


def on_post_page(output: str, page: object, config: _Config) -> str:  # noqa: ARG001 - see on_nav
    """Count a page whose HTML is ready."""
    os.write(_runs[0].count, b"h")
    return output


def _is_child(run: _Run, number: int) -> bool:
    """Start a copy of this process for a part, and return True in the copy."""
    parent = os.getpid()
    child = os.fork()
    if child:
        run.children[child] = number
        return False
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    run.children.clear()
    run.parent = parent
    return True


def _take_part(run: _Run, number: int, part: Iterable[str], config: _Config, files: Iterable[Any]) -> None:
    """Make this process render the pages of one part and nothing else."""
    folder = run.folder / f"part-{number}"
    folder.mkdir()
    log = os.open(folder / "engine.log", os.O_WRONLY | os.O_CREAT)
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
    os.close(log)
    config["site_dir"] = str(folder)
    pages = frozenset(part)
    for file in files:
        if file.src_uri not in pages:
            _exclude(file)


def _exclude(file: Any) -> None:  # noqa: ANN401 - see `is_asset`
    file.inclusion = type(file.inclusion).EXCLUDED


def _wait_for_child(run: _Run) -> bool:
    """Wait for the end of one of the processes, and return True if it succeeded."""
    while True:
        child, status = os.waitpid(-1, os.WNOHANG)
        if child:
            number = run.children.pop(child)
            if os.waitstatus_to_exitcode(status) < 0:
                run.log.error("The process of part %d was stopped by signal %d.", number, os.WTERMSIG(status))
            return status == 0
        if os.getppid() != run.parent:
            _end()
        time.sleep(_SECONDS_BETWEEN_LOOKS)


def _end(*_: object) -> NoReturn:
    """End this process and all that it started."""
    for child in _runs[0].children:
        os.kill(child, signal.SIGKILL)
    for child in _runs[0].children:
        os.waitpid(child, 0)
    os._exit(1)
