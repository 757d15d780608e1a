"""Renders pages in parts: a process for each part, each a copy of one process that has listed all files.

A hook of MkDocs and ProperDocs, which load this file by its path, so it imports nothing of the program. The file
`parts.json` beside the configuration says which pages are rendered, and in which parts. An engine process knows all
files, so links to the pages of other parts are right. It holds only the pages of its own part, so its memory is
bounded. Listing the files, which takes longer the more files the archive has, is done once.

All processes write their pages into the same folder. Each part has a folder of its own for its log and for the files
that an engine makes from a list of pages: `part-1`, `part-2` ....
"""

from __future__ import annotations

import gc
import json
import logging
import os
import signal
import sys
import time
from collections.abc import Iterable, MutableMapping
from pathlib import Path
from typing import Any, NoReturn

PARTS_FILE = "parts.json"
COUNT_FILE = "steps-done"
"""Gets a byte for each page whose Markdown is converted, and another for each whose HTML is ready."""

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
        plan = json.loads(self._wait_for(folder / PARTS_FILE).read_text(encoding="utf-8"))
        self.log = logging.getLogger(f"{engine}.hooks.render_parts")
        self.parts: list[list[str]] = plan["parts"]
        self.assets: list[str] | None = plan["assets"]
        """The files of the theme that are copied; `None` copies all."""
        self.workers: int = plan["workers"]
        self.count = os.open(folder / COUNT_FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.children: dict[int, int] = {}
        """The running processes, each with the number of its part."""

    def _wait_for(self, file: Path) -> Path:
        """Return a file when it is there: an engine may be started before anybody knows what it renders."""
        while not file.exists():
            if os.getppid() != self.parent:
                os._exit(1)
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        return file

    def is_asset(self, file: Any, docs: str) -> bool:  # noqa: ANN401 - a class of either engine
        return file.src_dir != docs and (self.assets is None or file.src_uri in self.assets)


_runs: list[_Run] = []


def on_config(config: _Config) -> None:
    """Read what is to be rendered; an engine calls this function first."""
    engine = type(config).__module__.partition(".")[0]
    _runs[:] = [_Run(Path(config["config_file_path"]).parent, engine)]
    pages_log = logging.getLogger(f"{engine}.structure.pages")
    pages_log.setLevel(logging.WARNING)  # else it has a line about each link to a page of another part


def on_files(files: Iterable[Any], config: _Config) -> None:
    """Exclude all files that are not rendered or copied by this run."""
    run = _runs[0]
    pages = {page for part in run.parts for page in part}
    for file in files:
        if file.src_uri not in pages and not run.is_asset(file, config["docs_dir"]):
            _exclude(file)


def on_nav(nav: object, config: _Config, files: Iterable[Any]) -> None:  # noqa: ARG001 - an engine names the arguments
    """If there are several parts, render each in a process of its own; this process then has no page left."""
    run = _runs[0]
    if len(run.parts) < 2 or not hasattr(os, "fork"):
        return
    signal.signal(signal.SIGTERM, _end)
    gc.collect()
    gc.freeze()  # the children share the memory of what was read until now
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
        if not run.is_asset(file, config["docs_dir"]):
            _exclude(file)


def on_env(env: Any, config: _Config, files: object) -> None:  # noqa: ANN401, ARG001 - see on_nav
    """Let the parts share their compiled templates."""
    from jinja2 import FileSystemBytecodeCache

    if len(_runs[0].parts) > 1:
        folder = _runs[0].folder / "templates"
        folder.mkdir(exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(folder))


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
