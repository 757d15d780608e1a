"""The heading: the lines above the text that say which session this is."""

from __future__ import annotations

import re

import msgspec

from generator.reading.draft import Draft, Piece
from generator.reading.header import HeaderLine, dump_end, event_at, read_header_line
from generator.reading.run_on import is_run_on
from generator.reading.said import is_said
from generator.reading.sessions import Session, read_session
from generator.reading.titles import Title, read_title, strip_status
from generator.reading.typography import tidy
from generator.records import Provenance
from generator.slugs import slug

RULE = "heading"

_LONGEST = 300
"""Characters of a heading."""

_MOST_LINES = 12
"""Lines between the top and the notice that can be a heading; more are text."""

_TOP = 16
"""Lines at the top of a page without a notice among which a heading is looked for."""

_SENTENCE = re.compile(r"[.!?…][\"”')\]]?$|[.!?] [A-Z]")
_LONG_TITLE = 80
_OPEN_END = re.compile(r"(?:\b(?:of|on|the|and|for|in|to|a|an|with|from|at|by)|[,&:–—-])$", re.IGNORECASE)
_SHARED = 2
_NEAR = 3
"""Days before and after a meeting that a page of its own may be about."""


def heading(draft: Draft) -> Draft:
    """Claim the heading of a transcript and the lines that belong to it, and take down what they say.

    A line in the form of a known family of headings is one wherever it stands before the first turn. Other lines are
    heading only above a notice, or above and among header lines that nobody would say: what stands below may have been
    spoken. Where the document is no transcript, the heading is read but stays among the words.
    """
    head = draft.head()
    formal = next((index for index in range(head) if _title(draft, draft.pieces[index]).formal), None)
    if draft.kind != "transcript":
        return _of_article(draft, formal)
    if formal is None and (dumped := _dump(draft)) is not None:
        return dumped
    region = _region(draft, head)
    lines = {
        index: header
        for index in region
        if index != formal and (header := read_header_line(draft.pieces[index].text, draft.settings))
    }
    plain = [index for index in region if index != formal and index not in lines]
    titles = [formal] if formal is not None else _plain_title(draft, region, lines, plain)
    if titles:
        draft = _take_title(draft, titles)
        above = titles[0] - 1
        if formal is None and above in plain:  # `Main Session`, and its title in the next line
            sort = read_session(tidy(draft.pieces[above].text), draft.vocabulary)
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


def _dump(draft: Draft) -> Draft | None:
    """Read the heading of a live stream's dump, whose lines are sentences of one line; `None` where there is none."""
    index = next((index for index, piece in enumerate(draft.pieces) if piece.became is None), None)
    piece = draft.pieces[index] if index is not None else None
    if index is None or piece is None or dump_end(piece.text, draft.settings) < len(piece.text.rstrip()):
        return None
    sentences = [part.strip() for part in re.split(r"\.(?:\s+|$)", tidy(piece.text)) if part.strip()]
    headers = {text: read_header_line(text, draft.settings) for text in sentences}
    plain = [text for text, header in headers.items() if header is None]
    for header in headers.values():
        draft = _take_header(draft, header, piece.line) if header is not None else draft
    if any(re.match(r"raw\b", text, re.IGNORECASE) for text in sentences):
        draft = msgspec.structs.replace(draft, facts=msgspec.structs.replace(draft.facts, status="raw"))
    if len(plain) == 1:
        draft = draft.know("heading", title=plain[0])
    pieces = list(draft.pieces)
    pieces[index] = piece.claim("removed", RULE, "heading")
    return draft.with_pieces(pieces)


def _of_article(draft: Draft, formal: int | None) -> Draft:
    if formal is not None:
        return _take_title(draft, [formal])
    first = next((piece for piece in draft.pieces if piece.became is None), None)
    if first is None or len(first.text) > _LONGEST:
        return draft
    title = _title(draft, first)
    if title.year is not None and not _SENTENCE.search(tidy(first.text)):
        draft = draft.mention(f"{slug(draft.settings.archive.series_short)}-{title.year}", "heading", first.line)
    return draft


def _title(draft: Draft, piece: Piece) -> Title:
    if piece.became is not None or len(piece.text) > _LONGEST:
        return Title(None)
    archive = draft.settings.archive
    return read_title(piece.text, archive.series_short, draft.vocabulary, archive.series)


def _region(draft: Draft, head: int) -> list[int]:
    """Return which pieces of the head are the heading: those above the notice, else the top down to a header line."""
    pieces = draft.pieces
    notices = [index for index in range(head) if pieces[index].became == "notice"]
    if notices:
        above = [index for index in range(notices[0]) if pieces[index].became is None]
        above = above if len(above) <= _MOST_LINES and all(len(pieces[i].text) <= _LONGEST for i in above) else []
        return [*above, *_below(draft, notices[-1] + 1, head)]
    return _top(draft, head)


