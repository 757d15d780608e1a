"""The words of the interface, translated by the catalogues of the theme.

The English text of a message is its key, and English needs no catalogue. A translation is a look-up in a dictionary. An
archive may bring a catalogue of its own (`own_catalogue.py`): its translations win, and make a language that the
program doesn't have. The language is that of the whole process while `interface_in` is open, because it is that of the
whole site; work that runs in a process of its own opens `interface_in` itself, with the language of its settings.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

import msgspec

CATALOGUES = Path(__file__).parents[1] / "theme" / "locales"
"""A folder for each language but English; MkDocs reads the same files for the templates of the theme."""

SOURCE_LANGUAGE = "en"
"""The language of the messages in the program."""

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""

_MAIN_SUBTAG_END = "-"
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


class Interface(msgspec.Struct, frozen=True):
    """The language of a site, with the catalogue that its archive brings."""

    language: str
    """As the settings say it: `fr`, `pt-BR`."""
    own: bytes = b""
    """The archive's own catalogue for this language, compiled; empty if it has none."""

    @property
    def code(self) -> str:
        """The language of the words: `pt` for `pt-BR`; `en` if neither the program nor the archive has a catalogue."""
        return main_language(self.language) if self.own else interface_language(self.language)


ENGLISH = Interface(SOURCE_LANGUAGE)


class _InUse:
    """The interface in use, its language, and its catalogue."""

    interface = ENGLISH
    language = SOURCE_LANGUAGE
    catalogue = NullTranslations()


def interface_languages() -> tuple[str, ...]:
    """Return the codes of the languages that the interface has, English first."""
    return SOURCE_LANGUAGE, *sorted(path.parents[1].name for path in CATALOGUES.glob("*/LC_MESSAGES/messages.mo"))


def interface_language(code: str) -> str:
    """Return the language of the interface for a site in a language: `pt` for `pt-BR`, `en` if it has no catalogue."""
    main = main_language(code)
    return main if main.isalpha() and catalogue_file(main).is_file() else SOURCE_LANGUAGE


def main_language(code: str) -> str:
    """Return the language of a code without its region or script: `pt` for `pt-BR`."""
    return code.partition(_MAIN_SUBTAG_END)[0].lower()


@contextmanager
def interface_in(interface: Interface | str) -> Iterator[str]:
    """Translate into the language of an interface, and yield this language; at the end the last one returns.

    Args:
        interface: The interface, or only the code of a language of the program.
    """
    last = _InUse.interface, _InUse.language, _InUse.catalogue
    if isinstance(interface, str):
        interface = Interface(interface)
    _InUse.interface, _InUse.language, _InUse.catalogue = interface, interface.code, _catalogue_of(interface)
    try:
        yield _InUse.language
    finally:
        _InUse.interface, _InUse.language, _InUse.catalogue = last


@cache
def _catalogue_of(interface: Interface) -> NullTranslations:
    """Return the catalogue of an interface; what the archive's own one lacks is in the program's, or English."""
    if not interface.own:
        return read_catalogue(interface.code)
    catalogue = GNUTranslations(io.BytesIO(interface.own))
    catalogue.add_fallback(read_catalogue(interface_language(interface.language)))
    return catalogue


@cache
def read_catalogue(language: str) -> NullTranslations:
    """Return the catalogue of a language of the interface."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    with catalogue_file(language).open("rb") as file:
        return GNUTranslations(file)


def catalogue_file(language: str) -> Path:
    """Return the compiled catalogue of a language."""
    return CATALOGUES / language / "LC_MESSAGES" / "messages.mo"


def language_in_use() -> str:
    """Return the code of the language into which messages are translated now."""
    return _InUse.language


def interface_in_use() -> Interface:
    """Return the interface in use, for work in another process."""
    return _InUse.interface


def gettext(message: str, /, **values: object) -> str:
    """Return a message in the language in use, with `values` in the place of `%(name)s`."""
    text = _InUse.catalogue.gettext(message)
    return text % values if values else text


def message(text: str) -> str:
    """Mark an English message that `gettext` translates later."""
    return text


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Return a message whose translation depends on where it stands, such as `date`; `values` as for `gettext`."""
    text = _InUse.catalogue.pgettext(context, message)
    return text % values if values else text


def ngettext(singular: str, plural: str, count: int, /, **values: object) -> str:
    """Return the message for a number of things; `%(count)s` in it is the number.

    Args:
        singular: The English message for one thing.
        plural: The English message for any other number.
        count: The number.
        values: The values of other `%(name)s`.
    """
    return _InUse.catalogue.ngettext(singular, plural, count) % {"count": number(count), **values}


def plural_form(count: int) -> int:
    """Return the place of the form that a number of things takes among the forms of the language in use."""
    rule: Callable[[int], int] = getattr(_InUse.catalogue, "plural", lambda number: int(number != 1))
    return rule(count)


def number(count: int) -> str:
    """Return `9836` as `9,836` in English, `9.836` in Spanish."""
    return f"{count:,}".replace(",", pgettext("between thousands", ","))


def listed(items: list[str]) -> str:
    """Return texts as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return gettext("%(items)s and %(last)s", items=commas(items[:-1]), last=items[-1])


def commas(items: list[str]) -> str:
    """Return texts one after the other: `a, b, c`."""
    return pgettext("between items", ", ").join(map(isolated, items))


def isolated(text: str) -> str:
    """Return a text as a part of a line: on a site from right to left, Latin letters keep their own direction."""
    return f"{_ISOLATE}{text}{_END_OF_ISOLATE}" if is_right_to_left() and _LATIN.search(text) else text


def is_right_to_left() -> bool:
    """Return True if the language in use is written from right to left."""
    return _InUse.language in RIGHT_TO_LEFT
