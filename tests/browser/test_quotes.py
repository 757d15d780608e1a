"""Quotations: a link to exactly these words, what is copied, and words that are gone."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from html import escape
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.project import Project
from tests.support.axe import violations_in_both_schemes
from tests.support.browser import ARTICLE, SESSION, Archive, NewVisit
from tests.support.paths import ARCHIVE

SITE_URL = Project(ARCHIVE).site_url()
OTHER_SESSION = "igf-2016/dc-on-internet-rights-and-principles/"
WORD = re.compile(
    r"[\u3040-\u30ff\u4e00-\u9fff\u0e01-\u0e2e\u0e30\u0e32-\u0e33\u0e40-\u0e46][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*"
    r"|[^\W_\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f](?:[^\W_\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]|[\u0300-\u036f\u064b-\u0652])*"
)
"""A word, or one sign of Chinese, Japanese or Thai with its marks; found otherwise than the page finds it."""

INVENTED = [
    ["tea tea tea. Tea and tea, and tea!", "No tea. <b>x</b> & “tea”: tea-tea, tea…", "(Applause)"],
    ["互联网治理的未来：互联网治理论坛。互联网", "日本語のテキスト、日本語。 AI と人々", "ภาษาไทยภาษาไทยที่นี่ และ tea"],
    [
        "مرحبا بكم في المنتدى، مرحبا بكم",
        "a café, a CAFE\u0301, a cafe; İstanbul’da ’90s don't don’t",
        "L'hiver l’hiver",
    ],
    ["tea tea tea. Tea and tea, and tea!", "x", "1 2 3 1 2 3 1 2 3 1 2 3 1 2 3"],
]
"""The paragraphs of the turns of an invented page: repeated words, and scripts without blanks."""

ALL = "[...document.querySelectorAll(`article [data-record='words'] :is(p, h1, h2, h3, li)`)]"

PARAGRAPHS = f"() => {ALL}.map((p) => p.textContent)"

ADDRESS = """async ([[from, start], [to, end]]) => {
  const { wordsIn } = await import(new URL("quote-words.js", window.assets));
  const { addressOf } = await import(new URL("quote.js", window.assets));
  const all = ALL;
  const place = (element, offset) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let left = offset; walker.nextNode(); left -= walker.currentNode.data.length) {
      if (left <= walker.currentNode.data.length) return [walker.currentNode, left];
    }
  };
  const range = new Range();
  range.setStart(...place(all[from], start));
  range.setEnd(...place(all[to], end));
  const quoted = wordsIn(range, 100);
  return quoted && addressOf(quoted);
}""".replace("ALL", ALL)

MARKED = """() => ALL.flatMap((p, number) => {
  const marks = [...p.querySelectorAll("mark")];
  if (!marks.length) return [];
  const before = new Range();
  before.setStart(p, 0);
  before.setEndBefore(marks[0]);
  const inside = new Range();
  inside.setStartBefore(marks[0]);
  inside.setEndAfter(marks.at(-1));
  const isOne = inside.toString() === marks.map((mark) => mark.textContent).join("");
  return [[number, String(before).length, String(before).length + String(inside).length, isOne]];
})""".replace("ALL", ALL)


def invented_turn(number: int, paragraphs: list[str]) -> str:
    words = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    return (
        f"<section class=turn data-turn=a-{number}><h2 id=a-{number}>A</h2>"
        f"<a class=turn__link href=#a-{number}>Link</a><div class=turn__words data-record=words>{words}</div></section>"
    )


def invented_page(assets: str) -> str:
    turns = "".join(invented_turn(number, paragraphs) for number, paragraphs in enumerate(INVENTED))
    scripts = "".join(f'<script type=module src="{assets}{name}.js"></script>' for name in ("mark", "quote"))
    return f"<!doctype html><html lang=en><body><article>{turns}</article>{scripts}"


@pytest.fixture(scope="module")
def window(browser: Browser, archive: Archive) -> Iterator[Page]:
    page = browser.new_page()
    page.route(
        "**/invented*",
        lambda route: route.fulfill(
            body=invented_page(archive.url("assets/")), content_type="text/html; charset=utf-8"
        ),
    )
    page.route("**/*.css", lambda route: route.abort())  # hundreds of pages are opened
    page.add_init_script(f"window.assets = '{archive.url('assets/')}'")
    yield page
    page.close()


def expected_marks(texts: list[str], start: tuple[int, int], end: tuple[int, int]) -> list[list[Any]]:
    """Return each paragraph with the part of it that the touched words fill."""
    marks = []
    for number in range(start[0], end[0] + 1):
        first = start[1] if number == start[0] else 0
        last = end[1] if number == end[0] else len(texts[number])
        words = [word for word in WORD.finditer(texts[number]) if word.start() < last and word.end() > first]
        if words:
            marks.append([number, words[0].start(), words[-1].end(), True])
    return marks


def random_place(chance: random.Random, texts: list[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where a selection begins and ends: short ones mostly, some over paragraphs and turns."""
    first = chance.randrange(len(texts))
    last = min(len(texts) - 1, first + chance.choice([0, 0, 0, 1, 1, 2, 5]))
    start, end = chance.randrange(len(texts[first]) + 1), chance.randrange(len(texts[last]) + 1)
    if first == last:
        end = min(len(texts[first]), start + chance.choice([1, 4, 20, 100, 400]))
    return (first, start), (last, end)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "number"),
    [
        *((place, 10) for place in (SESSION, OTHER_SESSION, ARTICLE, "invented")),
        *(pytest.param(place, 60, marks=pytest.mark.long) for place in (SESSION, OTHER_SESSION, "invented")),
    ],
    ids=str,
)
def test_a_link_marks_exactly_the_selected_words(window: Page, archive: Archive, path: str, number: int) -> None:
    chance = random.Random(path)  # noqa: S311 - fixed selections, not a secret
    done = 0
    while done < number:
        window.goto(archive.url(path))
        texts = window.evaluate(PARAGRAPHS)
        places = [random_place(chance, texts) for _ in range(10)]
        links = [window.evaluate(ADDRESS, place) for place in places]
        for place, link in zip(places, links, strict=True):
            expected = expected_marks(texts, *place)
            if link is None:
                assert expected == []
                continue
            window.goto("about:blank")  # a link that differs in its fragment alone loads no page
            window.goto(link.replace(SITE_URL, archive.url()))
            if "?quote=" not in link:  # the whole turn
                assert window.locator("mark").count() == 0
                continue
            expect(window.locator("mark").first).to_be_in_viewport()
            assert window.evaluate(MARKED) == expected, (place, link)
            assert window.evaluate(PARAGRAPHS) == texts
            done += 1


