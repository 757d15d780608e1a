"""Addresses of the archive's own pages: relative to the root of the site, with a slash at the end."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import msgspec

from generator.interface.catalogue import gettext

DATA_ADDRESS = "data/"
EVENTS_ADDRESS = "events/"
GLOSSARY_ADDRESS = "glossary/"
NEW_ADDRESS = "new/"
PEOPLE_ADDRESS = "people/"
REPORT_ADDRESS = "report/"
SERIES_ADDRESS = "series/"
TOPICS_ADDRESS = "topics/"
TYPES_ADDRESS = "types/"

UNDATED_FOLDER = "undated"
"""The last part of the address of a subpage with entries whose year, or whose day, isn't known."""

HOME_FILE = "index.md"
"""The Markdown file of the home page, relative to `build/docs`."""


class Crumb(msgspec.Struct, frozen=True):
    """A link to a page above in the hierarchy, shown at the top of a page."""

    text: str
    href: str


def events_crumb() -> Crumb:
    """Return the link to the index of events."""
    return Crumb(gettext("Events"), EVENTS_ADDRESS)


def glossary_crumb() -> Crumb:
    """Return the link to the glossary."""
    return Crumb(gettext("Glossary"), GLOSSARY_ADDRESS)


def people_crumb() -> Crumb:
    """Return the link to the index of people."""
    return Crumb(gettext("People"), PEOPLE_ADDRESS)


def report_crumb() -> Crumb:
    """Return the link to the report."""
    return Crumb(gettext("Report"), REPORT_ADDRESS)


def series_crumb() -> Crumb:
    """Return the link to the index of series."""
    return Crumb(gettext("Series"), SERIES_ADDRESS)


def topics_crumb() -> Crumb:
    """Return the link to the index of topics."""
    return Crumb(gettext("Topics"), TOPICS_ADDRESS)


def types_crumb() -> Crumb:
    """Return the link to the index of session types."""
    return Crumb(gettext("Session types"), TYPES_ADDRESS)


_MAX_FOLDER_CHARS = 200
"""Characters of a person id that can be a folder's name; file systems stop at 255 bytes. Real ids have about 60."""


def page_file(address: str) -> str:
    """Return the Markdown file of the page at an address, relative to `build/docs`: `people/jane-doe/index.md`."""
    return f"{address}index.md"


def page_address(file: str) -> str:
    """Return the address of a page by its Markdown file: the inverse of `page_file`."""
    return file.removesuffix("index.md")


def html_file(address: str) -> str:
    """Return the file of the page at an address, relative to the built site: `people/jane-doe/index.html`."""
    return f"{address}index.html"


def feed_address(page: str) -> str:
    """Return the address of the Atom feed of a page: `forum-2020/feed.xml`."""
    return f"{page}feed.xml"


def json_feed_address(page: str) -> str:
    """Return the address of the JSON feed of a page: `forum-2020/feed.json`."""
    return f"{page}feed.json"


def event_address(event_id: str) -> str:
    """Return the address of an event's page: `forum-2020/`."""
    return f"{event_id}/"


def card_address(event_id: str) -> str:
    """Return the address of an event's card: `forum-2020/card.png`."""
    return f"{event_address(event_id)}card.png"


def person_address(person_id: str) -> str:
    """Return the address of a person's page: `people/jane-doe/`.

    An id too long for a folder's name is cut, and a digest of the whole id keeps the address unique.
    """
    folder = person_id
    if len(person_id) > _MAX_FOLDER_CHARS:
        digest = hashlib.sha256(person_id.encode("utf-8")).hexdigest()[:12]
        folder = f"{person_id[:_MAX_FOLDER_CHARS].rstrip('-')}-{digest}"
    return f"{PEOPLE_ADDRESS}{folder}/"


PEOPLE_BY_FIRST_NAME = f"{PEOPLE_ADDRESS}by/first-name/"
PEOPLE_BY_WORDS = f"{PEOPLE_ADDRESS}by/words/"


class LetterFolders(NamedTuple):
    """Where the pages of letters of one order of people are: two levels deep, where no person's page can be."""

    latin: str
    """Of names in Latin letters: `people/letter/` for `people/letter/a/`."""
    scripts: str
    """Of names in other scripts: `people/script/` for `people/script/cyrillic/`."""


FIRST_NAME_FOLDERS = LetterFolders(f"{PEOPLE_ADDRESS}letter/", f"{PEOPLE_ADDRESS}script/")
FAMILY_NAME_FOLDERS = LetterFolders(f"{PEOPLE_ADDRESS}family/", f"{PEOPLE_ADDRESS}family-script/")


def series_address(series_id: str) -> str:
    """Return the address of the page of a series: `series/on-gardens/`."""
    return f"{SERIES_ADDRESS}{series_id}/"


def term_address(term_id: str) -> str:
    """Return the address of the page of a glossary term: `glossary/dns/`."""
    return f"{GLOSSARY_ADDRESS}{term_id}/"


def topic_address(topic_id: str) -> str:
    """Return the address of the page of a topic: `topics/net-neutrality/`."""
    return f"{TOPICS_ADDRESS}{topic_id}/"


def type_address(type_id: str) -> str:
    """Return the address of the page of a session type: `types/workshop/`."""
    return f"{TYPES_ADDRESS}{type_id}/"


def report_finding_address(code: str) -> str:
    """Return the address of the report's page about one finding code: `report/date-unknown/`."""
    return f"{REPORT_ADDRESS}{code}/"


def report_year_address(year: int | None) -> str:
    """Return the address of the report's page about one year: `report/2020/`, or `report/year-not-known/`."""
    return f"{REPORT_ADDRESS}{year if year is not None else 'year-not-known'}/"


def date_folders(date: str | None, start: str | None) -> tuple[str, ...]:
    """Return the folders of the subpages that list a document: `2019`, `11`, `25`, or `undated` without a year.

    Args:
        date: The date of the document, as an ISO date.
        start: The first day of its event, which gives the year and the month of a document without a date.
    """
    first_day = date or start
    if first_day is None:
        return (UNDATED_FOLDER,)
    year, month, day = first_day.split("-")
    return (year, month, day if date is not None else UNDATED_FOLDER)
