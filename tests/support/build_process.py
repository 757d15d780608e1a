"""A build in a process of its own, which a test can stop."""

from __future__ import annotations

import os
import resource
import subprocess
import sys

from generator.project import Project
from tests.support.paths import ROOT

_PROGRAM = """
from generator.cli import main
from generator.site.engine import divide_pages

divide_pages._MAX_PAGES = 7  # so that a small archive has several parts
main(prog_name="transcript-archive")
"""


def start_build(project: Project, *, workers: int = 2, max_file_bytes: int | None = None) -> subprocess.Popen[str]:
    """Start a build in a new process group, with a limit for the size of its files: the disk is full for larger ones.

    Its output is in `stdout` and `stderr`.
    """
    command = [sys.executable, "-c", _PROGRAM, "--root", str(project.root), "build", "--workers", str(workers)]
    command.append("--quiet")  # its errors alone are in `stderr`

    def limit() -> None:
        if max_file_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (max_file_bytes, max_file_bytes))

    return subprocess.Popen(
        command,
        env=dict(os.environ) | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=limit,  # noqa: PLW1509 - it only sets a limit
    )


def processes_of(project: Project) -> list[int]:
    """Return the processes whose command or folder names the archive: a build, its workers and its engine."""
    found = []
    for line in subprocess.run(
        ["ps", "-eo", "pid=,stat=,args="], capture_output=True, text=True, check=True
    ).stdout.splitlines():
        number, state, arguments = line.split(None, 2)
        if str(project.root) in arguments and not state.startswith("Z"):
            found.append(int(number))
    return found


def is_running(process: int) -> bool:
    """Return True if a process has not ended."""
    command = ["ps", "-o", "stat=", "-p", str(process)]
    state = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return state.strip() != "" and not state.startswith("Z")
