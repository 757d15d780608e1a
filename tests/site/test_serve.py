"""The server of the built site: real requests to a real server, and a rebuild for each change that affects the site."""

from __future__ import annotations

import http.client
import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.project import Project
from generator.site.serve import affects_site, serve_site
from generator.site.served_build import Ended, FirstPages, ReportEvent
from generator.site.static_server import StaticServer
from tests.support.serving import serving

MESSAGE = "a.yml:3: error: <b>no such day</b>"

SECONDS = 10.0
"""The time a test waits for an expected event."""

PAGES = {
    "index.html": "<h1>Home</h1>",
    "404.html": "<h1>Nothing here</h1>",
    "igf-2020/opening/index.html": "<h1>Opening</h1>",
    "igf-2020/opening/session.json": "{}",
    "igf-2020/opening/session.txt": "naïve",
    "assets/search.js": "",
    "search-index/index.json": "",
    "search-index/last/0.bin": "",
    "assets/engine.wasm": "",
    "assets/Ünïcode name.svg": "<svg/>",
    "assets/no-index/style.css": "",
}


class Answer:
    """The answer to one request, without following a redirect."""

    def __init__(self, server: StaticServer, path: str, method: str = "GET") -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=SECONDS)
        try:
            connection.request(method, path)
            response = connection.getresponse()
            self.status = response.status
            self.kind = response.getheader("Content-Type")
            self.location = response.getheader("Location")
            self.length = response.getheader("Content-Length")
            self.text = response.read().decode()
        finally:
            connection.close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name, text in PAGES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.fixture
def server(site: Path) -> Iterator[StaticServer]:
    with serving(site, base="/archive/", port=0) as server:
        yield server


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/archive/", "text/html; charset=utf-8"),
        ("/archive/index.html", "text/html; charset=utf-8"),
        ("/archive/igf-2020/opening/", "text/html; charset=utf-8"),
        ("/archive/igf-2020/opening/session.json?x=1", "application/json; charset=utf-8"),
        ("/archive/igf-2020/opening/session.txt", "text/plain; charset=utf-8"),
        ("/archive/assets/search.js", "text/javascript; charset=utf-8"),
        ("/archive/search-index/index.json?v=0", "application/json; charset=utf-8"),
        ("/archive/search-index/last/0.bin?v=0", "application/octet-stream"),
        ("/archive/assets/engine.wasm", "application/wasm"),
        ("/archive/assets/%C3%9Cn%C3%AFcode%20name.svg", "image/svg+xml"),
    ],
)
def test_files_have_the_type_of_their_suffix(server: StaticServer, path: str, kind: str) -> None:
    answer = Answer(server, path)
    assert (answer.status, answer.kind) == (200, kind)


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/", "/archive/"),
        ("/archive", "/archive/"),
        ("/archive?q=x", "/archive/?q=x"),
        ("/archive/igf-2020/opening", "/archive/igf-2020/opening/"),
        ("/archive/igf-2020/opening?mark=a+b", "/archive/igf-2020/opening/?mark=a+b"),
    ],
)
def test_a_folder_redirects_to_its_slash(server: StaticServer, path: str, location: str) -> None:
    answer = Answer(server, path)
    assert (answer.status, answer.location) == (302, location)


@pytest.mark.parametrize(
    "path",
    [
        "/index.html",
        "/archives/",
        "/archive/nothing",
        "/archive/index.html/",
        "/archive/assets/no-index/",
        "/archive/../secret.txt",
        "/archive/%2e%2e/secret.txt",
        "/archive/..%2fsecret.txt",
        "/archive/..%5csecret.txt",
        "/archive//secret.txt",
        "/archive//example.org/",
        "//example.org/archive/",
        "/archive/%00",
        "/archive/%ff",
        "/archive/C:/x",
        "/archive/link.txt",
    ],
)
def test_any_other_path_is_the_404_page_of_the_site(server: StaticServer, site: Path, path: str) -> None:
    (site / "link.txt").symlink_to(site.parent / "secret.txt")
    answer = Answer(server, path)
    assert (answer.status, answer.text, answer.location) == (404, PAGES["404.html"], None)


def test_without_a_base_path_the_root_is_the_home_page(site: Path) -> None:
    with serving(site, base="/", port=0) as server:
        assert Answer(server, "/").text == PAGES["index.html"]
        assert Answer(server, "/igf-2020/opening").location == "/igf-2020/opening/"
        assert Answer(server, "//example.org/").status == 404


