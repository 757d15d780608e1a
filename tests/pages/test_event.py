"""The page of an event: people of one name are told apart by their labels."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive.addresses import Address
from generator.archive.people.people_index import Appearance, Person
from generator.archive.summary import Summary, summarise
from generator.pages import event as event_module
from generator.pages.event import pages_of_event
from generator.pages.views.page import Page
from generator.records import Event
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from tests.support.page_values import values_of
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())
MOOT = Event("moot-1", "Moot 1", 1, None, "2001-05-07", None)


def document() -> Summary:
    made = summarise(record(turn("x-1", "One two three.", label="X")), Address("moot-1", "cheese"))
    return msgspec.structs.replace(made, event=MOOT)


DOCUMENT = document()


def person(person_id: str, name: str, printed: str, words: int) -> Person:
    appearance = Appearance(DOCUMENT, DOCUMENT.turns)
    return Person(id=person_id, name=name, printed=(printed,), appearances=(appearance,), words=words)


PEOPLE = (
    person("ada-whey", "Ada Whey", "ADA WHEY", 9),
    person("dr-ada-whey", "Ada Whey", "DR. ADA WHEY", 7),
    person("bram-brie", "Bram Brie", "BRAM BRIE", 5),
    person("cora-curd", "Cora Curd", "CORA CURD", 1),
)


def first_page(*people: Person) -> Page:
    return next(pages_of_event("moot-1", (DOCUMENT,), people, CONFIG))


def test_who_spoke_most_is_told_from_others_of_the_name() -> None:
    docket = {row["key"]: row for row in values_of(first_page(*PEOPLE))["front"]["docket"]}
    assert [item["note"] for item in docket["most"]["items"]] == [
        "printed as ADA WHEY · 9 words",
        "printed as DR. ADA WHEY · 7 words",
        "5 words",
    ]


@pytest.mark.parametrize("most_with_facts", [200, 1])
def test_so_are_the_people_in_the_list(most_with_facts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_module, "_MAX_PEOPLE_WITH_FACTS", most_with_facts)
    sections = values_of(first_page(*PEOPLE))["sections"]
    facts = [entry.facts or "" for entry in sections[-1].groups[0].entries]
    assert ["printed as" in fact for fact in facts] == [True, True, False, False]


def test_one_person_of_a_name_has_no_label_beside_it() -> None:
    page = first_page(*PEOPLE[1:])
    assert "printed as" not in str(values_of(page))
