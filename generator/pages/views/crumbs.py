"""The breadcrumbs of a document."""

from __future__ import annotations

from generator.archive.summary import Summary
from generator.pages.views.folders import folder_name
from generator.urls import Crumb, event_address, events_crumb


def document_crumbs(document: Summary) -> list[Crumb]:
    """Return the pages above the page of a document: all events, and its event or its folder."""
    if document.event is not None:
        return [events_crumb(), Crumb(document.event.name, event_address(document.event.id))]
    return [events_crumb(), Crumb(folder_name(document), f"{document.address.folder}/")]
