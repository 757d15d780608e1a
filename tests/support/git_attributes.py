"""The files whose line endings git may change."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.paths import ROOT


def text_files_for_git(paths: Sequence[Path]) -> list[str]:
    """Return a line for each file of the checkout that git doesn't keep byte for byte; skip the test without git."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not in a clone, or git isn't found")
    result = subprocess.run(
        [git, "check-attr", "text", "--", *(str(path.relative_to(ROOT)) for path in paths)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [line for line in result.stdout.splitlines() if not line.endswith(": text: unset")]
