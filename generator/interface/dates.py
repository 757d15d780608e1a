"""Dates in the words of the interface, with the forms of CLDR (held to them by a test), and names of languages."""

from __future__ import annotations

import datetime

from generator.interface.catalogue import gettext, pgettext

# Each name is a call of its own, so that the catalogues hold it.
_IN_DATE = (
    lambda: pgettext("in a date", "January"),
    lambda: pgettext("in a date", "February"),
    lambda: pgettext("in a date", "March"),
    lambda: pgettext("in a date", "April"),
    lambda: pgettext("in a date", "May"),
    lambda: pgettext("in a date", "June"),
    lambda: pgettext("in a date", "July"),
    lambda: pgettext("in a date", "August"),
    lambda: pgettext("in a date", "September"),
    lambda: pgettext("in a date", "October"),
    lambda: pgettext("in a date", "November"),
    lambda: pgettext("in a date", "December"),
)
_ALONE = (
    lambda: pgettext("without a day", "January"),
    lambda: pgettext("without a day", "February"),
    lambda: pgettext("without a day", "March"),
    lambda: pgettext("without a day", "April"),
    lambda: pgettext("without a day", "May"),
    lambda: pgettext("without a day", "June"),
    lambda: pgettext("without a day", "July"),
    lambda: pgettext("without a day", "August"),
    lambda: pgettext("without a day", "September"),
    lambda: pgettext("without a day", "October"),
    lambda: pgettext("without a day", "November"),
    lambda: pgettext("without a day", "December"),
)
_SHORT = (
    lambda: pgettext("short", "Jan"),
    lambda: pgettext("short", "Feb"),
    lambda: pgettext("short", "Mar"),
    lambda: pgettext("short", "Apr"),
    lambda: pgettext("short", "May"),
    lambda: pgettext("short", "Jun"),
    lambda: pgettext("short", "Jul"),
    lambda: pgettext("short", "Aug"),
    lambda: pgettext("short", "Sep"),
    lambda: pgettext("short", "Oct"),
    lambda: pgettext("short", "Nov"),
    lambda: pgettext("short", "Dec"),
)
_WEEKDAYS = (
    lambda: gettext("Monday"),
    lambda: gettext("Tuesday"),
    lambda: gettext("Wednesday"),
    lambda: gettext("Thursday"),
    lambda: gettext("Friday"),
    lambda: gettext("Saturday"),
    lambda: gettext("Sunday"),
)


def date_in_words(iso: str) -> str:
    """Return `2016-12-07` as `7 December 2016`."""
    date = datetime.date.fromisoformat(iso)
    return pgettext(
        "date", "%(day)s %(month)s %(year)s", day=date.day, month=_IN_DATE[date.month - 1](), year=date.year
    )


def short_date(iso: str) -> str:
    """Return `2016-12-07` as `7 Dec`."""
    date = datetime.date.fromisoformat(iso)
    return pgettext("date", "%(day)s %(month)s", day=date.day, month=_SHORT[date.month - 1]())


def weekday_in_words(iso: str) -> str:
    """Return the day of the week of `2016-12-07`: `Wednesday`."""
    return _WEEKDAYS[datetime.date.fromisoformat(iso).weekday()]()


def month_in_words(iso: str) -> str:
    """Return `2016-12` as `December 2016`."""
    year, month = iso.split("-")
    return pgettext("date", "%(month)s %(year)s", month=_ALONE[int(month) - 1](), year=year)


def range_in_words(start: str | None, end: str | None) -> str | None:
    """Return two ISO dates as `5–9 December 2016`, `30 October – 2 November 2006`, or `None` if both are unknown."""
    if start is None or end is None or start == end:
        only_date = start or end
        return date_in_words(only_date) if only_date else None
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    month = _IN_DATE[first.month - 1]()
    if (first.year, first.month) == (last.year, last.month):
        return pgettext(
            "date", "%(first)s–%(day)s %(month)s %(year)s", first=first.day, day=last.day, month=month, year=last.year
        )
    if first.year == last.year:
        start_words = pgettext("beginning of a range", "%(day)s %(month)s", day=first.day, month=month, year=first.year)
        return pgettext("date", "%(first)s – %(last)s", first=start_words, last=date_in_words(end))
    return pgettext("date", "%(first)s – %(last)s", first=date_in_words(start), last=date_in_words(end))


_LANGUAGES = {
    "ar": lambda: gettext("Arabic"),
    "ca": lambda: gettext("Catalan"),
    "cs": lambda: gettext("Czech"),
    "de": lambda: gettext("German"),
    "el": lambda: gettext("Greek"),
    "en": lambda: gettext("English"),
    "es": lambda: gettext("Spanish"),
    "fi": lambda: gettext("Finnish"),
    "fr": lambda: gettext("French"),
    "he": lambda: gettext("Hebrew"),
    "hi": lambda: gettext("Hindi"),
    "hu": lambda: gettext("Hungarian"),
    "id": lambda: gettext("Indonesian"),
    "it": lambda: gettext("Italian"),
    "ja": lambda: gettext("Japanese"),
    "ko": lambda: gettext("Korean"),
    "nl": lambda: gettext("Dutch"),
    "pl": lambda: gettext("Polish"),
    "pt": lambda: gettext("Portuguese"),
    "ro": lambda: gettext("Romanian"),
    "ru": lambda: gettext("Russian"),
    "sv": lambda: gettext("Swedish"),
    "th": lambda: gettext("Thai"),
    "tr": lambda: gettext("Turkish"),
    "uk": lambda: gettext("Ukrainian"),
    "zh": lambda: gettext("Chinese"),
}
"""The languages whose words the reading knows (`reading/grammar/words/`)."""


def language_in_words(code: str) -> str:
    """Return `pt-BR` as `Portuguese`, or an unknown code unchanged."""
    name = _LANGUAGES.get(code.partition("-")[0].lower())
    return name() if name is not None else code
