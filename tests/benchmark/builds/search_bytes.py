"""The bytes and the time of a search: of opening it, and of queries with their first results.

The engine of the site runs in Chromium, in a new window for each query, so that nothing is loaded twice. A file counts
as a host sends it, compressed with gzip. The words are those with which files of terms begin: the most frequent words
of the archive, and others by chance, like the words that readers ask for.
"""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Generator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
from playwright.sync_api import Browser, Page, sync_playwright

from generator.site.search.index import INDEX_FOLDER
from tests.support.chromium import OPTIONS, find_chromium, missing_browser_advice
from tests.support.serving import serving

BASE = "/archive/"
HITS = 8
"""Documents whose texts are loaded."""

MOST_OPENING_KB, MOST_QUERY_KB, MOST_MS, MOST_NAMES_MS = 150, 120, 300, 50
"""What opening, a query and the names above its results should need at most, at 2,000 sessions."""

_WORDS = """async () => {
  const { openIndex } = await import("./assets/search-index.js");
  const { shelves } = await openIndex();
  return shelves[0].turns.terms.filter((term, place, all) => /^\\p{L}{4,}$/u.test(term) && all[place - 1] !== term);
}"""
_OPEN = """async () => { await (await import("./assets/search-index.js")).openIndex(); }"""
_SEARCH = """async ([query, hits]) => {
  const { search } = await import("./assets/search-engine.js");
  const { loadTurns } = await import("./assets/search-record.js");
  const start = performance.now();
  const answer = await search(query, {}, { isComplete: true });
  const known = performance.now() - start;
  const shown = answer.hits.slice(0, hits).map((hit) => loadTurns(hit, 3));
  await shown[0];
  const first = performance.now() - start;
  await Promise.all(shown);
  return { known, first, ...answer.totals };
}"""
_NAMES = """async (letters) => {
  const { findNames } = await import("./assets/search-names.js");
  await findNames("");  // the joined script has the table that the search opens with, and no names
  const start = performance.now();
  await findNames(letters);
  return performance.now() - start;
}"""
_LETTERS = 3
"""Beginnings of a word that are asked for, from one letter on."""


class QueryFigures(msgspec.Struct, frozen=True):
    """What one query needed."""

    query: str
    kilobytes: float
    """Compressed, with the texts of the first results, without what opening had loaded."""
    requests: int
    known_ms: float
    """Until the totals are known."""
    first_ms: float
    """Until the texts of the first result are there."""
    cpu_ms: float
    """Processor time of the window until the texts of all of them are there; in steps of 10."""
    turns: int
    sessions: int


class SearchFigures(msgspec.Struct, frozen=True):
    """What a search needs."""

    opening_kb: float
    """Compressed."""
    opening_requests: int
    queries: list[QueryFigures]
    names_ms: list[float]
    """Until the names above the results are known, of a search that was just opened."""


def measure_search(site: Path, words: int) -> SearchFigures:
    """Measure the search of a built site in a Chromium of its own; the arguments are those of `search_figures`."""
    browser_path = find_chromium()
    if browser_path is None:
        raise SystemExit(missing_browser_advice())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(OPTIONS))
        return search_figures(site, browser, words)


def search_figures(site: Path, browser: Browser, words: int) -> SearchFigures:
    """Measure the search of a built site.

    Args:
        site: A built site.
        browser: A Chromium.
        words: How many words are asked for; as many pairs of them are asked for too.
    """
    with serving(site, base=BASE, port=0) as server, closing(_windows(site, server.origin, browser)) as windows:
        vocabulary: list[str] = next(windows).page.evaluate(_WORDS)
        asked = vocabulary[:: max(1, len(vocabulary) // words)][:words]
        queries = []
        opening = (0.0, 0)
        for query in [*asked, *(" ".join(pair) for pair in pairwise(asked))]:
            window = next(windows)
            window.page.evaluate(_OPEN)
            opening = window.loaded()
            before = window.cpu_ms()
            found = window.page.evaluate(_SEARCH, [query, HITS])
            times = found["known"], found["first"], window.cpu_ms() - before
            kilobytes, requests = window.loaded()
            queries.append(QueryFigures(query, kilobytes, requests, *times, found["turns"], found["sessions"]))
        names_ms = []
        for letters in [word[: place % _LETTERS + 1] for place, word in enumerate(asked)]:
            window = next(windows)
            window.page.evaluate(_OPEN)
            names_ms.append(window.page.evaluate(_NAMES, letters))
        return SearchFigures(*opening, queries, names_ms)


def report(figures: SearchFigures) -> str:
    """Return the figures as lines of text, with the most that they should be at 2,000 sessions."""
    by_bytes = sorted(figures.queries, key=lambda query: query.kilobytes)
    kilobytes = f"{figures.opening_kb:.1f} KB compressed (at most {MOST_OPENING_KB})"
    lines = [f"opening: {figures.opening_requests} requests, {kilobytes}"]
    for name, values, most in (
        ("KB compressed", [query.kilobytes for query in figures.queries], MOST_QUERY_KB),
        ("requests", [query.requests for query in figures.queries], None),
        ("ms until the totals", [query.known_ms for query in figures.queries], None),
        ("ms until the first result", [query.first_ms for query in figures.queries], MOST_MS),
        ("ms of processor time", [query.cpu_ms for query in figures.queries], None),
        ("ms until the names above the results", figures.names_ms, MOST_NAMES_MS),
    ):
        limit = f" (at most {most})" if most else ""
        ninetieth = sorted(values)[len(values) * 9 // 10]
        lines.append(
            f"{name}: median {statistics.median(values):.1f}, 90 % {ninetieth:.1f}, most {max(values):.1f}{limit}"
        )
    for query in (*by_bytes[:2], *by_bytes[-4:]):
        needed = f"{query.kilobytes:.1f} KB, {query.first_ms:.0f} ms ({query.cpu_ms:.0f} of processor time)"
        lines.append(f"  {query.query}: {needed}; {query.turns:,} turns in {query.sessions:,} sessions")
    return "\n".join(lines)


class _Window:
    """A new window at the root of a site, with the files of the index that it loads."""

    def __init__(self, page: Page, browser: Browser, site: Path) -> None:
        self.page = page
        self._site = site
        self._names: list[str] = []
        self._session = browser.new_browser_cdp_session()
        page.on("request", lambda request: self._names.append(unquote(urlsplit(request.url).path)))

    def cpu_ms(self) -> float:
        """Return the processor time of all pages of the browser since it was started, in milliseconds."""
        processes = self._session.send("SystemInfo.getProcessInfo")["processInfo"]
        return 1000 * sum(float(process["cpuTime"]) for process in processes if process["type"] == "renderer")

    def loaded(self) -> tuple[float, int]:
        """Return the compressed kilobytes of the files of the index that were loaded since the last call."""
        names = [name.removeprefix(BASE) for name in self._names if name.startswith(f"{BASE}{INDEX_FOLDER}/")]
        self._names.clear()
        data: Sequence[bytes] = [(self._site / name).read_bytes() for name in names]
        return sum(len(gzip.compress(some, 6, mtime=0)) for some in data) / 1000, len(names)


def _windows(site: Path, origin: str, browser: Browser) -> Generator[_Window, None, None]:
    """Open a new window whenever one is asked for; the one before is closed."""
    while True:
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(f"{origin}{BASE}robots.txt")  # a page of no scripts; a made one would be a stop for each request
            yield _Window(page, browser, site)
