"""Sites in other languages: scripts speak them too, and pages from right to left have everything in its place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.project import Project
from generator.site.build import build_site
from tests.support.browser import SESSION, Archive, NewVisit
from tests.support.paths import ARCHIVE
from tests.support.pseudo_language import build_in_pseudo_language, data_of, set_language, unmarked_texts
from tests.support.serving import serving

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PAGES = ("", SESSION, "igf-2020/", "people/", "people/verena-weber/", "topics/", "new/", "nothing-here/")


def copied(folder: Path) -> Project:
    shutil.copytree(ARCHIVE, folder, dirs_exist_ok=True)
    (folder / "site_config" / "theme").mkdir(exist_ok=True)
    return Project(folder)


@pytest.fixture(scope="module")
def marked(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copied(tmp_path_factory.mktemp("marked"))
    build_in_pseudo_language(project)
    return project


@pytest.fixture(scope="module")
def arabic(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    project = copied(tmp_path_factory.mktemp("arabic"))
    set_language(project, "ar")
    build_site(project, print_line=lambda line: None)
    with serving(project.site, base=project.base_path(), port=0) as server:
        yield Archive(server.origin, project.base_path())


def test_scripts_have_no_words_of_their_own(marked: Project, new_visit: NewVisit) -> None:
    data = data_of(marked)
    with serving(marked.site, base=marked.base_path(), port=0) as server:
        visit = new_visit(Archive(server.origin, marked.base_path()))
        page = visit.open(SESSION)
        expect(page.locator(".way__voices li").first).to_be_visible()
        page.locator(".turn__link").first.click()
        assert list(unmarked_texts(page.content(), data)) == []
        visit.open("search/?q=interoperability")
        expect(page.locator(".search__turns a").first).to_be_visible()
        words = page.locator(".search__words, .search__speaker, .search__option, option, .search__title")
        words.evaluate_all("elements => elements.forEach((element) => element.remove())")
        assert list(unmarked_texts(page.content(), data)) == []


def test_numbers_and_dates_in_scripts_are_those_of_the_language(arabic: Archive, new_visit: NewVisit) -> None:
    page = new_visit(arabic).open(SESSION)
    expect(page.locator(".way__here")).to_have_text("62 مداخلة")
    page.goto(arabic.url("search/?q=interoperability"))
    expect(page.locator(".search__turns a").first).to_be_visible()
    expect(page.locator(".search__status")).to_have_text("مداخلتان (جلسة واحدة، شخصان)")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_from_right_to_left_scrolls_sideways(arabic: Archive, new_visit: NewVisit, path: str) -> None:
    page = new_visit(arabic, **PHONE).open(path)
    assert page.evaluate("[document.dir, document.documentElement.lang]") == ["rtl", "ar"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_tools_of_english_words_are_behind_the_name_and_the_way_is_behind_the_session(
    arabic: Archive, new_visit: NewVisit
) -> None:
    page = new_visit(arabic).open(SESSION)
    turn = page.locator("section.turn").first
    heading, link = turn.locator("h2").bounding_box(), turn.locator(".turn__link").bounding_box()
    assert heading is not None
    assert link is not None
    assert turn.get_attribute("dir") == "ltr"
    assert heading["x"] < link["x"]
    way, article = page.locator(".way").bounding_box(), page.locator("article").bounding_box()
    assert way is not None
    assert article is not None
    assert way["x"] + way["width"] <= article["x"] + article["width"] / 2
