"""The day and the title in lines that a program wrote beside the turns: rules of chats, facts of files, posts."""

from __future__ import annotations

import re

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.dates import When
from generator.reading.grammar.header_lines import HeaderLine
from generator.reading.grammar.printed_dates import find_printed_date
from generator.reading.metadata.take_header import take_header, take_title_line
from generator.text.normal import tidy

RULE = "lines of a program"

_MAX_CHARS = 400


class _Lines(msgspec.Struct, frozen=True):
    """What the lines of one form look like."""

    day: re.Pattern[str]
    title: re.Pattern[str] | None = None


_FORMS = {
    "messages with brackets": _Lines(re.compile(r"[-—]{1,40} (?P<day>[^-—]{6,60}) [-—]{1,40}")),
    "dated messages": _Lines(re.compile(r"(?P<day>\d{4}년 ?\d{1,2}월 ?\d{1,2}일) \S요일")),
    "tiers of speech": _Lines(re.compile(r"@Date:[\t ]{1,8}(?P<day>\S.{4,40})")),
    "comments of a forum": _Lines(
        re.compile(r"this post was submitted on (?P<day>.{6,40})"),
        re.compile(r"(?P<title>\S.{2,300}?) \((?:self\.\w{2,40}|[\w-]{1,40}(?:\.[\w-]{1,40}){1,4})\)"),
    ),
}
"""By the name of the form of marks. The first day counts: a chat has one for each day."""


def program_lines(draft: Draft) -> Draft:
    """Take the day and the title from the lines that belong to a form of marks and are no speech."""
    if draft.kind != "transcript":
        return draft
    for form in draft.convention.forms:
        lines = _FORMS.get(form.evidence.form)
        if lines is not None:
            draft = _with_title(_with_day(draft, lines, form.evidence.apart), lines, form.evidence.apart)
    return draft


def _with_day(draft: Draft, lines: _Lines, apart: frozenset[int]) -> Draft:
    for piece in draft.pieces:
        if piece.line not in apart or len(piece.text) > _MAX_CHARS:
            continue
        match = lines.day.fullmatch(tidy(piece.text))
        printed = find_printed_date(match["day"]) if match is not None else None
        if printed is not None and printed.date is not None:
            return take_header(draft, HeaderLine(when=When(date=printed.date)), piece.line)
    return draft


def _with_title(draft: Draft, lines: _Lines, apart: frozenset[int]) -> Draft:
    if lines.title is None or draft.facts.title is not None:
        return draft
    for index, piece in enumerate(draft.pieces):
        if piece.line not in apart or len(piece.text) > _MAX_CHARS:
            continue
        match = lines.title.fullmatch(tidy(piece.text))
        if match is not None:
            return take_title_line(draft.claim([index], "removed", RULE, "heading"), match["title"], "heading")
    return draft
