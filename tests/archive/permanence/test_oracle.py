"""The judge of random edits accepts another turn only where nobody can tell which one is right."""

from __future__ import annotations

from itertools import count

import pytest

from tests.support.edits import EditedTurn, Word
from tests.support.oracle import Truth, promises

ROW = ("ada: Thank you.", "ada: Thank you.", "bo: Goodbye.")


@pytest.mark.parametrize(
    ("put_in", "is_right"),
    [
        pytest.param("ada: Thank you.", True, id="a turn like the others of a row"),
        pytest.param("bo: Thank you.", False, id="a turn with another label"),
        pytest.param("ada: Good morning.", False, id="a turn with other words"),
    ],
)
def test_a_turn_before_a_row_of_equal_turns(put_in: str, is_right: bool) -> None:
    numbers = count()
    (new, *row) = [_turn(text, numbers) for text in (put_in, *ROW)]
    (_, promise), *_ = promises(["ada-1", "ada-2", "bo-1"], row)
    truth = Truth([new, *row])
    assert truth.fault(promise, 1) is None
    assert (truth.fault(promise, 0) is None) == is_right
    assert truth.fault(promise, 3) is not None


def _turn(text: str, numbers: count[int]) -> EditedTurn:
    label, _, words = text.partition(": ")
    return EditedTurn(label, [Word(next(numbers), word) for word in words.split()])
