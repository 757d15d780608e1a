"""The values that a template uses, and the fields of the struct that it gets them from."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from jinja2 import Environment, nodes

Struct = type[msgspec.Struct]
Use = tuple[Struct, str]
"""A field of a struct."""

_SEQUENCES = (Sequence, tuple, list)


class TemplateNames:
    """The templates of a folder.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = Environment(autoescape=False, trim_blocks=True, extensions=["jinja2.ext.i18n"])  # noqa: S701
        self._environment.filters["heading"] = self._environment.filters["facts"] = str

    def closure(self, name: str) -> set[str]:
        """Return a template with all that it includes and extends."""
        found, waiting = set[str](), {name}
        while waiting:
            name = waiting.pop()
            if not (self._folder / name).is_file():
                continue  # a template of Material
            found.add(name)
            tree = self.tree(name)
            parts: list[nodes.Include | nodes.Extends] = [*tree.find_all(nodes.Include), *tree.find_all(nodes.Extends)]
            waiting |= {part.template.value for part in parts if isinstance(part.template, nodes.Const)} - found
        return found

    def tree(self, name: str) -> nodes.Template:
        """Return the syntax tree of a template."""
        return self._environment.parse((self._folder / name).read_text(encoding="utf-8"))


def uses_of(templates: TemplateNames, start: str, roots: Mapping[str, object]) -> set[Use]:
    """Return each attribute that a template and its parts read of a struct, with the struct.

    A name has one type in a template and all of its parts, so that the type is known in an included part.

    Args:
        templates: The folder of the template.
        start: The template.
        roots: The type of each name that the template is given.
    """
    found: set[Use] = set()
    trees = [templates.tree(name) for name in sorted(templates.closure(start))]
    names = dict(roots)
    while True:  # an included template uses names that another template sets
        bound = {name: kind for tree in trees for name, kind in _bindings(tree, names)}
        clashes = {name for tree in trees for name, kind in _bindings(tree, names) if bound[name] != kind}
        assert not clashes, f"{start}: these names have two types, rename one: {clashes}"
        if names == names | bound:
            break
        names |= bound
    for tree in trees:
        lookups: list[nodes.Getattr | nodes.Getitem] = [*tree.find_all(nodes.Getattr), *tree.find_all(nodes.Getitem)]
        for node in lookups:
            key = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", None)
            if isinstance(key, str):
                found |= {(owner, key) for owner in _structs(_type_of(node.node, names))}
        for chosen in tree.find_all(nodes.Filter):
            if chosen.name == "selectattr" and chosen.node is not None and isinstance(chosen.args[0], nodes.Const):
                entry = _entry_type(_type_of(chosen.node, names))
                found |= {(owner, chosen.args[0].value) for owner in _structs(entry)}
    return found


def _bindings(tree: nodes.Template, names: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for loop in tree.find_all(nodes.For):
        entry = _entry_type(_type_of(loop.iter, names))
        if isinstance(loop.target, nodes.Name) and entry is not None:
            yield loop.target.name, entry
    for assignment in tree.find_all(nodes.Assign):
        value = _type_of(assignment.node, names)
        if isinstance(assignment.target, nodes.Name) and value is not None:
            yield assignment.target.name, value


def _type_of(node: nodes.Node, names: Mapping[str, object]) -> object:
    """Return the type of an expression; `None` if it is not made from a struct."""
    if isinstance(node, nodes.Name):
        return names.get(node.name)
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        dotted = names.get(f"{node.node.name}.{node.attr}")
        if dotted is not None:
            return dotted
    if isinstance(node, nodes.Getattr | nodes.Getitem):
        owner = _type_of(node.node, names)
        key = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", None)
        for struct in _structs(owner):
            if isinstance(key, str):
                return _without_none(typing.get_type_hints(struct).get(key))
        return owner if isinstance(getattr(node, "arg", None), nodes.Slice) else _entry_type(owner)
    if isinstance(node, nodes.Or):
        return _type_of(node.left, names)
    if isinstance(node, nodes.Filter) and node.node is not None and node.name in {"list", "selectattr", "select"}:
        return _type_of(node.node, names)
    return None


def _entry_type(kind: object) -> object:
    """Return the type of the entries of a sequence."""
    if typing.get_origin(kind) in _SEQUENCES:
        return typing.get_args(kind)[0]
    return None


def _without_none(kind: object) -> object:
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        rest = [part for part in typing.get_args(kind) if part is not type(None)]
        return rest[0] if len(rest) == 1 else kind
    return kind


def _is_struct(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _structs(kind: object) -> list[Struct]:
    """Return a struct, or each struct of a union."""
    kinds = typing.get_args(kind) if isinstance(kind, types.UnionType) else (kind,)
    return [typing.cast("Struct", one) for one in kinds if _is_struct(one)]


def structs_in(struct: Struct) -> set[Struct]:
    """Return a struct with all structs in its fields."""
    found: set[Struct] = set()
    waiting: list[object] = [struct]
    while waiting:
        kind = waiting.pop()
        if _is_struct(kind) and kind not in found:
            found.add(typing.cast("Struct", kind))
            waiting += typing.get_type_hints(kind).values()
        elif not _is_struct(kind):
            waiting += typing.get_args(kind)
    return found
