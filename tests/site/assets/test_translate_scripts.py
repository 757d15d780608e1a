"""Scripts get the translations that they need."""

from __future__ import annotations

import json

from generator.interface.catalogue import interface_in
from generator.results.program import PROGRAM_THEME
from generator.site.assets.asset_files import AssetFiles
from generator.site.assets.shorten_script import shorten_script
from generator.site.assets.translate_scripts import TABLE_FILE, ScriptWords, script_words
from generator.site.assets.write_assets import joined_assets

TABLE = 'const TABLE = { thousands: ",", plurals: {}, messages: {} };'
WORDS = ScriptWords(",", {"one": 0, "other": 1}, {"Link": "Lien", "%(count)s turn": ("a", "b"), "Unused": "Inutile"})


def table_of(script: str) -> dict[str, object]:
    table, _ = json.JSONDecoder().raw_decode(script.partition("TABLE = ")[2])
    assert isinstance(table, dict)
    return table


def test_a_script_gets_the_messages_that_it_has() -> None:
    script = f'{TABLE}\ngettext("Link"); ngettext("%(count)s turn", "%(count)s turns", 3);\n'

    assert table_of(WORDS.put_into(script)) == {
        "thousands": ",",
        "plurals": {"one": 0, "other": 1},
        "messages": {"Link": "Lien", "%(count)s turn": ["a", "b"]},
    }


def test_a_shortened_script_gets_them_too() -> None:
    script = f'{shorten_script(TABLE)}gettext("Link");\n'
    assert script.startswith("const TABLE={thousands:")
    assert table_of(WORDS.put_into(script))["messages"] == {"Link": "Lien"}


def test_a_script_without_the_table_stays() -> None:
    assert WORDS.put_into('gettext("Link");') == 'gettext("Link");'


def test_english_needs_no_table() -> None:
    assert script_words() is None
    assert TABLE_FILE not in joined_assets(AssetFiles([PROGRAM_THEME]), print)


def test_every_script_of_the_theme_is_translated() -> None:
    lines: list[str] = []
    with interface_in("ru"):
        joined = joined_assets(AssetFiles([PROGRAM_THEME]), lines.append)
    assert lines == []
    session = table_of(joined["assets/session.js"])
    assert session["thousands"] == "\N{NO-BREAK SPACE}"
    assert session["plurals"] == {"one": 0, "few": 1, "many": 2}
    assert "Копировать ссылку" in joined["assets/session.js"]
    assert "Копировать ссылку" not in joined["assets/people.js"]
    assert shorten_script(TABLE) not in "".join(joined.values())


def test_categories_of_plurals_lead_to_their_forms() -> None:
    with interface_in("ar"):
        words = script_words()
    assert words is not None
    assert words.plurals == {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 5, "other": 4}
