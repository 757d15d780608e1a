"""The sitemap lists exactly the pages of the site."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator

from generator.errors import shorten
from generator.site.checks.built_site import NOT_FOUND_PAGE, BuiltSite
from generator.site.checks.fault import Fault

SITEMAP = "sitemap.xml"
_LOCATION = re.compile(r"<loc>([^<]*)</loc>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def check_sitemap(site: BuiltSite, redirects: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for each unlisted page and each listed address without a page.

    Args:
        site: The site.
        redirects: Pages that redirect to another page; the sitemap omits them.
    """
    if SITEMAP not in site.files:
        yield Fault(SITEMAP, None, "the site has no sitemap; build the site again")
        return
    source = (site.folder / SITEMAP).read_text(encoding="utf-8", errors="replace")
    source = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), source)
    pages = {site.full_address(page) for page in site.pages if page != NOT_FOUND_PAGE and page not in redirects}
    listed: set[str] = set()
    for match in _LOCATION.finditer(source):
        address = html.unescape(match[1].strip())
        if address in listed or address not in pages:
            line = source.count("\n", 0, match.start()) + 1  # counted only here: the sitemap is long
            what = "the address twice" if address in listed else "a page that doesn't exist"
            yield Fault(SITEMAP, line, f"the sitemap lists {what}; build the site again", address)
        listed.add(address)
    for address in sorted(pages - listed):
        yield Fault(SITEMAP, None, f"the sitemap omits a page ({shorten(address)}); build the site again")
