"""Prints the pages of documents as PDF, by a Chromium that is installed.

The browser reads the portable copy, so nothing is served and nothing is fetched; links lead to the published site. The
page's own script for print gives each sheet its title, its address and the day, so two prints of one day are the same.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.errors import BuildError
from generator.project import Project
from generator.records import RECORD_FILE
from generator.site.build_lock import build_lock
from generator.site.build_report import PrintLine
from generator.site.leftovers import RUN_PREFIX
from generator.site.portable.page import portable_page, with_published_links
from generator.site.portable.write_copy import write_copy

BROWSER_VARIABLE = "ARCHIVE_CHROMIUM"
"""The environment variable with the path of the browser."""

PDF_FILE = "session.pdf"

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge")
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no network
    "--virtual-time-budget=10000",  # milliseconds of the page's own clock, for its scripts
)
_MAX_SECONDS = 300
"""For one page."""

_DATE = re.compile(rb"/(?:Creation|Mod)Date \(D:(\d{14})[^)]*\)")


def find_browser() -> str:
    """Return the path of a Chromium.

    Raises:
        BuildError: None is installed.
    """
    names = [os.environ.get(BROWSER_VARIABLE), *_BROWSERS]
    path = next((path for name in names if name and (path := shutil.which(name))), None)
    if path is None:
        raise BuildError(f"PDF needs Chromium; install it, or set {BROWSER_VARIABLE} to the path of the browser")
    return path


def print_pages(project: Project, target: Path, pages: Sequence[str], print_line: PrintLine) -> None:
    """Print pages of the built site into a folder, each in the folder of its address.

    Args:
        project: The archive's folders.
        target: The folder; it may be missing.
        pages: The addresses of documents, such as `forum-2016/on-gardens/`; all documents if it is empty.
        print_line: Called with a line for each page.

    Raises:
        BuildError: The site is not built, no document has an address, or there is no browser.
    """
    browser = find_browser()
    with (
        build_lock(project.cache, print_line, command="export"),
        tempfile.TemporaryDirectory(prefix=RUN_PREFIX, dir=project.cache) as folder,
    ):
        copy = Path(folder) / "copy"
        write_copy(project.site, copy)
        documents = sorted(path.parent.relative_to(copy).as_posix() + "/" for path in copy.rglob(RECORD_FILE))
        wanted = [page.strip("/") + "/" for page in pages] or documents
        for page in wanted:
            if page not in documents:
                raise BuildError("no document has this address; it is the path behind the site's own", fragment=page)
        for page in wanted:
            path = target / page / PDF_FILE
            path.parent.mkdir(parents=True, exist_ok=True)
            html = (project.site / page / "index.html").read_text(encoding="utf-8")
            html = portable_page(with_published_links(html, project.site_url() + page))
            (copy / page / "index.html").write_text(html, encoding="utf-8", newline="\n")
            _print(browser, copy / page / "index.html", path, Path(folder))
            print_line(f"pdf: {path}")


def without_dates(pdf: bytes) -> bytes:
    """Return a PDF with one time for all prints, so that the same page gives the same bytes."""
    return _DATE.sub(lambda match: match[0].replace(match[1], b"19800101000000"), pdf)


def _print(browser: str, page: Path, target: Path, folder: Path) -> None:
    """Print one page.

    Raises:
        BuildError: The browser failed, or took too long.
    """
    printed = folder / "printed.pdf"
    options = [*_OPTIONS, *_as_root(), f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={printed}"]
    try:
        subprocess.run(  # noqa: S603 - the command is fixed, and no shell reads it
            [browser, *options, page.as_uri()], check=True, capture_output=True, timeout=_MAX_SECONDS
        )
        data = printed.read_bytes()
    except (subprocess.SubprocessError, OSError) as error:
        raise BuildError(f"the browser printed nothing ({type(error).__name__})", path=str(target)) from error
    printed.unlink()
    target.write_bytes(without_dates(data))


def _as_root() -> tuple[str, ...]:
    """Return the option that Chromium asks of the superuser, as in a container."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ("--no-sandbox",) if is_root else ()
