"""The heading: the lines above the text that identify the session, and the facts in them."""

from __future__ import annotations

import re

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.header_lines import HeaderLine, header_sentences_end, read_header_line
from generator.reading.grammar.session_codes import SessionTitle, read_session_title
from generator.reading.grammar.titles import Title, read_title
from generator.reading.metadata.heading_region import (
    MAX_HEADING_CHARS,
    MAX_SHORT_TITLE_CHARS,
    MAX_TOP_LINES,
    SENTENCE_PATTERN,
    heading_region,
    is_formal_title,
    title_of,
)
from generator.reading.metadata.plain_title import plain_title
from generator.reading.metadata.take_header import take_header, take_session, take_times
from generator.slugs import slug
from generator.text.normal import tidy

RULE = "heading"

_RAW_LINE = re.compile(
    r"\W*(?:raw|rough draft)(?: (?:file|copy|transcript|text|captions?|captioning))?\W*", re.IGNORECASE
)
_MAX_DAYS_FROM_EVENT = 3
"""Days before and after an event on which a page of that event may be dated."""


def heading(draft: Draft) -> Draft:
    """Claim the heading of a transcript and the header lines, and take the facts that they give.

    A line in the form of a known family of headings is a heading wherever it is before the first turn. Other lines are
    heading only above a notice, or above and among header lines that nobody would say: lines below may have been
    spoken. In a document that is no transcript the heading is read, but it stays among the words.
    """
    head = draft.head_length()
    draft = _take_raw_line(draft, head)
    formal = next((index for index in range(head) if is_formal_title(draft, draft.pieces[index])), None)
    if draft.kind != "transcript":
        return _take_article_heading(draft, formal)
    if formal is None and (read_dump := _take_dump(draft)) is not None:
        return read_dump
    region = heading_region(draft, head)
    headers = {
        index: header
        for index in region[:MAX_TOP_LINES]
        if index != formal and (header := read_header_line(draft.pieces[index].text, draft.settings))
    }
    titles = [formal] if formal is not None else _plain_titles(draft, region, headers)
    if titles:
        draft = _take_title(draft, titles)
        if formal is None:
            draft = _take_session_above(draft, titles[0] - 1, region, headers)
    for index, header in headers.items():
        draft = take_header(draft, header, draft.pieces[index].line)
    return _claim_heading(draft, region, headers, titles)


def _plain_titles(draft: Draft, region: list[int], headers: dict[int, HeaderLine]) -> list[int]:
    """Return the pieces of a title in no known form; none where a header line names the title."""
    if any(header.title is not None and header.session is None for header in headers.values()):
        return []
    return plain_title(draft, region, headers)


def _take_session_above(draft: Draft, above: int, region: list[int], headers: dict[int, HeaderLine]) -> Draft:
    """Take the session type from the line above the title: `Main Session`, and its title in the next line."""
    if above not in region[:MAX_TOP_LINES] or above in headers:
        return draft
    session = read_session_title(tidy(draft.pieces[above].text), draft.vocabulary)
    return take_session(draft, session) if session.only_type else draft


def _claim_heading(draft: Draft, region: list[int], headers: dict[int, HeaderLine], titles: list[int]) -> Draft:
    pieces = list(draft.pieces)
    for index in (*region, *titles):
        piece = pieces[index]
        if index in titles:
            pieces[index] = piece.claim("removed", RULE, "heading")
        else:
            line = "header line" if index in headers else "line above the notice"
            pieces[index] = piece.claim("removed", f"{RULE}: {line}", "metadata")
    return draft.with_pieces(pieces)


def _take_raw_line(draft: Draft, head: int) -> Draft:
    """Take the status from a line before the first turn that says only that the text is raw."""
    is_raw = any(
        len(piece.text) < MAX_SHORT_TITLE_CHARS and _RAW_LINE.fullmatch(tidy(piece.text))
        for piece in draft.pieces[:head]
    )
    return _as_raw(draft) if is_raw else draft


def _as_raw(draft: Draft) -> Draft:
    return msgspec.structs.replace(draft, facts=msgspec.structs.replace(draft.facts, status="raw"))


