"""Documents whose labels have another language or form: each turn has its own speaker, role and name."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.settings.load import Settings
from tests.support.cases import Case, cases


@pytest.mark.parametrize("case", cases("reading/labels_in_documents.txt"))
def test_turns(case: Case, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "session.txt"
    path.write_text(case.input, encoding="utf-8")
    record = read_document(path, tmp_path / "none", settings)
    shown = [
        f"{turn.label or '-'} = {turn.role or '-'} / {turn.name or '-'} | "
        + " ".join(block.text for block in turn.blocks if block.type == "text")
        for turn in record.turns
    ]
    assert shown == case.expected.split("\n")
