"""Stated facts: what a sidecar, `documents.csv` or a front matter says takes the place of what the page says.

Only a correction goes before a stated fact. Where two places disagree, a finding names both.
"""

from __future__ import annotations

import re

from generator.reading.draft import Draft
from generator.reading.stated.values import StatedValues
from generator.records import Severity
from generator.sources.stated_facts import SOURCE_FIELDS, StatedFact
from generator.text.normal import fold

STATED_PLACES = {
    "sidecar": "the file beside the source",
    "table": "documents.csv",
    "front-matter": "the front matter",
}
"""Where people state facts, by provenance, the most trustworthy place first."""

_FACT_NAMES = {"start": "start_time", "end": "end_time"}
"""The names of facts that differ from those of the fields."""

_PRINTED_PLACES = {
    "heading": "the heading",
    "header-line": "a line of the heading",
    "notice": "the notice",
    "dateline": "the dateline",
    "body": "the text",
    "slug": "the page's address",
    "file-name": "the file's name",
}
_SETTLED = {"title": "title-from-address", "date": "date-unclear", "start": "time-unclear"}
"""Findings that a stated fact settles, by field."""

_SEVERITY: dict[str, Severity] = {"title": "info"}
"""How much a disagreement matters: a stated title is mostly a better one, of the same session."""


def stated_facts(draft: Draft) -> Draft:
    """Take the stated facts, each from the first place that has a right value; report wrong values and conflicts."""
    if not draft.document.stated:
        return draft
    values = StatedValues(draft.settings)
    taken: dict[str, tuple[StatedFact, str]] = {}
    for fact in draft.document.stated:
        result = values.read(fact.field, fact.text)
        if result.value is None:
            draft = _report_wrong_value(draft, fact, result.reason or "")
        elif fact.field not in taken:
            taken[fact.field] = fact, result.value
            draft = draft if fact.field in SOURCE_FIELDS else _take(draft, fact, result.value)
        elif not _agree(fact.field, taken[fact.field][1], result.value):
            first, value = taken[fact.field]
            other = f"{fact.place} says `{result.value}`"
            draft = _report_conflict(draft, first, (value, result.value), other, "fact-disagrees")
    return draft


def _take(draft: Draft, fact: StatedFact, value: str) -> Draft:
    """Take a fact in the place of the printed one."""
    name = _FACT_NAMES.get(fact.field, fact.field)
    printed = getattr(draft.facts, name)
    origin = draft.facts.provenance.get(name, "")
    is_derived = fact.field == "title" and origin in {"slug", "file-name"}
    if printed is not None and not is_derived and not _agree(fact.field, printed, value):
        other = f"{_PRINTED_PLACES.get(origin, 'the document')} says `{printed}`"
        draft = _report_conflict(draft, fact, (value, printed), other, f"{fact.field}-disagrees")
    if fact.field in _SETTLED:
        draft = draft.without_findings(_SETTLED[fact.field])
    return draft.with_stated(fact.provenance, **{name: value})


def _agree(field: str, first: str, second: str) -> bool:
    """Return True if two values say the same: a time without a zone agrees with one that has a zone."""
    if field in {"start", "end"}:
        return _agree_in_words(first.partition(" ")[0], second.partition(" ")[0])
    if field == "language":
        return first.partition("-")[0] == second.partition("-")[0]
    return _agree_in_words(first, second)


def _agree_in_words(first: str, second: str) -> bool:
    return re.findall(r"\w+", fold(first)) == re.findall(r"\w+", fold(second))


def _report_conflict(draft: Draft, fact: StatedFact, values: tuple[str, str], other: str, code: str) -> Draft:
    """Report two values; the first one is used."""
    message = f"{fact.place} says {fact.field} `{values[0]}`, but {other}; `{values[0]}` is used"
    return draft.add_finding(code, _SEVERITY.get(fact.field, "warning"), message, fact.line, values=values)


def _report_wrong_value(draft: Draft, fact: StatedFact, reason: str) -> Draft:
    """Report a value that can't be used. A front matter is also written for other programs, so it is no doubt."""
    code = "front-matter" if fact.provenance == "front-matter" else "sidecar"
    severity: Severity = "info" if fact.provenance == "front-matter" else "warning"
    message = f"{fact.place}: `{fact.field}` is `{fact.text[:80]}`: {reason}"
    return draft.add_finding(code, severity, message, fact.line, values=(fact.field, fact.text[:80]))
