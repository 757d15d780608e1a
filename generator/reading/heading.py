"""The heading: the lines above the text that say which session this is."""

from __future__ import annotations

import msgspec

from generator.reading.dates import whole_date
from generator.reading.draft import Draft, Piece
from generator.reading.titles import Session, Title, read_session, read_title
from generator.records import Provenance
from generator.slugs import slug

RULE = "heading"

_LONGEST = 300
"""Characters of a heading."""

_MOST_LINES = 12
"""Lines between the top and the notice that can be a heading; more are text."""


def heading(draft: Draft) -> Draft:
    """Claim the heading of a transcript and the lines that belong to it, and take down what they say.

    A line in the form of a known family of headings is one wherever it stands before the first turn. Other lines are
    heading only above a notice: what stands below it may have been spoken. Where no turn is a transcript's, the
    heading is read but stays among the words.
    """
    series = draft.settings.archive.series_short
    head = draft.head()
    notices = [index for index, piece in enumerate(draft.pieces[:head]) if piece.became == "notice"]
    above = _above(draft.pieces[: notices[0]]) if notices and draft.kind == "transcript" else []
    pieces = list(draft.pieces)
    title: Title | None = None
    for index, piece in enumerate(draft.pieces[:head]):
        if piece.became is not None or len(piece.text) > _LONGEST:
            continue
        date = whole_date(piece.text)
        found = None if date else read_title(piece.text, series)
        if date is not None and draft.kind == "transcript":
            pieces[index] = piece.claim("removed", f"{RULE}: date line", "metadata")
            draft = draft.know("header-line", date=date.isoformat())
        elif (
            found is not None
            and title is None
            and (found.formal or (index in above and not _formal_below(draft, series)))
        ):
            title = found
            draft = _know(draft, found, "heading", piece.line)
            if draft.kind == "transcript":
                pieces[index] = piece.claim("removed", RULE, "heading")
        elif index in above:
            pieces[index] = piece.claim("removed", f"{RULE}: line above the notice", "metadata")
    return draft.with_pieces(pieces)


def _above(pieces: tuple[Piece, ...]) -> list[int]:
    open_ones = [index for index, piece in enumerate(pieces) if piece.became is None]
    return open_ones if len(open_ones) <= _MOST_LINES else []


def _formal_below(draft: Draft, series: str) -> bool:
    """Return whether any line of the head has the form of a known family: then a plain line is not the heading."""
    return any(
        read_title(piece.text, series).formal
        for piece in draft.pieces[: draft.head()]
        if piece.became is None and len(piece.text) <= _LONGEST
    )


def _know(draft: Draft, title: Title, provenance: Provenance, line: int | None) -> Draft:
    session = read_session(title.text) if title.text else Session("")
    date = title.date.isoformat() if title.date else None
    kind = session.type
    if title.meeting is not None:
        kind = "mag-meeting" if title.meeting.sort == "mag" else "open-consultation"
    draft = draft.know(provenance, title=session.title or None, day=title.day, date=date, room=title.room)
    facts = msgspec.structs.replace(
        draft.facts,
        type=kind,
        code=session.code,
        number=session.number,
        status="raw" if "raw" in {title.status, draft.facts.status} else "final",
    )
    draft = msgspec.structs.replace(draft, facts=facts)
    event = event_id(draft.settings.archive.series_short, title)
    return draft if event is None else draft.mention(event, provenance, line)


def event_id(series: str, title: Title) -> str | None:
    """Return the id of the meeting that a title names; `None` where it names none, or not which."""
    prefix = slug(series)
    if title.year is None or not prefix:
        return None
    if title.meeting is None:
        return f"{prefix}-{title.year}"
    which = title.meeting.ordinal or (title.date.isoformat() if title.date else None)
    return f"{prefix}-{title.year}-{title.meeting.sort}-{slug(which)}" if which else None