def _below(draft: Draft, start: int, head: int) -> list[int]:
    """Return the header lines that stand directly below a notice."""
    found: list[int] = []
    strong = 0
    for index in range(start, head):
        piece = draft.pieces[index]
        if piece.became is not None:
            continue
        header = read_header_line(piece.text, draft.settings)
        if header is None:
            break
        found.append(index)
        strong = len(found) if header.strong else strong
    return found if strong else []


def _top(draft: Draft, head: int) -> list[int]:
    """Return the top of a page without a notice, down to the last line that nobody would say.

    Without such a line only a first line in the words of the page's own name is a heading.
    """
    found: list[int] = []
    last = 0
    for index in range(min(head, _TOP * 2)):
        piece = draft.pieces[index]
        if piece.became is not None:
            continue
        header = read_header_line(piece.text, draft.settings)
        text = tidy(piece.text[: _LONGEST + 1])
        if header is None and not found and len(text) <= _LONGEST and _keys_below(draft, index):
            found.append(index)  # whatever stands above `Room: X` is the title, in sentences too
            continue
        if header is None and (len(text) > _LONGEST or (_SENTENCE.search(text) and len(text) > _LONG_TITLE)):
            break
        found.append(index)
        if header is not None and header.strong:
            last = len(found)
        if len(found) == _TOP:
            break
    if last:
        return found[:last]
    if found and _is_parted(draft, found[0]):
        return found[:1]
    return found[:1] if found and _is_page_name(draft, draft.pieces[found[0]].text) else []


def _is_parted(draft: Draft, index: int) -> bool:
    """Return whether a piece is a run-on heading that was parted from the turn behind it."""
    following = draft.pieces[index + 1 : index + 2]
    is_parted = any(piece.line == draft.pieces[index].line for piece in following)
    return is_parted and is_run_on(tidy(draft.pieces[index].text), draft)


def _keys_below(draft: Draft, index: int) -> bool:
    following = [piece for piece in draft.pieces[index + 1 : index + 3] if piece.became is None]
    headers = [read_header_line(piece.text, draft.settings) for piece in following]
    return (
        len(following) > 1
        and all(header is not None and header.strong for header in headers)
        and all(":" in piece.text[:40] for piece in following)
    )


def _is_page_name(draft: Draft, text: str) -> bool:
    """Return whether a line has the words of the page's own name, whatever numbers the name has."""
    words = slug(strip_status(tidy(text))[0])
    name = slug(draft.document.slug)
    named = len(words) > _NEAR and re.fullmatch(rf"(?:\d+-)?{re.escape(words)}(?:-\d+|-raw)*", name) is not None
    return named or is_said(draft.document, text)


def _plain_title(draft: Draft, region: list[int], lines: dict[int, HeaderLine], plain: list[int]) -> list[int]:
    """Return the pieces of the title among lines of no known family: the clearest one, or none where none is clear."""
    words = draft.vocabulary
    titles = {index: _title(draft, draft.pieces[index]) for index in plain}
    sessions = {index: read_session(title.text or "", words) for index, title in titles.items()}
    real = [index for index in plain if not sessions[index].only_type or sessions[index].type in {"opening", "closing"}]
    for index in real:
        if sessions[index].code is not None or _is_page_name(draft, draft.pieces[index].text):
            return _joined(draft, index, plain)
    for position, index in enumerate(region[1:], 1):
        above = region[position - 1]
        names_sort = (above in lines and lines[above].title_follows) or (
            above in sessions and sessions[above].only_type
        )
        if index in real and names_sort:
            return _joined(draft, index, plain)
    if region and real and (region[0] == real[0] or _only_weak(region, lines, real[0])):
        return _joined(draft, real[0], plain)
    name = set(slug(draft.document.slug).split("-"))
    alike = [index for index in real if len(set(slug(draft.pieces[index].text).split("-")) & name) >= _SHARED]
    if alike:
        return _joined(draft, alike[0], plain)
    bare = [index for index in plain if sessions[index].only_type and (index == region[0] or len(plain) == 1)]
    return bare[:1]


def _only_weak(region: list[int], lines: dict[int, HeaderLine], title: int) -> bool:
    """Return whether nothing but lines that say nothing about the session stands above `title`."""
    return all(
        index in lines and not lines[index].strong and lines[index].place is None
        for index in region[: region.index(title)]
    )


