"""The heading: the lines above the text that say which session this is."""

from __future__ import annotations

import re

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.dates import iso_date, whole_date
from generator.reading.grammar.header_lines import HeaderLine, event_at, header_sentences_end, read_header_line
from generator.reading.grammar.session_codes import SessionTitle, read_session_title
from generator.reading.grammar.titles import Title, read_title
from generator.reading.grammar.typography import tidy
from generator.reading.metadata.heading_region import (
    LONG_TITLE,
    LONGEST,
    SENTENCE,
    TOP,
    plain_title,
    region_of,
    title_of,
)
from generator.records import Provenance
from generator.slugs import slug

RULE = "heading"

_RAW_LINE = re.compile(
    r"\W*(?:raw|rough draft)(?: (?:file|copy|transcript|text|captions?|captioning))?\W*", re.IGNORECASE
)
_NEAR = 3
"""Days before and after a meeting that a page of its own may be about."""


def heading(draft: Draft) -> Draft:
    """Claim the heading of a transcript and the lines that belong to it, and take down what they say.

    A line in the form of a known family of headings is one wherever it stands before the first turn. Other lines are
    heading only above a notice, or above and among header lines that nobody would say: what stands below may have been
    spoken. Where the document is no transcript, the heading is read but stays among the words.
    """
    head = draft.head_length()
    draft = _raw_line(_front_matter(draft), head)
    formal = next((index for index in range(head) if title_of(draft, draft.pieces[index]).formal), None)
    if draft.kind != "transcript":
        return _of_article(draft, formal)
    if formal is None and (dumped := _dump(draft)) is not None:
        return dumped
    region = region_of(draft, head)
    lines = {
        index: header
        for index in region[:TOP]
        if index != formal and (header := read_header_line(draft.pieces[index].text, draft.settings))
    }
    plain = [index for index in region[:TOP] if index != formal and index not in lines]
    is_named = any(header.title is not None and header.session is None for header in lines.values())
    titles = [formal] if formal is not None else [] if is_named else plain_title(draft, region, lines, plain)
    if titles:
        draft = _take_title(draft, titles)
        above = titles[0] - 1
        if formal is None and above in plain:  # `Main Session`, and its title in the next line
            sort = read_session_title(tidy(draft.pieces[above].text), draft.vocabulary)
            draft = _take_session(draft, sort) if sort.only_type else draft
    for index, header in lines.items():
        draft = _take_header(draft, header, draft.pieces[index].line)
    pieces = list(draft.pieces)
    for index in (*region, *titles):
        piece = pieces[index]
        if index in titles:
            pieces[index] = piece.claim("removed", RULE, "heading")
        else:
            what = "header line" if index in lines else "line above the notice"
            pieces[index] = piece.claim("removed", f"{RULE}: {what}", "metadata")
    return draft.with_pieces(pieces)


def _raw_line(draft: Draft, head: int) -> Draft:
    """Take down a line that says nothing but that the text is raw."""
    if any(len(piece.text) < LONG_TITLE and _RAW_LINE.fullmatch(tidy(piece.text)) for piece in draft.pieces[:head]):
        return msgspec.structs.replace(draft, facts=msgspec.structs.replace(draft.facts, status="raw"))
    return draft


def _front_matter(draft: Draft) -> Draft:
    """Take down the date in a front matter."""
    for said in draft.document.said:
        if said.key == "date" and draft.document.source.format == "markdown":
            match = re.fullmatch(r"['\"]?(20\d\d)-(\d\d)-(\d\d)\b.*", said.value.strip())
            date = iso_date(match[1], match[2], match[3]) if match else whole_date(said.value)
            draft = draft.set_fact("header-line", date=date.isoformat() if date else None)
    return draft


def _dump(draft: Draft) -> Draft | None:
    """Read the heading of a live stream's dump, whose lines are sentences of one line; `None` where there is none."""
    index = next((index for index, piece in enumerate(draft.pieces) if piece.became is None), None)
    piece = draft.pieces[index] if index is not None else None
    if index is None or piece is None or header_sentences_end(piece.text, draft.settings) < len(piece.text.rstrip()):
        return None
    sentences = [part.strip() for part in re.split(r"\.(?:\s+|$)", tidy(piece.text)) if part.strip()]
    headers = {text: read_header_line(text, draft.settings) for text in sentences}
    plain = [text for text, header in headers.items() if header is None]
    for header in headers.values():
        draft = _take_header(draft, header, piece.line) if header is not None else draft
    if any(re.match(r"raw\b", text, re.IGNORECASE) for text in sentences):
        draft = msgspec.structs.replace(draft, facts=msgspec.structs.replace(draft.facts, status="raw"))
    if len(plain) == 1:
        draft = draft.set_fact("heading", title=plain[0])
    pieces = list(draft.pieces)
    pieces[index] = piece.claim("removed", RULE, "heading")
    return draft.with_pieces(pieces)


def _of_article(draft: Draft, formal: int | None) -> Draft:
    if formal is not None:
        texts = {tidy(piece.text) for piece in draft.pieces[: draft.head_length()] if title_of(draft, piece).formal}
        return _take_title(draft, [formal]) if len(texts) == 1 else draft  # a list of sessions is none of them
    first = next((piece for piece in draft.pieces if piece.became is None), None)
    if first is None or len(first.text) > LONGEST:
        return draft
    title = title_of(draft, first)
    if title.year is not None and not SENTENCE.search(tidy(first.text)):
        draft = draft.add_event_mention(
            f"{slug(draft.settings.archive.series_short)}-{title.year}", "heading", first.line
        )
    return draft


