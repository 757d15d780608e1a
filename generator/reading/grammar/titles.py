"""Read a heading line: the title, date, day, room and status of a session. Pure text, no document."""

from __future__ import annotations

import datetime
import functools
import re
from typing import Literal

import msgspec

from generator.reading.grammar.dates import (
    MONTHS,
    When,
    find_date,
    find_date_range,
    find_yearless_date,
    iso_date,
    read_when,
)
from generator.reading.grammar.session_codes import read_session_title
from generator.reading.grammar.vocabulary import MeetingKind, Vocabulary, default_vocabulary
from generator.text.normal import tidy

_DASH = r"\s{0,9}[-–—]{1,2}\s{0,9}"
_STATUS = r"(?P<status>RAW|FINISHED)"
_STATUS_END = re.compile(rf"(?<!\s)(?:\s*[-–—]{{1,2}}\s*|\s*[(\[]\s*){_STATUS}\s*[)\]]?\.?$", re.IGNORECASE)
_STATUS_BARE = re.compile(r"\s(?P<status>RAW|Raw|FINISHED|Finished)$")
_STATUS_START = re.compile(rf"{_STATUS}(?:\s*[-–—:]{{1,2}}\s*|\s+)(?=\S)(?!(?i:transcript|file|cop))")
_STATUS_FILE = re.compile(
    r"(?P<status>RAW|FINISHED|UNEDITED|ROUGH(?:[ -]?DRAFT)?|EDITED)\s+(?:FILE|COPY|TRANSCRIPT)\b[\s:.–-]{1,6}(?=\w)"
)
"""What captioners write above a heading, here at the start of the heading's line."""

_FILE_SUFFIX = re.compile(r"\.(?:rtf|docx?|txt|pdf|html?)$|: Difference between revisions$", re.IGNORECASE)
_BEFORE_ORDINARY_WORD = re.compile(r"\b(?:the|a|an|in|is|of|and|eat|eating|go)$", re.IGNORECASE)
_EDGE = re.compile(r"^[\s\-–—:.,]+|(?<![\s\-–—:,])[\s\-–—:,]+$")
_LEADING_DATE = re.compile(r"(?P<date>[^-–—,|]{6,40}20\d\d)(?:\s*[-–—|]{1,2}\s*|\s*[,:]\s+)(?P<rest>\S.*)$")
_MEETING_WORDS = (
    r"transcripts?|sessions?|meetings?|calls?|virtual|online|open|planning|preparatory|of|the|on|from|and|&|for|day|"
    r"morning|afternoon|evening|am|pm|part|first|second|third|fourth|\d{1,2}(?:st|nd|rd|th)?|[ivx]+|english|"
    rf"{'|'.join(MONTHS)}|20\d\d|"
    r"\d{1,2}[:.]\d\d|[ap]\.m\.|(?:mon|tues|wednes|thurs|fri)day|\W+"
)
"""The words that a heading may have which names a preparatory meeting and nothing else."""

_MAX_YEARS_APART = 3
"""More distant years belong to agendas and anniversaries, not to another event."""


_MAX_ROOM_CHARS = 60
"""The characters at the end of a title that are searched for its room."""


_DAY = re.compile(rf"(?:^|(?<!\s){_DASH}|, |\s)Day (\d{{1,2}})(?=$|{_DASH}|, | (?:Morning|Afternoon|Transcript)\b|\))")


class PreparatoryMeeting(msgspec.Struct, frozen=True):
    """A preparatory meeting that a title names."""

    kind: MeetingKind
    ordinal: str | None
    """As printed."""
    year: int | None = None
    """The year of the event that it prepares, printed beside the name of the series."""


class Title(msgspec.Struct, frozen=True):
    """The parts of a heading."""

    text: str | None
    """The title of the session."""
    year: int | None = None
    day: int | None = None
    date: datetime.date | None = None
    yearless: tuple[int, int] | None = None
    """Month and day of a date without a year."""
    room: str | None = None
    status: Literal["raw", "final"] = "final"
    meeting: PreparatoryMeeting | None = None
    formal: bool = False
    """Whether the heading has a known form, so that it can't be a sentence of the text."""
    when: When = When()
    other_year: int | None = None
    """Another year in the title, which may be that of another event."""


def read_title(line: str, series: str, vocabulary: Vocabulary | None = None, long_series: str = "") -> Title:
    """Split a heading line from the left into year, day and room, as far as it has them; the rest is the title.

    Args:
        line: The heading.
        series: The short name before the year, `FORUM`.
        vocabulary: The archive's vocabulary.
        long_series: The name of the series written out.
    """
    vocabulary = vocabulary or default_vocabulary()
    text, status = strip_status(tidy(line))
    title = _in_known_form(text, series, vocabulary) or _plain(text, series, long_series, vocabulary)
    return msgspec.structs.replace(title, status=status, other_year=_other_year(title))


def is_formal(line: str, series: str, vocabulary: Vocabulary) -> bool:
    """Return True if a heading line has a known form; what else is in it isn't read."""
    if "20" not in line:  # every form has a year
        return False
    return _in_known_form(strip_status(tidy(line))[0], series, vocabulary) is not None


