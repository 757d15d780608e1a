"""Texts that may make a regular expression slow, made from the expression itself.

Each of its loops is repeated, behind what leads to the loop and before an end that lets it fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as constants  # type: ignore[attr-defined] # the parser of `re` has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_ENDS = ("", "!", "\n", "a")
_MAX_UNITS = 24
"""Repeated texts of a pattern; a long list of words has many alternatives alike."""
_MAX_BRANCHES = 8
_MIN_LOOP = 50
"""Times that a bounded loop must allow to be one."""
_OTHER_CHARS = "a1 .-:,\n\t\"'()[]<>&/é_A\u00a0"
"""Characters from which one is taken that a set has."""
_COMMON_UNITS = (
    "a",
    "1",
    " ",
    "\n",
    ".",
    "-",
    "a ",
    "A ",
    "Ab ",
    "1:",
    "a1/.-",
    "<",
    "[",
    '"',
    "> ",
    "(",
    "&",
    "*",
    "_",
)
"""Texts that any pattern is tried with: loops side by side may have these in common."""

_CLASSES = {
    "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
}  # fmt: skip
"""Classes of characters, by the parser's names."""
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})

_Node = tuple[Any, Any]


class Repeated(NamedTuple):
    """A text to try: a beginning, a text that is repeated, and an end."""

    before: str
    unit: str
    end: str

    def text(self, units: int) -> str:
        """Return the text with as many units."""
        return self.before + self.unit * units + self.end

    def __str__(self) -> str:
        """Return how the text is made."""
        return f"{self.before!r} + {self.unit!r} × n + {self.end!r}"


def texts_to_try(pattern: re.Pattern[Any]) -> Iterator[Repeated]:
    """Yield the texts that a pattern is tried with."""
    source, flags = pattern.pattern, pattern.flags
    if isinstance(source, bytes):
        source = source.decode("latin-1")
    tree = list(parser.parse(source, flags & ~(re.DEBUG | re.UNICODE)))
    whole = _texts_of(tree)
    loops = list(_loops(tree))
    units = dict.fromkeys([*loops, *(("", text) for _, text in loops), ("", whole), ("", f"{whole} ")])
    for before, unit in list(units)[:_MAX_UNITS]:
        if unit:
            for end in _ENDS:
                yield Repeated(before, unit, end)
    if not loops:
        return
    for unit in dict.fromkeys([*(text for loop in loops for text in loop if text), *_COMMON_UNITS]):
        if ("", unit) not in units:
            yield Repeated("", unit, "!")
        yield Repeated("x", unit, "!")


def _text_of(node: _Node) -> str:
    """Return a short text that a part of a pattern matches."""
    kind, value = node
    name = str(kind)
    if name == "LITERAL":
        return chr(int(value))
    if name in {"NOT_LITERAL", "IN", "ANY"}:
        return _char_of(node)
    if name in _REPEATS:
        low, _, body = value
        return _texts_of(body) * max(1, min(int(low), 3))
    if name == "SUBPATTERN":
        return _texts_of(value[-1])
    if name == "ATOMIC_GROUP":
        return _texts_of(value)
    if name == "BRANCH":
        return _texts_of(value[1][0])
    return ""


def _texts_of(nodes: Iterable[_Node]) -> str:
    return "".join(map(_text_of, nodes))


def _char_of(node: _Node) -> str:
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


def _set_source(parts: Iterable[_Node]) -> str:
    """Return a set of characters as a pattern has it."""
    source = ""
    for kind, value in parts:
        name = str(kind)
        if name == "NEGATE":
            source += "^"
        elif name == "LITERAL":
            source += f"\\{chr(value)}" if chr(value) in "^&~|[]-\\" else re.escape(chr(value))
        elif name == "RANGE":
            source += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        else:
            source += _CLASSES[str(value)]
    return f"[{source}]"


def _loops(nodes: Iterable[_Node], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield what leads to each loop of a pattern, and a text that the loop repeats; several texts for alternatives."""
    for node in nodes:
        kind, value = node
        if str(kind) in _REPEATS:
            _, high, body = value
            if high == constants.MAXREPEAT or high > _MIN_LOOP:
                for text in dict.fromkeys(_alternatives(body)):
                    yield before, text
        for inner in _parts(node):
            yield from _loops(inner, before)
        before += _text_of(node)


def _parts(node: _Node) -> list[Iterable[_Node]]:
    """Return the patterns that are part of a node."""
    kind, value = node
    name = str(kind)
    if name in _REPEATS or name == "SUBPATTERN":
        return [value[-1]]
    if name == "BRANCH":
        return list(value[1])
    if name in {"ASSERT", "ASSERT_NOT"}:
        return [value[1]]
    return [value] if name == "ATOMIC_GROUP" else []


def _alternatives(body: Iterable[_Node]) -> Iterator[str]:
    """Yield texts that the body of a loop matches: its first form, and each form of a choice or of a set in it."""
    nodes = list(body)
    yield _texts_of(nodes)
    for position, (kind, value) in enumerate(nodes):
        before, after = _texts_of(nodes[:position]), _texts_of(nodes[position + 1 :])
        if str(kind) == "SUBPATTERN":
            yield from (f"{before}{text}{after}" for text in _alternatives(value[-1]))
        elif str(kind) == "BRANCH":
            for branch in value[1][:_MAX_BRANCHES]:
                yield f"{before}{_texts_of(branch)}{after}"
        elif str(kind) in {"IN", "ANY", "NOT_LITERAL"}:
            matches = re.compile(_set_source(value) if str(kind) == "IN" else ".")
            yield from (f"{before}{char}{after}" for char in "a1 .-" if matches.fullmatch(char))
