"""A built site, and a browser page that visits it, for the browser tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from generator.project import Project
from generator.site.build import build_site
from tests.support.paths import ARCHIVE

WAIT_MILLISECONDS = 30_000
"""Time after which a wait of a browser test fails."""

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
    "people by first name": "people/by/first-name/",
    "who spoke most": "people/by/words/",
    "types": "types/",
    "type": "types/workshop/",
    "all series": "series/",
    "series": "series/dc-internet-rights-and-principles/",
    "new": "new/",
    "topics": "topics/",
    "data": "data/",
    "report": "report/",
    "report of a year": "report/2016/",
    "about": "about/",
    "search": "search/?q=interoperability",
    "not found": "nothing/here/",
}
"""One page of each kind, by the kind's name."""


@dataclass
class Archive:
    """The address of a built site."""

    origin: str
    base: str

    def url(self, path: str = "") -> str:
        """Return the address of a page by its path below the root of the site."""
        return f"{self.origin}{self.base}{path}"


@dataclass
class Visit:
    """A browser page, with the requests and errors of its visit."""

    page: Page
    archive: Archive
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Go to a page of the archive."""
        self.page.goto(self.archive.url(path))
        return self.page

    def foreign(self) -> list[str]:
        """Return the requests to another host, or outside the site's base path."""
        home = self.archive.url()
        return [
            url for url in self.requests if urlsplit(url).scheme not in {"data", "blob"} and not url.startswith(home)
        ]


NewVisit = Callable[..., Visit]


def build(root: Path, *parts: str) -> Path:
    """Copy parts of the archive of three documents to `root`, build there, and return the site."""
    for part in parts:
        if (ARCHIVE / part).is_dir():
            shutil.copytree(ARCHIVE / part, root / part)
        else:
            shutil.copy(ARCHIVE / part, root / part)
    output: list[str] = []
    report = build_site(Project(root), print_line=output.append)
    assert report.faults == 0, "\n".join(output)
    return root / "site"


def open_window(browser: Browser, archive: Archive) -> Iterator[Page]:
    """Open a window at the root of an archive, without any page of it."""
    page = browser.new_page()
    page.route("**/blank*", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto(archive.url("blank"))
    yield page
    page.close()


def search_status(page: Page) -> str:
    """Return the line above the results, once the search has ended: a slow one says "Searching …" first."""
    line = page.locator(".search__status")
    expect(line).not_to_be_empty()
    expect(line).not_to_contain_text("Searching …")
    return line.inner_text()
