"""Lets an engine convert all of its pages with one converter of Python-Markdown instead of one for each page.

A hook of MkDocs and ProperDocs, which load this file by its path, so it imports nothing of the program. A converter is
made to be used again after a reset. It is kept only if `mkdocs.yml` names no extension besides those of the archive,
since others may keep something of a page.
"""

from __future__ import annotations

import importlib
from collections.abc import MutableMapping
from typing import Any

import markdown

_EXTENSIONS = frozenset(("attr_list", "fenced_code", "tables", "toc"))
"""The extensions of MkDocs and of the archive; none keeps anything of a page after a reset."""

_OWN = "GeneratedMarkdown"
"""The class of the program's extension."""

_Config = MutableMapping[str, Any]
"""The configuration of MkDocs or ProperDocs."""


class OneConverter:
    """The module `markdown`, as an engine's module of pages sees it, with a converter that is kept.

    Args:
        extensions: The extensions of the engine.
    """

    def __init__(self, extensions: list[Any]) -> None:
        self._extensions = extensions
        self._kept: markdown.Markdown | None = None
        self._configs: object = None

    def __getattr__(self, name: str) -> object:
        return getattr(markdown, name)

    def Markdown(self, *, extensions: list[Any], extension_configs: _Config) -> markdown.Markdown:  # noqa: N802 - a name of the library
        """Return the converter, ready for a page; for other extensions or settings a new one."""
        if self._kept is None or extensions is not self._extensions or extension_configs != self._configs:
            converter = markdown.Markdown(extensions=extensions, extension_configs=extension_configs)
            if extensions is not self._extensions:
                return converter
            self._kept, self._configs = converter, extension_configs
        return self._kept.reset()


def on_config(config: _Config) -> None:
    """Give the engine's module of pages a converter to keep; an engine calls this function first."""
    extensions = config["markdown_extensions"]
    names = {name for name in extensions if isinstance(name, str)}
    others = [extension for extension in extensions if not isinstance(extension, str)]
    engine = type(config).__module__.partition(".")[0]
    pages = importlib.import_module(f"{engine}.structure.pages")
    is_known = names <= _EXTENSIONS and all(type(extension).__name__ == _OWN for extension in others)
    pages.markdown = OneConverter(extensions) if is_known else markdown  # type: ignore[attr-defined]
