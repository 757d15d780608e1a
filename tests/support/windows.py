"""Windows of a browser that tests use one after another, because opening the first one takes longer than most tests."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from tests.support.browser import WAIT_MILLISECONDS, Archive, Visit


class Lent:
    """A context of the browser, which is lent to one visit at a time."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._visit: Visit | None = None
        context.set_default_timeout(WAIT_MILLISECONDS)
        context.on("request", lambda request: self._note("requests", request.url))
        context.on("weberror", lambda error: self._note("errors", str(error.error)))
        context.on(
            "console",
            lambda message: self._note("errors", message.text) if message.type in {"error", "warning"} else None,
        )

    def lend(self, archive: Archive) -> Visit:
        """Return a visit in a new page, without anything that an earlier visit left in the browser."""
        page = self._context.new_page()
        session = self._context.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": archive.origin, "storageTypes": "all"})
        session.detach()
        self._visit = Visit(page, archive)
        return self._visit

    def take_back(self) -> None:
        """Close what the visit opened, so that it can be lent again."""
        self._visit = None
        for page in self._context.pages:
            page.close()
        self._context.unroute_all()
        self._context.clear_cookies()

    def _note(self, field: str, text: str) -> None:
        if self._visit is not None:
            getattr(self._visit, field).append(text)


class Windows:
    """All contexts of a browser, by their options."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Lent]] = {}
        self._lent: list[tuple[str, Lent]] = []

    def open(self, archive: Archive, options: dict[str, Any]) -> Visit:
        """Return a visit in a context with these options, an earlier one if one is free."""
        key = json.dumps(options, sort_keys=True)
        free = self._free.setdefault(key, [])
        lent = free.pop() if free else Lent(self._browser.new_context(**options))
        self._lent.append((key, lent))
        return lent.lend(archive)

    def take_back_all(self) -> None:
        """Take back the contexts of all visits of a test."""
        while self._lent:
            key, lent = self._lent.pop()
            lent.take_back()
            self._free[key].append(lent)
