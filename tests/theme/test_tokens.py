"""Colours are named in one file, and are told apart on paper of either kind."""

from __future__ import annotations

import re

import pytest

from tests.support.paths import THEME

ASSETS = THEME / "assets"
PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
TOKENS = {name: pair for name, *pair in PAIR.findall((ASSETS / "tokens.css").read_text(encoding="utf-8"))}
INKS = [name for name in TOKENS if re.fullmatch(r"ink-\d", name)]

TEXT, SHAPES = 7, 3
"""The contrasts that are held: of all text (WCAG AAA), and of what has a meaning without being text."""


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        *(("ink", back, TEXT) for back in ("paper", "paper-2", "here")),
        ("mark-ink", "mark", TEXT),
        *((front, back, TEXT) for front in ("soft", "accent") for back in ("paper", "paper-2", "here")),
        ("accent-ink", "accent", TEXT),
        *(("edge", back, SHAPES) for back in ("paper", "paper-2")),
        *((ink, back, SHAPES) for ink in INKS for back in ("paper", "here")),
    ],
)
def test_contrast(front: str, back: str, least: float, scheme: int) -> None:
    assert contrast(TOKENS[front][scheme], TOKENS[back][scheme]) >= least


@pytest.mark.parametrize("name", ["frame", "record", "lists", "swatches"])
def test_colours_are_named_in_one_file_only(name: str) -> None:
    text = (ASSETS / f"{name}.css").read_text(encoding="utf-8")

    assert re.findall(r"(?<!&)#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|\b(?:rgb|hsl)a?\(", text) == []


def test_sixty_speakers_have_sixty_signs() -> None:
    text = (ASSETS / "swatches.css").read_text(encoding="utf-8")
    files = re.findall(r"\.pattern-\d+ \{\s+--pattern: url\(\"([^\"]+)\"\)", text)
    patterns = {(ASSETS / name).read_text(encoding="utf-8") for name in files}

    assert len(patterns) == len(files) == 12
    assert len(INKS) == 5
    assert len({(speaker % 12, speaker % 5) for speaker in range(60)}) == 60
