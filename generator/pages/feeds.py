"""Feeds of what is new, in the archive, in each event and series, and with each person: Atom and JSON Feed 1.1.

A feed holds the newest entries only, so it never grows with the archive. Each entry is written once, and all of its
feeds get the same text. A person whose name is known in one session only has no feed: nothing can be added to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.related.series import SeriesSessions
from generator.pages.views.news import News, NewsItem
from generator.pages.views.wording import gettext
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.urls import event_address, feed_address, json_feed_address

MAX_ENTRIES = 50
"""Entries of a feed, the newest."""

_JSON_VERSION = "https://jsonfeed.org/version/1.1"

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may have."""

_FIRST_DATE = "1970-01-01"
"""The date of a feed without entries: Atom requires one, and no true one is known."""


class FeedFile(msgspec.Struct, frozen=True):
    """A feed in one of the two formats."""

    path: str
    """Relative to `build/docs`."""
    data: bytes


class _JsonItem(msgspec.Struct, frozen=True):
    id: str
    url: str
    title: str
    content_text: str
    date_published: str


class _JsonFeed(msgspec.Struct, frozen=True):
    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str
    language: str
    items: tuple[msgspec.Raw, ...]


def person_feed(person: Person) -> str | None:
    """Return the address of a person's Atom feed; `None` if the person has none."""
    return None if person.local or not person.appearances else feed_address(person.href)


def feed_files(
    archive: Archive, series: Sequence[SeriesSessions], settings: Settings, news: News, site_url: str
) -> Iterator[FeedFile]:
    """Yield both feeds of the archive, of each event with documents, of each series and of each person.

    Args:
        archive: All documents and people.
        series: The series with sessions.
        settings: The archive's `site_config/`.
        news: The news of all documents.
        site_url: The full address of the site, with a slash at its end.
    """
    writer = _Writer(settings.archive, site_url)
    yield from writer.feeds("", None, news.of_documents(archive.documents, MAX_ENTRIES))
    for event_id, documents in archive.by_event().items():
        name = documents[0].event.name if documents[0].event is not None else event_id
        yield from writer.feeds(event_address(event_id), name, news.of_documents(documents, MAX_ENTRIES))
    for members in series:
        items = news.of_documents(members.sessions, MAX_ENTRIES)
        yield from writer.feeds(members.info.href, members.info.name, items)
    for person in archive.people.values():
        if person_feed(person) is not None:
            yield from writer.feeds(person.href, person.name, news.of_person(person, MAX_ENTRIES))


class _Writer:
    """Writes feeds, and keeps the text of each entry for the next one.

    Args:
        archive: The archive's name and language.
        site_url: The full address of the site.
    """

    def __init__(self, archive: ArchiveInfo, site_url: str) -> None:
        self._archive = archive
        self._site_url = site_url
        self._entries: dict[str, tuple[str, msgspec.Raw]] = {}

    def feeds(self, page: str, name: str | None, items: Sequence[NewsItem]) -> Iterator[FeedFile]:
        """Yield the Atom feed and the JSON feed of the page at an address.

        Args:
            page: The address of the page.
            name: What the news are about; `None` for the archive.
            items: The news, the newest first.
        """
        entries = [self._entry(item) for item in items]
        title = _clean(f"{name} · {self._archive.name}" if name is not None else self._archive.name)
        yield FeedFile(feed_address(page), self._atom(page, title, items, [xml for xml, _ in entries]))
        feed = _JsonFeed(
            version=_JSON_VERSION,
            title=title,
            home_page_url=self._site_url + page,
            feed_url=self._site_url + json_feed_address(page),
            description=gettext("Sessions and articles that were added to the archive, and corrections."),
            language=self._archive.language,
            items=tuple(item for _, item in entries),
        )
        yield FeedFile(json_feed_address(page), msgspec.json.encode(feed) + b"\n")

    def _atom(self, page: str, title: str, items: Sequence[NewsItem], entries: Sequence[str]) -> bytes:
        address, own = self._site_url + page, self._site_url + feed_address(page)
        lines = [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(self._archive.language)}>',
            f"<id>{escape(own)}</id>",
            f"<title>{escape(title)}</title>",
            f"<updated>{_moment(items[0].date if items else _FIRST_DATE)}</updated>",
            f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>',
            f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>',
            f"<author><name>{escape(_clean(self._archive.name))}</name></author>",
            *entries,
            "</feed>\n",
        ]
        return "\n".join(lines).encode("utf-8")

    def _entry(self, item: NewsItem) -> tuple[str, msgspec.Raw]:
        if item.href not in self._entries:
            address, moment = self._site_url + item.href, _moment(item.date)
            title, text = _clean(item.title), _clean(item.text)
            xml = (
                f"<entry><id>{escape(address)}</id><title>{escape(title)}</title><updated>{moment}</updated>"
                f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>'
                f"<summary>{escape(text)}</summary></entry>"
            )
            raw = msgspec.Raw(msgspec.json.encode(_JsonItem(address, address, title, text, moment)))
            self._entries[item.href] = (xml, raw)
        return self._entries[item.href]


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"
