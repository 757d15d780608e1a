"""Words for readers: dates, numbers and names of kinds, the same on all pages and in every locale."""

from __future__ import annotations

from collections.abc import Iterable

from generator.reading.grammar.dates import MONTHS, date_in_words, range_in_words

__all__ = [
    "KINDS", "KIND_PLURALS", "UNIDENTIFIED", "capital", "counted", "date_in_words", "language_in_words",
    "month_in_words", "number", "ordinal", "range_in_words", "sessions_and_articles",
    "short_date",
]  # fmt: skip

UNIDENTIFIED = "Unidentified speaker"
"""Shown instead of a name for a turn without a label."""

KINDS = {
    "transcript": "Transcript",
    "press-release": "Press release",
    "summary": "Summary",
    "agenda": "Agenda",
    "other": "Other article",
}
"""The kinds of documents, with their names for readers."""

KIND_PLURALS = {
    "press-release": "Press releases",
    "summary": "Summaries",
    "agenda": "Agendas",
    "other": "Other articles",
}

_LANGUAGES = {
    "ar": "Arabic", "ca": "Catalan", "cs": "Czech", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
"""The languages whose words the reading knows (`reading/grammar/words/`)."""


def language_in_words(code: str) -> str:
    """Return `pt-BR` as `Portuguese`, or an unknown code unchanged."""
    return _LANGUAGES.get(code.partition("-")[0].lower(), code)


def short_date(iso: str) -> str:
    """Return `2016-12-07` as `7 Dec`."""
    _, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1][:3]}"


def month_in_words(iso: str) -> str:
    """Return `2016-12` as `December 2016`."""
    year, month = iso.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def number(count: int) -> str:
    """Return `9836` as `9,836`."""
    return f"{count:,}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return `1 turn`, `60 turns`."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def sessions_and_articles(kinds: Iterable[str]) -> str:
    """Return the number of documents of some kinds as readers know them: `3 sessions and 1 article`."""
    is_session = [kind == "transcript" for kind in kinds]
    sessions, articles = sum(is_session), len(is_session) - sum(is_session)
    parts = [counted(sessions, "session")] if sessions or not articles else []
    return " and ".join([*parts, *([counted(articles, "article")] if articles else [])])


def ordinal(value: int) -> str:
    """Return `1st`, `2nd`, `13th`."""
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def capital(text: str) -> str:
    """Return `text` with a capital first letter and the other letters unchanged."""
    return text[:1].upper() + text[1:]
