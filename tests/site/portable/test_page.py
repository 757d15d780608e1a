from __future__ import annotations

from html import escape

import pytest
from hypothesis import given, settings

from generator.site.portable.page import file_address, portable_page, scripts_of, with_published_links
from tests.support.examples import examples
from tests.support.nasty_texts import texts


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("../igf-2016/", "../igf-2016/index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("../search/?q=a/b/", "../search/index.html?q=a/b/"),
        ("../x/#ada-1", "../x/index.html#ada-1"),
        ("..#ada-1", "../index.html#ada-1"),
        ("people/#a?b/", "people/index.html#a?b/"),
    ],
)
def test_an_address_of_a_folder_names_its_file(address: str, file: str) -> None:
    assert file_address(address) == file


@pytest.mark.parametrize(
    "address",
    [
        "", "#ada-1", "?q=x/", "session.json", "../x/session.txt", "https://archive.example/", "mailto:a@b.example/",
        "//archive.example/", "data:text/plain,/", "x..", "../assets/archive.css",
    ],
)  # fmt: skip
def test_another_address_stays(address: str) -> None:
    assert file_address(address) == address


def test_links_forms_and_redirects_name_files() -> None:
    html = (
        '<a class="x" href="../people/">P</a><form action="search/"></form><div data-moved="../x/"></div>'
        '<meta http-equiv="refresh" content="0; url=../x/#ada-1"><meta property="og:url" content="https://a.example/">'
    )
    assert portable_page(html) == (
        '<a class="x" href="../people/index.html">P</a><form action="search/index.html"></form>'
        '<div data-moved="../x/index.html"></div><meta http-equiv="refresh" content="0; url=../x/index.html#ada-1">'
        '<meta property="og:url" content="https://a.example/">'
    )


def test_a_module_is_a_classic_script_after_the_one_that_stands_in_for_a_server() -> None:
    html = '<script type="module" src="../assets/session.js"></script><script src="../assets/scheme.js"></script>'
    assert portable_page(html) == (
        '<script src="../assets/portable.js"></script><script defer src="../assets/session.js"></script>'
        '<script src="../assets/scheme.js"></script>'
    )
    assert list(scripts_of(html)) == ["assets/session.js"]


@pytest.mark.parametrize(
    "html",
    [
        '<p>He wrote href="../x/" there, and &lt;a href="../y/"&gt;.</p>',
        '<script type="application/ld+json">{"url": "x", "text": "\\u003ca href=\\"../x/\\""}</script>',
        "<pre>\n  a < b\n</pre>",
    ],
)
def test_texts_stay(html: str) -> None:
    assert portable_page(html) == html


@settings(max_examples=examples(200))
@given(texts(), texts(3))
def test_no_text_of_a_page_changes(words: str, title: str) -> None:
    before, after = f'<p title="{escape(title)}">{escape(words)}</p><a href="', '">x</a>'
    assert portable_page(f"{before}../x/{after}") == f"{before}../x/index.html{after}"


def test_links_of_a_print_lead_to_the_published_pages() -> None:
    html = '<link href="../x.css"><a href="../a/?q=1&amp;r=2#b">A</a><a href="#ada-1">B</a><a href="https://c.example/">C</a>'
    assert with_published_links(html, "https://archive.example/records/moot-1/") == (
        '<link href="../x.css"><a href="https://archive.example/records/a/?q=1&amp;r=2#b">A</a><a href="#ada-1">B</a>'
        '<a href="https://c.example/">C</a>'
    )
