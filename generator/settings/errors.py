"""What is wrong with a value of a file that people wrote, in words for them: the converter's are for programmers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec
import yaml

from generator.errors import ConfigError
from generator.slugs import slug

_T = TypeVar("_T")

_PLACE = re.compile(r"(?P<reason>.*?)(?: - at `\$\.?(?P<field>.*)`)?", re.DOTALL)
_NAMED = re.compile(r"Object (?P<what>missing required|contains unknown) field `(?P<field>.+?)`")
_KIND = re.compile(r"Expected `(?P<wanted>.+?)`, got `(?P<given>.+?)`")
_CHOICE = re.compile(r"Invalid enum value (?P<given>.+)", re.DOTALL)
_STEP = re.compile(r"\[\d+\]|[^.\[\]]+")

_KINDS = {
    "array": "a list", "object": "fields with values", "str": "text", "int": "a number", "float": "a number",
    "bool": "true or false", "null": "nothing", "date": "a date", "datetime": "a time",
}  # fmt: skip
_QUOTED = {"int", "float", "bool", "date", "datetime"}
"""What text is taken for if nothing says that it is text."""


class FieldError(Exception):
    """A field of an entry, and what is wrong with it."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(field, reason)
        self.field = field
        self.reason = reason


def read_entries(
    values: Iterable[object], wanted: type[_T], make: Callable[[object, int], _T], *, file: EntryFile
) -> list[_T]:
    """Return what `make` makes of each value of a list that people wrote.

    Args:
        values: The list, as the YAML file has it.
        wanted: What each of them has to be.
        make: Given a value and its place, from 0; raises what `msgspec.convert` does, or `FieldError`.
        file: Where the list stands.

    Raises:
        ConfigError: An entry is not as it has to be; the sentence names the entry and the field.
    """
    found = []
    for number, value in enumerate(values):
        try:
            found.append(make(value, number))
        except FieldError as error:
            raise file.error(number, value, error.field, error.reason) from error
        except msgspec.ValidationError as error:
            raise file.error(number, value, *field_and_reason(error, wanted)) from error
    return found


class EntryFile(msgspec.Struct, frozen=True):
    """A YAML file with a list of entries, for telling what is wrong with one of them."""

    path: str
    """As the maintainer knows it."""
    text: str
    """From which an error has its line."""
    below: str | None = None
    """The field of the file that holds the list; `None` where the list is all of the file."""
    named_by: str = "id"
    """The field by which an entry is called."""

    def error(self, number: int, entry: object, field: str | None, reason: str) -> ConfigError:
        """Return the error about a field of the entry that stands `number` places (from 0) behind the first."""
        name = entry.get(self.named_by) if isinstance(entry, dict) else getattr(entry, self.named_by, None)
        line = line_of(self.text, *([] if self.below is None else [self.below]), number)
        return ConfigError(entry_sentence(number + 1, name, field, reason), path=self.path, line=line)


def entry_sentence(number: int, name: object, field: str | None, reason: str) -> str:
    """Return the sentence that something is wrong with an entry, which has this number, from 1, and this name."""
    which = f"entry {number}" + (f" ({name})" if isinstance(name, str) else "")
    return f"{which}, field `{field}`: {reason}" if field else f"{which}: {reason}"


def line_of(text: str, *steps: str | int) -> int | None:
    """Return the line of what stands in a YAML text under these fields and places (from 0); a field's is its name's.

    Looked for only where there is an error to tell.
    """
    node: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    mark = None
    for step in steps:
        if node is None:
            return None
        if isinstance(step, int):
            node = node.value[step]
            mark = node.start_mark
        else:
            key, node = next((pair for pair in node.value if pair[0].value == step), (None, None))
            mark = key.start_mark if key is not None else None
    return int(mark.line) + 1 if mark is not None else None


def check_id(name: str) -> None:
    """Hold that an id can stand in an address.

    Raises:
        FieldError: It can't.
    """
    if not name or slug(name) != name or name == "index":
        raise FieldError("id", f"{name!r} can't be an address: use small letters, digits and single hyphens")


def field_and_reason(error: msgspec.ValidationError, wanted: object) -> tuple[str | None, str]:
    """Return the field that an error of the converter is about (`None`: the value as a whole), and what is wrong.

    Args:
        error: Of `msgspec.convert`.
        wanted: The type it was to make.
    """
    match = _PLACE.fullmatch(str(error))
    field, reason = (match["field"] or None, match["reason"]) if match else (None, str(error))
    if named := _NAMED.fullmatch(reason):
        field = ".".join(part for part in (field, named["field"]) if part)
        return field, "it is missing" if named["what"].startswith("missing") else "there is no such field"
    if kind := _KIND.fullmatch(reason):
        return field, _other_kind(kind["wanted"].split(" | "), kind["given"])
    if choice := _CHOICE.fullmatch(reason):
        return field, f"{choice['given']} has to be one of {', '.join(_choices(wanted, field or ''))}"
    if "date" in reason:
        return field, "it has to be a date, as 2024-05-31"
    return field, reason


def _other_kind(wanted: list[str], given: str) -> str:
    if given == "null":
        return "it is empty"
    kinds = list(dict.fromkeys(_KINDS.get(kind, kind) for kind in wanted if kind != "null"))
    quoted = "; put it between quotation marks" if "str" in wanted and given in _QUOTED else ""
    return f"it has to be {' or '.join(kinds)}, not {_KINDS.get(given, given)}{quoted}"


def _choices(wanted: object, field: str) -> list[str]:
    """Return the values that a field may have."""
    kind: Any = msgspec.inspect.type_info(wanted)
    for step in _STEP.findall(field):
        inner = kind
        for one in getattr(kind, "types", (kind,)):
            if step.startswith("[") and hasattr(one, "item_type"):
                inner = one.item_type
            inner = next((part.type for part in getattr(one, "fields", ()) if part.encode_name == step), inner)
        kind = inner
    values = [getattr(one, "values", ()) for one in getattr(kind, "types", (kind,))]
    return [str(value) for some in values for value in some]
