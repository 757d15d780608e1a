"""The strict content policy of the manual refuses nothing that a page needs."""

from __future__ import annotations

import pytest

from tests.support.browser import PAGES, Archive, NewVisit
from tests.support.content_policy import REPORT_REFUSALS, with_policy


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
