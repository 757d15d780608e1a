"""Typed values from the nodes of a YAML file: every error names the path of its field."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable
from typing import Any, TypeVar

import yaml
from msgspec import inspect

from generator.settings.errors import EMPTY, FieldError, FieldPath, unknown_field

_T = TypeVar("_T")

_KIND_OF_TAG = {
    "map": "fields with values", "seq": "a list", "str": "text", "int": "a number", "float": "a number",
    "bool": "true or false", "null": "nothing", "timestamp": "a date",
}  # fmt: skip
_KIND_OF_TYPE: dict[type[inspect.Type], str] = {
    inspect.StructType: "fields with values", inspect.DictType: "fields with values", inspect.VarTupleType: "a list",
    inspect.FrozenSetType: "a list", inspect.StrType: "text", inspect.IntType: "a number",
    inspect.BoolType: "true or false", inspect.DateType: "a date", inspect.LiteralType: "text",
}  # fmt: skip
_TAGS_WITHOUT_QUOTES = {"int", "float", "bool", "timestamp"}
"""Kinds of value that a text becomes in YAML unless it is between quotation marks."""

_TAGS_OF_WORDS = {"str", *_TAGS_WITHOUT_QUOTES}

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

_TAG_OF_TYPE: dict[type[inspect.Type], str] = {
    inspect.StrType: "str", inspect.IntType: "int", inspect.BoolType: "bool", inspect.NoneType: "null",
}  # fmt: skip

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Characters that no text has. An escape (`"\\a"`) can write them, and an export in XML can't hold them."""

_MAX_SHOWN_CHARS = 40
"""Characters of a field's name, or of what should be a date, that an error shows."""

_constructor: Any = yaml.constructor.SafeConstructor()
_VALUE_OF_TAG: dict[str, Callable[[yaml.ScalarNode], Any]] = {
    "str": lambda node: node.value, "int": _constructor.construct_yaml_int, "bool": _constructor.construct_yaml_bool,
    "null": lambda node: None,
}  # fmt: skip


def convert(node: yaml.Node, kind: type[_T]) -> tuple[_T | None, list[FieldError]]:
    """Return a value of a type and no errors, or `None` and the errors of the node.

    Args:
        node: A node of the YAML file.
        kind: A `msgspec` struct, or a tuple, frozenset or dictionary of a type. Scalars may be text, whole numbers,
            true or false, dates and literals.
    """
    conversion = _Conversion()
    value = conversion.value(node, _type_info(kind), ())
    return (None, conversion.errors) if conversion.errors else (value, [])


_type_info: Callable[[Any], inspect.Type] = functools.cache(inspect.type_info)


class _Conversion:
    """One walk over a node, which collects the errors."""

    def __init__(self) -> None:
        self.errors: list[FieldError] = []

    def error(self, path: FieldPath, reason: str) -> Any:  # noqa: ANN401 - in the place of any value
        """Keep an error, and return a value that is never used."""
        self.errors.append(FieldError(path, reason))

    def value(self, node: Any, kind: inspect.Type, path: FieldPath) -> Any:  # noqa: ANN401 - of any type
        """Return the value of a node as one of the types that `kind` allows."""
        tag = _tag(node)
        if tag not in _KIND_OF_TAG:
            return self.error(path, f"the tag `{node.tag}` is not allowed; put the value between quotation marks")
        kinds = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
        for candidate in kinds:
            if isinstance(node, yaml.MappingNode) and isinstance(candidate, inspect.StructType):
                return self.struct(node, candidate, path)
            if isinstance(node, yaml.MappingNode) and isinstance(candidate, inspect.DictType):
                return self.dictionary(node, candidate, path)
            if isinstance(node, yaml.SequenceNode) and isinstance(candidate, inspect.VarTupleType):
                return tuple(self.items(node, candidate.item_type, path))
            if isinstance(node, yaml.SequenceNode) and isinstance(candidate, inspect.FrozenSetType):
                return frozenset(self.items(node, candidate.item_type, path))
        return self.scalar(node, tag, kinds, path)

    def struct(self, node: yaml.MappingNode, kind: inspect.StructType, path: FieldPath) -> Any:  # noqa: ANN401
        """Return a struct of the fields of a mapping."""
        fields = {field.encode_name: field for field in kind.fields}
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = _key_text(key)
            if name in fields:
                values[fields[name].name] = self.value(value, fields[name].type, (*path, name))
            else:
                self.error((*path, name), unknown_field(name, list(fields)))
        for name, field in fields.items():
            if field.required and field.name not in values:
                self.error((*path, name), "it is missing")
        return None if self.errors else kind.cls(**values)

    def dictionary(self, node: yaml.MappingNode, kind: inspect.DictType, path: FieldPath) -> dict[Any, Any]:
        """Return a dictionary; its keys are text or literals."""
        values = {}
        for key, value in node.value:
            key_path = (*path, _key_text(key))
            values[self.value(key, kind.key_type, key_path)] = self.value(value, kind.value_type, key_path)
        return values

    def items(self, node: yaml.SequenceNode, kind: inspect.Type, path: FieldPath) -> list[Any]:
        """Return the items of a list."""
        return [self.value(item, kind, (*path, place)) for place, item in enumerate(node.value)]

    def scalar(self, node: Any, tag: str, kinds: tuple[inspect.Type, ...], path: FieldPath) -> Any:  # noqa: ANN401
        """Return text, a number, true or false, a date, a literal or `None`, or keep the error of a wrong kind."""
        for kind in kinds:
            if isinstance(kind, inspect.LiteralType | inspect.DateType) and tag in _TAGS_OF_WORDS:
                return self.literal_or_date(node.value, kind, path)
            if _TAG_OF_TYPE.get(type(kind)) == tag:
                if not_text := _NOT_TEXT.search(node.value):
                    return self.error(path, f"it has the control character U+{ord(not_text[0]):04X}; remove it")
                try:
                    return _VALUE_OF_TAG[tag](node)
                except ValueError:
                    return self.error(path, f"{node.value!r} is not a number")
        return self.error(path, _wrong_kind(tag, kinds))

    def literal_or_date(self, text: str, kind: inspect.LiteralType | inspect.DateType, path: FieldPath) -> Any:  # noqa: ANN401
        """Return one of some words, or a date, or keep the error."""
        if isinstance(kind, inspect.DateType):
            shown = " ".join(text.split())[:_MAX_SHOWN_CHARS]
            return _date(text) or self.error(path, f"{shown} is not a date; write YYYY-MM-DD")
        if text in kind.values:
            return text
        return self.error(path, f"{text!r} must be one of {', '.join(map(str, kind.values))}")


def _key_text(key: yaml.Node) -> str:
    return str(key.value)[:_MAX_SHOWN_CHARS] if isinstance(key, yaml.ScalarNode) else "?"


def _tag(node: yaml.Node) -> str:
    return str(node.tag).removeprefix("tag:yaml.org,2002:")


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def _wrong_kind(tag: str, kinds: tuple[inspect.Type, ...]) -> str:
    """Return the reason why a value of this kind does not fit."""
    if tag == "null":
        return EMPTY
    names = dict.fromkeys(_KIND_OF_TYPE[type(kind)] for kind in kinds if not isinstance(kind, inspect.NoneType))
    wants_text = any(isinstance(kind, inspect.StrType) for kind in kinds)
    hint = "; put it between quotation marks" if wants_text and tag in _TAGS_WITHOUT_QUOTES else ""
    return f"it must be {' or '.join(names)}, not {_KIND_OF_TAG[tag]}{hint}"
