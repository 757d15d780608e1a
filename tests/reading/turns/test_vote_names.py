"""Who voted how, by name: what is such a list, and what people say."""

from __future__ import annotations

import pytest

from generator.reading.draft import Piece
from generator.reading.turns.vote_names import vote_names


def found(text: str) -> list[list[int]]:
    pieces = tuple(Piece(number, line) for number, line in enumerate(text.split("\n"), 1) if line)
    return [[pieces[index].line for index in lines] for lines in vote_names(pieces)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Carried.\n\nAYES: Bell, Kool\nNOES: Alday\nABSENT: None\n\nThank you.", [3, 4, 5]),
        ("MOTION: Kool\tSECOND: Bell\nAYES: Bell, Kool\nNOES: None\nMOTION CARRIED 2-0", [1, 2, 3, 4]),
        ("Pour : Mme Bell, Wim Kool\nAbstentions : Tom Alday", [1, 2]),
        ("Tá\tNíl\nBell, Ada.\tKool, Wim.\nAlday, Tom.\tde Barra, Síle.", [1, 2, 3]),
        ("Hon. Members permitted to associate with the issue of Shri Bell:\nShri Kool\nDr. Ek", [1, 2, 3]),
        ("Wyniki imienne:\nZA (2): Ewa Lipa, Jan Dąb\nPRZECIW (1): Adam Jesion", [1, 2, 3]),
        ("Yes.\n\nCouncilmember  Vote\nBell  Yes\nvan der Berg  Abstain\n\nThanks.", [3, 4, 5]),
        ("Yes.\n\nTellers: Tá, Deputies Ada Bell and Wim Kool; Níl, Deputy Tom Alday.\n\nThank you.", [3]),
        ("Yes.\n\nAYES\nBell, Ms. A.\nvan der Berg, Hon. W.\n\nThank you.", [3, 4, 5]),
        ("Yes.\n\nIn the Upper Board – Ayes 12, Noes 3\n\nThank you.", [3]),
        ("FOR          AGAINST\nMr Kool      Ms Bell\nThe tall Mr Ek", [1, 2, 3]),
        ("Yes.\n\nAYES\n\nMr Bell, Ms A Kool,\nLord Ek.\n\nThank you.", [3, 5, 6]),
        ("Yes.\n\nVotaron por la afirmativa las señoras Bell y Kool y el señor Ek.\n\nGracias.", [3]),
    ],
)
def test_lists(text: str, lines: list[int]) -> None:
    assert found(text) == [lines]


@pytest.mark.parametrize(
    "text",
    [
        "For: ada bell and me.\nAgainst: all of you.",
        "AYES: Bell, Kool\n\nNOES: Alday",
        "AYES: Bell, Kool\nNOES: Alday\nI thank you for that.",
        "PRESENT: Ada Bell, Wim Kool\nABSENT: Tom Alday",
        "For: Why is it so dear? Nobody knows.\nAgainst: It is old.",
        "Tá\tNíl\nThese are the words of the vote in our language.",
        "The tellers: they count.",
        "Za: ewa i ja.\nPrzeciw: nikt, jak sądzę.",
        "Member   Bed\nBell   Left\nKool   Right",
        "Name   Vote\nBell said no. I did not hear it.\nKool   Yes",
        "Members vote\nand then they go home",
        "Members are permitted to associate:\nI do so now.",
        "NOES\nThat is what they said.",
        "AYES\n\nMr Bell, and that is all.",
        "NOES\n\nMr Bell.",
        "Votaron por la mañana, y por la tarde se fueron.",
        "There were Ayes 12, and Noes 3, and then we left.",
        "Mr. Alday did not vote.",
        "FOR          AGAINST\nMr Kool      Ms Bell\nand I was for it, too, as you know.",
    ],
)
def test_speech(text: str) -> None:
    assert found(text) == []
