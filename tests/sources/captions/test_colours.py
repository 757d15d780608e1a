"""Colours of captions: where they tell the speakers apart, another colour begins a turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.sources.captions.colours import coloured_parts
from generator.sources.document import read_source

YELLOW, CYAN = '<font color="#ffff00">', "<font color='cyan'>"


def _lines(words: list[str], folder: Path) -> list[str]:
    cues = (f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{text}\n" for n, text in enumerate(words, 1))
    path = folder / "talk.srt"
    path.write_text("\n".join(cues), encoding="utf-8")
    return [line for line in read_source(path, folder / "none").lines if line]


def test_another_colour_is_another_speaker(tmp_path: Path) -> None:
    words = [
        f"{YELLOW}The ferry is late.</font>",
        f"{YELLOW}Nobody knows why.</font>",
        "HARBOUR MASTER: It isn't late.",
        f"{YELLOW}Isn't it?</font>",
        f"{CYAN}I mended the clock.</font>",
        f"{YELLOW}Good.</font>",
    ]
    assert _lines(words, tmp_path) == [
        "The ferry is late. Nobody knows why.",
        ">> HARBOUR MASTER: It isn't late.",
        ">> Isn't it?",
        ">> I mended the clock.",
        ">> Good.",
    ]


def test_two_speakers_on_the_screen(tmp_path: Path) -> None:
    words = [f"{YELLOW}Is it?</font>\n{CYAN}It is.</font>", f"{YELLOW}Since when?</font>", f"{CYAN}Since May.</font>"]
    assert _lines(words, tmp_path) == ["Is it?", ">> It is.", ">> Since when?", ">> Since May."]


def test_a_direction_in_its_own_colour_begins_no_turn(tmp_path: Path) -> None:
    words = [f"{YELLOW}Is it?</font>", f"{CYAN}(BELL RINGS)</font>", f"{YELLOW}It is.</font>"]
    words += [f"{CYAN}No.</font>", f"{YELLOW}Why?</font>", f"{CYAN}So.</font>"]
    assert _lines(words, tmp_path)[:3] == ["Is it?", "(BELL RINGS)", "It is."]


@pytest.mark.parametrize(
    "words",
    [
        [f"{YELLOW}One.</font>", f"{YELLOW}Two.</font>", f"{YELLOW}Three.</font>", f"{YELLOW}Four.</font>"],
        ["One.", f"Two {YELLOW}red</font> ropes.", "Three.", f"{YELLOW}Four.</font>", "Five.", "Six.", "Seven."],
        [f"{YELLOW}One {CYAN}blue</font> rope.</font>", "Two.", f"Three {YELLOW}ropes</font>.", "Four."],
    ],
)
def test_colours_that_tell_no_speakers(words: list[str], tmp_path: Path) -> None:
    assert len(_lines(words, tmp_path)) == 1


def test_spans_and_styles_of_ttml(tmp_path: Path) -> None:
    path = tmp_path / "talk.ttml"
    path.write_text(
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling"><head><styling>'
        '<style xml:id="w" tts:color="White"/><style xml:id="y" tts:color="#ffff00"/></styling></head><body><div>'
        '<p begin="1s" end="2s" style="w">The ferry is late.</p><p begin="2s" end="3s" style="y">Is it?</p>'
        '<p begin="3s" end="4s"><span style="w">It is.</span><br/><span tts:color="cyan">I mended it.</span></p>'
        '<p begin="4s" end="5s" style="y">Nobody <span style="w">ever</span> did.</p></div></body></tt>',
        encoding="utf-8",
    )
    lines = [line for line in read_source(path, tmp_path / "none").lines if line]
    assert lines == ["The ferry is late.", ">> Is it?", ">> It is.", ">> I mended it.", ">> Nobody ever did."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [(None, "plain")]),
        ("<c.yellow>A\nB</c>", [("yellow", "<c.yellow>A\nB</c>")]),
        ("<c.bg_black.Cyan>A</c>\nB", [("cyan", "<c.bg_black.Cyan>A</c>"), (None, "B")]),
        ("<c.loud>A</c>", [(None, "<c.loud>A</c>")]),
        ("A <c.red>B</c>", [(None, "A <c.red>B</c>")]),
    ],
)
def test_the_lines_of_a_cue_by_colour(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert coloured_parts(text) == expected
