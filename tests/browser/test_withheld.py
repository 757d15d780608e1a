"""A link to a turn whose id told a name that is withheld now, as a reader meets it: it leads to the page's note."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from generator.site.build import build_site
from tests.support.browser import Archive, NewVisit
from tests.support.make_archive import complete_archive
from tests.support.serving import serving

HIDDEN = "people:\n  - {id: ottilie, name: Ottilie O'Brine, hide: name}\n"

PAGE = "moot-2001/ws3-washed-rinds/"


@pytest.fixture(scope="module")
def withheld(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    project = complete_archive(tmp_path_factory.mktemp("withheld"))
    (project.site_config / "people.yml").write_text(HIDDEN, encoding="utf-8")
    assert build_site(project, print_line=lambda _: None).faults == 0
    with serving(project.site, base="/archive/", port=0) as server:
        yield Archive(server.origin, "/archive/")


@pytest.mark.parametrize("fragment", ["ottilie-obrine-2", "%E0%A4%A", "%3Cb%3E"])
def test_an_unknown_fragment_leads_to_the_note(new_visit: NewVisit, withheld: Archive, fragment: str) -> None:
    address = withheld.url(PAGE)
    page = new_visit(withheld, viewport={"width": 400, "height": 300}).open(f"{PAGE}#{fragment}")
    page.wait_for_url(f"{address}#Name-withheld")
    note = page.locator("#Name-withheld")
    expect(note).to_be_in_viewport()
    expect(note).to_be_focused()
    page.goto(f"{address}#bram-van-der-kaas-1")
    expect(page.locator("#bram-van-der-kaas-1")).to_be_in_viewport()
    page.evaluate("location.hash = '#ottilie-obrine-1'")
    page.wait_for_url(f"{address}#Name-withheld")


@pytest.mark.parametrize("fragment", ["", "#withheld-2", "#Content"])
def test_what_the_page_has_opens_as_ever(new_visit: NewVisit, withheld: Archive, fragment: str) -> None:
    page = new_visit(withheld).open(PAGE + fragment)
    page.wait_for_load_state("networkidle")
    assert page.url == withheld.url(PAGE + fragment)