@pytest.mark.parametrize(
    ("text", "start", "end", "value"),
    [
        ("the age of tea", 0, 3, "the+age+of+tea"),
        ("the age of tea and of the people who drink", 0, 9, "the+age+of+tea..the+people+who+drink"),
        ("tea tea tea", 1, 1, "tea~2"),
        ("tea tea tea", 1, 2, "tea+tea~2"),
        ("a b c d e f g h i a b c d e f g h i", 9, 17, "a+b+c+d~2..f+g+h+i"),
        ("a b c d e f g h i f g h i", 0, 12, "a+b+c+d..f+g+h+i~2"),
        ("Don’t, “Café”!", 0, 2, "Don+t+Caf%C3%A9"),
        ("互联网 AI 治理", 0, 5, "%E4%BA%92%E8%81%94%E7%BD%91+AI+%E6%B2%BB%E7%90%86"),
    ],
)
def test_the_syntax_of_a_link(window: Page, archive: Archive, text: str, start: int, end: int, value: str) -> None:
    """Published links stay: these values are never changed, and are read for ever."""
    window.goto(archive.url("invented"))
    write = """async ([text, start, end]) => {
      const { findQuote, readQuote, wordsOf, writeQuote } = await import(new URL("quote-address.js", window.assets));
      const value = writeQuote(wordsOf(text), start, end);
      const read = new URLSearchParams(`quote=${value}`).get("quote");
      return [value, findQuote(wordsOf(text), readQuote(read))];
    }"""
    assert window.evaluate(write, [text, start, end]) == [value, [start, end]]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("quote=NO+TEA#a-0", ["No tea"]),
        ("quote=no..tea~3#a-0", ["No tea. <b>x</b> & “tea”: tea"]),
        ("quote=tea#a-1", ["tea"]),
        ("quote=cafe~3#a-2", ["cafe"]),
        ("quote=istanbul#a-2", ["İstanbul"]),
        ("quote=tea~99#a-3", []),
        ("quote=nothing..here#a-0", []),
        ("quote=~2#a-0", []),
        ("quote=..#a-0", []),
        ("quote=%E0%A4#a-0", []),
        ("quote=x#%E0%A4%A", ["x"]),
        ("quote=tea~0#a-0", ["tea"]),
        ("quote=don't#nobody-1", ["don't"]),
        ("mark=tea&quote=and#a-3", ["tea"] * 3),
    ],
)
def test_links_that_people_changed(window: Page, archive: Archive, query: str, marked: list[str]) -> None:
    window.goto(archive.url(f"invented?{query}"))
    window.wait_for_function("() => document.querySelector('.quote-bar')")
    assert window.locator("mark").all_text_contents()[: len(marked) or None] == marked
    expect(window.locator(".quote-missing")).to_have_count(0 if marked else 1)


