"""Tells whether a regular expression takes more than linear time: each text for it is tried longer and longer.

It begins with a few units, so that not even an expression of exponential time takes long: the trial ends at the first
size that takes too long.
"""

from __future__ import annotations

import re
import time
from typing import Any

from tests.support.pattern_texts import Repeated, texts_to_try

_FEW_UNITS = (8, 10, 12, 14, 17, 20, 24, 29, 35, 42, 50, 60, 90, 135, 200)
"""The steps are small where an expression of exponential time begins to take long."""
_MAX_SECONDS_OF_FEW = 0.02
"""Processor time for a few units; an expression of linear or quadratic time takes far less."""
_SIZES = (500, 2_000, 8_000)
"""Characters of the longer texts."""
_MIN_SECONDS_OF_FIRST = 0.000_08
"""An expression of quadratic time takes more for the first size if it takes `_MIN_SECONDS` for the last."""
_MANY_SECONDS = 0.2
_MIN_SECONDS = 0.025
"""Less time at the last size is no harm."""
_MAX_RATIO = 9
"""Of the times for the last two sizes: four is linear, sixteen is quadratic."""


def superlinear(pattern: re.Pattern[Any], *, is_searched: bool = True) -> str | None:
    """Return the text that makes a pattern slow, with the seconds; `None` if the time is linear for all texts."""
    trial = _Trial(pattern, is_searched=is_searched)
    return next((slow for text in texts_to_try(pattern) if (slow := trial.slow(text))), None)


class _Trial:
    """A pattern that is tried."""

    def __init__(self, pattern: re.Pattern[Any], *, is_searched: bool) -> None:
        self._pattern = pattern
        self._is_searched = is_searched

    def slow(self, repeated: Repeated) -> str | None:
        """Return what a repeated text costs if that is too much."""
        for units in _FEW_UNITS:
            if self._seconds(repeated.text(units)) > _MAX_SECONDS_OF_FEW:
                seconds = self._least_seconds(repeated.text(units))
                if seconds > _MAX_SECONDS_OF_FEW:
                    return f"{repeated}: {seconds:.3f} s for {units} times"
        first, small, large = (repeated.text(size // len(repeated.unit) + 1) for size in _SIZES)
        if self._seconds(first) < _MIN_SECONDS_OF_FIRST or self._least_seconds(first) < _MIN_SECONDS_OF_FIRST:
            return None
        least_small = self._least_seconds(small) if self._seconds(small) > _MIN_SECONDS / 16 else 0
        if least_small > _MANY_SECONDS:
            return f"{repeated}: {least_small:.3f} s for {len(small)} characters"
        if not least_small or self._seconds(large) < max(_MIN_SECONDS, _MAX_RATIO * least_small):
            return None
        least_large = self._least_seconds(large)
        if least_large > max(_MIN_SECONDS, _MAX_RATIO * least_small):
            return f"{repeated}: {least_small:.3f} s, then {least_large:.3f} s for four times the length"
        return None

    def _least_seconds(self, text: str) -> float:
        seconds = self._seconds(text)
        for _ in range(2):
            if seconds < _MANY_SECONDS:
                seconds = min(seconds, self._seconds(text))
        return seconds

    def _seconds(self, text: str) -> float:
        """Return the processor time of using the pattern."""
        subject: Any = text.encode("utf-8", "replace") if isinstance(self._pattern.pattern, bytes) else text
        start = time.process_time()
        if self._is_searched:
            for _ in self._pattern.finditer(subject):
                pass
        else:
            self._pattern.match(subject)
            self._pattern.fullmatch(subject)
        return time.process_time() - start
