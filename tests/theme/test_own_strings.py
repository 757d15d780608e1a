"""Text never decides how a page is built: the archive's own templates, CSS and JavaScript are speech like any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from selectolax.lexbor import LexborHTMLParser as Html

from generator.project import Project
from generator.records import from_json
from generator.site.build import build_site
from tests.support.make_archive import complete_archive
from tests.support.paths import ROOT, THEME

TEMPLATES = sorted(path for path in THEME.rglob("*") if path.suffix in {".html", ".xml"})
OWN_FILES = sorted(
    path
    for folder in (THEME, ROOT / "generator" / "pages" / "templates", ROOT / "generator" / "site")
    for path in folder.rglob("*")
    if path.suffix in {".html", ".xml", ".css", ".js", ".jinja"}
)
OTHERS = (
    'In HTML you write id="text-1" and then a link works.', "[TOC]", "[TOC] and more", "\\[TOC\\]", "klzzwxh:0001",
    "wzxhzdk:0", "amp", "\x02klzzwxh:0001\x03", "{{ page.content }}", 'data-record="words"', 'data-turn="eve-addams-1"',
    "<!-- data-record -->", "__md_scope", "{: #text-1 }", "{ #Corrections }", '<h2 id="Corrections"', "</blockquote>",
    "data-cut=lead", "{turn} {address} {words}", "%7Bturn%7D", "&quot;id=&quot;", '<p dir="auto">', "session.txt",
)  # fmt: skip
"""Strings that the program and its libraries put into pages or look for in files, and HTML that was attacked with."""


def _own_lines() -> list[str]:
    lines = [line for path in OWN_FILES for line in path.read_text(encoding="utf-8").splitlines()]
    # Three lines with chevrons, which a script has for other reasons, would make a transcript of the press release.
    kept = (line for line in lines if line.strip() and ">>" not in line)
    return [*OTHERS, *dict.fromkeys(" ".join(line.split()) for line in kept)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, list[str]]:
    project = complete_archive(tmp_path_factory.mktemp("own"))
    folder = project.transcripts / "moot-2001"
    lines = _own_lines()
    (folder / "said.txt").write_text("".join(f">> EVE ADDAMS: {line}\n\n" for line in lines), encoding="utf-8")
    (folder / "labels.txt").write_text("".join(f">> {line[:60]}: Yes.\n\n" for line in lines), encoding="utf-8")
    news = [line for line in lines if ">>" not in line]  # shifts of bits would be marks of turns
    (folder / "third-press-release.txt").write_text("\n\n".join(["Holes in the News", *news]), encoding="utf-8")
    for number, line in enumerate(OTHERS):
        (folder / f"title-{number}.txt").write_text(f"{line}\n\n>> EVE ADDAMS: Yes.\n\n>> BO: No.\n", encoding="utf-8")
        (folder / f"alone-{number}.txt").write_text(line, encoding="utf-8")
    output: list[str] = []
    build_site(project, print_line=output.append)
    return project, output


def test_the_site_with_its_own_strings_as_speech_has_no_faults(built: tuple[Project, list[str]]) -> None:
    assert "check: no faults" in built[1]


def test_every_line_is_said_as_it_is_written(built: tuple[Project, list[str]]) -> None:
    page = Html((built[0].site / "moot-2001" / "said" / "index.html").read_text(encoding="utf-8"))
    shown = " ".join(node.text() for node in page.css("[data-record=words]"))
    record = from_json((built[0].site / "moot-2001" / "said" / "session.json").read_bytes())
    written = [block.text for turn in record.turns for block in turn.blocks]
    assert shown.split() == " ".join(written).split()
    assert len(record.turns) >= len(_own_lines())


def test_only_an_article_has_a_link_to_the_article(built: tuple[Project, list[str]]) -> None:
    for name, links in (("said", 0), ("labels", 0), ("third-press-release", 1)):
        page = Html((built[0].site / "moot-2001" / name / "index.html").read_text(encoding="utf-8"))
        assert len(page.css(".after a[data-copy]")) == links, name


def looked_for_without_a_tag(source: str) -> Iterator[str]:
    """Yield each string that a template looks for in something, unless it has a `<`, which no text of a page has."""
    environment = Environment(autoescape=False, extensions=["jinja2.ext.i18n"])  # noqa: S701 - nothing is rendered
    tree = environment.parse(source)
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and call.node.attr in {"split", "partition", "find", "index", "count"}:
            yield from _without_a_tag(call.args)
    for node in tree.find_all(nodes.Compare):
        if any(operand.op in {"in", "notin"} for operand in node.ops) and "content" in _attributes(node):
            yield from _without_a_tag([node.expr])
    for used in tree.find_all(nodes.Filter):
        if used.name == "replace" and used.args and "content" in _attributes(used):
            yield from _without_a_tag(used.args[:1])


def _without_a_tag(arguments: Sequence[nodes.Expr]) -> Iterator[str]:
    for argument in arguments:
        if isinstance(argument, nodes.Const) and isinstance(argument.value, str) and "<" not in argument.value:
            yield argument.value


def _attributes(node: nodes.Node) -> set[str]:
    return {part.attr for part in node.find_all(nodes.Getattr)}


ALLOWED = {"{turn}", '"', ">"}
"""The template of the link to report a mistake is split at its field, a heading's id ends at a quotation mark, and the
first paragraph of a turn begins behind its tag."""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(THEME)))
def test_no_template_looks_for_a_string_that_text_can_have(path: Path) -> None:
    assert set(looked_for_without_a_tag(path.read_text(encoding="utf-8"))) <= ALLOWED


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{% if 'id=\"text-1\"' in page.content %}{% endif %}", ['id="text-1"']),
        ("{% if '<h2 id=\"a\"' in page.content %}{% endif %}", []),
        ("{% set parts = page.content.split('Corrections') %}", ["Corrections"]),
        ("{% set parts = page.content.split('</h1>') %}", []),
        ("{% if page.content.find('x') %}{% endif %}", ["x"]),
        ("{{ page.content | replace('dir', 'x') }}", ["dir"]),
        ("{% if row.key not in folded %}{% endif %}", []),
    ],
)
def test_the_test_of_templates_finds_such_strings(source: str, found: list[str]) -> None:
    assert list(looked_for_without_a_tag(source)) == found
