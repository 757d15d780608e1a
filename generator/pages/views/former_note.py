"""The note at the address of a published document whose words are on no page now."""

from __future__ import annotations

from generator.archive.archive import Archive, FormerDocument
from generator.pages.views.listing import Page
from generator.urls import EVENTS_CRUMB, page_file


def former_note(
    archive: Archive, document: FormerDocument, *, kind: str, title: str, description: str, text: str
) -> Page:
    """Return the note; links to the published turns lead to its top.

    Args:
        archive: All documents, for the name of the event.
        document: The document.
        kind: The kind of page; its template has the same name.
        title: The title, without the document's name.
        description: What search engines show.
        text: The first sentence, plain text.
    """
    folder, _, stem = document.href.rstrip("/").partition("/")
    crumbs = [EVENTS_CRUMB]
    documents = archive.by_event().get(folder, ())
    events = [entry.event for entry in documents if entry.event is not None]
    if events:
        crumbs.append({"text": events[0].name, "href": f"{folder}/"})
    values = {
        "title": f"{title} ({stem})",
        "text": text,
        "front": {
            "title": f"{title} ({stem})",
            "description": description,
            "template": "former-note.html",
            "page_kind": kind,
            "crumbs": crumbs,
            "former": list(document.turns),
        }
        | ({"withheld": True} if document.withheld else {}),
    }
    return Page(page_file(document.href), f"{kind}.md.jinja", values)
