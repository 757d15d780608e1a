"""YAML front matter that gives back exactly the values it was made from."""

from __future__ import annotations

import html
from collections.abc import Mapping

import msgspec
import yaml


class _Quoted(str):
    """Text that is written in double quotation marks, so that YAML reads it as plain text."""

    __slots__ = ()


class _OneLine(dict[str, object]):
    """A mapping that is written on one line."""


class _Dumper(yaml.CSafeDumper):
    """Writes `_Quoted` text in double quotation marks, `_OneLine` on one line, and never an alias."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the library defines the signature
        return True


_Dumper.add_representer(
    _Quoted, lambda dumper, data: dumper.represent_scalar("tag:yaml.org,2002:str", str(data), style='"')
)
_Dumper.add_representer(
    _OneLine, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True)
)


def front_matter(values: Mapping[str, object] | msgspec.Struct) -> str:
    """Return `values` as a front matter block with its fences.

    `title` and `description` are written HTML-escaped, because themes print them without escaping. All other values are
    raw, and the theme must escape them.

    The fields of a struct that are `None`, `False` or empty are not written. Each field is a line, or a list with a
    line for each entry: a struct in a field is written on one line.
    """
    plain = values if isinstance(values, Mapping) else _known_fields(values)
    ready = {
        key: html.escape(value) if key in {"title", "description"} and isinstance(value, str) else value
        for key, value in plain.items()
    }
    text = yaml.dump(_quoted(ready), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9)
    return f"---\n{text}---\n"


def _known_fields(struct: msgspec.Struct) -> dict[str, object]:
    fields = ((name, getattr(struct, name)) for name in struct.__struct_fields__)
    return {name: value for name, value in fields if value or (value == 0 and value is not False)}


def _quoted(value: object) -> object:
    if isinstance(value, str):
        return _Quoted(value)
    if isinstance(value, msgspec.Struct):
        return _OneLine((key, _quoted(entry)) for key, entry in _known_fields(value).items())
    if isinstance(value, Mapping):
        return {key: _quoted(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_quoted(entry) for entry in value]
    return value
