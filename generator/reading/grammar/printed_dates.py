"""Read dates as the heads of documents print them, in the words and the order of many languages. Pure text."""

from __future__ import annotations

import datetime
import functools
import re
from typing import Any

import msgspec

from generator.reading.grammar.dates import iso_date
from generator.reading.grammar.worded_dates import find_worded_date
from generator.text.normal import fold, without_diacritics
from generator.text.word_files import load_words

_WORD = r"[^\s\d,;:()\[\]/|•·.'’-]{1,24}"
_MONTH = rf"(?:d['’ʼ])?(?P<month>{_WORD}(?:/{_WORD})?)"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_DAY = r"(?P<day>\d{1,2})"
_ERA = "令和|平成|昭和|民國|民国|中華民國"
_AT_START = r"(?<![\w/:])(?<!\d[.,-])"
_DAY_SIGN = r"(?:st|nd|rd|th|er|re|ème|eme|\.?[º°ª]|\.|-?го|-?е|η|ης|ος|lea|-a)?"
_BEFORE_MONTH = r"(?:(?:of|de|del|den|di|ta['’])\s)?"
_BEFORE_YEAR = r"(?:(?:of|de|del|do|พ\.ศ\.|ค\.ศ\.|พุทธศักราช|คริสต์ศักราช)\s|['’])?"

_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # `2024-03-14`, `2024/3/14`, `2024.03.14`
        r"(?<![\w.-])(?P<year>\d{4})(?P<sign>[-/.])(?P<number>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?![\d-])",
        # `Harbour board-20240314_100000-Meeting Recording`
        r"(?<![\w.])(?P<year>20\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)[_T]\d{4,6}(?!\d)",
        # `2024年3月14日`, `2024년 3월 14일`, `令和6年3月14日`
        (
            rf"(?:(?P<era>{_ERA}) ?)?(?P<year>\d{{1,4}}|元) ?[年년] ?(?P<number>\d{{1,2}}) ?[月월] ?"
            r"(?P<day>\d{1,2}) ?[日일号號]?"
        ),
        # `ngày 14 tháng 3 năm 2024`
        r"(?P<day>\d{1,2}) tháng (?P<number>\d{1,2}),? năm (?P<year>\d{4})(?!\d)",
        # `2024 оны 3 дугаар сарын 14`, `2024 жылғы 14 наурыз`, `2024 yil 14 mart`
        (
            r"(?<!\w)(?P<year>\d{4}) оны (?P<number>\d{1,2})[ -]?(?:дугаар|дүгээр|р)? сарын (?P<day>\d{1,2})"
            r"(?:[ -]?(?:ны|ний))?(?: өдөр)?"
        ),
        (
            r"(?<!\w)(?P<year>\d{4})[ -](?:жылғы|жылдың|жылы|жылдын|йил|йилги|yil|yilgi) "
            rf"{_DAY}[ -]?(?P<month>{_WORD})"
        ),
        # `14 March 2024`, `14. März 2024`, `14 de marzo de 2019`, `14-Mar-2024`
        rf"{_AT_START}{_DAY}{_DAY_SIGN}[\s-]{{0,2}}{_BEFORE_MONTH}{_MONTH}[\s.,-]{{0,3}}{_BEFORE_YEAR}{_YEAR}",
        # `March 14, 2024`
        rf"(?<!\w)(?P<month>{_WORD})\.?\s{{1,2}}{_DAY}(?:st|nd|rd|th|er)?,?\s{{1,2}}{_YEAR}",
        # `2024. gada 14. marts`
        rf"(?<!\w)(?P<year>\d{{4}})\. gada {_DAY}\. (?P<month>{_WORD})",
        # `2024. március 14.`, `2024 m. kovo 14 d.`, `2024ko martxoaren 14a`
        rf"(?<!\w)(?P<year>\d{{4}})(?:ko|eko)?\.?(?: m\.)?[\s-]{{1,2}}(?P<month>{_WORD})[\s-]{{1,2}}{_DAY}(?!\d)",
        # `14.03.2024`, `14/03/2024`, `3-14-2024`
        r"(?<![\w./])(?<!\d-)(?<!\W-)(?P<first>\d{1,2})(?P<sign>\.\s?|/|-)(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})(?![\w/-]|\.\d)",
    )
)
"""The forms of a date with a year, the clearest first; each at most once in a line that is read."""

