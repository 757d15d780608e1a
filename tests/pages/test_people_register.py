"""The facts of the people register on a person's page."""

from __future__ import annotations

import datetime

import msgspec

from generator.archive.addresses import Address
from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.summary import summarise
from generator.pages.views.listing import ListBody, ListFront
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.settings.people import Affiliation, PersonInfo, PersonLinks
from tests.support.list_pages import people_pages
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())


def test_affiliations_and_links_of_the_register_are_in_the_docket() -> None:
    churn = msgspec.structs.replace(turn("ada-1", "Hi.", label="ADA"), speaker="ada-churn", name="Ada Churn")
    document = summarise(record(churn), Address("moot-1", "cheese"))
    info = PersonInfo(
        id="ada-churn",
        name="Ada Churn",
        affiliations=(
            Affiliation(
                "https://a.example/", "Dairy", "academia", datetime.date(2001, 5, 1), datetime.date(2001, 5, 9)
            ),
            Affiliation("https://b.example/", "Moot", start=datetime.date(2002, 1, 1)),
        ),
        links=PersonLinks(wikidata="Q42", orcid="0000-0002-1825-0097"),
    )
    people = index_people([document], [info])
    (*_, page) = people_pages(Archive(documents=(document,), people=people), CONFIG)
    assert isinstance(page.front, ListFront)
    rows = {row.key: [(item.text, item.note, item.href) for item in row.items] for row in page.front.docket}
    assert rows["affiliations"] == [
        ("Dairy · academia", "1–9 May 2001", "https://a.example/"),
        ("Moot", "since 1 January 2002", "https://b.example/"),
    ]
    assert rows["elsewhere"] == [
        ("Wikidata", "Q42", "https://www.wikidata.org/wiki/Q42"),
        ("ORCID", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    ]


def test_the_register_says_where_a_name_is_listed() -> None:
    churn = msgspec.structs.replace(turn("ada-1", "Hi.", label="ADA"), speaker="ada-churn", name="Ada Churn Kaas")
    document = summarise(record(churn), Address("moot-1", "cheese"))
    people = index_people([document], [PersonInfo(id="ada-churn", name="Ada Churn Kaas", sort="Churn Kaas, Ada")])
    index, *_, page = people_pages(Archive(documents=(document,), people=people), CONFIG)
    assert isinstance(index.body, ListBody)
    (section,) = index.body.sections
    assert (section.heading, [entry.title for entry in section.groups[0].entries]) == ("C", ["Ada **Churn Kaas**"])
    assert page.front.title == "Ada Churn Kaas"
