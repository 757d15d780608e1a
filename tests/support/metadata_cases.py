"""Show the values in heading lines, names of pages and header lines, one a line, as in the fixture files."""

from __future__ import annotations

from generator.reading.grammar.dates import When
from generator.reading.grammar.header_lines import read_header_line
from generator.reading.grammar.page_slugs import read_page_slug
from generator.reading.grammar.session_codes import SessionTitle, read_session_title
from generator.reading.grammar.titles import PreparatoryMeeting, read_title
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.settings.load import Settings


def title_shown(line: str, settings: Settings) -> str:
    """Return the values in a heading line."""
    archive, vocabulary = settings.archive, vocabulary_of(settings)
    title = read_title(line, archive.series_short, vocabulary, archive.series)
    session = read_session_title(title.text, vocabulary) if title.text else SessionTitle(None)
    return _shown(
        {
            "form": "known" if title.formal else None,
            "year": title.year,
            "day": title.day,
            "date": title.date or _yearless(title.yearless),
            "room": title.room,
            "meeting": _meeting(title.meeting),
            **_session(session),
            "status": "raw" if title.status == "raw" else None,
            "other year": title.other_year,
        }
    )


def name_shown(name: str, settings: Settings) -> str:
    """Return the values in the name of a page."""
    parts = read_page_slug(name, settings.archive.series_short, vocabulary_of(settings))
    return _shown(
        {
            "year": parts.year,
            "day": parts.day,
            "date": parts.date or _yearless(parts.yearless),
            "room": parts.room,
            "meeting": _meeting(parts.meeting),
            **_session(parts.session),
            "status": "raw" if parts.raw else None,
        }
    )


def header_shown(line: str, settings: Settings) -> str:
    """Return the values in a header line; `nothing` for another line."""
    header = read_header_line(line, settings)
    if header is None:
        return "nothing"
    shown = {
        "event": header.event,
        "day": header.day,
        **_when(header.when),
        "place": header.place,
        "room": header.room,
        **(_session(header.session) if header.session else {}),
    }
    if header.title:
        shown["title"] = header.title
    return _lines(shown) or ("a header line" if header.strong else "a header line beside others")


def _when(when: When) -> dict[str, object]:
    return {
        "date": when.date or _yearless(when.yearless),
        "days": f"{when.span.start} to {when.span.end}" if when.span else None,
        "start": (when.start.text or f"unclear, {when.start.problem}") if when.start else None,
        "end": (when.end.text or f"unclear, {when.end.problem}") if when.end else None,
    }


def _session(session: SessionTitle) -> dict[str, object]:
    return {"type": session.type, "code": session.code, "title": session.title}


def _meeting(meeting: PreparatoryMeeting | None) -> str | None:
    if meeting is None:
        return None
    return " ".join(str(part) for part in (meeting.kind.id, meeting.ordinal, meeting.year) if part is not None)


def _yearless(month_and_day: tuple[int, int] | None) -> str | None:
    return f"--{month_and_day[0]:02}-{month_and_day[1]:02}" if month_and_day else None


def _shown(shown: dict[str, object]) -> str:
    return _lines(shown) or "nothing"


def _lines(shown: dict[str, object]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in shown.items() if value is not None)
