"""Header lines: what a line below or above a title says about date, time, place, room and meeting. Pure text."""

from __future__ import annotations

import datetime
import functools
import re

import msgspec

from generator.reading.grammar.dates import When, read_when
from generator.reading.grammar.session_codes import SessionKind, read_session_kind
from generator.reading.grammar.typography import fold, tidy
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.records import SessionType
from generator.settings.load import EventInfo, Settings
from generator.slugs import slug

_KEY = re.compile(r"(?:#{1,6} ?)?\**(?P<key>[A-Za-z][A-Za-z &/]{1,30}?)(?: ?\(s\))? ?:\** ?(?P<value>\S.*)?$")
_ENTRY = re.compile(
    r"(?P<date>\d{1,2} \w+ 20\d\d) ?[-–—] ?An? (?P<type>Main Session|Workshop|Open Forum|Dynamic Coalition|Other)"
    r"(?: on (?P<rest>.{2,300}))?$",
    re.IGNORECASE,
)
_TYPES: dict[str, SessionType] = {
    "main session": "main-session",
    "workshop": "workshop",
    "open forum": "open-forum",
    "dynamic coalition": "dynamic-coalition",
    "other": "other",
}
_WIKI = re.compile(r"\[\[[^\[\]]{0,300}\]\]|<br ?/?>", re.IGNORECASE)
"""Pictures and line breaks of a wiki's own text."""

_CITY = r"[A-ZÀ-Þ][\w.'’-]+(?: (?:de |da |do |del |of )?[A-ZÀ-Þ][\w.'’-]+)?"
_PLACE = re.compile(rf"{_CITY}, ?{_CITY}\.?")
_DAY = re.compile(r"Day (?P<day>\d{1,2})", re.IGNORECASE)
_DUMP_LINES = 3
_SENTENCE = 120
_LONGEST = 400


class HeaderLine(msgspec.Struct, frozen=True):
    """What a header line says."""

    when: When = When()
    place: str | None = None
    room: str | None = None
    title: str | None = None
    session: SessionKind | None = None
    day: int | None = None
    event: str | None = None
    """The id of an annual meeting that the line names."""
    strong: bool = True
    """Nobody says a line like this; weak ones are header lines only beside strong ones."""
    title_follows: bool = False
    """The line names the sort of session: a plain line below it is the title."""


def read_header_line(line: str, settings: Settings) -> HeaderLine | None:
    """Return what a header line says, `None` for a line that is none."""
    if len(line) > _LONGEST:
        return None
    text = tidy(line).strip("*_ ")
    words = vocabulary_of(settings)
    return (
        _noise(text, words)
        or _key(text, settings, words)
        or _entry(text, settings)
        or _cells(text, words)
        or _meeting(text, settings, words)
        or _moment(text, settings, words)
        or _place_line(text, settings, words)
        or _sort(text, words)
    )


def header_sentences_end(text: str, settings: Settings) -> int:
    """Return where the run of header sentences ends that a live stream's dump begins with; 0 where there is none.

    `Raw file. Internet Governance Forum 2016. Jalisco, Mexico. 7 December 2016. Workshop 234. 09 :00.`
    """
    first, stop, _ = text[:_SENTENCE].partition(".")
    if not stop or read_header_line(first.strip(), settings) is None:
        return 0
    end = strong = misses = 0
    for match in re.finditer(r"[^.]{1,120}\.(?=\s|$)\s*", text[:1200]):
        if match.start() != 0 and misses > 1:
            break
        header = read_header_line(match[0].strip().rstrip("."), settings)
        if header is None:
            misses += 1
            continue
        misses = 0
        strong += header.strong
        end = match.end()
    return end if strong >= _DUMP_LINES else 0


def event_at(settings: Settings, date: datetime.date) -> EventInfo | None:
    """Return the meeting on whose days `date` is."""
    for info in settings.events:
        start = min(filter(None, (info.start, info.day_0)), default=None)
        if start and info.end and start <= date <= info.end:
            return info
    return None


def _noise(text: str, words: Vocabulary) -> HeaderLine | None:
    return HeaderLine(strong=False) if words.header_noise_pattern.fullmatch(text) else None


