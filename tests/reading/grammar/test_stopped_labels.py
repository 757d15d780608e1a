"""Labels that end with a full stop, and sentences that do not begin with one."""

from __future__ import annotations

import pytest

from generator.reading.grammar.stopped_labels import initials_alone, stopped_label
from generator.reading.grammar.vocabulary import default_vocabulary


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("M. le président. La séance est ouverte.", "M. le président", "La séance est ouverte."),
        ("Mme Lunt. Oui. Je le dirai.", "Mme Lunt", "Oui. Je le dirai."),
        ("M. Pierre Dahlin. — Merci.", "M. Pierre Dahlin", "Merci."),
        ("Громов А. С.. Спасибо.", "Громов А. С.", "Спасибо."),
        ("ГРОМОВ А. С. Спасибо.", "ГРОМОВ А. С.", "Спасибо."),
        ("Председательствующий. Открываем.", "Председательствующий", "Открываем."),
        ("Sr. Presidente (Gómez). Tiene la palabra.", "Sr. Presidente (Gómez)", "Tiene la palabra."),
        ("ROSSI (PD). Signor Presidente, grazie.", "ROSSI (PD)", "Signor Presidente, grazie."),
        ("FERRO, ministro dei porti. Alla mole.", "FERRO, ministro dei porti", "Alla mole."),
        ("D'ALBA, relatrice. Alla mole.", "D'ALBA, relatrice", "Alla mole."),
        (
            "Mme Lunt, ministre des ports, des phares et de la souveraineté maritime et fluviale. Oui.",
            "Mme Lunt, ministre des ports, des phares et de la souveraineté maritime et fluviale",
            "Oui.",
        ),
        (
            "M. Pierre Dahlin, ministre délégué auprès de la ministre des ports, chargé des phares. Non.",
            "M. Pierre Dahlin, ministre délégué auprès de la ministre des ports, chargé des phares",
            "Non.",
        ),
    ],
)
def test_label(text: str, label: str, words: str) -> None:
    found_label, end = stopped_label(text, default_vocabulary()) or ("", 0)
    assert (found_label, text[end:]) == (label, words)


@pytest.mark.parametrize(
    "text",
    [
        "The president. He came late.",
        "I thank Mr. Alday. He knows.",
        "Mr. Alday and Ms. Lunt agree. So do I.",
        "Le quai est fermé. Merci.",
        "Министр сказал. Мы ждём.",
        "M. le président a raison. Merci.",
        "OK. We begin.",
        "Yes. No.",
        "At 10 a.m. We met.",
        "Senator Ada B. Holt ........ Present",
        "Mme Lunt, ministre des ports, a vu le phare et la mer et le quai et la digue et le port et la tour. Oui.",
        "FERRO, una nave. Alla mole.",
        "Ferro, ministro dei porti, disse di no. Alla mole.",
        "",
    ],
)
def test_no_label(text: str) -> None:
    assert stopped_label(text, default_vocabulary()) is None


@pytest.mark.parametrize("text", ["ГАЙ Л.М.", "  ГАЙ-МОРОЗ Н. И.", "O'NEILL P.J.", "LIPA E."])
def test_initials_alone(text: str) -> None:
    assert initials_alone(text, default_vocabulary())


@pytest.mark.parametrize(
    "text",
    [
        "Гай Л.М.",
        "ГАЙ Л.М. Спасибо.",
        "ГАЙ",
        "THE END.",
        "АКТ I.",
        "NO. 7",
        "Л.М. ГАЙ",
        "ГАЙ Л.М",
        "THAT IS ALL I.",
        "",
    ],
)
def test_no_initials_alone(text: str) -> None:
    assert not initials_alone(text, default_vocabulary())
