"""Dates in the slug of a page: `2014-09-04-x`, `x-28-september-2011`, `23may07`, `15-may`."""

from __future__ import annotations

import datetime
import re

from generator.reading.grammar.dates import MONTHS, SHORT_MONTHS, iso_date, month_number

MONTH_WORD = "|".join((*MONTHS, *SHORT_MONTHS)).casefold()
"""A pattern for the name of a month."""

_END = r"(?=[-_]|$)"
_MONTH = f"(?P<month>{MONTH_WORD})"
_ISO_DATE = re.compile(rf"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d){_END}[-_]?")
_DAY_FIRST_DATE = re.compile(rf"(?:^|(?<=[-_]))(?P<day>\d{{1,2}})-{_MONTH}-(?P<year>20\d\d){_END}")
_MONTH_FIRST_DATE = re.compile(rf"(?:^|(?<=[-_])){_MONTH}-(?P<day>\d{{1,2}})-(?P<year>20\d\d){_END}")
_COMPACT_DATE = re.compile(rf"(?:^|(?<=[-_]))(?P<day>\d{{1,2}}){_MONTH}(?P<year>20\d\d|[0-3]\d)(?!\d)")
_YEARLESS_DATE = re.compile(
    rf"(?:^|(?<=[-_]))(?:(?P<day>\d{{1,2}})-{_MONTH}|(?P<month2>{MONTH_WORD})-(?P<day2>\d{{1,2}})){_END}"
)
_YEAR = re.compile(rf"(?<=[-_])20\d\d{_END}")
_YEAR_DIGITS = 4


def has_form_of_iso_date(slug: str) -> bool:
    """Return True if a slug begins with the numbers of a date, which the calendar need not have."""
    return _ISO_DATE.match(slug) is not None


def leading_iso_date(slug: str) -> tuple[datetime.date | None, str]:
    """Return the date at the start of `2014-09-04-x-room-8`, and the rest; without a date the whole slug."""
    match = _ISO_DATE.match(slug)
    date = iso_date(match["year"], match["month"], match["day"]) if match else None
    return (date, slug[match.end() :]) if match and date else (None, slug)


def full_date(slug: str) -> tuple[datetime.date | None, str]:
    """Return the date in a slug, and the slug without a date at its start."""
    for pattern in (_DAY_FIRST_DATE, _MONTH_FIRST_DATE, _COMPACT_DATE):
        match = pattern.search(slug)
        date = _date(match) if match else None
        if match and date:
            return date, slug[match.end() :].lstrip("-_") if match.start() == 0 else slug
    return None, slug


def month_and_day(slug: str) -> tuple[int, int] | None:
    """Return the month and the day of a date without a year: of `15-may` and `may-15` 5 and 15."""
    match = _YEARLESS_DATE.search(slug)
    return (month_number(match["month"] or match["month2"]), int(match["day"] or match["day2"])) if match else None


def only_year(slug: str) -> int | None:
    """Return the year behind the first word of a slug, if it has only one."""
    years = set(_YEAR.findall(slug))
    return int(years.pop()) if len(years) == 1 else None


def with_hyphen_behind_compact_date(slug: str) -> str:
    """Return `23may07x` as `23may07-x`."""
    return _COMPACT_DATE.sub(r"\g<0>-", slug).rstrip("-")


def _date(match: re.Match[str]) -> datetime.date | None:
    year = int(match["year"]) + (2000 if len(match["year"]) < _YEAR_DIGITS else 0)
    return iso_date(year, month_number(match["month"]), match["day"])
