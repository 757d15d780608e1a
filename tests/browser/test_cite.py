"""The citation of a page: for the page and for a turn, with and without scripts, under the content policy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import expect

from generator.project import Project
from tests.support.browser import ARTICLE, SESSION, Archive, NewVisit
from tests.support.content_policy import REPORT_REFUSALS, with_policy
from tests.support.paths import ARCHIVE

SITE_URL = Project(ARCHIVE).site_url()
STRICT = (
    "default-src 'none'; base-uri 'none'; form-action 'self'; script-src 'self'; style-src 'self';"
    " img-src 'self' data:; connect-src 'self'; font-src 'self'"
)
"""The strictest policy that a host may send."""
APA = "Capacity Building in the Age of Convergence. (2020). In IGF Transcript Archive [Workshop WS168, transcript of"


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("path", [SESSION, ARTICLE])
def test_cite_at_the_foot_gives_the_citation_of_this_page(
    archive: Archive, new_visit: NewVisit, path: str, scripts: bool
) -> None:
    page = new_visit(archive, java_script_enabled=scripts).open(path)
    expect(page.locator("#Cite")).to_be_hidden()
    # By the key: turns get their true heights while the page scrolls, and a click could miss.
    page.locator(".after__tools").get_by_role("button", name="Cite").press("Enter")
    dialog = page.locator("#Cite")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("heading")).to_have_text("Cite this page")
    texts = dialog.locator("[data-style]").all_text_contents()
    assert len(texts) == 3
    assert all(f"{SITE_URL}{path}" in text for text in texts)
    assert dialog.get_by_role("button", name="Copy").count() == (3 if scripts else 0)
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_a_citation_is_copied(archive: Archive, new_visit: NewVisit) -> None:
    page = new_visit(archive, permissions=["clipboard-read", "clipboard-write"]).open(SESSION)
    page.locator(".after__tools").get_by_role("button", name="Cite").click()
    page.get_by_role("button", name="Copy the citation in the style APA").click()
    expect(page.locator("#Cite .cite__row").first.get_by_role("button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith(APA)


def test_the_citation_of_the_page_comes_back_after_that_of_a_turn(archive: Archive, new_visit: NewVisit) -> None:
    page = new_visit(archive).open(SESSION)
    page.locator("[data-turn=verena-weber-4] .turn__link").click()
    page.locator("#Turn-tools").get_by_role("button", name="Cite").click()
    expect(page.locator("#Cite [data-style=APA]")).to_contain_text("#verena-weber-4")
    page.keyboard.press("Escape")
    page.locator(".after__tools").get_by_role("button", name="Cite").click()
    expect(page.locator("#Cite [data-style=APA]")).not_to_contain_text("#")


@pytest.mark.parametrize("in_header", [True, False])
def test_the_files_of_a_turn_have_its_address_and_doubt(archive: Archive, new_visit: NewVisit, in_header: bool) -> None:
    """The policy is sent by the host, or stands in the page; the block of schema.org and the saving break neither."""
    visit = new_visit(archive, accept_downloads=True)
    if in_header:
        visit.page.route("**/*", with_policy)
    visit.page.add_init_script(REPORT_REFUSALS)
    path = "igf-2016/dc-on-internet-rights-and-principles/"
    if not in_header:
        visit.page.route(
            f"**/{path}",
            lambda route: route.fulfill(
                body=route.fetch()
                .text()
                .replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{STRICT}">', 1),
                content_type="text/html; charset=utf-8",
            ),
        )
    page = visit.open(path)
    assert page.locator("script[type='application/ld+json']").count() == 1
    page.locator("[data-turn=amalia-1] .turn__link").click()
    page.locator("#Turn-tools").get_by_role("button", name="Cite").click()
    expect(page.locator("#Cite [data-style=MLA]")).to_contain_text("[The speaker is inferred.]")
    address = f"{SITE_URL}{path}#amalia-1"
    with page.expect_download() as saving:
        page.locator("#Cite").get_by_role("link", name="RIS").click()
    assert saving.value.suggested_filename == "citation.ris"
    (found,) = rispy.loads(Path(saving.value.path()).read_text(encoding="utf-8"))
    assert found["urls"] == [address]
    assert found["notes"] == ["Captions, not an authoritative record. The speaker is inferred."]
    with page.expect_download() as saving:
        page.locator("#Cite").get_by_role("link", name="CSL-JSON").click()
    (item,) = json.loads(Path(saving.value.path()).read_text(encoding="utf-8"))
    assert item["URL"] == address
    assert page.evaluate("refused") == []
    assert visit.errors == []
    assert visit.foreign() == []


def test_the_files_beside_the_page_are_saved_as_they_are(archive: Archive, new_visit: NewVisit) -> None:
    page = new_visit(archive, java_script_enabled=False, accept_downloads=True).open(SESSION)
    page.locator(".after__tools").get_by_role("button", name="Cite").click()
    for name, file in [("BibTeX", "citation.bib"), ("biblatex", "citation.biblatex.bib")]:
        with page.expect_download() as saving:
            page.locator("#Cite").get_by_role("link", name=name, exact=True).click()
        assert saving.value.suggested_filename == file
        assert f"url = {{{SITE_URL}{SESSION}}}" in Path(saving.value.path()).read_text(encoding="utf-8")
