"""Feeds: valid Atom and JSON Feed 1.1, bounded, with full addresses, and nothing in them is markup."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import msgspec
import pytest

from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.related.series import SeriesSessions
from generator.archive.summary import Summary
from generator.pages.feeds import MAX_ENTRIES, feed_files, person_feed
from generator.pages.views.news import collect_news
from generator.records import Event
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.settings.series import SeriesInfo
from tests.support.invented import summary
from tests.support.small_site import record, turn

SITE = "https://archive.example/moot/"
ATOM = "{http://www.w3.org/2005/Atom}"
CONFIG = Settings(archive=ArchiveInfo(name="Moot & Co", language="en"), events=(), types=())
NASTY = 'A <b> & "q" \x0b ]]> ü'


def document(stem: str, title: str = "Rinds", speaker: str = "ada-churn") -> Summary:
    said = msgspec.structs.replace(turn("ada-1", "One.", label="ADA"), speaker=speaker, name="Ada Churn")
    event = Event("moot-2001", "MOOT 2001", 1, None, "2001-05-07", "2001-05-09")
    return summary(msgspec.structs.replace(record(said), title=title, event=event), f"moot-2001/{stem}.txt")


def files_of(*documents: Summary) -> dict[str, bytes]:
    archive = Archive(documents=documents, people=index_people(documents))
    dates = {each.href: f"2026-01-{1 + place % 28:02}" for place, each in enumerate(documents)}
    news = collect_news(archive, CONFIG, {}, dates)
    series = (SeriesSessions(SeriesInfo(id="rinds", name="Rinds"), documents),)
    return {file.path: file.data for file in feed_files(archive, series, CONFIG, news, SITE)}


MANY = files_of(*(document(f"s{number:02}", NASTY if number == 0 else f"No {number}") for number in range(70)))
ONE = files_of(document("only", NASTY), document("local", "Local", "bo--moot-2001-local"))


def test_the_archive_each_event_series_and_person_known_in_more_than_one_session_has_both_feeds() -> None:
    pages = ("", "moot-2001/", "series/rinds/", "people/ada-churn/")
    assert set(ONE) == {f"{page}feed.{kind}" for page in pages for kind in ("xml", "json")}
    people = index_people([document("local", "Local", "bo--moot-2001-local")])
    assert [person_feed(person) for person in people.values()] == [None]


@pytest.mark.parametrize("path", [path for path in MANY if path.endswith(".xml")])
def test_an_atom_feed_has_what_the_format_requires(path: str) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: ids, titles, dates, an author, a link to itself, and an alternate for each entry."""
    feed = ElementTree.fromstring(MANY[path])  # noqa: S314 - made by the program
    assert feed.tag == f"{ATOM}feed"
    for parent in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (element,) = parent.findall(f"{ATOM}{name}")
            assert element.text
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", parent.findtext(f"{ATOM}updated") or "")
        alternates = [link for link in parent.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert [str(link.get("href")).startswith(SITE) for link in alternates] == [True]
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Moot & Co"
    (own,) = (link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self")
    assert own.get("href") == feed.findtext(f"{ATOM}id") == SITE + path
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == MAX_ENTRIES
    dates = [str(entry.findtext(f"{ATOM}updated")) for entry in feed.findall(f"{ATOM}entry")]
    assert dates == sorted(dates, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == dates[0]


@pytest.mark.parametrize("path", [path for path in MANY if path.endswith(".json")])
def test_a_json_feed_has_what_the_format_requires(path: str) -> None:
    """JSON Feed 1.1: version, title and items; each item has an id and a content."""
    feed = json.loads(MANY[path])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == SITE + path
    assert feed["home_page_url"] == SITE + path.removesuffix("feed.json")
    assert len(feed["items"]) == MAX_ENTRIES
    for item in feed["items"]:
        assert item["id"] == item["url"]
        assert item["url"].startswith(SITE)
        assert item["content_text"]
        assert item["title"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", item["date_published"])
    ElementTree.fromstring(MANY[path.replace(".json", ".xml")])  # noqa: S314 - made by the program


def test_words_of_a_source_are_text_in_both_formats() -> None:
    shown = NASTY.replace("\x0b", "\ufffd")
    feed = ElementTree.fromstring(ONE["feed.xml"])  # noqa: S314 - made by the program
    assert shown in [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]
    assert shown in [item["title"] for item in json.loads(ONE["feed.json"])["items"]]


def test_a_feed_without_entries_is_valid() -> None:
    archive = Archive(documents=(), people={})
    news = collect_news(archive, CONFIG, {}, {})
    files = {file.path: file.data for file in feed_files(archive, (), CONFIG, news, SITE)}
    feed = ElementTree.fromstring(files["feed.xml"])  # noqa: S314 - made by the program
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert json.loads(files["feed.json"])["items"] == []
