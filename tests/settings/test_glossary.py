"""`glossary.yml`: its fields and its errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.linking.capitalised_words import find_capitalised_words
from generator.linking.glossary_terms import GlossaryTermFinder
from generator.settings.glossary import GlossaryEntry
from generator.settings.load import Settings, load_settings

ENTRY = "- acronym: {0}\n  expansion: Meeting\n"


def load(folder: Path, text: str) -> tuple[GlossaryEntry, ...]:
    (folder / "glossary.yml").write_text(text, encoding="utf-8")
    return load_settings(folder).glossary


def test_entries_are_in_alphabetical_order_and_have_an_address(tmp_path: Path) -> None:
    entries = load(tmp_path, ENTRY.format("MOOT") + ENTRY.format("ccCH") + "  id: cheese\n  forms: [ccCHs]\n")
    assert [(entry.acronym, entry.href, entry.forms) for entry in entries] == [
        ("ccCH", "glossary/cheese/", ("ccCHs",)),
        ("MOOT", "glossary/moot/", ()),
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_an_empty_file_is_an_empty_glossary(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text) == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: b\n", "the file must be a list of entries"),
        ("- x\n", "entry 1: it must be fields with values, not text"),
        ("- acronym: MOOT\n", "entry 1 (MOOT), field `expansion`: it is missing"),
        (ENTRY.format("MOOT") + "  colour: red\n", "entry 1 (MOOT), field `colour`: there is no such field"),
        (ENTRY.format("MOOT") + "  forms: MOOTs\n", "entry 1 (MOOT), field `forms`: it must be a list, not text"),
        (
            ENTRY.format("MOOT") + "  forms: [1]\n",
            "entry 1 (MOOT), field `forms[0]`: it must be text, not a number",
        ),
        ("- acronym: MOOT\n  expansion: ' '\n", "entry 1 (MOOT), field `expansion`: it is empty; give it a value"),
        (ENTRY.format("moot"), "entry 1 (moot), field `acronym`: 'moot' must be words with a capital"),
        (ENTRY.format("A.B"), "entry 1 (A.B), field `acronym`: 'A.B' must be words with a capital"),
        (ENTRY.format("MOOT") + "  id: Moot\n", "entry 1 (MOOT), field `id`: 'Moot' can't be an address"),
        (ENTRY.format("MOOT") + "  link: javascript:x\n", "entry 1 (MOOT), field `link`: 'javascript:x' must be"),
        (ENTRY.format("MOOT") + ENTRY.format("Moot"), "entry 2 (Moot), field `id`: entry 1 has the id 'moot', too"),
        (
            ENTRY.format("MOOT") + ENTRY.format("CH") + "  forms: [CHs, MOOT]\n",
            "entry 2 (CH), field `forms[1]`: entry 1 has 'MOOT', too",
        ),
        (ENTRY.format("MOOT") + "  forms: [MOOT]\n", "entry 1 (MOOT), field `forms[0]`: this entry has 'MOOT' twice"),
        (
            ENTRY.format("MOOT") + "  expansion: Moots\n",
            "glossary.yml:3: `expansion` is there twice; remove one of the two",
        ),
    ],
)
def test_an_error_names_entry_and_field(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as error:
        load(tmp_path, text)
    assert sentence in str(error.value)
    assert "glossary.yml" in str(error.value)


def test_an_error_has_the_line_of_its_entry(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"glossary\.yml:4: entry 2 \(CH\)"):
        load(tmp_path, "# The words\n" + ENTRY.format("MOOT") + "- acronym: CH\n")


def test_the_archive_s_own_glossary(settings: Settings) -> None:
    entries = settings.glossary
    assert len(entries) >= 70
    assert all(entry.note for entry in entries)
    terms = GlossaryTermFinder(entries)
    for entry in entries:
        for form in (entry.acronym, *entry.forms):
            text = f"We met {form} there."
            assert [link.target for link in terms.find(text, find_capitalised_words(text))] == [entry.href], form
