"""The front matter of Markdown: fields in YAML between two lines of hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.settings.yaml_file import YamlError, compose_yaml, node_line
from generator.sources.source_lines import FileLine, SourceLines
from generator.sources.stated_facts import STATED_FIELDS, StatedFact, field_name

_MAX_LINES = 200
"""A longer front matter is a text that begins with a rule."""

_FENCE = re.compile(r"---[ \t]*$")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_KEY = re.compile(r"([A-Za-z][\w -]{0,39})[ \t]*:(?:[ \t]|$)")

_OTHER_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
"""Characters that end a line in YAML, and no line of a source."""


def front_matter_length(start: str) -> int:
    """Return the number of lines of the front matter with its fences; 0 if a text has no front matter."""
    if not start.startswith("---"):
        return 0
    lines = start.split("\n", _MAX_LINES + 1)[: _MAX_LINES + 1]
    lines = [line.removesuffix("\r") for line in lines]
    if not _FENCE.match(lines[0]):
        return 0
    for number, line in enumerate(lines[1:], 2):
        if _END.match(line):
            return number
        # A line between two rules is no front matter: that begins with a key.
        if number == 2 and not _KEY.match(line):
            return 0
    return 0


def front_matter_lines(lines: tuple[str, ...]) -> list[FileLine]:
    """Return the lines of a front matter with its fences; a line that declares a field has its key and value."""
    values = _yaml_values(lines)
    if values is None:  # not YAML: each line for itself
        return [_plain_line(line) for line in lines]
    file_lines = [FileLine(line, "metadata") for line in lines]
    for key, value, number in values:
        file_lines[number].key, file_lines[number].value = key, value
    return file_lines


def front_matter_facts(lines: SourceLines, source_format: str) -> Iterator[StatedFact]:
    """Yield the facts that the front matter of a Markdown file states, except its title, which is a heading.

    The JSON of a meeting states its date in a field of its own.
    """
    if source_format == "json":
        yield from _dates_of_meeting(lines)
    if source_format != "markdown":
        return
    for declared in lines.declared_fields:
        field = field_name(declared.key)
        text = " ".join(declared.value.split())
        if field in STATED_FIELDS and field != "title" and text and lines.asides.get(declared.line) == "metadata":
            yield StatedFact(field, text, "front-matter", "the front matter", declared.line)


def _dates_of_meeting(lines: SourceLines) -> Iterator[StatedFact]:
    for declared in lines.declared_fields:
        if declared.key == "date":
            yield StatedFact("date", declared.value, "front-matter", "the file's own date", declared.line)


def _yaml_values(lines: tuple[str, ...]) -> list[tuple[str, str, int]] | None:
    """Return key, value and index of the line of each field with a simple value; `None` if the lines are no YAML."""
    try:
        root = compose_yaml("\n".join(lines[1:-1]).translate(_OTHER_BREAKS), allow_references=False)
    except YamlError:
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    return [
        (str(key.value).strip().lower(), " ".join(str(value.value).split()), node_line(key))
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode) and str(value.value).strip()
    ]


def _plain_line(line: str) -> FileLine:
    key = _KEY.match(line)
    return FileLine(line, "metadata", key=key[1].lower() if key and line[key.end() :].strip() else None)
