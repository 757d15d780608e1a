"""The search in the browser against the records: every word and phrase is found in exactly the turns that hold it."""

from __future__ import annotations

import random
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.records import Session, SessionRecord, from_json, to_json
from generator.settings.load import load_settings
from generator.site.search.index import index_site
from generator.site.search.terms import pieces, terms, words
from tests.support.browser import SESSION, Archive, NewVisit, open_window
from tests.support.paths import SITE_CONFIG
from tests.support.search_records import record, turn
from tests.support.serving import serving

SEARCH = """async ([queries, filters, options]) => {
  const { search } = await import("./assets/search-engine.js");
  const { loadTurns } = await import("./assets/search-record.js");
  const answers = [];
  for (const query of queries) {
    const answer = await search(query, filters, options);
    const hits = answer.hits.map(async (hit) => ({ ...hit, shown: await loadTurns(hit, Infinity) }));
    answers.push({ ...answer, hits: await Promise.all(hits) });
  }
  return answers;
}"""

Found = dict[str, list[int]]
"""The places of the turns that answer, by page."""


@pytest.fixture(scope="module")
def window(browser: Browser, archive: Archive) -> Iterator[Page]:
    yield from open_window(browser, archive)


def search(
    window: Page, *queries: str, options: dict[str, Any] | None = None, **filters: list[str]
) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = window.evaluate(SEARCH, [list(queries), filters, options or {}])
    return answers


def found(answer: dict[str, Any], *groups: str, labels: bool = False) -> Found:
    """Return the turns of these groups, or of all; those that only their speaker's name answers for apart."""
    return {
        hit["page"]: [turn["place"] for turn in hit["shown"]["turns"] if turn["isLabel"] == labels]
        for hit in answer["hits"]
        if not groups or hit["group"] in groups
    }


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
    said: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    shown: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for page, talk in talks.items():
        for number, (spoken, text) in enumerate(zip(talk.turns, turn_texts(talk), strict=True), start=1):
            for term in set(terms(text)):
                said[term][page].append(number)
            for term in terms(spoken.name or spoken.label or ""):
                shown[term].add((page, number))
    assert len(said) > 2000
    wanted = [*said, *(term for term in shown if term not in said)]
    for term, answer in zip(wanted, search(window, *(f'"{term}"' for term in wanted)), strict=True):
        assert found(answer, "answer") == said[term], term
        labelled = {(page, number) for page, numbers in found(answer, labels=True).items() for number in numbers}
        silent = {(page, number) for page, number in shown[term] if number not in said[term][page]}
        assert labelled == silent, term
        assert answer["totals"]["labels"] == len(silent)


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
        assert found(answer, "answer") == expected, phrase


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
SHAPES = record(
    turn("e-1", "Eve Moor", "It formed a crust."),
    turn("e-2", "Eve Moor", "Forms are round, and so is a crust"),
    turn("e-3", "Eve Moor", "A formula."),
    title="On Shapes",
    date="2034-01-01",
    session=Session(None, None, None),
)


