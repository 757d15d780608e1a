"""Skips the tests of this repository's archive where somebody else's archive has taken its place."""

from __future__ import annotations

import pytest

from tests.support.paths import ROOT, TRANSCRIPTS


def pytest_runtest_setup() -> None:
    """Skip on one line of this file, so that pytest reports all tests in one line."""
    sources = [path.relative_to(TRANSCRIPTS) for path in TRANSCRIPTS.rglob("*") if path.is_file()]
    if not all((ROOT / "content" / "transcripts" / source).is_file() for source in sources):
        pytest.skip("this archive's own documents were replaced")
