"""The index of people: by family name, by first name, and by who spoke most."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive.addresses import Address
from generator.archive.archive import Archive
from generator.archive.people.people_index import Appearance, Person
from generator.archive.summary import summarise
from generator.pages import people as people_module
from generator.pages.people import PeopleFront, people_index_pages
from generator.pages.views.page import Page, render_page
from generator.slugs import slug
from tests.support.page_values import values_of
from tests.support.small_site import record, turn

DOCUMENT = summarise(record(turn("x-1", "One two three.", label="X")), Address("moot-1", "cheese"))


def person(name: str, words: int = 3, **changes: object) -> Person:
    appearance = Appearance(DOCUMENT, DOCUMENT.turns)
    made = Person(id=slug(name), name=name, printed=(name.upper(),), appearances=(appearance,), words=words)
    return msgspec.structs.replace(made, **changes)


def pages(*people: Person) -> dict[str, Page]:
    archive = Archive(documents=(DOCUMENT,), people={one.id: one for one in people})
    return {page.path.removesuffix("index.md"): page for page in people_index_pages(archive)}


def front_of(page: Page) -> PeopleFront:
    assert isinstance(page.front, PeopleFront)
    return page.front


def lists(page: Page) -> list[tuple[str | None, list[str]]]:
    """Return the headings of a page with the titles below each."""
    if "people" in values_of(page):
        return [(None, [ranked.name for ranked in values_of(page)["people"]])]
    sections = values_of(page)["sections"]
    return [(section.heading, [entry.title for entry in section.groups[0].entries]) for section in sections]


def test_each_order_has_a_page() -> None:
    found = pages(person("Ada Whey", 5), person("Bram Brie", 9), person("Cora Curd"))
    assert {path: lists(page) for path, page in found.items()} == {
        "people/": [("B", ["Bram **Brie**"]), ("C", ["Cora **Curd**"]), ("W", ["Ada **Whey**"])],
        "people/by/first-name/": [("A", ["Ada Whey"]), ("B", ["Bram Brie"]), ("C", ["Cora Curd"])],
        "people/by/words/": [(None, ["Bram Brie", "Ada Whey", "Cora Curd"])],
    }
    orders = [(order.name, order.address) for order in front_of(found["people/"]).orders]
    assert orders == [
        ("By family name", "people/"), ("By first name", "people/by/first-name/"),
        ("Who spoke most", "people/by/words/"),
    ]  # fmt: skip
    assert [front_of(page).order for page in found.values()] == [name for name, _ in orders]
    fields = [(front_of(page).has_field, front_of(page).is_part) for page in found.values()]
    assert fields == [(True, False), (True, False), (False, False)]


def test_the_letters_lead_to_their_headings() -> None:
    letters = front_of(pages(person("Ada Whey"), person("Anna Ωmega"))["people/"]).letters
    assert [(letter.name, letter.place) for letter in letters] == [("W", "#w"), ("Greek", "#greek")]


def test_an_index_without_people_says_so() -> None:
    (page,) = pages().values()
    assert front_of(page).orders == ()
    assert values_of(page)["lead"] == "No document prints a speaker's name yet."


def test_with_many_people_each_letter_has_a_page_with_the_way_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_module, "MAX_PEOPLE_ON_PAGE", 3)
    found = pages(person("Ada Whey", 7), person("Bram Brie"), person("Cora Curd"), person("Dora Wand"))
    assert list(found) == [
        "people/", "people/family/b/", "people/family/c/", "people/family/w/",
        "people/by/first-name/", *(f"people/letter/{letter}/" for letter in "abcd"), "people/by/words/",
    ]  # fmt: skip
    assert lists(found["people/"]) == [
        (None, ["B", "C", "W"]), ("Who spoke most", ["Ada Whey", "Bram Brie", "Cora Curd", "Dora Wand"]),
    ]  # fmt: skip
    assert lists(found["people/by/first-name/"]) == [(None, ["A", "B", "C", "D"])]
    front = front_of(found["people/family/c/"])
    assert [(letter.name, letter.place) for letter in front.letters] == [
        ("B", "people/family/b/"), ("C", "people/family/c/"), ("W", "people/family/w/"),
    ]  # fmt: skip
    assert (front.letter, front.has_field, front.is_part) == ("C", True, True)
    assert (front_of(found["people/"]).has_field, front_of(found["people/"]).is_part) == (True, True)
    assert [way and (way.title, way.address, way.note) for way in (front.previous, front.next)] == [
        ("B", "people/family/b/", "1 person"), ("W", "people/family/w/", "2 people"),
    ]  # fmt: skip
    assert front_of(found["people/family/b/"]).previous is None
    assert [(crumb.text, crumb.href) for crumb in front_of(found["people/letter/a/"]).crumbs] == [
        ("People", "people/"), ("By first name", "people/by/first-name/"),
    ]  # fmt: skip


def test_the_parts_of_a_letter_come_between_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_module, "MAX_PEOPLE_ON_PAGE", 2)
    monkeypatch.setattr("generator.pages.views.letter_pages.MAX_PEOPLE_ON_PAGE", 2)
    found = pages(*map(person, ["Ada Brand", "Ada Brie", "Ada Bond", "Ada Curd"]))
    order = [path for path in found if path.startswith("people/family/")]
    assert order == [f"people/family/{letters}/" for letters in ("b", "bo", "br", "c")]
    ways = [(front.previous, front.next) for front in map(front_of, (found[path] for path in order))]
    assert [tuple(way.address if way else None for way in both) for both in ways] == [
        (before, after) for before, after in zip([None, *order[:-1]], [*order[1:], None], strict=True)
    ]
    assert [front_of(found[path]).letter for path in order] == ["B", "B", "B", "C"]


def test_people_of_one_name_are_told_apart_by_their_labels() -> None:
    same = person("Kim Hale", id="kim-hale-2", printed=("MS. KIM HALE", "KIM"))
    found = pages(person("Kim Hale"), same, person("Ada Brie"))
    sections = values_of(found["people/"])["sections"]
    assert [entry.facts for section in sections for entry in section.groups[0].entries] == [
        "1 session", "printed as KIM HALE · 1 session", "printed as MS. KIM HALE · 1 session",
    ]  # fmt: skip
    assert [ranked.facts for ranked in values_of(found["people/by/words/"])["people"]][1:] == [
        "printed as KIM HALE · 3 words · 1 session", "printed as MS. KIM HALE · 3 words · 1 session",
    ]  # fmt: skip


def test_a_person_of_one_session_is_listed_with_it() -> None:
    page = pages(person("Ada", id="ada--moot-1-cheese"))["people/"]
    (section,) = values_of(page)["sections"]
    assert section.groups[0].entries[0].facts == f"1 turn in {DOCUMENT.shown_title}"


def test_who_spoke_most_has_numbers_and_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_module, "_MAX_RANKED", 2)
    page = pages(person("Ada Whey", 5), person("Bram Brie", 9), person("Cora Curd"))["people/by/words/"]
    text = render_page(page)
    assert "These are the first 2 of 3 people." in text
    assert "\n1. [Bram Brie](../../bram-brie/index.md)  \n   9\u00a0words\u00a0· 1\u00a0session\n1. [Ada Whey]" in text
    assert "Cora Curd" not in text
