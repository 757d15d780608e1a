"""Mutates documents of every format for some minutes and keeps those with faults: `python -m tests.fuzz --seconds 600`.

`--seed N` begins with document N. A document with a fault is written to `tests/fuzz/found/`, which
`test_fuzz.py` reads.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from generator.settings.load import load_settings
from tests.fuzz.judge import faults
from tests.fuzz.mutate import mutant
from tests.support.paths import SITE_CONFIG

FOUND = Path(__file__).with_name("found")


def main() -> int:
    """Try documents until the time is over, and return the number of faulty ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    settings = load_settings(SITE_CONFIG)
    ends = time.monotonic() + options.seconds
    number, faulty = options.seed, 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < ends:
            document = mutant(number)
            found = faults(document, Path(folder), settings, count_work=number % 10 == 0)
            if found:
                faulty += 1
                FOUND.mkdir(exist_ok=True)
                (FOUND / document.name).write_bytes(document.data)
                print(f"{document.name}: {'; '.join(found)[:300]}", flush=True)
            number += 1
    print(f"documents {options.seed} to {number - 1}: {faulty} with faults; the next seed is {number}")
    return faulty


raise SystemExit(min(main(), 1))
