"""The record after each kind of correction."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cases import Case, cases
from tests.support.correcting import corrected, outline


@pytest.mark.parametrize("case", cases("corrections.txt"))
def test_corrections(tmp_path: Path, case: Case) -> None:
    text, _, given = case.input.partition("\n=\n")
    head = "MOOT 2001 - Day 2 - Room 4 - WS3 Washed Rinds\n\n"
    assert "\n".join(outline(corrected(tmp_path, head + text + "\n", given))) == case.expected


def test_a_fragment_within_a_turn_joins_nothing(tmp_path: Path) -> None:
    made = corrected(tmp_path, ">> ADA: Rinds are washed.\n>> BEA: Not all.\n", "- {correct: join, fragment: all}\n")
    assert made.record.findings[-1].message == (
        "ws3.yml, line 1: no turn begins with the fragment, so there is nothing to join; remove the entry"
    )


def test_the_label_of_a_turn_without_words_has_no_words_to_correct(tmp_path: Path) -> None:
    text = ">> ADA CHURN: Rinds are washed, all of them.\n>> BO RIND:\n>> ADA CHURN: And late.\n"
    made = corrected(tmp_path, text, "- {correct: words, fragment: BO RIND, words: BO}\n")
    (error,) = made.errors
    assert error.sentence.endswith(
        "the words must be within one paragraph of a turn and outside its label; quote fewer words"
    )


@pytest.mark.parametrize(
    ("text", "correction", "sentence"),
    [
        (
            ">> ADA: Rinds are washed.\n>> BEA: Not all.\n",
            "- {correct: words, fragment: washed, words: dry, turn: bo-1}\n",
            "the document has no turn with this id; copy the id from the address of the turn",
        ),
        (
            "Rinds are washed, as the moot heard today.\n",
            "- {correct: join, fragment: as the moot}\n",
            "the document is not a transcript and has no turns; remove the entry",
        ),
    ],
)
def test_a_turn_that_is_not_there(tmp_path: Path, text: str, correction: str, sentence: str) -> None:
    (error,) = corrected(tmp_path, text, correction).errors
    assert error.sentence.endswith(sentence)