_YEARLESS_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<number>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일号號]",
        rf"{_AT_START}{_DAY}{_DAY_SIGN}[\s-]{{0,2}}{_BEFORE_MONTH}{_MONTH}(?![\w])",
        rf"(?<!\w)(?P<month>{_WORD})\.?\s{{1,2}}{_DAY}(?:st|nd|rd|th)?(?![\w:.])",
    )
)
_RANGE_BEFORE = re.compile(
    r"\d[.\w]{0,3}(?: [^\W\d_]{3,12})?\s?(?:[-–—&]|to|and|bis|und|au|et|al|y|e|og|och|en|i|a|и|по|до|-го)\s?$",
    re.IGNORECASE,
)
_RANGE_BEHIND = re.compile(
    r"\s?(?:[-–—]|to|bis|until)\s?(?:\d{1,2}[\s.]|[^\W\d_]{3,12} \d{1,2},? \d{4})", re.IGNORECASE
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911, "中華民國": 1911}
"""The year before the first year of an era."""

_BUDDHIST_YEARS = 543
_FIRST_BUDDHIST_YEAR, _LAST_BUDDHIST_YEAR = 2400, 2643
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_DAY_FIRST = re.compile("[\u0391-\u03c9\u0410-\u04ff\u05d0-\u05ea\u0620-\u06ff\u0900-\u0dff\u0e00-\u0eff]")
"""A letter of a script in which all languages print the day before the month."""

