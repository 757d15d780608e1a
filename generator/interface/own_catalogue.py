"""The catalogue that an archive brings: a language that the program doesn't have, or other words for some messages.

It is `site_config/theme/locales/LANGUAGE/LC_MESSAGES/messages.po`. MkDocs reads the compiled file beside it, as it does
in every folder of a theme, so that a site is the same without this program. `.po` files are read by Babel.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.interface.catalogue import CATALOGUES, Interface, main_language

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

_FOLDER = "LC_MESSAGES"
_PO_FILE, _MO_FILE = "messages.po", "messages.mo"

_COMPLETE_LANGUAGE = "fr"
"""A language of the program; each of them has all messages."""

_PLACE = re.compile(r"%\((\w+)\)s")
"""A place for a value: `%(count)s`."""

_HEADER = "# Words of the interface in one language, beside those of the program."


class CatalogueError(Exception):
    """A catalogue can't be read; the message is one sentence."""


def own_catalogue_file(theme: Path, language: str) -> Path:
    """Return where an archive keeps its catalogue of a language; `theme` is `site_config/theme/`."""
    return theme / "locales" / main_language(language) / _FOLDER / _PO_FILE


def own_interface(theme: Path, language: str) -> Interface:
    """Return the interface of an archive.

    Args:
        theme: The archive's `site_config/theme/`.
        language: The language in its settings.

    Raises:
        CatalogueError: The archive's own catalogue can't be read.
    """
    path = own_catalogue_file(theme, language) if _is_code(language) else None
    if path is None or not path.is_file():
        return Interface(language)
    return Interface(language, _compiled(path.read_bytes(), main_language(language)))


def compiled_catalogues(theme: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield the path and the content of the compiled file of each catalogue that an archive brings.

    Raises:
        CatalogueError: One of them can't be read.
    """
    for path in sorted(theme.glob(f"locales/*/{_FOLDER}/{_PO_FILE}")):
        yield path.with_name(_MO_FILE), _compiled(path.read_bytes(), path.parents[1].name)


def renewed_catalogue(theme: Path, language: str) -> tuple[bytes, int, int]:
    """Return the `.po` file of a language with all messages of the program; translations in the archive's file stay.

    Args:
        theme: The archive's `site_config/theme/`.
        language: The code of the language.

    Returns:
        Its content, the number of messages, and how many of them have no translation.

    Raises:
        CatalogueError: The language has no code that CLDR knows, or the file can't be read.
    """
    from babel.messages.pofile import write_po

    code = main_language(language)
    path = own_catalogue_file(theme, code)
    program = _read(_program_file(_COMPLETE_LANGUAGE).read_bytes(), _COMPLETE_LANGUAGE)
    catalogs = [_read(file.read_bytes(), code) for file in (path, _program_file(code)) if file.is_file()]
    catalog = _new_catalog(code)
    for message in program:
        if message.id:
            catalog.add(message.id, _translation(message, catalogs), context=message.context)
    file = io.BytesIO()
    write_po(file, catalog, width=120, omit_header=False)
    return file.getvalue(), len(catalog), sum(not _is_translated(message) for message in catalog if message.id)


def _program_file(code: str) -> Path:
    return CATALOGUES / code / _FOLDER / _PO_FILE


def _is_code(language: str) -> bool:
    return main_language(language).isascii() and main_language(language).isalpha()


@lru_cache(maxsize=8)
def _compiled(data: bytes, code: str) -> bytes:
    """Return a catalogue as MkDocs reads it; a message without a translation is left out."""
    from babel.messages.mofile import write_mo

    bare = _new_catalog(code)
    for message in _read(data, code):
        if message.id and _is_translated(message):
            _check_places(message)
            bare.add(message.id, message.string, context=message.context)
    file = io.BytesIO()
    write_mo(file, bare)
    return file.getvalue()


def _read(data: bytes, code: str) -> Catalog:
    from babel.messages.pofile import PoFileError, read_po

    _new_catalog(code)  # a code that CLDR doesn't know is an error of its own
    try:
        return read_po(io.BytesIO(data), locale=code, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        raise CatalogueError(f"this is no catalogue of gettext ({error})") from error


def _new_catalog(code: str) -> Catalog:
    """Return an empty catalogue without dates, names and versions: the same translations give the same bytes."""
    from babel import Locale, UnknownLocaleError

    from generator.interface.bare_catalog import BareCatalog

    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError) as error:
        raise CatalogueError(f"CLDR knows no language with the code {code!r}") from error
    return BareCatalog(locale=code, header_comment=_HEADER, charset="utf-8", fuzzy=False)


def _translation(message: Message, catalogs: list[Catalog]) -> str | tuple[str, ...]:
    """Return the translation of a message in the first catalogue that has one; else nothing."""
    for catalog in catalogs:
        entry = catalog.get(message.id, context=message.context)
        if entry is not None and _is_translated(entry):
            return entry.string if isinstance(entry.string, str) else tuple(_forms(entry.string))
    return ""


def _is_translated(message: Message) -> bool:
    return bool(message.string) and all(_forms(message.string)) and not message.fuzzy


def _check_places(message: Message) -> None:
    """Check that a translation has only places for values that the message has, since a build would end there.

    Raises:
        CatalogueError: It has another one, or a sign of percent that begins none.
    """
    names = set(_PLACE.findall(" ".join(_forms(message.id))))
    for form in _forms(message.string) if names else ():
        if not set(_PLACE.findall(form)) <= names or "%" in _PLACE.sub("", form).replace("%%", ""):
            places = ", ".join(f"%({name})s" for name in sorted(names))
            raise CatalogueError(f"the translation {form!r} may have these places for values, and no other %: {places}")


def _forms(string: object) -> Iterator[str]:
    yield from [string] if isinstance(string, str) else map(str, string) if isinstance(string, list | tuple) else []
