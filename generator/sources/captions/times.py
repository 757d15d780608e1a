"""Times: the line above each cue that says when it is on the screen, also in the forms that careless programs write."""

from __future__ import annotations

import re

import msgspec

from generator.records import Time

_CLOCK = r"(?:(\d{1,4}) ?: ?)?(\d{1,2}) ?: ?(\d{1,2})(?: ?([.,:]) ?(\d{1,9}))?"
"""Hours may be missing; the sign before the fraction is a full stop, a comma, or a colon."""
MAX_SECONDS = 1e9
"""A number from here on is no time: thirty years, or eleven days in milliseconds."""
_BLANK = r"[ \t]{0,40}"
_ARROW = r"(?:-{1,3} ?>|[–—=]>|→|-{1,2}&gt;)"
_TIMING = re.compile(rf"{_BLANK}{_CLOCK}{_BLANK}{_ARROW}{_BLANK}(?:{_CLOCK})?(?![\d:,])(?P<rest>.*)$")
_USUAL_TIMING = re.compile(r"(\d\d):(\d\d):(\d\d)([.,])(\d{3}) --> (\d\d):(\d\d):(\d\d)[.,](\d{3})$", re.ASCII)
_COMMA_TIMING = re.compile(rf"{_BLANK}{_CLOCK},{_CLOCK}{_BLANK}$")
"""The times of SubViewer, as YouTube and Meet write them: `0:00:01.000,0:00:02.500`."""
_SECONDS = re.compile(rf"{_BLANK}(\d{{1,6}}\.\d{{1,6}}){_BLANK}{_ARROW}{_BLANK}(\d{{1,6}}\.\d{{1,6}}){_BLANK}$")
_SETTINGS = re.compile(
    r"(?:[ \t]{1,40}(?:align|position|line|size|region|vertical|[XY][12]|[ADLST])[:=]\S{0,200}){0,20}[ \t]{0,40}$",
    re.I,
)
_BROKEN_TIMING = re.compile(r"(?=[^>]{0,60}\d)[\d:.,;\s-]{0,60}--?>[\d:.,;\s-]{0,60}$")


class Timing(msgspec.Struct, frozen=True):
    """The times of a cue."""

    time: Time
    sign: str
    """The sign before the fractions of the start, or `""`."""
    has_comma_between: bool = False
    """Whether a comma is between start and end, as in `.sbv` files."""
    words: str = ""
    """The words behind the times that are no setting of the cue."""


def timing_of(line: str) -> Timing | None:
    """Return the times that a line begins with, or `None`."""
    if (":" not in line and "." not in line) or not line.lstrip()[:1].isdigit():
        return None
    usual = _USUAL_TIMING.match(line)
    if usual:
        hours, minutes, whole, sign, thousandths, *end = usual.groups()
        return Timing(_span(_usual(hours, minutes, whole, thousandths), _usual(*end)), sign)
    timing = _TIMING.match(line)
    if timing:
        return _arrow_timing(timing)
    timing = _COMMA_TIMING.match(line)
    if timing:
        return _comma_timing(timing)
    timing = _SECONDS.match(line)
    return Timing(_span(float(timing[1]), float(timing[2])), ".") if timing else None


def _arrow_timing(timing: re.Match[str]) -> Timing | None:
    """Return times with an arrow between them, or `None` if words touch them."""
    groups = timing.groups()
    rest = timing["rest"]
    words = "" if not rest or _SETTINGS.match(rest) else rest.strip()
    if words and not rest[0].isspace():
        return None
    return Timing(_span(seconds(groups[:5]), seconds(groups[5:10])), groups[3] or "", words=words)


def _comma_timing(timing: re.Match[str]) -> Timing | None:
    """Return times with a comma between them, or `None` if one has no full stop before its fraction."""
    groups = timing.groups()
    if groups[3] != "." or groups[8] != ".":
        return None
    return Timing(_span(seconds(groups[:5]), seconds(groups[5:])), ".", has_comma_between=True)


def is_broken_timing(line: str) -> bool:
    """Return True if a line is nothing but times with an arrow, which can't be read."""
    return "->" in line and _BROKEN_TIMING.match(line) is not None


def seconds(clock: tuple[str | None, ...]) -> float:
    """Return the seconds of a clock: hours, minutes, seconds, sign and fraction; missing parts are 0."""
    hours, minutes, whole, _, fraction = clock
    total = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(whole or 0)
    return round(total + int(fraction) / 10 ** len(fraction), 3) if fraction else float(total)


def _usual(hours: str, minutes: str, whole: str, thousandths: str) -> float:
    return (int(hours) * 3_600_000 + int(minutes) * 60_000 + int(whole) * 1000 + int(thousandths)) / 1000


_CLOCK_TEXT = re.compile(rf"{_CLOCK}$")


def clock_seconds(text: str) -> float | None:
    """Return the seconds of a clock such as `0:00:01.50`, or `None` if it isn't one."""
    clock = _CLOCK_TEXT.match(text.strip())
    return seconds(clock.groups()) if clock else None


def _span(start: float, end: float) -> Time:
    return Time(start, max(start, end))
