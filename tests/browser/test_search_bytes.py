"""The command that measures the search of a built site."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.benchmark.builds.search_bytes import report, search_figures


def test_the_bytes_of_opening_and_of_queries(built_site: Path, browser: Browser) -> None:
    figures = search_figures(built_site, browser, 4)
    assert figures.opening_requests == 2
    assert 1 < figures.opening_kb < 20
    assert len(figures.queries) == 7
    assert all(0 < query.kilobytes < 60 for query in figures.queries)
    assert len(figures.names_ms) == 4
    assert any(query.turns for query in figures.queries)
    assert report(figures).startswith("opening: 2 requests, ")