def _joined(draft: Draft, first: int, plain: list[int]) -> list[int]:
    """Return the piece of a title with those that continue it: a line that ends in `of` goes on in the next one."""
    found = [first]
    while (
        _OPEN_END.search(tidy(draft.pieces[found[-1]].text))
        and found[-1] + 1 in plain
        and draft.pieces[found[-1] + 1].line == draft.pieces[found[-1]].line + 1
    ):
        found.append(found[-1] + 1)
    return found


def _take_title(draft: Draft, indexes: list[int]) -> Draft:
    """Take down what the heading says; its parts are lines of one heading."""
    archive, words = draft.settings.archive, draft.vocabulary
    pieces = [draft.pieces[index] for index in indexes]
    line = pieces[0].line
    text = " ".join(piece.text for piece in pieces)
    title = read_title(text, archive.series_short, words, archive.series)
    session = read_session(title.text, words) if title.text else Session(None)
    doubled = re.match(rf"{re.escape(archive.series_short)} 20\d\d\s+(?P<rest>\S.*)", title.text or "")
    if doubled and archive.series_short and session.type is None:
        session = msgspec.structs.replace(
            read_session(doubled["rest"], words), title=title.text, code=None, number=None
        )
    draft = draft.know(
        "heading",
        title=session.title,
        day=title.day,
        date=title.date.isoformat() if title.date else None,
        room=title.room,
    )
    draft = _take_session(draft, session)
    if title.meeting is not None:
        draft = draft.keep(meeting=title.meeting, meeting_from="heading")
        draft = draft.keep(type="mag-meeting" if title.meeting.sort == "mag" else "open-consultation")
    draft = draft.keep(yearless=title.yearless, span=title.when.span)
    if title.when.start is not None:
        draft = _take_times(draft, HeaderLine(when=title.when), line, "heading")
    if title.status == "raw":
        draft = msgspec.structs.replace(draft, facts=msgspec.structs.replace(draft.facts, status="raw"))
    if title.other_year is not None:
        message = (
            f"the title names {title.other_year} too; the year of the meeting is the one that begins it, {title.year}"
        )
        draft = draft.find("other-year", "info", message, line)
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
        return draft.mention(event, "heading", line)
    is_near = (info.start - date).days <= _NEAR and (date - info.end).days <= _NEAR
    return draft.mention(event, "heading", line) if is_near else draft


def _take_session(draft: Draft, session: Session) -> Draft:
    if session.type is None:
        return draft
    if draft.facts.type is None:
        return draft.keep(type=session.type, code=session.code, number=session.number)
    if draft.facts.code is None and draft.facts.type == session.type:
        return draft.keep(code=session.code, number=session.number)
    return draft


def _take_header(draft: Draft, header: HeaderLine, line: int) -> Draft:
    """Take down what a header line says; what is known already stays, and a doubt is said."""
    date = header.when.date
    if date is not None:
        if draft.facts.date is not None and draft.facts.date != date.isoformat():
            message = f"the page prints {draft.facts.date} and {date}"
            draft = draft.find("date-disagrees", "warning", message, line)
        draft = draft.know("header-line", date=date.isoformat())
    if header.title is not None and draft.facts.title is None:
        draft = _take_title_line(draft, header.title)
    draft = draft.know("header-line", day=header.day, room=header.room)
    draft = draft.keep(place=header.place, span=header.when.span, yearless=header.when.yearless)
    if header.session is not None:
        draft = _take_session(draft, header.session)
    draft = _take_times(draft, header, line, "header-line")
    if header.event is not None:
        draft = draft.mention(header.event, "header-line", line)
    elif date is not None and _names_series(draft) and (info := event_at(draft.settings, date)) is not None:
        draft = draft.mention(info.id, "header-line", line)
    return draft


def _take_title_line(draft: Draft, text: str) -> Draft:
    session = read_session(text, draft.vocabulary)
    return _take_session(draft.know("header-line", title=session.title), session)


def _take_times(draft: Draft, header: HeaderLine, line: int, provenance: Provenance) -> Draft:
    start, end = header.when.start, header.when.end
    for time in (start, end):
        if time is not None and time.doubt is not None:
            return draft.find("time-unclear", "warning", f"the time is left out: {time.doubt}", line)
    if draft.facts.start_time is not None:
        return draft
    draft = draft.know(provenance, start_time=start.text if start else None)
    return draft.keep(scheduled_end=end.text if end else None)


def _names_series(draft: Draft) -> bool:
    """Return whether the head of the page names the series of meetings."""
    archive = draft.settings.archive
    names = [name for name in (archive.series, archive.series_short) if name]
    if not names:
        return False
    pattern = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})\b", re.IGNORECASE)
    head = draft.pieces[: draft.head()]
    return any(len(piece.text) <= _LONGEST * 4 and pattern.search(tidy(piece.text)) for piece in head)
