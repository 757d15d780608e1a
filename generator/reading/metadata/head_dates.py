"""Read the date and the times in a line of a head, and the words beside them."""

from __future__ import annotations

import re

import msgspec

from generator.reading.grammar.dates import Clock, When, find_date_range, read_when
from generator.reading.grammar.printed_dates import PrintedDate, find_printed_date, is_weekday

_BRACKET = re.compile(r"[(\[（][^()\[\]（）]{0,80}[)\]）]")
_CELLS = re.compile(r"\s?[•·|]\s?")
_SIGNS = " \t,;|-–—./·•:()[]（）　\u200f\u200e"
_BESIDE_DATE = frozenset(
    [
        *("am", "om", "on", "at", "from", "morning", "afternoon", "evening", "utc", "local", "time", "a.m.", "p.m."),
        *(
            "den",
            "uhr",
            "uur",
            "h",
            "hrs",
            "hours",
            "vom",
            "heures",
            "horas",
            "ore",
            "le",
            "du",
            "pm",
            "el",
            "la",
            "il",
            "lo",
        ),
        *(
            "the",
            "dia",
            "día",
            "kl",
            "kl.",
            "klo",
            "på",
            "d",
            "d.",
            "e.",
            "m.",
            "g",
            "od",
            "do",
            "w",
            "dnia",
            "dniu",
            "dne",
        ),
        *(
            "dňa",
            "godz",
            "r.",
            "р.",
            "r",
            "roku",
            "z",
            "del",
            "de",
            "г.",
            "г",
            "года",
            "году",
            "року",
            "в",
            "о",
            "от",
            "η",
        ),
        *("held", "celebrada", "celebrado", "realizada", "realizado", "tenue", "abgehalten", "gehouden", "svoltasi"),
        *("την", "στις", "pe", "a", "ngày", "tarihli", "günü", "午前", "午後", "上午", "下午", "วันที่", "ที่", "يوم"),
        *("жылғы", "жыл", "жылы", "оны", "өдөр", "гараг", "թ", "година", "më"),
    ]
)
"""Words that come with a date or a time and say nothing else."""

_HOURS = re.compile(
    r"(\d{1,2}) ?[hH:时時點点시] ?(\d\d)(?:分|분)?(?!\w)|"
    r"(\d{1,2})[.:](\d\d)(?::\d\d)? ?(?:uhr|uur|ч|год|hodine|hodín|hod)(?!\w)",
    re.IGNORECASE,
)
_ISO_TIME = re.compile(r"^T(\d\d):(\d\d)(?::\d\d)?(?:\.\d{1,6})?(Z)?(?:[+-]\d\d:?\d\d)?")
_SECONDS = re.compile(r"(\d{1,2}:\d\d):\d\d(?:\.\d{1,3})?")
_UNIT = (
    r"hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s|std|stunden|minuten|sekunden|heures?|horas?|minutos?|"
    r"мин|час\w*|сек|分|秒|时|時間"
)
_DURATION = re.compile(
    rf"(?:\d{{1,3}} ?(?:{_UNIT})(?![^\W\d_])\.?,? ?){{1,3}}|"
    r"\d{1,3}:\d\d(?::\d\d)?(?: ?[-–] ?\d{1,3}:\d\d(?::\d\d)?)?",
    re.IGNORECASE,
)
_OF_PERIOD = re.compile(
    r"\b(?:period|quarter|year|months?|weeks?|half)(?: that)? (?:ending|ended|ends)(?: on)?:?\s{0,3}$", re.IGNORECASE
)
"""Words before the last day of a time that a report is about."""

_FLOWS = re.compile(r"[\w'’]\s*$")


class DateLine(msgspec.Struct, frozen=True):
    """The date and the times of a line, and the words beside them."""

    when: When = When()
    problem: str | None = None
    """Why a printed date gives none."""
    rest: str = ""
    """The words beside date and times; empty if the line has only them."""
    is_apart: bool = False
    """Whether a sign or a bracket parts the date from the words beside it."""
    in_bracket: bool = False
    """Whether date and times are in brackets, as behind a title."""
    only_duration: bool = False
    is_range: bool = False
    """Whether the line has the days of a meeting, which are no date of a session."""


def read_date_line(text: str, zones: frozenset[str]) -> DateLine | None:
    """Return the date and times in a tidied line, `None` if it has neither.

    A line that is only a length of time, or a time counted from the start of a recording, has `only_duration`.
    """
    bare = text.strip(_SIGNS)
    if _DURATION.fullmatch(bare):
        is_clock = ":" in bare and bare.count(":") == 1 and "-" not in bare
        start = read_when(bare, zones).start if is_clock else None
        return DateLine(When(start=start), only_duration=True)
    printed = find_printed_date(text) if "://" not in text else None
    return _only_time(text, zones) if printed is None else _with_date(text, printed, zones)