def _take_title(draft: Draft, indexes: list[int]) -> Draft:
    """Take down what the heading says; its parts are lines of one heading."""
    archive, words = draft.settings.archive, draft.vocabulary
    pieces = [draft.pieces[index] for index in indexes]
    line = pieces[0].line
    text = " ".join(piece.text for piece in pieces)
    title = read_title(text, archive.series_short, words, archive.series)
    session = read_session_title(title.text, words) if title.text else SessionTitle(None)
    doubled = re.match(rf"{re.escape(archive.series_short)} 20\d\d\s+(?P<rest>\S.*)", title.text or "")
    if doubled and archive.series_short and session.type is None:
        session = msgspec.structs.replace(
            read_session_title(doubled["rest"], words), title=title.text, code=None, number=None
        )
    draft = draft.set_fact(
        "heading",
        title=session.title,
        day=title.day,
        date=title.date.isoformat() if title.date else None,
        room=title.room,
    )
    draft = _take_session(draft, session)
    if title.meeting is not None:
        draft = draft.set_internal(meeting=title.meeting, meeting_from="heading")
        draft = draft.set_internal(type="mag-meeting" if title.meeting.sort == "mag" else "open-consultation")
    draft = draft.set_internal(yearless=title.yearless, span=title.when.span)
    if title.when.start is not None:
        draft = _take_times(draft, HeaderLine(when=title.when), line, "heading")
    if title.status == "raw":
        draft = msgspec.structs.replace(draft, facts=msgspec.structs.replace(draft.facts, status="raw"))
    if title.other_year is not None:
        message = (
            f"the title names {title.other_year} too; the year of the meeting is the one that begins it, {title.year}"
        )
        draft = draft.add_finding("other-year", "info", message, line)
    if title.meeting is None and title.year is not None and slug(archive.series_short):
        draft = _mention_year(draft, title, line)
    return draft


def _mention_year(draft: Draft, title: Title, line: int) -> Draft:
    """Mention the annual meeting of the title's year; a full date has to be near its days."""
    event = f"{slug(draft.settings.archive.series_short)}-{title.year}"
    info = draft.settings.event(event)
    date = title.date
    dated = title.formal and title.day is None and date is not None and date.year == title.year
    if not dated or date is None or info is None or info.start is None or info.end is None:
        return draft.add_event_mention(event, "heading", line)
    is_near = (info.start - date).days <= _NEAR and (date - info.end).days <= _NEAR
    return draft.add_event_mention(event, "heading", line) if is_near else draft


def _take_session(draft: Draft, session: SessionTitle) -> Draft:
    if session.type is None:
        return draft
    if draft.facts.type is None:
        return draft.set_internal(type=session.type, code=session.code, number=session.number)
    if draft.facts.code is None and draft.facts.type == session.type:
        return draft.set_internal(code=session.code, number=session.number)
    return draft


def _take_header(draft: Draft, header: HeaderLine, line: int) -> Draft:
    """Take down what a header line says; what is known already stays, and a doubt is said."""
    date = header.when.date
    if date is not None:
        if draft.facts.date is not None and draft.facts.date != date.isoformat():
            message = f"the page prints {draft.facts.date} and {date}"
            draft = draft.add_finding("date-disagrees", "warning", message, line)
        draft = draft.set_fact("header-line", date=date.isoformat())
    if header.title is not None and draft.facts.title is None:
        draft = _take_title_line(draft, header.title)
    draft = draft.set_fact("header-line", day=header.day, room=header.room)
    draft = draft.set_internal(place=header.place, span=header.when.span, yearless=header.when.yearless)
    if header.session is not None:
        draft = _take_session(draft, header.session)
    draft = _take_times(draft, header, line, "header-line")
    if header.event is not None:
        draft = draft.add_event_mention(header.event, "header-line", line)
    elif date is not None and _names_series(draft) and (info := event_at(draft.settings, date)) is not None:
        draft = draft.add_event_mention(info.id, "header-line", line)
    return draft


def _take_title_line(draft: Draft, text: str) -> Draft:
    session = read_session_title(text, draft.vocabulary)
    return _take_session(draft.set_fact("header-line", title=session.title), session)


def _take_times(draft: Draft, header: HeaderLine, line: int, provenance: Provenance) -> Draft:
    start, end = header.when.start, header.when.end
    for time in (start, end):
        if time is not None and time.problem is not None:
            return draft.add_finding("time-unclear", "warning", f"the time is left out: {time.problem}", line)
    if draft.facts.start_time is not None:
        return draft
    draft = draft.set_fact(provenance, start_time=start.text if start else None)
    return draft.set_internal(scheduled_end=end.text if end else None)


def _names_series(draft: Draft) -> bool:
    """Return whether the head of the page names the series of meetings."""
    archive = draft.settings.archive
    names = [name for name in (archive.series, archive.series_short) if name]
    if not names:
        return False
    pattern = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})\b", re.IGNORECASE)
    head = draft.pieces[: draft.head_length()]
    return any(len(piece.text) <= LONGEST * 4 and pattern.search(tidy(piece.text)) for piece in head)
