"""What lines of headings, names of pages and header lines say, a value a line, as their fixture files expect it."""

from __future__ import annotations

from generator.reading.grammar.dates import When
from generator.reading.grammar.header_lines import read_header_line
from generator.reading.grammar.page_slugs import read_page_slug
from generator.reading.grammar.session_codes import SessionTitle, read_session_title
from generator.reading.grammar.titles import PreparatoryMeeting, read_title
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.settings.load import Settings


def title_shown(line: str, settings: Settings) -> str:
    """Return what a heading line says."""
    archive, words = settings.archive, vocabulary_of(settings)
    title = read_title(line, archive.series_short, words, archive.series)
    session = read_session_title(title.text, words) if title.text else SessionTitle(None)
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
    """Return what the name of a page says."""
    found = read_page_slug(name, settings.archive.series_short, vocabulary_of(settings))
    return _shown(
        {
            "year": found.year,
            "day": found.day,
            "date": found.date or _yearless(found.yearless),
            "room": found.room,
            "meeting": _meeting(found.meeting),
            **_session(found.session),
            "status": "raw" if found.raw else None,
        }
    )


def header_shown(line: str, settings: Settings) -> str:
    """Return what a header line says; `nothing` for a line that is none."""
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
    return " ".join(str(part) for part in (meeting.sort, meeting.ordinal, meeting.year) if part is not None)


def _yearless(found: tuple[int, int] | None) -> str | None:
    return f"--{found[0]:02}-{found[1]:02}" if found else None


def _shown(shown: dict[str, object]) -> str:
    return _lines(shown) or "nothing"


def _lines(shown: dict[str, object]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in shown.items() if value is not None)
