"""Corrections as a reader meets them: a click from the word to the reason and back, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from generator.site.build import build_site
from tests.support.axe import violations_in_both_schemes
from tests.support.browser import Archive, NewVisit
from tests.support.corrected_archive import CORRECTIONS, PAGE, with_corrections
from tests.support.make_archive import complete_archive
from tests.support.serving import serving


@pytest.fixture(scope="module")
def corrected(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    project = with_corrections(complete_archive(tmp_path_factory.mktemp("corrected")), *CORRECTIONS)
    settings = project.site_config / "archive.yml"
    template = "report_mistake: mailto:a@example.org?subject={turn}&body={address}%0A{words}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + template, encoding="utf-8")
    assert build_site(project, print_line=lambda _: None).faults == 0
    with serving(project.site, base="/archive/", port=0) as server:
        yield Archive(server.origin, "/archive/")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_reason_is_one_click_away_and_so_is_the_turn(
    new_visit: NewVisit, corrected: Archive, scripts: bool
) -> None:
    page = new_visit(corrected, java_script_enabled=scripts).open(f"{PAGE}/")
    page.locator("[data-turn='ottilie-obrine-1'] a.corrected", has_text="cider").click()
    told = page.locator("#Correction-2")
    expect(told).to_be_in_viewport()
    expect(told).to_contain_text("Printed: “brine_or_beer”")
    told.get_by_role("link", name="To the turn").click()
    expect(page.locator("#ottilie-obrine-1")).to_be_in_viewport()


def test_a_corrected_word_has_a_mark_that_is_no_word(new_visit: NewVisit, corrected: Archive) -> None:
    page = new_visit(corrected).open(f"{PAGE}/")
    mark = "([selector, pseudo]) => getComputedStyle(document.querySelector(selector), pseudo).content"
    assert page.evaluate(mark, [".turn__words a.corrected", "::after"]).startswith('"*"')
    assert page.locator(".turn__words a.corrected").first.inner_text().endswith("cider")
    page.emulate_media(media="print")
    assert "#ottilie-obrine-1" in page.evaluate(mark, ["#Correction-2 a", "::after"])


def test_the_tools_of_a_turn_are_seen_on_hover_on_focus_and_always_by_touch(
    new_visit: NewVisit, corrected: Archive
) -> None:
    page = new_visit(corrected).open(f"{PAGE}/")
    link = page.locator("[data-turn='ottilie-obrine-2'] .turn__link")
    expect(link).to_have_css("opacity", "0")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.locator("[data-turn='ottilie-obrine-1']").hover()
    expect(page.locator("[data-turn='ottilie-obrine-1'] .turn__link")).to_have_css("opacity", "1")
    page = new_visit(corrected, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).open(f"{PAGE}/")
    expect(page.locator("[data-turn='ottilie-obrine-2'] .turn__link")).to_have_css("opacity", "1")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing_serious_in_corrections(new_visit: NewVisit, corrected: Archive) -> None:
    page = new_visit(corrected).open(f"{PAGE}/")
    found = violations_in_both_schemes(page)
    assert [rule["id"] for rule in found if rule["impact"] in {"serious", "critical"}] == []


def test_paper_has_the_corrections_and_no_tools(new_visit: NewVisit, corrected: Archive) -> None:
    page = new_visit(corrected).open(f"{PAGE}/")
    page.emulate_media(media="print")
    expect(page.locator("#Correction-2")).to_be_visible()
    expect(page.locator(".turn__link").first).to_be_hidden()


def test_a_quotation_and_a_citation_say_what_is_corrected(new_visit: NewVisit, corrected: Archive) -> None:
    page = new_visit(corrected, permissions=["clipboard-read", "clipboard-write"]).open(f"{PAGE}/")
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
    page.locator("section.turn:has(h2 a.corrected) .turn__link").first.click()
    page.locator("#Turn-tools").get_by_role("button", name="Cite").click()
    expect(page.locator("#Cite [data-style=APA]")).to_contain_text("The speaker is corrected.")
