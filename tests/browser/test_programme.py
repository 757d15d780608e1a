"""The programme of a large event, and people by letter, in a larger archive than the real one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from generator.project import Project
from tests.support.axe import violations
from tests.support.browser import Archive, NewVisit, build
from tests.support.many_sessions import Plan, many_sessions
from tests.support.serving import serving

EVENT = "igf-2006/"
PHONE = ViewportSize(width=390, height=844)
LEFT = "all => all.map((cell) => Math.round(cell.getBoundingClientRect().left))"


pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def large(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    root: Path = many_sessions(tmp_path_factory.mktemp("large"), Plan(sessions=160, people=4000, events=1)).root
    site = build(root)
    base = Project(root).base_path()
    with serving(site, base=base, port=0) as server:
        yield Archive(server.origin, base)


def grave(page: Page) -> list[str]:
    return [rule["id"] for rule in violations(page) if rule["impact"] in {"serious", "critical"}]


def test_on_a_desk_the_columns_stand_below_one_another(new_visit: NewVisit, large: Archive) -> None:
    page = new_visit(large).open(EVENT)
    lefts = [
        set(page.locator(f"#day-1-30-october-2006 + ul > li > {cell}").evaluate_all(LEFT))
        for cell in (".time", ".room", "a", ".type")
    ]
    assert [len(places) for places in lefts] == [1, 1, 1, 1]
    assert sorted(min(places) for places in lefts) == [min(places) for places in lefts]
    assert grave(page) == []


def test_on_a_phone_a_session_is_a_paragraph(new_visit: NewVisit, large: Archive) -> None:
    page = new_visit(large, viewport=PHONE).open(EVENT)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    first = page.locator("#day-1-30-october-2006 + ul > li").first
    tops = [box["y"] for cell in (".time", "a", ".type") if (box := first.locator(f"> {cell}").bounding_box())]
    assert len(tops) == 3
    assert tops == sorted(set(tops))
    assert grave(page) == []


def test_the_days_lead_down_the_page(new_visit: NewVisit, large: Archive) -> None:
    page = new_visit(large).open(EVENT)
    page.get_by_role("link", name="Day 3, 1 Nov").click()
    box = page.locator("#day-3-1-november-2006").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 450


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_from_a_letter_to_a_person_and_to_whom_they_spoke_with(
    new_visit: NewVisit, large: Archive, scheme: str
) -> None:
    page = new_visit(large, color_scheme=scheme).open("people/#o")
    box = page.locator("#o").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900
    assert grave(page) == []
    page.locator("article").get_by_role("link", name="O", exact=True).click()
    page.wait_for_url("**/people/family/o/")
    page.locator(".list li a").first.click()
    page.locator("#with + ul li a").first.click()
    page.wait_for_url("**/people/*/")
    assert page.locator("h1").inner_text()


def test_the_letters_of_a_large_archive_lead_to_each_other(new_visit: NewVisit, large: Archive) -> None:
    page = new_visit(large).open("people/family/b/")
    letters = page.get_by_role("navigation", name="Letters")
    assert letters.locator("[aria-current]").inner_text() == "B"
    page.get_by_role("navigation", name="Previous and next").get_by_role("link", name="Next").click()
    page.wait_for_url("**/people/family/c/")
    letters.get_by_role("link", name="D", exact=True).click()
    page.wait_for_url("**/people/family/d/")


def test_the_field_of_a_large_archive_finds_a_name_under_any_letter(new_visit: NewVisit, large: Archive) -> None:
    page = new_visit(large).open("people/family/d/")
    page.get_by_label("Find a name").fill("verena we")
    result = page.locator(".list:visible li")
    expect(result).to_have_text(["Verena Weber1 session"])
    expect(page.locator(".letters")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/verena-weber/")
    page.go_back()
    page.get_by_label("Find a name").fill("xyzzy")
    expect(page.get_by_text("Nobody has such a name.")).to_be_visible()
    page.get_by_label("Find a name").fill("")
    expect(page.locator(".letters")).to_be_visible()


def test_a_large_archive_never_scrolls_sideways_on_a_phone(new_visit: NewVisit, large: Archive) -> None:
    visit = new_visit(large, viewport=PHONE)
    for path in ("", "people/", "people/family/a/", "people/letter/a/", "people/by/words/", "types/workshop/"):
        assert visit.open(path).evaluate("document.documentElement.scrollWidth") == 390