def _key(text: str, settings: Settings, words: Vocabulary) -> HeaderLine | None:
    """Read `Room: Ski-U-Mah`, `Day & Time: Friday, 11am-noon`."""
    match = _KEY.match(text)
    sort = words.header_key_of.get(fold(match["key"])) if match else None
    if match is None or sort is None:
        return None
    value = (match["value"] or "").strip("* ")
    if not value:
        return HeaderLine(strong=False)
    if sort == "title":
        value = value.strip("/ ")
        return HeaderLine(title=value) if value else None
    if sort == "room":
        return HeaderLine(room=value)
    if sort == "when":
        when = read_when(value, words.zones)
        day = _DAY.search(value)
        says = when.date or when.yearless or when.span or when.start or when.weekday or day
        return HeaderLine(when=when, day=int(day[1]) if day else None) if says else None
    if sort == "event":
        return _meeting(value, settings, words) or HeaderLine(strong=False)
    return HeaderLine()


def _entry(text: str, settings: Settings) -> HeaderLine | None:
    """Read `30 October 2006 - A Main Session on Security in Athens, Greece`."""
    match = _ENTRY.match(text)
    if match is None:
        return None
    when = read_when(match["date"])
    if when.date is None:
        return None
    topic, place = _topic(match["rest"] or "", settings)
    session = SessionKind(None, _TYPES[match["type"].casefold()])
    info = event_at(settings, when.date)
    event = info.id if info and place and _same_city(info, place) else None
    return HeaderLine(when=when, place=place, session=session, title=topic, event=event)


def _topic(rest: str, settings: Settings) -> tuple[str | None, str | None]:
    """Part `Security in Athens, Greece`: the place is known, or stands alone."""
    known = "|".join(
        re.escape(info.city) + r", ?" + re.escape(info.country)
        for info in settings.events
        if info.city and info.country
    )
    match = re.search(rf"(?:^| in |(?<=\w) )(?P<place>{known})$", rest, re.IGNORECASE) if known else None
    match = match or re.search(r" in (?P<place>[A-ZÀ-Þ](?:(?! in )[\w ]){1,40}, ?[A-ZÀ-Þ]\w+)$", rest)
    if match is None:
        return rest or None, None
    return rest[: match.start()].strip(" ,") or None, match["place"]


def _cells(text: str, words: Vocabulary) -> HeaderLine | None:
    """Read `6 June 2018 | 17:45-18:00 | GARDEN HALL | YouTube video`."""
    cells = [cell for part in _WIKI.sub("", text).split("|") if (cell := part.strip())]
    if len(cells) < 2 or len(cells) > _DUMP_LINES * 2:
        return None
    whens = [read_when(cell, words.zones) for cell in cells]
    if not any((when.date or when.start) and not when.rest for when in whens):
        return None
    when = When(
        date=next((when.date for when in whens if when.date and not when.rest), None),
        start=next((when.start for when in whens if when.start and not when.rest), None),
        end=next((when.end for when in whens if when.end and not when.rest), None),
    )
    room = next((cell for cell in cells if _room(words).fullmatch(cell)), None)
    return HeaderLine(when=when, room=room)


def _meeting(text: str, settings: Settings, words: Vocabulary) -> HeaderLine | None:
    """Read `Sixth Annual Meeting of the IGF`, `EIGHTH INTERNET GOVERNANCE FORUM`, `IGF 2010`, or a meeting's theme."""
    short = settings.archive.series_short
    pattern = _meeting_pattern(settings.archive.series, short, words)
    match = pattern.match(text) if pattern is not None else None
    if match:
        rest = (match["rest"] or "").strip(" ,:-–")
        year = match["year"] or match["before"]
        info = None
        if match["ordinal"]:
            number = words.ordinal_of[match["ordinal"].casefold()]
            info = next((info for info in settings.events if info.ordinal == number), None)
        if rest and not _is_place(rest, settings) and read_when(rest).rest:
            return None
        if year and slug(short):
            return HeaderLine(event=f"{slug(short)}-{year}", place=rest or None)
        return HeaderLine(event=info.id if info else None, place=rest or None, strong=bool(match["ordinal"]))
    return HeaderLine(strong=False) if slug(text) in _themes(settings.events) else None


