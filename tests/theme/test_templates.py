"""MkDocs' templates do not escape: every value that may come from a source must be escaped in the template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.support.paths import THEME

TEMPLATES = sorted(path for path in THEME.rglob("*") if path.suffix in {".html", ".xml"} or path.name == "robots.txt")

ESCAPES = {"e", "escape", "tojson"}
ESCAPED_ALREADY = {"title", "description"}
"""Fields of the front matter that the generator writes HTML-escaped."""
TRANSLATORS = {"gettext", "ngettext", "pgettext"}
MACROS = {"counted", "dates"}
"""Templates of macros, which escape what they print; their own files are tested."""
PROVIDED = {"page", "config", "nav", "base_url", "loop", "super", "pages", "self", *TRANSLATORS, *MACROS}
"""Names that MkDocs and Jinja give to every template; only `page.meta` comes from sources."""
RENDERED = {"quoted"}
"""HTML that MkDocs rendered from Markdown, used by an included template."""


def unescaped(source: str) -> list[str]:
    """Return each printed expression that may hold front matter and is not escaped, with its line."""
    environment = Environment(autoescape=False, extensions=["jinja2.ext.i18n"])  # noqa: S701 - nothing is rendered
    tree = environment.parse(source)
    tainted = _tainted_names(tree)
    macros = {macro.name for macro in tree.find_all(nodes.Macro)}
    return [
        f"line {part.lineno}: {type(part).__name__}"
        for output in tree.find_all(nodes.Output)
        for printed in output.nodes
        if not isinstance(printed, nodes.TemplateData)
        for part in _printed_parts(printed)
        if _is_tainted(part, tainted) and not _is_escaped(part, macros)
    ]


def _printed_parts(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield a printed expression, or each value that a translated message prints in its places."""
    if not isinstance(node, nodes.Mod) or not isinstance(node.right, nodes.Dict):
        yield node
        return
    message = " ".join(str(part.value) for part in node.left.find_all(nodes.Const))
    for pair in node.right.items:
        if isinstance(pair.key, nodes.Const) and f"%({pair.key.value})s" in message:
            yield pair.value


def _tainted_names(tree: nodes.Template) -> set[str]:
    """Return the names that may hold front matter: names set from it, and names set by an including template."""
    bindings = [*_bindings(tree)]
    # What a block of a template sets was looked at where the block prints it.
    blocks = {node.target.name for node in tree.find_all(nodes.AssignBlock) if isinstance(node.target, nodes.Name)}
    bound = {name for name, _ in bindings} | blocks
    tainted = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"} - bound - PROVIDED - RENDERED
    while True:
        new_names = {name for name, value in bindings if _is_tainted(value, tainted)} - tainted
        if not new_names:
            return tainted
        tainted |= new_names


def _bindings(tree: nodes.Template) -> Iterator[tuple[str, nodes.Node]]:
    targets_and_values = [(node.target, node.iter) for node in tree.find_all(nodes.For)]
    targets_and_values += [(node.target, node.node) for node in tree.find_all(nodes.Assign)]
    for target, value in targets_and_values:
        for name in [target, *target.find_all(nodes.Name)]:
            if isinstance(name, nodes.Name):
                yield name.name, value


def _is_tainted(node: nodes.Node, tainted: set[str]) -> bool:
    parts = [node, *node.find_all((nodes.Name, nodes.Getattr))]
    return any(
        (isinstance(part, nodes.Name) and part.name in tainted)
        or (isinstance(part, nodes.Getattr) and part.attr == "meta")
        for part in parts
    )


def _is_escaped(node: nodes.Node, macros: set[str]) -> bool:
    if isinstance(node, nodes.Filter) and node.name in ESCAPES:
        return True
    if isinstance(node, nodes.Filter) and node.name == "replace" and isinstance(node.node, nodes.Call):
        return _is_escaped(node.node, macros)  # what a macro printed, with other blanks
    if isinstance(node, nodes.Call):
        return _is_macro(node.node, macros)
    return (
        isinstance(node, nodes.Getattr)
        and node.attr in ESCAPED_ALREADY
        and isinstance(node.node, nodes.Getattr)
        and node.node.attr == "meta"
    )


def _is_macro(called: nodes.Node, macros: set[str]) -> bool:
    if isinstance(called, nodes.Name):
        return called.name in macros
    return isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name) and called.node.name in MACROS


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(THEME)))
def test_front_matter_is_escaped_wherever_it_is_printed(path: Path) -> None:
    assert unescaped(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(THEME)))
def test_nothing_is_marked_as_safe_and_no_script_is_inline(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert "| safe" not in source
    assert "autoescape" not in source
    assert "<script>" not in source
    assert " style=" not in source


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("{{ page.meta.title }} {{ page.meta.description }}", 0),
        ("{{ page.meta.docket }}", 1),
        ("{{ page.meta.docket | e }}", 0),
        ("{% set a %}{{ page.meta.docket }}{% endset %}{{ a }}", 1),
        ("{% set a %}{{ page.meta.docket | e }}{% endset %}{{ a }}", 0),
        ("{{ page.meta.href | url | e }}", 0),
        ("{{ page.meta.href | e | url }}", 1),
        ("{{ page.meta.title | upper }}", 1),
        ("{% set meta = page.meta or {} %}{{ meta.page_kind }}", 1),
        ("{% for row in page.meta.docket %}{{ row.label }}{% endfor %}", 1),
        ("{% set meta = page.meta %}{% for a in meta.b %}{% for c in a.d %}{{ c.e }}{% endfor %}{% endfor %}", 1),
        ("{{ row.label }}", 1),
        ("{% if page.meta.docket %}yes{% endif %}", 0),
        ("{{ 'x' if page.meta.y else page.meta.z }}", 1),
        ("{{ page.content }} {{ nav.homepage.url | url }}", 0),
        ("{% set parts = page.content.split('x') %}{{ parts[0] }}", 0),
        ("{{ gettext('Link') }}", 0),
        ("{% trans name=page.meta.name | e %}Page of {{ name }}{% endtrans %}", 0),
        ("{% trans name=page.meta.name %}Page of {{ name }}{% endtrans %}", 1),
        ("{% trans n=page.meta.n, words=counted.words(page.meta.n) %}{{ words }}{% pluralize n %}x{% endtrans %}", 0),
        ("{% trans n=page.meta.n %}{{ n }} word{% pluralize n %}{{ n }} words{% endtrans %}", 1),
        ("{% macro a(n) %}{{ n }}{% endmacro %}{{ a(page.meta.n) }}", 1),
    ],
)
def test_the_check_finds_unescaped_values(source: str, faults: int) -> None:
    assert len(unescaped(source)) == faults
