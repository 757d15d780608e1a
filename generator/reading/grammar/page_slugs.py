"""Page names: what the last part of an address, or the name of a file, says about a session. Pure text, no document."""

from __future__ import annotations

import datetime
import functools
import re

import msgspec

from generator.reading.grammar.dates import iso_date, month_number
from generator.reading.grammar.rooms import leading_room, trailing_room
from generator.reading.grammar.session_codes import SessionKind
from generator.reading.grammar.titles import Meeting
from generator.reading.grammar.vocabulary import ROMAN, Vocabulary
from generator.records import SessionType
from generator.slugs import slug

_END = r"(?=[-_]|$)"
_SUFFIX = re.compile(r"(?:\.(?:html?|php\d?|txt|aspx?|jsp|docx?|pdf|rtf))+$", re.IGNORECASE)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ISO = re.compile(rf"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d){_END}[-_]?")
_DATE = re.compile(rf"(?:^|(?<=[-_]))(?P<day>\d{{1,2}})-{_MONTH}-(?P<year>20\d\d){_END}")
_MONTH_FIRST = re.compile(rf"(?:^|(?<=[-_])){_MONTH}-(?P<day>\d{{1,2}})-(?P<year>20\d\d){_END}")
_COMPACT = re.compile(rf"(?:^|(?<=[-_]))(?P<day>\d{{1,2}}){_MONTH}(?P<year>20\d\d|[0-3]\d)(?!\d)")
_YEARLESS = re.compile(
    rf"(?:^|(?<=[-_]))(?:(?P<day>\d{{1,2}})-{_MONTH}|{_MONTH.replace('month', 'month2')}-(?P<day2>\d{{1,2}})){_END}"
)
_RAW = re.compile(r"(?:^|[-_])raw(?:[-_]\d{1,2})?$")
_LAST = re.compile(r"[-_](?:finished|raw)$|[-_]\d{6,}$")
_COPY = re.compile(
    r"(?<!day)[-_]0$|"
    r"(?<![-_]room)(?<!day)(?<!part)(?<!session)(?<!workshop)(?<![-_]ws)(?<![-_]of)(?<![-_]dc)(?<![-_]no)"
    r"(?<!salle)(?<!raum)(?<!saal)(?<!hall)(?<!phase)(?<!level)(?<!article)(?<!track)(?<!group)(?<!round)(?<!panel)"
    r"(?<!forum)(?<!talk)(?<!event)(?<!draft)(?<![-_]\d)(?<![-_]\d\d)[-_]1$"
)
"""A second page of one name gets `-0`, a third `-1`; behind words that are counted, 1 is their number."""

