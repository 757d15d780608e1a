"""An archive of real documents, built once, served under a sub-path, and read in a real Chromium."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from generator.project import Project
from tests.support.browser import WAIT_MILLISECONDS, Archive, NewVisit, Visit, build
from tests.support.chromium import OPTIONS, find_chromium, missing_browser_advice
from tests.support.make_archive import real_archive
from tests.support.paths import ARCHIVE
from tests.support.serving import serving
from tests.support.windows import Windows


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; without one the tests are skipped by name, or fail where CI is set."""
    path = find_chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(missing_browser_advice())
        pytest.skip(missing_browser_advice())
    return path


@pytest.fixture(scope="session")
def built_site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of three documents, built in a folder of its own."""
    return build(real_archive(tmp_path_factory.mktemp("archive")).root)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def archive(built_site: Path) -> Iterator[Archive]:
    """The built site under the path of its `site_url`."""
    base = Project(ARCHIVE).base_path()
    with serving(built_site, base=base, port=0) as server:
        yield Archive(server.origin, base)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """The contexts of the browser that tests share."""
    expect.set_options(timeout=WAIT_MILLISECONDS)
    return Windows(browser)


@pytest.fixture
def new_visit(windows: Windows) -> Iterator[NewVisit]:
    """Open a reader's window: `new_visit(archive, color_scheme="dark", …)` with the options of a browser context."""

    def open_window(archive: Archive, **options: Any) -> Visit:  # noqa: ANN401 - whatever a browser context takes
        return windows.open(archive, {"viewport": {"width": 1280, "height": 900}} | options)

    yield open_window
    windows.take_back_all()


@pytest.fixture
def visit(new_visit: NewVisit, archive: Archive) -> Iterator[Visit]:
    """A window on the archive in which nothing may be asked of others and nothing may go wrong unseen."""
    visit = new_visit(archive)
    yield visit
    assert visit.foreign() == []
    assert visit.errors == []
