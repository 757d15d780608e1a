"""Puts the words of the interface into joined scripts, so that no page has to carry them.

The module `words-table.js` of the theme is empty, because the English text of a message is its key. In a joined script
its table is replaced by the messages that the script has.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import msgspec

from generator.interface.catalogue import catalogue_file, language_in_use, pgettext, plural_form

TABLE_FILE = "assets/words-table.js"
"""The module that holds the table; a script that could not be joined loads it."""

_EMPTY_TABLE = 'TABLE = { thousands: ",", plurals: {}, messages: {} };'

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
        if _EMPTY_TABLE not in script:
            return script
        messages = {message: text for message, text in self.messages.items() if f'"{message}"' in script}
        return self._filled(script, messages)

    def fill_table(self, module: str) -> str:
        """Return the module of the table with all messages."""
        return self._filled(module, self.messages)

    def _filled(self, script: str, messages: Mapping[str, str | tuple[str, ...]]) -> str:
        table = {"thousands": self.thousands, "plurals": self.plurals, "messages": messages}
        return script.replace(_EMPTY_TABLE, f"TABLE = {json.dumps(table, ensure_ascii=False)};")


def script_words() -> ScriptWords | None:
    """Return the words of the language in use; `None` for English, whose scripts need no table."""
    language = language_in_use()
    if language == "en":
        return None
    from babel import Locale
    from babel.messages.mofile import read_mo

    with catalogue_file(language).open("rb") as file:
        catalog = read_mo(file)
    messages: dict[str, str | tuple[str, ...]] = {}
    for message in catalog:
        if message.id and message.context is None:
            key = message.id if isinstance(message.id, str) else message.id[0]
            messages[key] = message.string if isinstance(message.string, str) else tuple(message.string or ())
    category = Locale.parse(language).plural_form
    return ScriptWords(
        thousands=pgettext("between thousands", ","),
        plurals={category(count): plural_form(count) for count in _COUNTS},
        messages=dict(sorted(messages.items())),
    )
