"""Labels in every script and language: how sure they are, and whom they name."""

from __future__ import annotations

import pytest

from generator.reading.grammar.labels import label_candidate
from generator.reading.grammar.names import read_label
from generator.reading.grammar.vocabulary import default_vocabulary
from tests.support.cases import Case, cases


@pytest.mark.parametrize("case", cases("reading/labels_by_language.txt"))
def test_labels(case: Case) -> None:
    assert [_shown(line) for line in case.input.split("\n")] == case.expected.split("\n")


def _shown(line: str) -> str:
    candidate = label_candidate(line, default_vocabulary())
    if candidate is None:
        return "no label"
    label = read_label(candidate.printed, default_vocabulary())
    return f"{candidate.strength}: " + " / ".join(part or "-" for part in (label.role, label.honorific, label.name))
