"""Read times that are printed with turns, counted from the start of a recording or from midnight. Pure text."""

from __future__ import annotations

import re

CLOCK = r"\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?"
"""Regular expression for `0:03`, `00:00:03`, `1:02:03.450`."""

UNITS = (
    r"(?:\d{1,2} ?(?:hours?|hrs?|h)[ ,]{1,2})?(?:\d{1,3} ?(?:minutes?|mins?|m)[ ,]{1,2})?\d{1,2} ?(?:seconds?|secs?|s)"
)
"""Regular expression for `1 hour 2 minutes 11 seconds`, `2m 11s`."""

TIME = rf"(?:[\[(]?(?:{CLOCK}|{UNITS})[\])]?)"
"""Regular expression for a printed time, with or without brackets."""

_HALF = r"(?: ?[ap]\.?m\.?(?!\w))?"
"""The half of the day."""

_ONLY_TIME = re.compile(
    rf"[\s\ufeff]{{0,40}}{TIME}{_HALF}(?:\s?(?:-|–|—|-->)\s?{TIME}{_HALF})?\s?[:,|•·–—-]?[\s\u00a0]{{0,40}}",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d\d(?:[.,]\d{1,3})?)"
    r"(?: ?(?P<half>[ap])\.?m\b)?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?P<number>\d{1,3}) ?(?P<unit>[hms])", re.IGNORECASE)
_UNIT_SECONDS = {"h": 3600, "m": 60, "s": 1}
_MAX_TIME_CHARS = 80


_SPAN = re.compile(rf"({CLOCK})[\])]?(?:\s?(?:-|–|—|-->|to)\s?|\s{{1,4}})[\[(]?({CLOCK})(?![\d:])")


def is_time(text: str) -> bool:
    """Return True if a text is nothing but a time, or a time and its end."""
    return len(text) <= _MAX_TIME_CHARS and _ONLY_TIME.fullmatch(text) is not None


def end_of(text: str) -> float | None:
    """Return the end in seconds if a text prints a start and an end, or `None`: `0:03 - 0:10`."""
    span = _SPAN.search(text[:_MAX_TIME_CHARS])
    start, end = (seconds_of(span[1]), seconds_of(span[2])) if span else (None, None)
    return end if start is not None and end is not None and start <= end else None


def seconds_of(text: str) -> float | None:
    """Return the first time in a text in seconds, or `None` if it has no time."""
    clock = _CLOCK.search(text[:_MAX_TIME_CHARS])
    if clock and clock["half"]:
        return _seconds_of_day(clock)
    if clock:
        seconds = float(clock["seconds"].replace(",", "."))
        return int(clock["hours"] or 0) * 3600 + int(clock["minutes"]) * 60 + seconds
    units = list(_UNIT.finditer(text[:_MAX_TIME_CHARS]))
    if not units:
        return None
    return float(sum(int(match["number"]) * _UNIT_SECONDS[match["unit"].casefold()] for match in units))


def _seconds_of_day(clock: re.Match[str]) -> float:
    """Return the seconds from midnight of `1:05 PM` or `1:05:30 PM`."""
    parts = [part for part in clock.group("hours", "minutes", "seconds") if part is not None]
    hours, minutes = int(parts[0]) % 12 + 12 * (clock["half"].casefold() == "p"), int(parts[1])
    seconds = float(parts[2].replace(",", ".")) if len(parts) > 2 else 0
    return hours * 3600 + minutes * 60 + seconds