@pytest.fixture(scope="module")
def small(browser: Browser, built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A window at an archive of four small records."""
    site = tmp_path_factory.mktemp("small") / "site"
    shutil.copytree(built_site / "assets", site / "assets")
    for name, talk in (("tea", TEA), ("milk", MILK), ("later", LATER), ("shapes", SHAPES)):
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
        ("tea ", {"tea": [1, 2], "milk": [2], "later": [1]}),
        ("green tea", {"tea": [1, 2], "later": [1]}),
        ("tea milk", {"milk": [2], "tea": []}),
        ("the milk", {"milk": [1, 2], "tea": [3]}),
        ('"the tea"', {"tea": [2]}),
        ('"green tea"', {"tea": [1]}),
        ('"is lat', {"tea": [1]}),
        ('"tea is late green"', {}),
        ("field milk", {"tea": [3]}),
        ("o'lake tea", {"tea": [2], "milk": []}),
        ("kettles", {"tea": [], "later": [1]}),
        ("kettles milk", {"tea": [3]}),
        ("tea -green", {"milk": [2]}),
        ('tea -"green tea"', {"tea": [2], "milk": [2], "later": [1]}),
        ("tea -milk -green", {}),
        ("治理", {"milk": [1]}),
        ("联网治", {"milk": [1]}),
        ("理治", {}),
        ("tea coffee", {}),
        ("WS7", {"tea": [], "milk": [], "later": []}),
        ("ws 7", {"tea": [], "milk": [], "later": []}),
        ("tea 7", {}),
        ("-tea", {}),
    ],
)
def test_which_turns_answer_a_query(small: Page, query: str, expected: Found) -> None:
    (answer,) = search(small, query)
    pages = {page.split("/")[1]: turns for page, turns in found(answer, "answer", "heading").items()}
    apart = {"o'lake tea": {"milk"}, "tea milk": {"tea"}}.get(query, set())
    assert pages == {name: turns for name, turns in expected.items() if name not in apart}
    assert {page.split("/")[1] for page in found(answer, "apart")} == apart


@pytest.mark.parametrize(
    ("query", "order", "expected"),
    [
        ("tea", "relevance", ["tea", "later", "milk"]),
        ("tea", "newest", ["later", "milk", "tea"]),
        ("tea", "oldest", ["tea", "milk", "later"]),
        ("green tea", "relevance", ["tea", "later"]),
        ("kettles", "relevance", ["later", "tea"]),
    ],
)
def test_the_order_of_the_results(small: Page, query: str, order: str, expected: list[str]) -> None:
    (answer,) = search(small, query, options={"order": order})
    assert [hit["page"].split("/")[1] for hit in answer["hits"]] == expected


def test_turns_that_only_the_name_of_their_speaker_answers_for_are_apart(small: Page) -> None:
    (answer,) = search(small, "olake")
    assert {hit["group"] for hit in answer["hits"]} == {"label"}
    assert found(answer, labels=True) == {"moot-1/tea/": [2], "moot-1/milk/": [1]}
    assert (answer["totals"]["turns"], answer["totals"]["labels"]) == (0, 2)
    (answer,) = search(small, "olake", person=["bo-olake"])
    assert answer["hits"] == []


def test_only_the_words_of_a_chosen_person_answer(small: Page) -> None:
    (answer,) = search(small, "tea", person=["bo-olake"])
    assert found(answer) == {"moot-1/tea/": [2]}
    (answer,) = search(small, "", person=["bo-olake"])
    assert found(answer) == {"moot-1/tea/": [2], "moot-1/milk/": [1]}
    (answer,) = search(small, "-tea", person=["bo-olake"])
    assert found(answer) == {"moot-1/milk/": [1]}


def test_words_that_are_nowhere_and_words_left_out_are_named(small: Page) -> None:
    (answer,) = search(small, "the grene tea", options={"isComplete": True})
    assert (answer["missing"], answer["query"]["dropped"], answer["hits"]) == (["grene"], ["the"], [])
    (answer,) = search(small, "the", options={"isComplete": True})
    assert answer["query"]["dropped"] == []
    assert found(answer) == {"moot-1/tea/": [2]}


def test_filters_and_their_counts(small: Page) -> None:
    (answer,) = search(small, "tea", kind=["transcript"])
    assert found(answer).keys() == {"moot-1/tea/", "moot-1/milk/"}
    both, one = {"documents": 2, "turns": 4}, {"documents": 1, "turns": 1}
    assert answer["counts"] == {
        "kind": {"transcript": both, "press-release": {"documents": 1, "turns": 0}},
        "event": {"igf-2031": both},
        "type": {"workshop": both},
        "series": {},
        "years": {"2031": {"documents": 1, "turns": 3}, "2032": one},
        "lang": {"en": both},
        "person": {"ana-field": {"documents": 1, "turns": 2}, "bo-olake": one},
    }  # fmt: skip
    totals = {"turns": 4, "sessions": 2, "articles": 0, "people": 2, "labels": 0, "headings": 0, "apart": 0}
    assert answer["totals"] == totals


def test_results_by_person(small: Page) -> None:
    people = small.evaluate(
        """async () => {
          const { search } = await import("./assets/search-engine.js");
          const { byPerson } = await import("./assets/search-hits.js");
          const people = byPerson(await search("tea"));
          return people.map((one) => [one.name, one.sessions, one.turns, one.hits.map(({ page }) => page)]);
        }"""
    )
    assert people == [
        ["Ana Field", 1, 2, ["moot-1/tea/"]],
        ["Bo O'Lake", 1, 1, ["moot-1/tea/"]],
        [None, 1, 1, ["moot-1/milk/"]],
    ]


def test_more_results_come_below_and_take_the_focus(built_site: Path, new_visit: NewVisit, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site, site)
    for number in range(25):
        shutil.copytree(site / SESSION, site / f"igf-2020/copy-{number}")
    index_site(site, load_settings(SITE_CONFIG))
    with serving(site, base="/archive/", port=0) as server:
        page = new_visit(Archive(server.origin, "/archive/")).open("search/?q=interoperability")
        results = page.locator(".search__session")
        expect(page.locator(".search__status")).to_have_text("52 turns in 26 sessions, 2 people")
        for shown in (8, 16, 24, 26):
            expect(results).to_have_count(shown)
            if shown < 26:
                page.get_by_role("button", name=re.compile("More results")).click()
                expect(results.nth(shown).locator(".search__title a")).to_be_focused()
        expect(page.get_by_role("button", name=re.compile("More results"))).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "exact", "with_forms"),
    [
        ("forms", [2], [1, 2]),
        ('"formed a crust"', [1], [1]),
        ('"forms a crust"', [], [1]),
        ("formed -round", [1], [1]),
        ("formula", [3], [3]),
        ("form", [], []),
    ],
)
def test_other_forms_of_words_are_found_only_where_asked(
    small: Page, query: str, exact: list[int], with_forms: list[int]
) -> None:
    """`form` has no forms, because no text has this word."""
    for has_forms, expected in ((False, exact), (True, with_forms)):
        (answer,) = search(small, query, options={"isComplete": True, "hasForms": has_forms})
        assert found(answer, "answer") == ({"moot-1/shapes/": expected} if expected else {})
