"""From a word in the search to the turn it was said in."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import EVENT, SESSION, Archive, NewVisit, Visit, build, search_status
from tests.support.paths import ARCHIVE
from tests.support.serving import serving

TITLE = "Capacity Building in the Age of Convergence"


def search(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")


def titles(page: Page) -> list[str]:
    return page.locator(".search__title").all_inner_texts()


def in_view(page: Page, turn_id: str) -> bool:
    box = page.locator(f"[id='{turn_id}']").bounding_box()
    viewport = page.viewport_size
    assert box is not None
    assert viewport is not None
    return 0 <= box["y"] < viewport["height"] / 2


def test_one_session_with_its_turns_in_order_and_the_word_marked_where_it_was_said(visit: Visit) -> None:
    page = visit.open("search/?q=interoperability")
    lines = page.locator(".search__turns a")
    expect(lines).to_have_count(2)

    assert titles(page) == [TITLE]
    assert page.locator(".search__facts").inner_text() == "IGF\u00a02020\u00a0· Workshop"
    assert page.locator(".search__speaker").all_inner_texts() == ["Rachel Azafrani", "Verena Weber"]
    assert lines.nth(0).locator("mark").all_inner_texts() == ["interoperability"]
    assert search_status(page) == "2 turns in 1 session, 2 people"

    lines.nth(1).click()
    page.wait_for_url("**#verena-weber-4")
    assert page.url.startswith(visit.archive.url(SESSION))
    words = page.locator("section[data-turn='verena-weber-4'] .turn__words")
    expect(words.locator("mark")).to_have_text(["interoperability"])
    assert in_view(page, "verena-weber-4")


def test_marking_changes_no_word(visit: Visit) -> None:
    plain = visit.open(SESSION).locator("article").text_content()
    page = visit.open(f"{SESSION}?mark=interoperability&mark=the#verena-weber-4")

    expect(page.locator("article mark").nth(2)).to_be_attached()
    assert page.locator("article").text_content() == plain
    assert page.locator("article :is(h1, h2, .turn__link, .docket) mark").count() == 0


def test_filters_narrow_and_are_cleared(visit: Visit) -> None:
    page = visit.open("search/?q=internet+governance")
    expect(page.locator(".search__session")).to_have_count(3)
    everything = set(titles(page))

    page.get_by_label("Event", exact=True).select_option("igf-2016")
    expect(page.locator(".search__session")).to_have_count(1)
    assert set(titles(page)) < everything
    assert "event=igf-2016" in page.url

    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".search__session")).to_have_count(3)
    expect(page.get_by_role("searchbox")).to_be_focused()

    page.get_by_label("Kind").select_option("press-release")
    expect(page.locator(".search__session")).to_have_count(1)
    facts = page.locator(".search__session > .search__facts")
    assert facts.inner_text() == "IGF\u00a02018\u00a0· 13\u00a0November\u00a02018\u00a0· Press release"
    assert search_status(page) == "1 article"

    page.get_by_role("button", name="Clear filters").click()
    page.get_by_label("Session type").select_option("workshop")
    expect(page.locator(".search__session")).to_have_count(1)
    assert titles(page) == [TITLE]


def test_only_filters_that_lead_somewhere_are_offered(visit: Visit) -> None:
    page = visit.open("search/?q=interoperability")
    expect(page.locator(".search__session")).to_have_count(1)

    offered = page.get_by_label("Event", exact=True).locator("option").all_inner_texts()
    assert offered == ["All events", "IGF 2020 (2)"]


def test_what_is_asked_stands_in_the_address(visit: Visit) -> None:
    page = visit.open("search/")
    search(page, "capacity building")
    page.get_by_label("Event", exact=True).select_option("igf-2020")
    expect(page.locator(".search__session")).to_have_count(1)
    lines = page.locator(".search__turns a").all_inner_texts()

    page.reload()
    expect(page.locator(".search__session")).to_have_count(1)
    assert page.get_by_role("searchbox").input_value() == "capacity building"
    assert page.get_by_label("Event", exact=True).input_value() == "igf-2020"
    assert page.locator(".search__turns a").all_inner_texts() == lines


def test_more_turns_of_a_session_come_in_order_and_take_the_focus(visit: Visit) -> None:
    page = visit.open("search/?q=capacity")
    first = page.locator(".search__session").filter(has_text=TITLE).first
    expect(first.locator(".search__turns a").first).to_be_visible()
    assert first.locator(".search__turns a").count() <= 3

    first.get_by_role("button", name=re.compile("more turn")).click()
    ids = [
        link.split("#")[1] for link in first.locator(".search__turns a").evaluate_all("all => all.map((a) => a.href)")
    ]
    assert len(ids) > 5
    expect(first.get_by_role("button")).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('.search__turns') !== null")

    order = (
        visit.open(SESSION).locator("section[data-turn]").evaluate_all("all => all.map((turn) => turn.dataset.turn)")
    )
    assert ids == [turn for turn in order if turn in ids]


def test_a_name_finds_the_persons_own_turns_and_talk_of_them(visit: Visit) -> None:
    page = visit.open("search/?q=verena+weber")
    expect(page.locator(".search__named a")).to_have_text(["Verena Weber"])
    assert search_status(page) == "3 turns in 1 session, 1 person"
    page.get_by_role("button", name=re.compile("more turn")).click()
    expect(page.locator(".search__turns a")).to_have_count(7)

    speakers = page.locator(".search__speaker").all_inner_texts()
    assert speakers == ["Rachel Azafrani"] * 3 + ["Verena Weber"] * 4
    assert page.locator(".search__note").all_inner_texts() == ["found in the name"] * 4


@pytest.mark.parametrize("code", ["WS168", "WS+168", "ws+%23168"])
def test_a_code_finds_its_session(visit: Visit, code: str) -> None:
    page = visit.open(f"search/?q={code}")
    expect(page.locator(".search__session")).to_have_count(1)

    assert titles(page) == [TITLE]
    assert page.locator(".search__named a").all_inner_texts() == [TITLE]
    assert page.locator(".search__part").all_inner_texts() == ["Found with the title, event or code"]


@pytest.mark.parametrize("signs", ["\U0001f642", ".*+?^${}()|[]\\", "!"])
def test_signs_alone_are_no_question(visit: Visit, signs: str) -> None:
    page = visit.open("search/")
    search(page, signs)

    assert search_status(page) == "Type a word or a number to search for."
    assert titles(page) == []


def test_a_phrase_is_found_and_marked_as_a_whole(visit: Visit) -> None:
    page = visit.open("search/?q=%22age+of+convergence%22")
    line = page.locator(".search__turns a").first
    line.click()
    page.wait_for_url("**#*")

    expect(page.locator(".turn__words mark").first).to_be_attached()
    assert {text.lower() for text in page.locator(".turn__words mark").all_inner_texts()} == {"age of convergence"}


def test_a_phrase_that_crosses_a_link_is_marked_as_a_whole(visit: Visit) -> None:
    page = visit.open(f"{SESSION}?mark=have+verena+weber+from#rachel-azafrani-1")
    words = page.locator("[data-turn='rachel-azafrani-1'] .turn__words")
    expect(words.locator("mark")).to_have_count(3)
    assert [text.split() for text in words.locator("mark").all_inner_texts()] == [
        ["have"], ["Verena", "Weber"], ["from"],
    ]  # fmt: skip
    assert words.locator("a mark").all_inner_texts() == ["Verena Weber"]


@pytest.mark.parametrize("words", ["quixotically", "soren", "WS 167", "“a phrase that nobody said”"])
def test_no_hits_is_said_in_words(visit: Visit, words: str) -> None:
    page = visit.open("search/")
    search(page, words)

    assert search_status(page).startswith(f"No results for {words if words.startswith('“') else f'“{words}”'}.")
    assert titles(page) == []
    expect(page.locator("[role=status]")).to_contain_text("No results for")


def test_no_hits_under_filters_says_so(visit: Visit) -> None:
    page = visit.open("search/?q=interoperability&event=IGF+2016")

    assert search_status(page).endswith("with these filters. Clear the filters to search everything.")


@pytest.mark.parametrize("key", ["Control+k", "Meta+k"])
def test_keys_open_the_dialog_and_esc_gives_the_focus_back(visit: Visit, key: str) -> None:
    page = visit.open(SESSION)
    link = page.locator("#verena-weber-4 a")
    link.focus()
    page.keyboard.press(key)
    field = page.get_by_role("dialog").get_by_role("searchbox")
    expect(field).to_be_focused()

    page.keyboard.type("a/b")
    assert field.input_value() == "a/b"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_a_slash_opens_the_dialog_where_no_session_has_a_field_of_its_own(visit: Visit) -> None:
    page = visit.open(EVENT)
    page.keyboard.press("/")
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()


def test_the_control_opens_the_dialog(visit: Visit) -> None:
    page = visit.open()
    page.locator("header [data-search-open]").click()
    expect(page.get_by_role("dialog", name="Search").get_by_role("searchbox")).to_be_focused()

    page.get_by_role("button", name="Close").click()
    expect(page.locator("header [data-search-open]")).to_be_focused()


def test_from_any_page_to_a_turn_by_keyboard_alone(visit: Visit) -> None:
    page = visit.open("people/")
    page.keyboard.press("Control+k")
    page.keyboard.type("interoperability")
    expect(page.get_by_role("dialog").locator(".search__turns a")).to_have_count(2)
    for _ in range(12):
        page.keyboard.press("Tab")
        if "#verena-weber-4" in page.evaluate("document.activeElement.href ?? ''"):
            break
    page.keyboard.press("Enter")

    page.wait_for_url("**#verena-weber-4")
    expect(page.locator("[data-turn='verena-weber-4'] mark")).to_have_count(1)


def test_arrows_go_through_the_results(visit: Visit) -> None:
    page = visit.open("search/?q=interoperability")
    expect(page.locator(".search__turns a")).to_have_count(2)
    page.get_by_role("searchbox").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator(".search__turns a").nth(1)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_hit_on_the_same_page_closes_the_dialog(visit: Visit) -> None:
    page = visit.open(f"{SESSION}?mark=interoperability#rachel-azafrani-18")
    page.keyboard.press("Control+k")
    page.keyboard.type("interoperability")
    page.get_by_role("dialog").locator(".search__turns a").first.click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url.endswith("#rachel-azafrani-18")


def test_nothing_of_the_search_is_loaded_before_somebody_searches(visit: Visit) -> None:
    page = visit.open(SESSION)
    page.wait_for_load_state("networkidle")
    assert not any("/search-index/" in url for url in visit.requests)

    page.keyboard.press("Control+k")
    page.keyboard.type("convergence")
    expect(page.get_by_role("dialog").locator(".search__turns a").first).to_be_visible()
    assert any("/search-index/" in url for url in visit.requests)


def test_an_index_that_is_missing_is_said_in_words(new_visit: NewVisit, archive: Archive) -> None:
    visit = new_visit(archive)
    visit.page.context.route("**/search-index/**", lambda route: route.abort())
    page = visit.open("search/?q=convergence")

    assert search_status(page).startswith("The search could not be loaded.")
    page.locator(".search__status").get_by_role("link", name="people").click()
    page.wait_for_url("**/people/")


@pytest.mark.parametrize("part", ["**/last/**/*.bin*", "**/text/**"])
def test_a_part_of_the_index_that_is_missing_is_said_in_words(new_visit: NewVisit, archive: Archive, part: str) -> None:
    visit = new_visit(archive)
    visit.page.context.route(part, lambda route: route.abort())
    page = visit.open("search/?q=convergence")

    expect(page.locator(".search__status")).to_contain_text("The search stopped because")


def test_without_javascript_the_control_leads_to_a_page_that_says_so(new_visit: NewVisit, archive: Archive) -> None:
    visit = new_visit(archive, java_script_enabled=False)
    page = visit.open(SESSION)
    page.locator("header [data-search-open]").click()
    page.wait_for_url("**/search/")

    assert "JavaScript" in page.locator("article").inner_text()
    for name in ("events", "people", "types"):
        assert page.locator(f"article a[href$='{name}/']").count() >= 1
    assert page.locator("dialog").count() == 0


@pytest.mark.parametrize("base", ["/", "/some/where/else/"])
def test_the_same_site_works_at_any_path(built_site: Path, new_visit: NewVisit, base: str) -> None:
    with serving(built_site, base=base, port=0) as server:
        visit = new_visit(Archive(server.origin, base))
        page = visit.open(SESSION)
        page.keyboard.press("Control+k")
        page.keyboard.type("interoperability")
        page.get_by_role("dialog").locator(".search__turns a[href*='?mark=interoperability#']").nth(1).click()
        page.wait_for_url("**#verena-weber-4")

        assert page.url.startswith(visit.archive.url(SESSION))
        expect(page.locator("[data-turn='verena-weber-4'] mark")).to_have_count(1)
        assert visit.foreign() == []
        assert visit.errors == []


@pytest.fixture(scope="module")
def empty_archive(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive before its first transcript: its own pages have no session to link to."""
    root = tmp_path_factory.mktemp("empty")
    pages = root / "content" / "pages"
    shutil.copytree(ARCHIVE / "content" / "pages", pages)
    for page in pages.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"\]\(igf-[^)]*\)", "](search.md)", text), encoding="utf-8")
    site = build(root, "site_config", "mkdocs.yml")
    with serving(site, base="/archive/", port=0) as server:
        yield Archive(server.origin, "/archive/")


def test_an_archive_of_nothing_says_so(empty_archive: Archive, new_visit: NewVisit) -> None:
    visit = new_visit(empty_archive)
    page = visit.open("search/?q=convergence")

    assert search_status(page) == "The archive has no documents to search yet."
    assert visit.errors == []
