"""The command that counts the transcripts of each term."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.archive.commands.term_commands import count_terms
from generator.errors import ArchiveError
from generator.project import Project

ENOUGH = 30
"""Transcripts, more than the table needs."""


def transcripts(folder: Path, count: int) -> list[Path]:
    """Write transcripts beside the archive, all with the same two terms."""
    paths = [folder / f"s{number}.txt" for number in range(count)]
    for path in paths:
        path.write_text(">> ADA CHURN: Brine and brine and whey and whey.\n", encoding="utf-8")
    return paths


def test_files_outside_the_archive_count(tmp_path: Path) -> None:
    summary = count_terms(Project(tmp_path), transcripts(tmp_path, ENOUGH))
    assert summary == f"terms: 2 terms of {ENOUGH} transcripts in site_config/terms.tsv"
    assert f"whey\t{ENOUGH}\n" in (tmp_path / "site_config" / "terms.tsv").read_text(encoding="utf-8")


def test_articles_do_not_count(tmp_path: Path) -> None:
    article = tmp_path / "press-release.txt"
    article.write_text("Brine and brine, says a press release.\n\nIt has no speakers.\n", encoding="utf-8")
    assert f"terms of {ENOUGH} transcripts" in count_terms(Project(tmp_path), [*transcripts(tmp_path, ENOUGH), article])


def test_too_few_transcripts_write_nothing(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        count_terms(Project(tmp_path), transcripts(tmp_path, 3))
    assert not (tmp_path / "site_config" / "terms.tsv").exists()
