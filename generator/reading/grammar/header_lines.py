"""Read header lines, beside a title: date, time, place, room and event. Pure text, no document."""

from __future__ import annotations

import datetime
import functools
import re

import msgspec

from generator.reading.grammar.dates import When, read_when
from generator.reading.grammar.session_codes import SessionTitle, read_session_title
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.settings.events import EventInfo
from generator.settings.load import Settings
from generator.slugs import slug
from generator.text.normal import fold, tidy

_KEY_AND_VALUE = re.compile(
    r"(?:#{1,6} ?)?\**(?P<key>[A-Za-z][A-Za-z &/]{1,30}?)(?: ?\(s\))? ?:\**+ ?(?P<value>\S.*)?$"
)
_WIKI_MARKUP = re.compile(r"\[\[[^\[\]]{0,300}\]\]|<br ?/?>", re.IGNORECASE)
"""Pictures and line breaks in the markup of a wiki."""

_CITY = r"[A-ZÀ-Þ][\w.'’-]+(?: (?:de |da |do |del |of )?[A-ZÀ-Þ][\w.'’-]+)?"
_CITY_AND_COUNTRY = re.compile(rf"{_CITY}, ?{_CITY}\.?")
_DAY = re.compile(r"Day (?P<day>\d{1,2})", re.IGNORECASE)
_MIN_STRONG_SENTENCES = 3
_MAX_CELLS = 6
_MAX_PLACE_WORDS = 6
_MAX_SENTENCE_CHARS = 120
_MAX_SENTENCES_CHARS = 1200
_MAX_LINE_CHARS = 400


class HeaderLine(msgspec.Struct, frozen=True):
    """The values in a header line."""

    when: When = When()
    place: str | None = None
    room: str | None = None
    title: str | None = None
    session: SessionTitle | None = None
    day: int | None = None
    event: str | None = None
    """The id of the event that the line names."""
    strong: bool = True
    """Whether nobody would say this line; a weak header line counts only beside strong ones."""
    title_follows: bool = False
    """Whether the line is only a code: a plain line below it is the title."""


def read_header_line(line: str, settings: Settings) -> HeaderLine | None:
    """Return the values in a header line, or `None` if `line` is not a header line."""
    if len(line) > _MAX_LINE_CHARS:
        return None
    text = tidy(line).strip("*_ ")
    vocabulary = vocabulary_of(settings)
    return (
        _noise(text, vocabulary)
        or _key_and_value(text, settings, vocabulary)
        or _programme_entry(text, settings, vocabulary)
        or _table_cells(text, vocabulary)
        or _event_name(text, settings, vocabulary)
        or _date_and_time(text, settings, vocabulary)
        or _place_or_room(text, settings, vocabulary)
        or _code(text, vocabulary)
    )


def header_sentences_end(text: str, settings: Settings) -> int:
    """Return the end of the header sentences at the start of a live stream's text; 0 if it has none.

    `Raw file. Gardening Forum 2016. Springfield, Dairyland. 7 December 2016. Workshop 234. 09 :00.`
    """
    first, stop, _ = text[:_MAX_SENTENCE_CHARS].partition(".")
    if not stop or read_header_line(first.strip(), settings) is None:
        return 0
    end = strong = misses = 0
    for match in re.finditer(r"[^.]{1,120}\.(?=\s|$)\s*", text[:_MAX_SENTENCES_CHARS]):
        if match.start() != 0 and misses > 1:
            break
        header = read_header_line(match[0].strip().rstrip("."), settings)
        if header is None:
            misses += 1
            continue
        misses = 0
        strong += header.strong
        end = match.end()
    return end if strong >= _MIN_STRONG_SENTENCES else 0


def event_at(settings: Settings, date: datetime.date) -> EventInfo | None:
    """Return the event that took place on `date`."""
    for info in settings.events:
        start = min(filter(None, (info.start, info.day_0)), default=None)
        if start and info.end and start <= date <= info.end:
            return info
    return None


def _noise(text: str, vocabulary: Vocabulary) -> HeaderLine | None:
    return HeaderLine(strong=False) if vocabulary.header_noise_pattern.fullmatch(text) else None


def _key_and_value(text: str, settings: Settings, vocabulary: Vocabulary) -> HeaderLine | None:
    """Read `Room: Ski-U-Mah`, `Day & Time: Friday, 11am-noon`."""
    match = _KEY_AND_VALUE.match(text)
    meaning = vocabulary.header_key_of.get(fold(match["key"])) if match else None
    if match is None or meaning is None:
        return None
    value = (match["value"] or "").strip("* ")
    if not value:
        return HeaderLine(strong=False)
    if meaning == "title":
        value = value.strip("/ ")
        return HeaderLine(title=value) if value else None
    if meaning == "room":
        return HeaderLine(room=value)
    if meaning == "when":
        when = read_when(value, vocabulary.zones)
        day = _DAY.search(value)
        has_time = when.date or when.yearless or when.span or when.start or when.weekdays or day
        return HeaderLine(when=when, day=int(day[1]) if day else None) if has_time else None
    if meaning == "event":
        return _event_name(value, settings, vocabulary) or HeaderLine(strong=False)
    return HeaderLine()


@functools.lru_cache(maxsize=8)
def _programme_entry_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    types = "|".join(info.id.replace("-", " ") for info in vocabulary.types) or r"(?!)"
    return re.compile(
        rf"(?P<date>\d{{1,2}} \w+ 20\d\d) ?[-–—] ?An? (?P<type>{types})(?: on (?P<rest>.{{2,300}}))?$", re.IGNORECASE
    )


