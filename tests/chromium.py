"""Where a Chromium for the browser tests is; the one place that looks for it.

`python tests/chromium.py` prints the path, or nothing and exits with 1: so `noxfile.py` knows whether to get one.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

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
    named = os.environ.get("ARCHIVE_CHROMIUM")
    if named:
        return named
    return next(filter(None, map(shutil.which, NAMES)), None) or _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except (Error, OSError, RuntimeError):  # its driver doesn't start here (on Debian it needs libatomic1)
        return None
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    found = find_chromium()
    print(found or "")
    raise SystemExit(0 if found else 1)
