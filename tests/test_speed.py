"""Reading is fast and linear. On a slower or busier machine the limit grows as a fixed piece of work does."""

from __future__ import annotations

import statistics
from pathlib import Path

from generator.settings.load import Settings
from tests.benchmark.machine import slower
from tests.benchmark.read import DOCUMENT, milliseconds, transcript

MILLISECONDS = 15
"""What a transcript of 60 KB may take on a machine of 2025."""


def test_a_transcript_of_60_kb(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "session.txt"
    before = slower()
    times = []
    for seed in range(40):
        path.write_text(transcript(DOCUMENT, seed), encoding="utf-8")
        times.append(milliseconds(path, settings))
    assert statistics.median(times) < MILLISECONDS * max(before, slower())


def test_a_file_ten_times_as_long_takes_ten_times_as_long(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "session.txt"
    times = []
    for size in (400_000, 4_000_000):
        path.write_text(transcript(size), encoding="utf-8")
        times.append(min(milliseconds(path, settings) for _ in range(3 if size < 1_000_000 else 2)))
    assert times[1] / times[0] < 15
