"""The sitemap lists every page that exists and nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator

from generator.errors import shorten
from generator.site.checks.fault import Fault
from generator.site.checks.site_layout import NOT_FOUND, Layout, address_of

SITEMAP = "sitemap.xml"
_LOCATION = re.compile(r"<loc>\s*(.*?)\s*</loc>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def check_sitemap(layout: Layout, moved: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for each page that isn't listed and each listed address that is none of a page.

    Args:
        layout: The site.
        moved: Pages that only lead on to another one and are not to be listed.
    """
    if SITEMAP not in layout.files:
        yield Fault(SITEMAP, None, "the site has no sitemap")
        return
    source = (layout.site / SITEMAP).read_text(encoding="utf-8", errors="replace")
    source = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), source)
    pages = {layout.base + address_of(page) for page in layout.pages if page != NOT_FOUND and page not in moved}
    listed: set[str] = set()
    for match in _LOCATION.finditer(source):
        address = html.unescape(match[1])
        line = source.count("\n", 0, match.start()) + 1
        if address in listed:
            yield Fault(SITEMAP, line, "the address is listed twice", address)
        elif address not in pages:
            yield Fault(SITEMAP, line, "the address is none of a page of this site", address)
        listed.add(address)
    for address in sorted(pages - listed):
        yield Fault(SITEMAP, None, f"a page isn't listed ({shorten(address)})")
