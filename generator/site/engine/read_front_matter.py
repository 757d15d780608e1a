r"""Reads the front matter that the archive generates: the same values as an engine reads, in a third of the time.

A hook of MkDocs and ProperDocs, which load this file by its path, so it imports nothing of the program. Front matter is
read here only if all of it has the forms that `generator/pages/markdown/front_matter.py` writes:

- a line is `key: value`, `key:` before the entries of a list, or `- value`;
- a value is text in double quotation marks without an escape, a whole number, `true`, or a list or mapping of such
  values on one line.

With quotation marks around its keys, such a list or mapping is JSON. All other front matter is left to the engine.
"""

from __future__ import annotations

import json
import re
from collections.abc import MutableMapping
from typing import Any

_FENCE = "---\n"
_END = "\n---\n"

_NOT_GENERATED = re.compile("[^\n -~\u00a0-\u2027\u202a-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef]|\\\\")
"""Backslashes, and characters that YAML refuses, folds or reads as the end of a line; rare ones are left to it too."""

_KEY = re.compile("[a-z][a-z0-9_]*")
_WORD_OF_YAML = re.compile(r"\b(?:y|n|yes|no|on|off|true|false|null): ")
"""A key that YAML reads as something else."""

_NUMBER = re.compile("-?(?:0|[1-9][0-9]*)")
_UNQUOTED_KEY = re.compile(r"(?<![a-z0-9_])([a-z][a-z0-9_]*+)(?=: )")
_QUOTE = "\x00"
"""A quotation mark around a key, until the texts are back in their places."""

_STRUCTURE = re.compile(rf'(?:[{{}}\[\]"]|, |{_KEY.pattern}: |{_NUMBER.pattern}(?=[,\]}}])|true(?=[,\]}}]))++')
"""A list or mapping on one line, in which each text is one quotation mark."""

_Config = MutableMapping[str, Any]
"""The configuration of MkDocs or ProperDocs."""


class _UnknownFrontMatterError(Exception):
    """Front matter of a form that is not generated."""


_values: dict[int, dict[str, Any]] = {}
"""The values of the pages between the two events, by the identity of the page."""


def on_page_read_source(page: Any, config: _Config) -> str | None:  # noqa: ANN401 - a class of either engine
    """Return the Markdown of a page without its front matter, or `None` if an engine must read it."""
    if len(config["plugins"].events["page_read_source"]) > 1:  # another hook may return another text
        return None
    try:
        source = page.file.content_string
    except (OSError, ValueError):  # the engine says so
        return None
    parts = divided(source)
    if parts is None:
        return None
    values, markdown = parts
    _values[id(page)] = values
    return f"\n{markdown}"


def on_page_markdown(markdown: str, page: Any, config: _Config, files: object) -> None:  # noqa: ANN401, ARG001 - as above
    """Give a page the values of its front matter."""
    values = _values.pop(id(page), None)
    if values is not None:
        page.meta = values


def divided(source: str) -> tuple[dict[str, Any], str] | None:
    """Return the values of generated front matter, and the Markdown below it; `None` for every other text."""
    if not source.startswith(_FENCE) or "\r" in source:
        return None
    end = source.find(_END, len(_FENCE) - 1)
    front = source[len(_FENCE) : end]
    if end < len(_FENCE) or _NOT_GENERATED.search(front):
        return None
    try:
        return _read(front), source[end + len(_END) :]
    except _UnknownFrontMatterError:
        return None


def _read(front: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    entries: list[str] = []
    for line in reversed(front.split("\n")):
        if line.startswith("- "):
            entries.append(line[2:])
            continue
        key, colon, text = line.partition(":")
        if not colon or not _KEY.fullmatch(key) or _WORD_OF_YAML.match(f"{key}: ") or key in values:
            raise _UnknownFrontMatterError
        if text.startswith(" ") and not entries:
            values[key] = _value(text[1:])
        elif not text and entries:
            values[key] = _values_of(entries[::-1])
            entries = []
        else:
            raise _UnknownFrontMatterError
    if entries:
        raise _UnknownFrontMatterError
    return dict(reversed(values.items()))


def _values_of(entries: list[str]) -> list[Any]:
    if all(entry.count("{") == 1 and entry[0] == "{" and entry[-1] == "}" and "[" not in entry for entry in entries):
        values: list[Any] = _list_or_mapping(f"[{', '.join(entries)}]")  # faster than one by one
        return values
    return [_value(entry) for entry in entries]


def _value(text: str) -> Any:  # noqa: ANN401 - text, a number, a list or a mapping
    if text.startswith('"') and text.find('"', 1) == len(text) - 1 > 0:
        return text[1:-1]
    if text.startswith(("{", "[")):
        return _list_or_mapping(text)
    if _NUMBER.fullmatch(text):
        return int(text)
    if text == "true":
        return True
    raise _UnknownFrontMatterError


def _list_or_mapping(text: str) -> Any:  # noqa: ANN401 - as above
    pieces = text.split('"')  # every second one is text
    structure = '"'.join(pieces[::2])
    if len(pieces) % 2 == 0 or not _STRUCTURE.fullmatch(structure) or _WORD_OF_YAML.search(structure):
        raise _UnknownFrontMatterError
    pieces[::2] = _QUOTE.join(_UNQUOTED_KEY.split(structure)).split('"')
    try:
        return json.loads('"'.join(pieces).replace(_QUOTE, '"'))
    except ValueError as error:
        raise _UnknownFrontMatterError from error
