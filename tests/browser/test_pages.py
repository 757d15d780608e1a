"""Every kind of page as a reader meets it: no other host, no errors, no sideways scroll, light and dark, axe-core."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.support.browser import EVENT, PAGES, PERSON, SESSION, Archive, NewVisit, Visit

kinds = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
COLOUR_RULES = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
"""The rules of axe-core that a colour scheme has a say in; the light scheme is judged by all rules."""
AAA_RULES = ("color-contrast-enhanced", "identical-links-same-purpose", "target-size")
"""Rules of axe-core that are off by default."""
schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


def settle(page: Page) -> None:
    """Wait for the results of a search; all else is there when a page has loaded."""
    if "q=" in page.url:
        expect(page.locator(".search__turns a").first).to_be_visible()


def open_search(page: Page, words: str) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    expect(page.get_by_role("dialog").locator(".search__turns a").first).to_be_visible()


def luminance(page: Page, selector: str, colour: str) -> float:
    """Return the relative luminance (WCAG 2) of a computed colour, 0 for black and 1 for white."""
    value = page.locator(selector).first.evaluate(f"(element) => getComputedStyle(element).{colour}")
    parts = [int(part) / 255 for part in re.findall(r"\d+", value)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def violations(page: Page, scheme: str) -> list[str]:
    """Return what axe-core finds by all rules, those of AAA too, a line a place; in the dark, by those of colours."""
    options: dict[str, object] = {"rules": {name: {"enabled": True} for name in AAA_RULES}}
    if scheme == "dark":
        options = {"runOnly": {"type": "rule", "values": list(COLOUR_RULES)}}
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]} {node['failureSummary']}"
        for rule in Axe().run(page, options=options).response["violations"]
        for node in rule["nodes"]
    ]


@kinds
def test_nothing_is_asked_of_others_and_nothing_goes_wrong(new_visit: NewVisit, archive: Archive, path: str) -> None:
    visit = new_visit(archive)
    page = visit.open(path)
    settle(page)
    page.wait_for_load_state("networkidle")

    assert visit.foreign() == []
    errors = [text for text in visit.errors if not (path == PAGES["not found"] and "404" in text)]
    assert errors == []


@kinds
def test_a_phone_never_scrolls_sideways(new_visit: NewVisit, archive: Archive, path: str) -> None:
    visit = new_visit(archive, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = visit.open(path)
    settle(page)

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate("visualViewport.scale") == 1


def test_the_search_fits_a_phone(new_visit: NewVisit, archive: Archive) -> None:
    visit = new_visit(archive, viewport={"width": 390, "height": 844})
    page = visit.open(SESSION)
    open_search(page, "internet governance capacity")
    dialog = page.get_by_role("dialog")

    assert dialog.evaluate("(element) => element.scrollWidth <= element.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    box = dialog.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)


@schemes
def test_the_page_follows_the_readers_light(new_visit: NewVisit, archive: Archive, scheme: str) -> None:
    visit = new_visit(archive, color_scheme=scheme)
    page = visit.open(SESSION)
    paper, ink = luminance(page, "body", "backgroundColor"), luminance(page, ".turn__words p", "color")

    assert (paper < ink) is (scheme == "dark")
    lighter, darker = max(paper, ink), min(paper, ink)
    assert (lighter + 0.05) / (darker + 0.05) >= 7, "speech has a contrast of 7:1"


@schemes
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(new_visit: NewVisit, archive: Archive, kind: str, scheme: str) -> None:
    visit = new_visit(archive, color_scheme=scheme)
    page = visit.open(PAGES[kind])
    settle(page)

    assert violations(page, scheme) == []


@schemes
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_with_search_open(new_visit: NewVisit, archive: Archive, scheme: str, width: int) -> None:
    visit = new_visit(archive, color_scheme=scheme, viewport={"width": width, "height": 844})
    page = visit.open(SESSION)
    open_search(page, "capacity building")

    assert violations(page, scheme) == []


@schemes
def test_axe_finds_nothing_in_marked_words(new_visit: NewVisit, archive: Archive, scheme: str) -> None:
    visit = new_visit(archive, color_scheme=scheme)
    page = visit.open(f"{SESSION}?mark=convergence#rachel-azafrani-1")
    expect(page.locator(".turn__words mark").first).to_be_visible()

    assert violations(page, scheme) == []


def test_a_turns_link_copied_from_the_page_opens_at_that_turn(visit: Visit) -> None:
    page = visit.open(SESSION)
    copied = page.locator("section[data-turn='andrea-calderaro-3'] .turn__link").evaluate("(link) => link.href")

    fresh = page.context.new_page()
    fresh.goto(copied)
    assert copied == visit.archive.url(f"{SESSION}#andrea-calderaro-3")
    box = fresh.locator("#andrea-calderaro-3").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 450
    assert fresh.evaluate("document.querySelector(':target').id") == "andrea-calderaro-3"


def test_every_link_of_a_turn_has_a_name_of_its_own(visit: Visit) -> None:
    names = (
        visit.open(SESSION).locator(".turn__link").evaluate_all("all => all.map((a) => a.getAttribute('aria-label'))")
    )

    assert len(names) == 62
    assert len(set(names)) == 62


def test_from_a_person_to_their_words(visit: Visit) -> None:
    page = visit.open(EVENT)
    page.locator("article").get_by_role("link", name="Verena Weber").first.click()
    page.wait_for_url(f"**/{PERSON}")
    page.locator("a[href$='#verena-weber-4']").click()
    page.wait_for_url("**#verena-weber-4")

    assert "interoperability" in page.locator("[data-turn='verena-weber-4']").inner_text()


def test_nothing_moves_for_readers_who_asked_for_that(new_visit: NewVisit, archive: Archive) -> None:
    visit = new_visit(archive, reduced_motion="reduce")
    page = visit.open(SESSION)
    page.keyboard.press("/")

    assert page.evaluate("document.getAnimations().length") == 0
