"""The portable copy works from a folder, without a server and without a network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from generator.project import Project
from generator.records import from_json
from generator.site.portable.print_pages import print_pages
from generator.site.portable.write_copy import write_copy
from generator.text.words import split_words
from tests.support.browser import ARTICLE, PAGES, SESSION, Archive, NewVisit

SHOWN = {kind: path for kind, path in PAGES.items() if kind not in {"not found", "search"}}


@pytest.fixture(scope="module")
def folder(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy, in a folder whose name needs escapes in an address."""
    target = tmp_path_factory.mktemp("my copy #1 ä") / "archive"
    write_copy(built_site, target)
    return target


@pytest.fixture
def window(new_visit: NewVisit, folder: Path) -> Iterator[Page]:
    """A window without a network, in which nothing may go wrong unseen."""
    visit = new_visit(Archive("file://", ""), offline=True, permissions=["clipboard-read", "clipboard-write"])
    failed: list[Request] = []
    visit.page.on("requestfailed", lambda request: failed.append(request))  # noqa: PLW0108 - Playwright needs a function
    yield visit.page
    # A request that a click to the next page interrupts is no error.
    assert [request.url for request in failed if request.failure != "net::ERR_ABORTED"] == []
    assert visit.errors == []
    assert [url for url in visit.requests if not url.startswith("file:")] == []


def address(folder: Path, path: str = "") -> str:
    page, _, rest = path.partition("?")
    return f"{(folder / page / 'index.html').as_uri()}{'?' if rest else ''}{rest}"


@pytest.mark.parametrize("kind", SHOWN)
def test_every_link_of_a_page_has_a_file(kind: str, folder: Path, window: Page) -> None:
    window.goto(address(folder, SHOWN[kind]))
    links = window.locator("a[href], link[href]:not([rel=canonical])").evaluate_all(
        "links => links.map(link => link.href).filter(href => href.startsWith('file:'))"
    )
    files = set(window.evaluate("links => links.map(link => decodeURIComponent(new URL(link).pathname))", links))
    assert files
    assert [file for file in files if not Path(file).is_file()] == []


def test_the_search_of_the_dialog_leads_to_the_turn(folder: Path, window: Page) -> None:
    window.goto(address(folder))
    window.keyboard.press("Control+k")
    window.get_by_role("dialog").get_by_role("searchbox").fill("interoperability")
    lines = window.locator("dialog .search__turns a")
    expect(lines).to_have_count(2)
    lines.first.click()
    expect(window.locator("mark").first).to_be_visible()
    assert window.url.startswith(address(folder, SESSION))
    assert "#" in window.url

    window.go_back()
    expect(window.locator("dialog .search__turns a")).to_have_count(2)


def test_the_page_of_the_search_answers_the_words_of_its_address(folder: Path, window: Page) -> None:
    window.goto(address(folder, "search/?q=interoperability"))
    expect(window.locator(".search__turns a")).to_have_count(2)
    window.get_by_role("searchbox").fill("accessibility")
    window.keyboard.press("Enter")
    expect(window.locator(".search__status")).to_contain_text("1 article")
    assert "q=accessibility" in window.url


def test_the_field_of_the_home_page_opens_the_search(folder: Path, window: Page) -> None:
    window.goto(address(folder))
    window.locator("main form input").first.fill("interoperability")
    window.keyboard.press("Enter")
    expect(window.locator(".search__turns a")).to_have_count(2)


def test_people_are_found_by_a_part_of_their_name(folder: Path, window: Page) -> None:
    window.goto(address(folder, "people/"))
    field = window.locator("main input").first
    field.fill("verena")
    expect(window.locator("main a", has_text="Verena Weber").first).to_be_visible()


def test_a_copied_link_is_that_of_the_published_site(folder: Path, window: Page) -> None:
    window.goto(address(folder, SESSION))
    window.locator(".turn__link").first.click()
    window.get_by_role("menuitem", name="Copy link").or_(window.get_by_role("button", name="Copy link")).first.click()
    copied = window.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"https://transcripts.example.org/archive/{SESSION}#")


def test_a_page_is_printed_with_its_words_and_with_links_to_the_published_site(
    built_site: Path, chromium: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    monkeypatch.setenv("ARCHIVE_CHROMIUM", chromium)
    project = Project(built_site.parent)
    print_pages(project, tmp_path, [ARTICLE], lambda _: None)
    data = (tmp_path / ARTICLE / "session.pdf").read_bytes()
    document = pdfium.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    record = from_json((built_site / ARTICLE / "session.json").read_bytes())
    assert Counter(split_words(record.turns[0].blocks[1].text)) <= Counter(split_words(text))
    assert f"{project.site_url()}{ARTICLE}" in text  # in the foot of each sheet
    assert b"file:" not in data
