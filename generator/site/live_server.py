"""The server of the built site for a maintainer: pages reload by themselves when they have changed.

Only what this server sends names its script; the files of the site do not.
"""

from __future__ import annotations

import hashlib
import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO
from urllib.parse import parse_qs

from generator.results.file_hashes import hash_folder
from generator.site.bounded_server import HOST
from generator.site.static_server import (
    CONTENT_TYPES,
    FileHandler,
    StaticServer,
    answering,
    open_file,
    segments_of,
    target_in,
)

_SCRIPT = Path(__file__).with_name("live_reload.js")

_SCRIPT_ADDRESS = "_serve/reload.js"
_EVENTS_ADDRESS = "_serve/events"
"""Addresses below the root of the site; no page begins with an underscore."""

_ASSETS = "assets"

_SECONDS_BETWEEN_SIGNS = 5.0
"""A connection without news gets a comment this often: so the server finds that the browser has gone."""


class LiveServer(StaticServer):
    """A server whose pages reload when they have changed, and show the errors of the last build.

    Args:
        folder: The site.
        base: The path of the site's root, with a slash at both ends.
        port: The port to listen on; 0 takes a free port.
        host: The address to listen on.
    """

    def __init__(self, folder: Path, *, base: str, port: int, host: str = HOST) -> None:
        self._first_pages: Path | None = None
        self._message = ""
        self._news = threading.Condition()
        self._news_count = 0
        self._has_ended = False
        super().__init__(folder, base=base, port=port, handler=_LiveHandler, host=host)  # closes it if the port is used
        self._assets_hash = self._hash_assets()

    def show(self, *, first_pages: Path | None, message: str) -> None:
        """Tell all open pages that something may have changed.

        Args:
            first_pages: A folder whose files are served in place of those of the site; `None` serves the site alone.
            message: The errors of the last build, for a banner on each page; empty if it had none.
        """
        with self._news:
            self._first_pages, self._message = first_pages, message
            self._assets_hash = self._hash_assets()
            self._news_count += 1
            self._news.notify_all()

    def server_close(self) -> None:
        """Close the server, and end the connections to open pages."""
        with self._news:
            self._has_ended = True
            self._news.notify_all()
        super().server_close()

    def target_of(self, segments: list[str]) -> Path | None:
        """Return the file or folder of a path, from the first pages if they have it."""
        if self._first_pages is not None:
            target = target_in(self._first_pages, segments)
            if target is not None and (target.is_file() or (target / "index.html").is_file()):
                return target
        return super().target_of(segments)

    def states_of(self, path: str) -> Iterator[dict[str, str] | None]:
        """Yield the state of a page whenever it has changed; `None` when nothing has changed for some time."""
        last: dict[str, str] | None = None
        seen = -1
        while True:
            with self._news:
                if not self._has_ended and self._news_count == seen:
                    self._news.wait(_SECONDS_BETWEEN_SIGNS)
                if self._has_ended:
                    return
                seen = self._news_count
            state = {"page": self._page_hash(path), "assets": self.assets_hash(), "message": self._message}
            yield state if state != last else None
            last = state

    def assets_hash(self) -> str:
        """Return a hash that changes with each style sheet and script of the site."""
        return self._assets_hash

    def _hash_assets(self) -> str:
        folders = [folder / _ASSETS for folder in (self.folder, self._first_pages) if folder is not None]
        files = {name: file.sha256 for folder in folders for name, file in hash_folder(folder).items()}
        return hash_of(repr(sorted(files.items())).encode("utf-8", errors="surrogateescape"))

    def _page_hash(self, path: str) -> str:
        """Return the hash of the page that a browser gets for a path."""
        segments = segments_of(path.removeprefix(self.base)) if path.startswith(self.base) else None
        target = self.target_of(segments) if segments is not None else None
        files = [self.folder / "404.html"]
        if target is not None:
            is_folder = path.endswith("/")
            files.insert(0, target / "index.html" if is_folder else target)
        for file in files:
            with suppress(OSError), open_file(file)[0] as opened:
                return hash_of(opened.read())
        return ""


def hash_of(data: bytes) -> str:
    """Return a short hash."""
    return hashlib.sha256(data).hexdigest()[:16]


@contextmanager
def serving_live(folder: Path, *, base: str, port: int, host: str = HOST) -> Iterator[LiveServer]:
    """Answer requests in a background thread while the `with` block runs.

    Raises:
        OSError: The port can't be used.
    """
    with LiveServer(folder, base=base, port=port, host=host) as server, answering(server):
        yield server


class _LiveHandler(FileHandler):
    """Adds the script to each page, and answers the requests of the script."""

    server: LiveServer

    def _answer(self) -> None:
        path, _, query = self.path.partition("?")
        if path == self.server.base + _SCRIPT_ADDRESS:
            self._respond(HTTPStatus.OK, CONTENT_TYPES[".js"], _SCRIPT.read_bytes())
        elif path == self.server.base + _EVENTS_ADDRESS:
            self._send_states(parse_qs(query).get("page", [""])[0])
        else:
            super()._answer()

    def _content_of(self, path: Path) -> tuple[BinaryIO, int]:
        file, size = super()._content_of(path)
        if path.suffix != ".html":
            return file, size
        with file:
            page = self._with_script(file.read())
        return io.BytesIO(page), len(page)

    def _with_script(self, body: bytes) -> bytes:
        """Return a page with the script that reloads it."""
        base, assets = escape(self.server.base), self.server.assets_hash()
        tag = (
            f'<script src="{base}{_SCRIPT_ADDRESS}" data-events="{base}{_EVENTS_ADDRESS}" '
            f'data-page="{hash_of(body)}" data-assets="{assets}" async></script>'
        )
        before, end, after = body.rpartition(b"</body>")
        return before + tag.encode() + end + after if end else body + tag.encode()

    def _send_states(self, page: str) -> None:
        """Send the states of a page as server-sent events, until the browser or the server ends the connection."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        with suppress(ConnectionError, TimeoutError):
            for state in self.server.states_of(page):
                self.wfile.write(f"data: {json.dumps(state)}\n\n".encode() if state is not None else b":\n\n")
                self.wfile.flush()
