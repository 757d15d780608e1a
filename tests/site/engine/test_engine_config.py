"""The configuration of one run of MkDocs: paths, the files taken in, and what it inherits."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.engine_defaults import fixed_defaults
from generator.errors import ConfigError
from generator.interface.catalogue import ENGLISH
from generator.project import Project
from generator.site.engine.engine_config import engine_config, renders_page_by_page, write_engine_yml
from tests.support.paths import MKDOCS, ROOT

HOOKS = ROOT / "generator" / "site" / "engine"
HOOK_NAMES = ("generated_markdown.py", "one_converter.py", "read_front_matter.py", "unused_files.py")


def project_with(folder: Path, settings: str) -> Project:
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return Project(root=folder)


def archive_with(folder: Path, settings: str) -> Project:
    project = Project(root=folder)
    project.site_config.mkdir()
    project.archive_yml.write_text(settings, encoding="utf-8")
    return project


def test_the_paths_of_the_archive_are_given_in_full(tmp_path: Path) -> None:
    (tmp_path / "site_config" / "theme").mkdir(parents=True)
    project = project_with(tmp_path, "theme:\n  name: material\n  custom_dir: site_config/theme\n")
    config = yaml.safe_load(engine_config(project, tmp_path / "out"))
    assert {key: value for key, value in config.items() if key not in fixed_defaults(ENGLISH) or key == "theme"} == {
        "INHERIT": str(tmp_path / "mkdocs.yml"),
        "docs_dir": str(tmp_path / "build" / "docs"),
        "site_dir": str(tmp_path / "out"),
        "site_name": "Transcript archive",
        "site_description": "Transcripts of meetings, with an address for every turn.",
        "copyright": "Transcript archive ·",
        "theme": {"custom_dir": str(tmp_path / "site_config" / "theme")},
        "hooks": [str(HOOKS / name) for name in HOOK_NAMES],
    }


@pytest.mark.parametrize("rest", ["", "site_name: A\nsite_url: https://a.example/\n"])
def test_a_missing_folder_of_the_theme_is_one_sentence(tmp_path: Path, rest: str) -> None:
    project = project_with(tmp_path, f"theme:\n  name: transcript-archive\n  custom_dir: site_config/theme\n{rest}")
    with pytest.raises(ConfigError, match="`custom_dir` names a folder that is missing; delete the line") as error:
        engine_config(project, tmp_path / "out")
    assert error.value.path == str(tmp_path / "mkdocs.yml")


def test_the_hooks_of_the_archive_run_before_those_of_the_program(tmp_path: Path) -> None:
    config = yaml.safe_load(engine_config(project_with(tmp_path, "hooks: [a/b.py]\n"), tmp_path / "out"))
    assert [Path(hook).relative_to(tmp_path).as_posix() for hook in config["hooks"][:-4]] == ["a/b.py"]
    assert all(Path(hook).is_file() for hook in config["hooks"][-4:])


@pytest.mark.parametrize("settings", ["theme: material\n", "theme:\n  name: material\n", "theme: !ENV THEME\n"])
def test_another_theme_is_inherited_as_it_is(tmp_path: Path, settings: str) -> None:
    config = yaml.safe_load(engine_config(project_with(tmp_path, settings), tmp_path / "out"))
    assert "theme" not in config


SHORT = """\
site_url: https://transcripts.example.org/short/
theme:
  language: fr
