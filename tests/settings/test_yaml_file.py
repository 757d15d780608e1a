"""YAML whose values the program constructs, and texts with characters that no text has: refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.pages.hand_written import read_page
from generator.project import Project
from generator.settings.load import load_settings
from generator.settings.yaml_file import YamlError, load_yaml

NO_VALUES = [
    "name: 2024-13-45",
    "name: 2024-02-30T99:99:99Z",
    "name: 0x_",
    "name: " + "9" * 5000,
    "name: !!int abc",
    "name: !!float abc",
    "name: !!bool abc",
    "name: !!timestamp abc",
]
"""Each looks like a number or a date, but is not one."""

DEEP = ["name: " + "[" * 100_000, "a: " + "{a: " * 50_000]
"""The C parser of YAML would end the process."""


@pytest.mark.parametrize("text", NO_VALUES, ids=lambda text: text[:24])
def test_a_value_that_is_none_of_its_kind_is_one_sentence(text: str) -> None:
    with pytest.raises(
        YamlError, match="a value looks like a number or a date, but is not one; put it between quotation"
    ):
        load_yaml(text)


@pytest.mark.parametrize("text", [*NO_VALUES, *DEEP], ids=lambda text: text[:24])
@pytest.mark.parametrize("name", ["mkdocs.yml", "site_config/archive.yml"])
def test_every_reader_of_the_settings_refuses_it(text: str, name: str, tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.site_config.mkdir()
    (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=f"{name}.*: "):
        project.site_url()


@pytest.mark.parametrize("text", [*NO_VALUES, *DEEP], ids=lambda text: text[:24])
def test_front_matter_refuses_it(text: str, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(f"---\n{text}\n---\n# Page\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="the front matter can't be read: "):
        read_page(tmp_path / "page.md")


def test_values_that_are_right_are_constructed() -> None:
    assert load_yaml("a: 2\nb: [true, x]\nc: &c 0x1f\nd: *c\n") == {"a": 2, "b": [True, "x"], "c": 31, "d": 31}
    assert load_yaml(b"") is None


@pytest.mark.parametrize("escape", [r"\0", r"\a", r"\e", r"\x7f", r"\N", r"\ufffe", r"\x9b"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("archive.yml", "name: {}"),
        ("archive.yml", "common_words: [a, {}]"),
        ("events.yml", "- {{id: forum-2016, name: {}}}"),
        ("glossary.yml", "- {{acronym: NRI, expansion: {}}}"),
        ("series.yml", "- {{id: a, name: {}, patterns: [a]}}"),
        ("people.yml", "people: [{{id: ada, name: {}, aliases: [ADA]}}]"),
        ("session_types.yml", "- {{id: a, name: {}, plural: As}}"),
    ],
)
def test_no_text_of_the_settings_has_a_control_character(name: str, text: str, escape: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text.format(f'"a{escape}b"'), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"it has the control character U\+[0-9A-F]{4}; remove it"):
        load_settings(tmp_path)


@pytest.mark.parametrize("text", ["Café\\tBar", "a\\nb", "שלום\\u200f", "👩‍👩‍👧", "\\u202eabc\\u202c", "\\u00a0"])
def test_other_characters_stay(text: str, tmp_path: Path) -> None:
    (tmp_path / "archive.yml").write_text(f'name: "a{text}"', encoding="utf-8")
    assert load_settings(tmp_path).archive.name.startswith("a")


@pytest.mark.parametrize("language", ["", "e", "en us", "../../etc", "'\"><script>'", "en-", '"en\\nfr"', "日本"])
def test_a_language_is_a_code(language: str, tmp_path: Path) -> None:
    (tmp_path / "archive.yml").write_text(f"language: {language or repr('')}", encoding="utf-8")
    with pytest.raises(ConfigError, match="is no code of a language; write it as en or pt-BR"):
        load_settings(tmp_path)


@pytest.mark.parametrize("language", ["en", "pt-BR", "zh-Hant-TW", "haw", "EN"])
def test_every_code_is_a_language(language: str, tmp_path: Path) -> None:
    (tmp_path / "archive.yml").write_text(f"language: {language}", encoding="utf-8")
    assert load_settings(tmp_path).archive.language == language
