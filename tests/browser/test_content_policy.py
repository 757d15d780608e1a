"""Every page names the strict content policy, which `test_pages.py` shows to refuse nothing that a page needs."""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser as Html

from tests.support.browser import SESSION, Archive, NewVisit
from tests.support.content_policy import REPORT_REFUSALS
from tests.support.paths import ROOT

POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'self'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; font-src 'self'"
)


def test_every_page_names_the_policy_before_it_loads_anything(built_site: Path) -> None:
    pages = list(built_site.rglob("*.html"))
    assert built_site / "404.html" in pages
    for path in pages:
        html = path.read_text(encoding="utf-8")
        metas = Html(html).css("meta[http-equiv=Content-Security-Policy]")
        assert [meta.attributes["content"] for meta in metas] == [POLICY], path
        assert html.index("Content-Security-Policy") < re.search(r"<(?:link|script|style)\b", html).start()  # type: ignore[union-attr]


def test_no_page_has_an_inline_script_or_style(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        page = Html(path.read_text(encoding="utf-8"))
        assert page.css("style, [style], [onclick], [onload], [onerror], a[href^='javascript:']") == [], path
        scripts = [script for script in page.css("script") if "src" not in script.attributes]
        assert {script.attributes.get("type") for script in scripts} <= {"application/ld+json"}, path


def test_hosts_get_the_policy_as_a_header(built_site: Path) -> None:
    manual = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    assert f"  Content-Security-Policy: {POLICY}\n" in (built_site / "_headers").read_text(encoding="utf-8")
    assert manual.count(POLICY) == 3, "the policy, and the lines of two servers"


def test_the_policy_refuses_inline_scripts(archive: Archive, new_visit: NewVisit) -> None:
    visit = new_visit(archive)
    visit.page.add_init_script(REPORT_REFUSALS)
    page = visit.open(SESSION)
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'hit = 1'}))")
    assert page.evaluate("refused.length") == 1
    assert page.evaluate("'hit' in window") is False
