"""Running MkDocs, or its fork ProperDocs, in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import msgspec

from generator.errors import BuildError
from generator.project import Project
from generator.site.engine.divide_pages import Parts
from generator.site.engine.engine_config import engine_config

_EPOCH = "1577836800"
"""1 January 2020, in Unix seconds: the date of built files, so that the same input gives the same bytes."""

_ENGINE_SETTINGS = {
    "NO_MKDOCS_2_WARNING": "1",  # Material's banner about another project's plans; it does not concern this build
    "DISABLE_MKDOCS_2_WARNING": "true",  # the same banner, shown by ProperDocs' plugins
    "PYTHONUTF8": "1",  # else the engines open files in the locale's encoding
}

_LOG_FILE = "engine.log"
_PARTS_FILE = "parts.json"
"""Both names are those in `render_parts.py`, which imports nothing of the program."""

_MAX_SECONDS_TO_END = 10

_COMPLAINT = re.compile(r"^(?:WARNING|ERROR) +- +(.*)$", re.MULTILINE)
"""An engine's complaint about a page: one line that names the page."""


_SYSTEM_ERROR = re.compile(
    r"^[A-Za-z]*Error: \[Errno ([0-9]+)\] ([^:\n]+)(?:: '([^'\n]*)'(?: -> '([^'\n]*)')?)?", re.MULTILINE
)
"""The last line of the traceback of a process that the system stopped."""


class EngineRun:
    """A run of `mkdocs build --strict`, or of the same command of ProperDocs; leaving the context ends the process.

    Args:
        project: The archive's folders.
        engine: `mkdocs` or `properdocs`.
        folder: An existing folder for the configuration and the log; the output is in `output`.
        parts: What is rendered and copied; `None` takes everything, in one process.
        waits: Whether the engine, once it has started, waits for the parts, which `take` gives it.
    """

    def __init__(
        self, project: Project, engine: str, folder: Path, parts: Parts | None = None, *, waits: bool = False
    ) -> None:
        self.output = folder / "output"
        self._project = project
        self._engine = engine
        config = folder / "mkdocs.yml"
        config.write_text(engine_config(project, self.output, in_parts=waits or parts is not None), encoding="utf-8")
        self._folder = folder
        if parts is not None:
            self.take(parts)
        self._log = folder / _LOG_FILE
        command = [sys.executable, "-m", engine, "build", "--strict", "-f", str(config)]
        environment = {"SOURCE_DATE_EPOCH": _EPOCH} | dict(os.environ) | _ENGINE_SETTINGS
        with self._log.open("wb") as log:  # a pipe would fill up while nobody reads it
            self._process = subprocess.Popen(  # noqa: S603 - the command is fixed, and no shell reads it
                command, cwd=project.root, env=environment, stdout=log, stderr=subprocess.STDOUT
            )

    def __enter__(self) -> EngineRun:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.terminate()  # it then ends the processes of its parts
            try:
                self._process.wait(_MAX_SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def take(self, parts: Parts) -> None:
        """Say what is rendered and copied; an engine that waits goes on."""
        file = self._folder / _PARTS_FILE
        new = file.with_suffix(".new")
        new.write_bytes(msgspec.json.encode(parts))
        new.replace(file)

    def outputs(self) -> list[Path]:
        """Return the folders with the files that the engine made from lists of pages: one of each part, in order."""
        return self._part_folders() or [self.output]

    def wait(self) -> None:
        """Wait for the end of the run.

        Raises:
            BuildError: The engine failed; the error has each of its complaints.
            OSError: The system stopped the engine: the disk is full, for example.
        """
        if self._process.wait() != 0:
            output = "".join(self._logs())
            if system_error := _SYSTEM_ERROR.search(output):
                number, reason, path, target = system_error.groups()
                raise OSError(int(number), reason, target or path)
            if complaints := [f"{self._engine}: {line[1]}" for line in _COMPLAINT.finditer(output)]:
                raise BuildError("\n".join(complaints))
            raise BuildError(self._sentence(output), path=str(self._project.mkdocs_yml))

    def _sentence(self, output: str) -> str:
        """Return the last line of an engine's output, which names its error, and keep the whole output in a file."""
        last_line = next((line.strip() for line in reversed(output.splitlines()) if line.strip()), "no output")
        log = self._project.cache / f"{self._engine}.log"
        try:
            log.write_text(output, encoding="utf-8")
        except OSError:
            return f"{self._engine} failed ({last_line})"
        return f"{self._engine} failed ({last_line}); its whole output is in {log.parent.name}/{log.name}"

    def _logs(self) -> Iterator[str]:
        for path in [*(folder / _LOG_FILE for folder in self._part_folders()), self._log]:
            yield path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""

    def _part_folders(self) -> list[Path]:
        return sorted(self._folder.glob("part-*"), key=lambda folder: int(folder.name.removeprefix("part-")))
