"""Words for readers that many pages have: numbers of things and names of kinds, in the language of the interface."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from generator.archive.privacy.redact_names import WITHHELD_LABEL
from generator.interface.catalogue import (
    commas,
    gettext,
    listed,
    message,
    ngettext,
    number,
    pgettext,
)
from generator.interface.dates import (
    date_in_words,
    language_in_words,
    month_in_words,
    range_in_words,
    short_date,
    weekday_in_words,
)

__all__ = [
    "KINDS", "Noun", "capital", "colon", "commas", "counted", "counted_kind", "date_in_words", "gettext",
    "kind_name", "kind_plural", "language_in_words", "listed", "message", "month_in_words", "name_or_label", "ngettext",
    "number",
    "ordinal", "pgettext", "range_in_words", "sessions_and_articles", "short_date", "unidentified", "weekday_in_words",
]  # fmt: skip

KINDS = ("transcript", "press-release", "summary", "agenda", "other")
"""The kinds of documents; all but the first are articles."""

Noun = Literal[
    "article", "day", "document", "entry", "event", "meeting", "minute", "named speaker", "other", "other event",
    "other file", "other form",
    "other person", "other speaker", "other word", "person", "series", "session", "shorter turn", "speaker", "topic",
    "turn", "type", "word", "word spoken",
]  # fmt: skip
"""What pages count."""


def counted(count: int, noun: Noun) -> str:
    """Return `1 turn`, `60 turns`."""
    return _COUNTED[noun](count)


_COUNTED = {
    "article": lambda n: ngettext("%(count)s article", "%(count)s articles", n),
    "day": lambda n: ngettext("%(count)s day", "%(count)s days", n),
    "document": lambda n: ngettext("%(count)s document", "%(count)s documents", n),
    "entry": lambda n: ngettext("%(count)s entry", "%(count)s entries", n),
    "event": lambda n: ngettext("%(count)s event", "%(count)s events", n),
    "meeting": lambda n: ngettext("%(count)s meeting", "%(count)s meetings", n),
    "minute": lambda n: ngettext("%(count)s minute", "%(count)s minutes", n),
    "named speaker": lambda n: ngettext("%(count)s named speaker", "%(count)s named speakers", n),
    "other": lambda n: ngettext("%(count)s other", "%(count)s others", n),
    "other event": lambda n: ngettext("%(count)s other event", "%(count)s other events", n),
    "other file": lambda n: ngettext("%(count)s other file", "%(count)s other files", n),
    "other form": lambda n: ngettext("%(count)s other form", "%(count)s other forms", n),
    "other person": lambda n: ngettext("%(count)s other person", "%(count)s other people", n),
    "other speaker": lambda n: ngettext("%(count)s other speaker", "%(count)s other speakers", n),
    "other word": lambda n: ngettext("%(count)s other word", "%(count)s other words", n),
    "person": lambda n: ngettext("%(count)s person", "%(count)s people", n),
    "series": lambda n: ngettext("%(count)s series", "%(count)s series", n),
    "session": lambda n: ngettext("%(count)s session", "%(count)s sessions", n),
    "shorter turn": lambda n: ngettext("%(count)s shorter turn", "%(count)s shorter turns", n),
    "speaker": lambda n: ngettext("%(count)s speaker", "%(count)s speakers", n),
    "topic": lambda n: ngettext("%(count)s topic", "%(count)s topics", n),
    "turn": lambda n: ngettext("%(count)s turn", "%(count)s turns", n),
    "type": lambda n: ngettext("%(count)s type", "%(count)s types", n),
    "word": lambda n: ngettext("%(count)s word", "%(count)s words", n),
    "word spoken": lambda n: ngettext("%(count)s word spoken", "%(count)s words spoken", n),
}


def unidentified() -> str:
    """Return what is shown instead of a name for a turn without a label."""
    return gettext("Unidentified speaker")


def name_or_label(text: str) -> str:
    """Return a name or a label of a record as pages show it: the label in place of a withheld one is ours."""
    return gettext("Name withheld") if text == WITHHELD_LABEL else text


def kind_name(kind: str) -> str:
    """Return the name of a kind of documents for readers."""
    return {
        "transcript": lambda: gettext("Transcript"),
        "press-release": lambda: gettext("Press release"),
        "summary": lambda: gettext("Summary"),
        "agenda": lambda: gettext("Agenda"),
        "other": lambda: gettext("Other article"),
    }[kind]()


def kind_plural(kind: str) -> str:
    """Return the heading above articles of a kind."""
    return {
        "press-release": lambda: gettext("Press releases"),
        "summary": lambda: gettext("Summaries"),
        "agenda": lambda: gettext("Agendas"),
        "other": lambda: gettext("Other articles"),
    }[kind]()


def counted_kind(count: int, kind: str) -> str:
    """Return `1 press release`, `3 agendas`."""
    return {
        "press-release": lambda: ngettext("%(count)s press release", "%(count)s press releases", count),
        "summary": lambda: ngettext("%(count)s summary", "%(count)s summaries", count),
        "agenda": lambda: ngettext("%(count)s agenda", "%(count)s agendas", count),
        "other": lambda: ngettext("%(count)s other article", "%(count)s other articles", count),
    }[kind]()


def sessions_and_articles(kinds: Iterable[str]) -> str:
    """Return the number of documents of some kinds as readers know them: `3 sessions and 1 article`."""
    is_session = [kind == "transcript" for kind in kinds]
    sessions, articles = sum(is_session), len(is_session) - sum(is_session)
    parts = [counted(sessions, "session")] if sessions or not articles else []
    return listed([*parts, *([counted(articles, "article")] if articles else [])])


def ordinal(value: int) -> str:
    """Return `1st`, `2nd`, `13th`; only English numbers meetings so."""
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def capital(text: str) -> str:
    """Return `text` with a capital first letter and the other letters unchanged."""
    return text[:1].upper() + text[1:]


def colon(before: str, after: str) -> str:
    """Return two texts with a colon between them."""
    return gettext("%(before)s: %(after)s", before=before, after=after)
