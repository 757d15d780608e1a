"""Waiting for another process, for a bounded time."""

from __future__ import annotations

import time
from collections.abc import Callable

_SECONDS_BETWEEN_LOOKS = 0.05


def wait_until(is_reached: Callable[[], bool], max_seconds: float = 60) -> None:
    """Return when the condition holds; fail if it doesn't within `max_seconds`."""
    deadline = time.monotonic() + max_seconds
    while not is_reached():
        assert time.monotonic() < deadline, "the condition was not reached in time"
        time.sleep(_SECONDS_BETWEEN_LOOKS)
