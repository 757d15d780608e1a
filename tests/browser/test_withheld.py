"""A link to a turn whose id told a name that is withheld now, as a reader meets it: it leads to the page's note."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from generator.site.build import build_site
from generator.site.static_server import serving
from tests.support.make_archive import complete_archive

HIDDEN = "people:\n  - {id: ottilie, name: Ottilie O'Brine, hide: name}\n"


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = complete_archive(tmp_path_factory.mktemp("withheld"))
    (project.site_config / "people.yml").write_text(HIDDEN, encoding="utf-8")
    assert build_site(project, print_line=lambda _: None).faults == 0
    with serving(project.site, base="/archive/", port=0) as server:
        yield f"{server.origin}/archive/moot-2001/ws3-washed-rinds/"


@pytest.mark.parametrize("fragment", ["ottilie-obrine-2", "%E0%A4%A", "%3Cb%3E"])
def test_an_unknown_fragment_leads_to_the_note(browser: Browser, address: str, fragment: str) -> None:
    page = browser.new_page(viewport={"width": 400, "height": 300})
    page.goto(f"{address}#{fragment}")
    page.wait_for_url(f"{address}#Name-withheld")
    note = page.locator("#Name-withheld")
    expect(note).to_be_in_viewport()
    expect(note).to_be_focused()
    page.goto(f"{address}#bram-van-der-kaas-1")
    expect(page.locator("#bram-van-der-kaas-1")).to_be_in_viewport()
    page.evaluate("location.hash = '#ottilie-obrine-1'")
    page.wait_for_url(f"{address}#Name-withheld")
    page.close()


@pytest.mark.parametrize("fragment", ["", "#withheld-2", "#Content"])
def test_what_the_page_has_opens_as_ever(browser: Browser, address: str, fragment: str) -> None:
    page = browser.new_page()
    page.goto(address + fragment)
    page.wait_for_load_state("networkidle")
    assert page.url == address + fragment
    page.close()
