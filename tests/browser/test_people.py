"""The index of people and the page of a person: the field, the letters, the years, all turns of a session in place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import violations_in_both_schemes
from tests.support.browser import Archive, NewVisit, build
from tests.support.make_archive import real_archive
from tests.support.serving import serving

SPEAKER = "people/ada-churn/"
LONG = "igf-2006/the-long-talk/"
TURNS = 20
PHONE = {"viewport": {"width": 390, "height": 844}}


def transcript(title: str, turns: list[str]) -> str:
    return "\n\n".join([title, *(f">> ADA CHURN: {words}" for words in turns)]) + "\n"


@pytest.fixture(scope="module")
def talks(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The archive of three documents, and three talks of one person in three years; the first has many turns."""
    project = real_archive(tmp_path_factory.mktemp("talks"))
    long = [
        f"Rinds are turn {number}, and rinds are what we talk about. {'word ' * number}"
        for number in range(1, TURNS + 1)
    ]
    for event, name, title, turns in (
        ("igf-2006", "the-long-talk", "IGF 2006 - Day 1 - The long talk", long),
        ("igf-2008", "a-short-talk", "IGF 2008 - Day 1 - A short talk", ["Rinds again, and rinds only."]),
        ("igf-2009", "another-talk", "IGF 2009 - Day 1 - Another talk", ["Nothing of the kind."]),
    ):
        path = project.transcripts / event / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(transcript(title, turns), encoding="utf-8")
    site: Path = build(project.root)
    base = project.base_path()
    with serving(site, base=base, port=0) as server:
        yield Archive(server.origin, base)


def turns_of(page: Page) -> list[str]:
    """Return the first words of each turn in the long talk."""
    return page.locator("h3#the-long-talk + p + ul li").all_inner_texts()


def faults(page: Page) -> list[str]:
    found = violations_in_both_schemes(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]})
    return [f"{rule['id']}: {node['html'][:90]}" for rule in found for node in rule["nodes"]]


def test_the_field_leaves_the_names_that_fit(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive).open("people/")
    field = page.get_by_label("Find a name")
    field.fill("sesan")
    expect(page.locator(".list li:visible")).to_have_text(["'Gbenga Sesan 1 session"])
    expect(page.locator(".list h2:visible").first).to_have_text("S")
    expect(page.locator(".names-field [role=status]")).to_have_text("1 of 14 people")
    expect(page.locator(".letters")).to_be_hidden()
    field.fill("GBENGA se")
    expect(page.locator(".list li:visible")).to_have_count(1)
    field.fill("sesan weber")
    expect(page.locator(".list li:visible")).to_have_count(0)
    expect(page.locator(".names-field [role=status]")).to_have_text("Nobody in this list has such a name.")
    field.fill("")
    expect(page.locator(".list li:visible")).to_have_count(14)
    expect(page.locator(".letters")).to_be_visible()


def test_enter_opens_the_only_name_that_fits(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive).open("people/by/first-name/")
    page.get_by_label("Find a name").fill("o carroll")
    page.keyboard.press("Enter")
    page.get_by_label("Find a name").fill("ocarroll")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/tanya-ocarroll/")


def test_without_scripts_the_letters_lead_to_the_names(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive, java_script_enabled=False).open("people/")
    expect(page.get_by_label("Find a name")).to_have_count(0)
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="W").click()
    page.wait_for_url("**/people/#w")
    page.get_by_role("link", name="By first name").click()
    page.wait_for_url("**/people/by/first-name/")
    page.get_by_role("link", name="Who spoke most").click()
    expect(page.locator(".list ol li a")).to_have_count(14)


