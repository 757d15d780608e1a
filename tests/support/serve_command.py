"""The command `serve`, as a maintainer starts it. Nothing waits for it for ever."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.paths import ROOT

_SECONDS_OF_SILENCE = 500
"""The first build of a large archive prints nothing for minutes."""

_SECONDS_TO_END = 60


@contextmanager
def serve_command(root: Path) -> Iterator[tuple[str, Iterator[str]]]:
    """Serve an archive while the block runs; yields the address, and the lines of the server behind it.

    Raises:
        RuntimeError: The first build failed, or the server ended, or it printed nothing for minutes.
        subprocess.TimeoutExpired: The server did not end by Ctrl+C.
    """
    command = [sys.executable, "-m", "generator", "--root", str(root), "serve", "--port", "0"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    lines = _lines_of(process.stdout or ())
    try:
        line = next((line for line in lines if line.startswith(("Serving ", "The build failed"))), "no address")
        if not line.startswith("Serving "):
            raise RuntimeError(line)
        yield line.split()[1], lines
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(_SECONDS_TO_END)
        finally:
            process.kill()
            process.wait()


def _lines_of(output: Iterable[str]) -> Iterator[str]:
    """Yield the lines of an output, up to its end."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def read() -> None:
        for line in output:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    while (line := _next_of(lines)) is not None:
        yield line


def _next_of(lines: queue.SimpleQueue[str | None]) -> str | None:
    try:
        return lines.get(timeout=_SECONDS_OF_SILENCE)
    except queue.Empty:
        raise RuntimeError(f"the server printed nothing for {_SECONDS_OF_SILENCE} seconds") from None
