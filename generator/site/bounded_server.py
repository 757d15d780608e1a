"""A server of HTTP with bounds: for connections, for the time of a request, and for the names that it answers to."""

from __future__ import annotations

import ipaddress
import re
import sys
import threading
import time
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, gethostname, socket
from typing import Any

HOST = "127.0.0.1"
"""The address that a server listens on unless somebody names another: other machines can't reach it."""

_NAMES = {"localhost", HOST, "[::1]"}
"""A page of another site could otherwise read this one, by a name of its own that leads to this machine."""

MAX_CONNECTIONS = 128

MAX_REQUEST_SECONDS = 10.0
"""How long a browser may take to send the head of a request; an open connection without one is closed, too."""

_MAX_WRITE_SECONDS = 30.0
"""How long a browser may take for a piece of an answer."""

_PORT = re.compile(r":\d{1,5}$")

_BUSY = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class BoundedServer(ThreadingHTTPServer):
    """A server with a thread for each connection.

    Args:
        port: The port to listen on; 0 takes a free port.
        handler: Answers the requests of a connection.
        host: The address to listen on. On another one than 127.0.0.1 the server also answers to the name of this
            machine and to addresses in numbers, which no other site can have as its name.
    """

    request_queue_size = MAX_CONNECTIONS

    def __init__(self, port: int, handler: type[BoundedHandler], *, host: str = HOST) -> None:
        self._is_open = host != HOST
        self._places = threading.BoundedSemaphore(MAX_CONNECTIONS)
        self._deadlines: dict[socket, float] = {}
        """When a connection is closed if the head of its request is not complete."""
        super().__init__((host, port), handler)

    def answers_to(self, name: str) -> bool:
        """Return True if the server answers to a name in the address of a request, in small letters."""
        if name in _NAMES:
            return True
        return self._is_open and (_is_number(name) or name == gethostname().casefold())

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the library's signature
        """Answer in a thread of its own, or refuse if there are too many."""
        if not self._places.acquire(blocking=False):
            with suppress(OSError):
                request.settimeout(0)
                request.send(_BUSY)
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._places.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as above
        """Answer the requests of a connection, and free its place."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.set_deadline(request, None)
            self._places.release()

    def set_deadline(self, connection: socket, seconds: float | None) -> None:
        """Close a connection after some seconds; `None` lets it be."""
        if seconds is None:
            self._deadlines.pop(connection, None)
        else:
            self._deadlines[connection] = time.monotonic() + seconds

    def service_actions(self) -> None:
        """Close the connections whose requests take too long; the server calls this several times a second."""
        now = time.monotonic()
        for connection, deadline in list(self._deadlines.items()):
            if deadline < now:
                self._deadlines.pop(connection, None)
                with suppress(OSError):
                    connection.shutdown(SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the library's signature
        """Ignore a closed or slow connection; print any other error."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class BoundedHandler(BaseHTTPRequestHandler):
    """Reads requests within the bounds of the server."""

    server: BoundedServer
    protocol_version = "HTTP/1.1"
    timeout = _MAX_WRITE_SECONDS
    disable_nagle_algorithm = True
    """Head and body are two writes: the second would wait 40 ms for the browser to confirm the first."""

    def handle_one_request(self) -> None:
        """Read the head of a request within its time, and answer."""
        self.server.set_deadline(self.connection, MAX_REQUEST_SECONDS)
        super().handle_one_request()

    def parse_request(self) -> bool:
        """Return True if the request has a valid head and asks for this server; else the answer is sent."""
        is_parsed = super().parse_request()
        self.server.set_deadline(self.connection, None)
        if not is_parsed:
            return False
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # nothing reads a body, which would be taken for the next request
        if self._is_own_name():
            return True
        self.close_connection = True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This server answers to the names of this machine only")
        return False

    def _is_own_name(self) -> bool:
        hosts = self.headers.get_all("Host", [])
        if not hosts:
            return self.request_version != "HTTP/1.1"  # a browser always names the host
        return len(hosts) == 1 and self.server.answers_to(_PORT.sub("", hosts[0].strip().casefold()))


def _is_number(name: str) -> bool:
    """Return True if a name is an IP address."""
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
