"""How another machine installs the same program: the line for `requirements.txt`, from how this one was installed."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import msgspec

from generator import __version__

DISTRIBUTION = "transcript-archive"
_EXTRA = "[formats]"

WHEELS = "wheels"
"""The folder of an archive with the program itself, if no index has it."""


class InstalledProgram(msgspec.Struct, frozen=True):
    """The program as other machines get it."""

    requirement: str
    """A line for pip."""
    wheel: Path | None = None
    """The file that it was installed from, which an archive keeps in `wheels/`."""


def installed_program() -> InstalledProgram:
    """Return how this program was installed: from a wheel, from a repository, or by its version from an index."""
    try:
        origin = json.loads(metadata.distribution(DISTRIBUTION).read_text("direct_url.json") or "{}")
    except (metadata.PackageNotFoundError, ValueError):
        origin = {}
    return program_from(origin)


def program_from(origin: dict[str, object]) -> InstalledProgram:
    """Return how to install the program from the same origin.

    Args:
        origin: The record of the installer (`direct_url.json`); empty if an index gave the program.
    """
    url = str(origin.get("url", ""))
    version_control = origin.get("vcs_info")
    if isinstance(version_control, dict) and "commit_id" in version_control:
        commit = f"{version_control.get('vcs', 'git')}+{url}@{version_control['commit_id']}"
        return InstalledProgram(f"{DISTRIBUTION}{_EXTRA} @ {commit}")
    requirement = f"{DISTRIBUTION}{_EXTRA}=={__version__}"
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.path.endswith(".whl"):
        wheel = Path(url2pathname(unquote(parts.path)))
        return InstalledProgram(requirement, wheel if wheel.is_file() else None)
    return InstalledProgram(requirement)


def serve_command(program: InstalledProgram, environment: Mapping[str, str]) -> str:
    """Return the command that serves a new archive from its folder, as this program was started.

    Args:
        program: How the program was installed.
        environment: The variables of the environment; uv, which installs nothing for good, sets `UV`.
    """
    command = "transcript-archive serve"
    if program.wheel is None or "UV" not in environment:
        return command
    return f"uvx --from {shlex.quote(f'{WHEELS}/{program.wheel.name}')} {command}"
