"""Find a Chromium for the browser tests.

`python tests/support/chromium.py` prints the path; without a browser it prints advice and exits with 1, so that
`noxfile.py` can install one.
"""

from __future__ import annotations

import functools
import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

EXECUTABLES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Names of the system's own browser, in order of preference."""

_FEATURES_OFF = (
    # Two panels of the address bar, each a page in a process of its own; and a process in reserve for each page.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "SpareRendererForSitePerProcess",
    # What Playwright switches off itself: the browser heeds the last of two such options only.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
"""Features that no page of ours has a part in; without the first four, a page takes half the processor time."""

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-gpu-compositing",
    "--disable-software-rasterizer",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(_FEATURES_OFF)}",
)
"""With these the browser runs as root, makes no request by itself, and does no work that no test looks at."""


def find_chromium() -> str | None:
    """Return the browser for the tests: `ARCHIVE_CHROMIUM`, else the system's, else Playwright's, else `None`."""
    playwright_browser = _playwright_browser()
    if playwright_browser is None:
        return None
    configured = os.environ.get("ARCHIVE_CHROMIUM")
    system = next(filter(None, map(shutil.which, EXECUTABLES)), None)
    return configured or system or (playwright_browser if Path(playwright_browser).is_file() else None)


def missing_browser_advice() -> str:
    """Return the advice to a developer without a browser for the tests."""
    if _playwright_browser() is None:
        return "no browser tests: Playwright's driver doesn't start here (on Debian it needs the package libatomic1)"
    return f"no Chromium for the browser tests: set ARCHIVE_CHROMIUM, or install one of {', '.join(EXECUTABLES)}"


@functools.cache
def _playwright_browser() -> str | None:
    """Return the path of Playwright's own Chromium, or `None` if its driver doesn't start."""
    try:
        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Exception:  # no narrower error is raised when the driver ends at once
        return None


if __name__ == "__main__":
    browser = find_chromium()
    print(browser or missing_browser_advice())
    raise SystemExit(0 if browser else 1)
