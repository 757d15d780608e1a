"""The lock of a build: it names its holder, and ends with the holder's process."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.site.build_lock import LOCK_FILE, build_lock
from tests.support.paths import ROOT

HOLD_AND_DIE = """
import os, pathlib, signal, sys
from generator.site.build_lock import build_lock
with build_lock(pathlib.Path(sys.argv[1]), print):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_held_lock_names_its_holder(tmp_path: Path) -> None:
    lines: list[str] = []
    with (
        build_lock(tmp_path, lines.append),
        pytest.raises(BuildError, match=rf"\(build, process {os.getpid()}, started 20"),
    ):
        build_lock(tmp_path, lines.append).__enter__()
    with build_lock(tmp_path, lines.append):
        pass
    assert lines == []
    assert (tmp_path / LOCK_FILE).read_bytes() == b""


def test_an_error_frees_the_lock_without_a_trace(tmp_path: Path) -> None:
    lines: list[str] = []
    with pytest.raises(ValueError, match="wrong"), build_lock(tmp_path, lines.append):
        raise ValueError("wrong")
    with build_lock(tmp_path, lines.append):
        pass
    assert lines == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that can't be caught")
def test_the_lock_of_a_dead_process_is_free(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD_AND_DIE, str(tmp_path)]
    process = subprocess.run(command, env=dict(os.environ) | {"PYTHONPATH": str(ROOT)}, check=False)
    assert process.returncode != 0
    lines: list[str] = []
    with build_lock(tmp_path, lines.append):
        pass
    (line,) = lines
    assert line.startswith("The last command (build, process ")
    assert line.endswith(") was stopped before its end; its files in .cache are not used.")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
def test_a_file_system_without_locks_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(BuildError, match=r"the file system has no locks \(No locks available\); put this folder on"):
        build_lock(tmp_path, print).__enter__()
