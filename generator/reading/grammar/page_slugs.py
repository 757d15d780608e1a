"""Read the slug of a page: the last part of an address, or the name of a file. Pure text, no document."""

from __future__ import annotations

import datetime
import functools
import re

import msgspec

from generator.reading.grammar.dates import MONTHS, SHORT_MONTHS, iso_date, month_number
from generator.reading.grammar.rooms import leading_room, trailing_room
from generator.reading.grammar.session_codes import SessionTitle
from generator.reading.grammar.titles import PreparatoryMeeting
from generator.reading.grammar.vocabulary import ROMAN, Vocabulary
from generator.records import SessionType
from generator.slugs import slug

_END = r"(?=[-_]|$)"
_FILE_SUFFIX = re.compile(r"(?:\.(?:html?|php\d?|txt|aspx?|jsp|docx?|pdf|rtf)){1,8}$", re.IGNORECASE)
_MONTH = f"(?P<month>{'|'.join((*MONTHS, *SHORT_MONTHS)).casefold()})"
_ISO_DATE = re.compile(rf"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d){_END}[-_]?")
_DAY_FIRST_DATE = re.compile(rf"(?:^|(?<=[-_]))(?P<day>\d{{1,2}})-{_MONTH}-(?P<year>20\d\d){_END}")
_MONTH_FIRST_DATE = re.compile(rf"(?:^|(?<=[-_])){_MONTH}-(?P<day>\d{{1,2}})-(?P<year>20\d\d){_END}")
_COMPACT_DATE = re.compile(rf"(?:^|(?<=[-_]))(?P<day>\d{{1,2}}){_MONTH}(?P<year>20\d\d|[0-3]\d)(?!\d)")
_YEARLESS_DATE = re.compile(
    rf"(?:^|(?<=[-_]))(?:(?P<day>\d{{1,2}})-{_MONTH}|{_MONTH.replace('month', 'month2')}-(?P<day2>\d{{1,2}})){_END}"
)
_RAW = re.compile(r"(?:^|[-_])raw(?:[-_]\d{1,2})?$")
_STATUS_OR_NUMBER = re.compile(r"[-_](?:finished|raw)$|[-_]\d{6,}$")
_COPY_NUMBER = re.compile(
    r"(?<!day)[-_]0$|"
    r"(?<![-_]room)(?<!day)(?<!part)(?<!session)(?<!workshop)(?<![-_]ws)(?<![-_]of)(?<![-_]dc)(?<![-_]no)"
    r"(?<!salle)(?<!raum)(?<!saal)(?<!hall)(?<!phase)(?<!level)(?<!article)(?<!track)(?<!group)(?<!round)(?<!panel)"
    r"(?<!forum)(?<!talk)(?<!event)(?<!draft)(?<![-_]\d)(?<![-_]\d\d)[-_]1$"
)
"""The second page of a name gets `-0`, the third `-1`; behind words such as `room`, 1 is their own number."""

_ARTICLE_ID = re.compile(r"(?P<id>\d{3,8})-(?P<rest>.+)$")
_FINISHED_START = re.compile(r"^finished[-_](?!transcript|file|copy)")
_YEAR_ONLY = re.compile(r"20[0-4]\d$")
_START_BEHIND_ID = re.compile(r"finished-|20\d\d-\d\d-\d\d|\d{1,2}-[a-z]{3,9}-20\d\d")
_DAY = re.compile(r"(?:^|[-_])day-?(?P<day>\d{1,2})(?:[-_](?:morning|afternoon|evening|am|pm|transcript|part-\w+))*$")
_HASH = re.compile(r"(?=\w*\d)(?=\w*[a-z])\w{8,}|[0-9a-f]{7,}")
_NO_TITLE_WORDS = frozenset(
    {
        "zoom",
        "closed",
        "live",
        "edited",
        "session",
        "transcript",
        "transcripts",
        "document",
        "text",
        "file",
        "page",
        "untitled",
        "index",
        "final",
        "output",
        "captions",
        "caption",
        "download",
        "node",
        "print",
        "raw",
        "finished",
        "copy",
        "new",
        "draft",
        "input",
        "sample",
        "test",
        "default",
        "content",
        "article",
    }
)
_MIN_TITLE_WORD_CHARS = 4
_MIN_TITLE_WORDS = 4
"""A title has a word of `_MIN_TITLE_WORD_CHARS`, or so many shorter words."""

_MIN_HYPHENS = 4
"""With fewer hyphens a 1 at the end is a number of the title, not that of a copy."""

_YEAR_DIGITS = 4
_MAX_COPY_MARKS = 6
"""A name ends with at most so many marks of a copy."""

