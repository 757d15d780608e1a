"""The sitemap lists exactly the pages of the site."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator

from generator.errors import shorten
from generator.site.checks.built_site import NOT_FOUND_PAGE, BuiltSite, address_of
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
    pages = {site.base + address_of(page) for page in site.pages if page != NOT_FOUND_PAGE and page not in redirects}
    listed: set[str] = set()
    for match in _LOCATION.finditer(source):
        address = html.unescape(match[1].strip())
        line = source.count("\n", 0, match.start()) + 1
        if address in listed:
            yield Fault(SITEMAP, line, "the sitemap lists the address twice; build the site again", address)
        elif address not in pages:
            yield Fault(SITEMAP, line, "the sitemap lists a page that doesn't exist; build the site again", address)
        listed.add(address)
    for address in sorted(pages - listed):
        yield Fault(SITEMAP, None, f"the sitemap omits a page ({shorten(address)}); build the site again")
