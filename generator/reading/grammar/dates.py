"""Dates and times as they are printed."""

from __future__ import annotations

import datetime
import re

import msgspec

from generator.reading.grammar.typography import tidy
from generator.reading.grammar.vocabulary import vocabulary

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_MONTH = f"(?P<month>{'|'.join(_MONTHS)}|{_SHORT})"
_WEEKDAY = r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
_NTH = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}){_NTH}(?: of)? {_MONTH}|"
    rf"{_MONTH.replace('month', 'month2')} (?P<day2>\d{{1,2}}){_NTH}),? (?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_YEARLESS = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}){_NTH}(?: of)? {_MONTH}|{_MONTH.replace('month', 'month2')} (?P<day2>\d{{1,2}}){_NTH})\b",
    re.IGNORECASE,
)
_TWO_DIGITS = re.compile(rf"(?P<day>\d{{1,2}}){_NTH} {_MONTH},? '?(?P<year>\d\d)", re.IGNORECASE)
_TO = r" ?(?:-|–|—|to|until|through|and|&) ?"
_RANGE = re.compile(r"\d ?(?:-|–|—|to|and|until|&) ?\d{1,2}(?:st|nd|rd|th)?\b", re.IGNORECASE)
_SPAN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}){_NTH}(?: {_MONTH.replace('month', 'first')})?(?:,? (?P<first_year>20\d\d))?{_TO}"
    rf"(?P<last>\d{{1,2}}){_NTH} {_MONTH},? (?P<year>20\d\d)|"
    rf"{_MONTH.replace('month', 'month2')} (?P<day2>\d{{1,2}}){_NTH}{_TO}"
    rf"(?P<last2>\d{{1,2}}){_NTH},? (?P<year2>20\d\d))\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\(?(?P<city>[A-Z][^,:;.()\d]{1,30})(?:, (?P<country>[A-Z][^,:;.()\d]{1,30}))?,? "
    rf"(?:(?P<day>\d{{1,2}}){_NTH} {_MONTH}|{_MONTH.replace('month', 'month2')} (?P<day2>\d{{1,2}}){_NTH}),?"
    r"(?: (?P<year>20\d\d))?\)? ?[-–—]"
)
_PARAGRAPH = 40
"""Characters behind a dateline that names no country: so many make a paragraph of a press release."""

_HALF = r"(?:[ap] ?\.? ?m\b\.?)"
_CLOCK = rf"(?:\d{{1,2}} ?[:.] ?\d\d(?![\d.]\d)(?: ?{_HALF})?|\d{{1,2}} ?{_HALF}|noon\b|midnight\b)"
_ZONE = r"(?:(?:UTC|GMT) ?[+-] ?\d{1,2}(?::?\d\d)?\b|[A-Z][A-Za-z]{1,9}\b)"
_TIMES = re.compile(
    rf"(?<![\w.:])(?:at )?(?:(?P<start>{_CLOCK}|\d{{1,2}}(?= ?[-–—]))(?:{_TO}(?P<end>{_CLOCK}))?|"
    rf"(?P<plain>[01]\d[0-5]\d|2[0-3][0-5]\d)(?= (?:[A-Z]{{3,4}}|hours|hrs)\b))"
    r"(?: ?(?:hours|hrs|h|local time)\b\.?)?",
    re.IGNORECASE,
)
_ZONE_AFTER = re.compile(rf",? ?\(?(?P<zone>{_ZONE})\)?(?=\W|$)")
_PARTS = re.compile(rf"(?P<hour>\d{{1,2}})(?: ?[:.] ?(?P<minute>\d\d))? ?(?P<half>{_HALF})?", re.IGNORECASE)
_EDGES = " \t,;|-–—./·:()"
_NOON = 12


class Dateline(msgspec.Struct, frozen=True):
    """The start of a press release: where and when it was written."""

    city: str
    country: str | None
    day: int
    month: int
    year: int | None