_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CHINESE_DATE = re.compile(
    rf"(?:(?P<year>[〇零○一二三四五六七八九]{{4}})|(?P<era>{_ERA})(?P<era_year>元|[一二三四五六七八九十百]{{1,6}}))年"
    r"(?P<month>[一二三四五六七八九十]{1,3})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_SHORT_DATE = re.compile(r"(?<![\w.])(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{2})(?![\w.]|, ?\d)")
_MAX_CHARS = 300

OTHER_DATE = re.compile(
    r"\b(?:next|previous|published|posted|updated|revised|modified|created|printed|downloaded|accessed|approved|issued|due|deadline|"
    r"nächste[rn]?|veröffentlicht|prochaine|publié|próxima|publicado|prossima|pubblicato|volgende|gepubliceerd|nästa|næste|neste|"
    r"następne\w*|příští|következő|следующ\w+|опубликован\w*|наступн\w+)\b|下次|下回|次回|다음",
    re.IGNORECASE,
)
"""A word for another date than that of the session."""


class PrintedDate(msgspec.Struct, frozen=True):
    """A date in a line, and where it is."""

    start: int
    end: int
    date: datetime.date | None = None
    """`None` for a date without a year, a range, or a date whose day and month are not clear."""
    yearless: tuple[int, int] | None = None
    """Month and day of a date without a year."""
    problem: str | None = None
    """Why there is no `date`."""
    either: tuple[datetime.date, ...] = ()
    """The two dates that numbers may be whose order is not clear."""


def find_printed_date(text: str) -> PrintedDate | None:
    """Return the first date in a tidied line, `None` if it has none.

    In numbers with slashes or hyphens, day and month are clear only if one of them is greater than 12 or both are the
    same; with full stops the day is the first, except where the second number can't be a month. The day is the first
    beside words in Greek, Cyrillic, Arabic and other letters whose languages all write it so.
    """
    text = text[:_MAX_CHARS]
    if not any(character.isdigit() for character in text) and "年" not in text:
        return _worded(text)
    return (
        _chinese_date(text)
        or _first(text, _FORMS, _dated)
        or _short_date(text)
        or _worded(text)
        or _first(text, _YEARLESS_FORMS, _yearless)
    )


def is_weekday(word: str) -> bool:
    """Return True if a word names a day of the week, in full or shortened."""
    return _key(word.strip(".,()（）")) in _names().weekdays


def weekday_number(text: str) -> int | None:
    """Return the ISO number of the first day of the week that a text names, in the languages that have an order."""
    week = _names().week
    return next((week[key] for word in text.split() if (key := _key(word.strip(".,()（）"))) in week), None)


class _Names(msgspec.Struct, frozen=True):
    months: dict[str, int]
    weekdays: frozenset[str]
    week: dict[str, int]


@functools.cache
def _names() -> _Names:
    data = load_words("generator.reading.grammar", "months.yml")
    weekdays = frozenset(_key(word) for word in data["weekdays"].split())
    return _Names(_numbered(data["months"]), weekdays, _numbered(data["week"]))


def _numbered(names: dict[str, list[str]]) -> dict[str, int]:
    return {
        _key(spelling): number
        for listed in names.values()
        for number, spellings in enumerate(listed, 1)
        for spelling in spellings.split()
    }


def _key(word: str) -> str:
    return without_diacritics(fold(word))


def _first(text: str, forms: tuple[re.Pattern[str], ...], read: Any) -> PrintedDate | None:  # noqa: ANN401
    for form in forms:
        for match in form.finditer(text):
            printed: PrintedDate | None = read(text, match)
            if printed is not None:
                return printed
    return None


def _dated(text: str, match: re.Match[str]) -> PrintedDate | None:
    parts = match.groupdict()
    year = _year(parts)
    if year is None:
        return None
    if parts.get("first"):
        return _numeric(match, year)
    month = int(parts["number"]) if parts.get("number") else month_of(parts["month"])
    date = iso_date(year, month, parts["day"]) if month else None
    if date is None:
        return None
    if _RANGE_BEFORE.search(text[: match.start()]) or _RANGE_BEHIND.match(text, match.end()):
        return PrintedDate(match.start(), match.end(), problem="it is a range of days")
    return PrintedDate(match.start(), match.end(), date)


def _yearless(_text: str, match: re.Match[str]) -> PrintedDate | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else month_of(parts["month"])
    if not month or iso_date(2000, month, parts["day"]) is None:
        return None
    return PrintedDate(match.start(), match.end(), yearless=(month, int(parts["day"])), problem="it has no year")


def _numeric(match: re.Match[str], year: int) -> PrintedDate | None:
    first, second = int(match["first"]), int(match["second"])
    day_first, month_first = iso_date(year, second, first), iso_date(year, first, second)
    if day_first is not None and _DAY_FIRST.search(match.string):
        return PrintedDate(match.start(), match.end(), day_first)
    if day_first is None and month_first is None:
        return None
    if day_first is not None and month_first is not None and day_first != month_first and "." not in match["sign"]:
        problem = f"`{match[0]}` may be {day_first} or {month_first}"
        return PrintedDate(match.start(), match.end(), problem=problem, either=(day_first, month_first))
    return PrintedDate(match.start(), match.end(), day_first or month_first)


def _year(parts: dict[str, str | None]) -> int | None:
    """Return the year of our era, `None` if the number can't be a year."""
    printed = parts["year"] or ""
    number = 1 if printed == "元" else int(printed)
    if parts.get("era"):
        return number + _ERAS[parts["era"] or ""]
    if _FIRST_BUDDHIST_YEAR <= number <= _LAST_BUDDHIST_YEAR:
        return number - _BUDDHIST_YEARS
    return number if _FIRST_YEAR <= number <= _LAST_YEAR else None


def month_of(word: str) -> int | None:
    """Return the number of the month that a word names, in any language; `None` if it names none."""
    months = _names().months
    for part in (word, *word.split("/")):
        key = _key(part)
        number = months.get(key) or (months.get(key[1:]) if key.startswith("ב") else None)
        if number is not None:
            return number
    return None


def _chinese_date(text: str) -> PrintedDate | None:
    """Read a date in Chinese numerals: `二〇二四年三月十四日`, `令和六年三月十四日`."""
    match = _CHINESE_DATE.search(text)
    if match is None:
        return None
    if match["era"]:
        year = _ERAS[match["era"]] + (1 if match["era_year"] == "元" else _chinese_number(match["era_year"]))
    else:
        year = int(match["year"].translate(_CHINESE_DIGITS))
    date = iso_date(year, _chinese_number(match["month"]), _chinese_number(match["day"]))
    return PrintedDate(match.start(), match.end(), date) if date is not None else None


def _worded(text: str) -> PrintedDate | None:
    worded = find_worded_date(text, month_of)
    return PrintedDate(*worded) if worded is not None else None


def _short_date(text: str) -> PrintedDate | None:
    """Read `07.03.24` in a line that has the year in full, too: `Frühjahrssession 2024 • 07.03.24`."""
    match = _SHORT_DATE.search(text)
    if match is None:
        return None
    year = re.search(rf"(?<!\w)(?:19|20){match['year']}(?!\w)", text)
    date = iso_date(int(year[0]), int(match["month"]), match["day"]) if year is not None else None
    return PrintedDate(match.start(), match.end(), date) if date is not None else None


def _chinese_number(text: str) -> int:
    hundreds, hundred, text = text.rpartition("百")
    if hundred:
        return 100 * _chinese_number(hundreds or "一") + _chinese_number(text)
    tens, ten, ones = text.rpartition("十")
    value = int((ones or "0").translate(_CHINESE_DIGITS))
    return value + 10 * int((tens or "1").translate(_CHINESE_DIGITS)) if ten else value
