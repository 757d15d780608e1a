"""The search in the browser against the records: every word and phrase is found in exactly the turns that hold it."""

from __future__ import annotations

import random
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.records import SessionRecord, from_json, to_json
from generator.settings.load import load_settings
from generator.site.search.index import index_site
from generator.site.search.terms import pieces, terms, words
from generator.site.static_server import serving
from tests.support.browser import SESSION, Archive, NewVisit
from tests.support.paths import SITE_CONFIG
from tests.support.search_records import record, turn

SEARCH = """async ([queries, chosen]) => {
  const { search } = await import("./assets/search-engine.js");
  const { readQuery } = await import("./assets/search-query.js");
  const all = [];
  for (const query of queries) all.push(await search(readQuery(query), chosen));
  return all.map(({ hits, counts }) => ({ hits, counts }));
}"""

Found = dict[str, list[int]]
"""The numbers of the turns that answer, by page."""


@pytest.fixture(scope="module")
def window(browser: Browser, archive: Archive) -> Iterator[Page]:
    yield from open_window(browser, archive)


def open_window(browser: Browser, archive: Archive) -> Iterator[Page]:
    """Open a window at the root of an archive, without any page of it."""
    page = browser.new_page()
    page.route("**/blank*", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto(archive.url("blank"))
    yield page
    page.close()


def search(window: Page, *queries: str, **chosen: str) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = window.evaluate(SEARCH, [list(queries), chosen])
    return answers


def found(answer: dict[str, Any]) -> Found:
    return {hit["page"]: [turn["number"] for turn in hit["turns"]] for hit in answer["hits"]}


def sequence(text: str) -> list[str]:
    return [piece for word in words(text) for piece in pieces(word)]


def turn_texts(talk: SessionRecord) -> list[str]:
    return [" ".join(block.text for block in turn.blocks) for turn in talk.turns]


@pytest.fixture(scope="module")
def talks(built_site: Path) -> dict[str, SessionRecord]:
    return {
        f"{path.parent.relative_to(built_site).as_posix()}/": from_json(path.read_bytes())
        for path in sorted(built_site.rglob("session.json"))
    }


def test_every_word_of_every_turn_is_found_in_exactly_these_turns(
    window: Page, talks: dict[str, SessionRecord]
) -> None:
    expected: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for page, talk in talks.items():
        for number, (spoken, text) in enumerate(zip(talk.turns, turn_texts(talk), strict=True), start=1):
            for term in {*terms(text), *terms(spoken.name or spoken.label or "")}:
                expected[term][page].add(number)
        heading = f"{talk.title} {talk.event.name if talk.event else ''} {talk.session.code or ''}"
        for term in terms(heading):
            expected[term][page] |= set()
    assert len(expected) > 2000
    queries = [f'"{term}"' for term in expected]
    for term, answer in zip(expected, search(window, *queries), strict=True):
        assert found(answer) == {page: sorted(turns) for page, turns in expected[term].items()}, term


def test_phrases_are_found_in_exactly_the_turns_that_hold_them(window: Page, talks: dict[str, SessionRecord]) -> None:
    chance = random.Random(2)  # noqa: S311 - the same phrases every time, not a secret
    sequences = {
        (page, number): sequence(text)
        for page, talk in talks.items()
        for number, text in enumerate(turn_texts(talk), start=1)
    }
    long = [found for found in sequences.values() if len(found) > 6]
    phrases = set()
    for _ in range(300):
        spoken, size = chance.choice(long), chance.randint(2, 5)
        start = chance.randrange(len(spoken) - size)
        phrases.add(tuple(spoken[start : start + size]))
    for phrase, answer in zip(phrases, search(window, *(f'"{" ".join(phrase)}"' for phrase in phrases)), strict=True):
        expected: dict[str, list[int]] = {}
        for (page, number), spoken in sequences.items():
            if any(tuple(spoken[start : start + len(phrase)]) == phrase for start in range(len(spoken))):
                expected.setdefault(page, []).append(number)
        said = {page: turns for page, turns in found(answer).items() if turns}
        assert said == expected, phrase


TEA = record(
    turn("a-1", "Ana Field", "Green tea is late."),
    turn("b-1", "Bo O'Lake", "Tea. The tea is black, not green"),
    turn("a-2", "Ana Field", "Teapots and milk."),
    title="On Kettles",
)
MILK = record(
    turn("b-1", "Bo O'Lake", "Milk and 互联网治理."),
    turn("c-1", None, "Tea with milk"),
    title="On Milk",
    date="2032-01-01",
)
LATER = record(
    turn("text-1", None, "Kettles: green, and then tea."), title="News", kind="press-release", date="2033-01-01"
)


@pytest.fixture(scope="module")
def small(browser: Browser, built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A window at an archive of three small records."""
    site = tmp_path_factory.mktemp("small") / "site"
    shutil.copytree(built_site / "assets", site / "assets")
    for name, talk in (("tea", TEA), ("milk", MILK), ("later", LATER)):
        (site / "moot-1" / name).mkdir(parents=True)
        (site / "moot-1" / name / "session.json").write_bytes(to_json(talk))
    index_site(site, load_settings(SITE_CONFIG))
    with serving(site, base="/archive/", port=0) as server:
        yield from open_window(browser, Archive(server.origin, "/archive/"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tea", {"tea": [1, 2, 3], "milk": [2], "later": [1]}),
        ('"tea"', {"tea": [1, 2], "milk": [2], "later": [1]}),
        ("green tea", {"tea": [1, 2], "later": [1]}),
        ("tea milk", {"milk": [2], "tea": [1, 2, 3]}),
        ('"green tea"', {"tea": [1]}),
        ('"tea is late green"', {}),
        ("ana", {"tea": [1, 3]}),
        ("field milk", {"tea": [3]}),
        ("olake", {"tea": [2], "milk": [1]}),
        ("o'lake tea", {"tea": [2], "milk": [1, 2]}),
        ("kettles", {"tea": [], "later": [1]}),
        ("kettles milk", {"tea": [3]}),
        ("治理", {"milk": [1]}),
        ("理治", {}),
        ("tea coffee", {}),
        ("WS7", {"tea": [], "milk": [], "later": []}),
    ],
)
def test_which_turns_answer_a_query(small: Page, query: str, expected: Found) -> None:
    (answer,) = search(small, query)
    assert found(answer) == {f"moot-1/{name}/": turns for name, turns in expected.items()}


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("tea", ["tea", "later", "milk"]),
        ("green tea", ["tea", "later"]),
        ("tea milk", ["milk", "tea"]),
        ("kettles", ["later", "tea"]),
    ],
)
def test_the_order_of_the_results(small: Page, query: str, order: list[str]) -> None:
    (answer,) = search(small, query)
    assert [hit["page"].split("/")[1] for hit in answer["hits"]] == order


def test_filters_and_their_counts(small: Page) -> None:
    (answer,) = search(small, "tea", kind="Transcript")
    assert found(answer).keys() == {"moot-1/tea/", "moot-1/milk/"}
    assert answer["counts"] == {
        "kind": {"Transcript": 2, "Press release": 1}, "event": {"IGF 2031": 2}, "type": {"Workshop": 2},
    }  # fmt: skip


def test_more_results_come_below_and_take_the_focus(built_site: Path, new_visit: NewVisit, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site, site)
    for number in range(25):
        shutil.copytree(site / SESSION, site / f"igf-2020/copy-{number}")
    index_site(site, load_settings(SITE_CONFIG))
    with serving(site, base="/archive/", port=0) as server:
        page = new_visit(Archive(server.origin, "/archive/")).open("search/?q=interoperability")
        results = page.locator(".search__session")
        expect(page.locator(".search__status")).to_have_text("26 sessions, 52 turns")
        for shown in (10, 20, 26):
            expect(results).to_have_count(shown)
            if shown < 26:
                page.get_by_role("button", name="More results").click()
                expect(results.nth(shown).locator(".search__title a")).to_be_focused()
        expect(page.get_by_role("button", name="More results")).to_be_hidden()
