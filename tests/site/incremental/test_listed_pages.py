"""The sitemap after some pages were rendered: the order of the engines, new entries, vanished pages, unknown forms."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from generator.site.engine.divide_pages import walk_order
from generator.site.incremental.listed_pages import joined_sitemap, merged_sitemap, zipped_sitemap

BASE = "https://moot.example/a/"


def sitemap(*addresses: str, head: str = "<urlset>", end: str = "\n</urlset>") -> str:
    return head + "".join(f"\n  <url><loc>{BASE}{address}</loc></url>" for address in addresses) + end


def test_entries_of_rendered_pages_replace_those_of_the_old_sitemap() -> None:
    pages = {"index.md", "about.md", "b/index.md", "b/x/index.md", "redirect.md", "ä&b.md"}
    old = sitemap("", "about/", "redirect/", "b/", "b/gone/", "b/x/")
    new = sitemap("%C3%A4&amp;b/", "b/x/")
    rendered = {"ä&b.md", "b/x/index.md", "redirect.md"}
    assert merged_sitemap(old, new, BASE, pages, rendered) == sitemap("", "about/", "%C3%A4&amp;b/", "b/", "b/x/")


def test_a_run_without_pages_changes_nothing() -> None:
    old = sitemap("", "about/")
    assert merged_sitemap(old, sitemap(), BASE, {"index.md", "about.md"}, ()) == old


def test_addresses_may_be_files() -> None:
    pages = {"index.md", "about.md", "b/index.md"}
    old = sitemap("index.html", "about.html")
    new = sitemap("b/index.html")
    expected = sitemap("index.html", "about.html", "b/index.html")
    assert merged_sitemap(old, new, BASE, pages, {"b/index.md"}) == expected


def test_the_sitemaps_of_parts_are_joined_in_their_order() -> None:
    assert joined_sitemap([sitemap("", "about/"), sitemap(), sitemap("b/")]) == sitemap("", "about/", "b/")


@pytest.mark.parametrize("other", ["", sitemap("b/", head="<urlset a>"), sitemap("b/", end="</urlset>")])
def test_sitemaps_of_other_forms_are_not_joined(other: str) -> None:
    assert joined_sitemap([sitemap("a/"), other]) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<urlset/>",
        sitemap("about/").replace("\n  <url>", "\n  <!-- a --><url>", 1).replace("</urlset>", "<url></url></urlset>"),
        sitemap("", "about/").replace("</url>\n", "</url>\n<!-- between -->\n", 1),
        sitemap("").replace("moot", "other"),
    ],
)
def test_an_unknown_form_is_not_merged(text: str) -> None:
    assert merged_sitemap(text, sitemap("about/"), BASE, {"index.md", "about.md"}, {"about.md"}) is None


def test_an_unknown_new_page_is_not_merged() -> None:
    assert merged_sitemap(sitemap(""), sitemap("x/"), BASE, {"index.md"}, set()) is None


def test_the_order_is_that_of_the_engines(tmp_path: Path) -> None:
    names = ["a/b/index.md", "a/index.md", "a/b.md", "a/a.md", "b.md", "index.md", "A.md", "a-b/index.md"]
    for name in names:
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "mkdocs.yml").write_text("site_name: Moot\n", encoding="utf-8")
    config = load_config(docs_dir=str(tmp_path / "docs"), config_file=str(tmp_path / "mkdocs.yml"))
    files = [file.src_uri for file in get_files(config)]
    assert sorted(names, key=walk_order) == files


def test_the_compressed_sitemap_has_the_bytes_of_the_engines(tmp_path: Path) -> None:
    path = tmp_path / "sitemap.xml.gz"
    with path.open("wb") as file, gzip.GzipFile(fileobj=file, filename=path, mode="wb", mtime=1577836800) as zipped:
        zipped.write(sitemap("x/").encode())
    assert zipped_sitemap(sitemap("x/"), path.read_bytes()) == path.read_bytes()
