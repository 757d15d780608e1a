"""Titles: what a heading line says about its session. Pure text, no document."""

from __future__ import annotations

import datetime
import functools
import re
from typing import Literal

import msgspec

from generator.reading.dates import find_date, iso_date
from generator.reading.typography import tidy
from generator.reading.vocabulary import Code, Vocabulary, vocabulary
from generator.records import SessionType

_SEP = r"\s*[-–—]{1,2}\s*"
_STATUS_END = re.compile(r"(?:\s*[-–—]{1,2}\s*|\s+|\s*\()(?P<status>RAW|Raw|FINISHED|Finished)\)?$")
_STATUS_START = re.compile(r"(?P<status>RAW|FINISHED)(?:\s*[-–—]{1,2}\s*|\s+)(?=\S)")
_EDGE = re.compile(r"^[\s\-–—:.]+|[\s\-–—:]+$")


class Meeting(msgspec.Struct, frozen=True):
    """A preparatory meeting that a title names."""

    sort: Literal["mag", "consultation"]
    ordinal: str | None
    """As printed."""


class Title(msgspec.Struct, frozen=True):
    """A heading, taken apart."""

    text: str | None
    """The title of the session."""
    year: int | None = None
    day: int | None = None
    date: datetime.date | None = None
    room: str | None = None
    status: Literal["raw", "final"] = "final"
    meeting: Meeting | None = None
    formal: bool = False
    """The heading has the form of a known family, so that it can't be a sentence of the text."""


class Session(msgspec.Struct, frozen=True):
    """What a title says about the sort of session."""

    title: str
    type: SessionType | None = None
    code: str | None = None
    number: int | None = None


def read_title(line: str, series: str) -> Title:
    """Take a heading line apart, from the left: year, day and room at most; the rest stays one string.

    Args:
        line: The heading.
        series: The short name that stands before the year, `IGF`.
    """
    text, status = _strip_status(tidy(line))
    words = vocabulary()
    if series:
        short = re.escape(series)
        annual = re.match(
            rf"{short} ?(?P<year>20\d\d)(?:{_SEP}|\s+)Day ?(?P<day>\d{{1,2}})(?P<sep>{_SEP}|\s+|$)(?P<rest>.*)$", text
        )
        if annual:
            room, rest = _leading_room(annual["rest"], words)
            return Title(rest or None, int(annual["year"]), int(annual["day"]), None, room, status, formal=True)
        preparatory = _preparatory(text, short, status)
        if preparatory:
            return preparatory
        without_day = re.match(rf"{short} ?(?P<year>20\d\d){_SEP}(?P<rest>\S.*)$", text)
        if without_day:
            room, rest = _leading_room(without_day["rest"], words)
            return Title(rest, int(without_day["year"]), None, None, room, status, formal=True)
    dated = re.match(rf"(\d{{4}}) (\d\d) (\d\d)(?:{_SEP}|\s+)(?P<rest>\S.*)$", text)
    date = iso_date(dated[1], dated[2], dated[3]) if dated else None
    if dated and date:
        room, rest = _trailing_room(dated["rest"], words)
        return Title(rest, date.year, None, date, room, status, formal=True)
    day = re.search(rf"(?:^|{_SEP}|, )Day (\d{{1,2}})\b", text)
    return Title(text or None, None, int(day[1]) if day else None, find_date(text), None, status)


def read_session(text: str) -> Session:
    """Return the sort of session that `text`, a title, begins with; a code is cut off, a bare type word stays."""
    for code, with_number, alone in _codes():
        match = with_number.match(text) if with_number else None
        if match and code.short:
            rest = _EDGE.sub("", match["rest"])
            number = int(match["number"])
            return Session(rest or text, code.type, f"{code.short}{number}", number)
        if alone.match(text):
            return Session(text, code.type)
    return Session(text)


@functools.cache
def _codes() -> tuple[tuple[Code, re.Pattern[str] | None, re.Pattern[str]], ...]:
    made = []
    for code in vocabulary().codes:
        spellings = "|".join(re.escape(word) for word in sorted(code.spellings, key=len, reverse=True))
        alone = "|".join(re.escape(word) for word in sorted(code.alone, key=len, reverse=True))
        number = rf"(?:{spellings})\s*(?:#|No\.?)?\s*(?P<number>\d{{1,4}})(?![\w])(?P<rest>.*)$"
        made.append((code, re.compile(number) if spellings else None, re.compile(rf"(?:{alone})(?!\w|\s*#?\d)")))
    return tuple(made)


def _strip_status(text: str) -> tuple[str, Literal["raw", "final"]]:
    raw = False
    while match := _STATUS_END.search(text):
        text, raw = text[: match.start()], raw or match["status"].upper() == "RAW"
    while match := _STATUS_START.match(text):
        text, raw = text[match.end() :], raw or match["status"] == "RAW"
    return text, "raw" if raw else "final"


def _leading_room(rest: str, words: Vocabulary) -> tuple[str | None, str]:
    match = re.match(rf"(?P<room>{words.room}){_SEP}(?P<rest>\S.*)$", rest)
    return (match["room"], match["rest"]) if match else (None, rest)


def _trailing_room(rest: str, words: Vocabulary) -> tuple[str | None, str]:
    match = re.search(rf"(?:{_SEP}|\s+)(?P<room>{words.room})$", rest[-60:])
    if match is None:
        return None, rest
    return match["room"], rest[: max(0, len(rest) - 60) + match.start()]


def _preparatory(text: str, short: str, status: Literal["raw", "final"]) -> Title | None:
    """Read `2018 IGF - MAG - Virtual Meeting - XIV`, `IGF 2019 Second Open Consultations and MAG Meeting - Day 2`."""
    year = re.match(rf"(?:{short} ?(20\d\d)|(20\d\d) {short})\b", text)
    if year is None:
        return None
    rest = text[year.end() :]
    consultation = re.search(r"\bOpen Consultations?\b", rest)
    if consultation is None and not re.search(r"\bMAG\b", rest):
        return None
    ordinal = re.search(rf"\b(?:{'|'.join(vocabulary().ordinal_of)})\b", rest, re.IGNORECASE) or re.search(
        r"(?<=[-–—#] )[IVXLC]+$", rest
    )
    day = re.search(r"\bDay (\d{1,2})\b", rest)
    return Title(
        text=_EDGE.sub("", rest),
        year=int(year[1] or year[2]),
        day=int(day[1]) if day else None,
        date=find_date(rest),
        status=status,
        meeting=Meeting("consultation" if consultation else "mag", ordinal[0] if ordinal else None),
        formal=True,
    )
