"""The address of a copy, as a reader meets it: the session's page opens, at the turn that the address named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from generator.project import Project
from generator.site.build import build_site
from generator.site.static_server import serving
from tests.support.copies import HOST, PLAIN, RAW, with_copies


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project: Project = with_copies(tmp_path_factory.mktemp("copies"))
    assert build_site(project, print_line=lambda _: None).faults == 0
    with serving(project.site, base="/archive/", port=0) as server:
        yield f"{server.origin}/archive/"


@pytest.mark.parametrize("copy", [RAW, HOST])
def test_a_copys_address_opens_the_same_turn_of_the_session(browser: Browser, address: str, copy: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}{PLAIN}/")
    page.goto(f"{address}{copy}/?mark=milk#chair-2")
    page.wait_for_url(f"{address}{PLAIN}/?mark=milk#chair-2")
    expect(page.locator("#chair-2")).to_be_in_viewport()
    page.go_back()
    assert page.url == f"{address}{PLAIN}/"
    page.close()


def test_it_opens_without_scripts_too(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{RAW}/")
    page.wait_for_url(f"{address}{PLAIN}/")
    context.close()
