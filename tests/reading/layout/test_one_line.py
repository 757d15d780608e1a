"""Cut pages of one line at labels without chevrons: behind a short sentence, but not inside a name."""

from __future__ import annotations

from pathlib import Path

from generator.reading.steps import read_document
from generator.settings.load import Settings

_LONG = "and so it went on with the hedges and with the ladders, " * 12


def _labels(text: str, folder: Path, settings: Settings) -> list[str | None]:
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    return [turn.label for turn in read_document(path, folder, settings).turns]


def test_behind_short_sentences(tmp_path: Path, settings: Settings) -> None:
    text = (
        f"ODA: Here I am, {_LONG}as you see. MIRA: Ah, cool. ODA: Yes, {_LONG}I know. MIRA: Cool. ODA: A firm that is "
        "called AI. MIRA: There is a story there. ODA: I am here. MIRA: We know."
    )
    assert _labels(text, tmp_path, settings) == ["ODA", "MIRA"] * 4


def test_not_inside_a_name(tmp_path: Path, settings: Settings) -> None:
    text = (
        f"MS. MIRA BLOM: Here I am, {_LONG}as you see. D. VAN LOON: Ah, cool. MS. MIRA BLOM: Yes, {_LONG}I know. "
        "D. VAN LOON: Cool. MS. MIRA BLOM: I am here."
    )
    assert _labels(text, tmp_path, settings) == ["MS. MIRA BLOM", "D. VAN LOON"] * 2 + ["MS. MIRA BLOM"]
