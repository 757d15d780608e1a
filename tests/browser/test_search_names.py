"""Pages that a query names, filters that it names, and words that are like a typed one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page

from generator.records import Event, Session, to_json
from generator.settings.archive import ArchiveInfo
from generator.settings.events import EventInfo
from generator.settings.glossary import GlossaryEntry
from generator.settings.load import Settings
from generator.settings.people import PersonInfo, Register
from generator.settings.series import SeriesInfo
from generator.site.search.index import index_site
from tests.support.browser import Archive, open_window
from tests.support.search_records import record, turn
from tests.support.serving import serving

SETTINGS = Settings(
    archive=ArchiveInfo(),
    events=(EventInfo(id="moot-2031", name="Moot 2031", place="Oslo, Norway"),),
    types=(),
    series=(SeriesInfo(id="teas", name="Friends of Tea", called=("Brews",), patterns=("tea",)),),
    glossary=(GlossaryEntry(acronym="DNS", expansion="Domain Name System", id="dns"),),
    register=Register((PersonInfo(id="lukasz-field", name="Łukasz Field", aliases=("Lucas Meadow",)),)),
)
EVENT = Event(id="moot-2031", name="Moot 2031", ordinal=None, place=None, start=None, end=None)
SESSIONS = (
    record(
        turn("a-1", "Łukasz Field", "Accessibility, tomorrow and interoperability."),
        turn("b-1", "Bo O'Lake", "L'hiver est 互联网治理."),
        title="On Tea",
        event=EVENT,
    ),
    record(turn("c-1", "Łukasz Field", "Milk."), title="Field Kitchens", session=Session("open-forum", "OF40", 40)),
    record(turn("d-1", "Bo O'Lake", "Milk."), title="On Milk", session=Session("workshop", "WS217", 217)),
    record(
        turn("e-1", "Ida Sund", "Ropes."),
        msgspec.structs.replace(turn("e-2", "Ida Sund", "Knots."), speaker="ida-sund-2"),
        title="On Ropes",
    ),
)


@pytest.fixture(scope="module")
def window(browser: Browser, built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    site = tmp_path_factory.mktemp("names") / "site"
    shutil.copytree(built_site / "assets", site / "assets")
    for number, talk in enumerate(SESSIONS):
        (site / "moot" / f"talk-{number}").mkdir(parents=True)
        (site / "moot" / f"talk-{number}" / "session.json").write_bytes(to_json(talk))
    index_site(site, SETTINGS)
    with serving(site, base="/archive/", port=0) as server:
        yield from open_window(browser, Archive(server.origin, "/archive/"))


def call(window: Page, function: str, *arguments: Any) -> Any:  # noqa: ANN401 - whatever the function takes
    script = """async ([name, given]) => (await import("./assets/search-names.js"))[name](...given)"""
    return window.evaluate(script, [function, arguments])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("l", ["person Łukasz Field", "person Bo O'Lake"]),
        ("luk", ["person Łukasz Field"]),
        ("lukasz fie", ["person Łukasz Field"]),
        ("field", ["person Łukasz Field", "session Field Kitchens"]),
        ("meadow", ["person Łukasz Field (Lucas Meadow)"]),
        ("olake", ["person Bo O'Lake"]),
        ("o'lake bo", ["person Bo O'Lake"]),
        ("moot 2031", ["event Moot 2031"]),
        ("oslo", ["event Moot 2031 (Oslo, Norway)"]),
        ("friends of t", ["series Friends of Tea"]),
        ("dns", ["term DNS"]),
        ("domain name", ["term DNS (Domain Name System)"]),
        ("OF40", ["session Field Kitchens (OF40)"]),
        ("ws217", ["session On Milk (WS217)"]),
        ("WS 217", ["session On Milk (WS217)"]),
        ("tea", ["series Friends of Tea", "session On Tea"]),
        ("tea zzz", []),
        ("", []),
        ("…", []),
    ],
)
def test_which_pages_a_query_names(window: Page, typed: str, expected: list[str]) -> None:
    hits = call(window, "findNames", typed)
    shown = [f"{hit['kind']} {hit['name']}" + (f" ({hit['also']})" if hit["also"] else "") for hit in hits]
    assert shown == expected


def test_a_name_has_its_page_its_filter_and_its_numbers(window: Page) -> None:
    (person,) = call(window, "findNames", "lukasz")
    assert person == {
        "kind": "person",
        "id": "lukasz-field",
        "href": "people/lukasz-field/",
        "name": "Łukasz Field",
        "also": None,
        "note": "",
        "date": None,
        "turns": 2,
        "sessions": 2,
        "filter": {"key": "person", "value": "lukasz-field"},
    }
    (session,) = call(window, "findNames", "field kitchens")
    assert (session["href"], session["note"], session["filter"]) == ("moot/talk-1/", "IGF 2031", None)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Moot 2031 accessibility", [("Moot 2031", "accessibility", "event", "moot-2031")]),
        ("accessibility moot-2031", [("moot-2031", "accessibility", "event", "moot-2031")]),
        ("moot2031", [("moot2031", "", "event", "moot-2031")]),
        ("milk łukasz field", [("łukasz field", "milk", "person", "lukasz-field")]),
        ("friends of tea milk", [("friends of tea", "milk", "series", "teas")]),
        ("field milk", []),
        ("moot milk", []),
        ("dns", []),
        ('"moot 2031"', []),
    ],
)
def test_which_filters_a_query_names(window: Page, typed: str, expected: list[tuple[str, ...]]) -> None:
    proposals = call(window, "propose", typed)
    assert [
        (found["words"], found["rest"], found["filter"]["key"], found["filter"]["value"]) for found in proposals
    ] == expected


@pytest.mark.parametrize(
    ("typed", "missing", "best"),
    [
        ("accessability", "accessability", "accessibility"),
        ("tea intreoperability", "intreoperability", "tea interoperability"),
        ("otmorrow", "otmorrow", "tomorrow"),
        ("lukazs", "lukazs", "Łukasz"),
        ("zzzzzz", "zzzzzz", None),
        ("tae", "tae", None),
    ],
)
def test_words_like_a_typed_one(window: Page, typed: str, missing: str, best: str | None) -> None:
    queries = call(window, "suggest", typed, [missing])
    assert (queries[0] if queries else None) == best
    assert len(queries) <= 3


@pytest.mark.parametrize(
    ("query", "turns"),
    [("hiver", 1), ("l'hiver", 1), ("lhiver", 1), ("l’hiver", 1), ("互联网", 1), ("治理", 1), ("治", 1), ("理互", 0)],
)
def test_apostrophes_and_scripts_without_blanks(window: Page, query: str, turns: int) -> None:
    script = """async (query) => (await (await import("./assets/search-engine.js")).search(query)).totals.turns"""
    assert window.evaluate(script, query) == turns


NAMED = """async (typed) => {
  const { Named } = await import("./assets/search-named.js");
  const named = new Named(() => {});
  await named.show(typed, { q: typed });
  return [...named.element.querySelectorAll("li")].map((row) => row.querySelector(".search__facts").textContent);
}"""


def test_people_of_one_name_have_their_ids_beside_it(window: Page) -> None:
    shown = window.evaluate(NAMED, "ida sund")
    assert sorted(facts.partition("\u00a0· ")[0] for facts in shown) == ["ida-sund", "ida-sund-2"]


def test_a_name_of_one_person_has_no_id_beside_it(window: Page) -> None:
    assert window.evaluate(NAMED, "bo o'lake") == ["2\u00a0turns\u00a0· 2\u00a0sessions"]
