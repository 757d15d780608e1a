"""Errors in the fields of a settings file, as sentences for the people who write it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
import yaml
from rapidfuzz import fuzz, process

from generator.errors import ConfigError
from generator.settings.yaml_file import node_line
from generator.slugs import slug

FieldPath = tuple[str | int, ...]
"""Names of fields and places in lists (from 0) that lead to a value: `("aliases", 0, "from")`."""

_MIN_LIKENESS = 70
"""A known name is suggested for an unknown name if they are at least this similar (normalised Indel, in percent)."""

_MAX_SHOWN_ERRORS = 20

EMPTY = "it is empty; give it a value"


class FieldError(msgspec.Struct, frozen=True):
    """An error in the value of a field; the empty path means the value as a whole."""

    path: FieldPath
    reason: str
    """The end of a sentence that begins with the field's name."""


class CombinedConfigError(ConfigError):
    """Several errors in the files of `site_config/`, one on each line."""

    def __init__(self, errors: list[ConfigError]) -> None:
        """Keep the errors, at least one."""
        super().__init__(errors[0].sentence, path=errors[0].path, line=errors[0].line, fragment=errors[0].fragment)
        self.errors = errors

    def __str__(self) -> str:
        lines = [str(error) for error in self.errors[:_MAX_SHOWN_ERRORS]]
        more = len(self.errors) - len(lines)
        return "\n".join([*lines, f"and {more} more errors"] if more else lines)


def all_errors(error: ConfigError) -> list[ConfigError]:
    """Return the errors that an error consists of."""
    return error.errors if isinstance(error, CombinedConfigError) else [error]


def raise_errors(errors: list[ConfigError]) -> None:
    """Raise the errors together, if there are any.

    Raises:
        ConfigError: There is an error.
    """
    if errors:
        raise CombinedConfigError(errors) if len(errors) > 1 else errors[0]


def entry_sentence(number: int, name: object, field: str | None, reason: str) -> str:
    """Return the sentence about an error in the entry with this number (from 1) and this name, if that is a text."""
    entry = f"entry {number}" + (f" ({name})" if isinstance(name, str) else "")
    return f"{entry}, {field_sentence(field, reason)}" if field else f"{entry}: {reason}"


def field_sentence(field: str, reason: str) -> str:
    """Return the sentence about an error in a field."""
    return f"field `{field}`: {reason}"


def path_text(path: FieldPath) -> str:
    """Return a path as people read it: `aliases[0].from`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def line_at(root: yaml.Node, path: FieldPath) -> int:
    """Return the line of the field or list item at a path; if it is missing, of the innermost one around it."""
    node: Any = root
    line = node_line(root)
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node_line(node)
        elif isinstance(node, yaml.MappingNode) and any(key.value == step for key, _ in node.value):
            key, node = next(pair for pair in reversed(node.value) if pair[0].value == step)
            line = node_line(key)
        else:
            break
    return line


def likely_name(name: str, names: list[str]) -> str | None:
    """Return the known name that is most like an unknown name, if any is like it."""
    likely = process.extractOne(name.casefold(), names, scorer=fuzz.ratio, score_cutoff=_MIN_LIKENESS)
    return str(likely[0]) if likely else None


def unknown_field(name: str, names: list[str]) -> str:
    """Return the sentence about a field that nothing reads; `names` are the fields that are read."""
    likely = likely_name(name, names)
    hint = f"did you mean `{likely}`?" if likely else f"the fields are {', '.join(names)}"
    return f"there is no such field; {hint}"


def no_type(name: str, types: Collection[str]) -> str:
    """Return the sentence about a session type that the archive doesn't have."""
    return f"{name!r} must be one of {', '.join(types)}"


def no_letters(text: str, advice: str) -> str:
    """Return the sentence about a name or a label from which no id can be made; `advice`: what to write."""
    return f"{text!r} has no letter or digit; {advice}" if text.strip() else f"it is empty; {advice}"


def id_errors(name: str) -> list[FieldError]:
    """Return the error of an id that can't be part of an address."""
    if name and slug(name) == name and name != "index":
        return []
    return [FieldError(("id",), f"{name!r} can't be an address: use small letters, digits and single hyphens")]
