"""Who a label names that says too little, by what else stands in the document; where there is a doubt, nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Config
from generator.reading import read_document
from generator.records import Evidence, Turn

LEAD = ">> MODERATOR: Good morning. "


def last_turn(tmp_path: Path, settings: Config, text: str) -> Turn:
    path = tmp_path / "transcripts" / "igf-2019" / "a.txt"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return read_document(path, tmp_path / "transcripts", settings).turns[-1]


@pytest.mark.parametrize(
    ("said", "label", "name", "sentence"),
    [
        ("We have Odile Brandt, and tea. Yes.", "ODILE", "Odile Brandt", "We have Odile Brandt, and tea."),
        ("We have Odile van der Meer with us.", "ODILE", "Odile van der Meer", "We have Odile van der Meer with us."),
        ("Welcome, Professor Odile Brandt.", "ODILE", "Odile Brandt", "Welcome, Professor Odile Brandt."),
        ("Welcome to Odile Brandt. Odile Brandt!", "ODILE", "Odile Brandt", "Welcome to Odile Brandt."),
        ("Next is Pius Okonkwo.", "P. OKONKWO", "Pius Okonkwo", "Next is Pius Okonkwo."),
        ("I turn to Odile Brandt.\n>> ODILE BRANDT: Hi.", "ODILE", "Odile Brandt", "I turn to Odile Brandt."),
    ],
)  # fmt: skip
def test_who_is_introduced(said: str, label: str, name: str, sentence: str, tmp_path: Path, settings: Config) -> None:
    turn = last_turn(tmp_path, settings, f"{LEAD}{said}\n>> {label}: Thank you.\n")
    assert (turn.name, turn.resolved, turn.evidence) == (name, "inferred", Evidence(1, sentence))
    assert turn.speaker == name.lower().replace(" ", "-")
    assert (turn.label, turn.id.startswith(label.lower().replace(". ", "-"))) == (label, True)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("We have Odile Brandt and Odile Marsh.", "ODILE"),
        ("We have Marie Odile Brandt.", "ODILE"),
        ("We have Brandt Odile.", "ODILE"),
        ("As Odile Brandt wrote in a book.", "ODILE"),
        ("We have the Odile Foundation.", "ODILE"),
        ("I turn to Odile. Thank you.", "ODILE"),
        ("I turn to Odile Thank you.", "ODILE"),
        ("We have Odile Brandt.", "MS. ODILE"),
        ("We have Odile Brandt.", "ODIL"),
        ("We have Odile Brandt.", "BRANDT"),
        ("We have Pius Okonkwo and Paul Okonkwo.", "P. OKONKWO"),
        ("We have Ada Okonkwo.", "P. OKONKWO"),
        ("We have Odile Brandt.\n>> ODILE MARSH: Hi.", "ODILE"),
        ("We have Alberto Escher.", "ALBERTO GUNTHER"),
    ],
)
def test_a_doubt_leaves_the_label_as_it_is(said: str, label: str, tmp_path: Path, settings: Config) -> None:
    turn = last_turn(tmp_path, settings, f"{LEAD}{said}\n>> {label}: Thank you.\n")
    assert (turn.resolved, turn.evidence) == ("printed", None)


@pytest.mark.parametrize(
    ("often", "once", "joined"),
    [
        ("MARA LINDQVIST", "MARA LINDQUIST", True),
        ("MARIANNE FRANK", "MARIANE FRANK", True),
        ("MARIO SANTOS", "MARIA SANTOS", False),
        ("DANIEL SANTOS", "DANIELA SANTOS", False),
        ("MARA LIN", "MARA LEN", False),
        ("MR. KIM ANDERSON", "MS. KIM ANDERSEN", False),
    ],
)
def test_a_full_name_misspelt_once(often: str, once: str, joined: bool, tmp_path: Path, settings: Config) -> None:
    turn = last_turn(tmp_path, settings, f">> {often}: Yes.\n" * 3 + f">> {once}: Thank you.\n")
    assert turn.resolved == ("inferred" if joined else "printed")
    assert turn.evidence == (Evidence(1, often) if joined else None)
    assert turn.name is not None
    assert turn.name.upper() in once  # what is printed is never overwritten


def test_a_misspelling_that_is_said_too_is_somebody(tmp_path: Path, settings: Config) -> None:
    text = ">> MARA LINDQVIST: Mara Lindquist is here.\n" * 3 + ">> MARA LINDQUIST: Thank you.\n"
    assert last_turn(tmp_path, settings, text).resolved == "printed"
