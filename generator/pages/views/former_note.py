"""The note at the address of a published document whose words are on no page now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from generator.archive.archive import Archive, FormerDocument
from generator.pages.views.page import Body, Front, Page
from generator.urls import Crumb, events_crumb, page_file


class FormerFront(Front, frozen=True, kw_only=True):
    """The front matter of the note."""

    crumbs: Sequence[Crumb]
    former: Sequence[str]
    """The published ids of the turns that were at this address."""
    withheld: bool


class FormerNoteBody(Body, frozen=True, kw_only=True):
    """What the templates of notes print."""

    title: str
    text: str


class UnreadBody(FormerNoteBody, frozen=True, kw_only=True):
    """What `unread.md.jinja` prints."""

    template: ClassVar[str] = "unread.md.jinja"


class WithdrawnBody(FormerNoteBody, frozen=True, kw_only=True):
    """What `withdrawn.md.jinja` prints."""

    template: ClassVar[str] = "withdrawn.md.jinja"


def former_note(
    archive: Archive,
    document: FormerDocument,
    *,
    make_body: type[FormerNoteBody],
    title: str,
    description: str,
    text: str,
) -> Page:
    """Return the note; links to the published turns lead to its top.

    Args:
        archive: All documents, for the name of the event.
        document: The document.
        make_body: The struct of the body, which names the template.
        title: The title, without the document's name.
        description: What search engines show.
        text: The first sentence, plain text.
    """
    folder, _, stem = document.href.rstrip("/").partition("/")
    crumbs = [events_crumb()]
    documents = archive.by_event().get(folder, ())
    events = [entry.event for entry in documents if entry.event is not None]
    if events:
        crumbs.append(Crumb(events[0].name, f"{folder}/"))
    front = FormerFront(
        title=f"{title} ({stem})",
        description=description,
        template="former-note.html",
        page_kind="withdrawn" if make_body is WithdrawnBody else "unread",
        crumbs=tuple(crumbs),
        former=tuple(document.turns),
        withheld=document.withheld,
    )
    return Page(page_file(document.href), front, make_body(title=front.title, text=text))
