"""Correction files: `content/corrections/<event>/<name>.yml` beside `content/transcripts/<event>/<name>.<suffix>`.

Anyone may have written the values of a file, so they are read as plain text in YAML's form: no value becomes another
type (`12:30` would become 750).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
import yaml

from generator.corrections.entry import CORRECTION_KINDS, Correction, CorrectionError, entry_error
from generator.corrections.fields import METADATA_FIELDS, parse_value
from generator.settings.yaml_file import YamlError, compose_yaml, node_line, read_text
from generator.sources.control_characters import clean, clean_name
from generator.sources.source_path import without_suffix
from generator.text.normal import tidy

_COMMON_FIELDS = ("correct", "reason", "author", "date")
_NEEDED_FIELDS: Mapping[str, tuple[str, ...]] = {
    "metadata": ("fragment", "field", "value"),
    "speaker": ("fragment",),
    "label": ("fragment", "label"),
    "split": ("fragment",),
    "join": ("fragment",),
    "no-mark": ("fragment",),
    "words": ("fragment", "words"),
    "hide": ("fragment",),
    "withdraw": (),
}
_SPEAKER_FIELDS = ("person", "name", "unknown")
_OPTIONAL_FIELDS: Mapping[str, tuple[str, ...]] = {
    "metadata": (),
    "speaker": ("turn", *_SPEAKER_FIELDS),
    "label": ("turn",),
    "split": ("turn", "label", "person", "name"),
    "join": ("turn",),
    "no-mark": ("turn",),
    "words": ("turn", "printed"),
    "hide": ("turn", "until"),
    "withdraw": (),
}
_MAX_VALUE_CHARS = 10_000
_MAX_FIELD_NAME_CHARS = 40
"""Characters of a field's name that an error shows."""


