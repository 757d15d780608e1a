"""The page of what is new: the newest additions and corrections by date, and what has no date yet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from generator.archive.summary import Summary
from generator.pages.views.entries import Entry, Group, Section, document_entry, markdown_link
from generator.pages.views.listing import Listing
from generator.pages.views.news import News, NewsItem
from generator.pages.views.page import Page
from generator.pages.views.wording import date_in_words, gettext, number
from generator.settings.load import Settings
from generator.urls import NEW_ADDRESS, feed_address, page_file

_MAX_ITEMS = 200
"""Additions and corrections on the page, the newest; older ones are on the pages of their events."""

_MAX_WITHOUT_DATE = 50
"""Documents without a date on the page, the latest."""

_PATH = page_file(NEW_ADDRESS)


def new_page(documents: Sequence[Summary], news: News, settings: Settings) -> Page:
    """Return the page of what is new.

    Args:
        documents: All documents, in the order of the archive.
        news: Their news.
        settings: The archive's `site_config/`.
    """
    items = news.of_documents(documents, _MAX_ITEMS)
    sections = [_section_of_date(date, list(of_date)) for date, of_date in groupby(items, key=lambda item: item.date)]
    if news.without_date:
        sections.insert(0, _without_date(news.without_date, settings))
    listing = Listing(
        path=_PATH,
        kind="new",
        title=gettext("What is new"),
        description=gettext("Sessions and articles that were added to the archive, and corrections, the newest first."),
        lead=gettext(
            "Sessions and articles by the date on which they were added here, and corrections by their own date; the"
            " newest %(count)s. Every event, series and person has feeds of its own, too.",
            count=_MAX_ITEMS,
        )
        if sections
        else gettext("Nothing has been added yet."),
        sections=sections,
        feed=feed_address(""),
    )
    return listing.to_page()


def newest_additions(
    documents: Sequence[Summary], news: News, settings: Settings, limit: int
) -> list[tuple[Summary, str]]:
    """Return the newest documents with facts about them; those that have no date yet are the newest.

    Args:
        documents: All documents, in the order of the archive.
        news: Their news.
        settings: The archive's `site_config/`.
        limit: How many to return.
    """
    by_address = {document.href: document for document in documents}
    undated = [(document, _facts(document, settings)) for document in news.without_date[: -limit - 1 : -1]]
    added = [
        (by_address[item.href], gettext("%(facts)s · added %(date)s", facts=item.text, date=date_in_words(item.date)))
        for item in news.additions(documents, limit)
    ]
    return [*undated, *added][:limit]


def _facts(document: Summary, settings: Settings) -> str:
    return document_entry(document, _PATH, settings, ("event", "date")).facts or ""


def _without_date(documents: Sequence[Summary], settings: Settings) -> Section:
    shown = documents[: -_MAX_WITHOUT_DATE - 1 : -1]
    rest = len(documents) - len(shown)
    note = gettext("An addition gets its date when its address is published for good.")
    if rest:
        note = gettext("and %(number)s more. %(sentence)s", number=number(rest), sentence=note)
    entries = tuple(document_entry(document, _PATH, settings, ("event", "date")) for document in shown)
    return Section(groups=(Group(entries, rest=note),), heading=gettext("Not dated yet"))


def _section_of_date(date: str, items: Sequence[NewsItem]) -> Section:
    return Section(groups=(Group(tuple(map(_entry, items))),), heading=date_in_words(date))


def _entry(item: NewsItem) -> Entry:
    address, _, fragment = item.href.partition("#")
    return Entry(title=item.title, link=markdown_link(address, _PATH, fragment or None), facts=item.text)
