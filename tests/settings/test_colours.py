"""The colours of an archive: which ones can be read, and what the style sheet says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ConfigError
from generator.results.program import PROGRAM_THEME
from generator.settings.colours import PAPERS, Colours, accents_of, colour_errors, contrast
from generator.settings.load import load_settings
from generator.site.assets.write_assets import write_assets

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_the_papers_are_those_of_the_style_sheet() -> None:
    text = (PROGRAM_THEME / "assets" / "tokens.css").read_text(encoding="utf-8")
    pairs = dict(re.findall(r"--(paper|paper-2|here): light-dark\(([^)]+)\)", text))
    names = ("paper", "paper-2", "here")
    assert tuple(zip(*(pairs[name].split(", ") for name in names), strict=True)) == PAPERS


def test_black_and_white_have_the_largest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#7c2b2b", "#7c2b2b") == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "colours: {accent: '#ffcc00'}",
            r":1: field `colours\.accent`: #ffcc00 can't be read in light mode .*; try",
        ),
        ("colours:\n  accent: '#7c2b2b'\n  accent_dark: '#7c2b2b'", r":3: .*#7c2b2b can't be read in dark mode"),
        ("colours: {accent: red}", r"'red' must be a colour such as '#7c2b2b', between quotation marks"),
        ("colours: {accent: '#7c2b2b; } body { x'}", "must be a colour"),
        ("colours: {accent_dark: '#ffffff'}", "it needs an `accent` for light mode"),
        ("colours: {paper: '#ffffff'}", "there is no such field"),
    ],
)
def test_a_colour_that_cannot_be_used_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "archive.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=sentence):
        load_settings(tmp_path)


@given(COLOURS)
def test_the_suggested_colour_is_accepted(colour: str) -> None:
    errors = list(colour_errors(Colours(accent=colour)))
    better = re.search(r"try '(#\w+)'", errors[0].reason) if errors else None
    accepted = better[1] if better else colour
    assert list(colour_errors(Colours(accent=accepted))) == []
    accents = accents_of(Colours(accent=accepted))
    assert accents is not None
    assert list(colour_errors(Colours(*accents))) == []


def test_the_style_sheet_has_the_colours_on_screens_only(tmp_path: Path) -> None:
    write_assets(tmp_path, [PROGRAM_THEME], lambda _: None, Colours(accent="#7c2b2b", accent_dark="#eeaaaa"))
    style = (tmp_path / "assets" / "archive.css").read_text(encoding="utf-8")
    rule = "@media screen{:root{--accent:light-dark(#7c2b2b,#eeaaaa)}}"
    assert style.count(rule) == 1
    assert style.index("--accent:light-dark(#0b5058") < style.index(rule)


def test_without_colours_the_style_sheet_is_that_of_the_theme(tmp_path: Path) -> None:
    write_assets(tmp_path / "a", [PROGRAM_THEME], lambda _: None)
    write_assets(tmp_path / "b", [PROGRAM_THEME], lambda _: None, Colours())
    first, second = ((tmp_path / name / "assets" / "archive.css").read_bytes() for name in ("a", "b"))
    assert first == second
