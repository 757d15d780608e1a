"""Results of votes: what is one, and what people say."""

from __future__ import annotations

import pytest

from generator.reading.draft import Piece
from generator.reading.turns.vote_results import vote_results


def found(text: str) -> list[list[int]]:
    pieces = tuple(Piece(number, line) for number, line in enumerate(text.split("\n"), 1) if line)
    return [[pieces[index].line for index in result] for result in vote_results(pieces)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Yes.\n\nPour : 24\nContre : 0\nLa délibération est adoptée à la majorité.\n\nMerci.", [3, 4, 5]),
        ("Abstentions : 3 (M. PELL, Mme ROUX)\nPour : 2", [1, 2]),
        ("Votación: 19 votos a favor, 6 en contra.", [1]),
        ("Votering:\nForslaget ble bifalt med 61 mot 42 stemmer.\n(Voteringsutskrift kl. 15.04.12)", [1, 2, 3]),
        ("Ayes: 7\nNoes: 2", [1, 2]),
        ("הצבעה מס' 3\nבעד – 31\nנגד – 12\nנמנעים – אין\nההצעה נתקבלה.", [1, 2, 3, 4, 5]),
        (
            "Vote – Abstimmung\n(nominatif; 22.11)\nPour l'adoption ... 24 voix\nContre ... 9 voix\n(2 abstentions)",
            [1, 2, 3, 4, 5],
        ),
        ("За-198\nРішення не прийнято.", [1, 2]),
        ("По фракціях: «Човен» – 18, «Весло» – 9, позафракційні – 2.", [1]),
        ("Colocada a votação, foi a moção rejeitada:\nVotos a favor: 3\nVotos contra: 8 (PQ: 8)", [1, 2, 3]),
        (
            "РЕЗУЛЬТАТЫ ГОЛОСОВАНИЯ (10 час. 41 мин.)\nПроголосовало за   301 чел.   66,9 %\nРезультат: принято",
            [1, 2, 3],
        ),
    ],
)
def test_results(text: str, lines: list[int]) -> None:
    assert found(text) == [lines]


@pytest.mark.parametrize(
    "text",
    [
        "For: 3 reasons I am here.\nAgainst: 2 of you.\nI thank you.",
        "No: 3 is enough.",
        "За-3 години ми приїдемо.\nЦе рішення не прийнято нами.",
        "По фракціях: я скажу про це згодом.",
        "Vote – why not?\nFor us ... we wait.",
        "Colocada a votação, vamos ver.\nObrigado.",
        "Vote: yes or no?",
        "Voting: we have 5 in favour, I think",
        "Present: 5",
        "Ayes: 7",
        "Yes 14\nI mean it.",
        "We go on\nAyes: 7\nNoes: 2\nand now?",
        "For: 1\nAgainst: 2\n" + "\n".join(f"Absent: {number}" for number in range(9)),
    ],
)
def test_speech(text: str) -> None:
    assert found(text) == []