def test_words_that_are_gone_lead_to_the_turn_and_say_so(visit_with_clipboard: Page, archive: Archive) -> None:
    page = visit_with_clipboard
    page.goto(archive.url(f"{SESSION}?quote=words+of+a..that+nobody+said#verena-weber-4"))
    note = page.locator("[data-turn=verena-weber-4] .quote-missing")
    expect(note).to_have_text("The words that this link quotes are not here any more: “words of a … that nobody said”.")
    expect(note).to_be_in_viewport()


@pytest.mark.parametrize("fragment", ["", "#verena-weber-4"])
def test_the_page_is_scrolled_to_the_first_mark(visit_with_clipboard: Page, archive: Archive, fragment: str) -> None:
    page = visit_with_clipboard
    page.goto(archive.url(f"{SESSION}?mark=technological+development{fragment}"))
    inside = "[data-turn=verena-weber-4] mark" if fragment else "mark"
    expect(page.locator(inside).first).to_be_in_viewport()


@pytest.fixture
def visit_with_clipboard(new_visit: NewVisit, archive: Archive) -> Iterator[Page]:
    visit = new_visit(archive, permissions=["clipboard-read", "clipboard-write"])
    yield visit.page
    assert visit.foreign() == []
    assert visit.errors == []


def select(page: Page, turn: str, start: int, end: int) -> None:
    """Select characters of the first paragraph of a turn."""
    page.evaluate(
        """([turn, start, end]) => {
          const text = document.querySelector(`[data-turn='${turn}'] p`).firstChild;
          getSelection().setBaseAndExtent(text, start, text, end);
        }""",
        [turn, start, end],
    )


def copied(page: Page, button: str) -> str:
    page.locator(".quote-bar").get_by_role("button", name=button).click()
    expect(page.locator(".quote-bar").get_by_role("button", name="Copied")).to_be_visible()
    expect(page.locator(".quote-bar").get_by_role("button", name=button)).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_quotation_names_speaker_session_event_address_and_captions(
    visit_with_clipboard: Page, archive: Archive
) -> None:
    page = visit_with_clipboard
    page.goto(archive.url(f"{OTHER_SESSION}#amalia-1"))
    select(page, "amalia-1", 0, 30)
    text = copied(page, "Copy quotation")
    words = page.locator("[data-turn=amalia-1] p").first.text_content() or ""
    assert text.startswith(f"“{words[:20]}")
    assert "\n\n— Amalia Toledo (inferred; printed as AMALIA), in: “DC on Internet Rights and Principles.”" in text
    assert "transcript of captions. Internet Governance Forum 2016, Jalisco, Mexico, December 7, 2016." in text
    assert re.search(r"dc-on-internet-rights-and-principles/\?quote=\S+#amalia-1\. Retrieved on \d+ \w+ \d{4}\.$", text)
    assert copied(page, "Copy link").startswith(f"{SITE_URL}{OTHER_SESSION}?quote=")


