"""`serve`, as an editor meets it: an edit shows in the open page by itself, and so does an error."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.project import Project
from generator.site.serve import serve_site
from tests.support.make_archive import complete_archive

SECONDS = 120
SOURCE = "moot-2001/ws3-washed-rinds.txt"
PAGE = "moot-2001/ws3-washed-rinds/"


class Served:
    """An archive, and the server of its site."""

    def __init__(self, project: Project, address: str, lines: queue.Queue[str]) -> None:
        self.project = project
        self.address = address
        self.lines = lines

    def until(self, beginning: str) -> None:
        while not self.lines.get(timeout=SECONDS).startswith(beginning):
            pass

    def edit(self, old: str, new: str) -> None:
        source = self.project.transcripts / SOURCE
        text = source.read_text(encoding="utf-8")
        assert old in text
        source.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def served(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    project = complete_archive(tmp_path_factory.mktemp("served"))
    lines: queue.Queue[str] = queue.Queue()
    ended = threading.Event()
    thread = threading.Thread(
        target=serve_site, args=(project,), kwargs={"port": 0, "print_line": lines.put, "ended": ended}
    )
    thread.start()
    try:
        while not (line := lines.get(timeout=SECONDS)).startswith("Serving "):
            pass
        yield Served(project, line.split()[1], lines)
    finally:
        ended.set()
        thread.join(SECONDS)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(SECONDS * 1000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def test_an_edit_shows_in_the_open_page_before_the_site_is_replaced(served: Served, page: Page) -> None:
    page.goto(served.address + PAGE)
    file = served.project.site / PAGE / "index.html"
    before = file.read_bytes()
    with page.expect_navigation():
        served.edit(" the ", " the mouldering ")
    assert "the mouldering" in page.locator("main").inner_text()
    served.until("The changed pages are served after")
    served.until("Built again")
    assert b"mouldering" in file.read_bytes() != before
    expect(page.locator("main")).to_contain_text("the mouldering")


def test_an_error_shows_as_text_and_the_page_stays(served: Served, page: Page) -> None:
    page.goto(served.address + PAGE)
    settings = served.project.site_config / "events.yml"
    good = settings.read_text(encoding="utf-8")
    settings.write_text(good + "<b id=bold>: [", encoding="utf-8")
    banner = page.locator("#serve-errors")
    expect(banner).to_contain_text("events.yml", timeout=SECONDS * 1000)
    assert page.locator("#bold").count() == 0
    assert page.locator("h1").first.is_visible()
    settings.write_text(good, encoding="utf-8")
    expect(banner).to_have_count(0, timeout=SECONDS * 1000)


def test_the_built_site_has_no_trace_of_the_server(served: Served) -> None:
    files = [path for path in served.project.site.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if is_of_the_server(path)] == []


def is_of_the_server(path: Path) -> bool:
    data = path.read_bytes()
    return b"_serve/" in data or b"EventSource" in data or "_serve" in path.parts
