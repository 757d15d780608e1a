"""Patterns that take quadratic time, found by trying each with its own worst cases.

All patterns of all modules are found, those of the vocabulary among them. The inputs of a pattern are made from the
pattern itself: each of its loops is repeated thousands of times, behind what leads to the loop and before an end that
lets it fail.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from re import _constants as constants  # type: ignore[attr-defined] # the parser of `re` has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import msgspec

import generator
from generator.reading.grammar.vocabulary import default_vocabulary

_SIZES = (1_000, 4_000, 16_000)
"""Characters that a loop gets: first few, to see whether more are worth a trial."""
_MANY_SECONDS = 0.5
_MIN_SECONDS = 0.05
"""Less time at the large size is no harm."""
_MAX_RATIO = 9
"""Four is linear, sixteen is quadratic."""
_ENDS = ("", "!", "\n", "a")
_MAX_UNITS = 24
"""Repeated texts of a pattern; a long list of words has many alternatives alike."""
_OTHER_CHARS = "a1 .-:,\n\t\"'()[]<>&/é_A\u00a0"
"""Characters from which one is taken that a set has."""

_CLASSES = {
    "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
}  # fmt: skip
"""Classes of characters, by the parser's names."""

Node = tuple[Any, Any]


def _all_patterns() -> dict[str, re.Pattern[Any]]:
    """Return every compiled pattern of the program, by its place."""
    found: dict[str, re.Pattern[Any]] = {}
    for info in pkgutil.walk_packages(generator.__path__, "generator."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for number, pattern in enumerate(_patterns_in(value)):
                found[f"{info.name}:{name}:{number}"] = pattern
    for number, pattern in enumerate(_patterns_in(default_vocabulary())):
        found[f"vocabulary:{number}"] = pattern
    return dict(_once(found.items()))


def _once(patterns: Iterable[tuple[str, re.Pattern[Any]]]) -> Iterator[tuple[str, re.Pattern[Any]]]:
    seen = set()
    for place, pattern in patterns:
        if (pattern.pattern, pattern.flags) not in seen:
            seen.add((pattern.pattern, pattern.flags))
            yield place, pattern


def is_searched(place: str) -> bool:
    """Return True if a pattern is looked for in a text; a pattern for a whole text or its start is quicker."""
    _module, name, _ = place.split(":") if place.count(":") == 2 else ("", "", "")
    uses = re.findall(rf"\b{name}\.([a-z]+)\(", _PROGRAM) if name else []
    return not uses or not set(uses) <= {"match", "fullmatch"}


def _patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns in a value of a module: alone, in a collection, or in the fields of a record."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4:
        inner: Iterable[object] = ()
        if isinstance(value, dict):
            inner = value.values()
        elif isinstance(value, list | tuple | set | frozenset):
            inner = value
        elif isinstance(value, msgspec.Struct):
            inner = [getattr(value, field) for field in value.__struct_fields__]
        for item in inner:
            yield from _patterns_in(item, depth + 1)


def _text_of(node: Node) -> str:
    """Return a short text that a part of a pattern matches."""
    kind, value = node
    name = str(kind)
    if name == "LITERAL":
        return chr(int(value))
    if name in {"NOT_LITERAL", "IN", "ANY"}:
        return str(_char_of(node))
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        low, _, body = value
        return str(_texts_of(body) * max(1, min(int(low), 3)))
    if name == "SUBPATTERN":
        return _texts_of(value[-1])
    if name == "ATOMIC_GROUP":
        return _texts_of(value)
    if name == "BRANCH":
        return _texts_of(value[1][0])
    if name == "ASSERT" and value[0] > 0:
        return ""
    return ""


def _texts_of(nodes: Iterable[Node]) -> str:
    return "".join(map(_text_of, nodes))


def _char_of(node: Node) -> str:
    """Return a character that a set matches."""
    kind, value = node
    if str(kind) == "ANY":
        return "a"
    if str(kind) == "NOT_LITERAL":
        return next(char for char in _OTHER_CHARS if ord(char) != value)
    pattern = re.compile(_set_source(value))
    candidates = [*_OTHER_CHARS, *(chr(part[1]) for part in value if str(part[0]) == "LITERAL")]
    candidates += [chr(part[1][0]) for part in value if str(part[0]) == "RANGE"]
    return next((char for char in candidates if pattern.fullmatch(char)), "a")


def _set_source(parts: Iterable[Node]) -> str:
    """Return a set of characters as a pattern has it."""
    source = ""
    for kind, value in parts:
        name = str(kind)
        if name == "NEGATE":
            source += "^"
        elif name == "LITERAL":
            source += re.escape(chr(value)) if chr(value) not in "^" else "\\^"
        elif name == "RANGE":
            source += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        else:
            source += _CLASSES[str(value)]
    return f"[{source}]"


def _loops(nodes: Iterable[Node], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield what leads to each loop of a pattern, and a text that the loop repeats; several texts for alternatives."""
    for node in nodes:
        kind, value = node
        name = str(kind)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            _, high, body = value
            if high == constants.MAXREPEAT or high > 50:
                for text in dict.fromkeys(_alternatives(body)):
                    yield before, text
            yield from _loops(body, before)
        elif name == "SUBPATTERN":
            yield from _loops(value[-1], before)
        elif name == "ATOMIC_GROUP":
            yield from _loops(value, before)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from _loops(branch, before)
        elif name in {"ASSERT", "ASSERT_NOT"}:
            yield from _loops(value[1], before)
        before += _text_of(node)


def _alternatives(body: Iterable[Node]) -> Iterator[str]:
    """Yield texts that the body of a loop matches: its first form, and each form of a choice or of a set in it."""
    nodes = list(body)
    yield _texts_of(nodes)
    for position, (kind, value) in enumerate(nodes):
        before, after = _texts_of(nodes[:position]), _texts_of(nodes[position + 1 :])
        if str(kind) == "SUBPATTERN":
            yield from (f"{before}{text}{after}" for text in _alternatives(value[-1]))
        elif str(kind) == "BRANCH":
            for branch in value[1][:8]:
                yield f"{before}{_texts_of(branch)}{after}"
        elif str(kind) in {"IN", "ANY", "NOT_LITERAL"}:
            matches = re.compile(_set_source(value) if str(kind) == "IN" else ".")
            yield from (f"{before}{char}{after}" for char in "a1 .-" if matches.fullmatch(char))


def _inputs(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Yield texts to try: a beginning, a text to repeat, and an end."""
    tree = list(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    whole = _texts_of(tree)
    units = dict.fromkeys([*_loops(tree), *(("", text) for _, text in _loops(tree)), ("", whole), ("", f"{whole} ")])
    for before, unit in list(units)[:_MAX_UNITS]:
        if unit:
            for end in _ENDS:
                yield before, unit, end


def _seconds(pattern: re.Pattern[Any], text: str, *, is_searched: bool) -> float:
    """Return the processor time of using a pattern."""
    subject: Any = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    if is_searched:
        for _ in pattern.finditer(subject):
            pass
    else:
        pattern.match(subject)
        pattern.fullmatch(subject)
    return time.process_time() - start


def superlinear(pattern: re.Pattern[Any], *, is_searched: bool = True) -> str | None:
    """Return the text that makes a pattern slow: its repeated part, with the seconds; `None` if all is about linear."""
    seconds = partial(_seconds, pattern, is_searched=is_searched)
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    parsed = re.compile(source, pattern.flags & ~re.UNICODE) if isinstance(pattern.pattern, bytes) else pattern
    for before, unit, end in _inputs(parsed):
        tiny, first, small, large = (before + unit * (size // len(unit) + 1) + end for size in (20, *_SIZES))
        if max(seconds(tiny), seconds(first)) > _MANY_SECONDS:
            return f"{before!r} + {unit!r} × n + {end!r}: very slow"
        if min(seconds(first) for _ in range(3)) < _MIN_SECONDS / 200:
            continue
        if seconds(large if seconds(small) < _MANY_SECONDS else small) < _MIN_SECONDS:
            continue
        least_small = min(seconds(small) for _ in range(3))
        least_large = min(seconds(large) for _ in range(3)) if least_small < _MANY_SECONDS else _MANY_SECONDS * 16
        if least_large > _MIN_SECONDS and least_large > _MAX_RATIO * least_small:
            return f"{before!r} + {unit!r} × n + {end!r}: {least_small:.3f} s, then {least_large:.3f} s"
    return None


_PROGRAM = "\n".join(path.read_text(encoding="utf-8") for path in Path(generator.__path__[0]).rglob("*.py"))
PATTERNS = _all_patterns()
BOUNDED = {
    "generator.reading.grammar.names:_PLACED:0": "it is slow only before a line end, and a label has none",
    "generator.linking.glossary_terms:_PRECEDING_WORD:0": "it looks at a few characters before a term",
    "generator.reading.grammar.header_lines:_KEY_AND_VALUE:0": "it is slow only before a line end, and a line has none",
}
"""Patterns that are slow for texts that they never get, with the reason."""