@functools.lru_cache(maxsize=8)
def _meeting_pattern(series: str, short: str, words: Vocabulary) -> re.Pattern[str] | None:
    names = "|".join(re.escape(name) for name in (series, short) if name)
    if not names:
        return None
    ordinals = "|".join(re.escape(word) for word in words.ordinal_of)
    return re.compile(
        rf"(?:the )?(?:(?P<ordinal>{ordinals}) (?:annual )?(?:meeting of the )?(?:{names})|"
        rf"(?:{names}),? (?P<year>20\d\d)|(?P<before>20\d\d) (?:{names})|(?:{names}))"
        rf"(?: ?\((?:{names})\))?(?P<rest>(?:,| -|:|$).{{0,60}}| [A-Z]{{3,}})?$",
        re.IGNORECASE,
    )


def _moment(text: str, settings: Settings, words: Vocabulary) -> HeaderLine | None:
    """Read a line of date and time, with or without a place, a half of the day or the number of a day."""
    when = read_when(text, words.zones)
    rest = re.sub(
        r"^(?:on|from|at)$|\b(?:morning|afternoon|evening)(?: session)?\b|\blocal(?: time)?\b|[()\[\]]",
        "",
        when.rest,
        flags=re.I,
    )
    day = _DAY.fullmatch(rest.strip(" ,-–"))
    rest = "" if day else rest.strip(" ,-–")
    if when.date is None and when.start is None and when.span is None and when.yearless is None:
        return HeaderLine(day=int(day[1]), strong=False) if day else None
    if rest and not _is_place(rest, settings):
        if when.date is None or not _room(words).fullmatch(rest):
            return None
        return HeaderLine(when=when, room=rest)
    strong = (
        when.date is not None or when.span is not None or (when.start is not None and bool(re.search(r"[:.]", text)))
    )
    return HeaderLine(when=when, place=rest or None, day=int(day[1]) if day else None, strong=strong)


def _place_line(text: str, settings: Settings, words: Vocabulary) -> HeaderLine | None:
    if _is_known_place(text, settings):
        return HeaderLine(place=text, strong=False)
    if _PLACE.fullmatch(text) and len(text.split()) <= _DUMP_LINES * 2:
        return HeaderLine(strong=False)  # perhaps a place, perhaps a person and an office
    if any(fold(venue) in fold(text) for venue in words.venues) and not text.endswith((".", "?")):
        return HeaderLine(strong=False)
    room = _room(words).fullmatch(text)
    return HeaderLine(room=text, strong=False) if room else None


def _sort(text: str, words: Vocabulary) -> HeaderLine | None:
    """Read a line that is nothing but a code (`WORKSHOP 68`) or a sort of session (`Main Session`)."""
    session = read_session_kind(text, words)
    if session.code is not None and session.title is None:
        return HeaderLine(session=session, strong=False, title_follows=True)
    return None


def _is_place(text: str, settings: Settings) -> bool:
    return _is_known_place(text, settings) or _PLACE.fullmatch(text) is not None


def _is_known_place(text: str, settings: Settings) -> bool:
    return slug(text) in _places(settings.events)


@functools.lru_cache(maxsize=8)
def _places(events: tuple[EventInfo, ...]) -> frozenset[str]:
    names: set[str] = set()
    for info in events:
        city_country = f"{info.city}, {info.country}" if info.city and info.country else None
        names.update(slug(name) for name in (info.place, info.city, city_country) if name)
    return frozenset(names - {"online"})


@functools.lru_cache(maxsize=8)
def _themes(events: tuple[EventInfo, ...]) -> frozenset[str]:
    return frozenset(slug(info.theme) for info in events if info.theme)


def _same_city(info: EventInfo, place: str) -> bool:
    return bool(info.city) and slug(place.partition(",")[0]) == slug(info.city or "")


@functools.lru_cache(maxsize=8)
def _room(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(words.room, re.IGNORECASE)
