"""The fields of the session record that can hold words, so that no test forgets a new field."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import inspect

from generator.records import SessionRecord, from_json, to_stored_json


def text_fields() -> list[str]:
    """Return the path of every field of the record whose type is any text, not an id, such as `turns.evidence.text`."""
    return list(_fields(inspect.type_info(SessionRecord)))


def _fields(kind: inspect.Type, path: str = "") -> Iterator[str]:
    if isinstance(kind, inspect.StrType) and kind.pattern is None:
        yield path
    elif isinstance(kind, inspect.UnionType):
        for member in kind.types:
            yield from _fields(member, path)
    elif isinstance(kind, inspect.VarTupleType | inspect.ListType):
        yield from _fields(kind.item_type, path)
    elif isinstance(kind, inspect.DictType):
        yield from _fields(kind.value_type, path)
    elif isinstance(kind, inspect.StructType):
        for field in kind.fields:
            yield from _fields(field.type, f"{path}.{field.name}".removeprefix("."))


def with_text(record: SessionRecord, path: str, text: str) -> SessionRecord:
    """Return the record with a text in a field; every list on the way needs an item."""
    data = msgspec.json.decode(to_stored_json(record))
    value = data
    *parents, name = path.split(".")
    for parent in parents:
        value = value[parent]
        value = value[0] if isinstance(value, list) else value
    value[name] = [text] if isinstance(value[name], list) else text
    return from_json(msgspec.json.encode(data))
