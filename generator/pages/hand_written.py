"""Pages that people wrote: their words as they are, their front matter as the theme expects it of every page."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from generator.errors import ConfigError
from generator.pages.markdown.front_matter import front_matter

_FRONT = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""As MkDocs looks for it."""


def hand_written_page(path: Path) -> str:
    """Return the page in the file at `path`, its front matter written by the rules of the generated ones.

    A `title` or `description` may hold quotation marks and ampersands as people type them: the theme prints both as
    they come, so they are HTML-escaped here.

    Raises:
        ConfigError: The file is not UTF-8, or its front matter is no list of names and values.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError("the file is not UTF-8", path=str(path)) from error
    found = _FRONT.match(text)
    if found is None:
        return text
    try:
        values = yaml.load(found[1], Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise ConfigError("the front matter is no YAML", path=str(path), fragment=str(error)) from error
    if not isinstance(values, dict):
        raise ConfigError("the front matter has to be names with values", path=str(path), fragment=found[1])
    return front_matter(values) + text[found.end() :]
