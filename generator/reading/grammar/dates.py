"""Read dates and times of day as documents print them. Pure text, no document."""

from __future__ import annotations

import datetime
import re

import msgspec

from generator.reading.grammar.vocabulary import default_vocabulary
from generator.text.normal import tidy

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT_MONTHS = ("Sept", *(month[:3] for month in MONTHS if month != "May"))
"""The shortened names of months; May has none."""

_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:{'|'.join(SHORT_MONTHS)})\b\.?)"
_MONTH_2 = _MONTH.replace("month", "month2")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week, in the order of their ISO numbers from 1."""

_WEEKDAY = rf"\b(?:{'|'.join(WEEKDAYS)})\b"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_2 = _DAY.replace("day", "day2")
_DAY_AND_MONTH = rf"\b(?:{_DAY}(?: of)? {_MONTH}|{_MONTH_2} {_DAY_2})"
_DATE = re.compile(rf"{_DAY_AND_MONTH},? (?P<year>20\d\d)\b", re.IGNORECASE)
_YEARLESS_DATE = re.compile(rf"{_DAY_AND_MONTH}\b", re.IGNORECASE)
_SHORT_YEAR_DATE = re.compile(rf"{_DAY} {_MONTH},? '?(?P<year>\d\d)", re.IGNORECASE)
_TO = r" ?(?:-|–|—|to|until|through|and|&) ?"
_DAY_RANGE = re.compile(r"\d ?(?:-|–|—|to|and|until|&) ?\d{1,2}(?:st|nd|rd|th)?\b", re.IGNORECASE)
_LAST_DAY = _DAY.replace("day", "last")
_DATE_RANGE = re.compile(
    rf"\b(?:{_DAY}(?: {_MONTH.replace('month', 'first')})?(?:,? (?P<first_year>20\d\d))?{_TO}"
    rf"{_LAST_DAY} {_MONTH},? (?P<year>20\d\d)|"
    rf"{_MONTH_2} {_DAY_2}{_TO}{_LAST_DAY.replace('last', 'last2')},? (?P<year2>20\d\d))\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\(?(?P<city>[A-Z][^,:;.()\d]{1,30})(?:, (?P<country>[A-Z][^,:;.()\d]{1,30}))?,? "
    rf"(?:{_DAY} {_MONTH}|{_MONTH_2} {_DAY_2}),?"
    r"(?: (?P<year>20\d\d))?\)? ?[-–—]"
)
_MIN_PARAGRAPH_CHARS = 40
"""A dateline without a country counts only before a paragraph of at least this many characters."""

_AM_PM = r"(?:[ap] ?\.? ?m\b\.?)"
_TIME = rf"(?:\d{{1,2}} ?[:.] ?\d\d(?![\d.]\d)(?: ?{_AM_PM})?|\d{{1,2}} ?{_AM_PM}|noon\b|midnight\b)"
_ZONE = r"(?:(?:UTC|GMT) ?[+-] ?\d{1,2}(?::?\d\d)?\b|[A-Z][A-Za-z]{1,9}\b)"
_TIME_RANGE = re.compile(
    rf"(?<![\w.:])(?:at )?(?:(?P<start>{_TIME}|\d{{1,2}}(?= ?[-–—]))(?:{_TO}(?P<end>{_TIME}))?|"
    rf"(?P<plain>[01]\d[0-5]\d|2[0-3][0-5]\d)(?= (?:[A-Z]{{3,4}}|hours|hrs)\b))"
    r"(?: ?(?:hours|hrs|h|local time)\b\.?)?",
    re.IGNORECASE,
)
_ZONE_AFTER = re.compile(rf",? ?\(?(?P<zone>{_ZONE})\)?(?=\W|$)")
_TIME_PARTS = re.compile(rf"(?P<hour>\d{{1,2}})(?: ?[:.] ?(?P<minute>\d\d))? ?(?P<half>{_AM_PM})?", re.IGNORECASE)
_EDGE_CHARS = " \t,;|-–—./·:()"
_NOON_HOUR = 12
_MAX_DATELINE_CHARS = 300
_MAX_TIME_CHARS = 40
"""The characters at the end of a text that are searched for its last time."""

_NO_SUCH_TIME = "there is no such time"


class Dateline(msgspec.Struct, frozen=True):
    """The place and the date that a press release begins with."""

    city: str
    country: str | None
    day: int
    month: int
    year: int | None


class Clock(msgspec.Struct, frozen=True):
    """A time of day."""

    text: str | None
    """`HH:MM`, followed by the time zone if one is printed; `None` if the time can't be read."""
    problem: str | None = None
    """The reason why there is no `text`."""


