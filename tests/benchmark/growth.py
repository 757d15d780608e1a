"""How the processor time of each part grows with its input.

Measures every case at two sizes and prints a table. A case fails if its time grows faster than its input: if the ratio
of the times is above the ratio of the sizes times the bound of the case. Times depend on the machine; their ratio
hardly does. `nox -s bench -- growth WORD` measures only the cases with these words in their name.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.benchmark.growth_cases import CASES, Case

_ATTEMPTS = 4
"""Measurements of a case that seems to grow too fast; the least time at each size counts."""
_MAX_SECONDS_TO_REPEAT = 0.1
"""Shorter work is done twice, so that loading settings and patterns for the first time is not counted."""
_MIN_SECONDS = 0.01
"""Shorter times count as this: what else the machine does is a large part of them."""


class Growth(NamedTuple):
    """Seconds of processor time at the two sizes of a case."""

    small: float
    large: float

    @property
    def ratio(self) -> float:
        """The ratio of the times."""
        return max(self.large, _MIN_SECONDS) / max(self.small, _MIN_SECONDS)


def measure(case: Case) -> Growth:
    """Measure a case until its growth is within its bound, at most `_ATTEMPTS` times."""
    growth = _measure_once(case)
    for _ in range(_ATTEMPTS - 1):
        if not _is_too_fast(case, growth):
            break
        again = _measure_once(case)
        growth = Growth(min(growth.small, again.small), min(growth.large, again.large))
    return growth


def row(case: Case, growth: Growth) -> str:
    """Return the row of the table for a case."""
    verdict = "TOO FAST" if _is_too_fast(case, growth) else ""
    small, large = case.sizes
    return (
        f"{case.name:<80.80}{small:>11,}{large:>11,}{growth.small * 1000:>10.1f}{growth.large * 1000:>10.1f}"
        f"{growth.ratio:>7.1f}{_max_ratio(case):>7.1f}  {verdict}"
    ).rstrip()


def main(words: Sequence[str]) -> int:
    """Measure the cases with these words in their name, print the table, and return the number of failed cases."""
    cases = [case for case in CASES if all(word.casefold() in case.name.casefold() for word in words)]
    if not cases:
        raise SystemExit(f"no case has {' '.join(words)!r} in its name")
    print(f"{'case':<80}{'size':>11}{'size':>11}{'ms':>10}{'ms':>10}{'ratio':>7}{'at most':>9}")
    failures = 0
    start = time.process_time()
    for case in cases:
        growth = measure(case)
        failures += _is_too_fast(case, growth)
        print(row(case, growth), flush=True)
    print(f"{len(cases)} cases, {failures} too fast, {time.process_time() - start:.0f} seconds of processor time")
    return failures


def _measure_once(case: Case) -> Growth:
    small, large = (_processor_time(case, size) for size in case.sizes)
    return Growth(small, large)


def _processor_time(case: Case, size: int) -> float:
    work = case.prepare(size)
    seconds = _seconds(work)
    return seconds if seconds > _MAX_SECONDS_TO_REPEAT else min(seconds, _seconds(work))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _max_ratio(case: Case) -> float:
    small, large = case.sizes
    return large / small * case.bound


def _is_too_fast(case: Case, growth: Growth) -> bool:
    return growth.ratio > _max_ratio(case)
