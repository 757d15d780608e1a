"""The page of a withdrawn document: a note in place of its words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.archive import Archive, WithdrawnDocument
from generator.pages.views.former_note import WithdrawnBody, former_note
from generator.pages.views.page import Page
from generator.pages.views.wording import date_in_words, gettext


def withdrawn_pages(archive: Archive) -> Iterator[Page]:
    """Yield a note for each withdrawn document."""
    for document in archive.withdrawn:
        yield former_note(
            archive,
            document,
            make_body=WithdrawnBody,
            title=gettext("Withdrawn"),
            description=gettext("The document at this address was withdrawn; this page gives the reason."),
            text=_sentence(document),
        )


def _sentence(document: WithdrawnDocument) -> str:
    return gettext(
        "This document was withdrawn on %(date)s by %(author)s. Reason: %(reason)s.",
        date=date_in_words(document.date),
        author=document.author,
        reason=document.reason.rstrip("."),
    )
