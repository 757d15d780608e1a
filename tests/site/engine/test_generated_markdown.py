"""Generated pages become the same HTML whether they are parsed here or by Python-Markdown."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.utils.meta import get_data

from generator.pages.markdown.escape import escape, escape_heading
from generator.pages.markdown.link_markup import MarkedSpan, inline_markdown
from generator.pages.views.page import render_page
from generator.records import SessionRecord
from generator.settings.load import load_settings
from generator.site.engine.generated_markdown import GeneratedMarkdown, parse
from tests.support.arbitrary_records import CONFIG, page_of, records
from tests.support.examples import examples
from tests.support.list_pages import index_pages
from tests.support.make_archive import complete_archive, real_archive
from tests.support.nasty_texts import PIECES, STARTS, texts
from tests.support.paths import ROOT
from tests.support.run_engine import run_engine
from tests.support.site_files import folder_files, without_parent_theme
from tests.support.writing import write_docs

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list"]
"""The extensions of MkDocs and of `mkdocs.yml`."""


LINK_ATTRIBUTES = (
    "",
    "{ #b-1 }",
    "{ .rest }",
    "{ .rest .more }",
    "{ #b-1 .rest .more }",
    '{: lang="zh-Hant" dir="auto" }',
    '{ #b-1 lang="fr" dir="auto" }',
)

_LEFT = re.compile(r"(?m)\[TOC\\\]|^#.*\\>")
"""Escaped words that Python-Markdown treats in a way of its own: a marker, and `>` in a heading."""


def converted(source: str, extensions: list[Any]) -> tuple[str, object]:
    """Return the HTML and the table of contents of a page, made as MkDocs makes them."""
    engine = Markdown(extensions=extensions, extension_configs={"toc": {"permalink": False}})
    return engine.convert(source), engine.toc_tokens


@cache
def _engine(extension: GeneratedMarkdown | None = None) -> Any:  # noqa: ANN401 - extensions add attributes to it
    """Return an engine, made once, because that takes longer than a short page."""
    extensions: list[Any] = [*EXTENSIONS, *([extension] if extension else [])]
    return Markdown(extensions=extensions, extension_configs={"toc": {"permalink": False}})


_OURS = GeneratedMarkdown()


def assert_same(source: str, *, is_generated: bool = True) -> None:
    """Assert that a page has the same HTML, and that a generated page isn't left to Python-Markdown."""
    body, _ = get_data(source)
    ours, theirs = _engine(_OURS).reset(), _engine().reset()
    _OURS.pages.clear()
    assert (ours.convert(body), ours.toc_tokens) == (theirs.convert(body), theirs.toc_tokens)
    if is_generated and not _LEFT.search(body):
        assert _OURS.pages == {True: 1}


@st.composite
def linked_texts(draw: st.DrawFn) -> str:
    """Draw the Markdown of a paragraph with links to pages, turns and web addresses."""
    text = draw(texts())
    offsets = st.integers(0, len(text))
    targets = st.sampled_from(("../a/index.md", "#ada-1", "../b_c/index.md#d-1", "https://x.example/a_(b)?c=d&e*f#g"))
    kinds = st.sampled_from(("", "glossary", "corrected"))
    spans = st.builds(MarkedSpan, offsets, offsets, targets, st.just("") | texts(2), kinds)
    return inline_markdown(text, draw(st.lists(spans, max_size=3)))


@st.composite
def lists(draw: st.DrawFn) -> str:
    """Draw the Markdown of a list, as `lists.md.jinja` and `event.md.jinja` write it."""
    items = []
    for title, facts in draw(st.lists(st.tuples(texts(3), st.none() | texts(3)), min_size=1, max_size=4)):
        link = f"[{escape(title)}](../a/index.md#ada-1)" + draw(st.sampled_from(LINK_ATTRIBUTES))
        time = draw(st.sampled_from(("", "*09:00–10:00*{ .time } ", "09:00 ")))
        end = draw(st.sampled_from(("", f" *{escape(title)}*{{ .type }}")))
        linked = draw(st.sampled_from(("", " · [MOOT](2001/index.md#moot){ #moot }, [MOOT](2001/index.md)")))
        items.append(f"- {time}{link}{end}" + (f"  \n  {escape(facts)}{linked}" if facts else ""))
    return "\n".join(items)


