"""The strict content policy of the manual refuses nothing that a page needs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route

from tests.support.browser import PAGES, Archive, NewVisit
from tests.support.paths import ROOT

_MANUAL = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
POLICY = re.findall(r"^Content-Security-Policy: (.*)$", _MANUAL, re.MULTILINE)[0]

REPORT_REFUSALS = """
window.refused = [];
addEventListener("securitypolicyviolation", (event) => refused.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


def with_policy(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, headers={**response.headers, "content-security-policy": POLICY})


@pytest.mark.parametrize("name", ["home", "session", "event", "people", "search", "not found"])
def test_nothing_is_refused(name: str, archive: Archive, new_visit: NewVisit) -> None:
    visit = new_visit(archive)
    visit.page.route("**/*", with_policy)
    visit.page.add_init_script(REPORT_REFUSALS)
    page = visit.open(PAGES[name])
    page.wait_for_load_state("networkidle")
    assert page.evaluate("refused") == []
    if name == "session":
        assert any("/assets/swatches/" in url for url in visit.requests)


def test_the_policy_refuses_inline_scripts(archive: Archive, new_visit: NewVisit) -> None:
    visit = new_visit(archive)
    visit.page.route("**/*", with_policy)
    visit.page.add_init_script(REPORT_REFUSALS)
    page = visit.open()
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'hit = 1'}))")
    assert page.evaluate("refused.length") == 1
