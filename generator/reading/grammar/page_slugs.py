"""Read the slug of a page: the last part of an address, or the name of a file. Pure text, no document."""

from __future__ import annotations

import datetime
import functools
import re

import msgspec

from generator.reading.grammar.dates import iso_date
from generator.reading.grammar.rooms import leading_room, trailing_room
from generator.reading.grammar.session_codes import SessionTitle
from generator.reading.grammar.slug_codes import session_in_slug
from generator.reading.grammar.slug_dates import (
    MONTH_WORD,
    full_date,
    has_form_of_iso_date,
    leading_iso_date,
    month_and_day,
    only_year,
    with_hyphen_behind_compact_date,
)
from generator.reading.grammar.titles import PreparatoryMeeting
from generator.reading.grammar.vocabulary import ROMAN, Vocabulary
from generator.records import SessionType
from generator.slugs import slug

_END = r"(?=[-_]|$)"
_FILE_SUFFIX = re.compile(r"(?:\.(?:html?|php\d?|txt|aspx?|jsp|docx?|pdf|rtf)){1,8}$", re.IGNORECASE)
_RAW = re.compile(r"(?:^|[-_])raw(?:[-_]\d{1,2})?$")
_STATUS_OR_NUMBER = re.compile(r"[-_](?:finished|raw)$|[-_]\d{6,}$")
_COPY_NUMBER = (
    r"(?<!day)[-_]0$|"
    r"(?<![-_]room)(?<!day)(?<!part)(?<!session)(?<!workshop)(?<![-_]of)(?<![-_]no)"
    r"(?<!salle)(?<!raum)(?<!saal)(?<!hall)(?<!phase)(?<!level)(?<!article)(?<!track)(?<!group)(?<!round)(?<!panel)"
    r"(?<!forum)(?<!talk)(?<!event)(?<!draft)(?<![-_]\d)(?<![-_]\d\d)"
)
"""The second page of a name gets `-0`, the third `-1`; behind words such as `room`, 1 is their own number.

The letters of the archive's codes follow, and the 1 itself.
"""

_ARTICLE_ID = re.compile(r"(?P<id>\d{3,8})-(?P<rest>.+)$")
_FINISHED_START = re.compile(r"^finished[-_](?!transcript|file|copy)")
_YEAR_ONLY = re.compile(r"20[0-4]\d$")
_START_BEHIND_ID = re.compile(r"finished-|20\d\d-\d\d-\d\d|\d{1,2}-[a-z]{3,9}-20\d\d")
_DAY = re.compile(r"(?:^|[-_])day-?(?P<day>\d{1,2})(?:[-_](?:morning|afternoon|evening|am|pm|transcript|part-\w+))*$")
_HASH = re.compile(r"(?=\w*\d)(?=\w*[a-z])\w{8,}|[0-9a-f]{7,}")
_NO_TITLE_WORDS = frozenset({
    "zoom", "closed", "live", "edited", "session", "transcript", "transcripts", "document", "text", "file", "page",
    "untitled", "index", "final", "output", "captions", "caption", "download", "node", "print", "raw", "finished",
    "copy", "new", "draft", "input", "sample", "test", "default", "content", "article",
})  # fmt: skip
_MIN_TITLE_WORD_CHARS = 4
_MIN_TITLE_WORDS = 4
"""A title has a word of `_MIN_TITLE_WORD_CHARS`, or so many shorter words."""

_MIN_HYPHENS = 4
"""With fewer hyphens a 1 at the end is a number of the title, not that of a copy."""

_MAX_COPY_MARKS = 6
"""A name ends with at most so many marks of a copy."""


class PageSlug(msgspec.Struct, frozen=True):
    """The parts of a page's slug."""

    year: int | None = None
    day: int | None = None
    date: datetime.date | None = None
    yearless: tuple[int, int] | None = None
    """Month and day of a date without a year."""
    room: str | None = None
    raw: bool = False
    meeting: PreparatoryMeeting | None = None
    session: SessionTitle = SessionTitle(None)
    type: SessionType | None = None
    formal: bool = False
    """Whether it begins as the names of the series' own pages do."""


def read_page_slug(name: str, series: str, vocabulary: Vocabulary) -> PageSlug:
    """Split the name of a page into its parts.

    Args:
        name: The last part of an address or a file's name without suffix, percent-decoded.
        series: The short name of the series.
        vocabulary: The archive's vocabulary.
    """
    name = _FILE_SUFFIX.sub("", name)
    rest = "_".join(part for field in re.split(r"[–—]", name) if (part := slug(field)))
    prefix = slug(series)
    parts = PageSlug(raw=bool(_RAW.search(rest)))
    parts, rest = _joined_path(parts, _without_copies(rest, vocabulary), prefix)
    rest = with_hyphen_behind_compact_date(_without_id(rest))
    parts, rest = _iso_date(parts, rest, vocabulary)
    parts, rest = _series_and_year(parts, rest, prefix, vocabulary) if prefix else (parts, rest)
    parts, rest = _other_dates(parts, rest)
    if parts.day is None and (day := _DAY.search(rest)):
        parts = msgspec.structs.replace(parts, day=int(day["day"]))
    if parts.meeting is None and not parts.year and not (parts.formal and parts.day is not None):
        parts = _preparatory_words(parts, rest, prefix, vocabulary)
    return _session(parts, rest, vocabulary, series)


