"""A site in a language that its archive brings: Python, templates and scripts have its words; the rest is English."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.interface.own_catalogue import own_catalogue_file
from generator.project import Project
from generator.site.build import build_site
from generator.start.renew_catalogue import renew_catalogue
from tests.support.make_archive import complete_archive
from tests.support.pseudo_language import set_language

pytestmark = pytest.mark.slow

WORDS = {
    "People": "Jendea",  # a page's heading, made by Python
    "Dark mode": "Modu iluna",  # a template
    "Copy link": "Kopiatu esteka",  # a script
}


def translate(project: Project, words: dict[str, str]) -> None:
    path = own_catalogue_file(project.theme, "eu")
    text = path.read_text(encoding="utf-8")
    for message, translation in words.items():
        assert f'msgid "{message}"\n' in text, message
        text = text.replace(f'msgid "{message}"\nmsgstr ""', f'msgid "{message}"\nmsgstr "{translation}"')
    path.write_text(text, encoding="utf-8")


def page(project: Project, name: str) -> str:
    return (project.site / name / "index.html").read_text(encoding="utf-8")


def scripts(site: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted((site / "assets").rglob("*.js")))


def test_a_site_has_the_words_that_its_archive_brings(tmp_path: Path) -> None:
    project = complete_archive(tmp_path / "archive")
    set_language(project, "eu")
    renew_catalogue(project.theme, "eu")
    translate(project, WORDS)
    lines: list[str] = []
    build_site(project, print_line=lines.append)
    assert "check: no faults" in lines, lines
    people = page(project, "people")
    assert '<html lang="eu"' in people
    assert "Jendea</h1>" in people
    assert "Modu iluna" in people
    assert "Glossary</h1>" in page(project, "glossary")
    assert '"Copy link": "Kopiatu esteka"' in scripts(project.site)

    translate(project, {"Glossary": "Glosarioa"})
    build_site(project, print_line=lines.append)
    assert "Glosarioa</h1>" in page(project, "glossary")
    build_site(project, print_line=lines.append)
    assert "build: nothing changed since the last build" in lines
