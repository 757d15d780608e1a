"""The command `serve`, as a maintainer starts it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.paths import ROOT


@contextmanager
def serve_command(root: Path) -> Iterator[tuple[str, Iterator[str]]]:
    """Serve an archive while the block runs; yields the address, and the lines of the server behind it.

    Raises:
        RuntimeError: The first build failed, or the server ended.
    """
    command = [sys.executable, "-m", "generator", "--root", str(root), "serve", "--port", "0"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        lines = iter(process.stdout)
        try:
            line = next((line for line in lines if line.startswith(("Serving ", "The build failed"))), "no address")
            if not line.startswith("Serving "):
                raise RuntimeError(line)
            yield line.split()[1], lines
        finally:
            process.send_signal(signal.SIGINT)