def _programme_entry(text: str, settings: Settings, vocabulary: Vocabulary) -> HeaderLine | None:
    """Read `30 October 2006 - A Main Session on Security in Athens, Greece`."""
    match = _programme_entry_pattern(vocabulary).match(text)
    if match is None:
        return None
    when = read_when(match["date"])
    if when.date is None:
        return None
    topic, place = _topic_and_place(match["rest"] or "", settings)
    session = SessionTitle(None, slug(match["type"]))
    info = event_at(settings, when.date)
    event = info.id if info and place and _same_city(info, place) else None
    return HeaderLine(when=when, place=place, session=session, title=topic, event=event)


def _topic_and_place(rest: str, settings: Settings) -> tuple[str | None, str | None]:
    """Split `Security in Athens, Greece` into topic and place."""
    places = "|".join(
        re.escape(info.city) + r", ?" + re.escape(info.country)
        for info in settings.events
        if info.city and info.country
    )
    match = re.search(rf"(?:^| in |(?<=\w) )(?P<place>{places})$", rest, re.IGNORECASE) if places else None
    match = match or re.search(r" in (?P<place>[A-ZÀ-Þ](?:(?! in )[\w ]){1,40}, ?[A-ZÀ-Þ]\w+)$", rest)
    if match is None:
        return rest or None, None
    return rest[: match.start()].strip(" ,") or None, match["place"]


def _table_cells(text: str, vocabulary: Vocabulary) -> HeaderLine | None:
    """Read `6 June 2018 | 17:45-18:00 | GARDEN HALL | YouTube video`."""
    cells = [cell for part in _WIKI_MARKUP.sub("", text).split("|") if (cell := part.strip())]
    if len(cells) < 2 or len(cells) > _MAX_CELLS:
        return None
    whens = [read_when(cell, vocabulary.zones) for cell in cells]
    if not any((when.date or when.start) and not when.rest for when in whens):
        return None
    when = When(
        date=next((when.date for when in whens if when.date and not when.rest), None),
        start=next((when.start for when in whens if when.start and not when.rest), None),
        end=next((when.end for when in whens if when.end and not when.rest), None),
    )
    room = next((cell for cell in cells if _room_pattern(vocabulary).fullmatch(cell)), None)
    return HeaderLine(when=when, room=room)


def _event_name(text: str, settings: Settings, vocabulary: Vocabulary) -> HeaderLine | None:
    """Read `Sixth Annual Meeting of the FORUM`, `EIGHTH GARDENING FORUM`, `FORUM 2010`, or an event's theme."""
    short = settings.archive.series_short
    pattern = _event_name_pattern(settings.archive.series, short, vocabulary)
    match = pattern.match(text) if pattern is not None else None
    if match is None:
        return HeaderLine(strong=False) if slug(text) in _themes(settings.events) else None
    place = (match["rest"] or "").strip(" ,:-–") or None
    if place and not _is_place(place, settings) and read_when(place).rest:
        return None
    year = match["year"] or match["before"]
    if year and slug(short):
        return HeaderLine(event=f"{slug(short)}-{year}", place=place)
    if match["ordinal"] is None:
        return HeaderLine(place=place, strong=False)
    number = vocabulary.ordinal_of[match["ordinal"].casefold()]
    return HeaderLine(event=next((info.id for info in settings.events if info.ordinal == number), None), place=place)


@functools.lru_cache(maxsize=8)
def _event_name_pattern(series: str, short: str, vocabulary: Vocabulary) -> re.Pattern[str] | None:
    names = "|".join(re.escape(name) for name in (series, short) if name)
    if not names:
        return None
    ordinals = "|".join(re.escape(word) for word in vocabulary.ordinal_of)
    return re.compile(
        rf"(?:the )?(?:(?P<ordinal>{ordinals}) (?:annual )?(?:meeting of the )?(?:{names})|"
        rf"(?:{names}),? (?P<year>20\d\d)|(?P<before>20\d\d) (?:{names})|(?:{names}))"
        rf"(?: ?\((?:{names})\))?(?P<rest>(?:,| -|:|$).{{0,60}}| [A-Z]{{3,}})?$",
        re.IGNORECASE,
    )


def _date_and_time(text: str, settings: Settings, vocabulary: Vocabulary) -> HeaderLine | None:
    """Read a line of date and time, with or without a place, a part of the day or the number of a day."""
    when = read_when(text, vocabulary.zones)
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
        if when.date is None or not _room_pattern(vocabulary).fullmatch(rest):
            return None
        return HeaderLine(when=when, room=rest)
    strong = (
        when.date is not None or when.span is not None or (when.start is not None and bool(re.search(r"[:.]", text)))
    )
    return HeaderLine(when=when, place=rest or None, day=int(day[1]) if day else None, strong=strong)


def _place_or_room(text: str, settings: Settings, vocabulary: Vocabulary) -> HeaderLine | None:
    if _is_known_place(text, settings):
        return HeaderLine(place=text, strong=False)
    if _CITY_AND_COUNTRY.fullmatch(text) and len(text.split()) <= _MAX_PLACE_WORDS:
        return HeaderLine(strong=False)  # a place, or a person and an office
    if any(fold(venue) in fold(text) for venue in vocabulary.venues) and not text.endswith((".", "?")):
        return HeaderLine(strong=False)
    room = _room_pattern(vocabulary).fullmatch(text)
    return HeaderLine(room=text, strong=False) if room else None


def _code(text: str, vocabulary: Vocabulary) -> HeaderLine | None:
    """Read a line that is only a code: `WORKSHOP 68`."""
    session = read_session_title(text, vocabulary)
    if session.code is not None and session.title is None:
        return HeaderLine(session=session, strong=False, title_follows=True)
    return None


def _is_place(text: str, settings: Settings) -> bool:
    return _is_known_place(text, settings) or _CITY_AND_COUNTRY.fullmatch(text) is not None


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
def _room_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(vocabulary.room, re.IGNORECASE)