class DateRange(msgspec.Struct, frozen=True):
    """The days of a meeting, as printed."""

    start: datetime.date
    end: datetime.date


class When(msgspec.Struct, frozen=True):
    """The dates and times in a line, and the rest of the line."""

    date: datetime.date | None = None
    yearless: tuple[int, int] | None = None
    """Month and day of a date without a year."""
    span: DateRange | None = None
    """The days of a meeting."""
    start: Clock | None = None
    end: Clock | None = None
    weekdays: tuple[int, ...] = ()
    """The days of the week that the line names, by their ISO numbers: 1 for Monday."""
    rest: str = ""
    """The line without all of these."""


def find_date(text: str) -> datetime.date | None:
    """Return the only full date in `text`; `None` if there are several dates or a range."""
    text = tidy(text)
    if _DAY_RANGE.search(text):
        return None
    dates = {date for match in _DATE.finditer(text) if (date := _date(match)) is not None}
    return dates.pop() if len(dates) == 1 else None


def find_yearless_date(text: str) -> tuple[int, int] | None:
    """Return month and day of the only date in `text`, if it is printed without a year."""
    text = tidy(text)
    dates = {_month_day(match) for match in _YEARLESS_DATE.finditer(text)} - {None}
    return dates.pop() if len(dates) == 1 and not _DATE.search(text) and not _DAY_RANGE.search(text) else None


def find_date_range(text: str) -> DateRange | None:
    """Return the first range of days in `text`: `5 to 9 December 2016`, `30 October - 2 November 2006`."""
    match = _DATE_RANGE.search(tidy(text))
    return _span(match) if match else None


def iso_date(year: str | int, month: str | int, day: str | int) -> datetime.date | None:
    """Return the date of three numbers, or `None` if the calendar has no such day."""
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def month_number(word: str) -> int:
    """Return the number (1 to 12) of the month that `word` names, in full or shortened.

    Raises:
        ValueError: `word` is not a month.
    """
    start = word[:3].capitalize()
    return [month[:3] for month in MONTHS].index(start) + 1


def read_when(line: str, zones: frozenset[str] | None = None) -> When:
    """Split a line into date, range of days, times and the rest.

    A year of two digits counts only in a line that begins with the date and holds only date and time.

    Args:
        line: The line, not tidied.
        zones: The time zones that the archive knows; without them, those of the package.
    """
    text = tidy(line)
    named = list(re.finditer(_WEEKDAY, text, re.IGNORECASE))
    weekdays = sorted({WEEKDAYS.index(match[0].capitalize()) + 1 for match in named})
    if named:
        text = _without(text, named[0])
    span = date = yearless = None
    if match := _DATE_RANGE.search(text):
        span, text = _span(match), _without(text, match)
    elif match := _DATE.search(text):
        date = _date(match)
        text = _without(text, match) if date else text
    elif (match := _SHORT_YEAR_DATE.match(text)) and not text[match.end() :].strip(_EDGE_CHARS):
        date = iso_date(2000 + int(match["year"]), _month(match), match["day"])
        text = "" if date else text
    elif (match := _YEARLESS_DATE.search(text)) and (yearless := _month_day(match)):
        text = _without(text, match)
    start, end, text = _times(text, zones)
    return When(date, yearless, span, start, end, tuple(weekdays), text.strip(_EDGE_CHARS))


def read_dateline(line: str) -> Dateline | None:
    """Return the dateline at the start of `line`: `Paris, France, 13 November –`."""
    text = tidy(line[:_MAX_DATELINE_CHARS])
    match = _DATELINE.match(text)
    if match is None or (match["country"] is None and len(text) - match.end() < _MIN_PARAGRAPH_CHARS):
        return None
    year = match["year"]
    return Dateline(
        match["city"],
        match["country"],
        int(match["day"] or match["day2"]),
        _month(match),
        int(year) if year else None,
    )


def time_at_end(text: str, zones: frozenset[str] | None = None) -> Clock | None:
    """Return the time at the end of `text`: `12:12 p.m. CST`, `16:30PM`, `10:00`; `None` if it ends otherwise."""
    end = tidy(text)[-_MAX_TIME_CHARS:]
    for match in _TIME_RANGE.finditer(end):
        start, _, rest = _times(end[match.start() :], zones)
        if start is not None and not rest.strip(" .)]\"'”’"):
            return start
    return None


