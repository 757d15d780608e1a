"""The times above cues, in the forms of careless programs."""

from __future__ import annotations

import pytest

from generator.records import Time
from generator.sources.captions.times import clock_seconds, is_broken_timing, timing_of


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("00:00:01.000 --> 00:00:02.500", 1, 2.5),
        ("00:00:01,000 --> 00:00:02,500", 1, 2.5),
        ("01.000:00:01.000 --> 00:00:02", None, None),
        ("00:01.000 --> 00:02.500 align:start position:0%", 1, 2.5),
        ("00:00:01,000 --> 00:00:02,500 X1:10 X2:20 Y1:3 Y2:4", 1, 2.5),
        ("0:0:1,5 -> 0:0:2,25", 1.5, 2.25),
        ("00:01 --> 00:02", 1, 2),
        ("00:00:01:500 --> 00:00:02:500", 1.5, 2.5),
        ("00:00:01,50 --> 00:00:02,5", 1.5, 2.5),
        ("00 : 00 : 01 , 500 --> 00:00:02", 1.5, 2),
        ("100:00:00.000 --> 100:00:01.000", 360_000, 360_001),
        ("00:00:02.000 --> 00:00:01.000", 2, 2),
        ("00:00:01,000 -->", 1, 1),
        ("00:00:01.000 → 00:00:02.000", 1, 2),
        ("\t00:00:01.000 --> 00:00:02.000  ", 1, 2),
        ("12.5 --> 15.25", 12.5, 15.25),
        ("0:00:01.000,0:00:02.500", 1, 2.5),
    ],
)
def test_times(line: str, start: float | None, end: float | None) -> None:
    timing = timing_of(line)
    assert (None if timing is None else timing.time) == (None if start is None or end is None else Time(start, end))
    assert timing is None or timing.words == ""


def test_words_behind_times() -> None:
    timing = timing_of("00:01.000 --> 00:02.000 Note:one")
    assert timing is not None
    assert timing.words == "Note:one"


@pytest.mark.parametrize(
    "line",
    ["", "12", "at 00:01 --> 00:02", "00:01", "00:01 00:02", "10:30, 11:30", "1,2", "00:01 --> 00:02x", "1.5 2.5"],
)
def test_no_times(line: str) -> None:
    assert timing_of(line) is None


def test_broken_times() -> None:
    assert is_broken_timing("00:00:0,,000 --> 00:00:3,000")
    assert is_broken_timing("00:00:xx --> 1") is False
    assert not is_broken_timing("-->")
    assert not is_broken_timing("from 1 --> to 2")


def test_clocks() -> None:
    assert clock_seconds("0:00:01.50") == 1.5
    assert clock_seconds("01:02") == 62
    assert clock_seconds("12") is None
    assert clock_seconds("noon") is None
