"""Mutates documents of every format for some minutes and keeps those with faults: `python -m tests.fuzz --seconds 600`.

`--seed N` begins with document N, and `--documents N` ends after so many, whatever the time. The text of a document
with a fault is written to `tests/fuzz/found/`, which `test_fuzz.py` reads.
"""

from __future__ import annotations

import argparse
import math
import tempfile
import time
from collections import Counter
from pathlib import Path

from generator.settings.load import load_settings
from tests.fuzz.formats import KEPT
from tests.fuzz.judge import faults
from tests.fuzz.mutate import mutant
from tests.fuzz.packed_files import utf8
from tests.support.paths import SITE_CONFIG

_EVERY = 40
"""The calls are counted for one of so many documents, which takes four times as long."""
_TOLD_EVERY = 5000
"""A line tells how far the run is after so many documents, since a run of hours may be stopped."""


def main() -> int:
    """Try documents until the time is over or their number is reached, and return the number of faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    settings = load_settings(SITE_CONFIG)
    ends = time.monotonic() + options.seconds if options.documents is None else math.inf
    last = math.inf if options.documents is None else options.seed + options.documents
    number, kinds, formats = options.seed, Counter[str](), Counter[str]()
    slowest = (0.0, "")
    with tempfile.TemporaryDirectory() as folder:
        # What a first document loads for all others is no work of its own.
        faults(mutant(number), Path(folder), settings, count_work=False)
        while time.monotonic() < ends and number < last:
            document = mutant(number)
            start = time.process_time()
            found = faults(document, Path(folder), settings, count_work=number % _EVERY == 0)
            seconds = (time.process_time() - start) / (4 if number % _EVERY == 0 else 1)
            slowest = max(slowest, (seconds, document.name))
            formats[document.format.suffix] += 1
            if found:
                kinds.update({fault.split(":")[0] for fault in found})
                KEPT.mkdir(exist_ok=True)
                (KEPT / f"{document.name}.txt").write_bytes(utf8(document.text))
                print(f"{document.name}: {'; '.join(found)[:300]}", flush=True)
            number += 1
            if (number - options.seed) % _TOLD_EVERY == 0:
                print(f"{number - options.seed} documents, the next seed is {number}", flush=True)
    print(f"documents {options.seed} to {number - 1}; the next seed is {number}")
    print(f"by format: {dict(sorted(formats.items()))}")
    print(f"processor time: {time.process_time():.0f} s; slowest: {slowest[1]} in {slowest[0]:.2f} s")
    print(f"faults: {dict(sorted(kinds.items()))}")
    return sum(kinds.values())


raise SystemExit(min(main(), 1))
