"""Hand-written pages: their words unchanged, their front matter in the form that the theme expects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from generator.errors import ConfigError
from generator.pages.markdown.front_matter import front_matter
from generator.settings.settings_file import text_of
from generator.settings.yaml_file import YamlError, load_yaml

_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""The pattern of MkDocs."""


_NO_VALUES: Mapping[str, Any] = MappingProxyType({})


class PageText(msgspec.Struct, frozen=True):
    """A page that people wrote."""

    front: Mapping[str, Any]
    """Its front matter."""
    body: str
    """The Markdown below it."""


def hand_written_page(path: Path, more: Mapping[str, Any] = _NO_VALUES) -> str:
    """Return the page in the file at `path`, with its front matter rewritten as in generated pages.

    A `title` or `description` may hold plain quotation marks and ampersands. The theme prints both without escaping
    them, so they are HTML-escaped here.

    Args:
        path: The file.
        more: Values that the program adds to the front matter; they win.

    Raises:
        ConfigError: As `read_page`.
    """
    return page_text(read_page(path), more)


def page_text(page: PageText, more: Mapping[str, Any] = _NO_VALUES) -> str:
    """Return the text of a page, with `more` in its front matter."""
    values = {**page.front, **more}
    return front_matter(values) + page.body if values else page.body


def read_page(path: Path) -> PageText:
    """Return the page in a file.

    Raises:
        ConfigError: The file is no file of its folder, can't be read or is not UTF-8, or its front matter
            is not a YAML mapping.
    """
    text = text_of(path)
    match = _FRONT_MATTER.match(text)
    if match is None:
        return PageText({}, text)
    try:
        values = load_yaml(match[1])
    except YamlError as error:
        raise ConfigError(
            f"the front matter can't be read: {error.reason}", path=str(path), fragment=error.fragment
        ) from error
    if not isinstance(values, dict):
        raise ConfigError("the front matter is not a list of `name: value` lines", path=str(path), fragment=match[1])
    return PageText(values, text[match.end() :])
