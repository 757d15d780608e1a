"""The page of a withdrawn document: a note in place of its words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.archive import Archive, WithdrawnDocument
from generator.pages.views.listing import Page
from generator.pages.views.wording import date_in_words
from generator.urls import EVENTS_CRUMB, page_file


def withdrawn_pages(archive: Archive) -> Iterator[Page]:
    """Yield a page for each withdrawn document; links to its published turns lead to the top of the page."""
    events = {event_id: documents[0].event for event_id, documents in archive.by_event().items()}
    for document in archive.withdrawn:
        folder, _, stem = document.href.rstrip("/").partition("/")
        title = f"Withdrawn ({stem})"
        crumbs = [EVENTS_CRUMB]
        event = events.get(folder)
        if event is not None:
            crumbs.append({"text": event.name, "href": f"{folder}/"})
        values = {
            "title": title,
            "text": _sentence(document),
            "front": {
                "title": title,
                "description": "The document at this address was withdrawn; this page gives the reason.",
                "template": "withdrawn.html",
                "page_kind": "withdrawn",
                "crumbs": crumbs,
                "former": list(document.turns),
            }
            | ({"withheld": True} if document.withheld else {}),
        }
        yield Page(page_file(document.href), "withdrawn.md.jinja", values)


def _sentence(document: WithdrawnDocument) -> str:
    reason = document.reason.rstrip(".")
    return f"This document was withdrawn on {date_in_words(document.date)} by {document.author}. Reason: {reason}."
