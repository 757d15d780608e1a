"""A finding in the language of the site: the sentence of its code, what it is about, and its line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from generator.archive.report.finding_codes import meaning_in_words
from generator.pages.views.entries import joined
from generator.pages.views.wording import capital, date_in_words, gettext, language_in_words, number, range_in_words
from generator.records import Finding

_LANGUAGE_CODES = frozenset({"language-doubtful", "language-from-text"})
"""Findings whose values are codes of languages."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_CLAUSE_END = re.compile(r"[;；؛]")
_STOPS = ".。"


def finding_in_words(finding: Finding) -> str:
    """Return a finding as a sentence for readers of the page of its document, without a full stop.

    Two names may be one person's (ANNA KATZ · ANA KATZ · line 30 of the source)
    """
    sentence = meaning_in_words(finding.code).rstrip(_STOPS)
    details = [_value_in_words(finding.code)(value) for value in finding.values]
    if finding.line:
        details.append(gettext("line %(line)s of the source", line=number(finding.line)))
    if not details:
        return sentence
    return gettext("%(sentence)s (%(details)s)", sentence=sentence, details=joined(details))


def first_clause(code: str) -> str:
    """Return the first part of the meaning of a finding: `No title is printed`."""
    return _CLAUSE_END.split(meaning_in_words(code))[0].rstrip(_STOPS).rstrip()


def other_clauses(code: str) -> str | None:
    """Return the other parts of the meaning of a finding: `Its date was left open.`; `None` if it has one part."""
    _, *others = _CLAUSE_END.split(meaning_in_words(code), maxsplit=1)
    return capital(others[0].strip()) if others else None


def _value_in_words(code: str) -> Callable[[str], str]:
    return language_in_words if code in _LANGUAGE_CODES else _in_words


def _in_words(value: str) -> str:
    """Return an ISO date or an interval of two in words, and any other value as it is: also `2024-02-30`."""
    start, slash, end = value.partition("/")
    if not _is_date(start) or (slash and not _is_date(end)):
        return value
    return (range_in_words(start, end) or value) if slash else date_in_words(start)


def _is_date(text: str) -> bool:
    """Return True for an ISO date that the calendar has; a value may be what somebody wrote instead of one."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
