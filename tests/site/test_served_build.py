"""A build for the server: when it may be stopped, and what it says if the system refuses something."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from generator.project import Project
from generator.site.incremental.manifest import mark_docs, unmark_docs
from generator.site.served_build import BuildEvent, Ended, Stop
from tests.support.paths import ROOT


def test_a_build_stops_at_once_outside_the_docs_folder(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        Stop(tmp_path).ask()


def test_a_build_that_writes_the_docs_folder_stops_after_that(tmp_path: Path) -> None:
    stop = Stop(tmp_path)
    mark_docs(tmp_path)
    stop.ask()
    stop.look()
    unmark_docs(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        stop.look()


def test_a_build_that_nobody_stops_goes_on(tmp_path: Path) -> None:
    Stop(tmp_path).look()


def test_an_error_of_the_system_is_one_sentence(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.cache.write_bytes(b"a file, not a folder")
    command = [sys.executable, "-m", "generator.site.served_build", str(tmp_path)]
    result = subprocess.run(command, cwd=ROOT, input="build\n", capture_output=True, text=True, check=True)
    sentence = f"Error: {project.cache}: the system refused this (File exists)"
    assert msgspec.json.decode(result.stdout, type=BuildEvent) == Ended(sentence)
    assert result.stderr.splitlines()[-1] == sentence
