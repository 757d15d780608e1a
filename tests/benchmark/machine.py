"""How slow or busy the machine is on which a limit of time has to hold."""

from __future__ import annotations

import re
import statistics
import time

FIXED = 3.7
"""Milliseconds that the fixed work takes on a machine of 2025 which does nothing else."""


def slower() -> float:
    """Return how many times longer a fixed piece of work takes here and now, or 1 where it takes less."""
    return max(1, fixed_work() / FIXED)


def fixed_work() -> float:
    """Return the milliseconds of work like that of reading: patterns, splitting and joining."""
    text = "The keeper of the lamp said: no. " * 700
    times = []
    for _ in range(9):
        start = time.process_time()
        for _ in range(4):
            " ".join(re.sub(r"(\w+) of", r"\1", text).split())
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)