class Clock(msgspec.Struct, frozen=True):
    """A time of day; `text` is `HH:MM`, followed by the zone where one is printed."""

    text: str | None
    doubt: str | None = None
    """Why there is no `text`."""


class DateRange(msgspec.Struct, frozen=True):
    """The days of a meeting, as printed."""

    start: datetime.date
    end: datetime.date


class When(msgspec.Struct, frozen=True):
    """What a line says about time, and what else it says."""

    date: datetime.date | None = None
    yearless: tuple[int, int] | None = None
    """Month and day of a date without its year."""
    span: DateRange | None = None
    start: Clock | None = None
    end: Clock | None = None
    weekday: bool = False
    rest: str = ""


def find_date(text: str) -> datetime.date | None:
    """Return the one date that `text` prints in full; none where there are several, or a range."""
    text = tidy(text)
    if _RANGE.search(text):
        return None
    dates = {date for match in _DATE.finditer(text) if (date := _date(match)) is not None}
    return dates.pop() if len(dates) == 1 else None


def find_yearless(text: str) -> tuple[int, int] | None:
    """Return month and day of the one date that `text` prints, where no year stands beside it."""
    text = tidy(text)
    found = {_month_day(match) for match in _YEARLESS.finditer(text)} - {None}
    return found.pop() if len(found) == 1 and not _DATE.search(text) and not _RANGE.search(text) else None


def find_date_range(text: str) -> DateRange | None:
    """Return the first range of days that `text` prints: `5 to 9 December 2016`, `30 October - 2 November 2006`."""
    match = _SPAN.search(tidy(text))
    return _span(match) if match else None


def whole_date(line: str) -> datetime.date | None:
    """Return the date that is all a line says, with or without its weekday."""
    when = read_when(line)
    return when.date if not when.rest and when.start is None else None


def iso_date(year: str | int, month: str | int, day: str | int) -> datetime.date | None:
    """Return the date of three numbers, or `None` where there is no such day."""
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def month_number(word: str) -> int:
    """Return the number of the month that `word` names, in full or shortened.

    Raises:
        ValueError: It is no month.
    """
    start = word[:3].capitalize()
    return [month[:3] for month in _MONTHS].index(start) + 1


def read_when(line: str, zones: frozenset[str] | None = None) -> When:
    """Take a line apart into date, range, time and the rest; `zones` are the time zones of the archive.

    A year of two digits counts only where the line begins with the date and holds nothing but date and time.
    """
    text = tidy(line)
    weekday = re.search(_WEEKDAY, text, re.IGNORECASE)
    if weekday:
        text = _without(text, weekday)
    span = date = yearless = None
    if match := _SPAN.search(text):
        span, text = _span(match), _without(text, match)
    elif match := _DATE.search(text):
        date = _date(match)
        text = _without(text, match) if date else text
    elif (match := _TWO_DIGITS.match(text)) and not text[match.end() :].strip(_EDGES):
        date = iso_date(2000 + int(match["year"]), _month(match), match["day"])
        text = "" if date else text
    elif (match := _YEARLESS.search(text)) and (yearless := _month_day(match)):
        text = _without(text, match)
    start, end, text = _times(text, zones)
    return When(date, yearless, span, start, end, weekday is not None, text.strip(_EDGES))


def dateline(line: str) -> Dateline | None:
    """Return the dateline at the start of `line`: `Paris, France, 13 November –`."""
    text = tidy(line[:300])
    match = _DATELINE.match(text)
    if match is None or (match["country"] is None and len(text) - match.end() < _PARAGRAPH):
        return None
    year = match["year"]
    return Dateline(
        match["city"],
        match["country"],
        int(match["day"] or match["day2"]),
        _month(match),
        int(year) if year else None,
    )