def test_all_turns_of_a_session_open_in_place(new_visit: NewVisit, talks: Archive) -> None:
    page = new_visit(talks).open(SPEAKER)
    longest = turns_of(page)
    assert len(longest) == 13
    assert longest[-1] == "and 8 shorter turns"
    page.get_by_role("link", name="and 8 shorter turns").click()
    fewer = page.get_by_role("button", name="Show the longest turns only")
    expect(fewer).to_be_visible()
    shown = turns_of(page)
    assert [text.split(",")[0] for text in shown[:-1]] == [f"Rinds are turn {number}" for number in range(1, TURNS + 1)]
    assert shown[8:-1] == longest[:-1], "the words are those that the page came with"
    assert page.evaluate("document.activeElement.getAttribute('href')").endswith(f"{LONG}#ada-churn-1")
    fewer.click()
    assert turns_of(page) == longest
    assert page.evaluate("document.activeElement.textContent") == "and 8 shorter turns"


def test_without_scripts_or_without_the_record_the_link_leads_to_the_shorter_turns(
    new_visit: NewVisit, talks: Archive
) -> None:
    page = new_visit(talks, java_script_enabled=False).open(SPEAKER)
    page.get_by_role("link", name="and 8 shorter turns").click()
    page.wait_for_url(f"**/{LONG}#ada-churn-1")
    page = new_visit(talks).open(SPEAKER)
    page.route("**/session.json", lambda route: route.abort())
    page.get_by_role("link", name="and 8 shorter turns").click()
    page.wait_for_url(f"**/{LONG}#ada-churn-1")


def test_the_years_lead_down_the_page_and_have_a_table(new_visit: NewVisit, talks: Archive) -> None:
    page = new_visit(talks).open(SPEAKER)
    years = page.get_by_role("navigation", name="Years")
    assert [text.strip() for text in years.locator("ol li").all_inner_texts()] == ["2006", "2007", "2008", "2009"]
    assert years.locator("ol a").count() == 3
    years.get_by_text("Words by year").click()
    rows = [row.split() for row in years.locator("tbody tr").all_inner_texts()]
    assert [row[:3] for row in rows] == [["2006", "1", "20"], ["2008", "1", "1"], ["2009", "1", "1"]]
    years.get_by_role("link", name="2008").click()
    page.wait_for_url("**/#spoke-in-2008")
    expect(page.get_by_role("heading", name="Spoke in 2008")).to_be_in_viewport()


def test_a_topic_leads_to_a_search_in_the_words_of_the_person(new_visit: NewVisit, talks: Archive) -> None:
    page = new_visit(talks).open(SPEAKER)
    topic = page.get_by_role("region", name="Speaks of").get_by_role("link").first
    href = topic.get_attribute("href")
    assert href is not None
    assert href.startswith("../../search/?q=%22")
    assert href.endswith("%22&person=ada-churn&forms=words")
    said = page.get_by_role("link", name="Search in what Ada Churn said")
    assert said.get_attribute("href") == "../../search/?person=ada-churn"


def test_the_pages_of_people_are_accessible(new_visit: NewVisit, talks: Archive) -> None:
    page = new_visit(talks).open(SPEAKER)
    page.get_by_text("Words by year").click()
    page.get_by_role("link", name="and 8 shorter turns").click()
    expect(page.locator(".fewer")).to_be_visible()
    assert faults(page) == []
    for path in ("people/", "people/by/first-name/", "people/by/words/"):
        page.goto(talks.url(path))
        assert faults(page) == []


def test_the_pages_of_people_never_scroll_sideways(new_visit: NewVisit, talks: Archive) -> None:
    page = new_visit(talks, **PHONE).open(SPEAKER)
    page.get_by_text("Words by year").click()
    for path in (SPEAKER, "people/", "people/by/first-name/", "people/by/words/"):
        if path != SPEAKER:
            page.goto(talks.url(path))
        for width in (320, 390):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") == width


def test_rows_of_names_align_and_no_letter_is_parted_from_its_names(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive).open("people/")
    for heading in page.locator(".list h2").all():
        names = heading.locator("+ ul li")
        tops = {round(box["y"]) for item in names.all() if (box := item.bounding_box())}
        lefts = {round(box["x"]) for item in names.all() if (box := item.bounding_box())}
        above = heading.bounding_box()
        assert above is not None
        assert min(tops) >= above["y"] + above["height"] - 1
        assert min(lefts) == round(above["x"])
        assert len(tops) * 3 >= names.count()