_MAIN_SESSION_END = re.compile(r"(?<!the)(?<!an)(?<!our)-main-session$")
_ACRONYMS = frozenset({"bpf", "dc", "mag", "ms", "nri", "ws"})
_CODES_LIKE_WORDS = frozenset({"of", "la"})
"""Spellings of codes that are also words: codes only behind the day of an event, or joined to their number."""


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
    parts, rest = _joined_path(parts, _without_copies(rest), prefix)
    rest = _COMPACT_DATE.sub(r"\g<0>-", _without_id(rest)).rstrip("-")
    parts, rest = _iso_date(parts, rest, vocabulary)
    parts, rest = _series_and_year(parts, rest, prefix, vocabulary) if prefix else (parts, rest)
    parts, rest = _other_dates(parts, rest)
    if parts.day is None and (day := _DAY.search(rest)):
        parts = msgspec.structs.replace(parts, day=int(day["day"]))
    if parts.meeting is None and not parts.year and not (parts.formal and parts.day is not None):
        parts = _preparatory_words(parts, rest, prefix)
    return _session(parts, rest, vocabulary, series)


def _joined_path(parts: PageSlug, rest: str, prefix: str) -> tuple[PageSlug, str]:
    """Read the category of a joined path: `187-igf-2015-transcripts-2898-ws-27-x`."""
    category = re.match(
        rf"\d{{1,3}}-{re.escape(prefix)}-(?P<year>20\d\d)-(?:transcripts?-(?:{re.escape(prefix)}-20\d\d-)?)?(?=\d{{3,5}}-\w)",
        rest,
    )
    if not prefix or category is None:
        return parts, rest
    return msgspec.structs.replace(parts, year=int(category["year"])), rest[category.end() :]


def _iso_date(parts: PageSlug, rest: str, vocabulary: Vocabulary) -> tuple[PageSlug, str]:
    """Read `2014-09-04-x-room-8`."""
    match = _ISO_DATE.match(rest)
    date = iso_date(match["year"], match["month"], match["day"]) if match else None
    if match is None or date is None:
        return parts, rest
    room, rest = trailing_room(_FINISHED_START.sub("", rest[match.end() :]), vocabulary)
    return msgspec.structs.replace(parts, date=date, room=room, formal=True), rest


def _series_and_year(parts: PageSlug, rest: str, prefix: str, vocabulary: Vocabulary) -> tuple[PageSlug, str]:
    """Read `igf-2016-day-2-room-10-x`, `2018-igf-mag-meeting`, `x-transcript-igf-2015`."""
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


def _without_copies(rest: str) -> str:
    """Return the name without the marks of copies at its end: `-0`, `-raw`, `-finished`, a long number."""
    for _ in range(_MAX_COPY_MARKS):
        match = _STATUS_OR_NUMBER.search(rest) or _COPY_NUMBER.search(rest)
        if match is None or (match[0] in {"-1", "_1"} and rest.count("-") < _MIN_HYPHENS):
            break
        rest = rest[: match.start()]
    return _FINISHED_START.sub("", rest)


def _without_id(rest: str) -> str:
    """Return the name without the article's number at its start; a year is not such a number."""
    match = _ARTICLE_ID.match(rest)
    if match is None:
        return rest
    is_year = _YEAR_ONLY.match(match["id"]) is not None
    if (is_year and not _START_BEHIND_ID.match(match["rest"])) or _ISO_DATE.match(rest):
        return rest
    return _FINISHED_START.sub("", match["rest"])


def _other_dates(parts: PageSlug, rest: str) -> tuple[PageSlug, str]:
    """Read `28-september-2011`, `23may07`, `15-may`."""
    if parts.date is not None or parts.day is not None:
        return parts, rest
    date, behind = _full_date(rest) if not parts.formal else (None, rest)
    if date is not None:
        return msgspec.structs.replace(parts, date=date), behind
    return _yearless_date(parts, rest), rest


def _full_date(rest: str) -> tuple[datetime.date | None, str]:
    """Return the date in a name, and the name without a date at its start."""
    for pattern in (_DAY_FIRST_DATE, _MONTH_FIRST_DATE, _COMPACT_DATE):
        match = pattern.search(rest)
        date = _date(match) if match else None
        if match and date:
            return date, rest[match.end() :].lstrip("-_") if match.start() == 0 else rest
    return None, rest


def _date(match: re.Match[str]) -> datetime.date | None:
    year = int(match["year"]) + (2000 if len(match["year"]) < _YEAR_DIGITS else 0)
    return iso_date(year, month_number(match["month"]), match["day"])


