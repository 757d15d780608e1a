"""The files of a site, and those of a clean build of the same sources."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

from generator.project import Project
from generator.results.program import PROGRAM_THEME
from generator.settings.load import load_settings
from generator.site.assets.write_assets import write_assets
from generator.site.search.index import index_site
from tests.support.run_engine import run_engine
from tests.support.writing import write_docs


def folder_files(folder: Path) -> dict[str, bytes]:
    """Return the bytes of each file of a site or another folder, by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_parent_theme(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of a site without those of Material, which MkDocs alone copies; no page loads them."""
    spec = find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    parent = Path(spec.origin).with_name("templates")
    return {
        name: data for name, data in files.items() if not (parent / name).is_file() or (PROGRAM_THEME / name).is_file()
    }


def copy_sources(project: Project, target: Path) -> Project:
    """Copy what a build reads to `target`."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(project.root / "content", target / "content")
    shutil.copytree(project.site_config, target / "site_config")
    shutil.copy(project.mkdocs_yml, target)
    return Project(root=target)


def restore_sources(project: Project, copied: Project) -> None:
    """Replace what a build reads by the copy of it."""
    for folder in (project.root / "content", project.site_config):
        shutil.rmtree(folder)
    shutil.copytree(copied.root / "content", project.root / "content")
    shutil.copytree(copied.site_config, project.site_config)
    shutil.copy(copied.mkdocs_yml, project.mkdocs_yml)


def clean_files(project: Project, target: Path) -> dict[str, bytes]:
    """Return the bytes of a site from a clean build, without a check."""
    clean = copy_sources(project, target)
    settings = load_settings(clean.site_config)
    write_docs(clean, settings, print_line=lambda _: None)
    write_assets(clean.docs, [clean.site_config / "theme", PROGRAM_THEME], lambda _: None)
    run_engine(clean, "mkdocs", clean.site)
    index_site(clean.site, settings)
    return folder_files(clean.site)


def differences(files: dict[str, bytes], expected: dict[str, bytes]) -> list[str]:
    """Return the names of the files that differ or are missing on one side."""
    return sorted(name for name in files.keys() | expected.keys() if files.get(name) != expected.get(name))
