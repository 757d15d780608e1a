"""Labels without a full name: the person that the rest of the document gives for them, or nobody in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.records import Evidence, Turn
from generator.settings.load import Settings

LEAD = ">> MODERATOR: Good morning. "


def last_turn(tmp_path: Path, settings: Settings, text: str) -> Turn:
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
        ("We have Odile Brandt. So Odile, please.", "ODILE", "Odile Brandt", "We have Odile Brandt."),
        ("I turn to Director Odile Brandt.\n>> ODILE BRANDT: Hi.", "ODILE", "Odile Brandt",
         "I turn to Director Odile Brandt."),
    ],
)  # fmt: skip
def test_introductions(said: str, label: str, name: str, sentence: str, tmp_path: Path, settings: Settings) -> None:
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
def test_in_doubt_the_label_stays(said: str, label: str, tmp_path: Path, settings: Settings) -> None:
    turn = last_turn(tmp_path, settings, f"{LEAD}{said}\n>> {label}: Thank you.\n")
    assert (turn.resolved, turn.evidence) == ("printed", None)


FRONT = """---
title: On rinds
speakers:
  - 'Odile Brandt'
  - Pius van Okonkwo
  - Calla
tags:
  - Mara Marsh
---

"""


def test_a_listed_name_may_be_misspelt_in_the_words(tmp_path: Path, settings: Settings) -> None:
    body = spoken("Rosa Delgado", "Odile") + "Rosa Delgado: Odile Lindquist said so.\n\nOdile: Yes.\n"
    front = FRONT.replace("Odile Brandt", "Odile Lindqvist")
    assert last_of_markdown(tmp_path, settings, front, body).name == "Odile Lindqvist"
    body = body.replace("Odile Lindquist", "Odile Marsh")
    assert last_of_markdown(tmp_path / "another", settings, front, body).name == "Odile"


def spoken(*labels: str) -> str:
    return "".join(f"{label}: That is so, and it has been so for long.\n\n" for _ in range(4) for label in labels)


def last_of_markdown(tmp_path: Path, settings: Settings, front: str, body: str) -> Turn:
    path = tmp_path / "transcripts" / "igf-2019" / "a.md"
    path.parent.mkdir(parents=True)
    path.write_text(front + body, encoding="utf-8")
    return read_document(path, tmp_path / "transcripts", settings).turns[-1]


@pytest.mark.parametrize(
    ("front", "label", "person"),
    [
        (FRONT, "Odile", ("Odile Brandt", "odile-brandt", Evidence(4, "'Odile Brandt'"))),
        (FRONT, "OB", ("Odile Brandt", "odile-brandt", Evidence(4, "'Odile Brandt'"))),
        (FRONT, "PvO", ("Pius van Okonkwo", "pius-van-okonkwo", Evidence(5, "Pius van Okonkwo"))),
        (FRONT, "P. Okonkwo", ("Pius van Okonkwo", "pius-van-okonkwo", Evidence(5, "Pius van Okonkwo"))),
        ("---\nspeakers: [Odile Brandt, Pius Quill]\n---\n\n", "PQ",
         ("Pius Quill", "pius-quill", Evidence(2, "speakers: [Odile Brandt, Pius Quill]"))),
        ("---\nspeaker: Odile Brandt\n---\n\n", "Odile",
         ("Odile Brandt", "odile-brandt", Evidence(2, "speaker: Odile Brandt"))),
    ],
)  # fmt: skip
def test_listed_speakers(
    front: str, label: str, person: tuple[object, ...], tmp_path: Path, settings: Settings
) -> None:
    turn = last_of_markdown(tmp_path, settings, front, spoken("Rosa Delgado", label))
    assert (turn.label, turn.name, turn.speaker, turn.evidence) == (label, *person)
    assert turn.resolved == "inferred"


@pytest.mark.parametrize(
    ("front", "label"),
    [
        (FRONT, "Mara"),  # no key of speakers
        (FRONT, "MM"),
        (FRONT, "Okonkwo"),
        (FRONT, "QB"),
        (FRONT, "Ob"),
        (FRONT.replace("- Calla", "- Olga Bright"), "OB"),
        (FRONT.replace("- Calla", "- Odile Marsh"), "Odile"),
        (FRONT, "Calla"),
    ],
)
def test_a_list_that_leaves_the_speaker_open(front: str, label: str, tmp_path: Path, settings: Settings) -> None:
    turn = last_of_markdown(tmp_path, settings, front, spoken("Rosa Delgado", label))
    assert (turn.label, turn.resolved, turn.evidence) == (label, "printed", None)


@pytest.mark.parametrize(
    ("first", "label", "joined"),
    [
        ("ODILE BRANDT (OB)", "OB", True),
        ("ODILE BRANDT [OB]", "OB", True),
        ("ODILE BRANDT", "OB", False),
        ("ODILE BRANDT (ACME)", "ACME", False),
        ("ODILE BRANDT (JJ)", "JJ", False),
        ("ODILE BRANDT (OB)\n>> OLGA BRIGHT", "OB", False),
    ],
)
def test_initials_that_a_label_explains(
    first: str, label: str, joined: bool, tmp_path: Path, settings: Settings
) -> None:
    turn = last_turn(
        tmp_path,
        settings,
        f">> {first}: Yes.\n>> PIUS QUILL: Yes.\n>> {label}: Thank you.\n".replace("\n>> OL", ": Hi.\n>> OL"),
    )
    assert turn.speaker != "odile-brandt" or joined
    assert turn.resolved == ("inferred" if joined else turn.resolved)
    assert (turn.name == "Odile Brandt") is joined


@pytest.mark.parametrize(
    ("others", "host"),
    [(("OB", "PvO"), False), (("OB",), True), ((), True)],
)
def test_initials_that_may_be_a_role_need_others_beside(
    others: tuple[str, ...], host: bool, tmp_path: Path, settings: Settings
) -> None:
    front = FRONT.replace("- Calla", "- Mara Churn")
    turn = last_of_markdown(tmp_path, settings, front, spoken("Rosa Delgado", *others, "MC"))
    assert (turn.role, turn.name) == (("host", None) if host else (None, "Mara Churn"))


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
def test_a_full_name_misspelt_once(often: str, once: str, joined: bool, tmp_path: Path, settings: Settings) -> None:
    turn = last_turn(tmp_path, settings, f">> {often}: Yes.\n" * 3 + f">> {once}: Thank you.\n")
    assert turn.resolved == ("inferred" if joined else "printed")
    assert turn.evidence == (Evidence(1, often) if joined else None)
    assert turn.name is not None
    assert turn.name.upper() in once  # what is printed is never overwritten


def test_a_misspelling_that_is_spoken_too_is_another_person(tmp_path: Path, settings: Settings) -> None:
    text = ">> MARA LINDQVIST: Mara Lindquist is here.\n" * 3 + ">> MARA LINDQUIST: Thank you.\n"
    assert last_turn(tmp_path, settings, text).resolved == "printed"


@pytest.mark.parametrize(
    ("people", "name"),
    [
        ("Present: Ida Sorge (IS), Dora Ekman (DE), Wim Holt (WH)", "Ida Sorge"),
        ("- Ida Sorge (IS)\n- Dora Ekman (DE)\n- Wim Holt (WH)", "Ida Sorge"),
        ("Ida Sorge (IS); Dora Ekman (DE) and Wim Holt (WH)", "Ida Sorge"),
        ("| Ida Sorge | IS | Ropes |\n| Dora Ekman | DE | Ladders |\n| Wim Holt | WH | Ropes |", "Ida Sorge"),
        ("IS = Ida Sorge\nDE = Dora Ekman\nWH = Wim Holt", "Ida Sorge"),
        ("Present: Ida Sorge (IS), Dora Ekman (DE), Wim Holt (WH), Ivo Sund (IS)", None),
        ("Present: Rope Union (IS), Dora Ekman (DE), Wim Holt (WH)", None),
        ("We thank Ida Sorge (IS), and the town, and the harbour, and Dora Ekman (DE) and Wim Holt (WH).", None),
    ],
)
def test_initials_that_a_list_explains(people: str, name: str | None, tmp_path: Path, settings: Settings) -> None:
    words = "We have counted the ladders, and there are nine of them."
    said = "\n\n".join(f"{label}: {words}" for label in ("IS", "DE", "WH", "DE", "WH"))
    path = tmp_path / "minutes.txt"
    path.write_text(f"{people}\n\n{said}\n", encoding="utf-8")
    turns = read_document(path, tmp_path / "none", settings).turns
    names = {turn.name for turn in turns if turn.label == "IS"}
    assert names == {name} if name else names.isdisjoint({"Ida Sorge", "Ivo Sund", "Rope Union"})


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["Mara Lindqvist", "Tom Alday", "ML", "TA", "ML"], ["Mara Lindqvist", "Tom Alday"]),
        (["Mara Lindqvist", "Tom Alday", "ML", "TA", "Mara Lindqvist"], ["ML", "TA"]),
        (["Mara Lindqvist", "Tom Alday", "Mo Lund", "ML", "TA"], ["ML", "TA"]),
        (["Mara Lindqvist", "Tom Alday", "ML", "Tom Alday", "ML"], ["ML"]),
        (["ML", "TA", "ML", "Mara Lindqvist", "Tom Alday"], ["ML", "TA"]),
    ],
)
def test_full_names_that_become_initials(
    labels: list[str], names: list[str], tmp_path: Path, settings: Settings
) -> None:
    words = "We have counted the ladders, and there are nine of them."
    rows = "".join(f'{label},"{words}"\n' for label in labels)
    path = tmp_path / "interview.csv"
    path.write_text(f"speaker,words\n{rows}", encoding="utf-8")
    turns = read_document(path, tmp_path / "none", settings).turns
    assert sorted({turn.name or "" for turn in turns if turn.label in {"ML", "TA"}}) == sorted(names)