def _yearless_date(parts: PageSlug, rest: str) -> PageSlug:
    """Read `15-may`; the year is that of the name if it has only one."""
    match = _YEARLESS_DATE.search(rest)
    if match is None:
        return parts
    month, day = month_number(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    years = set(re.findall(rf"(?<=[-_])20\d\d{_END}", rest))
    is_plain = len(years) == 1 and parts.meeting is None and not parts.formal
    date = iso_date(years.pop(), month, day) if is_plain else None
    return msgspec.structs.replace(parts, date=date, yearless=None if date else (month, day))


def _preparatory(parts: PageSlug, rest: str, prefix: str, vocabulary: Vocabulary) -> PageSlug:
    ordinals = "|".join(slug(word) for word in vocabulary.ordinal_of)
    match = re.match(
        rf"(?:the-)?(?:(?P<ordinal>{ordinals})-)?(?:(?:virtual|online|preparatory|{re.escape(prefix)})-)*"
        rf"(?:(?P<open>open-consultations?)(?=$|[-_](?:and|mag|on-\d|day|meeting|transcript|\d))|"
        rf"mag(?=$|[-_](?:virtual|open|online|face|meetings?|calls?|retreat|planning)))",
        rest,
    )
    if match is None:
        return parts
    is_consultation = match["open"] or "open-consultation" in rest
    numeral = re.search(rf"(?:meeting|call|mag)[-_](?P<numeral>{ROMAN.lower()})$", rest)
    ordinal = match["ordinal"] or (numeral["numeral"] if numeral else None)
    return msgspec.structs.replace(
        parts, meeting=PreparatoryMeeting("consultation" if is_consultation else "mag", ordinal, parts.year)
    )


def _preparatory_words(parts: PageSlug, rest: str, prefix: str) -> PageSlug:
    """Read `open-consultation-23-february-2009-transcript`, `mag-meeting-17-may`: names without other words."""
    tokens = [token for token in re.split(r"[-_]", rest) if token]
    if not all(_MEETING_WORDS.fullmatch(token) for token in tokens if token != prefix):
        return parts
    is_consultation = bool({"consultations", "consultation", "consult"} & set(tokens))
    if not is_consultation and "mag" not in tokens:
        return parts
    return msgspec.structs.replace(
        parts, meeting=PreparatoryMeeting("consultation" if is_consultation else "mag", None)
    )


_MEETING_WORDS = re.compile(
    rf"transcripts?|sessions?|meetings?|calls?|virtual|online|open|planning|of|the|on|from|and|for|day|morning|"
    rf"afternoon|evening|am|pm|consult(?:ations?)?|mag|\d{{1,2}}|20\d\d|{_MONTH.replace('?P<month>', '?:')}|"
    rf"\d{{1,2}}{_MONTH.replace('?P<month>', '?:')}\d\d"
)


def _session(parts: PageSlug, rest: str, vocabulary: Vocabulary, series: str) -> PageSlug:
    session = _code(rest, vocabulary, behind_day=parts.formal)
    if parts.date is not None and parts.formal and rest.startswith("ms-"):  # `2014-09-04-ms-x`, a main session
        session = SessionTitle(rest, "main-session")
    title = session.title
    if title is None or not _is_title(title, parts, session):
        return msgspec.structs.replace(parts, session=msgspec.structs.replace(session, title=None))
    shown = " ".join(_word(word, series) for word in re.split(r"[-_]", title) if word)
    session = msgspec.structs.replace(session, title=shown[0].upper() + shown[1:])
    return msgspec.structs.replace(parts, session=session)


def _code(rest: str, vocabulary: Vocabulary, *, behind_day: bool) -> SessionTitle:
    return (
        _numbered_code(rest, vocabulary, behind_day=behind_day)
        or _type_without_number(rest, vocabulary)
        or SessionTitle(rest or None)
    )


def _numbered_code(rest: str, vocabulary: Vocabulary, *, behind_day: bool) -> SessionTitle | None:
    """Read `ws-27-x`."""
    for spelling in vocabulary.codes:
        match = _numbered(vocabulary)[spelling.short].match(rest) if spelling.short else None
        if match is None:
            continue
        is_joined = rest[: match.start("number")].isalpha()
        if is_joined or behind_day or match["spelling"] not in _CODES_LIKE_WORDS:
            number = int(match["number"])
            return SessionTitle(match["rest"] or None, spelling.type, f"{spelling.short}{number}", number)
    return None


def _type_without_number(rest: str, vocabulary: Vocabulary) -> SessionTitle | None:
    """Read `open-forum-x`, `x-main-session`."""
    for session_type, starts, names in _without_number(vocabulary):
        if rest.startswith(starts) or rest in names:
            return SessionTitle(rest, session_type)
    return SessionTitle(rest, "main-session") if _MAIN_SESSION_END.search(rest) else None


@functools.lru_cache(maxsize=8)
def _without_number(vocabulary: Vocabulary) -> tuple[tuple[SessionType, tuple[str, ...], frozenset[str]], ...]:
    """Return each session type with the starts of names that say it, and the complete names that do."""
    return tuple(
        (
            entry.type,
            tuple(f"{slug(words)}{sign}" for words in entry.alone for sign in "-_"),
            frozenset(slug(words) for words in (*entry.alone, *entry.whole)),
        )
        for entry in vocabulary.codes
    )


@functools.lru_cache(maxsize=8)
def _numbered(vocabulary: Vocabulary) -> dict[str, re.Pattern[str]]:
    patterns = {}
    for entry in vocabulary.codes:
        if entry.short and entry.spellings:
            spellings = "|".join(sorted({slug(word) for word in entry.spellings}, key=len, reverse=True))
            patterns[entry.short] = re.compile(
                rf"(?:mcir-)?(?P<spelling>{spellings})-?(?P<number>\d{{1,3}})"
                rf"(?:[-_](?!(?:days?|years?|percent)\b)(?P<rest>.+))?$"
            )
    return patterns


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


def _word(word: str, series: str) -> str:
    if word == "nris":
        return "NRIs"
    return word.upper() if word in _ACRONYMS or word == series.casefold() else word