def _joined_path(parts: PageSlug, rest: str, prefix: str) -> tuple[PageSlug, str]:
    """Read the category of a joined path: `187-forum-2015-transcripts-2898-ws-27-x`."""
    category = re.match(
        rf"\d{{1,3}}-{re.escape(prefix)}-(?P<year>20\d\d)-(?:transcripts?-(?:{re.escape(prefix)}-20\d\d-)?)?(?=\d{{3,5}}-\w)",
        rest,
    )
    if not prefix or category is None:
        return parts, rest
    return msgspec.structs.replace(parts, year=int(category["year"])), rest[category.end() :]


def _iso_date(parts: PageSlug, rest: str, vocabulary: Vocabulary) -> tuple[PageSlug, str]:
    """Read `2014-09-04-x-room-8`."""
    date, behind = leading_iso_date(rest)
    if date is None:
        return parts, rest
    room, rest = trailing_room(_FINISHED_START.sub("", behind), vocabulary)
    return msgspec.structs.replace(parts, date=date, room=room, formal=True), rest


def _series_and_year(parts: PageSlug, rest: str, prefix: str, vocabulary: Vocabulary) -> tuple[PageSlug, str]:
    """Read `moot-2016-day-2-room-10-x`, `2018-moot-board-meeting`, `x-transcript-moot-2015`."""
    series = re.escape(prefix)
    if match := re.match(rf"{series}-(?P<year>20\d\d){_END}[-_]?", rest):
        parts = msgspec.structs.replace(parts, year=int(match["year"]), formal=True)
        rest = rest[match.end() :]
        if day := re.match(rf"day-?(?P<day>\d{{1,2}}){_END}[-_]?", rest):
            room, rest = leading_room(rest[day.end() :], vocabulary)
            return msgspec.structs.replace(parts, day=int(day["day"]), room=room), rest
        return _preparatory(parts, rest, prefix, vocabulary), rest
    if match := re.match(rf"(?P<year>20\d\d)-{series}{_END}[-_]?", rest):
        parts = msgspec.structs.replace(parts, year=int(match["year"]), formal=True)
        rest = rest[match.end() :]
        return _preparatory(parts, rest, prefix, vocabulary), rest
    if match := re.search(rf"transcript-{series}-(?P<year>20\d\d)$", rest):
        return msgspec.structs.replace(parts, year=int(match["year"])), rest[: match.start()].rstrip("-_")
    return parts, rest


def _without_copies(rest: str, vocabulary: Vocabulary) -> str:
    """Return the name without the marks of copies at its end: `-0`, `-raw`, `-finished`, a long number."""
    copy_number = _copy_number(vocabulary)
    for _ in range(_MAX_COPY_MARKS):
        match = _STATUS_OR_NUMBER.search(rest) or copy_number.search(rest)
        if match is None or (match[0] in {"-1", "_1"} and rest.count("-") < _MIN_HYPHENS):
            break
        rest = rest[: match.start()]
    return _FINISHED_START.sub("", rest)


@functools.lru_cache(maxsize=8)
def _copy_number(vocabulary: Vocabulary) -> re.Pattern[str]:
    codes = "".join(rf"(?<![-_]{re.escape(info.code.casefold())})" for info in vocabulary.types if info.code)
    return re.compile(f"{_COPY_NUMBER}{codes}[-_]1$")


def _without_id(rest: str) -> str:
    """Return the name without the article's number at its start; a year is not such a number."""
    match = _ARTICLE_ID.match(rest)
    if match is None:
        return rest
    is_year = _YEAR_ONLY.match(match["id"]) is not None
    if (is_year and not _START_BEHIND_ID.match(match["rest"])) or has_form_of_iso_date(rest):
        return rest
    return _FINISHED_START.sub("", match["rest"])


def _other_dates(parts: PageSlug, rest: str) -> tuple[PageSlug, str]:
    """Read `28-september-2011`, `23may07`, `15-may`."""
    if parts.date is not None or parts.day is not None:
        return parts, rest
    date, behind = full_date(rest) if not parts.formal else (None, rest)
    if date is not None:
        return msgspec.structs.replace(parts, date=date), behind
    return _yearless_date(parts, rest), rest


def _yearless_date(parts: PageSlug, rest: str) -> PageSlug:
    """Read `15-may`; the year is that of the name if it has only one."""
    yearless = month_and_day(rest)
    if yearless is None:
        return parts
    year = only_year(rest) if parts.meeting is None and not parts.formal else None
    date = iso_date(year, *yearless) if year is not None else None
    return msgspec.structs.replace(parts, date=date, yearless=None if date else yearless)


