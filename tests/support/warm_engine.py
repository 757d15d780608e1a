"""MkDocs in a copy of this process, which has imported it: a small build takes half of the time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partialmethod
from pathlib import Path
from types import SimpleNamespace
from typing import IO, NoReturn

import jinja2
import markdown  # noqa: F401 - as below
import material  # type: ignore[import-untyped]  # noqa: F401 - so that no engine needs to import it
import mkdocs.commands.build  # noqa: F401 - as above
import pytest
from mkdocs.__main__ import cli

from generator.site.engine import engine_run

_LOOK = 0.005


class WarmEngine:
    """What the program uses of `subprocess.Popen`, for an engine's command.

    Args:
        command: The command; the engine is MkDocs.
        cwd: The folder of the process.
        env: Its environment.
        stdout: Where its output goes.
        stderr: The same.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        cwd: Path,
        env: Mapping[str, str],
        stdout: IO[bytes],
        stderr: int,
    ) -> None:
        assert command[1:3] == ["-m", "mkdocs"]
        assert stderr == subprocess.STDOUT
        self._code: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            _run(command[3:], cwd, env, stdout.fileno())

    def poll(self) -> int | None:
        """Return the exit code; `None` while the process is running."""
        if self._code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end, and return the exit code."""
        ends = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if ends is not None and time.monotonic() > ends:
                raise subprocess.TimeoutExpired("mkdocs", timeout or 0)
            time.sleep(_LOOK)
        return code

    def terminate(self) -> None:
        """Ask the process to end."""
        os.kill(self.pid, signal.SIGTERM)

    def kill(self) -> None:
        """End the process."""
        os.kill(self.pid, signal.SIGKILL)


def _run(arguments: Sequence[str], cwd: Path, env: Mapping[str, str], output: int) -> NoReturn:
    code = 1
    try:
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        os.dup2(output, 1)
        os.dup2(output, 2)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
        if folder := env.get("ARCHIVE_COMPILED_TEMPLATES"):
            cache = jinja2.FileSystemBytecodeCache(folder)
            jinja2.Environment.__init__ = partialmethod(  # type: ignore[assignment,method-assign]
                jinja2.Environment.__init__, bytecode_cache=cache
            )
        cli(list(arguments), standalone_mode=True)
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


@contextmanager
def warm_engines() -> Iterator[None]:
    """Let every engine that this process starts be a copy of it."""
    with pytest.MonkeyPatch.context() as patch:
        library = SimpleNamespace(Popen=WarmEngine, STDOUT=subprocess.STDOUT, TimeoutExpired=subprocess.TimeoutExpired)
        patch.setattr(engine_run, "subprocess", library)
        yield
