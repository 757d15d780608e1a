"""The theme stands on its own frame: what it takes of Material is known, so that it can do without."""

from __future__ import annotations

from jinja2 import Environment, nodes

from tests.support.paths import THEME

TEMPLATES = [path for path in THEME.rglob("*") if path.suffix == ".html" or path.name == "_headers"]


def test_material_gives_no_template() -> None:
    environment = Environment(autoescape=False, extensions=["jinja2.ext.i18n"])  # noqa: S701 - nothing is rendered
    named: set[str] = set()
    for path in TEMPLATES:
        tree = environment.parse(path.read_text(encoding="utf-8"))
        for kind in (nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport):
            for node in tree.find_all(kind):
                assert isinstance(node, nodes.Include | nodes.Extends | nodes.Import | nodes.FromImport)
                assert isinstance(node.template, nodes.Const)
                named.add(node.template.value)
    assert {name for name in named if not (THEME / name).is_file()} == set()


def test_no_style_of_material_is_expected() -> None:
    texts = [path.read_text(encoding="utf-8") for path in [*TEMPLATES, *(THEME / "assets").glob("*.*s")]]
    assert not [text for text in texts if "md-" in text or "assets/stylesheets" in text or "assets/javascripts" in text]
