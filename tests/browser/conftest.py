"""The real archive, built once, served under a sub-path, and read in a real Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from generator.project import Project
from generator.site.build import build_site
from generator.site.static import serving
from tests.chromium import OPTIONS, find_chromium, why_none
from tests.make_archive import real_archive

ROOT = Path(__file__).resolve().parents[2]
WAIT = 10_000
"""Milliseconds after which something that a reader waits for is not coming."""

SESSION = "igf-2020/ws168-capacity-building-in-the-age-of-convergence/"
ARTICLE = "igf-2018/press-release-day-2/"
PERSON = "people/verena-weber/"
EVENT = "igf-2020/"
PAGES = {
    "home": "",
    "session": SESSION,
    "session with unidentified speakers": "igf-2016/dc-on-internet-rights-and-principles/",
    "article": ARTICLE,
    "person": PERSON,
    "event": EVENT,
    "events": "events/",
    "people": "people/",
    "types": "types/",
    "type": "types/workshop/",
    "all series": "series/",
    "series": "series/dc-internet-rights-and-principles/",
    "report": "report/",
    "report of a year": "report/2016/",
    "about": "about/",
    "search": "search/?q=interoperability",
    "not found": "nothing/here/",
}
"""One page of each kind."""


@dataclass
class Archive:
    """The built site at an address."""

    origin: str
    base: str

    def url(self, path: str = "") -> str:
        """Return the address of a page by its path below the root of the site."""
        return f"{self.origin}{self.base}{path}"


@dataclass
class Visit:
    """A reader's window, and what went on in it."""

    page: Page
    archive: Archive
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Go to a page of the archive."""
        self.page.goto(self.archive.url(path))
        return self.page

    def foreign(self) -> list[str]:
        """Return what was asked of another host, or beside the site on its own."""
        home = self.archive.url()
        return [
            url for url in self.requests if urlsplit(url).scheme not in {"data", "blob"} and not url.startswith(home)
        ]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; without one the tests are skipped by name, or fail where CI is set."""
    path = find_chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(why_none())
        pytest.skip(why_none())
    return path


@pytest.fixture(scope="session")
def built_site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of this checkout with its first documents, built in a folder of its own."""
    return build(real_archive(tmp_path_factory.mktemp("archive")).root)


def build(root: Path, *parts: str) -> Path:
    """Copy parts of the checkout to `root`, build there, and return the site."""
    for part in parts:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, root / part)
        else:
            shutil.copy(ROOT / part, root / part)
    said: list[str] = []
    report = build_site(Project(root), say=said.append)
    assert report.faults == 0, "\n".join(said)
    return root / "site"


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def archive(built_site: Path) -> Iterator[Archive]:
    """The built site under the path of its `site_url`."""
    base = Project(ROOT).base_path()
    with serving(built_site, base=base, port=0) as server:
        yield Archive(server.origin, base)


NewVisit = Callable[..., Visit]


@pytest.fixture
def new_visit(browser: Browser) -> Iterator[NewVisit]:
    """Open a reader's window: `new_visit(archive, color_scheme="dark", …)` with the options of a browser context."""
    contexts: list[BrowserContext] = []

    def open_window(archive: Archive, **options: Any) -> Visit:  # noqa: ANN401 - whatever a browser context takes
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        context.set_default_timeout(WAIT)
        visit = Visit(context.new_page(), archive)
        context.on("request", lambda request: visit.requests.append(request.url))
        context.on("weberror", lambda error: visit.complaints.append(str(error.error)))
        context.on(
            "console",
            lambda message: visit.complaints.append(message.text) if message.type in {"error", "warning"} else None,
        )
        return visit

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture
def visit(new_visit: NewVisit, archive: Archive) -> Iterator[Visit]:
    """A window on the archive in which nothing may be asked of others and nothing may go wrong unseen."""
    visit = new_visit(archive)
    yield visit
    assert visit.foreign() == []
    assert visit.complaints == []