def test_an_unbuilt_site_is_a_plain_404(tmp_path: Path) -> None:
    with serving(tmp_path / "none", base="/", port=0) as server:
        answer = Answer(server, "/")
        assert (answer.status, answer.kind, answer.text) == (404, "text/plain; charset=utf-8", "Not found\n")


def test_head_sends_the_length_and_no_body(server: StaticServer) -> None:
    answer = Answer(server, "/archive/igf-2020/opening/session.txt", "HEAD")
    assert (answer.status, answer.length, answer.text) == (200, str(len("naïve".encode())), "")


@pytest.mark.parametrize("name", ["a.txt", "events.yml", "serve.py", "search.js", "tmp/x.txt"])
def test_a_change_that_affects_the_site(name: str) -> None:
    assert affects_site(Path("/a") / name)


@pytest.mark.parametrize(
    "name",
    ["__pycache__/serve.cpython-311.pyc", "x.pyc", ".a.txt.swp", ".#a.txt", "#a.txt#", "a.txt~", "4913", "a.tmp"],
)
def test_a_change_that_does_not_affect_the_site(name: str) -> None:
    assert not affects_site(Path("/a") / name)


class Build:
    """A build in the test's own process; one whose result is `None` does not end by itself."""

    def __init__(self, serving: Serving) -> None:
        self.serving = serving
        self.was_started = False
        self.was_stopped = False

    def start(self, report: ReportEvent) -> None:
        assert not self.was_stopped
        self.was_started = True
        result = self.serving.results.pop(0) if self.serving.results else True
        if result is not None:
            self.serving.build(good=result)
            report(Ended("" if result else MESSAGE))
        elif self.serving.first_pages is not None:
            report(FirstPages(str(self.serving.first_pages)))

    def stop(self) -> None:
        self.was_stopped = True


