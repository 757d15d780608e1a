from __future__ import annotations

from pathlib import Path

import pytest

from generator.settings.load import load_settings
from tests.benchmark.builds.changes import CHANGES, Archive, prepare
from tests.benchmark.builds.page import _MAX_SHARES
from tests.benchmark.builds.peers import PEERS
from tests.benchmark.invented.archive import write_archive
from tests.support.paths import THEME

CHANGED = {
    "nothing changed": 0,
    "one word in one session": 1,
    "one session more": 1,
    "one alias of the most frequent speaker": 1,
    "one line of CSS": 1,
    "one word of the session template": 1,
}
"""How many files each change writes."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(write_archive(tmp_path_factory.mktemp("archive"), 3), 3, 1)
    prepare(made)
    return made


def files(archive: Archive) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in archive.project.root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_is_another_one_each_time(archive: Archive, name: str) -> None:
    for number in range(2):
        before = files(archive)
        CHANGES[name](archive, number)
        after = files(archive)
        assert not before.keys() - after.keys()
        assert sum(before.get(path) != data for path, data in after.items()) == CHANGED[name]
    load_settings(archive.project.site_config)


def test_every_change_has_a_bound() -> None:
    assert _MAX_SHARES.keys() == CHANGES.keys() == CHANGED.keys()


def test_prepared_files_have_the_bytes_of_the_theme(tmp_path: Path) -> None:
    made = Archive(write_archive(tmp_path, 0), 0, 1)
    prepare(made)
    own = made.project.site_config / "theme"
    copies = [path.relative_to(own) for path in own.rglob("*") if path.is_file() and path.name != "README.md"]
    assert sorted(map(str, copies)) == ["assets/frame.css", "session.html"]
    assert [(own / copy).read_bytes() for copy in copies] == [(THEME / copy).read_bytes() for copy in copies]


def test_peers_get_every_page_under_its_name(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    pages = {"index.md": "home", "about.md": "about", "moot/index.md": "moot", "moot/first/index.md": "first"}
    for name, title in pages.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(f'---\ntitle: "{title}"\ntemplate: "page.html"\n---\n\n# {title}\n', "utf-8")
    (docs / "moot" / "first" / "session.json").write_text("{}", "utf-8")
    expected = {
        "Hugo + Pagefind": ["_index.md", "about.md", "moot/_index.md", "moot/first/index.md"],
        "Hugo with links + Pagefind": ["_index.md", "about.md", "moot/_index.md", "moot/first/index.md"],
        "MkDocs + Material": ["about.md", "index.md", "moot/first/index.md", "moot/index.md"],
    }
    for peer in PEERS:
        folder = tmp_path / peer.output / peer.name
        folder.mkdir(parents=True)
        peer.prepare(docs, folder)
        content = folder / ("content" if "Hugo" in peer.name else "docs")
        names = sorted(path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file())
        assert names == expected[peer.name]
        texts = [(content / name).read_text("utf-8") for name in names]
        assert all("title:" in text for text in texts)
        assert any("template:" in text for text in texts) == ("Hugo" in peer.name)
