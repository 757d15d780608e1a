"""Changes to the people register by commands; comments and order of the file stay."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.archive.people.people_index import Person
from generator.errors import ArchiveError
from generator.results.whole_file import write_whole
from generator.settings.people import read_register
from generator.settings.settings_file import SettingsFile, text_of


def add_labels(path: Path, keep: str, name: str, other: Person, session: str | None) -> list[str]:
    """Make the labels of `other` aliases of `keep`, which gets an entry if it has none.

    Args:
        path: `people.yml`.
        keep: The id that stays.
        name: The name that readers see, for a new entry.
        other: The person whose labels become aliases.
        session: The address of the only session where they are aliases; a local person brings its own sessions.

    Returns:
        The added labels.

    Raises:
        ArchiveError: `other` is in the register.
    """
    if other.info is not None:
        raise merge_error(path, other.id)
    sessions = [session] if session else []
    if other.local and not sessions:
        sessions = sorted({appearance.document.href for appearance in other.appearances})
    aliases: list[Any] = []
    for label in other.printed:
        aliases += [CommentedMap(label=label, session=href.rstrip("/")) for href in sessions] or [label]
    return _add_aliases(path, keep, name, aliases)


def add_mention(path: Path, keep: str, name: str, mention: str) -> list[str]:
    """Make a name that occurs in words an alias of `keep`, as `add_labels` does with labels."""
    return _add_aliases(path, keep, name, [mention])


def add_apart(path: Path, first: str, second: str) -> None:
    """List two people under `apart`, if the pair is not there already."""
    data = _load(path)
    pairs = _list_of(data, "apart")
    if all(set(pair) != {first, second} for pair in pairs):
        pair = CommentedSeq(sorted((first, second)))
        pair.fa.set_flow_style()
        pairs.append(pair)
    _save(path, data)


def merge_error(path: Path, person: str) -> ArchiveError:
    """Return the error that a person has an entry, which only the maintainer can merge into another one."""
    return ArchiveError(f"{person} has an entry in the register; merge the two entries by hand", path=str(path))


def _add_aliases(path: Path, keep: str, name: str, aliases: list[Any]) -> list[str]:
    data = _load(path)
    people = _list_of(data, "people")
    entry = next((entry for entry in people if entry.get("id") == keep), None)
    if entry is None:
        entry = CommentedMap(id=keep, name=name)
        people.append(entry)
    registered = _list_of(entry, "aliases")
    added = []
    for alias in aliases:
        if alias not in registered:
            registered.append(alias)
            added.append(alias if isinstance(alias, str) else alias["label"])
    _save(path, data)
    return added


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _load(path: Path) -> CommentedMap:
    if not path.exists():
        return CommentedMap()
    data = _yaml().load(text_of(path))
    return data if isinstance(data, CommentedMap) else CommentedMap()


def _list_of(entry: CommentedMap, key: str) -> CommentedSeq:
    """Return the list of a key; an empty one is replaced by a list that is written on lines of its own."""
    values = entry.get(key)
    if isinstance(values, CommentedSeq) and values:
        return values
    entry[key] = block_list = CommentedSeq()
    return block_list


def _save(path: Path, data: CommentedMap) -> None:
    """Write the register; a text that the program couldn't read again is never written."""
    text = io.StringIO()
    _yaml().dump(data, text)
    read_register(SettingsFile(text.getvalue(), str(path)))
    write_whole(path, text.getvalue().encode("utf-8"), flush=True)
