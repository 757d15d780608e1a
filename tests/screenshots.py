"""Takes the pictures in `docs/images/` of the built `site/`, in the system's Chromium.

    python -m tests.screenshots [folder of the site]
    python -m tests.screenshots archive FOLDER
    python -m tests.screenshots large SITE
    python -m tests.screenshots languages FOLDER

`archive` writes 500 invented sessions, and some of uncommon forms; `large` takes the pictures of a site built of them.
`languages` makes a new archive with `init` in French and one in Arabic, puts seven files into each, and takes pictures.
The letters are those of the machine: with Charter, or Noto Serif and Noto Sans, they look as in the pictures kept here.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Page, ViewportSize, sync_playwright

from generator.project import Project
from generator.site.build import build_site
from generator.start.answers import Answers
from generator.start.init import init_archive
from tests.benchmark.invented.archive import write_archive
from tests.benchmark.invented.odd_sessions import add_odd_sessions
from tests.support.chromium import OPTIONS, find_chromium
from tests.support.paths import ROOT
from tests.support.serving import serving
from tests.support.seven_files import ARABIC, FRENCH, Words, write_seven_files

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


LARGE = 500
_SESSION_OF_500 = "igf-2012/ws6-gulineldshi-nawokra-lingu-rurito-6/"
_LONG = "igf-2024/ws901-a-very-long-dialogue/"
_WORD = "search/?q=gulineldshi"

LARGE_PICTURES = (
    Picture("large-home", ""),
    Picture("large-event", "igf-2018/", scheme="dark"),
    Picture("large-session", _SESSION_OF_500),
    Picture("large-session-phone", _SESSION_OF_500, PHONE, "dark"),
    Picture("large-long", f"{_LONG}#karl-von-drais-200", wait_for=".way"),
    Picture("large-arabic", "igf-2024/ws905-in-arabic/", PHONE),
    Picture("large-person", "people/zugu-nididance/"),
    Picture("large-people", "people/"),
    Picture("large-people-phone", "people/family/s/", PHONE),
    Picture("large-topic", "topics/towo/", scheme="dark"),
    Picture("large-glossary", "glossary/dnssec/", PHONE),
    Picture("large-series", "series/", PHONE, "dark"),
    Picture("large-search", _WORD, wait_for=".search__turns a"),
    Picture("large-search-phone", _WORD, PHONE, "dark", wait_for=".search__turns a"),
)
"""Pages of the archive of 500 sessions, by day and by night."""

NEW_ARCHIVES = {
    "french": (Answers(name="Archives du port", language="fr"), FRENCH),
    "arabic": (Answers(name="أرشيف الميناء", language="ar"), ARABIC),
}
"""Archives that `init` writes, by the beginnings of the names of their pictures."""

_EVENT = "board-2024"


def new_archive_pictures(name: str) -> tuple[Picture, ...]:
    """Return the pictures of a new archive in one language."""
    return (
        Picture(f"{name}-home", ""),
        Picture(f"{name}-event", f"{_EVENT}/", PHONE, "dark"),
        Picture(f"{name}-session", f"{_EVENT}/library/"),
        Picture(f"{name}-report", "report/", PHONE),
    )


_QUALITY = 60
"""Of WebP: letters stay sharp, and a picture has about 40 KB."""


def take(page: Page, picture: Picture, address: str) -> None:
    """Open the page, wait until it is whole, and keep what is seen of it."""
    page.goto(address + picture.path)
    page.locator(picture.wait_for).first.wait_for()
    page.wait_for_load_state("networkidle")
    options = {"format": "webp", "quality": _QUALITY, "optimizeForSpeed": False}
    shot = page.context.new_cdp_session(page).send("Page.captureScreenshot", options)
    (IMAGES / f"{picture.name}.webp").write_bytes(base64.b64decode(shot["data"]))


def write_large_archive(folder: Path) -> None:
    """Write the archive of `LARGE_PICTURES` into a missing or empty folder."""
    add_odd_sessions(write_archive(folder, LARGE))


def write_new_archive(folder: Path, answers: Answers, words: Words) -> Project:
    """Write an archive as `init` does, with seven files of one event, and build it."""
    for _ in init_archive(folder, answers):
        pass
    project = Project(folder)
    write_seven_files(project.transcripts / _EVENT, words)
    (project.transcripts / "example-2024" / "board-meeting.txt").unlink()
    event = f'- id: {_EVENT}\n  name: "{words.event}"\n  start: 2024-03-14\n  end: 2024-03-14\n'
    (project.site_config / "events.yml").write_text(event, encoding="utf-8")
    build_site(project, print_line=print)
    return project


def main(site: Path, pictures: Sequence[Picture] = PICTURES, base: str | None = None) -> None:
    """Serve the site under its own path and take every picture."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("no Chromium was found; ARCHIVE_CHROMIUM can name one")
    if not (site / "index.html").is_file():
        raise SystemExit(f"there is no built site in {site}: run the build first")
    IMAGES.mkdir(parents=True, exist_ok=True)
    base = base or Project(root=ROOT).base_path()
    with serving(site, base=base, port=0) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        for picture in pictures:
            page = browser.new_page(viewport=picture.window, color_scheme=picture.scheme)
            take(page, picture, server.origin + base)
            page.close()
            print(f"docs/images/{picture.name}.webp")
        browser.close()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["archive", target]:
            write_large_archive(Path(target))
        case ["large", built]:
            main(Path(built), LARGE_PICTURES)
        case ["languages", target]:
            for start, (answers, words) in NEW_ARCHIVES.items():
                project = write_new_archive(Path(target) / start, answers, words)
                main(project.site, new_archive_pictures(start), project.base_path())
        case [built]:
            main(Path(built))
        case _:
            main(ROOT / "site")
