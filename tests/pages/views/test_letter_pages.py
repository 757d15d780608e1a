"""People by letter: the page that lists each person."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.archive.addresses import Address
from generator.archive.archive import Archive
from generator.archive.people.people_index import Appearance, Person
from generator.archive.summary import summarise
from generator.pages.views.entries import Entry, one_group
from generator.pages.views.letter_pages import (
    MAX_PEOPLE_ON_PAGE,
    LetterPage,
    ListedPerson,
    by_family_name,
    by_first_name,
    letter_headings,
)
from generator.pages.views.letter_pages import letter_pages as letter_pages_in
from generator.pages.views.listing import Lists
from generator.pages.views.page import render_body, render_page
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.slugs import slug
from generator.urls import FAMILY_NAME_FOLDERS, FIRST_NAME_FOLDERS
from tests.support.list_pages import people_pages
from tests.support.page_html import read
from tests.support.page_values import values_of
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())
DOCUMENT = summarise(record(turn("x-1", "One two three.", label="X")), Address("moot-1", "cheese"))


def person(name: str) -> Person:
    appearance = Appearance(DOCUMENT, DOCUMENT.turns)
    return Person(id=slug(name) or "nobody", name=name, printed=(name.upper(),), appearances=(appearance,), words=3)


def listed(name: str) -> ListedPerson:
    (made,) = by_first_name([person(name)])
    return made


def letter_pages(people: Iterable[ListedPerson]) -> list[LetterPage]:
    return letter_pages_in(people, FIRST_NAME_FOLDERS)


@pytest.mark.parametrize(
    ("name", "letter", "href"),
    [
        ("Ada Churn", "A", "people/letter/a/"),
        ("Édouard Brie", "E", "people/letter/e/"),
        ("Łukasz Ser", "L", "people/letter/l/"),
        ("'Gbenga", "G", "people/letter/g/"),
        ("de la Brie", "D", "people/letter/d/"),
        ("Жанна", "Cyrillic", "people/script/cyrillic/"),
        ("Ωmega", "Greek", "people/script/greek/"),
        ("李", "Chinese characters", "people/script/chinese-characters/"),
        ("김", "Korean letters", "people/script/korean-letters/"),
        ("محمد", "Arabic", "people/script/arabic/"),
        ("3Com", "Other signs", "people/script/other/"),
        ("—", "Other signs", "people/script/other/"),
    ],
)  # fmt: skip
def test_the_letter_page_of_a_name(name: str, letter: str, href: str) -> None:
    (page,) = letter_pages([listed(name)])
    assert (page.name, page.href) == (letter, href)


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Ada", "A"), ("Édouard", "E"), ("'Gbenga", "G"), ("ångström", "A"), ("Ωmega", "Ω"), ("3Com", "#"), ("—", "#"),
        ("李", "李"), ("Łukasz", "L"), ("Øystein", "O"), ("ßa", "S"), ("ʻOkina", "O"), ("김", "ᄀ"), ("ж", "Ж"),
    ],
)  # fmt: skip
def test_the_letter_of_a_name(name: str, letter: str) -> None:
    assert listed(name).letter == letter


def test_latin_letters_come_first_and_signs_last() -> None:
    names = ["3Com", "Zed", "Жанна", "Ada", "Ωmega", "Bram"]
    assert [page.name for page in letter_pages(map(listed, names))] == [
        "A",
        "B",
        "Z",
        "Cyrillic",
        "Greek",
        "Other signs",
    ]


def test_many_people_of_an_alphabet_are_under_its_letters_few_under_its_name() -> None:
    cyrillic = [f"{letter}анна {'о' * number}" for number in range(16) for letter in "БЖ"]
    chinese = [f"{char}小明" for char in "王李陈张刘杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁"]
    headings = letter_headings(letter_pages(map(listed, ["Ada Churn", *cyrillic, *chinese, "Ωμέγα"])))
    assert [(heading.name, heading.id, heading.own_id, len(heading.people)) for heading in headings] == [
        ("A", "a", None, 1),
        ("Chinese characters", "chinese-characters", None, len(chinese)),
        ("Б", "cyrillic", "cyrillic", 16),
        ("Ж", "cyrillic-0416", "cyrillic-0416", 16),
        ("Greek", "greek", None, 1),
    ]


def test_a_page_with_too_many_people_is_divided() -> None:
    names = [f"M{'aeiou'[n % 5]}x{n}" for n in range(MAX_PEOPLE_ON_PAGE)] + ["M"]
    (letter,) = letter_pages(map(listed, names))
    assert [(part.name, part.href, len(part.people)) for part in letter.parts[:2]] == [
        ("Ma", "people/letter/ma/", MAX_PEOPLE_ON_PAGE // 5),
        ("Me", "people/letter/me/", MAX_PEOPLE_ON_PAGE // 5),
    ]
    assert [unlisted.person.name for unlisted in letter.not_in_parts] == ["M"]
    (script,) = letter_pages(listed(f"{'ЖЗ'[n % 2]}{n}") for n in range(MAX_PEOPLE_ON_PAGE + 1))
    assert [part.href for part in script.parts] == ["people/script/cyrillic/0416/", "people/script/cyrillic/0417/"]


def all_pages(pages: list[LetterPage]) -> Iterator[LetterPage]:
    for page in pages:
        yield page
        yield from all_pages(list(page.parts))


def test_a_second_letter_with_too_many_people_is_divided_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.views.letter_pages.MAX_PEOPLE_ON_PAGE", 2)
    found = all_pages(letter_pages(map(listed, ["Mara", "Marta", "Marius", "Max", "Mia", "M"])))
    assert [(page.name, page.href, [one.person.name for one in page.not_in_parts]) for page in found] == [
        ("M", "people/letter/m/", ["M"]),
        ("Ma", "people/letter/ma/", []),
        ("Mar", "people/letter/mar/", []),
        ("Mara", "people/letter/mara/", ["Mara"]),
        ("Mari", "people/letter/mari/", ["Marius"]),
        ("Mart", "people/letter/mart/", ["Marta"]),
        ("Max", "people/letter/max/", ["Max"]),
        ("Mi", "people/letter/mi/", ["Mia"]),
    ]


def test_a_level_on_which_all_people_have_one_letter_has_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.views.letter_pages.MAX_PEOPLE_ON_PAGE", 2)
    found = all_pages(letter_pages(map(listed, ["Johan", "Johanna", "John"])))
    assert [page.name for page in found] == ["J", "Jo", "Joha", "John"]


def test_initials_are_divided_if_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.views.letter_pages.MAX_PEOPLE_ON_PAGE", 2)
    names = ["J. Brie", "J. Churn", "Jo"]
    (letter,) = letter_pages(map(listed, [*names[1:], "Ja"]))
    assert [one.person.name for one in letter.not_in_parts] == ["J. Churn"]
    found = list(all_pages(letter_pages(map(listed, [*names, "J. Curd"]))))
    assert [page.href.removeprefix("people/letter/") for page in found] == ["j/", "j-/", "j-b/", "j-c/", "jo/"]


def test_people_of_one_name_are_divided_by_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.views.letter_pages.MAX_PEOPLE_ON_PAGE", 2)
    people = [
        msgspec.structs.replace(person("John"), id=f"john--moot-200{year}-s{n}") for year in (1, 2) for n in range(2)
    ]
    *_, page_2001, page_2002 = all_pages(letter_pages(by_first_name(people)))
    assert (page_2001.name, page_2001.href) == ("John, moot-2001", "people/letter/john--moot-2001/")
    assert [one.person for one in page_2002.people] == people[2:]


def test_a_script_is_divided_by_all_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.views.letter_pages.MAX_PEOPLE_ON_PAGE", 2)
    found = all_pages(letter_pages(map(listed, ["Жанна", "Жак", "Жора", "Зоя"])))
    assert [(page.name, page.href.removeprefix("people/script/cyrillic/")) for page in found] == [
        ("Cyrillic", ""), ("Ж", "0416/"), ("Жа", "0416/0430/"), ("Жо", "0416/043e/"), ("З", "0417/"),
    ]  # fmt: skip


def test_the_same_people_are_under_the_letters_of_their_family_names() -> None:
    people = [person("Ada Whey"), person("Жанна Куздра"), person("Jan van der Brie"), person("李伟")]
    found = letter_pages_in(by_family_name(people), FAMILY_NAME_FOLDERS)
    assert [(page.name, page.href, [one.title for one in page.people]) for page in found] == [
        ("B", "people/family/b/", ["Jan van der **Brie**"]),
        ("W", "people/family/w/", ["Ada **Whey**"]),
        ("Chinese characters", "people/family-script/chinese-characters/", ["**李伟**"]),
        ("Cyrillic", "people/family-script/cyrillic/", ["Жанна **Куздра**"]),
    ]


@pytest.mark.parametrize(
    "name", ["Ada *Brie*", "[Ada] Brie, Jr.", "# Brie", "1. Brie", "Ada al-Brie", "A  B", "<b> Ada"]
)
def test_the_name_stays_as_it_is_beside_the_strong_part(name: str) -> None:
    (one,) = by_family_name([msgspec.structs.replace(person("x"), name=name)])
    _, html = read(render_body(Lists(sections=[one_group([Entry(one.title, "y.md")])])))
    shown = LexborHTMLParser(html).css_first("li a")
    assert shown is not None
    assert shown.text() == " ".join(name.split())
    assert len(shown.css("strong")) == 1


@pytest.mark.long
def test_eight_thousand_people_are_on_pages_below_150_kb() -> None:
    """With names that start as unevenly as given names do, and an id that is as long as a person's of one session."""
    chance = random.Random(8)  # noqa: S311 - the same names every time, not a secret
    letters = "aaaaaaaammmmmmmmjjjjjjssssssllllldddddrrrrrcccckkkknnnnttthhhffpppeeebbbgggiiivvooowwyyzzuq"
    names = sorted(
        f"{chance.choice(letters)}{chance.choice('aaaeeiouhr')}{n:x}zabeth van der {n % 977:x}hausen-schwarz".title()
        for n in range(8000)
    )
    archive = _archive([*names, "Letter", "Script"])
    all_names = {speaker.name for speaker in archive.people.values()}
    listed: list[str] = []
    by_family: list[str] = []
    pages = list(people_pages(archive, CONFIG))
    assert len(pages) == len({page.path for page in pages})
    sizes = {}
    for page in pages:
        if values_of(page)["front"]["page_kind"] == "people":
            _, html = read(render_page(page))
            sizes[page.path] = len(html.encode())
            titles = [entry.title for section in values_of(page)["sections"] for entry in section.groups[0].entries]
            (listed if "/family" not in page.path else by_family).extend(titles)
    assert max(sizes.values()) < 150_000
    assert sizes["people/index.md"] < 10_000
    assert {name for name in listed if name in all_names} == all_names
    assert len(by_family) - len(all_names) == len({title for title in by_family if "**" not in title})
    (index_page,) = [page for page in pages if page.path == "people/by/first-name/index.md"]
    _, index = read(render_page(index_page))
    assert 'id="m"' in index, "the address of a letter on the page of all people still leads to it"


def _archive(names: list[str]) -> Archive:
    people = {speaker.id: speaker for speaker in map(person, names)}
    return Archive(documents=(DOCUMENT,), people=people)
