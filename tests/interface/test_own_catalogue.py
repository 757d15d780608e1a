"""The catalogue that an archive brings: a language that the program lacks, and other words for some messages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.interface.catalogue import RIGHT_TO_LEFT, gettext, interface_in, language_in_use, ngettext
from generator.interface.own_catalogue import (
    CatalogueError,
    own_catalogue_file,
    own_interface,
)
from generator.settings.load import load_settings
from generator.site.compile_catalogues import compile_catalogues
from generator.start.renew_catalogue import renew_catalogue
from tests.support.paths import THEME

HEADER = r"""msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"Content-Type: text/plain; charset=utf-8\n"

"""

BASQUE = (
    HEADER
    + 'msgid "People"\nmsgstr "Jendea"\n'
    + 'msgid "Events"\nmsgstr ""\n'
    + '#, fuzzy\nmsgid "Search"\nmsgstr "Bilatu?"\n'
    + 'msgid "%(count)s turn"\nmsgid_plural "%(count)s turns"\nmsgstr[0] "parte-hartze %(count)s"\n'
    + 'msgstr[1] "%(count)s parte-hartze"\n'
)


def write(theme: Path, language: str, text: str) -> Path:
    path = own_catalogue_file(theme, language)
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_an_archive_brings_a_language(tmp_path: Path) -> None:
    write(tmp_path, "eu", BASQUE)
    with interface_in(own_interface(tmp_path, "eu-ES")) as language:
        assert (language, language_in_use(), gettext("People")) == ("eu", "eu", "Jendea")
        assert ngettext("%(count)s turn", "%(count)s turns", 1) == "parte-hartze 1"
        assert ngettext("%(count)s turn", "%(count)s turns", 3) == "3 parte-hartze"
        assert [gettext(words) for words in ("Events", "Search", "Glossary")] == ["Events", "Search", "Glossary"]
    assert gettext("People") == "People"


def test_other_words_win_over_those_of_the_program(tmp_path: Path) -> None:
    write(tmp_path, "fr", HEADER.replace("(n != 1)", "(n > 1)") + 'msgid "People"\nmsgstr "Orateurs"\n')
    with interface_in(own_interface(tmp_path, "fr")):
        assert [gettext("People"), gettext("Events")] == ["Orateurs", "Événements"]
        assert ngettext("%(count)s turn", "%(count)s turns", 0) == "0 intervention"


@pytest.mark.parametrize("language", ["de", "", "../eu", "e/u", "EN"])
def test_without_a_file_the_language_is_one_of_the_program(tmp_path: Path, language: str) -> None:
    write(tmp_path, "eu", BASQUE)
    assert own_interface(tmp_path, language).code == "en"


def test_the_file_of_a_new_language_has_all_messages_and_keeps_translations(tmp_path: Path) -> None:
    path, count, missing = renew_catalogue(tmp_path, "eu")
    assert missing == count > 500
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "People"\nmsgstr ""', 'msgid "People"\nmsgstr "Jendea"'), encoding="utf-8")
    assert renew_catalogue(tmp_path, "eu") == (path, count, count - 1)
    with interface_in(own_interface(tmp_path, "eu")):
        assert gettext("People") == "Jendea"


def test_the_file_of_a_language_of_the_program_has_its_translations(tmp_path: Path) -> None:
    path, _, missing = renew_catalogue(tmp_path, "fr")
    assert missing == 0
    assert 'msgid "People"\nmsgstr "Personnes"' in path.read_text(encoding="utf-8")


def test_the_compiled_file_is_written_once_and_again_after_a_change(tmp_path: Path) -> None:
    path = write(tmp_path, "eu", BASQUE)
    compiled = path.with_name("messages.mo")
    compile_catalogues(tmp_path)
    first, inode = compiled.read_bytes(), compiled.stat().st_mtime_ns
    compile_catalogues(tmp_path)
    assert compiled.stat().st_mtime_ns == inode
    path.write_text(BASQUE.replace("Jendea", "Hizlariak"), encoding="utf-8")
    compile_catalogues(tmp_path)
    assert compiled.read_bytes() != first


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        ("eu", 'msgid "People', "this is no catalogue of gettext"),
        ("xx", BASQUE, "CLDR knows no language with the code 'xx'"),
    ],
)
def test_a_catalogue_with_an_error_is_one_sentence(tmp_path: Path, language: str, text: str, reason: str) -> None:
    (tmp_path / "archive.yml").write_text(f"language: {language}\n", encoding="utf-8")
    write(tmp_path / "theme", language, text)
    with pytest.raises(ConfigError, match=reason) as caught:
        load_settings(tmp_path)
    assert "messages.po" in str(caught.value)


def test_pages_and_python_agree_on_what_is_written_from_right_to_left() -> None:
    (codes,) = re.findall(r'"rtl" if language in \[([^\]]+)\]', (THEME / "base.html").read_text(encoding="utf-8"))
    assert set(re.findall(r'"(\w+)"', codes)) == RIGHT_TO_LEFT


@pytest.mark.parametrize("words", ["%(zahl)s", "%(count)s %", "%(count)d", "%s", "%(count)s 100 %."])
def test_a_translation_has_the_places_of_its_message(tmp_path: Path, words: str) -> None:
    write(tmp_path, "eu", HEADER + f'msgid "Link to turn %(count)s"\nmsgstr "{words}"\n')
    with pytest.raises(CatalogueError, match=r"and no other %: %\(count\)s"):
        own_interface(tmp_path, "eu")


@pytest.mark.parametrize("words", ["%(count)s", "Nothing", "%(count)s 100 %%", "%(count)s, %(count)s"])
def test_a_translation_may_leave_a_place_out(tmp_path: Path, words: str) -> None:
    write(tmp_path, "eu", HEADER + f'msgid "Link to turn %(count)s"\nmsgstr "{words}"\n')
    with interface_in(own_interface(tmp_path, "eu")):
        assert gettext("Link to turn %(count)s", count=3) == words % {"count": 3}


def test_a_message_without_places_may_have_any_sign(tmp_path: Path) -> None:
    write(tmp_path, "eu", HEADER + 'msgid "People"\nmsgstr "100 % (x)s"\n')
    with interface_in(own_interface(tmp_path, "eu")):
        assert gettext("People") == "100 % (x)s"
