"""The session types: those in `site_config/session_types.yml`, else the list that the program brings."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

import msgspec

from generator.interface.catalogue import Interface, interface_in, pgettext
from generator.records import SessionType
from generator.settings.errors import FieldError, id_errors, raise_errors
from generator.settings.settings_file import SettingsFile, UniqueValues
from generator.text.word_files import load_words

SESSION_TYPES_FILE = "session_types.yml"

Words = tuple[str, ...]

TYPE_CONTEXT = "session type"
"""What the names of the program's types are in the catalogues."""

_CODE = re.compile("[A-Z]{2,4}")


class SessionTypeInfo(msgspec.Struct, frozen=True, cache_hash=True):
    """A session type: its names, and the words by which headings and page names say it."""

    id: SessionType
    name: str
    plural: str
    code: str | None = None
    """The letters of the code, `WS` in `WS168`; without them the type has no codes and its title is not cut."""
    numbered: Words = ()
    """The words before a number."""
    titles: Words = ()
    """The words at the start of a title without a number; they stay part of the title."""
    whole: Words = ()
    """The words that name the type only as a complete title."""
    at_end: Words = ()
    """The words that name the type at the end of a title, too: `Gardens: Main Session`."""
    dated_names: Words = ()
    """The words behind the date with which the name of a file begins: `ms` in `2014-09-04-ms-gardens`."""


class SessionTypeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry as written; what it leaves out is that of the program's type of this id."""

    id: SessionType
    name: str | None = None
    plural: str | None = None
    code: str | None = None
    numbered: Words | None = None
    titles: Words | None = None
    whole: Words | None = None
    at_end: Words | None = None
    dated_names: Words | None = None


@functools.cache
def default_session_types() -> tuple[SessionTypeInfo, ...]:
    """Return the types of an archive without a list of its own."""
    return msgspec.convert(load_words("generator.settings", SESSION_TYPES_FILE), tuple[SessionTypeInfo, ...])


def types_in(interface: Interface, types: Iterable[SessionTypeInfo]) -> tuple[SessionTypeInfo, ...]:
    """Return types with the names of the program's own ones in the language of the interface.

    Args:
        interface: The language of the site.
        types: The types of an archive; the names that it wrote itself stay.
    """
    standard = {(info.id, info.name, info.plural) for info in default_session_types()}
    with interface_in(interface):
        return tuple(
            msgspec.structs.replace(info, name=_translated(info.name), plural=_translated(info.plural))
            if (info.id, info.name, info.plural) in standard
            else info
            for info in types
        )


def _translated(name: str) -> str:
    return pgettext(TYPE_CONTEXT, name)


def read_session_types(file: SettingsFile) -> tuple[SessionTypeInfo, ...]:
    """Return the session types in the order of the file; the program's list if the file is empty or missing.

    Raises:
        ConfigError: An entry has an error; the sentence names the entry and the field.
    """
    defaults = {info.id: info for info in default_session_types()}
    ids, codes = UniqueValues(), UniqueValues()

    def check(entry: SessionTypeEntry, number: int) -> Iterator[FieldError]:
        yield from id_errors(entry.id)
        yield from ids.id_errors(entry.id, number)
        code = _completed(entry, defaults.get(entry.id)).code
        if code is None and entry.numbered:
            yield FieldError(("code",), "it is missing; write the capitals of its codes, such as WS")
        elif code is not None and not _CODE.fullmatch(code):
            yield FieldError(("code",), f"{code!r} must be two to four capitals, such as WS")
        elif code is not None and (owner := codes.owner(code, number)) != number:
            yield FieldError(("code",), f"entry {owner + 1} has the same code")
        for field in ("name", "plural"):
            if getattr(entry, field) is None and entry.id not in defaults:
                yield FieldError((field,), "it is missing")

    entries = file.entries(SessionTypeEntry, check)
    raise_errors(file.errors)
    return tuple(_completed(entry, defaults.get(entry.id)) for entry in entries) or default_session_types()


def _completed(entry: SessionTypeEntry, default: SessionTypeInfo | None) -> SessionTypeInfo:
    """Return the type of an entry, with the fields of the program's type where the entry leaves them out."""
    fields = {"name": entry.id, "plural": entry.id} if default is None else msgspec.structs.asdict(default)
    fields |= {name: value for name, value in msgspec.structs.asdict(entry).items() if value is not None}
    info = SessionTypeInfo(**fields)
    return msgspec.structs.replace(info, numbered=(info.code,)) if info.code and not info.numbered else info
