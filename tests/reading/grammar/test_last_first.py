"""Labels that print the surname first: what in a document proves it."""

from __future__ import annotations

import pytest

from generator.reading.grammar.last_first import last_first_names
from generator.reading.grammar.vocabulary import default_vocabulary


@pytest.mark.parametrize(
    "labels",
    [
        ["Marchetti, Odile", "Dahl, Petter (EXT)"],
        ["Marchetti, Odile", "Odile Marchetti"],
        ["Marchetti, Odile", "DAHL, Petter"],
        ["Marchetti, Odile", "Dahl, P. J.", "Breda Lunt"],
        ["Marchetti, Odile", "Dahl, Petter", "van der Laan, Anneke"],
    ],
)
def test_the_labels_prove_it(labels: list[str]) -> None:
    assert last_first_names(labels, default_vocabulary())["Marchetti, Odile"] == "Odile Marchetti"


@pytest.mark.parametrize(
    "labels",
    [
        ["Marchetti, Odile", "Petter Dahl"],
        ["Marchetti, Treasurer", "Dahl, Chair", "Lunt, Clerk", "Alday, Ports Committee"],
        ["Odile Marchetti, Garden Society", "Petter Dahl, Harbour Board", "Breda Lunt, Ports"],
        ["Lunt, BA", "Petter Dahl, M.D.", "Marchetti"],
        ["MORLEY, ANCHOR", "RAMBLE, COLUMNIST", "DAHL, PLANNER"],
        [],
    ],
)
def test_nothing_proves_it(labels: list[str]) -> None:
    assert last_first_names(labels, default_vocabulary()) == {}


def test_the_order_of_labels_changes_nothing() -> None:
    labels = ["Marchetti, Odile", "Dahl, Petter (EXT)", "Breda Lunt"]
    assert last_first_names(labels, default_vocabulary()) == last_first_names(labels[::-1], default_vocabulary())
