"""Takes the pictures in `docs/images/` of the built `site/`, in the system's Chromium.

    python -m tests.screenshots [folder of the site]

The letters are those of the machine: with Charter, or Noto Serif and Noto Sans, they look as in the pictures kept here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Page, ViewportSize, sync_playwright

from generator.project import Project
from generator.site.static_server import serving
from tests.support.chromium import OPTIONS, find_chromium
from tests.support.paths import ROOT

IMAGES = ROOT / "docs" / "images"
SESSION = "igf-2020/ws168-capacity-building-in-the-age-of-convergence/"
COALITION = "igf-2016/dc-on-internet-rights-and-principles/"
DESK = ViewportSize(width=1280, height=860)
PHONE = ViewportSize(width=390, height=844)


class Picture(NamedTuple):
    """A page as somebody sees it."""

    name: str
    path: str
    window: ViewportSize = DESK
    scheme: Literal["light", "dark"] = "light"
    wait_for: str = "h1"


PICTURES = (
    Picture("home", ""),
    Picture("session", SESSION),
    Picture("session-dark", SESSION, scheme="dark"),
    Picture("session-phone", SESSION, PHONE),
    Picture("turn", f"{SESSION}#verena-weber-4"),
    Picture("article", "igf-2018/press-release-day-2/"),
    Picture("event", "igf-2016/"),
    Picture("person", "people/verena-weber/"),
    Picture("mentioned", "people/amalia-toledo/#mentioned-in"),
    Picture("people", "people/"),
    Picture("inferred", f"{COALITION}#amalia-1"),
    Picture("glossary", "glossary/irpc/"),
    Picture("series", "series/dc-internet-rights-and-principles/"),
    Picture("search", "search/?q=interoperability", wait_for=".search__turns a"),
    Picture("search-phone", "search/?q=interoperability", PHONE, wait_for=".search__turns a"),
)


def take(page: Page, picture: Picture, address: str) -> None:
    """Open the page, wait until it is whole, and keep what is seen of it."""
    page.goto(address + picture.path)
    page.locator(picture.wait_for).first.wait_for()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / f"{picture.name}.png")


def main(site: Path) -> None:
    """Serve the site under its own path and take every picture."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("no Chromium was found; ARCHIVE_CHROMIUM can name one")
    if not (site / "index.html").is_file():
        raise SystemExit(f"there is no built site in {site}: run the build first")
    IMAGES.mkdir(parents=True, exist_ok=True)
    base = Project(root=ROOT).base_path()
    with serving(site, base=base, port=0) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        for picture in PICTURES:
            page = browser.new_page(viewport=picture.window, color_scheme=picture.scheme)
            take(page, picture, server.origin + base)
            page.close()
            print(f"docs/images/{picture.name}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
