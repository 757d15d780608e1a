from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.site.portable.write_copy import write_copy

PAGE = '<html><script type="module" src="{}assets/page.js"></script><a href="{}moot-1/">M</a></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with two pages, a script that loads another one, and a search index."""
    files = {
        "index.html": PAGE.format("", ""),
        "moot-1/index.html": PAGE.format("../", "../"),
        "moot-1/cheese/session.json": "{}",
        "assets/page.js": 'import("./search.js");\n',
        "assets/search.js": "const a = 1;\nexport { a as open };\n",
        "assets/search-box.js": 'import "./elements.js";\n',
        "assets/scheme.js": "hit();\n",
        "search-index/index.json": "[1]",
        "404.html": "Nothing",
        "_headers": "/*",
        "robots.txt": "Allow",
        "sitemap.xml": "<urlset/>",
    }
    for name, text in files.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "site"


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def content(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in names(folder)}


def test_the_copy_has_pages_data_and_the_scripts_that_pages_need(site: Path, tmp_path: Path) -> None:
    written = write_copy(site, tmp_path / "copy")
    assert names(tmp_path / "copy") == [
        "assets/page.js",
        "assets/portable.js",
        "assets/scheme.js",
        "assets/search.js",
        "index.html",
        "moot-1/cheese/session.json",
        "moot-1/index.html",
        "portable-copy.json",
        "search-index/index.json.js",
    ]
    assert (written.pages, written.files) == (2, 8)
    assert written.bytes == sum(map(len, content(tmp_path / "copy").values())) - len(
        (tmp_path / "copy" / "portable-copy.json").read_bytes()
    )


def test_every_link_of_the_copy_has_a_file(site: Path, tmp_path: Path) -> None:
    write_copy(site, tmp_path / "copy")
    page = (tmp_path / "copy" / "moot-1" / "index.html").read_text(encoding="utf-8")
    targets = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert targets
    assert all((tmp_path / "copy" / "moot-1" / target).is_file() for target in targets)


def test_two_copies_have_the_same_bytes(site: Path, tmp_path: Path) -> None:
    write_copy(site, tmp_path / "copy")
    write_copy(site, tmp_path / "other")
    assert content(tmp_path / "copy") == content(tmp_path / "other")


def test_an_earlier_copy_is_replaced(site: Path, tmp_path: Path) -> None:
    write_copy(site, tmp_path / "copy")
    before = content(tmp_path / "copy")
    (tmp_path / "copy" / "old.html").write_text("", encoding="utf-8")
    write_copy(site, tmp_path / "copy")
    assert content(tmp_path / "copy") == before


def test_an_earlier_copy_behind_a_link_is_replaced(site: Path, tmp_path: Path) -> None:
    write_copy(site, tmp_path / "copy")
    before = content(tmp_path / "copy")
    (tmp_path / "link").symlink_to(tmp_path / "copy")
    (tmp_path / "copy" / "old.html").write_text("", encoding="utf-8")
    write_copy(site, tmp_path / "link")
    assert content(tmp_path / "copy") == before


def test_no_copy_is_written_into_the_site(site: Path, tmp_path: Path) -> None:
    before = names(site)
    (tmp_path / "link").symlink_to(site)
    for folder in (site, site / "copy", tmp_path / "link" / "copy"):
        with pytest.raises(BuildError, match="this folder is in the built site; name one outside of it"):
            write_copy(site, folder)
    assert names(site) == before


def test_a_folder_with_other_files_is_left_alone(site: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(BuildError, match="this folder has other files; name an empty or a new folder"):
        write_copy(site, tmp_path / "mine")
    assert names(tmp_path / "mine") == ["letter.txt"]


def test_a_site_that_is_not_built_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="the site is not built yet"):
        write_copy(tmp_path / "site", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
