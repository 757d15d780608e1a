"""The page of a published document whose source can't be read at present: a note in place of its words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.archive import Archive
from generator.pages.views.former_note import UnreadBody, former_note
from generator.pages.views.page import Page
from generator.pages.views.wording import gettext


def unread_pages(archive: Archive) -> Iterator[Page]:
    """Yield a note for each published document that can't be read; the others have no page."""
    for document in archive.unread:
        if document.note is not None:
            yield former_note(
                archive,
                document.note,
                make_body=UnreadBody,
                title=gettext("Not readable at present"),
                description=gettext("The source of the document at this address can't be read at present."),
                text=gettext("The source of this page can't be read at present, so its words are not shown."),
            )