class Serving:
    """`serve_site` in a thread, with builds whose results the test sets."""

    def __init__(self, root: Path, results: list[bool | None], first_pages: Path | None = None) -> None:
        self.project = Project(root=root)
        self.output: queue.Queue[str] = queue.Queue()
        self.address = ""
        self.results = results
        self.first_pages = first_pages
        self.made: list[Build] = []
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        serve_site(self.project, port=0, print_line=self.output.put, make_build=self._make_build, ended=self.ended)

    def _make_build(self, _: Project) -> Build:
        self.made.append(Build(self))
        return self.made[-1]

    def build(self, *, good: bool) -> None:
        if good:
            self.project.site.mkdir(exist_ok=True)
            text = (self.project.root / "content" / "a.txt").read_text(encoding="utf-8")
            (self.project.site / "index.html").write_text(text, encoding="utf-8")

    @property
    def builds(self) -> int:
        return sum(build.was_started for build in self.made)

    def until(self, is_wanted: Callable[[str], bool]) -> str:
        while True:
            line = self.output.get(timeout=SECONDS)
            if line.startswith("Serving "):
                self.address = line.split()[1]
            if is_wanted(line):
                return line

    def home(self) -> str:
        connection = http.client.HTTPConnection(self.address.removeprefix("http://").split("/")[0], timeout=SECONDS)
        connection.request("GET", "/archive/")
        text = connection.getresponse().read().decode()
        connection.close()
        return text.partition("<script")[0]

    def __enter__(self) -> Serving:
        self.thread.start()
        self.first_line = self.until(lambda line: line.startswith(("Serving ", "The build failed")))
        return self

    def __exit__(self, *exception: object) -> None:
        self.ended.set()
        self.thread.join(SECONDS)
        assert not self.thread.is_alive()
        assert all(build.was_stopped for build in self.made[-1:])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("content", "site_config"):
        (tmp_path / folder).mkdir()
    (tmp_path / "content" / "a.txt").write_text("first", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_url: https://example.org/archive/\n", encoding="utf-8")
    return tmp_path


def test_a_new_archive_is_told_where_transcripts_go(root: Path) -> None:
    Project(root).start_record.write_text("{}", encoding="utf-8")
    with Serving(root, []) as run:
        run.until(lambda line: line.startswith("Put your transcripts into content/transcripts/EVENT/"))


def test_a_change_builds_once_and_is_served(root: Path) -> None:
    with Serving(root, []) as run:
        assert run.address.endswith("/archive/")
        assert run.home() == "first"
        for number in range(5):
            (root / "content" / f"b{number}.txt").write_text("b", encoding="utf-8")
        (root / "content" / "a.txt").write_text("second", encoding="utf-8")
        run.until(lambda line: line.startswith("Built again"))
        assert run.home() == "second"
        assert run.builds == 2


@pytest.mark.parametrize("name", ["content/new/deep.yml", "site_config/theme/main.html", "mkdocs.yml"])
def test_each_watched_path_starts_a_build(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    with Serving(root, []) as run:
        (root / name).write_text("site_url: https://example.org/archive/\n", encoding="utf-8")
        assert run.until(lambda line: line.endswith("building again")).startswith(name)
        run.until(lambda line: line.startswith("Built again"))


def test_a_touched_file_starts_a_build_and_a_read_file_does_not(root: Path) -> None:
    with Serving(root, []) as run:
        (root / "content" / "a.txt").read_bytes()
        with pytest.raises(queue.Empty):
            run.output.get(timeout=1)
        (root / "content" / "a.txt").open("a").close()  # as `touch` does
        run.until(lambda line: line.startswith("Built again"))


def test_unwatched_and_temporary_files_start_no_build(root: Path) -> None:
    with Serving(root, []) as run:
        (root / "content" / "a.txt~").write_text("x", encoding="utf-8")
        (root / "other.yml").write_text("x", encoding="utf-8")
        run.home()
        with pytest.raises(queue.Empty):
            run.output.get(timeout=1.5)
        assert run.builds == 1


def test_a_failed_build_keeps_the_last_good_site(root: Path) -> None:
    with Serving(root, [True, False]) as run:
        (root / "content" / "a.txt").write_text("second", encoding="utf-8")
        run.until(lambda line: "last complete site is served" in line)
        assert run.home() == "first"
        (root / "content" / "a.txt").write_text("third", encoding="utf-8")
        run.until(lambda line: line.startswith("Built again"))
        assert run.home() == "third"


def test_a_failed_first_build_is_tried_again(root: Path) -> None:
    with Serving(root, [False]) as run:
        (root / "content" / "a.txt").write_text("second", encoding="utf-8")
        run.until(lambda line: line.startswith("Serving "))
        assert run.home() == "second"


def test_a_failed_first_build_without_a_site_has_no_address(root: Path) -> None:
    with Serving(root, [False, False]) as run:
        sentence = (
            "The build failed (see above); no site can be served yet, and the next change starts a new build "
            "(stop with Ctrl+C)."
        )
        assert run.first_line == sentence
        (root / "content" / "a.txt").write_text("second", encoding="utf-8")
        assert run.until(lambda line: "changed" not in line) == sentence
        assert not run.address


def test_a_failed_first_build_serves_the_site_that_an_earlier_command_built(root: Path) -> None:
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("earlier", encoding="utf-8")
    with Serving(root, [False]) as run:
        assert run.first_line == "The build failed (see above); the last complete site is served."
        run.until(lambda line: line.startswith("Serving "))
        assert run.home() == "earlier"


def test_a_change_during_a_build_stops_it_and_builds_again(root: Path) -> None:
    with Serving(root, [True, None]) as run:
        (root / "content" / "a.txt").write_text("second", encoding="utf-8")
        run.until(lambda line: line.endswith("building again"))
        (root / "content" / "a.txt").write_text("third", encoding="utf-8")
        run.until(lambda line: line.startswith("Built again"))
        assert [build.was_stopped for build in run.made] == [False, True, False, False]
        assert run.home() == "third"


def test_the_first_pages_are_served_in_place_of_those_of_the_site_until_it_is_built(root: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "index.html").write_text("first look", encoding="utf-8")
    with Serving(root, [True, None], pages) as run:
        (root / "content" / "a.txt").write_text("second", encoding="utf-8")
        run.until(lambda line: line.startswith("The changed pages are served after"))
        assert run.home() == "first look"
        assert (run.project.site / "index.html").read_text(encoding="utf-8") == "first"
        (root / "content" / "a.txt").write_text("third", encoding="utf-8")
        run.until(lambda line: line.startswith("Built again"))
        assert run.home() == "third"
        assert not pages.exists()


def test_a_used_port_is_reported_in_a_sentence(root: Path, site: Path) -> None:
    with (
        serving(site, base="/", port=0) as server,
        pytest.raises(BuildError, match=f"port {server.server_port} can't be used"),
    ):
        serve_site(Project(root=root), port=server.server_port, print_line=print)


@pytest.mark.parametrize("host", ["", "a.invalid", "999.1.1.1", "é..x", "a" * 300, "http://a", "127.0.0.1:80"])
def test_a_host_that_is_no_address_of_this_machine_is_reported_in_a_sentence(root: Path, host: str) -> None:
    with pytest.raises(BuildError, match="; name an address of this machine"):
        serve_site(Project(root=root), port=0, host=host, print_line=lambda _: None)
