"""YAML files that people write: parsed into nodes that know their lines, and refused in plain sentences.

A node keeps the text of its value and its tag (`str`, `int`, `timestamp`, ...). `load_yaml` constructs values, for the
files whose fields other programs define.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.results.plain_file import PlainFileError, read_plain_file

_MAX_NESTING = 100
"""Levels of lists and fields inside each other. The C parser composes nodes recursively and crashes at some 10,000."""


class YamlError(Exception):
    """A file can't be read as YAML."""

    def __init__(self, reason: str, line: int | None = None, fragment: str | None = None) -> None:
        """Keep the reason (one sentence), the line (from 1) and the text of that line."""
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.fragment = fragment


def read_text(path: Path, folder: Path | None = None) -> str:
    """Return the text of a file, without a byte order mark.

    Args:
        path: The file.
        folder: The folder that a link must not lead out of; `None` for the folder of the file.

    Raises:
        YamlError: The file can't be read, is no file of the folder, or is not UTF-8.
    """
    try:
        return io.TextIOWrapper(io.BytesIO(read_plain_file(path, folder)), encoding="utf-8-sig").read()
    except UnicodeDecodeError as error:
        raise YamlError("the file is not UTF-8; save it as UTF-8") from error
    except PlainFileError as error:
        raise YamlError(error.reason) from error


def compose_yaml(text: str, *, allow_references: bool = True) -> yaml.Node | None:
    """Return the root node of a YAML text; `None` if it holds only comments or nothing.

    Args:
        text: The text of the file.
        allow_references: Whether anchors (`&`) and aliases (`*`) are allowed.

    Raises:
        YamlError: The text is not YAML, or is nested too deeply, or has references that are not allowed.
    """
    lines = _Lines(text)
    try:
        _check_events(text, lines, allow_references=allow_references)
        root: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(text, lines, error) from error
    except yaml.reader.ReaderError as error:
        above = text.encode()[: error.position].decode(errors="ignore")
        raise YamlError("the file has a control character; remove it", len(_LINE_END.split(above))) from error
    except (yaml.YAMLError, ValueError) as error:
        raise YamlError(f"the file is not valid YAML ({error})") from error
    if root is not None and not lines.are_those_of_yaml:
        _renumber(root, lines)
    return root


def load_yaml(text: str | bytes, loader: type[yaml.CSafeLoader] = yaml.CSafeLoader) -> Any:  # noqa: ANN401 - any value
    """Return the values of a YAML text.

    Args:
        text: The text of the file.
        loader: Constructs the values; it must be a safe one.

    Raises:
        YamlError: The text is not YAML, or is nested too deeply, or a value can't exist, such as the date 2024-13-45.
    """
    try:
        _check_events(text, _Lines(text), allow_references=True)
        return yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise YamlError("it is not valid YAML", fragment=str(error)) from error
    except (ValueError, LookupError, AttributeError) as error:  # the constructors of PyYAML don't catch their own
        reason = "a value looks like a number or a date, but is not one; put it between quotation marks"
        raise YamlError(reason, fragment=str(error)) from error


