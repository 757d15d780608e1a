"""Builds the wheel into dist/, and tries it as somebody who has no source tree: `nox -s package`.

Prints the seconds of each step. The folder of the archive is a temporary one, outside the repository.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from uv import find_uv_bin

from tests.support.paths import ROOT

_ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}

_NEEDED = (
    "generator/theme/main.html",
    "generator/theme/_headers",
    "generator/theme/assets/archive.css",
    "generator/standard_pages/en/about.md",
    "generator/start/files/site.yml",
    "generator/engine_defaults.yml",
)
"""Some of the files without code that an archive needs, one of each kind."""


def main() -> None:
    """Build the wheel and try it."""
    with _timed("uv build"):
        _run([find_uv_bin(), "build", "--quiet", "--wheel", "--out-dir", "dist"], ROOT)
    wheel = max((ROOT / "dist").glob("*.whl"), key=lambda path: path.stat().st_mtime)
    with zipfile.ZipFile(wheel) as archive:
        missing = set(_NEEDED).difference(archive.namelist())
    if missing:
        raise SystemExit(f"{wheel.name} lacks {', '.join(sorted(missing))}")
    print(f"{wheel.relative_to(ROOT)}: {wheel.stat().st_size:,} bytes")
    program = [find_uv_bin(), "tool", "run", "--quiet", "--from", str(wheel), "transcript-archive"]
    with tempfile.TemporaryDirectory() as folder:
        with _timed("init"):
            _run([*program, "init", "my-archive", "--name", "My archive"], Path(folder))
        root = Path(folder, "my-archive")
        with _timed("serve, until the first page is there"):
            _serve(program, root)
        with _timed("nox -s all, in an environment of its own"):
            _run([find_uv_bin(), "tool", "run", "--quiet", "--from", "nox[uv]", "nox", "-s", "all"], root)
        with _timed("upgrade, by the program of that environment"):
            _upgrade(root)


def _serve(program: Sequence[str], root: Path) -> None:
    """Serve the archive, and read its home page."""
    command = [*program, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=root, env=_ENVIRONMENT, stdout=subprocess.PIPE, text=True) as process:
        try:
            address = next(
                match[1] for line in process.stdout or () if (match := re.match(r"Serving (http\S+)", line)) is not None
            )
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - an address of this machine
                page = answer.read().decode("utf-8")
        finally:
            process.terminate()
    if "<title>My archive</title>" not in page:
        raise SystemExit(f"{address} has another title")


def _upgrade(root: Path) -> None:
    """Check that the program which `requirements.txt` installed has nothing to upgrade."""
    scripts = "Scripts" if os.name == "nt" else "bin"
    program = next((root / ".nox" / "all" / scripts).glob("transcript-archive*"))
    lines = subprocess.check_output([program, "upgrade"], cwd=root, env=_ENVIRONMENT, text=True)
    if not lines.startswith("The files that `init` wrote are those of version"):
        raise SystemExit(f"a new archive has something to upgrade:\n{lines}")


def _run(command: Sequence[str], folder: Path) -> None:
    if (code := subprocess.run(command, cwd=folder, env=_ENVIRONMENT, check=False).returncode) != 0:
        raise SystemExit(code)


@contextmanager
def _timed(step: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    print(f"{step}: {time.monotonic() - started:.1f} s")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