def _in_known_form(text: str, series: str, vocabulary: Vocabulary) -> Title | None:
    title = _of_series(text, series, vocabulary) if series else None
    return title or _dated(text, vocabulary)


def strip_status(text: str) -> tuple[str, Literal["raw", "final"]]:
    """Return a title without its status and its file suffix, and the status."""
    is_raw = False
    text = _FILE_SUFFIX.sub("", text.rstrip())
    while True:
        match = _STATUS_END.search(text) or _STATUS_BARE.search(text)
        if match is None or not match.start() or _BEFORE_ORDINARY_WORD.search(text[: match.start()].rstrip()):
            break
        text, is_raw = _FILE_SUFFIX.sub("", text[: match.start()].rstrip()), is_raw or match["status"].upper() == "RAW"
    if match := _STATUS_FILE.match(text):
        text, is_raw = text[match.end() :], is_raw or match["status"] not in {"FINISHED", "EDITED"}
    while match := _STATUS_START.match(text):
        text, is_raw = text[match.end() :], is_raw or match["status"] == "RAW"
    return text, "raw" if is_raw else "final"


def _of_series(text: str, series: str, vocabulary: Vocabulary) -> Title | None:
    """Read a heading that begins with the name of the series."""
    return (
        _annual(text, series, vocabulary)
        or _preparatory(text, series, vocabulary)
        or _without_day(text, series, vocabulary)
    )


def _annual(text: str, series: str, vocabulary: Vocabulary) -> Title | None:
    """Read `FORUM 2016 - Day 2 - Room 10 - X`, `FORUM 2022 Day 2 X` and damaged forms of them."""
    match = _annual_pattern(series).match(text)
    if match is None or (not match["sep"].strip() and text.endswith((".", "?", "!")) and "," in text):
        return None
    rest = match["rest"]
    day = int(match["day"])
    room, rest = _leading_room(rest, vocabulary)
    rest = _EDGE.sub("", rest)
    if day == 0 and re.match(r"(?:Event|Pre-Event) ?#? ?\d{1,3}\b", rest):
        rest = rest if rest.startswith("Pre") else f"Pre-{rest}"
    return Title(rest or None, int(match["year"]), day, find_date(rest), room=room, formal=True)


@functools.cache
def _annual_pattern(series: str) -> re.Pattern[str]:
    between = rf"(?:{_DASH}|\s*[,:]\s*|\s+|(?=Day))"
    return re.compile(
        rf"{re.escape(series)} ?(?P<year>20\d\d){between}(?:Day|DAY) ?(?P<day>\d{{1,2}})(?![\d.:]\d|\d|th\b)"
        rf"(?P<sep>{_DASH}|\s*[,:]\s*|\s+|$)(?P<rest>.*)$"
    )


def _without_day(text: str, series: str, vocabulary: Vocabulary) -> Title | None:
    """Read `FORUM 2024 - X`, `FORUM 2018 WS #303 X`."""
    match = re.match(rf"{re.escape(series)} ?(?P<year>20\d\d)(?P<sep>{_DASH}|:\s*|\s+)(?P<rest>\S.*)$", text)
    if match is None:
        return None
    room, rest = _leading_room(match["rest"], vocabulary)
    has_code = read_session_title(rest, vocabulary).code is not None
    if not match["sep"].strip() and not has_code:
        return None
    return Title(rest, int(match["year"]), None, find_date(rest), room=room, formal=True)


def _dated(text: str, vocabulary: Vocabulary) -> Title | None:
    """Read `2014 09 04 - X - Room 8`."""
    match = re.match(rf"(20\d\d)([ \-.])(\d\d)\2(\d\d)(?:{_DASH}|\s+)(?P<rest>\S.*)$", text)
    date = iso_date(match[1], match[3], match[4]) if match else None
    if match is None or date is None:
        return None
    rest, _ = strip_status(match["rest"])
    room, rest = _trailing_room(rest, vocabulary)
    rest, _ = strip_status(_EDGE.sub("", rest))
    return Title(rest or None, date.year, None, date, room=room, formal=True)


def _plain(text: str, series: str, long_series: str, vocabulary: Vocabulary) -> Title:
    """Read a heading of no known form; a date at its start is not part of the title."""
    day = _DAY.search(text)
    date, yearless = find_date(text), find_yearless_date(text)
    year = re.search(rf"(?:{_DASH}|\s\|\s|\bTranscript,? ){re.escape(series)} (20\d\d)$", text) if series else None
    leading = re.match(rf"{re.escape(series)} (20\d\d)\b", text) if series else None
    meeting = _preparatory_words(text, series, long_series, vocabulary)
    title = text
    match = _LEADING_DATE.match(text)
    if match and (when := read_when(match["date"])).date and not when.rest and meeting is None:
        title = match["rest"]
    return Title(
        _EDGE.sub("", title) or None,
        int((year or leading or [0, 0])[1]) or None,
        int(day[1]) if day else None,
        date,
        yearless,
        meeting=meeting,
        when=read_when(text) if date or yearless or find_date_range(text) else When(),
    )