blocks = st.one_of(
    texts().map(escape),
    texts().map(lambda text: f"{escape(text)}\n{{ #Correction-1 .stage-direction }}"),
    texts().map(lambda text: f"> {escape(text)}"),
    texts().map(lambda text: f"**{escape('Label')}.** {escape(text)}\n{{ #Correction-2 }}"),
    texts().map(lambda text: f"# {escape_heading(text)}"),
    texts(3).map(lambda text: f"## [{escape_heading(text)}](../a/index.md), {escape_heading(text)} {{ #ada-1 }}"),
    texts(3).map(lambda text: f'# {escape_heading(text)} {{ lang="zh" dir="auto" }}'),
    texts(3).map(lambda text: f'# {escape_heading(text)} {{ #text-1 lang="zh" dir="auto" }}'),
    texts(3).map(lambda text: f"## {escape_heading(text)} *14:02*{{: .turn__time }} {{ #ada-1 }}"),
    texts(3).map(
        lambda text: f"## {escape_heading(text)} *[14:02](https://a.example/?t=1)*{{: .turn__time }} {{ #ada-1 }}"
    ),
    texts(3).map(lambda text: f'### [{escape_heading(text)}](../a/index.md){{: lang="ar" dir="auto" }}'),
    texts().map(lambda text: f'{escape(text)}\n{{ lang="ar" dir="auto" }}'),
    linked_texts(),
    linked_texts().map(lambda text: f"{text}\n{{ .stage-direction }}"),
    lists(),
    texts(3).map(lambda text: f"*{escape(text)}*{{ .rest data-cut=person }}"),
    texts(3).map(lambda text: f"*[{escape(text)}](events/index.md)*{{ .rest }}"),
)


@pytest.mark.parametrize("attributes", ['{ lang="zh" dir="auto" }', '{ #text-1 lang="zh" dir="auto" }', "{ #text-1 }"])
def test_a_title_with_attributes_is_parsed(attributes: str) -> None:
    assert_same(f"# \u3400 {attributes}")
    assert_same(f"# \u3400 {attributes} a", is_generated=False)


@given(records())
@settings(max_examples=examples(30))
def test_a_session_has_the_same_html(record: SessionRecord) -> None:
    assert_same(page_of(record)[0])


@given(records(kind="press-release"))
@settings(max_examples=examples(30))
def test_an_article_has_the_same_html(record: SessionRecord) -> None:
    assert_same(page_of(record)[0])


@given(records())
@settings(max_examples=examples(15))
def test_lists_have_the_same_html(record: SessionRecord) -> None:
    for page in index_pages(page_of(record)[1], CONFIG):
        assert_same(render_page(page), is_generated=False)


@example(["- [\\[TOC\\]](../a/index.md#ada-1)"])
@example(["**\\[TOC\\]** said"])
@example(["- \\[TOC\\]"])
@given(st.lists(blocks, min_size=1, max_size=4))
@settings(max_examples=examples(120))
def test_escaped_texts_have_the_same_html(sources: list[str]) -> None:
    assert_same("\n\n".join(sources), is_generated=False)


@given(st.lists(st.one_of(texts(), linked_texts(), lists()), min_size=1, max_size=4), st.sampled_from("\n \n\n"))
@settings(max_examples=examples(120))
@example(["[TOC]"], "\n")
@example(["\\[TOC\\]"], "\n")
@example(["[a]: b", "[a]"], "\n\n")
@example(["- a", "- b"], "\n\n")
@example(["- a  ", "  - b"], "\n")
@example(["# a #", "# b \\#", "## c # { #d }"], "\n\n")
@example(["**a** b", "*a*", "*a *{ .b }"], "\n\n")
@example(["[a](b){ }", "[a](b){ .c} d }"], "\n\n")
@example(["*[a](b)*", "*[a](b)*c", "d*[a](b)*{ .e }", "*[a](b){ .e }*", "*[a](b)c*{ .e }"], "\n\n")
@example(["[a](b){ .c .d .c }", "[a](b){ .c.d }", "[a](b){ .c #d }", "[a](b){ . .c }"], "\n\n")
@example(['[a](b){ lang="fr" }', '[a](b){ lang=fr dir="auto" }', '[a](b){ dir="auto" lang="fr" }'], "\n\n")
@example(["# \\>", "# a"], "\n\n")
@example(["AT&T &amp &copy; &x41;"], "\n")
def test_any_other_text_has_the_same_html(sources: list[str], between: str) -> None:
    """Texts that were never escaped hold all markup."""
    assert_same(between.join(sources), is_generated=False)