def clock(text: str, zones: frozenset[str] | None = None) -> Clock | None:
    """Return the time that ends `text`: `12:12 p.m. CST`, `16:30PM`, `10:00`; `None` where none does."""
    end = tidy(text)[-40:]
    for found in _TIMES.finditer(end):
        start, _, rest = _times(end[found.start() :], zones)
        if start is not None and not rest.strip(" .)]\"'”’"):
            return start
    return None


def _times(text: str, zones: frozenset[str] | None) -> tuple[Clock | None, Clock | None, str]:
    """Return start, end and what is left of `text`, which may print one time or a range of times."""
    match = _TIMES.search(text)
    if match is None:
        return None, None, text
    first, last = match["start"] or match["plain"], match["end"]
    if last is None and first.isdecimal() and not match["plain"]:
        return None, None, text
    left, right = text[: match.start()], text[match.end() :]
    zone, doubt = "", None
    if after := _ZONE_AFTER.match(right):
        word = re.sub(r"\s", "", after["zone"])
        if re.split(r"[+-]", word)[0] in (vocabulary().zones if zones is None else zones):
            zone, right = word, right[after.end() :]
        elif word.isupper() or not right[after.end() :].strip(_EDGES):
            doubt, right = f"`{after['zone']}` is no time zone", right[after.end() :]
    rest = f"{left.rstrip(_EDGES)} {right}"
    if doubt:
        return Clock(None, doubt), Clock(None, doubt) if last else None, rest
    end = _clock(last, zone) if last else None
    if end is None:
        return _clock(first, zone), None, rest
    start = _clock(first, zone)
    half = _half(last)
    if half and not _half(first) and start.text is not None and end.text is not None:
        # `10-11:15am`, `11-1pm`: the half of the end is also that of the start, unless the start were then the later.
        same = _clock(f"{first} {half}", zone)
        other = _clock(f"{first} {'am' if half == 'pm' else 'pm'}", zone)
        start = same if same.text is not None and same.text <= end.text else other
    return start, end, rest


def _half(text: str) -> str:
    match = re.search(_HALF, text, re.IGNORECASE)
    return re.sub(r"[ .]", "", match[0]).lower() if match else ""


def _clock(text: str, zone: str) -> Clock:
    word = text.casefold()
    if word in {"noon", "midnight"}:
        hour, minute, half = (_NOON if word == "noon" else 0), 0, ""
    elif text.isdecimal() and len(text) == len("1430"):
        hour, minute, half = int(text[:2]), int(text[2:]), ""
    else:
        match = _PARTS.match(text)
        if match is None:
            return Clock(None, "there is no such time")
        hour, minute, half = int(match["hour"]), int(match["minute"] or 0), _half(text)
    if half == "pm" and hour < _NOON:
        hour += _NOON
    elif half == "am" and hour == _NOON:
        hour = 0
    elif half == "am" and hour > _NOON:
        return Clock(None, "there is no such time")
    try:
        return Clock(f"{datetime.time(hour, minute):%H:%M} {zone}".strip())
    except ValueError:
        return Clock(None, "there is no such time")


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()].rstrip(_EDGES)} {text[match.end() :].lstrip(_EDGES)}".strip()


def _date(match: re.Match[str]) -> datetime.date | None:
    return iso_date(match["year"], _month(match), match["day"] or match["day2"])


def _month_day(match: re.Match[str]) -> tuple[int, int] | None:
    """Return month and day; `may` and `march` in small letters are no months."""
    word = match["month"] or match["month2"]
    return (_month(match), int(match["day"] or match["day2"])) if word[0].isupper() else None


def _span(match: re.Match[str]) -> DateRange | None:
    year = int(match["year"] or match["year2"])
    month = _month(match)
    last = iso_date(year, month, match["last"] or match["last2"])
    first_month = month_number(match["first"]) if match["first"] else month
    first = iso_date(match["first_year"] or year, first_month, match["day"] or match["day2"])
    return DateRange(first, last) if first and last and first <= last else None


def _month(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return month_number(groups["month"] or groups["month2"])
