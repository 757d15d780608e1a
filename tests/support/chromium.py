"""Where a Chromium for the browser tests is; the one place that looks for it.

`python tests/support/chromium.py` prints the path, or what to do and exits with 1, so that `noxfile.py` knows whether a
browser is missing.
"""

from __future__ import annotations

import functools
import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What the system's own browser may be called, in the order we prefer."""

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""So started it works as root and asks nobody for anything by itself; `no foreign request` relies on it."""


def find_chromium() -> str | None:
    """Return the browser to test with: `ARCHIVE_CHROMIUM`, else the system's, else Playwright's own; `None` if none."""
    own = _driver()
    if own is None:
        return None
    named = os.environ.get("ARCHIVE_CHROMIUM")
    system = next(filter(None, map(shutil.which, NAMES)), None)
    return named or system or (own if Path(own).is_file() else None)


def why_none() -> str:
    """Return what to do where there is no browser to test with."""
    if _driver() is None:
        return "no browser tests: Playwright's driver doesn't start here (on Debian it needs the package libatomic1)"
    return f"no Chromium for the browser tests: set ARCHIVE_CHROMIUM, or install one of {', '.join(NAMES)}"


@functools.cache
def _driver() -> str | None:
    """Return where Playwright would have its own Chromium, or `None` where its driver doesn't start."""
    try:
        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Exception:  # nothing narrower is raised when the driver ends at once
        return None


if __name__ == "__main__":
    found = find_chromium()
    print(found or why_none())
    raise SystemExit(0 if found else 1)
