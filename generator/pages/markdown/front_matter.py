"""YAML front matter that gives back exactly the values it was made from."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import yaml


class _Quoted(str):
    """Text that is written in double quotation marks, so that YAML reads it as plain text."""

    __slots__ = ()


class _Dumper(yaml.CSafeDumper):
    """Writes `_Quoted` text in double quotation marks and never an alias."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the library defines the signature
        return True


_Dumper.add_representer(
    _Quoted, lambda dumper, data: dumper.represent_scalar("tag:yaml.org,2002:str", str(data), style='"')
)


def front_matter(values: Mapping[str, Any]) -> str:
    """Return `values` as a front matter block with its fences.

    `title` and `description` are written HTML-escaped, because themes print them without escaping. All other values are
    raw, and the theme must escape them.
    """
    ready = {
        key: html.escape(value) if key in {"title", "description"} and isinstance(value, str) else value
        for key, value in values.items()
    }
    text = yaml.dump(_quoted(ready), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9)
    return f"---\n{text}---\n"


def _quoted(value: object) -> object:
    if isinstance(value, str):
        return _Quoted(value)
    if isinstance(value, Mapping):
        return {key: _quoted(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_quoted(entry) for entry in value]
    return value
