"""The inputs of a build: which change shapes every page, which only the site, and which none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.project import Project
from generator.results import program
from generator.site.incremental.inputs import read_inputs
from tests.support.make_archive import complete_archive


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return complete_archive(tmp_path / "archive")


def changed_by(project: Project, name: str, text: str) -> tuple[bool, bool, bool, bool]:
    """Return whether writing a file changes all inputs, those of reading, those of every page, and the assets."""
    before = read_inputs(project, "mkdocs")
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    after = read_inputs(project, "mkdocs")
    names = ("everything", "reading", "rendering", "assets")
    everything, reading, rendering, assets = (getattr(before, name) != getattr(after, name) for name in names)
    return everything, reading, rendering, assets


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("content/transcripts/moot-2003/new.txt", (True, True, False, False)),
        ("content/permalinks/moot-2003.json", (True, True, False, False)),
        ("site_config/people.yml", (True, True, False, False)),
        ("site_config/theme/assets/lists.css", (True, False, False, True)),
        ("site_config/theme/partials/footer.html", (True, False, True, False)),
        ("site_config/theme/.icons/a.svg", (True, False, True, False)),
        ("notes.txt", (False, False, False, False)),
        ("site/index.html", (False, False, False, False)),
    ],
)
def test_which_inputs_a_file_changes(project: Project, name: str, expected: tuple[bool, bool, bool, bool]) -> None:
    assert changed_by(project, name, "[]\n") == expected


def test_the_settings_of_mkdocs_shape_every_page(project: Project) -> None:
    text = project.mkdocs_yml.read_text(encoding="utf-8")
    assert changed_by(project, "mkdocs.yml", text.replace("font: false", "font: true"))[2]


def test_an_asset_that_a_template_embeds_shapes_every_page(project: Project) -> None:
    template = project.site_config / "theme" / "partials" / "footer.html"
    template.parent.mkdir()
    template.write_text('{% include ".icons/a.svg" %}{% include "assets/a.css" %}', encoding="utf-8")
    assert changed_by(project, "site_config/theme/assets/a.css", "a {}") == (True, False, True, True)


def test_the_engine_and_the_versions_of_libraries_shape_every_page(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendering = read_inputs(project, "mkdocs").rendering
    assert rendering == read_inputs(project, "mkdocs").rendering
    assert rendering != read_inputs(project, "properdocs").rendering
    monkeypatch.setattr(program, "_version", lambda library: "0")
    assert rendering != read_inputs(project, "mkdocs").rendering


def test_variables_of_the_environment_that_mkdocs_reads_shape_every_page(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with project.mkdocs_yml.open("a", encoding="utf-8") as file:
        file.write("extra:\n  host: !ENV [MOOT_HOST, 'none']\n")
    rendering = read_inputs(project, "mkdocs").rendering
    monkeypatch.setenv("MOOT_HOST", "x")
    assert rendering != read_inputs(project, "mkdocs").rendering


def test_a_template_that_lists_all_pages_ends_rendering_page_by_page(project: Project) -> None:
    assert read_inputs(project, "mkdocs").page_by_page
    for name, expected in (("sitemap.xml", True), ("partials/footer.html", False)):
        path = project.site_config / "theme" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("{% for file in pages %}{{ file.url }}{% endfor %}", encoding="utf-8")
        assert read_inputs(project, "mkdocs").page_by_page is expected


def test_a_link_to_a_folder_is_an_input(project: Project) -> None:
    before = read_inputs(project, "mkdocs").everything
    (project.transcripts / "linked").symlink_to(project.root, target_is_directory=True)
    assert read_inputs(project, "mkdocs").everything != before
