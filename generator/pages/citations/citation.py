"""What a citation of a document says.

Nobody is named as the author of a transcript: captioners typed what many people said, and a name may be inferred. The
event and the archive say where the words come from; a quotation names its speaker.
"""

from __future__ import annotations

import msgspec

from generator.archive.summary import Summary
from generator.pages.views.wording import capital, gettext, kind_name
from generator.records import Event
from generator.settings.load import Settings


def captions_notice() -> str:
    """Return what every citation of a session says of its words."""
    return gettext("Captions, not an authoritative record.")


class Citation(msgspec.Struct, frozen=True):
    """The facts of a citation. What is not known is `None`, never guessed."""

    key: str
    """Names it in a reader's list: the event's folder and the file's name, with a hyphen."""
    title: str
    language: str | None
    date: tuple[int, ...]
    """Year, month and day; the year alone if only the event's year is known; empty if nothing is known."""
    kind: str
    """What the page holds: `Workshop WS168, transcript of captions`."""
    archive: str
    """The name of the archive."""
    event: str | None
    """With the full name of its series: `Gardening Forum 2020`."""
    place: str | None
    publisher: str | None
    """Of the source; nobody who spoke."""
    notice: str | None
    address: str
    """The full address of the page."""


def citation_of(document: Summary, settings: Settings, site_url: str) -> Citation:
    """Return the citation of a document's page.

    Args:
        document: The document.
        settings: The names of the archive, its series and its session types.
        site_url: The full address of the site, with a trailing slash.
    """
    event = document.event
    return Citation(
        key=document.href.strip("/").replace("/", "-"),
        title=document.shown_title,
        language=document.language,
        date=_date(document.date, event),
        kind=_kind(document, settings),
        archive=settings.archive.name,
        event=full_event_name(event.name, settings) if event is not None else None,
        place=event.place if event is not None else None,
        publisher=document.publisher,
        notice=captions_notice() if document.is_session else None,
        address=f"{site_url}{document.href}",
    )


def full_event_name(name: str, settings: Settings) -> str:
    """Return the name of an event with the full name of its series: `FORUM 2020` is `Gardening Forum 2020`."""
    short, full = settings.archive.series_short, settings.archive.series
    return f"{full}{name.removeprefix(short)}" if short and full and name.startswith(f"{short} ") else name


def _date(date: str | None, event: Event | None) -> tuple[int, ...]:
    """Return the date of a session, else the year of its event: the days of an event are no date of a session."""
    if date is not None:
        return tuple(map(int, date.split("-")))
    years = {day[:4] for day in (event.start, event.end) if day is not None} if event is not None else set()
    return (int(years.pop()),) if len(years) == 1 else ()


def _kind(document: Summary, settings: Settings) -> str:
    if not document.is_session:
        return kind_name(document.kind) if document.kind != "other" else gettext("Article")
    session_type = settings.type_name(document.type) if document.type not in {None, "other"} else ""
    session = " ".join(part for part in (session_type, document.code) if part)
    words = (
        gettext("%(session)s, transcript of captions", session=session)
        if session
        else gettext("transcript of captions")
    )
    return capital(gettext("%(kind)s, marked as raw", kind=words) if document.status == "raw" else words)
