"""`Q:` and `A:` through a document mark turns where people speak, and not on a page of questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.settings.load import Settings

HEARING = [("Were you at the pier?", "I was there."), ("Who was with you?", "Nobody, I think.")] * 2
PAGE = [("How do I mend my lamp?", "You press the red button."), ("Can I return it?", "Yes, you can.")] * 2
SCHOOL = [("What is the capital of Fenland?", "Lower Fen."), ("What is two and two?", "Four.")] * 2
INTERVIEW = [("Quand êtes-vous arrivée ?", "Je suis née là."), ("Et votre mère ?", "Oui, avec moi.")] * 2


def document(question: str, answer: str, pairs: list[tuple[str, str]]) -> str:
    return "\n".join(f"{question}: {asked}\n{answer}: {told}\n" for asked, told in pairs)


def labels(text: str, folder: Path, settings: Settings) -> list[str | None]:
    path = folder / "session.txt"
    path.write_text(text, encoding="utf-8")
    return [turn.label for turn in read_document(path, folder / "none", settings).turns]


@pytest.mark.parametrize(
    ("question", "answer", "pairs"),
    [
        ("Q", "A", HEARING),
        ("Question", "Answer", HEARING),
        ("Q", "R", INTERVIEW),
        ("Question", "Réponse", INTERVIEW),
    ],
)
def test_people_speak(
    question: str, answer: str, pairs: list[tuple[str, str]], tmp_path: Path, settings: Settings
) -> None:
    assert labels(document(question, answer, pairs), tmp_path, settings) == [question, answer] * 4


def test_the_printed_number_is_part_of_the_label(tmp_path: Path, settings: Settings) -> None:
    text = "\n".join(f"Q{n}: Were you at pier {n}?\nA{n}: I was." for n in range(1, 5))
    assert labels(text, tmp_path, settings) == [label for n in range(1, 5) for label in (f"Q{n}", f"A{n}")]


@pytest.mark.parametrize(
    "text",
    [
        document("Q", "A", PAGE),
        document("Q", "A", SCHOOL),
        "Frequently asked questions\n\n" + document("Q", "A", HEARING),
        document("Q", "A", HEARING[:1]),
        document("Q", "A", HEARING) + "\nThe lamp is old, and nobody mends it." * 20,
    ],
)
def test_other_pages_have_no_such_turns(text: str, tmp_path: Path, settings: Settings) -> None:
    assert not {"Q", "A"} & set(labels(text, tmp_path, settings))
