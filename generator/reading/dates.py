"""Dates and times as they are printed."""

from __future__ import annotations

import datetime
import re

import msgspec

from generator.reading.typography import tidy
from generator.reading.vocabulary import vocabulary

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}|"
    rf"{_MONTH.replace('month', 'month2')} (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?),? (?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d ?(?:-|–|—|to|and|until) ?\d{1,2}(?:st|nd|rd|th)?\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<city>[A-Z][^,:;.]{1,30}), (?P<country>[A-Z][^,:;.]{1,30}),? "
    rf"(?P<day>\d{{1,2}}) {_MONTH},?(?: (?P<year>20\d\d))? ?[-–—]"
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2}) ?[:.] ?(?P<minute>\d\d) ?(?P<half>[AaPp] ?\.? ?[Mm]\b\.?)? ?"
    r"(?P<zone>[A-Z][A-Za-z]{1,9}\b)?\.?\W{0,3}$",
)


class Dateline(msgspec.Struct, frozen=True):
    """The start of a press release: where and when it was written."""

    city: str
    country: str
    day: int
    month: int
    year: int | None


class Clock(msgspec.Struct, frozen=True):
    """A time of day; `text` is `HH:MM`, followed by the zone where one is printed."""

    text: str | None
    doubt: str | None = None
    """Why there is no `text`."""


def find_date(text: str) -> datetime.date | None:
    """Return the one date that `text` prints in full; none where there are several, or a range."""
    text = tidy(text)
    if _RANGE.search(text):
        return None
    dates = {date for match in _DATE.finditer(text) if (date := _date(match)) is not None}
    return dates.pop() if len(dates) == 1 else None


def whole_date(line: str) -> datetime.date | None:
    """Return the date that is all a line says, with or without its weekday."""
    text = tidy(line)
    match = re.fullmatch(_WEEKDAY + _DATE.pattern.removeprefix(r"\b").removesuffix(r"\b") + r"\.?", text, re.IGNORECASE)
    return _date(match) if match else None


def iso_date(year: str, month: str, day: str) -> datetime.date | None:
    """Return the date of three numbers, or `None` where there is no such day."""
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def dateline(line: str) -> Dateline | None:
    """Return the dateline at the start of `line`: `Paris, France, 13 November –`."""
    match = _DATELINE.match(tidy(line[:200]))
    if match is None:
        return None
    year = match["year"]
    month = _MONTHS.index(match["month"].capitalize()) + 1
    return Dateline(match["city"], match["country"], int(match["day"]), month, int(year) if year else None)


def clock(text: str) -> Clock | None:
    """Return the time that ends `text`: `12:12 p.m. CST`, `16:30PM`, `10:00`; `None` where none does."""
    match = _TIME.search(tidy(text)[-40:])
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"])
    zone = match["zone"] or ""
    half = (match["half"] or "").replace(".", "").replace(" ", "").lower()
    if zone and zone not in vocabulary().zones:
        return Clock(None, f"`{zone}` is no time zone")
    noon = 12
    if half == "pm" and hour < noon:
        hour += noon
    elif half == "am" and hour == noon:
        hour = 0
    try:
        return Clock(f"{datetime.time(hour, minute):%H:%M} {zone}".strip())
    except ValueError:
        return Clock(None, "there is no such time")


def _date(match: re.Match[str]) -> datetime.date | None:
    month = _MONTHS.index((match["month"] or match["month2"]).capitalize()) + 1
    return iso_date(match["year"], str(month), match["day"] or match["day2"])
