"""A small server of static files, as strict as a static host: one folder, one base path, no listings."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
"""Content types by suffix, independent of the machine's own table; any other file (the search's `.bin`) is bytes."""

_DEFAULT_CONTENT_TYPE = "application/octet-stream"

_POLL_SECONDS = 0.05
"""Interval at which a server checks for its end."""


class StaticServer(ThreadingHTTPServer):
    """Serves one folder on 127.0.0.1 under one base path.

    Args:
        folder: The site; it is read for every request, so it may be replaced at any time.
        base: The path of the site's root, with a slash at both ends; `/` redirects there.
        port: The port to listen on; 0 takes a free port.
    """

    def __init__(self, folder: Path, *, base: str, port: int, handler: type[FileHandler] | None = None) -> None:
        super().__init__(("127.0.0.1", port), handler or FileHandler)
        self.folder = folder
        self.base = base

    def target_of(self, segments: list[str]) -> Path | None:
        """Return the file or folder of a path in the site, or `None` if a link leads out of it."""
        return target_in(self.folder, segments)

    @property
    def origin(self) -> str:
        """The server's address without a path."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the library's signature
        """Ignore a closed connection; print any other error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path, *, base: str, port: int) -> Iterator[StaticServer]:
    """Answer requests in a background thread while the `with` block runs.

    Raises:
        OSError: The port can't be used.
    """
    with StaticServer(folder, base=base, port=port) as server, answering(server):
        yield server


@contextmanager
def answering(server: StaticServer) -> Iterator[None]:
    """Answer the requests to a server in a background thread while the `with` block runs."""
    thread = threading.Thread(target=server.serve_forever, args=(_POLL_SECONDS,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


def target_in(folder: Path, segments: list[str]) -> Path | None:
    """Return the file or folder of a path below `folder`, or `None` if a link leads out of it."""
    root = folder.resolve()
    target = root.joinpath(*segments).resolve()
    return target if target.is_relative_to(root) else None


class FileHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with a file, a redirect or the site's 404 page."""

    server: StaticServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with head and body."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer with the head that GET has."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        """Log no requests: they would bury the lines of the build."""

    def _answer(self) -> None:
        base = self.server.base
        path, _, query = self.path.partition("?")
        if path.startswith(base):
            self._answer_below_base(path.removeprefix(base), query)
        elif path + "/" == base:
            self._redirect(base, query)
        elif path == "/":
            self._redirect(base)
        else:
            self._not_found()

    def _answer_below_base(self, path: str, query: str) -> None:
        segments = segments_of(path)
        target = self.server.target_of(segments) if segments is not None else None
        if target is None:
            self._not_found()
        elif not target.is_dir():
            self._send(target) if not path.endswith("/") else self._not_found()
        elif path and not path.endswith("/"):
            self._redirect(self.server.base + "/".join(map(quote, segments or ())) + "/", query)
        else:
            self._send(target / "index.html")

    def _send(self, path: Path, status: HTTPStatus = HTTPStatus.OK) -> None:
        try:
            body = self._body_of(path)
        except OSError:
            if status is HTTPStatus.OK:
                self._not_found()
            else:
                self._respond(status, CONTENT_TYPES[".txt"], b"Not found\n")
            return
        self._respond(status, CONTENT_TYPES.get(path.suffix.lower(), _DEFAULT_CONTENT_TYPE), body)

    def _body_of(self, path: Path) -> bytes:
        return path.read_bytes()

    def _not_found(self) -> None:
        self._send(self.server.folder / "404.html", HTTPStatus.NOT_FOUND)

    def _redirect(self, path: str, query: str = "") -> None:
        location = f"{path}?{query}" if query else path
        self._respond(HTTPStatus.FOUND, CONTENT_TYPES[".txt"], b"", location=location)

    def _respond(self, status: HTTPStatus, kind: str, body: bytes, *, location: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        if location is not None:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            with suppress(ConnectionError):
                self.wfile.write(body)


def segments_of(path: str) -> list[str] | None:
    """Return the decoded names of a path, or `None` if it could leave the folder or can't be a file's path."""
    try:
        segments = [unquote(part, errors="strict") for part in path.removesuffix("/").split("/")] if path else []
    except UnicodeDecodeError:
        return None
    is_unsafe = any(part in {"", ".", ".."} or set(part) & set("/\\\0:") for part in segments)
    return None if is_unsafe else segments