def fields_of(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields that a correction of a kind must have, and those that it may have."""
    return (*_COMMON_FIELDS, *_NEEDED_FIELDS[kind]), _OPTIONAL_FIELDS[kind]


class CorrectionFiles(msgspec.Struct, frozen=True):
    """All corrections of an archive."""

    by_source: Mapping[str, tuple[Correction, ...]]
    """By the path of the source below `content/transcripts`, in the order of the file."""
    withdrawn: Mapping[str, Correction]
    """By the former path of the source below `content/transcripts`, without its suffix."""
    errors: tuple[CorrectionError, ...]


NO_CORRECTIONS = CorrectionFiles({}, {}, ())


def find_corrections(folder: Path, sources: Collection[str]) -> CorrectionFiles:
    """Read every correction file below `folder`; an error in one leaves the others as they are.

    Args:
        folder: `content/corrections`.
        sources: The paths of all sources, relative to `content/transcripts`.
    """
    sources_by_name: dict[str, list[str]] = {}
    for source in sorted(sources):
        for name in {source, without_suffix(source)}:
            sources_by_name.setdefault(name, []).append(source)
    by_source: dict[str, tuple[Correction, ...]] = {}
    withdrawn: dict[str, Correction] = {}
    files, errors = _correction_files(folder)
    for path, shown_path in files:
        entries, entry_errors = read_corrections(path, shown_path, folder)
        errors += entry_errors
        name = path.relative_to(folder).as_posix().removesuffix(".yml")
        candidates = sources_by_name.get(name, [])
        withdrawals = [entry for entry in entries if entry.kind == "withdraw"]
        if withdrawals and (reason := _no_withdrawal(entries, candidates)) is not None:
            errors.append(withdrawals[0].error(None, reason))
        elif withdrawals:
            withdrawn[name] = withdrawals[0]
        elif len(candidates) != 1:
            errors.append(_not_one_source(name, candidates, shown_path))
        else:
            by_source[candidates[0]] = (*by_source.get(candidates[0], ()), *entries)
    return CorrectionFiles(
        by_source, withdrawn, tuple(sorted(errors, key=lambda error: (error.path or "", error.line or 0)))
    )


def _correction_files(folder: Path) -> tuple[list[tuple[Path, str]], list[CorrectionError]]:
    """Return the correction files below a folder, each with its path as the maintainer knows it, and the errors.

    A path that looks like a correction file and would not be read is an error: the file may redact words.
    """
    root = f"{folder.parent.name}/{folder.name}"
    if not folder.is_dir():
        exists = folder.exists() or folder.is_symlink()
        return [], [CorrectionError("this must be a folder", path=root)] if exists else []
    files: list[tuple[Path, str]] = []
    errors: list[CorrectionError] = []
    for path in sorted(folder.rglob("*")):
        shown_path = f"{root}/{clean_name(path.relative_to(folder).as_posix())}"
        reason = None
        if path.is_symlink() and path.is_dir():
            reason = "a folder of corrections can't be a link; put the files themselves here"
        elif path.suffix.lower() not in {".yml", ".yaml"} or path.name.startswith("."):
            continue
        elif path.is_dir():
            reason = "the name of a folder can't end like that of a file; rename the folder"
        elif path.suffix != ".yml":
            reason = "the name of a correction file must end in `.yml`; rename the file"
        if reason is None:
            files.append((path, shown_path))
        else:
            errors.append(CorrectionError(reason, path=shown_path))
    return files, errors


def _no_withdrawal(entries: list[Correction], sources: list[str]) -> str | None:
    """Return the reason why the entries of a file can't withdraw a document."""
    if len(entries) > 1:
        return "it must be the only entry of its file; remove the others"
    if sources:
        return f"the source still exists ({', '.join(map(clean_name, sources))}); delete it, or remove this entry"
    return None


def _not_one_source(name: str, sources: list[str], shown_path: str) -> CorrectionError:
    if not sources:
        reason = (
            f"these corrections have no source: content/transcripts has no file `{clean_name(name)}` with any suffix; "
            "rename or delete this file"
        )
        return CorrectionError(reason, path=shown_path)
    names = " and ".join(clean_name(PurePosixPath(source).name) for source in sources)
    return CorrectionError(
        f"two sources have this name ({names}); put the suffix of one before `.yml`", path=shown_path
    )


def read_corrections(
    path: Path, shown_path: str, folder: Path | None = None
) -> tuple[list[Correction], list[CorrectionError]]:
    """Return the valid corrections in a file, and the errors of the others.

    Args:
        path: The file.
        shown_path: Its path, as the maintainer knows it.
        folder: The folder that a link must not lead out of; `None` for the folder of the file.
    """
    try:
        root: Any = compose_yaml(read_text(path, folder))
    except YamlError as error:
        return [], [CorrectionError(error.reason, path=shown_path, line=error.line)]
    if root is None:
        return [], []
    if not isinstance(root, yaml.SequenceNode):
        reason = "the file must be a list of corrections; begin each with a hyphen"
        return [], [CorrectionError(reason, path=shown_path, line=1)]
    entries, errors = [], []
    for number, node in enumerate(root.value, start=1):
        try:
            entries.append(_read_entry(node, number, shown_path))
        except CorrectionError as error:
            errors.append(error)
    return entries, errors


MakeError = Callable[[str | None, str, str | None], CorrectionError]
"""Makes the error of a field, given its name, the reason and the wrong text."""


def _read_entry(node: Any, number: int, path: str) -> Correction:  # noqa: ANN401 - a node of the YAML library
    line = node_line(node)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    kind = next((_text(value.value) for key, value in pairs if key.value == "correct" and _is_plain(value)), None)

    def make_error(field: str | None, reason: str, fragment: str | None = None) -> CorrectionError:
        return entry_error(number, kind, field, reason, path=path, line=line, fragment=fragment)

    if not isinstance(node, yaml.MappingNode):
        raise make_error(None, "it must have fields with values, such as `correct: words`")
    values = _read_fields(node, make_error)
    if kind is None or kind not in CORRECTION_KINDS:
        raise make_error("correct", f"it must be one of {', '.join(CORRECTION_KINDS)}", kind)
    _check_field_names(kind, values, make_error)
    _check_values(kind, values, make_error)
    return Correction(
        path=path,
        line=line,
        number=number,
        kind=kind,  # type: ignore[arg-type]  # one of the kinds
        unknown="unknown" in values,
        **{name: value for name, value in values.items() if name not in {"correct", "unknown"}},  # type: ignore[arg-type]
    )


def _read_fields(node: yaml.MappingNode, make_error: MakeError) -> dict[str, str | None]:
    values: dict[str, str | None] = {}
    for key, value in node.value:
        name = _text(key.value)[:_MAX_FIELD_NAME_CHARS] if _is_plain(key) else None
        if name is None or not _is_plain(value):
            raise make_error(name, "it must be a single value, neither a list nor further fields", None)
        if name in values:
            raise make_error(name, "the entry has this field twice; remove one of them", None)
        if len(value.value) > _MAX_VALUE_CHARS:
            reason = f"it is longer than {_MAX_VALUE_CHARS} characters; shorten it"
            raise make_error(name, reason, value.value)
        values[name] = None if value.tag == "tag:yaml.org,2002:null" else _text(value.value)
    return values


def _is_plain(node: object) -> bool:
    return isinstance(node, yaml.ScalarNode)


def _check_field_names(kind: str, values: Mapping[str, str | None], make_error: MakeError) -> None:
    """Check that an entry has all fields of its kind, no others, and no empty one."""
    needed = (*_COMMON_FIELDS, *_NEEDED_FIELDS[kind])
    allowed = (*needed, *_OPTIONAL_FIELDS[kind])
    for name in values:
        if name not in allowed:
            raise make_error(name, f"a `{kind}` correction has no such field; use {', '.join(allowed)}", None)
    for name in sorted(needed):
        if name not in values:
            raise make_error(name, f"it is missing; every `{kind}` correction needs it", None)
    for name, text in values.items():
        if not text and name != "value":
            raise make_error(name, "it is empty; give it a value", None)


def _check_values(kind: str, values: Mapping[str, str | None], make_error: MakeError) -> None:
    """Check the values of an entry whose fields are right."""
    try:
        datetime.date.fromisoformat(values["date"] or "")
    except ValueError as error:
        raise make_error("date", "it must be a date, such as 2024-05-31", values["date"]) from error
    _check_speaker(kind, values, make_error)
    if kind == "metadata":
        _check_metadata(values, make_error)
    if kind == "words" and values["words"] == values.get("printed", values["fragment"]):
        raise make_error("words", "they equal the printed words; give the words that were said", values["words"])


def _check_speaker(kind: str, values: Mapping[str, str | None], make_error: MakeError) -> None:
    fields = [name for name in _SPEAKER_FIELDS if name in values]
    if kind == "speaker" and len(fields) != 1:
        raise make_error(None, "it needs exactly one of `person`, `name` and `unknown`", None)
    if values.get("unknown") not in {None, "true"}:
        raise make_error("unknown", "it must be true; remove it if the speaker is known", values["unknown"])
    if len(fields) > 1:
        raise make_error(fields[1], f"`{fields[0]}` already tells the speaker; remove one of the two", None)


def _check_metadata(values: Mapping[str, str | None], make_error: MakeError) -> None:
    field = values["field"] or ""
    if field not in METADATA_FIELDS:
        raise make_error("field", f"it must be one of {', '.join(METADATA_FIELDS)}", field)
    reason = parse_value(field, values["value"])[1]
    if reason is not None:
        raise make_error("value", reason, values["value"])


def _text(text: str) -> str:
    """Return a value as records hold text: control characters are replaced, blanks and dashes are as on the page."""
    return tidy(clean(text)[0])