def _preparatory(parts: PageSlug, rest: str, prefix: str, vocabulary: Vocabulary) -> PageSlug:
    match = _meeting_pattern(prefix, vocabulary).match(rest)
    if match is None:
        return parts
    kinds = [
        kind
        for kind in vocabulary.preparatory_meetings
        if re.match(kind.page, match["name"]) or re.search(rf"(?:^|[-_])(?:{kind.page})", rest)
    ]
    numeral = _numeral_pattern(vocabulary).search(rest)
    ordinal = match["ordinal"] or (numeral["numeral"] if numeral else None)
    return msgspec.structs.replace(parts, meeting=PreparatoryMeeting(kinds[0], ordinal, parts.year))


@functools.lru_cache(maxsize=8)
def _meeting_pattern(prefix: str, vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return a pattern for the name of a preparatory meeting, with its number."""
    ordinals = "|".join(slug(word) for word in vocabulary.ordinal_of)
    names = "|".join(f"(?:{kind.page})(?={kind.page_behind})" for kind in vocabulary.preparatory_meetings) or r"(?!)"
    return re.compile(
        rf"(?:the-)?(?:(?P<ordinal>{ordinals})-)?(?:(?:virtual|online|preparatory|{re.escape(prefix)})-){{0,4}}"
        rf"(?P<name>{names})"
    )


@functools.lru_cache(maxsize=8)
def _numeral_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    names = "".join(f"|{kind.page}" for kind in vocabulary.preparatory_meetings)
    return re.compile(rf"(?:meeting|call{names})[-_](?P<numeral>{ROMAN.lower()})$")


def _preparatory_words(parts: PageSlug, rest: str, prefix: str, vocabulary: Vocabulary) -> PageSlug:
    """Read `board-meeting-23-february-2009-transcript`, `hearing-17-may`: names without other words."""
    kinds = vocabulary.preparatory_meetings
    tokens = {token for token in re.split(r"[-_]", rest) if token}
    others = tokens - {prefix} - {word for kind in kinds for word in kind.page_words}
    named = [kind for kind in kinds if not tokens.isdisjoint(kind.page_words)]
    if not named or not all(_MEETING_WORDS.fullmatch(token) for token in others):
        return parts
    return msgspec.structs.replace(parts, meeting=PreparatoryMeeting(named[0], None))


_MEETING_WORDS = re.compile(
    rf"transcripts?|sessions?|meetings?|calls?|virtual|online|open|planning|of|the|on|from|and|for|day|morning|"
    rf"afternoon|evening|am|pm|\d{{1,2}}|20\d\d|(?:{MONTH_WORD})|"
    rf"\d{{1,2}}(?:{MONTH_WORD})\d\d"
)


def _session(parts: PageSlug, rest: str, vocabulary: Vocabulary, series: str) -> PageSlug:
    session = session_in_slug(rest, vocabulary, behind_day=parts.formal)
    if parts.date is not None and parts.formal:
        starts = _starts_behind_date(vocabulary)
        named = next((session_type for start, session_type in starts if rest.startswith(start)), None)
        session = SessionTitle(rest, named) if named is not None else session
    title = session.title
    if title is None or not _is_title(title, parts, session):
        return msgspec.structs.replace(parts, session=msgspec.structs.replace(session, title=None))
    shown = " ".join(_word(word, series, vocabulary) for word in re.split(r"[-_]", title) if word)
    session = msgspec.structs.replace(session, title=shown[0].upper() + shown[1:])
    return msgspec.structs.replace(parts, session=session)


@functools.lru_cache(maxsize=8)
def _starts_behind_date(vocabulary: Vocabulary) -> tuple[tuple[str, SessionType], ...]:
    return tuple((f"{slug(word)}-", info.id) for info in vocabulary.types for word in info.dated_names)


def _is_title(name: str, parts: PageSlug, session: SessionTitle) -> bool:
    """Return True if a name has words that a reader would take for a title; numbers and hashes have none."""
    tokens = re.split(r"[-_]", name)
    if any(_HASH.fullmatch(token) for token in tokens):
        return False
    words = [token for token in tokens if token.isalpha()]
    if all(word in _NO_TITLE_WORDS for word in words):
        return False
    if len(tokens) == 1:
        is_session = session.type is not None or parts.formal or parts.date is not None
        return bool(words) and is_session and len(words[0]) >= _MIN_TITLE_WORD_CHARS
    if 2 * len(words) < len(tokens):
        return False
    return any(len(word) >= _MIN_TITLE_WORD_CHARS for word in words) or len(words) >= _MIN_TITLE_WORDS


def _word(word: str, series: str, vocabulary: Vocabulary) -> str:
    return series.upper() if word == series.casefold() else vocabulary.spelling_of_acronym.get(word, word)