extra_css: [mine.css]
"""


def test_a_short_file_is_completed(tmp_path: Path) -> None:
    project = project_with(tmp_path, SHORT)
    config = yaml.safe_load(engine_config(project, tmp_path / "out"))
    assert config["INHERIT"] == str(tmp_path / "mkdocs.yml")
    assert config["theme"] == {
        key: value for key, value in fixed_defaults(ENGLISH)["theme"].items() if key != "language"
    }
    assert config["nav"] == fixed_defaults(ENGLISH)["nav"]
    assert "site_url" not in config
    assert project.mkdocs_settings()["theme"]["language"] == "fr"
    assert project.site_url() == "https://transcripts.example.org/short/"


def test_without_a_file_the_settings_are_those_of_the_archive(tmp_path: Path) -> None:
    project = archive_with(tmp_path, "name: A # b\naddress: https://transcripts.example.org/a\nlanguage: pt\n")
    (tmp_path / "site_config" / "theme").mkdir()
    config = yaml.safe_load(engine_config(project, tmp_path / "out"))
    assert "INHERIT" not in config
    assert (config["site_name"], config["site_url"]) == ("A", "https://transcripts.example.org/a")
    assert config["theme"]["locale"] == "pt"
    assert config["theme"]["custom_dir"] == str(tmp_path / "site_config" / "theme")
    assert project.site_url() == "https://transcripts.example.org/a/"


def test_an_archive_without_an_address_learns_where_to_write_it(tmp_path: Path) -> None:
    project = archive_with(tmp_path, "name: A\n")
    with pytest.raises(ConfigError, match=r"archive\.yml: the address of the site is missing; add a line such as"):
        project.site_url()


def test_a_file_may_extend_another_one(tmp_path: Path) -> None:
    (tmp_path / "common.yml").write_text("site_url: https://transcripts.example.org/\nsite_name: Common\n", "utf-8")
    project = project_with(tmp_path, "INHERIT: common.yml\nsite_name: Own\n")
    assert project.site_url() == "https://transcripts.example.org/"
    assert project.mkdocs_settings()["site_name"] == "Own"
    assert [path.name for path, _ in project.mkdocs_files()] == ["mkdocs.yml", "common.yml"]


def test_files_that_extend_each_other_are_an_error(tmp_path: Path) -> None:
    project = project_with(tmp_path, "INHERIT: mkdocs.yml\n")
    with pytest.raises(ConfigError, match="extend each other"):
        project.mkdocs_settings()


def test_mkdocs_alone_has_the_completed_settings_in_the_build_folder(tmp_path: Path) -> None:
    project = project_with(tmp_path, SHORT + "hooks: [a.py]\n")
    project.docs.mkdir(parents=True)
    write_engine_yml(project)
    config = yaml.safe_load(project.engine_yml.read_text(encoding="utf-8"))
    assert (config["INHERIT"], config["docs_dir"], config["site_dir"]) == ("../mkdocs.yml", "docs", "../site")
    assert config["hooks"] == ["../a.py"]


def test_a_complete_file_needs_no_other(tmp_path: Path) -> None:
    project = project_with(tmp_path, MKDOCS.read_text(encoding="utf-8"))
    project.engine_yml.parent.mkdir()
    project.engine_yml.write_text("old", encoding="utf-8")
    write_engine_yml(project)
    assert not project.engine_yml.exists()
    assert project.missing_mkdocs_settings(project.own_mkdocs_settings()) == {}


def test_parts_are_rendered_by_the_last_hook(tmp_path: Path) -> None:
    config = yaml.safe_load(engine_config(project_with(tmp_path, "hooks: [a.py]\n"), tmp_path / "out", in_parts=True))
    assert [Path(hook).name for hook in config["hooks"]] == [
        "a.py",
        *HOOK_NAMES,
        "render_parts.py",
    ]
    assert all(Path(hook).is_file() for hook in config["hooks"][1:])


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


def test_the_language_of_the_archive_is_that_of_the_theme_and_the_header(tmp_path: Path) -> None:
    config = yaml.safe_load(engine_config(archive_with(tmp_path, "language: fr\n"), tmp_path / "out"))
    assert config["theme"]["locale"] == "fr"
    assert {"Glossaire": "glossary/index.md"} in config["nav"]


@pytest.mark.parametrize("text", ["language: [", "language: 7\n", "- a\n", ""])
def test_an_archive_with_broken_settings_has_the_language_of_the_program(tmp_path: Path, text: str) -> None:
    project = archive_with(tmp_path, text)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS.read_text(encoding="utf-8"), encoding="utf-8")
    assert "locale" not in project.mkdocs_settings()["theme"]
