"""The workflows have the form of their host, and their steps do what they say; those of the container can."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import main
from generator.project import Project
from generator.start.answers import Answers
from generator.start.init import init_archive
from generator.start.installed_program import InstalledProgram
from generator.start.start_files import EXAMPLE, START_FILES, render_start_file
from tests.support.paths import ROOT

PROGRAM = InstalledProgram("transcript-archive==0.1.0")
OWN_INSTALL = "python -m pip install -r requirements/site.txt && python -m pip install --no-deps ."
"""How the workflow of this repository installs the program: from the repository itself."""

FORMS = {
    "vendor.github-workflows": sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    "vendor.citation-file-format": [ROOT / "CITATION.cff"],
}


@pytest.mark.parametrize(
    ("form", "path"),
    [(form, path) for form, paths in FORMS.items() for path in paths],
    ids=lambda value: str(value)[-20:],
)
def test_a_file_has_the_form_of_its_reader(form: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", form, str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_this_archive_is_published_as_a_new_one() -> None:
    file = next(file for file in START_FILES if file.path.endswith("site.yml"))
    expected = render_start_file(file, Answers(name="A"), PROGRAM, install=OWN_INSTALL)
    assert (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8") == expected


def test_the_container_installs_what_is_locked_and_serves_on_the_port_that_it_names() -> None:
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    steps = dict(line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    requirements = re.findall(r"-r /source/(\S+)", steps["RUN"])
    assert requirements == ["requirements/site.txt"]
    locked = re.split(r"\n(?=\w)", (ROOT / requirements[0]).read_text(encoding="utf-8"))
    assert [entry for entry in locked if not entry.startswith("#") and "--hash=sha256:" not in entry] == []
    assert "--require-hashes" in steps["RUN"]
    assert "pip install --no-cache-dir --no-deps /source" in steps["RUN"]
    assert steps["COPY"] == ". /source"
    assert {".git", ".nox", "site"} <= set((ROOT / ".containerignore").read_text(encoding="utf-8").split())

    program, command, *options = json.loads(steps["CMD"])
    assert program == "transcript-archive"
    serve = main.commands[command].make_context(command, options)
    assert serve.params == {"host": "0.0.0.0", "port": int(steps["EXPOSE"])}  # noqa: S104 - the container's own address


def steps_of(path: Path, job: str) -> dict[str, str]:
    """Return the commands of a job by the names of its steps, without the one that installs the program."""
    workflow: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    steps = workflow["jobs"][job]["steps"]
    return {step["name"]: step["run"] for step in steps if "run" in step and not step["name"].startswith("Install")}


class Machine:
    """A machine of the host, with the program and stand-ins for the commands that reach the host.

    Args:
        folder: An empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.archive = folder / "archive"
        self.origin = folder / "origin.git"
        self.output = folder / "output"
        self.asked = folder / "asked"
        list(init_archive(self.archive, Answers(name="A new archive"), PROGRAM))
        tools = folder / "tools"
        tools.mkdir()
        self._tool(tools / "transcript-archive", f'exec "{sys.executable}" -m generator "$@"')
        self._tool(tools / "gh", f'echo "$*" >> "{self.asked}"')
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        self.environment = kept | {
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "GITHUB_OUTPUT": str(self.output),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.run(f'git init --quiet --bare --initial-branch main "{self.origin}"')
        self.run("git init --quiet --initial-branch main && git add . && " + COMMIT + " --message First")
        self.run(f'git remote add origin "{self.origin}" && git push --quiet origin main')

    def _tool(self, path: Path, command: str) -> None:
        path.write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, command: str) -> str:
        """Run a step as the host does, and return its output."""
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
        result = subprocess.run(
            shell, cwd=self.archive, env=self.environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout


COMMIT = "git -c user.name=A -c user.email=a@example.org commit --quiet"


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the host's machine has a shell")
def test_new_addresses_are_proposed_before_they_are_published(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    workflow = machine.archive / ".github" / "workflows" / "site.yml"

    for command in steps_of(workflow, "build").values():
        machine.run(command)
    assert machine.output.read_text(encoding="utf-8") == "frozen=false\n"

    freeze = steps_of(workflow, "freeze")
    lines = [line for command in freeze.values() for line in machine.run(command).splitlines()]
    assert lines[0].startswith(f"{EXAMPLE}: this invented example gets an address for ever")
    assert "pr create --base main --head record-addresses" in machine.asked.read_text(encoding="utf-8")
    changed = machine.run("git diff --name-only main record-addresses").split()
    assert changed
    assert all(name.startswith("content/permalinks/") for name in changed)

    machine.run("git switch --quiet main && git merge --quiet record-addresses && git branch -D record-addresses")
    machine.output.unlink()
    for command in steps_of(workflow, "build").values():
        machine.run(command)
    assert machine.output.read_text(encoding="utf-8") == "frozen=true\n"
    assert (Project(machine.archive).site / "index.html").is_file()

    netlify = tomllib.loads((machine.archive / "netlify.toml").read_text(encoding="utf-8"))["build"]
    install, _, build = netlify["command"].partition(" && ")
    assert install == "python -m pip install -r requirements.txt"
    assert (machine.archive / netlify["publish"]).is_dir()
    machine.run(build)
    cloudflare = (machine.archive / "wrangler.toml").read_text(encoding="utf-8")
    assert netlify["command"] in cloudflare
    assert tomllib.loads(cloudflare)["pages_build_output_dir"] == netlify["publish"]
