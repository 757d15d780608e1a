"""Whole lines in slanted letters: stage directions where their words say so, else speech."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.settings.load import Settings

TEXT = "**Odile Ferrand:** We begin.\n\n{line}\n\n**Wim Kool:** Yes.\n\n**Odile Ferrand:** No.\n\n**Wim Kool:** Well.\n"


def kinds(line: str, folder: Path, settings: Settings) -> list[str]:
    path = folder / "session.md"
    path.write_text(TEXT.format(line=line), encoding="utf-8")
    return [block.type for block in read_document(path, folder / "none", settings).turns[0].blocks]


@pytest.mark.parametrize("line", ["*Applause*", "_Laughter._", "*Music plays*", "_The meeting rose at 5 pm._"])
def test_directions(line: str, tmp_path: Path, settings: Settings) -> None:
    assert kinds(line, tmp_path, settings) == ["text", "event"]


@pytest.mark.parametrize(
    "line",
    [
        "*Never!*",
        "*Is it laughter?*",
        "*The old pier*",
        "Applause",
        "*Applause* is what they want.",
        "*We met at 5 pm.*",
    ],
)
def test_speech(line: str, tmp_path: Path, settings: Settings) -> None:
    assert kinds(line, tmp_path, settings) == ["text", "text"]
