"""The server's bounds: real sockets that send half a request, ask for much at once, or name another host."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from generator.site import bounded_server
from generator.site.static_server import FileHandler, StaticServer, answering
from tests.support.serving import serving

LARGE = bytes(range(256)) * 8192


@pytest.fixture
def server(tmp_path: Path) -> Iterator[StaticServer]:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_bytes(b"<h1>Home</h1>")
    (folder / "404.html").write_bytes(b"<h1>Nothing here</h1>")
    (folder / "large.bin").write_bytes(LARGE)
    (folder / "empty.txt").write_bytes(b"")
    with serving(folder, base="/archive/", port=0) as server:
        yield server


def connect(server: StaticServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.server_port), timeout=20)


def read_all(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(65536), b""))


def ask(server: StaticServer, path: str, *headers: str, host: str | None = "localhost", version: str = "1.1") -> bytes:
    """Return the answer to a request on a connection of its own."""
    lines = [f"GET {path} HTTP/{version}", *([f"Host: {host}"] if host is not None else []), "Connection: close"]
    with connect(server) as connection:
        connection.sendall("".join(f"{line}\r\n" for line in (*lines, *headers, "")).encode())
        return read_all(connection)


def status(answer: bytes) -> int:
    return int(answer.split()[1])


def body(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(
    "path",
    [
        "/archive/" + "a" * 256,
        "/archive/" + "a" * 5000,
        "/archive/" + "a/" * 2500,
        "/archive/" + "%F0%9F%A7%80" * 80,
        "/archive/%00",
        "/archive/index.html/" + "b" * 300,
    ],
)
def test_a_path_that_no_file_can_have_is_not_found(server: StaticServer, path: str) -> None:
    answer = ask(server, path)
    assert status(answer) == 404
    assert body(answer) == b"<h1>Nothing here</h1>"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with a path")
def test_a_pipe_or_a_link_to_itself_is_not_found(server: StaticServer) -> None:
    os.mkfifo(server.folder / "pipe.html")
    (server.folder / "folder").mkdir()
    os.mkfifo(server.folder / "folder" / "index.html")
    (server.folder / "self.html").symlink_to("self.html")
    for name in ("pipe.html", "folder/", "self.html"):
        assert status(ask(server, f"/archive/{name}")) == 404, name


@pytest.mark.parametrize(
    ("header", "start", "end"),
    [
        ("bytes=0-99", 0, 100),
        ("bytes=1000000-", 1_000_000, len(LARGE)),
        ("bytes=-300", len(LARGE) - 300, len(LARGE)),
        (f"bytes=5-{10**12}", 5, len(LARGE)),
    ],
)
def test_a_part_of_a_file(server: StaticServer, header: str, start: int, end: int) -> None:
    answer = ask(server, "/archive/large.bin", f"Range: {header}")
    assert status(answer) == 206
    assert f"\r\nContent-Range: bytes {start}-{end - 1}/{len(LARGE)}\r\n".encode() in answer
    assert f"\r\nContent-Length: {end - start}\r\n".encode() in answer
    assert body(answer) == LARGE[start:end]


@pytest.mark.parametrize("header", ["bytes=0-1,5-6", "pages=1-2", "bytes=9-2"])
def test_other_ranges_give_the_whole_file(server: StaticServer, header: str) -> None:
    answer = ask(server, "/archive/large.bin", f"Range: {header}")
    assert status(answer) == 200
    assert body(answer) == LARGE


def test_a_part_of_a_version_that_nobody_knows_is_the_whole_file(server: StaticServer) -> None:
    answer = ask(server, "/archive/large.bin", "Range: bytes=0-9", 'If-Range: "x"')
    assert (status(answer), body(answer)) == (200, LARGE)


def test_a_range_behind_the_end(server: StaticServer) -> None:
    answer = ask(server, "/archive/large.bin", f"Range: bytes={len(LARGE)}-")
    assert status(answer) == 416
    assert f"\r\nContent-Range: bytes */{len(LARGE)}\r\n".encode() in answer
    assert status(ask(server, "/archive/empty.txt", "Range: bytes=0-")) == 416


def test_the_page_for_missing_ones_is_never_a_part(server: StaticServer) -> None:
    answer = ask(server, "/archive/missing", "Range: bytes=0-1")
    assert (status(answer), body(answer)) == (404, b"<h1>Nothing here</h1>")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:8000", "[::1]", "[::1]:8000"])
def test_names_of_this_machine(server: StaticServer, host: str) -> None:
    assert status(ask(server, "/archive/", host=host)) == 200


@pytest.mark.parametrize(
    "host",
    ["moot.example", "moot.example:8000", "localhost.moot.example", "127.0.0.1.moot.example", "127.0.0.2", "", "[::2]"],
)
def test_other_names_get_no_page(server: StaticServer, host: str) -> None:
    answer = ask(server, "/archive/", host=host)
    assert status(answer) == 421
    assert b"Home" not in answer


def test_no_name_or_two_names_get_no_page(server: StaticServer) -> None:
    assert status(ask(server, "/archive/", host=None)) == 421
    assert status(ask(server, "/archive/", "Host: moot.example")) == 421
    assert status(ask(server, "/archive/", host=None, version="1.0")) == 200


def test_a_body_is_not_taken_for_the_next_request(server: StaticServer) -> None:
    with connect(server) as connection:
        hidden = b"GET /archive/large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n"
        head = f"GET /archive/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(hidden)}\r\n\r\n".encode()
        connection.sendall(head + hidden)
        answer = b""
        with suppress(ConnectionError):  # the server has closed the connection with bytes unread
            answer = read_all(connection)
    assert answer.count(b"HTTP/1.1 ") <= 1


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", 200),
        ("192.0.2.7:8000", 200),
        ("[2001:db8::7]:8000", 200),
        (socket.gethostname(), 200),
        ("moot.example", 421),
        ("192.0.2.7.moot.example", 421),
        ("", 421),
    ],
)
def test_an_open_server_answers_to_no_name_of_another_site(tmp_path: Path, host: str, expected: int) -> None:
    (tmp_path / "index.html").write_bytes(b"<h1>Home</h1>")
    with StaticServer(tmp_path, base="/", port=0, host="0.0.0.0") as server, answering(server):  # noqa: S104
        assert status(ask(server, "/", host=host)) == expected


@pytest.mark.parametrize("sent", [b"", b"GET /arch", b"GET /archive/ HTTP/1.1\r\nHost: loc"])
def test_half_a_request_is_closed(server: StaticServer, sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_server, "MAX_REQUEST_SECONDS", 0.2)
    with connect(server) as connection:
        connection.sendall(sent)
        assert read_all(connection) == b""
    assert status(ask(server, "/archive/")) == 200


def test_an_open_connection_answers_several_requests(server: StaticServer) -> None:
    request = b"GET /archive/index.html HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with connect(server) as connection:
        for _ in range(3):
            connection.sendall(request)
            answer = b""
            while not answer.endswith(b"<h1>Home</h1>"):
                answer += connection.recv(65536)
            assert status(answer) == 200


def test_no_part_of_an_answer_waits_until_the_one_before_is_confirmed(
    server: StaticServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = []

    def answer(handler: FileHandler) -> None:
        options.append(handler.connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        handler.send_error(404)

    monkeypatch.setattr(FileHandler, "do_GET", answer)
    ask(server, "/archive/index.html")
    assert options
    assert all(options)


def test_too_many_connections_are_refused_and_the_next_ones_answered(server: StaticServer) -> None:
    others = [connect(server) for _ in range(bounded_server.MAX_CONNECTIONS)]
    try:
        with connect(server) as connection:
            assert status(read_all(connection)) == 503
    finally:
        for other in others:
            other.close()
    answers: list[int] = []
    while not answers or (answers[-1] == 503 and len(answers) < 10_000):
        answers.append(status(ask(server, "/archive/")))
    assert answers[-1] == 200


def test_a_browser_that_goes_away_leaves_no_trace(server: StaticServer, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(5):
        connection = connect(server)
        connection.sendall(b"GET /archive/large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.recv(10)
        connection.close()
    assert status(ask(server, "/archive/")) == 200
    assert capfd.readouterr().err == ""
