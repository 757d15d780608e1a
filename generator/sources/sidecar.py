"""The small file beside a source with facts about it: `<name>.yml`.

Sidecars may come from anyone, so nothing in them is trusted: no value is ever constructed, references and tags are
refused, and every error is a finding that names the line.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import yaml

from generator.records import Finding
from generator.results.plain_file import PlainFileError, read_plain_file
from generator.settings.errors import likely_name
from generator.settings.yaml_file import YamlError, compose_yaml, node_line
from generator.sources.control_characters import clean, clean_name
from generator.sources.stated_facts import SOURCE_FIELDS, STATED_FIELDS, StatedFact, field_name, source_value_error

_MAX_FILE_BYTES = 64 * 1024
"""A sidecar has a handful of lines."""

_MAX_VALUE_CHARS = 2000
_MAX_SHOWN_CHARS = 40
"""Characters of a wrong key that a finding shows."""

_LINES_WANTED = "the file must be lines of `key: value`"


class Sidecar(msgspec.Struct, frozen=True):
    """The facts of a sidecar, and the findings about its faults."""

    facts: tuple[StatedFact, ...] = ()
    """Their values are those of the file; the rules of reading check them."""
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
    facts: dict[str, StatedFact] = {}
    findings: list[Finding] = []
    try:
        if not os.path.lexists(path):
            return Sidecar()
        for value in _values(_text(path, folder or path.parent)):
            try:
                _set_field(value, path, facts)
            except _SidecarError as error:
                findings.append(_finding(path, error.message, error.line))
    except (_SidecarError, YamlError) as error:
        findings.append(_finding(path, str(error), error.line))
    except PlainFileError as error:
        findings.append(_finding(path, error.reason))
    except ValueError:
        findings.append(_finding(path, "the file is not YAML in UTF-8; save it as UTF-8"))
    return Sidecar(tuple(facts.values()), tuple(findings))


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


def _set_field(value: _Value, path: Path, facts: dict[str, StatedFact]) -> None:
    """Add the value to the facts, if it has one.

    Raises:
        _SidecarError: The key is unknown or repeated, or the value can't be a fact.
    """
    field, name = field_name(value.key), clean(value.key)[0][:_MAX_SHOWN_CHARS]
    if field not in STATED_FIELDS:
        likely = likely_name(name, list(STATED_FIELDS))
        hint = f"did you mean `{likely}`?" if likely else f"the fields are {', '.join(STATED_FIELDS)}"
        raise _SidecarError(f"`{name}` is not known here; {hint}", value.line)
    if field in facts:
        raise _SidecarError(f"`{name}` occurs twice; remove one (the first is used)", value.line)
    if value.tag == "null":
        return
    if len(value.text) > _MAX_VALUE_CHARS:
        raise _SidecarError(f"`{name}` is longer than {_MAX_VALUE_CHARS} characters; shorten it", value.line)
    if value.tag != "str" and field in _TEXT_FIELDS:
        raise _SidecarError(f"`{name}` must be text; put it between quotation marks", value.line)
    text = " ".join(clean(value.text)[0].split())
    reason = source_value_error(field, text) if text and field in SOURCE_FIELDS else None
    if reason is not None:
        shown = f": {text[:_MAX_SHOWN_CHARS]}" if field == "retrieved" else ""
        raise _SidecarError(f"`{name}`{shown} {reason}", value.line)
    if text:
        facts[field] = StatedFact(field, text, "sidecar", f"{clean_name(path.name)}, line {value.line}")


_TEXT_FIELDS = frozenset({"title", "room", "publisher", "licence"})
"""Fields whose value YAML must not read as a number or a date."""


def _finding(path: Path, message: str, line: int | None = None) -> Finding:
    name = clean_name(path.name)
    place = f"{name}, line {line}" if line is not None else name
    return Finding(code="sidecar", severity="warning", line=None, message=f"{place}: {message}")
