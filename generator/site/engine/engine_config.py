"""The configuration of one run of MkDocs, written for this run: it inherits from the archive's `mkdocs.yml`.

Relative paths of `mkdocs.yml` are those of its own folder, so the paths in it are repeated in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.interface.catalogue import interface_language
from generator.project import Project
from generator.settings.load import read_language

_GENERATED_MARKDOWN = Path(__file__).with_name("generated_markdown.py")
"""The hook that parses generated pages; without it the pages are the same, and MkDocs takes twice as long."""

_RENDER_PARTS = Path(__file__).with_name("render_parts.py")
"""The hook that renders some pages only, and many pages in several processes."""

_WHOLE_SITE_SETTINGS = ("plugins", "hooks", "exclude_docs", "draft_docs", "INHERIT", "extra_templates")
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


def _theme(project: Project, theme: object) -> dict[str, Any]:
    """Return the settings of the theme that this run replaces: the folder, in full, and the language of the words."""
    settings: dict[str, Any] = theme if isinstance(theme, dict) else {"name": theme}
    changed: dict[str, Any] = {}
    if isinstance(settings.get("custom_dir"), str):
        changed["custom_dir"] = str(project.root / settings["custom_dir"])
    language = interface_language(read_language(project.site_config))
    if language != settings.get("locale", "en"):
        changed["locale"] = language
    return changed if isinstance(theme, dict) or not changed else {**settings, **changed}


def engine_config(project: Project, target: Path, *, in_parts: bool = False) -> str:
    """Return the YAML of a configuration that renders the docs folder, or some of its files, into `target`.

    Args:
        project: The archive's folders.
        target: An empty or missing folder for the output.
        in_parts: Whether a file beside the configuration says what is rendered; else everything is. MkDocs knows the
            other files, so links to them are right, and the bytes of a page are the same as with all files.
    """
    settings = project.mkdocs_settings()
    config: dict[str, Any] = {
        "INHERIT": str(project.mkdocs_yml),
        "docs_dir": str(project.docs),
        "site_dir": str(target),
    }
    if theme := _theme(project, settings.get("theme")):
        config["theme"] = theme
    hooks = [*(str(project.root / hook) for hook in settings.get("hooks") or []), str(_GENERATED_MARKDOWN)]
    config["hooks"] = [*hooks, str(_RENDER_PARTS)] if in_parts else hooks
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