_ID = re.compile(r"(?P<id>\d{3,8})-(?P<rest>.+)$")
_FINISHED = re.compile(r"^finished[-_](?!transcript|file|copy)")
_NO_ID = re.compile(r"20[0-4]\d$")
_BEHIND_ID = re.compile(r"finished-|20\d\d-\d\d-\d\d|\d{1,2}-[a-z]{3,9}-20\d\d")
_DAY = re.compile(r"(?:^|[-_])day-?(?P<day>\d{1,2})(?:[-_](?:morning|afternoon|evening|am|pm|transcript|part-\w+))*$")
_OPAQUE = re.compile(r"(?=\w*\d)(?=\w*[a-z])\w{8,}|[0-9a-f]{7,}")
_NO_TITLE = frozenset(
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
_SHORTEST = 4
_COPIES = 6
"""Marks of a copy at the end of one name; more are no such marks."""

_ACRONYMS = frozenset({"bpf", "dc", "mag", "ms", "nri", "ws"})
_NOT_WORDS_ONLY = frozenset({"of", "la"})
"""Codes that are words too: only behind the day of a meeting, or joined with their number, they are codes."""


class PageSlug(msgspec.Struct, frozen=True):
    """The name of a page, taken apart."""

    year: int | None = None
    day: int | None = None
    date: datetime.date | None = None
    yearless: tuple[int, int] | None = None
    room: str | None = None
    raw: bool = False
    meeting: Meeting | None = None
    session: SessionKind = SessionKind(None)
    type: SessionType | None = None
    formal: bool = False
    """It begins as the names of the series' own pages do."""


def read_page_slug(name: str, series: str, words: Vocabulary) -> PageSlug:
    """Take the name of a page apart.

    Args:
        name: The last part of an address or a file's name without suffix, percent-decoded.
        series: The short name of the series.
        words: The archive's vocabulary.
    """
    name = _SUFFIX.sub("", name)
    rest = "_".join(part for field in re.split(r"[–—]", name) if (part := slug(field)))
    raw = bool(_RAW.search(rest))
    rest = _without_copies(rest)
    prefix = slug(series)
    category = re.match(
        rf"\d{{1,3}}-{re.escape(prefix)}-(?P<year>20\d\d)-(?:transcripts?-(?:{re.escape(prefix)}-20\d\d-)?)?(?=\d{{3,5}}-\w)",
        rest,
    )
    if prefix and category is not None:  # a whole path, joined: `187-igf-2015-transcripts-2898-ws-27-x`
        rest = rest[category.end() :]
    rest = _without_id(rest)
    rest = _COMPACT.sub(r"\g<0>-", rest).rstrip("-")
    found = PageSlug(raw=raw, year=int(category["year"]) if category else None)
    if date := _ISO.match(rest):
        day = iso_date(date["year"], date["month"], date["day"])
        if day:
            room, rest = trailing_room(_FINISHED.sub("", rest[date.end() :]), words)
            found = msgspec.structs.replace(found, date=day, room=room, formal=True)
    if prefix and (match := re.match(rf"{re.escape(prefix)}-(?P<year>20\d\d){_END}[-_]?", rest)):
        found = msgspec.structs.replace(found, year=int(match["year"]), formal=True)
        rest = rest[match.end() :]
        if day_match := re.match(rf"day-?(?P<day>\d{{1,2}}){_END}[-_]?", rest):
            found = msgspec.structs.replace(found, day=int(day_match["day"]))
            room, rest = leading_room(rest[day_match.end() :], words)
            found = msgspec.structs.replace(found, room=room)
        else:
            found = _preparatory(found, rest, prefix, words)
    elif prefix and (match := re.match(rf"(?P<year>20\d\d)-{re.escape(prefix)}{_END}[-_]?", rest)):
        found = msgspec.structs.replace(found, year=int(match["year"]), formal=True)
        rest = rest[match.end() :]
        found = _preparatory(found, rest, prefix, words)
    elif prefix and (match := re.search(rf"transcript-{re.escape(prefix)}-(?P<year>20\d\d)$", rest)):
        found = msgspec.structs.replace(found, year=int(match["year"]))
        rest = rest[: match.start()].rstrip("-_")
    found, rest = _other_dates(found, rest)
    if found.day is None and (day_end := _DAY.search(rest)):
        found = msgspec.structs.replace(found, day=int(day_end["day"]))
    if found.meeting is None and not found.year and not (found.formal and found.day is not None):
        found = _preparatory_words(found, rest, prefix)
    return _session(found, rest, words, series)


def _without_copies(rest: str) -> str:
    """Return the name without what tells copies of a page apart: `-0`, `-raw`, `-finished`, a long number."""
    for _ in range(_COPIES):
        match = _LAST.search(rest) or _COPY.search(rest)
        if match is None or (match[0] in {"-1", "_1"} and rest.count("-") < _SHORTEST):
            break
        rest = rest[: match.start()]
    return _FINISHED.sub("", rest)


def _without_id(rest: str) -> str:
    """Return the name without the number of the article before it; a year is no such number."""
    match = _ID.match(rest)
    if match is None:
        return rest
    is_year = _NO_ID.match(match["id"]) is not None
    known = _BEHIND_ID.match(match["rest"])
    if (is_year and not known) or _ISO.match(rest):
        return rest
    return _FINISHED.sub("", match["rest"])


def _other_dates(found: PageSlug, rest: str) -> tuple[PageSlug, str]:
    """Take down `28-september-2011`, `23may07`, `15-may`."""
    for pattern in (_DATE, _MONTH_FIRST, _COMPACT):
        match = pattern.search(rest)
        if match and found.date is None and not found.formal | (found.day is not None):
            year = int(match["year"]) + (2000 if len(match["year"]) < _SHORTEST else 0)
            date = iso_date(year, month_number(match["month"]), match["day"])
            if date:
                rest = rest[match.end() :].lstrip("-_") if match.start() == 0 else rest
                return msgspec.structs.replace(found, date=date), rest
    match = _YEARLESS.search(rest)
    if match and found.date is None and found.day is None:
        month, day = month_number(match["month"] or match["month2"]), int(match["day"] or match["day2"])
        years = set(re.findall(rf"(?<=[-_])20\d\d{_END}", rest))
        is_plain = len(years) == 1 and found.meeting is None and not found.formal
        date = iso_date(years.pop(), month, day) if is_plain else None
        found = msgspec.structs.replace(found, date=date, yearless=None if date else (month, day))
    return found, rest


def _preparatory(found: PageSlug, rest: str, prefix: str, words: Vocabulary) -> PageSlug:
    ordinals = "|".join(slug(word) for word in words.ordinal_of)
    match = re.match(
        rf"(?:the-)?(?:(?P<ordinal>{ordinals})-)?(?:(?:virtual|online|preparatory|{re.escape(prefix)})-)*"
        rf"(?:(?P<open>open-consultations?)(?=$|[-_](?:and|mag|on-\d|day|meeting|transcript|\d))|"
        rf"mag(?=$|[-_](?:virtual|open|online|face|meetings?|calls?|retreat|planning)))",
        rest,
    )
    if match is None:
        return found
    both = match["open"] or "open-consultation" in rest
    numeral = re.search(rf"(?:meeting|call|mag)[-_](?P<numeral>{ROMAN.lower()})$", rest)
    ordinal = match["ordinal"] or (numeral["numeral"] if numeral else None)
    return msgspec.structs.replace(found, meeting=Meeting("consultation" if both else "mag", ordinal, found.year))


def _preparatory_words(found: PageSlug, rest: str, prefix: str) -> PageSlug:
    """Read `open-consultation-23-february-2009-transcript`, `mag-meeting-17-may`: nothing else."""
    tokens = [token for token in re.split(r"[-_]", rest) if token]
    if not all(_FILL.fullmatch(token) for token in tokens if token != prefix):
        return found
    consultation = bool({"consultations", "consultation", "consult"} & set(tokens))
    if not consultation and "mag" not in tokens:
        return found
    return msgspec.structs.replace(found, meeting=Meeting("consultation" if consultation else "mag", None))


_FILL = re.compile(
    rf"transcripts?|sessions?|meetings?|calls?|virtual|online|open|planning|of|the|on|from|and|for|day|morning|"
    rf"afternoon|evening|am|pm|consult(?:ations?)?|mag|\d{{1,2}}|20\d\d|{_MONTH.replace('?P<month>', '?:')}|"
    rf"\d{{1,2}}{_MONTH.replace('?P<month>', '?:')}\d\d"
)


def _session(found: PageSlug, rest: str, words: Vocabulary, series: str) -> PageSlug:
    session = _code(rest, words, behind_day=found.formal)
    if found.date is not None and found.formal and rest.startswith("ms-"):  # `2014-09-04-ms-x`, as the main sessions
        session = SessionKind(rest, "main-session")
    title = session.title
    if title is None or not _is_title(title, found, session):
        return msgspec.structs.replace(found, session=msgspec.structs.replace(session, title=None))
    shown = " ".join(_word(word, series) for word in re.split(r"[-_]", title) if word)
    session = msgspec.structs.replace(session, title=shown[0].upper() + shown[1:])
    return msgspec.structs.replace(found, session=session)


def _code(rest: str, words: Vocabulary, *, behind_day: bool) -> SessionKind:
    for code in words.codes:
        if not code.short:
            continue
        match = _numbered(words)[code.short].match(rest)
        if match is None:
            continue
        joined = rest[: match.start("number")].isalpha()
        if joined or behind_day or match["spelling"] not in _NOT_WORDS_ONLY:
            number = int(match["number"])
            return SessionKind(match["rest"] or None, code.type, f"{code.short}{number}", number)
    for code in words.codes:
        for spelling in (*code.alone, *code.whole):
            start = slug(spelling)
            is_whole = spelling in code.whole
            if rest == start or (not is_whole and rest.startswith((f"{start}-", f"{start}_"))):
                return SessionKind(rest, code.type)
    if re.search(r"(?<!the)(?<!an)(?<!our)-main-session$", rest):
        return SessionKind(rest, "main-session")
    return SessionKind(rest or None)


@functools.lru_cache(maxsize=8)
def _numbered(words: Vocabulary) -> dict[str, re.Pattern[str]]:
    made = {}
    for code in words.codes:
        if code.short and code.spellings:
            spellings = "|".join(sorted({slug(word) for word in code.spellings}, key=len, reverse=True))
            made[code.short] = re.compile(
                rf"(?:mcir-)?(?P<spelling>{spellings})-?(?P<number>\d{{1,3}})"
                rf"(?:[-_](?!(?:days?|years?|percent)\b)(?P<rest>.+))?$"
            )
    return made


def _is_title(name: str, found: PageSlug, session: SessionKind) -> bool:
    """Return whether a name has words that a reader would take for a title; numbers and hashes have none."""
    tokens = re.split(r"[-_]", name)
    if any(_OPAQUE.fullmatch(token) for token in tokens):
        return False
    real = [token for token in tokens if token.isalpha()]
    if all(token in _NO_TITLE for token in real):
        return False
    if len(tokens) == 1:
        known = session.type is not None or found.formal
        return bool(real) and (known or found.date is not None) and len(real[0]) >= _SHORTEST
    if 2 * len(real) < len(tokens):
        return False
    return any(len(token) >= _SHORTEST for token in real) or len(real) >= _SHORTEST


def _word(word: str, series: str) -> str:
    if word == "nris":
        return "NRIs"
    return word.upper() if word in _ACRONYMS or word == series.casefold() else word
