"""Hostile settings, corrections and addresses put no element, script or host into the built pages."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.project import Project
from generator.site.build import build_site
from tests.support.hostile_settings import HOSTS, with_hostile_settings
from tests.support.make_archive import complete_archive

DATA = "application/ld+json"
"""The type of a block of data, which no browser runs."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = complete_archive(tmp_path_factory.mktemp("around") / "plain")
    build_site(project, print_line=lambda _: None)
    return project


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = complete_archive(tmp_path_factory.mktemp("around") / "hostile")
    with_hostile_settings(project)
    output: list[str] = []
    report = build_site(project, print_line=output.append)
    assert (report.faults, report.failed_corrections) == (0, 0), "\n".join(output)
    return project


def trees(project: Project) -> dict[Path, LexborHTMLParser]:
    return {path: LexborHTMLParser(path.read_bytes()) for path in sorted(project.site.rglob("*.html"))}


def inline_scripts(project: Project) -> set[str]:
    """Return the scripts that a browser would run."""
    inline = (node for tree in trees(project).values() for node in tree.css("script:not([src])"))
    return {node.text() for node in inline if node.attributes.get("type") != DATA}


def test_data_in_pages_is_data(hostile: Project) -> None:
    blocks = [node for tree in trees(hostile).values() for node in tree.css(f'script[type="{DATA}"]')]
    assert len(blocks) > 10
    for block in blocks:
        assert json.loads(block.text()).keys() == {"@context", "@graph"}
        assert "<" not in block.text()


def test_no_text_becomes_an_element_or_an_attribute(hostile: Project) -> None:
    for path, tree in trees(hostile).items():
        assert not tree.css("iframe, base, img, object, embed, [style], [srcdoc], #hit, .hit"), path
        assert all(form.attributes["action"] == "search/" for form in tree.css("form[action]")), path
        names = {name for node in tree.css("*") for name in node.attributes}
        assert not [name for name in names if name.startswith("on")], path


def test_no_text_becomes_a_script(hostile: Project, plain: Project) -> None:
    assert inline_scripts(hostile) <= inline_scripts(plain)
    sources = {node.attributes["src"] for tree in trees(hostile).values() for node in tree.css("[src]")}
    assert not [source for source in sources if source is None or urlsplit(source).netloc]


def test_links_lead_only_to_known_hosts(hostile: Project) -> None:
    for path, tree in trees(hostile).items():
        for node in tree.css("[href]"):
            parts = urlsplit(node.attributes["href"] or "")
            assert parts.scheme in {"", "http", "https"}, (path, node.html)
            assert not parts.netloc or parts.netloc in HOSTS, (path, node.html)
