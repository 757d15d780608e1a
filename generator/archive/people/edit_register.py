"""What commands write into the people register; comments and order of the file stay."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.archive.people.people_index import Person
from generator.errors import ArchiveError
from generator.settings.load import read_yaml
from generator.settings.people import read_register


def accept(path: Path, keep: str, name: str, other: Person, session: str | None) -> list[str]:
    """Make the labels of `other` aliases of `keep`, which gets an entry if it has none.

    Args:
        path: `people.yml`.
        keep: The id that stays.
        name: The name that readers see, for a new entry.
        other: Whose labels they are now.
        session: The address of the only session in which that is so; a name of one session brings its own.

    Returns:
        The labels that were added.

    Raises:
        ArchiveError: Both are in the register.
    """
    if other.info is not None:
        raise ArchiveError(f"{other.id} has an entry of its own; join the two by hand", path=str(path))
    places = [session] if session else []
    if other.local and not places:
        places = sorted({appearance.document.href for appearance in other.appearances})
    wanted: list[Any] = []
    for label in other.printed:
        wanted += [CommentedMap(label=label, session=place.rstrip("/")) for place in places] or [label]
    return _add(path, keep, name, wanted)


def accept_name(path: Path, keep: str, name: str, other: str) -> list[str]:
    """Make a name that stands in words an alias of `keep`; the rest is as in `accept`."""
    return _add(path, keep, name, [other])


def _add(path: Path, keep: str, name: str, wanted: list[Any]) -> list[str]:
    data = _load(path)
    people = _block(data, "people")
    entry = next((entry for entry in people if entry.get("id") == keep), None)
    if entry is None:
        entry = CommentedMap(id=keep, name=name)
        people.append(entry)
    aliases = _block(entry, "aliases")
    added = []
    for alias in wanted:
        if alias not in aliases:
            aliases.append(alias)
            added.append(alias if isinstance(alias, str) else alias["label"])
    _save(path, data)
    return added


def reject(path: Path, one: str, two: str) -> None:
    """Write down that two are not one person; a pair that stands there already is left."""
    data = _load(path)
    pairs = _block(data, "apart")
    if all(set(pair) != {one, two} for pair in pairs):
        pair = CommentedSeq(sorted((one, two)))
        pair.fa.set_flow_style()
        pairs.append(pair)
    _save(path, data)


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _load(path: Path) -> CommentedMap:
    if not path.exists():
        return CommentedMap()
    data = _yaml().load(path.read_text(encoding="utf-8-sig"))
    return data if isinstance(data, CommentedMap) else CommentedMap()


def _block(entry: CommentedMap, key: str) -> CommentedSeq:
    """Return the list of a key, on lines of its own if it is empty."""
    found = entry.get(key)
    if isinstance(found, CommentedSeq) and found:
        return found
    entry[key] = fresh = CommentedSeq()
    return fresh


def _save(path: Path, data: CommentedMap) -> None:
    """Write the register; what the program couldn't read again is never written."""
    text = io.StringIO()
    _yaml().dump(data, text)
    fresh = path.with_suffix(".yml.new")
    fresh.write_text(text.getvalue(), encoding="utf-8")
    try:
        read_register(read_yaml(fresh), str(path), text.getvalue())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
