"""The target of a link is the one that a browser finds, whether the link is plain or has odd characters."""

from __future__ import annotations

import re
from pathlib import Path
from unittest import mock
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.site.checks import built_site
from generator.site.checks.built_site import BuiltSite, LinkTarget, address_of, files_of
from generator.urls import html_file
from tests.support.examples import examples

PIECES = (
    "../",
    "./",
    "a/",
    "b-1/",
    "a",
    ".",
    "..",
    "x.html",
    "index.html",
    "~u/",
    "é/",
    "%61/",
    "//",
    "?q=1",
    ":",
    ";p",
)
links = st.tuples(
    st.lists(st.sampled_from((*PIECES, "\\", " ", "\t", "http:", "/")), max_size=5).map("".join),
    st.sampled_from(("", "#", "#a", "#a b", "# a", "#a:~:text=b", "#a\n", "#a#b", "#é")),
).map("".join)
pages = st.sampled_from(
    ("index.html", "404.html", "a/index.html", "a/b/index.html", "a/b.html", "é/index.html", "a b/index.html",
     "..x/index.html", "a?b/index.html", "a%41/b/index.html")
)  # fmt: skip
bases = st.sampled_from(("https://moot.example/", "https://moot.example/a/b/", "https://moot.example/a/../b/"))


def target_by_library(site: BuiltSite, page: str, link: str) -> LinkTarget | None:
    """Return the target of a link within the site by the standard library alone; `None` for all other links."""
    location, _, fragment = link.partition("#")
    address = urlsplit(urljoin(site.base + address_of(page), location))
    root = urlsplit(site.base)
    if (address.scheme, address.netloc) != (root.scheme, root.netloc) or not address.path.startswith(root.path):
        return None
    path = unquote(address.path[len(root.path) :])
    file = html_file(path) if not path or path.endswith("/") else path
    return LinkTarget(file=file, fragment=fragment.partition(":~:")[0], scheme=root.scheme)


@given(links, pages, bases)
@settings(max_examples=examples(400))
@example("../../a/", "a/b/index.html", "https://moot.example/")
@example("../../../a/", "a/b/index.html", "https://moot.example/")
@example("../../../a/", "a/b/index.html", "https://moot.example/c/")
@example("..", "a/b/index.html", "https://moot.example/")
@example("../", "a/index.html", "https://moot.example/")
@example("b.html#c", "a/b.html", "https://moot.example/")
def test_a_link_within_the_site_has_the_target_of_the_library(link: str, page: str, base: str) -> None:
    site = BuiltSite(Path("site"), frozenset(), base)
    if not link.partition("#")[0] or any(char in link for char in "\\ \t\n:"):
        return  # read as browsers do, which the library doesn't
    expected = target_by_library(site, page, link)
    target = site.resolve(page, link)
    if expected is None:
        assert target.external is not None
    else:
        assert target == expected


FULL_PIECES = (
    "https://", "http://", "HTTPS://", "mailto:", "moot.example", "other.example", "moot.example.org", ":80", "/", "a",
    "%61", "..", "?", "?q=1", ";p", "#", "#a", "#:~:text=b", "&subject=x", "@", "[", "]", "\\", " ", "é",
)  # fmt: skip


@given(st.lists(st.sampled_from(FULL_PIECES), min_size=2, max_size=6).map("".join), bases)
@settings(max_examples=examples(400))
@example("https://other.example/a?q=1#a", "https://moot.example/")
@example("https://moot.example.org/", "https://moot.example/")
@example("mailto:a@other.example?subject=x", "https://moot.example/")
def test_a_full_address_of_the_usual_form_is_read_like_any_other(link: str, base: str) -> None:
    site = BuiltSite(Path("site"), frozenset(), base)
    results: list[tuple[LinkTarget | None, bool]] = []
    for pattern in (re.compile("(?!)"), built_site._FULL_ADDRESS):
        with mock.patch.object(built_site, "_FULL_ADDRESS", pattern):
            try:
                target = site.resolve("a/index.html", link)
            except ValueError:
                results.append((None, False))
            else:
                results.append((target, target.external is not None and site.is_same_host(target.external)))
    assert results[0] == results[1]


@pytest.mark.parametrize(
    ("link", "file", "fragment"),
    [
        ("", "a/b/index.html", ""),
        ("#c", "a/b/index.html", "c"),
        ("../", "a/index.html", ""),
        ("../#c", "a/index.html", "c"),
        ("../../", "index.html", ""),
        ("c.html#d:~:text=e", "a/b/c.html", "d"),
        (" ../c/\n", "a/c/index.html", ""),
        ("..\\c/", "a/c/index.html", ""),
        ("../%63/", "a/c/index.html", ""),
        ("./c/../d/", "a/b/d/index.html", ""),
        ("../../../../e/", "e/index.html", ""),
        ("/e/", "e/index.html", ""),
        ("?q=1", "a/b/index.html", ""),
    ],
)
def test_the_target_of_a_link(link: str, file: str, fragment: str) -> None:
    site = BuiltSite(Path("site"), frozenset(), "https://moot.example/")
    assert site.resolve("a/b/index.html", link) == LinkTarget(file=file, fragment=fragment, scheme="https")


def test_a_link_above_the_root_leads_out_of_a_site_in_a_folder() -> None:
    site = BuiltSite(Path("site"), frozenset(), "https://moot.example/moot/")
    assert site.resolve("a/index.html", "../../x/").external == "https://moot.example/x/"
    assert site.resolve("a/index.html", "../../moot/x/").file == "x/index.html"


def test_files_have_paths_in_the_site(tmp_path: Path) -> None:
    for name in ("index.html", "a/b/index.html", "a/é.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert files_of(tmp_path) == {"index.html", "a/b/index.html", "a/é.css"}
