"""Hostile settings, corrections and addresses put no element, script or host into the built pages."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.exports.formats import FORMATS
from generator.project import Project
from generator.site.build import build_site
from tests.support.hostile_settings import HOSTS, PAGE_NAMES, with_hostile_settings
from tests.support.make_archive import complete_archive
from tests.support.xml_trees import parsed

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
    with (project.site_config / "archive.yml").open("a", encoding="utf-8") as file:
        file.write(f"exports: [{', '.join(entry.name for entry in FORMATS if entry.command is None)}]\n")
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


def check_json(data: bytes) -> None:
    json.loads(data.decode(), parse_constant=pytest.fail)


def check_json_lines(data: bytes) -> None:
    for line in data.split(b"\n")[:-1]:
        check_json(line)


def check_xml(data: bytes) -> None:
    parsed(data)


def check_csv(data: bytes) -> None:
    head, *rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
    assert {len(row) for row in rows} <= {len(head)}
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert not [cell for cell in cells if cell.startswith("-") and not cell[1:].replace(".", "").isdigit()]


def check_epub(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.namelist()[0] == "mimetype"
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                check_xml(book.read(name))


def check_captions(data: bytes) -> None:
    start, *blocks = data.decode().split("\n\n")
    assert start == "WEBVTT"
    for block in blocks:
        _, arrow, words = block.partition(" --> ")
        assert block.startswith("NOTE ") is not bool(arrow)
        assert "-->" not in words


CHECKS = {
    ".json": check_json,
    ".jsonl": check_json_lines,
    ".xml": check_xml,
    ".csv": check_csv,
    ".epub": check_epub,
    ".vtt": check_captions,
}


@pytest.mark.parametrize("suffix", CHECKS)
def test_every_file_for_programs_is_valid(hostile: Project, suffix: str) -> None:
    paths = sorted([*hostile.site.rglob(f"*{suffix}"), *hostile.site.rglob(f"*{suffix}.gz")])
    assert paths
    for path in paths:
        data = path.read_bytes()
        CHECKS[suffix](gzip.decompress(data) if path.suffix == ".gz" else data)


def test_pages_may_have_any_name(hostile: Project) -> None:
    names = {path.parent.relative_to(hostile.site).as_posix() for path in hostile.site.rglob("index.html")}
    assert names >= set(PAGE_NAMES)
