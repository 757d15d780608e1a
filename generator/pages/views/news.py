"""What is new: documents with the date of their addition, and corrections with their own date.

Nothing here comes from the clock or from the times of files: the same input makes the same news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.permanence.additions import Additions
from generator.archive.permanence.published import Published
from generator.archive.summary import Summary
from generator.corrections.applied import AppliedCorrection
from generator.pages.views.applied_corrections import correction_id, correction_in_words
from generator.pages.views.entries import joined
from generator.pages.views.wording import counted, date_in_words, gettext, kind_name
from generator.settings.load import Settings


class NewsItem(msgspec.Struct, frozen=True):
    """An addition or a correction, as plain text."""

    date: str
    """ISO date."""
    href: str
    """Relative to the root of the site; of a correction with its fragment. No two items have the same."""
    title: str
    text: str
    document: str
    """Address of the document."""
    turn: str | None = None
    """The turn that a correction changed; `None` for an addition, and for what concerns the whole document."""
    is_correction: bool = False


class News(msgspec.Struct, frozen=True):
    """The news of the archive."""

    by_document: Mapping[str, tuple[NewsItem, ...]] = {}
    """The items of each document that has any, by address, in the order of the archive."""
    without_date: tuple[Summary, ...] = ()
    """Documents that no freeze has added yet, in the order of the archive."""

    def of_documents(self, documents: Iterable[Summary], limit: int) -> list[NewsItem]:
        """Return the newest items of some documents; of the same date, those of the latest document first."""
        return newest(self._items(documents), limit)

    def additions(self, documents: Iterable[Summary], limit: int) -> list[NewsItem]:
        """Return the newest additions of some documents."""
        return newest((item for item in self._items(documents) if not item.is_correction), limit)

    def of_person(self, person: Person, limit: int) -> list[NewsItem]:
        """Return the newest sessions with a person, and corrections of the person's turns or of a whole session."""
        items: list[NewsItem] = []
        for appearance in person.appearances:
            of_document = self.by_document.get(appearance.document.href, ())
            if any(item.turn is not None for item in of_document):
                turns = {turn.id for turn in appearance.turns}
                items += (item for item in of_document if item.turn is None or item.turn in turns)
            else:
                items += of_document
        return newest(items, limit)

    def _items(self, documents: Iterable[Summary]) -> Iterator[NewsItem]:
        for document in documents:
            yield from self.by_document.get(document.href, ())


def collect_news(archive: Archive, settings: Settings, published: Published, additions: Additions) -> News:
    """Return the news of all documents.

    Args:
        archive: All documents.
        settings: The archive's `site_config/`.
        published: The published pages.
        additions: The dates of additions.
    """
    by_document = {}
    without_date = []
    for document in archive.documents:
        addresses = {document.href, *(file.own_address.href for file in document.files)}
        date = min((additions[address] for address in addresses if address in additions), default=None)
        items = [_addition(document, date)] if date is not None else []
        corrections = archive.applied_corrections.get(document.href, ())
        items += (_correction(document, applied, settings) for applied in corrections)
        if items:
            by_document[document.href] = tuple(items)
        if addresses.isdisjoint(published):
            without_date.append(document)
    return News(by_document, tuple(without_date))


def newest(items: Iterable[NewsItem], limit: int) -> list[NewsItem]:
    """Return the newest of some items in the order of the archive; of the same date, the last ones first."""
    latest_first = list(items)[::-1]
    return sorted(latest_first, key=lambda item: item.date, reverse=True)[:limit]  # keeps the order of equal dates


def _addition(document: Summary, date: str) -> NewsItem:
    facts = [
        document.event.name if document.event is not None else None,
        date_in_words(document.date) if document.date else None,
        None if document.is_session else kind_name(document.kind),
        counted(document.words, "word"),
    ]
    return NewsItem(date, document.href, document.shown_title, joined(facts) or "", document.href)


def _correction(document: Summary, applied: AppliedCorrection, settings: Settings) -> NewsItem:
    return NewsItem(
        date=applied.date,
        href=f"{document.href}#{correction_id(applied)}",
        title=gettext("Corrected: %(title)s", title=document.shown_title),
        text=correction_in_words(applied, settings),
        document=document.href,
        turn=applied.turn,
        is_correction=True,
    )
