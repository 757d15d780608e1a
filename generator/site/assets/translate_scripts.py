"""Puts the words of the interface into joined scripts, so that no page has to carry them.

The module `words-table.js` of the theme is empty, because the English text of a message is its key. In a joined script
its table is replaced by the messages that the script has.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping

import msgspec

from generator.interface.catalogue import (
    Interface,
    catalogue_file,
    interface_in_use,
    language_in_use,
    pgettext,
    plural_form,
)

TABLE_FILE = "assets/words-table.js"
"""The module that holds the table; a script that could not be joined loads it."""

_EMPTY_TABLE = re.compile(r"""TABLE\s*=\s*\{\s*thousands:\s*",",\s*plurals:\s*\{\},\s*messages:\s*\{\}\s*\}""")
"""The table in the module, and in a script that was shortened."""

_COUNTS = (*range(201), 1_000_000)
"""Numbers that have all categories of plurals which CLDR knows for whole numbers."""


class ScriptWords(msgspec.Struct, frozen=True):
    """The words of the interface in one language, as scripts use them."""

    thousands: str
    """The sign between thousands."""
    plurals: Mapping[str, int]
    """The place of the form for each category of CLDR, such as `few`."""
    messages: Mapping[str, str | tuple[str, ...]]
    """The translations by the English message, or by the first one of a message with plurals."""

    def put_into(self, script: str) -> str:
        """Return a script with the messages that it has; without the table it stays as it is."""
        if not _EMPTY_TABLE.search(script):
            return script
        messages = {message: text for message, text in self.messages.items() if f'"{message}"' in script}
        return self._filled(script, messages)

    def fill_table(self, module: str) -> str:
        """Return the module of the table with all messages."""
        return self._filled(module, self.messages)

    def _filled(self, script: str, messages: Mapping[str, str | tuple[str, ...]]) -> str:
        table = {"thousands": self.thousands, "plurals": self.plurals, "messages": messages}
        filled = f"TABLE = {json.dumps(table, ensure_ascii=False)}"
        return _EMPTY_TABLE.sub(lambda match: filled, script)


def script_words() -> ScriptWords | None:
    """Return the words of the language in use; `None` for English, whose scripts need no table."""
    language = language_in_use()
    if language == "en":
        return None
    from babel import Locale

    messages: dict[str, str | tuple[str, ...]] = {}
    for data in _catalogues(interface_in_use()):
        messages |= _messages(data)
    category = Locale.parse(language).plural_form
    return ScriptWords(
        thousands=pgettext("between thousands", ","),
        plurals={category(count): plural_form(count) for count in _COUNTS},
        messages=dict(sorted(messages.items())),
    )


def _catalogues(interface: Interface) -> Iterator[bytes]:
    """Yield the compiled catalogues of an interface: that of the program, then the archive's own, which wins."""
    program = catalogue_file(interface.code)
    if program.is_file():
        yield program.read_bytes()
    if interface.own:
        yield interface.own


def _messages(data: bytes) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield the English message, or the first one of a message with plurals, and its translation."""
    from babel.messages.mofile import read_mo

    for message in read_mo(io.BytesIO(data)):
        if message.id and message.context is None:
            key = message.id if isinstance(message.id, str) else message.id[0]
            yield key, message.string if isinstance(message.string, str) else tuple(message.string or ())
