from __future__ import annotations

import pytest

from generator.reading.draft import Piece, is_apart

LABEL = "O SR. RUI CARDOSO (Para expor.) - Obrigado."


@pytest.mark.parametrize("above", ["That is so.", "Really?", "R", "  R ", "(Applause)", "Ж", "She said: “No.”"])
def test_a_line_is_apart_from_the_end_of_a_sentence_and_from_a_letter_alone(above: str) -> None:
    assert is_apart((Piece(1, above), Piece(2, LABEL)), 1)


@pytest.mark.parametrize(
    "above", ["the quay of", "a", "RR", "I am", "R R", "é", "1", "Harbour,", "R,", "        R       ", "我"]
)
def test_a_line_may_go_on_from_words_and_from_other_signs(above: str) -> None:
    assert not is_apart((Piece(1, above), Piece(2, LABEL)), 1)


def test_a_line_is_apart_from_a_blank_line_and_at_the_start() -> None:
    assert is_apart((Piece(1, "the quay of"), Piece(3, LABEL)), 1)
    assert is_apart((Piece(1, LABEL),), 0)
