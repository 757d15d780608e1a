"""The frame around the words: light and dark, the menu, the cover sheet on a phone, the copied address, paper."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import expect

from generator.project import Project
from tests.support.browser import ARTICLE, PERSON, SESSION, Archive, NewVisit
from tests.support.paths import ARCHIVE

PHONE = {"viewport": {"width": 390, "height": 844}}


def test_light_or_dark_is_chosen_and_kept(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive, color_scheme="light").open()
    page.get_by_role("button", name="Dark mode").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto(archive.url(PERSON))

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    expect(page.get_by_role("button", name="Light mode")).to_be_visible()
    page.get_by_role("button", name="Light mode").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


def test_dark_is_dark_without_scripts(new_visit: NewVisit, archive: Archive) -> None:
    colours = set()
    for scheme in ("light", "dark"):
        page = new_visit(archive, color_scheme=scheme, java_script_enabled=False).open(SESSION)
        expect(page.locator("[data-scheme-toggle]")).to_be_hidden()
        colours.add(page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor"))

    assert len(colours) == 2


def test_the_menu_of_a_phone_opens_by_keyboard_and_esc_closes_it(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive, **PHONE).open(SESSION)
    menu = page.locator("#Menu")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Home"
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


@pytest.mark.parametrize("width", [960, 1024, 1280])
def test_the_line_of_the_header_fits(new_visit: NewVisit, archive: Archive, width: int) -> None:
    page = new_visit(archive, viewport={"width": width, "height": 700}).open(SESSION)
    boxes = [
        link.bounding_box() for link in page.locator(".menu li:not(.menu__narrow) a, .head__control:visible").all()
    ]

    assert len(boxes) == (8 if width < 1200 else 7), "five shelves, the session, search, light or dark"
    assert {round(box["height"]) for box in boxes if box} == {44}, "no entry is broken into two lines"
    assert all(box and box["x"] + box["width"] <= width for box in boxes)


def test_fingers_find_what_can_be_touched(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive, has_touch=True, is_mobile=True, **PHONE).open(SESSION)
    sizes = {
        selector: min((box or {"height": 0})["height"] for box in boxes)
        for selector in (
            ".crumbs a",
            ".foot li a",
            ".head__control:visible",
            ".turn__link",
            ".after a",
        )
        if (boxes := [link.bounding_box() for link in page.locator(selector).all()[:9]])
    }

    assert {selector: size for selector, size in sizes.items() if size < 36} == {}


def test_the_first_key_leads_past_the_header(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive).open(SESSION)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('.crumbs') !== null")


def test_the_cover_sheet_fits_a_phone_with_the_first_words(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive, **PHONE).open(SESSION)
    words = page.locator(".turn__words p").first.bounding_box()
    controls = page.locator(".head__controls").bounding_box()

    assert words is not None
    assert controls is not None
    assert words["y"] + 27 <= controls["y"], "a line of the first words is seen above the controls"


def test_the_turn_that_the_address_names_is_below_the_header(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive).open(f"{SESSION}#verena-weber-4")
    head = page.locator(".head").bounding_box()
    turn = page.locator("#verena-weber-4").bounding_box()

    assert head is not None
    assert turn is not None
    assert head["y"] + head["height"] <= turn["y"] < 150


@pytest.mark.parametrize("path", [SESSION, ARTICLE])
def test_each_sheet_of_paper_says_what_where_and_when(new_visit: NewVisit, archive: Archive, path: str) -> None:
    page = new_visit(archive).open(path)
    pdf = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    sheets = [" ".join(pdf[number].get_textpage().get_text_range().split()) for number in range(len(pdf))]

    address = f"{Project(ARCHIVE).site_url()}{path}, retrieved on "
    assert [sheet.count(address) for sheet in sheets] == [1] * len(sheets)
    assert [page.title() in sheet for sheet in sheets] == [number > 0 for number in range(len(sheets))]


def test_paper_is_black_on_white_with_all_facts(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive, color_scheme="dark").open(SESSION)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.locator(".head__controls")).to_be_hidden()
    expect(page.locator(".docket__more dt").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_hides_what_has_the_focus(new_visit: NewVisit, archive: Archive, width: int) -> None:
    page = new_visit(archive, viewport={"width": width, "height": 600}).open(SESSION)
    hidden = """() => {
      const chosen = document.activeElement;
      const { left, right, top, bottom } = chosen.getBoundingClientRect();
      const places = [[left + 3, top + 3], [right - 3, bottom - 3], [(left + right) / 2, (top + bottom) / 2]];
      const over = places.map(([x, y]) => document.elementFromPoint(x, y));
      const seen = over.some((top) => top && (chosen.contains(top) || top.contains(chosen)));
      return chosen === document.body || left === right || seen ? null : chosen.outerHTML;
    }"""
    for key, times in (("Tab", 45), ("Shift+Tab", 30)):
        for _ in range(times):
            page.keyboard.press(key)
            assert page.evaluate(hidden) is None


def test_on_paper_the_margin_has_the_turns_ids(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive).open(SESSION)
    page.emulate_media(media="print")

    margin = page.locator("[data-turn='verena-weber-4']").evaluate(
        "(turn) => getComputedStyle(turn, '::before').content"
    )
    assert margin == '"verena-weber-4"'
