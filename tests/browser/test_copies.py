"""The address of a copy, as a reader meets it: the session's page opens, at the turn that the address named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from generator.project import Project
from generator.site.build import build_site
from tests.support.browser import Archive, NewVisit
from tests.support.copies import HOST, PLAIN, RAW, with_copies
from tests.support.serving import serving


@pytest.fixture(scope="module")
def copies(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    project: Project = with_copies(tmp_path_factory.mktemp("copies"))
    assert build_site(project, print_line=lambda _: None).faults == 0
    with serving(project.site, base="/archive/", port=0) as server:
        yield Archive(server.origin, "/archive/")


@pytest.mark.parametrize("copy", [RAW, HOST])
def test_a_copys_address_opens_the_same_turn_of_the_session(new_visit: NewVisit, copies: Archive, copy: str) -> None:
    page = new_visit(copies).open(f"{PLAIN}/")
    page.goto(copies.url(f"{copy}/?mark=milk#chair-2"))
    page.wait_for_url(copies.url(f"{PLAIN}/?mark=milk#chair-2"))
    expect(page.locator("#chair-2")).to_be_in_viewport()
    page.go_back()
    assert page.url == copies.url(f"{PLAIN}/")


def test_it_opens_without_scripts_too(new_visit: NewVisit, copies: Archive) -> None:
    page = new_visit(copies, java_script_enabled=False).open(f"{RAW}/")
    page.wait_for_url(copies.url(f"{PLAIN}/"))