def _times(text: str, zones: frozenset[str] | None) -> tuple[Clock | None, Clock | None, str]:
    """Return the start, the end and the rest of `text`, which may print one time or a range of times."""
    match = _TIME_RANGE.search(text)
    if match is None:
        return None, None, text
    first, last = match["start"] or match["plain"], match["end"]
    if last is None and first.isdecimal() and not match["plain"]:
        return None, None, text
    zone, problem, behind = _zone(text[match.end() :], zones)
    rest = f"{text[: match.start()].rstrip(_EDGE_CHARS)} {behind}"
    if problem:
        return Clock(None, problem), Clock(None, problem) if last else None, rest
    if last is None:
        return _clock(first, zone), None, rest
    return *_start_and_end(first, last, zone), rest


def _zone(text: str, zones: frozenset[str] | None) -> tuple[str, str | None, str]:
    """Return the time zone at the start of `text`, the problem with it, and the rest of `text`."""
    match = _ZONE_AFTER.match(text)
    if match is None:
        return "", None, text
    zone, rest = re.sub(r"\s", "", match["zone"]), text[match.end() :]
    if re.split(r"[+-]", zone)[0] in (default_vocabulary().zones if zones is None else zones):
        return zone, None, rest
    if zone.isupper() or not rest.strip(_EDGE_CHARS):
        return "", f"`{match['zone']}` is not a known time zone", rest
    return "", None, text


def _start_and_end(first: str, last: str, zone: str) -> tuple[Clock, Clock]:
    """Return both ends of a range of times.

    In `10-11:15am` and `11-1pm` the half of the day belongs to the start too, unless the start were then the later.
    """
    start, end, half = _clock(first, zone), _clock(last, zone), _half(last)
    if not half or _half(first) or start.text is None or end.text is None:
        return start, end
    same_half = _clock(f"{first} {half}", zone)
    if same_half.text is not None and same_half.text <= end.text:
        return same_half, end
    return _clock(f"{first} {'am' if half == 'pm' else 'pm'}", zone), end


def _half(text: str) -> str:
    """Return `am` or `pm` as a time prints it, else the empty string."""
    match = re.search(_AM_PM, text, re.IGNORECASE)
    return re.sub(r"[ .]", "", match[0]).lower() if match else ""


def _clock(text: str, zone: str) -> Clock:
    hour, minute = _hour_and_minute(text)
    if hour is None:
        return Clock(None, _NO_SUCH_TIME)
    try:
        return Clock(f"{datetime.time(hour, minute):%H:%M} {zone}".strip())
    except ValueError:
        return Clock(None, _NO_SUCH_TIME)


def _hour_and_minute(text: str) -> tuple[int | None, int]:
    """Return the hour (of 24) and the minute of a time; no hour if the two halves of the day contradict each other."""
    word = text.casefold()
    if word in {"noon", "midnight"}:
        return (_NOON_HOUR if word == "noon" else 0), 0
    if text.isdecimal() and len(text) == len("1430"):
        return int(text[:2]), int(text[2:])
    match = _TIME_PARTS.match(text)
    if match is None:
        return None, 0
    return _hour_of_24(int(match["hour"]), _half(text)), int(match["minute"] or 0)


def _hour_of_24(hour: int, half: str) -> int | None:
    if half == "pm":
        return hour + _NOON_HOUR if hour < _NOON_HOUR else hour
    if half == "am" and hour >= _NOON_HOUR:
        return 0 if hour == _NOON_HOUR else None
    return hour


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()].rstrip(_EDGE_CHARS)} {text[match.end() :].lstrip(_EDGE_CHARS)}".strip()


def _date(match: re.Match[str]) -> datetime.date | None:
    return iso_date(match["year"], _month(match), match["day"] or match["day2"])


def _month_day(match: re.Match[str]) -> tuple[int, int] | None:
    """Return month and day; `may` and `march` in small letters are not months."""
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


def date_in_words(iso: str) -> str:
    """Return `2016-12-07` as `7 December 2016`."""
    date = datetime.date.fromisoformat(iso)
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def weekday_in_words(iso: str) -> str:
    """Return the day of the week of `2016-12-07`: `Wednesday`."""
    return WEEKDAYS[datetime.date.fromisoformat(iso).isoweekday() - 1]


def range_in_words(start: str | None, end: str | None) -> str | None:
    """Return two ISO dates as `5–9 December 2016`, `30 October – 2 November 2006`, or `None` if both are unknown."""
    if start is None or end is None or start == end:
        only_date = start or end
        return date_in_words(only_date) if only_date else None
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_in_words(end)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {date_in_words(end)}"
    return f"{date_in_words(start)} – {date_in_words(end)}"