def _take_dump(draft: Draft) -> Draft | None:
    """Read the heading of a live stream's dump, whose header lines are sentences of one line; `None` without one."""
    index = next((index for index, piece in enumerate(draft.pieces) if piece.became is None), None)
    if index is None:
        return None
    piece = draft.pieces[index]
    if header_sentences_end(piece.text, draft.settings) < len(piece.text.rstrip()):
        return None
    sentences = [part.strip() for part in re.split(r"\.(?:\s+|$)", tidy(piece.text)) if part.strip()]
    headers = {text: read_header_line(text, draft.settings) for text in sentences}
    for header in headers.values():
        draft = take_header(draft, header, piece.line) if header is not None else draft
    if any(re.match(r"raw\b", text, re.IGNORECASE) for text in sentences):
        draft = _as_raw(draft)
    plain = [text for text, header in headers.items() if header is None]
    if len(plain) == 1:
        draft = draft.set_fact("heading", title=plain[0])
    return draft.claim((index,), "removed", RULE, "heading")


def _take_article_heading(draft: Draft, formal: int | None) -> Draft:
    """Take the facts of an article's heading, or mention the event whose year its first line names."""
    if formal is not None:
        texts = {tidy(piece.text) for piece in draft.pieces[: draft.head_length()] if is_formal_title(draft, piece)}
        return _take_title(draft, [formal]) if len(texts) == 1 else draft  # several headings are a list of sessions
    first = next((piece for piece in draft.pieces if piece.became is None), None)
    if first is None or len(first.text) > MAX_HEADING_CHARS:
        return draft
    title = title_of(draft, first)
    if title.year is not None and not SENTENCE_PATTERN.search(tidy(first.text)):
        event_id = f"{slug(draft.settings.archive.series_short)}-{title.year}"
        draft = draft.add_event_mention(event_id, "heading", first.line)
    return draft


def _take_title(draft: Draft, indexes: list[int]) -> Draft:
    """Set the draft's facts from the heading; `indexes` are the positions of its pieces."""
    archive = draft.settings.archive
    line = draft.pieces[indexes[0]].line
    text = " ".join(draft.pieces[index].text for index in indexes)
    title = read_title(text, archive.series_short, draft.vocabulary, archive.series)
    session = _session_of_title(draft, title.text)
    draft = draft.set_fact(
        "heading",
        title=session.title,
        day=title.day,
        date=title.date.isoformat() if title.date else None,
        room=title.room,
    )
    draft = take_session(draft, session)
    if title.meeting is not None:
        draft = draft.set_without_provenance(meeting=title.meeting, meeting_from="heading")
        draft = draft.set_without_provenance(type=title.meeting.kind.type)
    draft = draft.set_without_provenance(yearless=title.yearless, span=title.when.span)
    if title.when.start is not None:
        draft = take_times(draft, HeaderLine(when=title.when), line, "heading")
    if title.status == "raw":
        draft = _as_raw(draft)
    if title.other_year is not None:
        message = (
            f"the title names two years, {title.year} and {title.other_year};"
            f" the first one, {title.year}, is the event's year"
        )
        draft = draft.add_finding("other-year", "info", message, line)
    if title.meeting is None and title.year is not None and slug(archive.series_short):
        draft = _mention_year(draft, title, line)
    return draft


def _session_of_title(draft: Draft, text: str | None) -> SessionTitle:
    """Return the session type and code in a title; of `FORUM 2019 X` the type of X, but the whole title."""
    if not text:
        return SessionTitle(None)
    session = read_session_title(text, draft.vocabulary)
    series = draft.settings.archive.series_short
    doubled = re.match(rf"{re.escape(series)} 20\d\d\s+(?P<rest>\S.*)", text)
    if doubled is None or not series or session.type is not None:
        return session
    rest = read_session_title(doubled["rest"], draft.vocabulary)
    return msgspec.structs.replace(rest, title=text, code=None, number=None)


def _mention_year(draft: Draft, title: Title, line: int) -> Draft:
    """Mention the annual meeting of the title's year; a full date has to be near its days."""
    event_id = f"{slug(draft.settings.archive.series_short)}-{title.year}"
    info = draft.settings.event(event_id)
    date = title.date if title.formal and title.day is None else None
    if date is None or date.year != title.year or info is None or info.start is None or info.end is None:
        return draft.add_event_mention(event_id, "heading", line)
    is_near = (info.start - date).days <= _MAX_DAYS_FROM_EVENT and (date - info.end).days <= _MAX_DAYS_FROM_EVENT
    return draft.add_event_mention(event_id, "heading", line) if is_near else draft
