"""The configuration of one run of MkDocs: paths, the files taken in, and what it inherits."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.project import Project
from generator.site.engine.engine_config import engine_config, renders_page_by_page
from tests.support.paths import ROOT


def project_with(folder: Path, settings: str) -> Project:
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return Project(root=folder)


def test_the_paths_of_the_archive_are_given_in_full(tmp_path: Path) -> None:
    project = project_with(tmp_path, "theme:\n  name: material\n  custom_dir: site_config/theme\n")
    assert yaml.safe_load(engine_config(project, tmp_path / "out")) == {
        "INHERIT": str(tmp_path / "mkdocs.yml"),
        "docs_dir": str(tmp_path / "build" / "docs"),
        "site_dir": str(tmp_path / "out"),
        "theme": {"custom_dir": str(tmp_path / "site_config" / "theme")},
        "hooks": [str(ROOT / "generator" / "site" / "engine" / "generated_markdown.py")],
    }


def test_the_hooks_of_the_archive_run_before_the_one_of_the_program(tmp_path: Path) -> None:
    config = yaml.safe_load(engine_config(project_with(tmp_path, "hooks: [a/b.py]\n"), tmp_path / "out"))
    assert [Path(hook).relative_to(tmp_path).as_posix() for hook in config["hooks"][:-1]] == ["a/b.py"]
    assert Path(config["hooks"][-1]).is_file()


@pytest.mark.parametrize("settings", ["theme: material\n", "theme:\n  name: material\n", "theme: !ENV THEME\n", ""])
def test_a_theme_without_a_folder_of_the_archive_is_inherited(tmp_path: Path, settings: str) -> None:
    config = yaml.safe_load(engine_config(project_with(tmp_path, settings), tmp_path / "out"))
    assert "theme" not in config


def test_parts_are_rendered_by_the_last_hook(tmp_path: Path) -> None:
    config = yaml.safe_load(engine_config(project_with(tmp_path, "hooks: [a.py]\n"), tmp_path / "out", in_parts=True))
    assert [Path(hook).name for hook in config["hooks"]] == ["a.py", "generated_markdown.py", "render_parts.py"]
    assert Path(config["hooks"][-1]).is_file()


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("plugins: []\nnav: [{Home: index.md}, {More: [{About: about.md}]}]\n", True),
        ("nav: [{Home: index.md}]\n", False),
        ("plugins: [tags]\nnav: [{Home: index.md}]\n", False),
        ("plugins: []\nhooks: [a.py]\nnav: [{Home: index.md}]\n", False),
        ("plugins: []\nexclude_docs: drafts/\nnav: [{Home: index.md}]\n", False),
        ("plugins: []\nmarkdown_extensions: [pymdownx.snippets]\nnav: [{Home: index.md}]\n", False),
        ("plugins: []\nmarkdown_extensions: [attr_list, {toc: {permalink: false}}]\nnav: [{Home: index.md}]\n", True),
        ("plugins: []\n", False),
        ("plugins: []\nnav: [index.md]\n", False),
        ("plugins: []\nnav: [{More: [about.md]}]\n", False),
    ],
)
def test_pages_that_may_depend_on_other_pages_are_not_rendered_alone(settings: str, expected: bool) -> None:
    assert renders_page_by_page(yaml.safe_load(settings)) is expected
