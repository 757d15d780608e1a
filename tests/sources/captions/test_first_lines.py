"""Names alone on the first lines of cues, and captions of two lines that have none."""

from __future__ import annotations

from pathlib import Path

from generator.reading.steps import read_document
from generator.settings.load import Settings

NAMED = [
    ("Wilma Ost", "Good morning."),
    ("Tom Alday", "Good morning, Wilma."),
    ("Wilma Ost", "We have one item."),
    ("Tom Alday", "The lamp is dark."),
    ("Tom Alday", "It was dark last winter, too."),
    ("Wilma Ost", "Thank you."),
]
TWO_LINES = [
    ("Good morning", "and welcome to you all."),
    ("We have", "one item today."),
    ("The lamp", "has been dark."),
    ("It was dark", "last winter, too."),
    ("Thank you", "for your words."),
]


def labels(cues: list[tuple[str, str]], folder: Path, settings: Settings) -> list[str | None]:
    parts = [f"00:00:{n:02}.000 --> 00:00:{n:02}.900\n{first}\n{second}" for n, (first, second) in enumerate(cues)]
    path = folder / "session.vtt"
    path.write_text("WEBVTT\n\n" + "\n\n".join(parts), encoding="utf-8")
    return [turn.label for turn in read_document(path, folder / "none", settings).turns]


def test_names_on_the_first_lines(tmp_path: Path, settings: Settings) -> None:
    assert labels(NAMED, tmp_path, settings) == ["Wilma Ost", "Tom Alday", "Wilma Ost", "Tom Alday", "Wilma Ost"]


def test_a_name_in_another_form_that_comes_again(tmp_path: Path, settings: Settings) -> None:
    odd = [("de la Vega, Rosa", "Good morning."), ("Alday, Tom (EXT)", "Hello."), ("harbour room 2", "We hear you.")]
    cues = [*NAMED, *odd, *odd]
    assert labels(cues, tmp_path, settings)[-6:] == [name for name, _ in (*odd, *odd)]


def test_first_lines_without_the_form_of_a_name(tmp_path: Path, settings: Settings) -> None:
    chorus = [("and the water is wide", "la la la"), ("and the boat is small", "la la la")]
    assert labels(chorus * 3, tmp_path, settings) == [None]


def test_a_cue_without_a_name_leaves_all_as_they_are(tmp_path: Path, settings: Settings) -> None:
    assert labels([*NAMED[:3], ("and then we", "went home.")], tmp_path, settings) == [None]


def test_captions_of_two_lines(tmp_path: Path, settings: Settings) -> None:
    assert labels(TWO_LINES, tmp_path, settings) == [None]