def _preparatory(text: str, series: str, vocabulary: Vocabulary) -> Title | None:
    """Read `2018 FORUM - Board - Virtual Meeting - XIV`, `FORUM 2019 Second Hearing and Board Meeting - Day 2`."""
    short = re.escape(series)
    year = re.match(rf"(?:{short} ?(20\d\d)|(20\d\d) {short})(?!\w)", text)
    if year is None:
        return None
    rest = _EDGE.sub("", text[year.end() :])
    match = _meeting_pattern(series, vocabulary).match(rest)
    if match is None:
        return None
    kinds = [
        kind
        for kind in vocabulary.preparatory_meetings
        if re.match(kind.heading, match["name"], re.IGNORECASE)
        or re.search(rf"\b(?:{kind.heading})\b", rest, re.IGNORECASE)
    ]
    day = re.search(r"\bDay ?(\d{1,2})\b", rest, re.IGNORECASE)
    number = match["ordinal"] or _numeral(rest, vocabulary)
    return Title(
        text=rest,
        year=int(year[1] or year[2]),
        day=int(day[1]) if day else None,
        date=find_date(rest),
        yearless=find_yearless_date(rest),
        meeting=PreparatoryMeeting(kinds[0], number, int(year[1] or year[2])),
        formal=True,
        when=read_when(rest),
    )


@functools.lru_cache(maxsize=8)
def _meeting_pattern(series: str, vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return a pattern for the name of a preparatory meeting, with its number."""
    ordinals = "|".join(re.escape(word) for word in vocabulary.ordinal_of)
    names = "|".join(f"(?:{kind.heading})(?={kind.behind})" for kind in vocabulary.preparatory_meetings) or r"(?!)"
    return re.compile(
        rf"(?:the )?(?:(?P<ordinal>{ordinals})\s+)?"
        rf"(?:(?:virtual|online|{re.escape(series)}|preparatory)\s+){{0,4}}(?P<name>{names})",
        re.IGNORECASE,
    )


def _numeral(rest: str, vocabulary: Vocabulary) -> str | None:
    """Return the number of a meeting: `Virtual Meeting - XIV`, `Board Meeting #3`."""
    match = _numeral_pattern(vocabulary).search(rest)
    return match["numeral"] if match else None


@functools.lru_cache(maxsize=8)
def _numeral_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    names = "".join(f"|{kind.alone}" for kind in vocabulary.preparatory_meetings)
    return re.compile(
        rf"\b(?:Meeting|Call{names})(?:{_DASH}|\s+|\s*#\s*)"
        rf"(?P<numeral>[IVXLC]+|(?<=#)\d{{1,2}})(?=$|{_DASH}|\s*[,(])"
    )


def _preparatory_words(text: str, series: str, long_series: str, vocabulary: Vocabulary) -> PreparatoryMeeting | None:
    """Read `Board Meeting 23 February 2009 Transcript`, `Hearing 17 May`: headings without other words."""
    if long_series:
        text = re.sub(re.escape(long_series), "", text, flags=re.IGNORECASE)
    text = re.sub(re.escape(series), "", text) if series else text
    kinds = [kind for kind in vocabulary.preparatory_meetings if re.search(rf"\b(?:{kind.alone})\b", text)]
    if not kinds:
        return None
    word = _meeting_word(vocabulary)
    position = 0
    while match := word.match(text, position):
        position = match.end()
    if position < len(text):
        return None
    ordinal = re.match(r"(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th)\b", text.strip(), re.IGNORECASE)
    return PreparatoryMeeting(kinds[0], ordinal[1] if ordinal else _numeral(text, vocabulary))


@functools.lru_cache(maxsize=8)
def _meeting_word(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return a pattern for a word that a heading may have which names a preparatory meeting and nothing else."""
    words = [word for kind in vocabulary.preparatory_meetings for word in kind.alone_words]
    return re.compile("|".join((_MEETING_WORDS, *words)), re.IGNORECASE)


def _other_year(title: Title) -> int | None:
    if title.year is None or not title.text or title.date:
        return None
    years = {int(year) for year in re.findall(r"(?<![\d.\-–])20\d\d(?![\d%/])", title.text)}
    other_years = {year for year in years if 0 < abs(year - title.year) <= _MAX_YEARS_APART}
    return min(other_years, default=None)


def _leading_room(rest: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    match = re.match(rf"(?P<room>{vocabulary.room})(?:{_DASH}(?P<rest>\S.*)|\s*[-–—]*)$", rest)
    return (match["room"], match["rest"] or "") if match else (None, rest)


def _trailing_room(rest: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    end = rest[-_MAX_ROOM_CHARS:]
    for match in re.finditer(rf"(?:{_DASH}|\s{{1,9}})(?P<room>{vocabulary.room})(?=$)", end):
        if not re.search(r"(?:\b(?:the|a|in|of|for|to|and|no))$", end[: match.start()], re.IGNORECASE):
            return match["room"], rest[: max(0, len(rest) - _MAX_ROOM_CHARS) + match.start()]
    return None, rest
