"""The breadcrumbs of a document."""

from __future__ import annotations

from generator.archive.summary import Summary
from generator.urls import EVENTS_CRUMB, Crumb, event_address


def document_crumbs(document: Summary) -> list[Crumb]:
    """Return the pages above the page of a document: all events, and its event or its folder."""
    if document.event is not None:
        return [EVENTS_CRUMB, {"text": document.event.name, "href": event_address(document.event.id)}]
    return [EVENTS_CRUMB, {"text": document.address.folder, "href": f"{document.address.folder}/"}]