def _with_date(text: str, printed: PrintedDate, zones: frozenset[str]) -> DateLine:
    """Return the date and the times of a line with a date."""
    if printed.problem == "it is a range of days":
        span = find_date_range(text)
        return DateLine(When(span=span), rest=_words(read_when(text, zones).rest), is_range=True)
    if _OF_PERIOD.search(text[: printed.start]):
        return DateLine(rest=_words(text), is_range=True)
    bracket = next((match for match in _BRACKET.finditer(text) if match.start() < printed.start < match.end()), None)
    before, behind = text[: printed.start], text[printed.end :]
    if bracket is not None and bracket.start() > 0:
        before, behind = text[printed.start - 1 : printed.start], text[printed.end : bracket.end()]
        outside = f"{text[: bracket.start()].rstrip()} {text[bracket.end() :].lstrip()}".strip()
    else:
        outside = ""
    start, end, rest = _times(before, behind, zones)
    behind_time = _words(read_when(_with_colons(behind), zones).rest)
    flows_on = bool(behind_time) and re.match(r"\s?\w", _without_marks(behind)) is not None
    is_apart = not _FLOWS.search(_without_weekday(before)) and not flows_on
    when = When(date=printed.date, yearless=printed.yearless, start=start, end=end)
    if outside:
        return DateLine(when, printed.problem, outside, is_apart=True, in_bracket=True)
    return DateLine(when, printed.problem, rest, is_apart=is_apart)


def _only_time(text: str, zones: frozenset[str]) -> DateLine | None:
    when = read_when(_with_colons(text), zones)
    if when.start is None and when.span is None:
        return None
    if when.start is not None and re.fullmatch(r"\W*(?:\d{1,2}|noon|midnight)\W*", text, re.IGNORECASE):
        return None
    return DateLine(msgspec.structs.replace(when, date=None, yearless=None), rest=_words(when.rest), is_apart=True)


def _times(before: str, behind: str, zones: frozenset[str]) -> tuple[Clock | None, Clock | None, str]:
    """Return start and end beside a date, and the words that are neither date nor time."""
    iso = _ISO_TIME.match(behind)
    if iso is not None:
        clock = Clock(f"{iso[1]}:{iso[2]}{' UTC' if iso[3] else ''}")
        return clock, None, _words(f"{before} {behind[iso.end() :]}")
    start = end = None
    words = []
    for place, cell in enumerate([*_CELLS.split(before), *_CELLS.split(behind)]):
        if place and _DURATION.fullmatch(cell.strip(_SIGNS)) and (start is not None or place > 1):
            continue
        when = read_when(_with_colons(cell), zones)
        if start is None and when.start is not None:
            start, end = when.start, when.end
        words.append(when.rest if when.start is not None else cell)
    return start, end, _words(" ".join(words))


def _with_colons(text: str) -> str:
    """Return a text with `15h30`, `9.00 Uhr` and `10:00:05` as `15:30`, `9:00` and `10:00`."""
    text = _HOURS.sub(lambda match: f"{match[1] or match[3]}:{match[2] or match[4]}", text)
    return _SECONDS.sub(r"\1", text)


def _words(text: str) -> str:
    """Return the words of a text without those at its edges that come with a date."""
    words = text.split()
    while words and _is_beside_date(words[-1]):
        words.pop()
    start = 0
    while start < len(words) and _is_beside_date(words[start]):
        start += 1
    return " ".join(words[start:]).strip(_SIGNS)


def _is_beside_date(word: str) -> bool:
    bare = word.strip(_SIGNS)
    return (
        not bare
        or bare.casefold() in _BESIDE_DATE
        or word.casefold() in _BESIDE_DATE
        or is_weekday(bare)
        or len(bare) == 1
    )


def _without_weekday(text: str) -> str:
    words = text.rstrip().split(" ")
    while words and (is_weekday(words[-1]) or words[-1].casefold() in {"den", "le", "el", "on", "dne", "dnia"}):
        words.pop()
    kept = " ".join(words)
    return kept + "," if len(kept) < len(text.rstrip()) and kept and kept[-1] in "," else kept


def _without_marks(text: str) -> str:
    match = re.match(r"\s*(\S+)", text)
    return text[match.end() :] if match and _is_beside_date(match[1]) else text
