"""Texts that may be labels of a document without turns: what is told, and what articles have anyway."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.draft import Draft, Piece
from generator.reading.turns.labels_without_turns import labels_without_turns
from generator.records import Kind
from generator.settings.load import Settings
from generator.sources.document import read_source

TIMED = (
    "[바람] [오후 8:01] 책장\n[구름/총무] [오후 8:02] 네\n[바람] [오후 8:05] 창가\n"
    "[구름/총무] [오후 8:07] 아니요\n[바람] [오후 8:09] 벽\n[구름/총무] [오후 8:11] 찬성"
)
BOLD = "**Ada Bell | 00:04**\nA rope.\n**Wim (Quay) | 00:12**\nA pole.\n" * 3
ALONE = "Գ.ՄԱՐՏՅԱՆ\n\n-Նավը:\n\nՍ.ԱԲՅԱՆ\n\n-Պարանը:\n\n" * 3
BREATHS = "মাঝি ঃ নৌকা কোথায়?\n\nঘাটাল ঃ ঘাটে।\n\n" * 3
COLONS = "Ada: A rope.\n\nWim: A pole.\n\n" * 3


def told(folder: Path, settings: Settings, text: str, kind: Kind) -> list[tuple[str, tuple[str, ...]]]:
    path = folder / "minutes.txt"
    path.write_text(text, encoding="utf-8")
    document = read_source(path, folder)
    pieces = tuple(Piece(number, line) for number, line in enumerate(document.lines, 1) if line.strip())
    found = labels_without_turns(Draft(document, settings, pieces, kind=kind))
    return [(shape, tuple(lines)) for shape, lines in found]


@pytest.mark.parametrize(
    ("text", "kind", "shape", "labels"),
    [
        (TIMED, "other", "a text and a time", ("바람", "구름/총무")),
        (BOLD, "summary", "a text and a time", ("Ada Bell", "Wim (Quay")),
        (ALONE, "other", "a text alone on its line", ("Գ.ՄԱՐՏՅԱՆ", "Ս.ԱԲՅԱՆ")),
        (BREATHS, "other", "a text and a colon or a dash", ("মাঝি", "ঘাটাল")),
        (COLONS, "other", "a text and a colon or a dash", ("Ada", "Wim")),
    ],
)
def test_texts_that_come_again_are_told(
    tmp_path: Path, settings: Settings, text: str, kind: Kind, shape: str, labels: tuple[str, ...]
) -> None:
    assert told(tmp_path, settings, text, kind) == [(shape, labels)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "other"),
        (COLONS, "summary"),  # `Decision:` and `Action:` in a report
        (ALONE, "press-release"),
        ("Ada: A rope.\n\nThe rest of the page is prose.\n\nAda: A rope again.\n\nAda: And again.", "other"),
        ("Doors open 8:30\nThe boat leaves 9:15\nLunch 12:00\nThe boat comes back 17:40\nDoors close 18:00", "other"),
        ("The boat 8:30\nThe boat 9:30\nThe boat 10:30\nThe boat 11:30\nThe boat 12:30\nThe boat 13:30", "other"),
        ("Figure 1\nA rope.\nTable 2\nPoles.\nFigure 3\nA quay.\nTable 4\nLadders.\nFigure 5\nA sea.", "other"),
        ("We said so.\n\nThey did not.\n\nWe said so.\n\nThey did not.\n\nWe said so.\n\nThey did not.", "other"),
        ("Room 3:1 is full.\nHall 4:2 is not.\n" * 3, "other"),
    ],
)
def test_lines_of_articles_are_not(tmp_path: Path, settings: Settings, text: str, kind: Kind) -> None:
    assert told(tmp_path, settings, text, kind) == []
