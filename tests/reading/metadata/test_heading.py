"""Headings of whole documents, by year: what each line becomes and where each fact comes from; kinds of documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.settings.load import Settings
from tests.support.cases import Case, cases
from tests.support.outline import outline


@pytest.mark.parametrize("case", cases("reading/header_blocks.txt"))
def test_heading(case: Case, tmp_path: Path, settings: Settings) -> None:
    assert outline(case.input, tmp_path, settings) == case.expected


@pytest.mark.parametrize("case", cases("reading/kinds.txt"))
def test_kind(case: Case, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "session.txt"
    path.write_text(case.input, encoding="utf-8")
    assert read_document(path, tmp_path / "none", settings).kind == case.expected
