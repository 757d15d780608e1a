"""A published subpage that is no longer generated redirects to the list it belonged to, wherever that is now."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.permanence.published import PublishedPage
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.redirects import RetiredPage, redirect_retired_pages
from generator.pages.redirect import former_page
from generator.records import Session
from generator.settings.archive import ArchiveInfo
from generator.settings.events import EventInfo
from generator.settings.glossary import GlossaryEntry
from generator.settings.load import Settings
from generator.settings.series import SeriesInfo
from tests.support.invented import MOOT_2003, session, speech, summary
from tests.support.page_values import values_of

WORKSHOP = Session("workshop", "WS3", 3)
DOCUMENT = summary(
    msgspec.structs.replace(
        session(speech(1, 60), event=MOOT_2003),
        session=WORKSHOP,
        turns=tuple(
            msgspec.structs.replace(turn, speaker="ada-rind", name="Ada Rind") for turn in session(speech(1, 60)).turns
        ),
    ),
    "moot-2003/rinds.txt",
)
TURN = f"moot-2003/rinds/#{DOCUMENT.turns[0].id}"
INDEXES = {"people/", "types/", "glossary/", "report/", "events/"}
PAGES = INDEXES | {"people/ada-rind/", "types/workshop/", "moot-2003/", "moot-2003/rinds/"}


def redirects(published: dict[str, str | None], generated: set[str]) -> dict[str, RetiredPage]:
    archive = Archive(documents=(DOCUMENT,), people=index_people([DOCUMENT]))
    pages = {address: PublishedPage(address, (), (), first) for address, first in published.items()}
    settings = Settings(archive=ArchiveInfo(), events=(), types=())
    return {page.address: page for page in redirect_retired_pages(archive, pages, generated, WithheldNames(settings))}


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("people/ada-rind/2003/", "people/ada-rind/"),
        ("people/ada-rind/2003/06/02/", "people/ada-rind/"),
        ("people/ada-rind/mentions/2003/", "people/ada-rind/"),
        ("types/workshop/2003/", "types/workshop/"),
        ("moot-2003/day/2003/06/02-day-1/", "moot-2003/"),
        ("moot-2003/people/a/", "moot-2003/"),
        ("moot-2003/rinds/mentions/2003/", "moot-2003/rinds/"),
        ("events/2003/", "events/"),
        ("report/date-unknown/2003/", "report/"),
        ("glossary/rind/2003/", "glossary/"),
        ("people/letter/mar/", "people/"),
    ],
)
def test_a_subpage_redirects_to_the_nearest_page_above(address: str, target: str) -> None:
    assert redirects({address: None}, PAGES)[address].target == target


def test_a_subpage_of_a_subpage_redirects_to_it() -> None:
    year, month = "people/ada-rind/2003/", "people/ada-rind/2003/06/"
    assert redirects({month: None}, PAGES | {year})[month].target == year


def test_a_subpage_of_a_list_that_still_exists_does_not_follow_its_first_entry() -> None:
    """Its first words may be another person's now; most of the page isn't."""
    generated = PAGES | {"people/bo-rind/"}
    assert redirects({"people/bo-rind/2003/": TURN}, generated)["people/bo-rind/2003/"].target == "people/bo-rind/"


def test_the_subpages_of_a_person_with_a_new_id_redirect_to_the_same_years() -> None:
    without_first = {"people/old/2004/": None, "people/old/mentions/2003/": None}
    found = redirects(
        {"people/old/": TURN, "people/old/2003/": TURN, **without_first}, PAGES | {"people/ada-rind/2003/"}
    )
    assert {address: page.target for address, page in found.items()} == {
        "people/old/": "people/ada-rind/", "people/old/2003/": "people/ada-rind/2003/",
        "people/old/2004/": "people/ada-rind/", "people/old/mentions/2003/": "people/ada-rind/",
    }  # fmt: skip


def test_a_subpage_follows_its_own_first_entry_before_that_of_its_main_page() -> None:
    published = {"types/forum/": None, "types/forum/2003/": "moot-2003/rinds/"}
    assert redirects(published, PAGES)["types/forum/2003/"].target == "types/workshop/"


def test_a_subpage_of_uncertain_words_redirects_to_the_words() -> None:
    gone = TURN.replace("churn", "nobody")
    found = redirects({"people/old/": gone, "people/old/2003/": None}, PAGES)
    assert {page.target for page in found.values()} == {"moot-2003/rinds/"}
    assert all(page.document is DOCUMENT for page in found.values())


def test_no_year_of_a_retired_list_becomes_a_page_of_the_index() -> None:
    generated = PAGES | {"glossary/2003/", "report/2003/"}
    assert redirects({"glossary/rind/2003/": None}, generated)["glossary/rind/2003/"].target == "glossary/"
    assert redirects({"report/x/": None, "report/x/2003/": None}, generated)["report/x/2003/"].target == "report/"


def test_a_redirect_names_the_page_that_it_leads_to() -> None:
    published: dict[str, str | None] = {
        "people/ada-rind/2003/": None, "moot-2003/rinds/mentions/2003/": None, "types/workshop/2003/": None,
        "moot-2003/people/a/": None, "series/rinds/2003/": None, "glossary/rind/2003/": None, "report/x/2003/": None,
    }  # fmt: skip
    generated = PAGES | {"series/rinds/", "glossary/rind/"}
    settings = Settings(
        archive=ArchiveInfo(), events=(EventInfo(id="moot-2003", name="MOOT 2003"),), types=(),
        series=(SeriesInfo(id="rinds", name="Rinds over the years"),),
        glossary=(GlossaryEntry(acronym="RIND", expansion="Really Important New Dairy", id="rind"),),
    )  # fmt: skip
    pages = {
        address: values_of(former_page(page, settings)) for address, page in redirects(published, generated).items()
    }
    titles = {address.split("/")[0]: page["title"] for address, page in pages.items() if "mentions" not in address}
    assert titles == {
        "people": "Ada Rind", "types": "workshop", "moot-2003": "MOOT 2003", "series": "Rinds over the years",
        "glossary": "RIND", "report": "Report",
    }  # fmt: skip
    assert pages["moot-2003/rinds/mentions/2003/"]["title"] == DOCUMENT.shown_title
    assert "no longer certain" not in pages["moot-2003/rinds/mentions/2003/"]["message"]