def test_a_quotation_of_several_turns_names_each_speaker(visit_with_clipboard: Page, archive: Archive) -> None:
    page = visit_with_clipboard
    page.goto(archive.url(SESSION))
    page.evaluate(
        """() => {
          const turn = document.querySelector("[data-turn='verena-weber-4']");
          const last = turn.querySelector("p:last-child").lastChild;
          const next = turn.nextElementSibling.querySelector("p").firstChild;
          getSelection().setBaseAndExtent(last, last.data.length - 12, next, 9);
        }"""
    )
    text = copied(page, "Copy quotation")
    assert re.match(r"Verena Weber: “development\.”\n\nRachel Azafrani: “Thank you”\n\n— “Capacity", text)


def test_the_words_grow_and_shrink_by_keys(visit_with_clipboard: Page, archive: Archive) -> None:
    page = visit_with_clipboard
    page.goto(archive.url(f"{SESSION}#verena-weber-4"))
    select(page, "verena-weber-4", 0, 5)
    expect(page.locator(".quote-bar")).to_be_visible()
    page.keyboard.press("q")

    def shown() -> str:
        return str(page.evaluate("String(getSelection())"))

    for key, words in [
        ("ArrowRight", "Maybe if"),
        ("ArrowRight", "Maybe if I"),
        ("ArrowLeft", "Maybe if"),
        ("Shift+ArrowRight", "if"),
        ("ArrowLeft", "if"),
        ("Shift+ArrowLeft", "Maybe if"),
    ]:
        page.keyboard.press(key)
        assert shown() == words, key
    page.keyboard.press("ArrowDown")
    assert shown().endswith("what we are talking about")
    page.keyboard.press("ArrowDown")
    assert shown().endswith("technological development")
    page.keyboard.press("ArrowRight")
    assert shown().endswith("Thank")
    expect(page.get_by_role("button", name="Copy quotation").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".quote-bar")).to_be_hidden()


def test_the_bar_goes_with_the_selection_and_is_for_words_only(visit_with_clipboard: Page, archive: Archive) -> None:
    page = visit_with_clipboard
    page.goto(archive.url(SESSION))
    page.evaluate(
        """() => new Promise((done) => {
          let settling = 0;
          document.addEventListener("selectionchange", () => {
            clearTimeout(settling);
            settling = setTimeout(done, 250); // after the page's own timer of 200
          });
          getSelection().selectAllChildren(document.querySelector("h1"));
        })"""
    )
    expect(page.locator(".quote-bar")).to_be_hidden()
    select(page, "verena-weber-4", 0, 30)
    expect(page.locator(".quote-bar")).to_be_visible()
    page.evaluate("getSelection().removeAllRanges()")
    expect(page.locator(".quote-bar")).to_be_hidden()


def test_the_tools_of_a_turn_quote_and_cite_it(visit_with_clipboard: Page, archive: Archive) -> None:
    page = visit_with_clipboard
    page.goto(archive.url(f"{SESSION}#verena-weber-4"))
    tools = page.locator("[data-turn=verena-weber-4] .turn__link")
    tools.click()
    page.locator("#Turn-tools").get_by_role("button", name="Copy quotation").click()
    expect(page.locator("#Turn-tools")).to_be_hidden()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("“Maybe if I may, I would say two things.")
    assert "development.”\n\n— Verena Weber, in: “Capacity" in text
    assert f"{SITE_URL}{SESSION}#verena-weber-4. Retrieved" in text
    tools.click()
    page.locator("#Turn-tools").get_by_role("button", name="Cite").click()
    expect(page.locator("#Cite h2")).to_have_text("Cite this turn by Verena Weber")
    for citation in page.locator("#Cite [data-style]").all_text_contents():
        assert f"{SESSION}#verena-weber-4" in citation


def test_axe_finds_nothing_in_the_bar_and_the_citation(archive: Archive, new_visit: NewVisit) -> None:
    page = new_visit(archive).open(f"{SESSION}#verena-weber-4")
    select(page, "verena-weber-4", 0, 30)
    expect(page.locator(".quote-bar")).to_be_visible()
    assert violations_in_both_schemes(page, ".quote-bar") == []
    page.locator(".quote-bar").get_by_role("button", name="Cite").click()
    expect(page.locator("#Cite")).to_be_visible()
    assert violations_in_both_schemes(page, "#Cite") == []
