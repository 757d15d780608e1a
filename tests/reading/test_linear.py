"""No rule takes more than its time, whatever the line holds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.config import Config
from generator.reading import read_document

UNITS = [
    *(
        ">> A",
        ">> A B ",
        ">> A.",
        "(",
        "((a",
        "[a (b ",
        "(a) ",
        "(Laughter) ",
        "- ",
        "--",
        "IGF 2016 - Day 1 - ",
        "a:",
        "A ",
    ),
    *(
        "The following is the output ",
        "authoritative ",
        "5 to ",
        "1 May 2016 ",
        "Paris, ",
        "\u00a0 ",
        "\u2011",
        "Room 1 - ",
    ),
    *("Deprecated: ", " on line ", "MS. ", "DE LA ", "O'", "13th ", "session was ", "RAW - ", "1:1", "at 5:45 p.m. "),
]
START = "The following are the outputs of the captioning. authoritative record.\n"


@pytest.mark.parametrize("unit", UNITS)
def test_a_line_of_one_thing_again_and_again(unit: str, tmp_path: Path, settings: Config) -> None:
    path = tmp_path / "a.txt"
    long = unit * (200_000 // len(unit))
    path.write_text(f"{START}{long}\n>> {long}\n" + f"{unit * 60}\n" * 20, encoding="utf-8")
    start = time.perf_counter()
    read_document(path, tmp_path / "none", settings)
    assert time.perf_counter() - start < 10  # a fraction of a second on a quiet machine
