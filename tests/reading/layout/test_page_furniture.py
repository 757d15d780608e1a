"""Running heads, page numbers and times on lines of their own: not speech, if a printed page has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.settings.load import Settings

_HEAD = "Garden Board                                   EN\n\n14 March 2024\n\n"
_TURN = (
    "{label}: The gates were painted in May, and nobody has said a word.\n\n{inside}The hedges are too high by far.\n\n"
)


_LONG_HEAD = (
    "Harbour Board – 3rd sitting, Quay Town, 12 March 2025 811\n\nThe Hours of the Bells\n\nFriday 14 March 2025\n\n"
)


def _speech(inside: list[str], folder: Path, settings: Settings, head: str = _HEAD) -> str:
    labels = ["MARA LINDQVIST", "TOM ALDAY"]
    turns = [_TURN.format(label=labels[index % 2], inside=lines) for index, lines in enumerate(inside)]
    path = folder / "session.txt"
    path.write_text(head + "".join(turns), encoding="utf-8")
    record = read_document(path, folder / "none", settings)
    return "\n".join(block.text for turn in record.turns for block in turn.blocks)


@pytest.mark.parametrize(
    "inside",
    [
        ["     Page 1 of 4\n\nGarden Board      EN\n\n", "     Page 2 of 4\n\nGarden Board      EN\n\n", "", ""],
        ["14/03/2024\tA/69/PV.12\n24-12345\t2/9\n\n", "14/03/2024\tA/69/PV.12\n24-12345\t3/9\n\n", "", ""],
        ["       1\n\n", "       2\n\n", "       3\n\n", ""],
        ["[15:30:00]\n\n", "[15:41:02]\n\n", "", ""],
        ["2.35 pm\n\n", "2.48 pm\n\n", "3.12 pm\n\n", ""],
    ],
)
def test_no_speech(inside: list[str], tmp_path: Path, settings: Settings) -> None:
    assert _speech(inside, tmp_path, settings) == _speech([""] * len(inside), tmp_path, settings)


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (["The gate is open.\n\n", "The gate is open.\n\n", "The gate is open.\n\n", ""], "The gate is open."),
        (["7\n\n", "", "", ""], "7"),
        (["12\n\n", "12\n\n", "12\n\n", ""], "12"),
        (["3.12 pm\n\n", "", "", ""], "3.12 pm"),
        (["Ten to one   and three\n\n", "", "", ""], "Ten to one and three"),
        (["Garden Board\n\n", "", "", ""], "Garden Board"),
        (["1991   1992   1993\n\n", "", "", ""], "1991 1992 1993"),
    ],
)
def test_speech(inside: list[str], words: str, tmp_path: Path, settings: Settings) -> None:
    """People say numbers, times and the same words again."""
    speech = _speech(inside, tmp_path, settings).split("\n")
    assert speech.count(words) == sum(1 for lines in inside if lines)


@pytest.mark.parametrize(
    "lines",
    [
        "812 Harbour Board – 3rd sitting, Quay Town, 12 March 2025\n\nMinister Dr. Ada Bell\n\n(A)          (C)\n\n",
        "The Hours of the Bells                    Friday 14 March\n\n",
    ],
)
def test_a_running_head_with_parts_of_the_head(lines: str, tmp_path: Path, settings: Settings) -> None:
    inside = [lines, "", "", "", "", ""]
    assert _speech(inside, tmp_path, settings, _LONG_HEAD) == _speech([""] * 6, tmp_path, settings, _LONG_HEAD)


def test_a_running_head_of_several_lines(tmp_path: Path, settings: Settings) -> None:
    inside = [f"HARBOUR\nMade by: Ada Bell\nConfirmation # 66\nPage {page}\n\n" for page in (1, 2, 3)]
    assert _speech(inside, tmp_path, settings) == _speech([""] * 3, tmp_path, settings)


@pytest.mark.parametrize(
    "words",
    [
        "812 boats were at the Harbour Board",
        "Minister Dr. Ada Bell",
        "The Hours    of the week",
        "Harbour Board – 3rd sitting, Quay Town",
    ],
)
def test_words_like_those_of_the_head(words: str, tmp_path: Path, settings: Settings) -> None:
    speech = _speech([f"{words}\n\n", "", "", "", "", ""], tmp_path, settings, _LONG_HEAD)
    assert " ".join(words.split()) in speech.split("\n")


_SITTING = "212\nHarbour Board, 3rd sitting\nQuestions on ladders\n\n14 March 2024\n\n"


@pytest.mark.parametrize(
    "lines",
    [
        "Harbour Board, 3rd sitting\nQuestions on ladders\n213\n\n",
        "Harbour Board, 3rd sitting\nQuestions on ladders\n\n",
        "Harbour Board, 3rd sitting Questions on ladders\n14 March 2024\n\n",
        "213\n\nQuestions on ladders\n\n",
        "Harbour Board, 3rd sitting\nQuestions on ladders\n213\n\nTOM ALDAY\n\n",
    ],
)
def test_lines_of_the_head_that_come_again(lines: str, tmp_path: Path, settings: Settings) -> None:
    inside = ["", lines, "", ""]
    assert _speech(inside, tmp_path, settings, _SITTING) == _speech([""] * 4, tmp_path, settings, _SITTING)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("Questions on ladders\n\n", "Questions on ladders"),
        ("213\n\n", "213"),
        ("TOM ALDAY\n\n", "TOM ALDAY"),
        ("Questions on ladders\nare what I have.\n\n", "Questions on ladders"),
        ("Harbour Board, 3rd sitting\n\n\n\n213\n\n", "213"),
    ],
)
def test_words_of_the_head_in_speech(lines: str, words: str, tmp_path: Path, settings: Settings) -> None:
    assert words in _speech(["", lines, "", ""], tmp_path, settings, _SITTING)


def test_a_foot_with_the_number_of_pages(tmp_path: Path, settings: Settings) -> None:
    inside = ["", "Verbatim Text – March 14\tPage 1 of 2\n\n", "", "Verbatim Text – March 14\tPage 2 of 2\n\n"]
    assert _speech(inside, tmp_path, settings) == _speech([""] * 4, tmp_path, settings)
    assert "Page 1 of 2" in _speech(["", "My Notes\tPage 1 of 2\n\n", "", ""], tmp_path, settings)


def test_words_said_before_the_first_mark_are_no_head(tmp_path: Path, settings: Settings) -> None:
    said = "Every keeper gets a bell\nThat is so.\n"
    path = tmp_path / "session.txt"
    path.write_text(f"{said}>> MARA: Yes.\n{said}>> TOM: I see.\n{said}>> MARA: Good.\n", encoding="utf-8")
    record = read_document(path, tmp_path / "none", settings)
    assert sum("Every keeper" in block.text for turn in record.turns for block in turn.blocks) == 3
