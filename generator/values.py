"""What is wrong with a value of a file that people wrote, in words for them: the converter's are for programmers."""

from __future__ import annotations

import re
from typing import Any

import msgspec

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


def refusal(error: msgspec.ValidationError, wanted: object) -> tuple[str | None, str]:
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
