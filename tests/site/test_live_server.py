"""The live server: a script in the pages that it sends, and the states that the script hears of."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.site.live_server import LiveServer, hash_of, serving_live

SECONDS = 10.0

HOME = "<html><body><p>Home</p></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    write(site / "index.html", HOME)
    write(site / "404.html", "<p>Nothing here</p>")
    write(site / "igf-2020" / "index.html", "<p>Event</p>")
    write(site / "igf-2020" / "opening" / "index.html", "<p>Opening</p>")
    write(site / "assets" / "a.css", "a {}")
    return site


@pytest.fixture
def server(site: Path) -> Iterator[LiveServer]:
    with serving_live(site, base="/archive/", port=0) as server:
        yield server


def write(path: Path, text: str) -> Path:
    """Write a file whole, as a build does: the server's threads may read the file at any moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.half")
    half.write_text(text, encoding="utf-8")
    half.replace(path)
    return path


def get(server: LiveServer, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=SECONDS)
    connection.request("GET", path)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


class Listener:
    """A browser that listens to the states of a page."""

    def __init__(self, server: LiveServer, page: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=SECONDS)
        self.connection.request("GET", f"/archive/_serve/events?page={page}")
        self.response = self.connection.getresponse()
        assert self.response.getheader("Content-Type") == "text/event-stream"

    def next(self) -> dict[str, str]:
        while not (line := self.response.readline()).startswith(b"data: "):
            assert line, "the server ended the connection"
        state: dict[str, str] = json.loads(line.removeprefix(b"data: "))
        return state


def test_a_page_gets_the_script_and_the_file_does_not(server: LiveServer, site: Path) -> None:
    status, text = get(server, "/archive/")
    before, _, after = text.partition("<script")
    assert (status, before) == (200, "<html><body><p>Home</p>")
    assert after.endswith("</script></body></html>")
    assert f'data-page="{hash_of(HOME.encode())}"' in after
    assert (site / "index.html").read_text(encoding="utf-8") == HOME


def test_a_page_without_an_end_and_a_missing_page_get_the_script(server: LiveServer) -> None:
    assert get(server, "/archive/igf-2020/")[1].startswith("<p>Event</p><script")
    status, text = get(server, "/archive/none/")
    assert status == 404
    assert text.startswith("<p>Nothing here</p><script")


def test_another_file_has_no_script(server: LiveServer) -> None:
    assert get(server, "/archive/assets/a.css") == (200, "a {}")


def test_the_script_is_served_below_the_base_only(server: LiveServer) -> None:
    assert "EventSource" in get(server, "/archive/_serve/reload.js")[1]
    assert get(server, "/_serve/reload.js")[0] == 404


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/archive/", "index.html"),
        ("/archive/index.html", "index.html"),
        ("/archive/igf-2020/opening/", "igf-2020/opening/index.html"),
        ("/archive/none/", "404.html"),
        ("/archive/index.html/", "404.html"),
        ("/archive/../x/", "404.html"),
        ("/other/", "404.html"),
    ],
)
def test_the_first_state_is_that_of_the_page_as_it_was_sent(
    server: LiveServer, site: Path, path: str, file: str
) -> None:
    state = Listener(server, path).next()
    assert state["page"] == hash_of((site / file).read_bytes())
    assert f'data-page="{state["page"]}" data-assets="{state["assets"]}"' in get(server, path)[1]


def test_a_listener_hears_of_a_change_of_its_page_and_not_of_others(server: LiveServer, site: Path) -> None:
    listener = Listener(server, "/archive/igf-2020/")
    first = listener.next()
    write(site / "index.html", "other")
    server.show(first_pages=None, message="")
    write(site / "igf-2020" / "index.html", "new")
    server.show(first_pages=None, message="")
    assert listener.next() == first | {"page": hash_of(b"new")}


def test_a_listener_hears_of_style_sheets_and_of_errors(server: LiveServer, site: Path) -> None:
    listener = Listener(server, "/archive/")
    first = listener.next()
    write(site / "assets" / "a.css", "b {}")
    server.show(first_pages=None, message="")
    second = listener.next()
    assert second["page"] == first["page"]
    assert second["assets"] != first["assets"]
    server.show(first_pages=None, message="<b>wrong</b>")
    assert listener.next() == second | {"message": "<b>wrong</b>"}


def test_first_pages_are_served_in_place_of_those_of_the_site(server: LiveServer, site: Path, tmp_path: Path) -> None:
    write(tmp_path / "first" / "igf-2020" / "opening" / "index.html", "<p>New opening</p>")
    listener = Listener(server, "/archive/igf-2020/opening/")
    before = listener.next()
    server.show(first_pages=tmp_path / "first", message="")
    assert listener.next() == before | {"page": hash_of(b"<p>New opening</p>")}
    assert get(server, "/archive/igf-2020/opening/")[1].startswith("<p>New opening</p>")
    assert get(server, "/archive/igf-2020/")[1].startswith("<p>Event</p>")  # it has no first page
    assert get(server, "/archive/assets/a.css")[1] == "a {}"
    server.show(first_pages=None, message="")
    assert listener.next() == before


def test_a_link_out_of_the_first_pages_is_not_followed(server: LiveServer, tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.txt", "secret")
    (tmp_path / "first").mkdir()
    (tmp_path / "first" / "link.txt").symlink_to(secret)
    server.show(first_pages=tmp_path / "first", message="")
    assert get(server, "/archive/link.txt")[0] == 404


def test_the_end_of_the_server_ends_its_connections(site: Path) -> None:
    with serving_live(site, base="/archive/", port=0) as server:
        listener = Listener(server, "/archive/")
        listener.next()
    assert listener.response.read().strip() == b""
