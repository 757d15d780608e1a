"""No rule takes more than its time, whatever the line holds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.reading.grammar.vocabulary import default_vocabulary
from generator.reading.steps import read_document
from generator.settings.load import Settings

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
    *(
        "ODILE: ",
        "Odile Ferrand: ",
        "Odile: Yes.\n",
        "MR. BYRNE. ",
        "[00:00:01] ODILE: ",
        "Odile (00:01): ",
        ". ODILE FERRAND: Yes",
        "Yes. >> ODILE: ",
        ". > ODILE: ",
        ". >> ",
        "- 2 - ",
        "provided by: 555 010 ",
        "www.a.example ",
        "+1 555 010 0199 ",
        "This is the output ",
        "proceedings. This ",
        "Communication Access ",
        "unedited draft ",
        "Ã©",
        "Home > ",
        "[English] ",
        "applause and ",
        "(speaking the ",
        "a-b'c ",
        "(working on the ",
    ),
    *("0:01\n", "Q. A. ", "Q. Yes?\nA. No.\n", "Odile Ferrand   0:03\n", "ODILE - ", "A OF B FROM ", "A AND ", "♪ "),
    *("This is a rough ", "This transcript was auto", "[crosstalk 00:00:11] ", "speaking a-"),
    *("Deprecated: ", " on line ", "MS. ", "DE LA ", "O'", "13th ", "session was ", "RAW - ", "1:1", "at 5:45 p.m. "),
]
START = "The following are the outputs of the captioning. authoritative record.\n"


@pytest.mark.parametrize("unit", UNITS)
def test_a_line_of_one_thing_again_and_again(unit: str, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.txt"
    long = unit * (200_000 // len(unit))
    path.write_text(f"{START}{long}\n>> {long}\n" + f"{unit * 60}\n" * 20, encoding="utf-8")
    start = time.perf_counter()
    read_document(path, tmp_path / "none", settings)
    assert time.perf_counter() - start < 10  # a fraction of a second on a quiet machine


LETTERS = [
    "a",
    "a ",
    "A. ",
    "1 ",
    "1-",
    "(1) ",
    "a-b ",
    "a.b",
    "[English] ",
    "home > ",
    "* ",
    "= ",
    "applause ",
    "on line 1 of a ",
]


@pytest.mark.parametrize("unit", LETTERS)
def test_the_patterns_of_the_vocabulary(unit: str) -> None:
    line = unit * (500 // len(unit))
    known = default_vocabulary()
    patterns = [pattern for _, pattern in (*known.chrome_patterns, *known.direction_patterns, *known.spelling_patterns)]
    for pattern in patterns:
        for text in (line, f"{line}!", f"Provided by: {line}", f"Deprecated: {line}!", f"the {line}!"):
            start = time.perf_counter()
            pattern.fullmatch(text)
            assert time.perf_counter() - start < 0.5, pattern.pattern  # a fraction of a millisecond
