"""A settings file while it is read: its nodes, and all errors in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import yaml

from generator.errors import ConfigError
from generator.settings.errors import (
    FieldError,
    FieldPath,
    entry_sentence,
    field_sentence,
    line_at,
    path_text,
    raise_errors,
    unknown_field,
)
from generator.settings.typed_values import convert
from generator.settings.yaml_file import YamlError, compose_yaml, merge_fields, node_line, read_text, repeated_keys

_T = TypeVar("_T")


class SettingsFile:
    """A YAML file in `site_config/`, parsed."""

    def __init__(self, text: str, path: str) -> None:
        """Parse the file.

        Args:
            text: The file's text.
            path: The file, as the maintainer knows it.

        Raises:
            ConfigError: The text is not YAML, or has a field twice.
        """
        self.text = text
        self.path = path
        self.errors: list[ConfigError] = []
        self.root: Any = None
        try:
            self.root = compose_yaml(text)
            if self.root is not None:
                for key in repeated_keys(self.root):
                    self.add(f"`{key.value}` is there twice; remove one of the two", node_line(key))
                raise_errors(self.errors)
                if "<<" in text:
                    merge_fields(self.root)
        except YamlError as error:
            raise _config_error(error, path) from error
        if isinstance(self.root, yaml.ScalarNode) and self.root.tag == "tag:yaml.org,2002:null":
            self.root = None

    @classmethod
    def read(cls, path: Path) -> SettingsFile:
        """Return the file at a path; a missing file is an empty one.

        Raises:
            ConfigError: The file can't be read, is not YAML, or has a field twice.
        """
        if not path.exists() and not path.is_symlink():  # a link to nowhere can't be read
            return cls("", str(path))
        return cls(text_of(path), str(path))

    def add(self, sentence: str, line: int | None) -> None:
        """Add an error of this file."""
        self.errors.append(ConfigError(sentence, path=self.path, line=line))

    def add_field_errors(self, errors: Iterable[FieldError]) -> None:
        """Add errors in the fields of a file that is a mapping."""
        for error in errors:
            sentence = field_sentence(path_text(error.path), error.reason) if error.path else error.reason
            self.add(sentence, line_at(self.root, error.path))

    def values(self, kind: type[_T], check: Callable[[_T], Iterable[FieldError]] = lambda _: ()) -> _T:
        """Return the file as a struct; an empty file gives the defaults of the struct.

        Args:
            kind: A struct whose fields all have defaults.
            check: Yields the errors that the types of the fields can't show.

        Raises:
            ConfigError: A field has an error.
        """
        if self.root is None:
            return kind()
        value, errors = convert(self.root, kind)
        self.add_field_errors(errors if value is None else check(value))
        raise_errors(self.errors)
        return value if value is not None else kind()

    def check_field_names(self, names: list[str]) -> None:
        """Add an error for each field of the file that is not among `names`, or if the file is no mapping."""
        if not isinstance(self.root, yaml.MappingNode):
            self.add(f"the file must be fields with values; the fields are {', '.join(names)}", node_line(self.root))
            return
        for key, _ in self.root.value:
            if key.value not in names:
                name = str(key.value)
                self.add(field_sentence(name, unknown_field(name, names)), node_line(key))

    def items(self, below: str | None = None) -> list[Any]:
        """Return the nodes of the list that the file or its field `below` holds; add an error if it is no list."""
        node = self.root if below is None else field_node(self.root, below)
        if node is None:
            return []
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if below is None:
            self.add("the file must be a list of entries", node_line(node))
        else:
            self.add(field_sentence(below, "it must be a list"), line_at(self.root, (below,)))
        return []

    def entries(
        self,
        kind: type[_T],
        check: Callable[[_T, int], Iterable[FieldError]] = lambda entry, number: (),
        *,
        named_by: str = "id",
        below: str | None = None,
    ) -> tuple[_T, ...]:
        """Return the entries of a list; add the errors of the entries.

        Args:
            kind: The struct of an entry.
            check: Yields the errors that the types of the fields can't show. Its arguments are an entry, in the order
                of the file, and the place of the entry, from 0.
            named_by: The field that names an entry in a sentence.
            below: The field of the file that holds the list; `None` if the file is the list.
        """
        entries = []
        for number, item in enumerate(self.items(below)):
            entry, errors = convert(item, kind)
            if entry is not None:
                errors = list(check(entry, number))
                entries.append(entry)
            self.errors += [self.entry_error(number, error, named_by=named_by, below=below) for error in errors]
        return tuple(entries)

    def entry_error(
        self, number: int, error: FieldError, *, named_by: str = "id", below: str | None = None
    ) -> ConfigError:
        """Return the error of the entry at a place, from 0; `named_by` and `below` are as in `entries`."""
        list_path: FieldPath = () if below is None else (below,)
        node = self.root if below is None else field_node(self.root, below)
        name = field_node(node.value[number], named_by)
        sentence = entry_sentence(
            number + 1,
            name.value if isinstance(name, yaml.ScalarNode) else None,
            path_text(error.path) or None,
            error.reason,
        )
        return ConfigError(sentence, path=self.path, line=line_at(self.root, (*list_path, number, *error.path)))


def text_of(path: Path) -> str:
    """Return the text of a file that people wrote.

    Raises:
        ConfigError: The file can't be read, is no file of its folder, or is not UTF-8.
    """
    try:
        return read_text(path)
    except YamlError as error:
        raise _config_error(error, str(path)) from error


def field_node(node: Any, name: str) -> Any:  # noqa: ANN401 - a node of the YAML library
    """Return the value of a field of a mapping, its own before a merged one; `None` if it is missing or empty."""
    if not isinstance(node, yaml.MappingNode):
        return None
    values = [value for key, value in node.value if key.value == name]
    return values[-1] if values and values[-1].tag != "tag:yaml.org,2002:null" else None


class UniqueValues:
    """The values of a field that must differ from entry to entry."""

    def __init__(self) -> None:
        self._owners: dict[str, int] = {}

    def owner(self, value: str, number: int) -> int:
        """Return the place (from 0) of the first entry that has a value, which may be the entry at `number` itself."""
        return self._owners.setdefault(value, number)

    def id_errors(self, entry_id: str, number: int) -> list[FieldError]:
        """Return the error of an id that an earlier entry has."""
        owner = self.owner(entry_id, number)
        return [FieldError(("id",), f"entry {owner + 1} has the same id")] if owner != number else []


def _config_error(error: YamlError, path: str) -> ConfigError:
    return ConfigError(error.reason, path=path, line=error.line, fragment=error.fragment)
