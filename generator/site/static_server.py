"""A small server of static files, as strict as a static host: one folder, one base path, no listings."""

from __future__ import annotations

import io
import os
import stat
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote

from generator.site.bounded_server import HOST, BoundedHandler, BoundedServer
from generator.site.byte_range import UnsatisfiableRangeError, byte_range

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


_CHUNK_BYTES = 256 * 1024
"""A file is read and sent in pieces of this size."""


class StaticServer(BoundedServer):
    """Serves one folder under one base path.

    Args:
        folder: The site; it is read for every request, so it may be replaced at any time.
        base: The path of the site's root, with a slash at both ends; `/` redirects there.
        port: The port to listen on; 0 takes a free port.
        handler: Answers the requests of a connection.
        host: The address to listen on.
    """

    def __init__(
        self, folder: Path, *, base: str, port: int, handler: type[FileHandler] | None = None, host: str = HOST
    ) -> None:
        super().__init__(port, handler or FileHandler, host=host)
        self.folder = folder
        self.base = base

    def target_of(self, segments: list[str]) -> Path | None:
        """Return the file or folder of a path in the site, or `None` if a link leads out of it."""
        return target_in(self.folder, segments)

    @property
    def origin(self) -> str:
        """The server's address on this machine without a path."""
        return f"http://{HOST}:{self.server_port}"


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
    """Return the file or folder of a path below `folder`, or `None` if a link leads out of it or no file has it."""
    try:
        root = folder.resolve()
        target = root.joinpath(*segments).resolve()
        target.lstat()
    except (OSError, ValueError, RuntimeError):  # too long, or a link to itself
        return None
    return target if target.is_relative_to(root) else None


def open_file(path: Path) -> tuple[BinaryIO, int]:
    """Open a file, and return it with its size in bytes.

    Raises:
        OSError: The file can't be read, or is a folder, a pipe or a device.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    file = os.fdopen(descriptor, "rb") if stat.S_ISREG(os.fstat(descriptor).st_mode) else None
    if file is None:
        os.close(descriptor)
        raise OSError(f"{path} is not a regular file")
    return file, os.fstat(descriptor).st_size


class FileHandler(BoundedHandler):
    """Answers GET and HEAD with a file or a part of it, a redirect or the site's 404 page."""

    server: StaticServer

    def do_GET(self) -> None:  # noqa: N802 - the library's name
        """Answer with head and body."""
        self._answer()

    def do_HEAD(self) -> None:  # noqa: N802 - the library's name
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
            file, size = self._content_of(path)
        except OSError:
            if status is HTTPStatus.OK:
                self._not_found()
            else:
                self._respond(status, CONTENT_TYPES[".txt"], b"Not found\n")
            return
        with file:
            self._send_file(file, size, CONTENT_TYPES.get(path.suffix.lower(), _DEFAULT_CONTENT_TYPE), status)

    def _send_file(self, file: BinaryIO, size: int, kind: str, status: HTTPStatus) -> None:
        headers = {"Content-Type": kind, "Accept-Ranges": "bytes"}
        start, end = 0, size
        wants_part = self.command == "GET" and status is HTTPStatus.OK and "If-Range" not in self.headers
        try:
            part = byte_range(self.headers.get("Range"), size) if wants_part else None
        except UnsatisfiableRangeError:
            self._send_head(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, 0, {"Content-Range": f"bytes */{size}"})
            return
        if part is not None:
            start, end = part
            status = HTTPStatus.PARTIAL_CONTENT
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
        self._send_head(status, end - start, headers)
        if self.command != "HEAD":
            self._send_bytes(file, start, end)

    def _send_bytes(self, file: BinaryIO, start: int, end: int) -> None:
        """Send the bytes from `start` to `end`, which is exclusive; close the connection if some are missing."""
        with suppress(ConnectionError, TimeoutError):
            file.seek(start)
            while start < end:
                data = file.read(min(_CHUNK_BYTES, end - start))
                if not data:
                    break
                self.wfile.write(data)
                start += len(data)
        if start < end:
            self.close_connection = True

    def _content_of(self, path: Path) -> tuple[BinaryIO, int]:
        """Return what is sent for a file, and its size in bytes.

        Raises:
            OSError: The file can't be read.
        """
        return open_file(path)

    def _not_found(self) -> None:
        self._send(self.server.folder / "404.html", HTTPStatus.NOT_FOUND)

    def _redirect(self, path: str, query: str = "") -> None:
        location = f"{path}?{query}" if query else path
        self._send_head(HTTPStatus.FOUND, 0, {"Content-Type": CONTENT_TYPES[".txt"], "Location": location})

    def _respond(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self._send_file(io.BytesIO(body), len(body), kind, status)

    def _send_head(self, status: HTTPStatus, length: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        common = {"Content-Length": str(length), "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
        for name, value in {**headers, **common}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()


def segments_of(path: str) -> list[str] | None:
    """Return the decoded names of a path, or `None` if it could leave the folder or can't be a file's path."""
    try:
        segments = [unquote(part, errors="strict") for part in path.removesuffix("/").split("/")] if path else []
    except UnicodeDecodeError:
        return None
    is_unsafe = any(part in {"", ".", ".."} or set(part) & set("/\\\0:") for part in segments)
    return None if is_unsafe else segments
