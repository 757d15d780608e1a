"""Corrections as a reader meets them: a click from the word to the reason and back, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from generator.site.build import build_site
from generator.site.static_server import serving
from tests.support.corrected_archive import CORRECTIONS, PAGE, with_corrections
from tests.support.make_archive import complete_archive


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = with_corrections(complete_archive(tmp_path_factory.mktemp("corrected")), *CORRECTIONS)
    settings = project.site_config / "archive.yml"
    template = "report_mistake: mailto:a@example.org?subject={turn}&body={address}%0A{words}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + template, encoding="utf-8")
    assert build_site(project, print_line=lambda _: None).faults == 0
    with serving(project.site, base="/archive/", port=0) as server:
        yield f"{server.origin}/archive/{PAGE}/"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_reason_is_one_click_away_and_so_is_the_turn(browser: Browser, address: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address)
    page.locator("[data-turn='ottilie-obrine-1'] a.corrected", has_text="cider").click()
    told = page.locator("#Correction-2")
    expect(told).to_be_in_viewport()
    expect(told).to_contain_text("Printed: “brine_or_beer”")
    told.get_by_role("link", name="To the turn").click()
    expect(page.locator("#ottilie-obrine-1")).to_be_in_viewport()
    context.close()


def test_a_corrected_word_has_a_mark_that_is_no_word(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    mark = "([selector, pseudo]) => getComputedStyle(document.querySelector(selector), pseudo).content"
    assert page.evaluate(mark, [".turn__words a.corrected", "::after"]).startswith('"*"')
    assert page.locator(".turn__words a.corrected").first.inner_text().endswith("cider")
    page.emulate_media(media="print")
    assert "#ottilie-obrine-1" in page.evaluate(mark, ["#Correction-2 a", "::after"])
    page.close()


def test_the_tools_of_a_turn_are_seen_on_hover_on_focus_and_always_by_touch(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    link = page.locator("[data-turn='ottilie-obrine-2'] .turn__link")
    expect(link).to_have_css("opacity", "0")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.locator("[data-turn='ottilie-obrine-1']").hover()
    expect(page.locator("[data-turn='ottilie-obrine-1'] .turn__link")).to_have_css("opacity", "1")
    page.close()
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("[data-turn='ottilie-obrine-2'] .turn__link")).to_have_css("opacity", "1")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_corrections(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
    page = context.new_page()
    page.goto(address)
    found = Axe().run(page).response["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in {"serious", "critical"}] == []
    context.close()


def test_paper_has_the_corrections_and_no_tools(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator("#Correction-2")).to_be_visible()
    expect(page.locator(".turn__link").first).to_be_hidden()
    page.close()


def test_a_quotation_and_a_citation_say_what_is_corrected(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address)
    page.locator("[data-turn='ottilie-obrine-1'] .turn__link").click()
    page.locator("#Turn-tools").get_by_role("button", name="Copy quotation").click()
    expect(page.locator("#Turn-tools")).to_be_hidden()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "cider" in text.partition("\n\n— ")[0]
    assert "cider” is corrected (printed: brine_or_beer)." in text
    page.locator("[data-turn='ottilie-obrine-1'] .turn__link").click()
    page.locator("#Turn-tools").get_by_role("button", name="Cite").click()
    expect(page.locator("#Cite [data-style=APA]")).to_contain_text("Words are corrected.")
    page.keyboard.press("Escape")
    corrected = page.locator("section.turn:has(h2 a.corrected) .turn__link").first
    corrected.click()
    page.locator("#Turn-tools").get_by_role("button", name="Cite").click()
    expect(page.locator("#Cite [data-style=APA]")).to_contain_text("The speaker is corrected.")
    context.close()
