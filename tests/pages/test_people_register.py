"""What a person's page says besides their words."""

from __future__ import annotations

import datetime

import msgspec

from generator.archive.addresses import Address
from generator.archive.load import Archive
from generator.archive.people.people_index import index_people
from generator.archive.summary import summarise
from generator.pages.people import people_pages
from generator.settings.load import ArchiveInfo, Settings
from generator.settings.people import Affiliation, PersonInfo, PersonLinks
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())


def test_what_the_register_knows_stands_on_the_cover_sheet() -> None:
    made = msgspec.structs.replace(turn("ada-1", "Hi.", label="ADA"), speaker="ada-churn", name="Ada Churn")
    document = summarise(record(made), Address("moot-1", "cheese"))
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
    (*_, (_, _, values)) = people_pages(Archive(documents=(document,), people=people), CONFIG)
    rows = {
        row["key"]: [(it["text"], it["note"], it["href"]) for it in row["items"]] for row in values["front"]["docket"]
    }
    assert rows["affiliations"] == [
        ("Dairy · academia", "1–9 May 2001", "https://a.example/"),
        ("Moot", "since 1 January 2002", "https://b.example/"),
    ]
    assert rows["elsewhere"] == [
        ("Wikidata", "Q42", "https://www.wikidata.org/wiki/Q42"),
        ("ORCID", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    ]


def test_lists_print_the_name_as_they_sort_it_and_the_page_as_it_is() -> None:
    made = msgspec.structs.replace(turn("ada-1", "Hi.", label="ADA"), speaker="ada-churn", name="Ada Churn")
    document = summarise(record(made), Address("moot-1", "cheese"))
    people = index_people([document], [PersonInfo(id="ada-churn", name="Ada Churn", sort="Churn, Ada")])
    (_, _, index), (_, _, page) = people_pages(Archive(documents=(document,), people=people), CONFIG)
    (section,) = index["sections"]
    assert (section.heading, [entry.title for entry in section.groups[0].entries]) == ("C", ["Churn, Ada"])
    assert page["title"] == "Ada Churn"
