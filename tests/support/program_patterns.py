"""All regular expressions of the program: those of modules, of the vocabulary, and those that functions make."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

import msgspec

import generator
from generator.reading.grammar.vocabulary import default_vocabulary

_USES = frozenset({"compile", "search", "match", "fullmatch", "split", "sub", "subn", "findall", "finditer"})
_WHOLE_OR_START = frozenset({"match", "fullmatch"})
_UNKNOWN = "Ab"
"""Stands for a part of a pattern that only a run of the program knows, mostly an escaped name."""
_MAX_DEPTH = 4
_FLAGS = {"IGNORECASE": re.IGNORECASE, "MULTILINE": re.MULTILINE, "DOTALL": re.DOTALL}

FOR_WHOLE_TEXTS = frozenset(
    f"generator.reading.grammar.vocabulary:default_vocabulary.{name}"
    for name in ("chrome_patterns", "direction_patterns")
)
"""Places of patterns that a loop uses for whole texts."""


class Place(NamedTuple):
    """A pattern with its place: `module:name:number`.

    The name is that of a constant or of a function, with the field of what it returns.
    """

    name: str
    pattern: re.Pattern[Any]
    is_searched: bool
    """Whether it is looked for in a text; a pattern for a whole text or its start is quicker."""


@functools.cache
def all_patterns() -> dict[str, Place]:
    """Return every regular expression of the program, each once, by its place."""
    found: dict[tuple[object, int], Place] = {}
    for place in _all_places():
        key = (place.pattern.pattern, place.pattern.flags)
        if key not in found or (place.is_searched and not found[key].is_searched):
            name = found[key].name if key in found else place.name
            found[key] = place._replace(name=name)
    return {place.name: place for place in found.values()}


def _all_places() -> Iterator[Place]:
    names = (info.name for info in pkgutil.walk_packages(generator.__path__, "generator."))
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    program = _uses("\n".join(_source(module) for module in modules))
    for module in modules:
        own = _uses(_source(module))
        for name, value in [*vars(module).items(), *_made_for_the_vocabulary(module)]:
            for number, (field, pattern) in enumerate(_patterns_in(value, name)):
                uses = own[field] if field == name and name.startswith("_") else program[field]
                place = f"{module.__name__}:{name}{'' if field == name else field}"
                is_searched = place not in FOR_WHOLE_TEXTS and (not uses or not uses <= _WHOLE_OR_START)
                yield Place(f"{place}:{number}", pattern, is_searched)
        yield from _from_source(module)


def _source(module: ModuleType) -> str:
    return Path(str(module.__file__)).read_text(encoding="utf-8")


def _uses(program: str) -> defaultdict[str, set[str]]:
    """Return the methods that are called on each name, and `""` for a name that is used in another way.

    A name with a full stop before it is that of a field. A function's call counts as its result.
    """
    uses = defaultdict[str, set[str]](set)
    calls = re.sub(r"(?<!def )\b(\w+)\(vocabulary\)", r"\1", program)
    for name, method in re.findall(r"(\.?\b[A-Za-z_]\w*)\b(?!\.pattern\b| = | ?:|\()(?:\.([a-z]+)\()?", calls):
        uses[name].add(method)
    return uses


def _patterns_in(value: object, name: str, depth: int = 0) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield the patterns in a value: alone, in a collection, or in the fields and properties of a record.

    Each has the name of the innermost constant, or of the field or property behind a full stop.
    """
    if isinstance(value, re.Pattern):
        yield name, value
    elif depth < _MAX_DEPTH:
        for inner_name, item in _inner_values(value, name):
            yield from _patterns_in(item, inner_name, depth + 1)


def _inner_values(value: object, name: str) -> Iterable[tuple[str, object]]:
    if isinstance(value, msgspec.Struct) or (isinstance(value, tuple) and hasattr(value, "_fields")):
        fields = tuple(getattr(value, "__struct_fields__", ()) or getattr(value, "_fields", ()))
        properties = [key for key, item in vars(type(value)).items() if isinstance(item, functools.cached_property)]
        return [(f".{field}", getattr(value, field)) for field in (*fields, *properties)]
    if isinstance(value, dict):
        return [(name, item) for item in value.values()]
    return [(name, item) for item in value] if isinstance(value, list | tuple | set | frozenset) else ()


def _made_for_the_vocabulary(module: ModuleType) -> Iterator[tuple[str, object]]:
    """Yield the patterns that functions of a module return for the vocabulary, and the vocabulary itself."""
    for name, value in list(vars(module).items()):
        function = inspect.unwrap(value) if callable(value) else None
        if not isinstance(function, FunctionType) or function.__module__ != module.__name__:
            continue
        parameters = list(inspect.signature(function).parameters)
        returned = str(function.__annotations__.get("return", ""))
        if parameters in ([], ["vocabulary"]) and ("Pattern" in returned or returned == "Vocabulary"):
            yield name, function(*[default_vocabulary() for _ in parameters])


def _from_source(module: ModuleType) -> Iterator[Place]:
    """Yield the patterns that functions and methods of a module write in a call: `re.search(r"…", text)`."""
    source = _source(module)
    for function in ast.walk(ast.parse(source)) if "re." in source else ():
        if isinstance(function, ast.FunctionDef | ast.Lambda):
            name = getattr(function, "name", "lambda")
            for number, call in enumerate(filter(_is_use, ast.walk(function))):
                pattern = _pattern_of(call, module)
                if pattern is not None:
                    use = call.func.attr  # type: ignore[attr-defined] # `_is_use` holds
                    yield Place(f"{module.__name__}:{name}:{number}", pattern, use not in _WHOLE_OR_START)


def _is_use(node: ast.AST) -> bool:
    """Return True for a call of the module `re` with a pattern."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in _USES
    )


def _pattern_of(call: Any, module: ModuleType) -> re.Pattern[Any] | None:  # noqa: ANN401 - a call for `_is_use`
    """Return the pattern of a call; `None` for a name of the function, which stands for the whole pattern."""
    if isinstance(call.args[0], ast.Name | ast.Attribute) and _value(call.args[0], module) == _UNKNOWN:
        return None
    flags = 0
    for argument in (*call.args[1:], *(keyword.value for keyword in call.keywords)):
        source = ast.unparse(argument)
        flags |= sum(int(flag) for name, flag in _FLAGS.items() if name in source)
    return re.compile(_value(call.args[0], module), flags)


def _value(node: ast.expr, module: ModuleType) -> Any:  # noqa: ANN401 - a pattern of text or of bytes
    """Return the value of an expression, with `_UNKNOWN` for each part that depends on a run of the program."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(_value(part, module)) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return _value(node.value, module)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _value(node.left, module) + _value(node.right, module)
    try:
        known = {**vars(module), "vocabulary": default_vocabulary()}
        return eval(ast.unparse(node), known)  # noqa: S307 - an expression of the program itself
    except (NameError, AttributeError, TypeError):
        return _UNKNOWN
