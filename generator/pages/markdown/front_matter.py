"""YAML front matter that gives back exactly the values it was made from."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

import msgspec
import yaml

_ESCAPED = re.compile("[^ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
"""A character for which YAML has an escape, besides quotation marks and backslashes."""

_PLAIN_KEY = re.compile("(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z][a-z0-9_]*", re.ASCII)
"""A key that is written without quotation marks."""


class _OtherValueError(Exception):
    """A value that YAML's own writer must write."""


class _Quoted(str):
    """Text that is written in double quotation marks, so that YAML reads it as plain text."""

    __slots__ = ()


class Link(msgspec.Struct, frozen=True):
    """A link in the front matter: all links of a field are on one line, so that the metadata stay short."""


class _OneLineList(list[object]):
    """A list that is written on one line."""


class _OneLine(dict[str, object]):
    """A mapping that is written on one line."""


class _Dumper(yaml.CSafeDumper):
    """Writes `_Quoted` text in double quotation marks, mappings and lists on one line, and never an alias."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the library defines the signature
        return True


_Dumper.add_representer(
    _Quoted, lambda dumper, data: dumper.represent_scalar("tag:yaml.org,2002:str", str(data), style='"')
)
_Dumper.add_representer(
    _OneLine, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True)
)
_Dumper.add_representer(
    _OneLineList, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)
)


def front_matter(values: Mapping[str, object] | msgspec.Struct) -> str:
    """Return `values` as a front matter block with its fences.

    `title` and `description` are written HTML-escaped, because themes print them without escaping. All other values are
    raw, and the theme must escape them.

    The fields of a struct that are `None`, `False` or empty are not written. Each field is a line, or a list with a
    line for each entry: a struct in a field is written on one line, and so is a list of links.
    """
    plain = values if isinstance(values, Mapping) else _known_fields(values)
    ready = {
        key: html.escape(value) if key in {"title", "description"} and isinstance(value, str) else value
        for key, value in plain.items()
    }
    return f"---\n{_lines(ready) or _dumped(ready)}---\n"


def _dumped(values: Mapping[str, object]) -> str:
    return str(yaml.dump(_quoted(values), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9))


def _lines(values: Mapping[str, object]) -> str | None:
    """Return what `_dumped` returns, in a fifth of the time; `None` for values that only YAML knows how to write."""
    lines = []
    try:
        for key, value in values.items():
            if _is_list_of_links(value):
                lines.append(f"{_key(key)}: {_in_one_line(value)}\n")
            elif value and isinstance(value, list | tuple):
                lines.append(f"{_key(key)}:\n")
                lines += [f"- {_in_line(entry)}\n" for entry in value]
            else:
                lines.append(f"{_key(key)}: {_in_line(value)}\n")
    except _OtherValueError:
        return None
    return "".join(lines)


def _in_line(value: object) -> str:
    """Return a value as it is written on the line of its key."""
    if isinstance(value, str):
        if _ESCAPED.search(value):
            raise _OtherValueError
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if value is True:
        return "true"
    if type(value) is int:
        return str(value)
    if isinstance(value, msgspec.Struct):
        entries = [f"{_key(key)}: {_in_one_line(entry)}" for key, entry in _known_fields(value).items()]
        return "{" + ", ".join(entries) + "}"
    raise _OtherValueError


def _in_one_line(value: object) -> str:
    """Return a value inside a mapping on one line, where a list is on the same line."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_in_one_line, value)) + "]"
    return _in_line(value)


def _is_list_of_links(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(entry, Link) for entry in value)


def _key(key: str) -> str:
    if not _PLAIN_KEY.fullmatch(key):
        raise _OtherValueError
    return key


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
        entries = [_quoted(entry) for entry in value]
        return _OneLineList(entries) if _is_list_of_links(value) else entries
    return value
