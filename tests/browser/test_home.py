"""Home, the left edge of all pages, the programme's filter, and feeds, as readers meet them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from generator.project import Project
from tests.support.browser import PAGES, Archive, NewVisit, Visit, build
from tests.support.many_sessions import Plan, many_sessions
from tests.support.serving import serving

WITHOUT_SCRIPTS = {"java_script_enabled": False}
EVENT = "igf-2006/"


@pytest.fixture(scope="module")
def large(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    root: Path = many_sessions(tmp_path_factory.mktemp("home"), Plan(sessions=40, people=60, events=2)).root
    site = build(root)
    base = Project(root).base_path()
    with serving(site, base=base, port=0) as server:
        yield Archive(server.origin, base)


def lefts(page: Page) -> set[float]:
    """Return where the name in the header, the heading, the first block and the foot begin."""
    selectors = (".head__name", "h1", ".foot p >> nth=0")
    boxes = [page.locator(selector).first.bounding_box() for selector in selectors]
    return {round(box["x"]) for box in boxes if box is not None}


def test_all_pages_the_header_and_the_foot_begin_at_one_left_edge(new_visit: NewVisit, archive: Archive) -> None:
    visit = new_visit(archive)
    edges: dict[int, dict[str, set[float]]] = {1280: {}, 1920: {}}
    for kind, path in PAGES.items():
        page = visit.open(path)
        for width, by_kind in edges.items():
            page.set_viewport_size(ViewportSize(width=width, height=900))
            by_kind[kind] = lefts(page)
    assert {width: len(set().union(*by_kind.values())) for width, by_kind in edges.items()} == {1280: 1, 1920: 1}, edges


def test_the_search_field_of_the_home_page_works_without_scripts(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive, **WITHOUT_SCRIPTS).open()
    page.get_by_role("searchbox", name="Search what was said").fill("human rights")
    page.get_by_role("button", name="Search").click()
    assert page.url == archive.url("search/?q=human+rights")


def test_the_home_page_says_how_large_the_archive_is_and_leads_into_it(visit: Visit) -> None:
    page = visit.open()
    assert page.locator(".figures").inner_text().split("\n") == [
        "sessions", "2", "words spoken", "20,352", "people", "14", "article", "1", "years", "2016–2020",
    ]  # fmt: skip
    page.get_by_role("list", name="Sessions by year").get_by_role("link", name="2016").click()
    assert page.url == visit.archive.url("events/#2016")
    page.go_back()
    for name, path in (("Events", "events/"), ("All that is new", "new/")):
        link = page.locator("main").get_by_role("link", name=name, exact=True)
        assert (visit.archive.base + path) in str(link.evaluate("link => link.href"))


@pytest.mark.parametrize("kind", ["home", "new", "event", "series"])
def test_a_page_with_feeds_names_them_and_they_are_there(kind: str, visit: Visit) -> None:
    page = visit.open(PAGES[kind])
    links = page.locator("link[rel=alternate]")
    types = {"application/atom+xml", "application/feed+json"}
    assert set(links.evaluate_all("all => all.map((link) => link.type)")) == types
    for address in links.evaluate_all("all => all.map((link) => link.href)"):
        assert page.request.get(address).ok
    if kind != "home":
        shown = page.locator(".list-tools").bounding_box()
        docket = page.locator(".docket, h1").last.bounding_box()
        assert shown is not None
        assert docket is not None
        assert shown["x"] == docket["x"]
        assert docket["y"] < shown["y"] < docket["y"] + docket["height"] + 60


def test_the_types_of_a_programme_hide_all_other_sessions(new_visit: NewVisit, large: Archive) -> None:
    page = new_visit(large).open(EVENT)
    slots, types = page.locator(".list li:has(> .words)"), page.get_by_role("group", name="Show sessions of one type")
    everything = slots.count()
    workshops = sum("Workshop" in text for text in slots.locator(".type").all_inner_texts())
    assert 0 < workshops < everything
    button = types.get_by_role("button", name=f"Workshop {workshops}")
    button.click()
    assert slots.locator("visible=true").count() == workshops
    assert button.get_attribute("aria-pressed") == "true"
    for heading in page.locator(".list h2:visible").all():
        assert heading.locator("xpath=following-sibling::ul[1]").locator("li:visible").count()
    assert page.url.endswith("?type=workshop")
    types.get_by_role("button", name=f"All {everything}").click()
    assert slots.locator("visible=true").count() == everything
    assert page.url.endswith(EVENT)
    for address, shown in (("?type=workshop", workshops), ("?type=nothing", everything)):
        page.goto(page.url.partition("?")[0] + address)
        expect(slots.locator("visible=true")).to_have_count(shown)


def test_without_scripts_the_whole_programme_is_listed(new_visit: NewVisit, large: Archive) -> None:
    page = new_visit(large, **WITHOUT_SCRIPTS).open(EVENT)
    assert page.locator(".list li:has(> .words)").count() > 10
    assert page.get_by_role("button", name="Workshop").count() == 0
    assert page.locator(".docket__row--types").inner_text().startswith("By type")


def test_days_are_targets_of_24_pixels_and_lead_to_their_headings(new_visit: NewVisit, large: Archive) -> None:
    page = new_visit(large).open(EVENT)
    days = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert days.count() > 1
    for day in days.all():
        box = day.bounding_box()
        assert box is not None
        assert min(box["height"], box["width"]) >= 24
        assert page.locator(f"h2{(day.get_attribute('href') or '')}").count() == 1