@pytest.mark.parametrize("first", STARTS)
def test_every_pair_of_markup_characters_has_the_same_html(first: str) -> None:
    for piece in PIECES:
        for source in (first + piece, f"x {first}{piece} x", f"# {first}{piece}", f"> {first}{piece}"):
            assert_same(source, is_generated=False)


@pytest.mark.parametrize("extension", ["nl2br", "def_list", "smarty", "abbr", "sane_lists", "md_in_html"])
def test_with_another_extension_every_page_is_left_to_python_markdown(extension: str) -> None:
    ours = GeneratedMarkdown()
    assert converted("# A\n\nB", [*EXTENSIONS, extension, ours]) == converted("# A\n\nB", [*EXTENSIONS, extension])
    assert ours.pages == {False: 1}


@pytest.mark.parametrize("missing", EXTENSIONS)
def test_without_an_expected_extension_every_page_is_left_to_python_markdown(missing: str) -> None:
    extensions = [name for name in EXTENSIONS if name != missing]
    ours = GeneratedMarkdown()
    assert Markdown(extensions=[*extensions, ours]).convert("## A { #b }") == Markdown(extensions=extensions).convert(
        "## A { #b }"
    )
    assert ours.pages == {False: 1}


@pytest.mark.parametrize("marker", ["", "[[contents]]"])
def test_another_marker_of_the_table_of_contents_is_left_to_python_markdown(marker: str) -> None:
    ours = GeneratedMarkdown()
    engine = Markdown(extensions=[*EXTENSIONS, ours], extension_configs={"toc": {"marker": marker}})
    assert engine.convert("A") == "<p>A</p>"
    assert ours.pages == {False: 1}


def test_one_engine_converts_pages_of_both_kinds_in_turn() -> None:
    ours = GeneratedMarkdown()
    engine = Markdown(extensions=[*EXTENSIONS, ours])
    sources = ["## A { #b }\n\n[c](d)", "1. `A`", "A", "<b>A</b> [c](d)"]
    assert [engine.reset().convert(source) for source in sources] == [
        Markdown(extensions=EXTENSIONS).convert(source) for source in sources
    ]
    assert ours.pages == {True: 2, False: 2}


@pytest.mark.parametrize(
    "source",
    [
        "`a`",
        "<b>",
        "1. a",
        "    a",
        "* a",
        "![a](b)",
        "[a]",
        "a\nb",
        "---",
        "a | b\n- | -",
        "~~~\na\n~~~",
        "a\n==",
        "\\x",
    ],
)
def test_other_markdown_is_not_parsed(source: str) -> None:
    assert parse(source) is None


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_site_is_the_same_without_the_hook(engine: str, tmp_path: Path) -> None:
    project = complete_archive(tmp_path / "archive")
    write_docs(project, load_settings(project.site_config), print_line=lambda _: None)
    run_engine(project, engine, tmp_path / "with")
    command = [sys.executable, "-m", engine, "build", "--strict", "-f", str(project.mkdocs_yml), "-d"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1577836800", "PYTHONUTF8": "1"}
    subprocess.run([*command, str(tmp_path / "without")], cwd=project.root, env=environment, check=True)
    assert folder_files(tmp_path / "with") == without_parent_theme(folder_files(tmp_path / "without"))


@pytest.mark.this_archive
def test_few_pages_are_left_to_python_markdown(tmp_path: Path) -> None:
    """Only pages written by hand are, and lists of all people: they have numbers and names in parts."""
    project = real_archive(tmp_path)
    write_docs(project, load_settings(project.site_config), print_line=lambda _: None)
    left = []
    for path in sorted(project.docs.rglob("*.md")):
        body, front = get_data(path.read_text(encoding="utf-8"))
        assert_same(body, is_generated=False)
        if parse(body) is None:
            left.append(front.get("page_kind"))
    assert set(left) <= {"data", "home", "text", "people"}


def test_the_tree_of_a_page_is_forgotten() -> None:
    engine = Markdown(extensions=[*EXTENSIONS, GeneratedMarkdown()])
    assert engine.convert("# Words\n\nMore words.") == '<h1 id="words">Words</h1>\n<p>More words.</p>'
    parser: Any = engine.preprocessors["generated_markdown"]
    assert parser.tree is None
