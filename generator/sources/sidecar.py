"""The small file beside a source that says where the source comes from: `<name>.yml`.

Sidecars may come from anyone, so nothing in them is trusted: the YAML is read as a stream of events, no value is ever
constructed, references and tags are refused, and whatever is wrong is a finding that names the line.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import yaml

from generator.records import Finding
from generator.sources.control_characters import clean, clean_name

_LIMIT = 64 * 1024
"""Bytes. A sidecar has a handful of lines."""

_LONGEST = 2000
"""Characters of one value."""

_resolver = yaml.resolver.Resolver()


class Sidecar(msgspec.Struct, frozen=True):
    """What a sidecar says; `None` where it doesn't."""

    address: str | None = None
    retrieved: str | None = None
    publisher: str | None = None
    findings: tuple[Finding, ...] = ()


class _FaultError(Exception):
    """Something is wrong with the sidecar, in one sentence."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class _Value(msgspec.Struct, frozen=True):
    key: str
    text: str
    tag: str
    line: int | None


def read_sidecar(path: Path) -> Sidecar:
    """Return what the sidecar at `path` says; a file that isn't there says nothing."""
    known: dict[str, str] = {}
    findings: list[Finding] = []
    try:
        if not path.is_file():
            return Sidecar()
        for value in _values(_text(path)):
            try:
                _take(value, known)
            except _FaultError as fault:
                findings.append(_finding(path, fault))
    except _FaultError as fault:
        findings.append(_finding(path, fault))
    except OSError as error:
        findings.append(_finding(path, _FaultError(f"the file can't be read ({error.strerror})")))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        findings.append(_finding(path, _FaultError(f"the file is no YAML ({error.problem})", line)))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError):
        findings.append(_finding(path, _FaultError("the file is no YAML in UTF-8")))
    return Sidecar(**known, findings=tuple(findings))


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(_LIMIT + 1)
    if len(data) > _LIMIT:
        raise _FaultError(f"the file is longer than {_LIMIT} bytes")
    return data.decode("utf-8-sig")


def _values(text: str) -> Iterator[_Value]:
    """Yield the pairs of a mapping of plain values; anything else in the file is refused before the first pair."""
    events = []
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise _FaultError("references (& and *) are not allowed", line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > 1 or isinstance(event, yaml.SequenceStartEvent):
                raise _FaultError("the file has to be lines of `key: value`, without lists and nested values", line)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.ScalarEvent):
            if depth == 0:
                if event.value:
                    raise _FaultError("the file has to be lines of `key: value`", line)
            else:
                events.append(event)
    for key, value in zip(events[::2], events[1::2], strict=True):
        tag = value.tag or _resolver.resolve(yaml.ScalarNode, value.value, value.implicit)  # type: ignore[no-untyped-call]
        yield _Value(key.value, value.value, tag.rpartition(":")[2], _line(key))


def _line(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark is not None else None


def _take(value: _Value, known: dict[str, str]) -> None:
    reader = _READERS.get(value.key)
    name = clean(value.key)[0][:40]
    if reader is None:
        raise _FaultError(f"`{name}` is not known here; `address`, `retrieved` and `publisher` are", value.line)
    if value.key in known:
        raise _FaultError(f"`{name}` stands here twice; the first one is taken", value.line)
    if value.tag == "null":
        return
    if len(value.text) > _LONGEST:
        raise _FaultError(f"`{name}` is longer than {_LONGEST} characters", value.line)
    text = reader(value)
    if text:
        known[value.key] = text


def _address(value: _Value) -> str:
    try:
        parts = urlsplit(value.text)
        host = parts.hostname
    except ValueError:
        host = None
    text = value.text
    if (
        value.tag != "str"
        or not host
        or parts.scheme not in {"http", "https"}
        or clean(text)[1]
        or text.split() != [text]
    ):
        raise _FaultError("`address` has to be an http or https address", value.line)
    return text


def _retrieved(value: _Value) -> str:
    try:
        return datetime.date.fromisoformat(value.text).isoformat()
    except ValueError as error:
        raise _FaultError("`retrieved` has to be a date, as 2024-05-31", value.line) from error


def _publisher(value: _Value) -> str:
    if value.tag != "str":
        raise _FaultError("`publisher` has to be text", value.line)
    return " ".join(clean(value.text)[0].split())


_READERS = {"address": _address, "retrieved": _retrieved, "publisher": _publisher}


def _finding(path: Path, fault: _FaultError) -> Finding:
    name = clean_name(path.name)
    where = f"{name}, line {fault.line}" if fault.line is not None else name
    return Finding(code="sidecar", severity="warning", line=None, message=f"{where}: {fault.message}")
