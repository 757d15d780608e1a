"""Every kind of page as a reader meets it: no other host, no errors, no sideways scroll, light and dark, axe-core."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import COLOUR_RULES, violations_in_both_schemes
from tests.support.browser import EVENT, PAGES, PERSON, SESSION, Archive, NewVisit, Visit
from tests.support.content_policy import REPORT_REFUSALS

kinds = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
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


def faults(page: Page) -> list[str]:
    """Return what axe-core finds by all rules, those of AAA too, a line a place; in the dark, by those of colours."""
    options = {"rules": {name: {"enabled": True} for name in AAA_RULES}}
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]} {node['failureSummary']}"
        for rule in violations_in_both_schemes(page, None, options, (*COLOUR_RULES, "color-contrast-enhanced"))
        for node in rule["nodes"]
    ]


@kinds
def test_nothing_is_asked_of_others_and_nothing_goes_wrong(new_visit: NewVisit, archive: Archive, path: str) -> None:
    visit = new_visit(archive)
    visit.page.add_init_script(REPORT_REFUSALS)
    page = visit.open(path)
    settle(page)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Control+K")
    page.locator(".search input[type=search]").first.wait_for()

    assert page.evaluate("refused") == [], "the content policy refuses nothing that the page needs"
    assert len({url.split("#")[0] for url in visit.requests if "/search-index/" not in url}) <= 10
    assert visit.foreign() == []
    errors = [text for text in visit.errors if not (path == PAGES["not found"] and "404" in text)]
    assert errors == []


@kinds
def test_a_phone_never_scrolls_sideways(new_visit: NewVisit, archive: Archive, path: str) -> None:
    visit = new_visit(archive, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = visit.open(path)
    settle(page)

    for width, height in ((390, 844), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") == width
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


@kinds
def test_axe_finds_nothing(new_visit: NewVisit, archive: Archive, path: str) -> None:
    page = new_visit(archive).open(path)
    settle(page)

    assert faults(page) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_with_search_open(new_visit: NewVisit, archive: Archive, width: int) -> None:
    page = new_visit(archive, viewport={"width": width, "height": 844}).open(SESSION)
    open_search(page, "capacity building")

    assert faults(page) == []


def open_tools(page: Page) -> None:
    page.get_by_role("button", name="Tools of turn verena-weber-4").click()
    expect(page.locator("#Turn-tools")).to_be_visible()


def open_citation_of_a_turn(page: Page) -> None:
    open_tools(page)
    page.locator("#Turn-tools").get_by_role("button", name="Cite").click()
    expect(page.locator("#Cite h2")).to_contain_text("Verena Weber")


def select_words(page: Page) -> None:
    page.locator("[data-turn=verena-weber-4] p").first.select_text()
    expect(page.locator(".quote-bar")).to_be_visible()


def mark_words(page: Page) -> None:
    page.goto(page.url.partition("#")[0] + "?mark=convergence#rachel-azafrani-1")
    expect(page.locator(".turn__words mark").first).to_be_visible()


def open_way(page: Page) -> None:
    page.locator("#verena-weber-4").scroll_into_view_if_needed()
    if (opener := page.locator(".way-open")).is_visible():
        opener.click()
    expect(page.locator("#Way")).to_be_visible()


def open_keys(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator(".way__keys")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "state",
    [open_tools, open_citation_of_a_turn, select_words, mark_words, open_way, open_keys],
    ids=lambda f: f.__name__,
)
def test_axe_finds_nothing_in_what_opens_on_a_session(
    new_visit: NewVisit, archive: Archive, width: int, state: Callable[[Page], None]
) -> None:
    page = new_visit(archive, viewport={"width": width, "height": 844}, reduced_motion="reduce").open(SESSION)
    state(page)

    assert faults(page) == []


def test_axe_finds_nothing_in_marked_words(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive).open(f"{SESSION}?mark=convergence#rachel-azafrani-1")
    expect(page.locator(".turn__words mark").first).to_be_visible()

    assert faults(page) == []


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
