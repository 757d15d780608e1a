"""The small file beside a source that says where the source comes from: `<name>.yml`.

Sidecars may come from anyone, so nothing in them is trusted: no value is ever constructed, references and tags are
refused, and every error is a finding that names the line.
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import msgspec
import yaml

from generator.records import Finding
from generator.results.plain_file import PlainFileError, read_plain_file
from generator.settings.web_address import NO_WEB_ADDRESS, is_web_address
from generator.settings.yaml_file import YamlError, compose_yaml, node_line
from generator.sources.control_characters import clean, clean_name

_MAX_FILE_BYTES = 64 * 1024
"""A sidecar has a handful of lines."""

_MAX_VALUE_CHARS = 2000
_MAX_SHOWN_CHARS = 40
"""Characters of a wrong key or date that a finding shows."""

_LINES_WANTED = "the file must be lines of `key: value`"


class Sidecar(msgspec.Struct, frozen=True):
    """The fields of a sidecar; `None` if a field is missing or wrong."""

    address: str | None = None
    retrieved: str | None = None
    publisher: str | None = None
    recording: str | None = None
    licence: str | None = None
    findings: tuple[Finding, ...] = ()


class _SidecarError(Exception):
    """An error in a sidecar, in one sentence."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class _Value(msgspec.Struct, frozen=True):
    key: str
    text: str
    tag: str
    """The kind of value by the rules of YAML: `str`, `int`, `timestamp`, `null` and others."""
    line: int


def read_sidecar(path: Path, folder: Path | None = None) -> Sidecar:
    """Return the fields of the sidecar at `path`; a missing file has no fields.

    Args:
        path: The sidecar.
        folder: The folder that a link must not lead out of; `None` for the folder of the file.
    """
    fields: dict[str, str] = {}
    findings: list[Finding] = []
    try:
        if not os.path.lexists(path):
            return Sidecar()
        for value in _values(_text(path, folder or path.parent)):
            try:
                _set_field(value, fields)
            except _SidecarError as error:
                findings.append(_finding(path, error.message, error.line))
    except (_SidecarError, YamlError) as error:
        findings.append(_finding(path, str(error), error.line))
    except PlainFileError as error:
        findings.append(_finding(path, error.reason))
    except ValueError:
        findings.append(_finding(path, "the file is not YAML in UTF-8; save it as UTF-8"))
    return Sidecar(**fields, findings=tuple(findings))


def _text(path: Path, folder: Path) -> str:
    data = read_plain_file(path, folder)
    if len(data) > _MAX_FILE_BYTES:
        raise _SidecarError(f"the file is longer than {_MAX_FILE_BYTES} bytes; shorten it")
    return data.decode("utf-8-sig")


def _values(text: str) -> list[_Value]:
    """Return the pairs of a mapping of scalars; a file with anything else in it is refused as a whole."""
    root = compose_yaml(text, allow_references=False)
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return []
    if isinstance(root, yaml.ScalarNode):
        raise _SidecarError(_LINES_WANTED, node_line(root))
    if not isinstance(root, yaml.MappingNode):
        raise _SidecarError(f"{_LINES_WANTED}, without lists and nested values", node_line(root))
    for node in (node for pair in root.value for node in pair):
        if not isinstance(node, yaml.ScalarNode):
            raise _SidecarError(f"{_LINES_WANTED}, without lists and nested values", node_line(node))
    return [_Value(key.value, value.value, value.tag.rpartition(":")[2], node_line(key)) for key, value in root.value]


def _set_field(value: _Value, fields: dict[str, str]) -> None:
    """Add the value to the fields, if it has one.

    Raises:
        _SidecarError: The key is unknown or repeated, or the value is wrong.
    """
    reader = _READERS.get(value.key)
    name = clean(value.key)[0][:_MAX_SHOWN_CHARS]
    if reader is None:
        raise _SidecarError(f"`{name}` is not known here; use {_KNOWN_FIELDS}", value.line)
    if value.key in fields:
        raise _SidecarError(f"`{name}` occurs twice; remove one (the first is used)", value.line)
    if value.tag == "null":
        return
    if len(value.text) > _MAX_VALUE_CHARS:
        raise _SidecarError(f"`{name}` is longer than {_MAX_VALUE_CHARS} characters; shorten it", value.line)
    text = reader(value)
    if text:
        fields[value.key] = text


def _address(value: _Value) -> str:
    if value.tag != "str" or not is_web_address(value.text):
        raise _SidecarError(f"`{value.key}` {NO_WEB_ADDRESS}", value.line)
    return value.text


def _retrieved(value: _Value) -> str:
    try:
        return datetime.date.fromisoformat(value.text).isoformat()
    except ValueError as error:
        shown = " ".join(clean(value.text)[0].split())[:_MAX_SHOWN_CHARS]
        raise _SidecarError(f"`retrieved`: {shown} is not a date; write YYYY-MM-DD", value.line) from error


def _text_value(value: _Value) -> str:
    if value.tag != "str":
        raise _SidecarError(f"`{value.key}` must be text; put it between quotation marks", value.line)
    return " ".join(clean(value.text)[0].split())


_READERS = {
    "address": _address,
    "retrieved": _retrieved,
    "publisher": _text_value,
    "recording": _address,
    "licence": _text_value,
}
"""What reads each field."""

_KNOWN_FIELDS = "`address`, `retrieved`, `publisher`, `recording` or `licence`"


def _finding(path: Path, message: str, line: int | None = None) -> Finding:
    name = clean_name(path.name)
    place = f"{name}, line {line}" if line is not None else name
    return Finding(code="sidecar", severity="warning", line=None, message=f"{place}: {message}")
