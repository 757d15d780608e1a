"""The site has the files of the archive's own theme and of the program's, and none of the theme that it extends."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.project import Project
from tests.support.run_engine import run_engine

SETTINGS = """\
site_name: Council
theme: {{name: {theme}, custom_dir: own}}
plugins: []
nav: [index.md]
"""
ICON_OF_MATERIAL = "assets/images/favicon.png"


@pytest.fixture
def archive(tmp_path: Path) -> Project:
    project = Project(root=tmp_path)
    for path in (project.docs / "index.md", tmp_path / "own" / "assets" / "own.css"):
        path.parent.mkdir(parents=True)
        path.write_text("# Council\n", encoding="utf-8")
    return project


def files_of_site(archive: Project, theme: str, engine: str) -> set[str]:
    (archive.root / "mkdocs.yml").write_text(SETTINGS.format(theme=theme), encoding="utf-8")
    run_engine(archive, engine, archive.site)
    return {path.relative_to(archive.site).as_posix() for path in archive.site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_files_of_the_parent_theme_are_left_out(archive: Project, engine: str) -> None:
    files = files_of_site(archive, "transcript-archive", engine)
    assert {"index.html", "_headers", "assets/own.css", "assets/archive.css", "assets/favicon.svg"} <= files
    assert not [name for name in files if name.startswith(("assets/javascripts/", "assets/images/"))]


def test_another_theme_keeps_its_files(archive: Project) -> None:
    assert {"assets/own.css", ICON_OF_MATERIAL} <= files_of_site(archive, "material", "mkdocs")
