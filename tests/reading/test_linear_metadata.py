"""No rule of the metadata takes more than its time: heads without a notice, run-on lines, long names of pages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.settings.load import Settings
from tests.support.metadata_cases import header_shown, name_shown, title_shown

UNITS = [
    *(
        "IGF 2016 ",
        "IGF 2016 - Day 1 - ",
        "Room 1 - ",
        "Day 1 ",
        "WS 1 ",
        "RAW - ",
        "- RAW",
        "FINISHED ",
        ".rtf",
        "Open ",
    ),
    *(
        "MAG ",
        "Open Consultations ",
        "Meeting - X",
        "5 to ",
        "1 May ",
        "1 May 2016 ",
        "10:00-",
        "10:00 ",
        "1 ",
        "12",
        "11am-",
    ),
    *(
        "Day & Time: ",
        "Room: ",
        "a | ",
        "10:00 | ",
        "Paris, ",
        "in Paris, France ",
        "Sixth Annual Meeting of the ",
        "2016 ",
    ),
    *(
        "Raw file. ",
        "7 December 2016. ",
        "Jalisco, Mexico. ",
        "The following is the output ",
        ">> ",
        "NOTE: ",
        "ROSA: ",
    ),
    *(
        "I ",
        "“a” said ",
        "10:00 - 10:20 ",
        ". . ",
        "13th Forum ",
        "the the ",
        "À",
        "\u00a0",
        "(",
        "[",
        "–",
        "a-",
        "-0",
        "_",
        "ii-",
    ),
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_head_of_one_thing_again_and_again(unit: str, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.txt"
    long = unit * (200_000 // len(unit))
    short = unit * (290 // len(unit))
    head = f"{short}\n" * 11
    notice = "The following are the outputs of the captioning. It is no authoritative record.\n"
    start = time.perf_counter()
    for text in (long, f"{head}{notice}{long}", f"{head}{long}", f"{long}\n{notice}", f"{unit}\n" * 5000):
        path.write_text(text, encoding="utf-8")
        read_document(path, tmp_path / "none", settings)
    assert time.perf_counter() - start < 10  # a fraction of a second on a quiet machine


@pytest.mark.parametrize("unit", UNITS)
def test_a_line_as_long_as_they_are_read(unit: str, settings: Settings) -> None:
    start = time.perf_counter()
    title_shown(unit * (300 // len(unit)), settings)
    header_shown(unit * (300 // len(unit)), settings)
    name_shown(unit * (2000 // len(unit)), settings)
    assert time.perf_counter() - start < 2
