"""Compiled templates are kept for exactly what they depend on, and an engine never writes into the kept ones."""

from __future__ import annotations

from pathlib import Path

from generator.project import Project
from generator.results.program import PROGRAM_THEME
from generator.site.build import build_site
from generator.site.engine.kept_templates import COMPILED_TEMPLATES, KEPT_TEMPLATES, keep_templates, kept_templates
from generator.site.site_build import BuildOptions
from tests.support.site_files import clean_files, differences, folder_files


def silent(_: str) -> None:
    """Print nothing."""


def compiled(run: Path, name: str) -> None:
    (run / COMPILED_TEMPLATES).mkdir(parents=True)
    (run / COMPILED_TEMPLATES / name).write_text(name, encoding="utf-8")


def test_templates_of_one_hash_are_kept(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    keep_templates(tmp_path / "none", cache, "a")
    assert kept_templates(cache, "a") is None
    compiled(tmp_path / "first", "x")
    keep_templates(tmp_path / "first", cache, "a")
    compiled(tmp_path / "again", "y")
    keep_templates(tmp_path / "again", cache, "a")
    assert kept_templates(cache, "a") == str(cache / KEPT_TEMPLATES / "a")
    assert [path.name for path in cache.rglob("*") if path.is_file()] == ["x"]
    compiled(tmp_path / "other", "z")
    keep_templates(tmp_path / "other", cache, "b")
    assert kept_templates(cache, "a") is None
    assert kept_templates(cache, "") is None
    assert [path.name for path in cache.rglob("*") if path.is_file()] == ["z"]


def test_a_build_after_a_change_uses_them_and_adds_none(built_archive: Project, tmp_path: Path) -> None:
    folder = built_archive.cache / KEPT_TEMPLATES
    before = folder_files(folder)
    assert before
    source = next(built_archive.transcripts.rglob("ws3-*.txt"))
    source.write_text(source.read_text(encoding="utf-8") + "\n More words.\n", encoding="utf-8")
    next(path for path in folder.rglob("*") if path.is_file()).unlink()
    missing = folder_files(folder)
    assert build_site(built_archive, print_line=silent).faults == 0
    assert folder_files(folder) == missing
    assert differences(folder_files(built_archive.site), clean_files(built_archive, tmp_path / "clean")) == []
    assert build_site(built_archive, print_line=silent, options=BuildOptions(use_cache=False)).faults == 0
    assert folder_files(folder).keys() == before.keys()


def test_another_template_is_compiled_again(built_archive: Project, tmp_path: Path) -> None:
    template = built_archive.site_config / "theme" / "404.html"
    template.parent.mkdir(parents=True, exist_ok=True)
    template.write_text("{# another #}" + (PROGRAM_THEME / "404.html").read_text(encoding="utf-8"), encoding="utf-8")
    folders = {path.name for path in (built_archive.cache / KEPT_TEMPLATES).iterdir()}
    assert build_site(built_archive, print_line=silent).faults == 0
    assert differences(folder_files(built_archive.site), clean_files(built_archive, tmp_path / "clean")) == []
    assert len(folders) == 1
    assert not folders & {path.name for path in (built_archive.cache / KEPT_TEMPLATES).iterdir()}
