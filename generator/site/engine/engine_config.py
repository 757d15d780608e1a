"""The configuration of MkDocs: what the archive's `mkdocs.yml` says, completed by the program.

Relative paths of `mkdocs.yml` are those of its own folder, so the paths in it are repeated for the folder of the
configuration.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.engine_defaults import joined_settings
from generator.errors import ConfigError
from generator.pages.docs_folder import write_if_changed
from generator.project import Project

_GENERATED_MARKDOWN = Path(__file__).with_name("generated_markdown.py")
"""The hook that parses generated pages; without it the pages are the same, and MkDocs takes twice as long."""

_ONE_CONVERTER = Path(__file__).with_name("one_converter.py")
"""The hook that converts all pages with one converter; without it MkDocs makes the same pages, more slowly."""

_READ_FRONT_MATTER = Path(__file__).with_name("read_front_matter.py")
"""The hook that reads the front matter of generated pages; without it MkDocs reads the same values, more slowly."""

_UNUSED_FILES = Path(__file__).with_name("unused_files.py")
"""The hook that leaves the files of the parent theme out; without it the site has files that no page loads."""

_RENDER_PARTS = Path(__file__).with_name("render_parts.py")
"""The hook that renders some pages only, and many pages in several processes."""

_WHOLE_SITE_SETTINGS = ("plugins", "hooks", "exclude_docs", "draft_docs", "extra_templates")
"""Settings of `mkdocs.yml` with which a page may depend on other pages or on other files."""

_READS_FILES = re.compile(r"snippets|include|macros", re.IGNORECASE)
"""Names of Markdown extensions that put other files into a page."""


def renders_page_by_page(settings: Mapping[str, Any]) -> bool:
    """Return True if the bytes of a page depend on nothing but the page, the theme and `mkdocs.yml`.

    Args:
        settings: What `mkdocs.yml` says.
    """
    if any(settings.get(key) for key in _WHOLE_SITE_SETTINGS) or "plugins" not in settings:
        return False  # without `plugins`, MkDocs' own search is on
    if _READS_FILES.search(repr(settings.get("markdown_extensions"))):
        return False
    return all(isinstance(entry, dict) for entry in _nav_entries(settings.get("nav")))


def _nav_entries(nav: object) -> Iterator[object]:
    """Yield all entries of a navigation; an entry without a title takes it from its page, which may be excluded."""
    if not isinstance(nav, list):
        yield nav  # MkDocs makes a navigation of all pages
        return
    for entry in nav:
        yield entry
        if isinstance(entry, dict):
            for value in entry.values():
                if not isinstance(value, str):
                    yield from _nav_entries(value)


def engine_config(project: Project, target: Path, *, in_parts: bool = False) -> str:
    """Return the YAML of a configuration that renders the docs folder, or some of its files, into `target`.

    Args:
        project: The archive's folders.
        target: An empty or missing folder for the output.
        in_parts: Whether a file beside the configuration says what is rendered; else everything is. MkDocs knows the
            other files, so links to them are right, and the bytes of a page are the same as with all files.
    """
    config = _completed(project, project.root, {"docs_dir": str(project.docs), "site_dir": str(target)})
    hooks = (_GENERATED_MARKDOWN, _ONE_CONVERTER, _READ_FRONT_MATTER, _UNUSED_FILES)
    config["hooks"] = [*config.get("hooks", ()), *map(str, hooks)]
    if in_parts:
        config["hooks"].append(str(_RENDER_PARTS))
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)


def write_engine_yml(project: Project) -> None:
    """Write the configuration by which MkDocs alone builds the docs folder, if `mkdocs.yml` lacks some of it."""
    path = project.engine_yml
    if not project.missing_mkdocs_settings(project.own_mkdocs_settings()):
        path.unlink(missing_ok=True)
        return
    config = _completed(
        project, Path(os.pardir), {"docs_dir": project.docs.name, "site_dir": f"../{project.site.name}"}
    )
    head = "# Written by transcript-archive, from mkdocs.yml and site_config/archive.yml; `mkdocs build -f` takes it.\n"
    write_if_changed(path, (head + yaml.safe_dump(config, allow_unicode=True, sort_keys=False)).encode("utf-8"))


def _completed(project: Project, root: Path, folders: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings that `mkdocs.yml` lacks, and the paths in it, for a configuration in another folder.

    Args:
        project: The archive's folders.
        root: The path of the archive's folder.
        folders: The folders of the docs and of the site.

    Raises:
        ConfigError: `mkdocs.yml` names a folder of a theme that is missing.
    """
    own = project.own_mkdocs_settings()
    config = project.missing_mkdocs_settings(own)
    settings = joined_settings(own, config)
    if own or project.mkdocs_yml.is_file():
        config = {"INHERIT": (root / project.mkdocs_yml.name).as_posix()} | config
    config |= folders
    theme = settings.get("theme")
    if isinstance(theme, dict) and isinstance(theme.get("custom_dir"), str):
        _check_theme_folder(project, theme["custom_dir"])
        config["theme"] = config.get("theme", {}) | {"custom_dir": (root / theme["custom_dir"]).as_posix()}
    if settings.get("hooks"):
        config["hooks"] = [(root / hook).as_posix() for hook in settings["hooks"]]
    return config


def _check_theme_folder(project: Project, name: str) -> None:
    """Check that the folder of an archive's own theme is there; who replaces `site_config/` often has none.

    Raises:
        ConfigError: It is missing.
    """
    if not (project.root / name).is_dir():
        reason = "`custom_dir` names a folder that is missing; delete the line, or put a file into the folder"
        raise ConfigError(reason, path=str(project.mkdocs_yml), fragment=name)
