"""How long the program takes to understand one transcript of 60 KB.

Reads 500 invented transcripts and prints the median and the slowest in milliseconds of processor time, then files of
1 to 50 MB with the time a megabyte: the same at all sizes is linear. Run it with `python -m tests.benchmark.read [MB]`.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from generator.reading.steps import read_document
from generator.settings.load import Settings, load_settings
from tests.grammar.made import Form, captions
from tests.grammar.turns import turns
from tests.support.paths import SITE_CONFIG

DOCUMENT = 60_000
"""Characters of a long session."""

_HEAD = (
    "IGF 2017 - Day 2 - Room XXI - WS140 Lamps, Ladders and Laws\n\nThe following are the outputs of the real-time "
    "captioning taken during the Twelfth Annual Meeting of the Internet Governance Forum (IGF) in Geneva, Switzerland, "
    "from 17 to 21 December 2017. It is posted as an aid, but should not be treated as an authoritative record.\n\n"
)


def transcript(size: int, seed: int = 0) -> str:
    """Return an invented transcript of about `size` characters."""
    chance = random.Random(seed)  # noqa: S311 - the same transcript every time, not a secret
    form = Form(sentence_gap="\u00a0 ", indent="\u00a0\u00a0\u00a0")
    text = _HEAD + captions(turns(chance, number=40), form, chance)
    return (text + "\n\n" + captions(turns(chance, number=60), form, chance) * (size // 20_000 + 1))[:size]


def milliseconds(path: Path, settings: Settings) -> float:
    """Return the processor time of reading a file."""
    start = time.process_time()
    read_document(path, path.parent / "none", settings)
    return (time.process_time() - start) * 1000


def main(largest: int) -> None:
    """Print the times, of large files up to `largest` megabytes."""
    settings = load_settings(SITE_CONFIG)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "session.txt")
        times = []
        for seed in range(500):
            path.write_text(transcript(DOCUMENT, seed), encoding="utf-8")
            times.append(milliseconds(path, settings))
        print(f"60 KB, 500 transcripts: median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms")
        for size in (1, 5, 10, 25, 50):
            if size <= largest:
                path.write_text(transcript(size * 1_000_000), encoding="utf-8")
                print(f"{size:>5} MB: {milliseconds(path, settings) / size:.0f} ms a MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
