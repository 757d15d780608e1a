"""The sources of this repository's archive."""

from __future__ import annotations

from tests.support.git_attributes import text_files_for_git
from tests.support.paths import ROOT


def test_git_keeps_sources_byte_for_byte() -> None:
    sources = [path for path in (ROOT / "content" / "transcripts").rglob("*") if path.is_file()]
    assert sources
    assert text_files_for_git(sources) == []
