"""The strict content policy of the manual, for pages in a browser."""

from __future__ import annotations

import re

from playwright.sync_api import Route

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