def repeated_keys(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield every key that its mapping already has, anywhere below a node."""
    for node in _mappings(root):
        keys = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in keys:
                    yield key
                keys.add(key.value)


def merge_fields(root: yaml.Node) -> None:
    """Replace each merge key (`<<`) below a node by the fields that it refers to.

    Raises:
        YamlError: A merge key doesn't refer to fields.
    """
    for node in list(_mappings(root)):
        if any(key.tag == "tag:yaml.org,2002:merge" for key, _ in node.value):
            try:
                yaml.constructor.SafeConstructor().flatten_mapping(node)
            except (yaml.MarkedYAMLError, RecursionError) as error:
                raise YamlError("`<<` must refer to fields with values", node_line(node)) from error


def node_line(node: yaml.Node) -> int:
    """Return the line, from 1, on which a node of `compose_yaml` begins."""
    return int(node.start_mark.line) + 1


class _Lines:
    """The lines of a text as editors count them: to YAML, some more characters end a line."""

    def __init__(self, text: str | bytes) -> None:
        text = text if isinstance(text, str) else text.decode("utf-8-sig", errors="replace")
        self.are_those_of_yaml = _YAML_ONLY_LINE_END.search(text) is None
        self._ends = [] if self.are_those_of_yaml else [match.end() for match in _LINE_END.finditer(text)]

    def number(self, mark: Any) -> int:  # noqa: ANN401 - a mark of the C parser, which has no type
        """Return the line of a mark, from 1."""
        return 1 + (int(mark.line) if self.are_those_of_yaml else bisect_right(self._ends, mark.index))


def _renumber(root: yaml.Node, lines: _Lines) -> None:
    """Give all nodes the lines that editors count."""
    for node in _root_and_collections(root):
        for child in (node, *_children(node)):
            mark = child.start_mark
            child.start_mark = yaml.Mark(mark.name, mark.index, lines.number(mark) - 1, mark.column, None, 0)


def _check_events(text: str | bytes, lines: _Lines, *, allow_references: bool) -> None:
    """Refuse what must not reach `yaml.compose`."""
    depth = 0
    events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_NESTING:
                raise YamlError(
                    f"more than {_MAX_NESTING} lists or fields are nested; remove some levels",
                    lines.number(event.start_mark),
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if not allow_references and getattr(event, "anchor", None) is not None:
            raise YamlError(
                "`&` or `*` begins a value here; put the value between quotation marks", lines.number(event.start_mark)
            )


def _mappings(root: yaml.Node) -> Iterator[yaml.MappingNode]:
    """Yield every mapping once, in the order of the file."""
    return (node for node in _root_and_collections(root) if isinstance(node, yaml.MappingNode))


def _root_and_collections(root: yaml.Node) -> Iterator[yaml.Node]:
    """Yield the root and each mapping and list below it once; a reference may lead to one again, even to one above."""
    seen = set()
    stack = [root]
    while stack:
        node = stack.pop()
        if id(node) not in seen:
            seen.add(id(node))
            stack += [child for child in reversed(_children(node)) if isinstance(child, yaml.CollectionNode)]
            yield node


def _children(node: yaml.Node) -> list[yaml.Node]:
    """Return the keys and values of a mapping, or the items of a list."""
    if isinstance(node, yaml.MappingNode):
        return [child for pair in node.value for child in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _syntax_error(text: str, lines: _Lines, error: yaml.MarkedYAMLError) -> YamlError:
    """Return the error of the parser as a sentence that says what to do, with the text of the line."""
    mark, problem = error.problem_mark, f"{error.context or ''}: {error.problem or ''}"
    if mark is None:
        return YamlError(f"the file is not valid YAML ({error.problem})")
    line = [*_YAML_LINE_END.split(text), ""][mark.line]
    reason = _reason(problem, line[mark.column :], line[: mark.column])
    if any(words in problem for words in _NOTICED_BELOW) and error.context_mark is not None and reason != _COLON:
        mark = error.context_mark
    number = lines.number(mark)
    return YamlError(reason, number, [*_LINE_END.split(text), ""][number - 1].strip() or None)


def _reason(problem: str, rest: str, before: str) -> str:
    """Return the error, given the parser's words and the line from the place of the problem and up to it."""
    if rest.startswith("\t") or before.endswith("\t"):
        return "a tab indents this line; indent with spaces"
    if rest.startswith(":") and ":" in before:
        return _COLON
    for words, reason in _REASONS:
        if words in problem:
            return reason.format(rest[:1])
    if "did not find expected" in problem and _INDENTATION.sub("", before):
        return "text follows a closing quotation mark or bracket; put the whole value between quotation marks"
    if "did not find expected" in problem or "mapping values" in problem:
        return "this line does not fit the lines above it; check the indentation and the space after each colon"
    return f"the file is not valid YAML ({problem.strip(': ')})"


_LINE_END = re.compile("\r\n|[\n\r]")
_YAML_ONLY_LINE_END = re.compile("[\u0085\u2028\u2029]")
_YAML_LINE_END = re.compile(f"{_LINE_END.pattern}|{_YAML_ONLY_LINE_END.pattern}")
"""The line ends that editors count, those that only YAML has, and both."""

_INDENTATION = re.compile(r"[ \t]*(?:- +)*")

_COLON = "a value with a colon must be between quotation marks"

_REASONS = (
    ("quoted scalar: found unexpected end", "a quotation mark is not closed"),
    ("expected ',' or", "a bracket is not closed, or a comma is missing"),
    ("flow node: did not find expected node", "a bracket is not closed, or a value is missing"),
    ("could not find expected ':'", "the line needs a colon and a space after the name of the field"),
    ("cannot start any token", "a value that begins with {} must be between quotation marks"),
    ("sequence entries are not allowed", "a list must begin on a line of its own"),
    ("undefined alias", "a value that begins with * must be between quotation marks"),
    ("another document", "the file holds two documents; remove the line `---`"),
    ("unknown escape", "between double quotation marks \\ has a meaning of its own; use single quotation marks"),
)
"""Words of the parser, and what they mean to a person who wrote the file."""

_NOTICED_BELOW = ("quoted scalar: found unexpected end", "expected ',' or", "could not find expected ':'")
"""Problems that the parser notices below the line that is wrong."""
