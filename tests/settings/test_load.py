"""`site_config/archive.yml`, above all the address where readers report a mistake, and the files of entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.archive.permanence.published import read_permalinks
from generator.errors import ConfigError
from generator.settings.load import load_settings


def load(folder: Path, template: str) -> str | None:
    (folder / "archive.yml").write_text(f"report_mistake: '{template}'\n", encoding="utf-8")
    return load_settings(folder).archive.report_mistake


@pytest.mark.parametrize(
    "template",
    [
        "mailto:a@example.org",
        "mailto:a@example.org?subject=Mistake%20in%20{turn}&body={address}%0A{words}",
        "https://tracker.example.org/new?title={turn}&body={address}",
        "https://tracker.example.org/{turn}",
    ],
)
def test_accepted_addresses_of_reports(tmp_path: Path, template: str) -> None:
    assert load(tmp_path, template) == template


@pytest.mark.parametrize(
    "template",
    [
        "javascript:alert({turn})",
        "data:text/html,{words}",
        "http://tracker.example.org/{turn}",
        "//tracker.example.org/",
        "corrections/",
        "https://{turn}.example.org/",
        "https://",
        "https://[x/",
        "mailto:{words}@example.org",
        "mailto:nobody",
        "mailto:a@example.org?subject={title}",
        "mailto:a@example.org?subject={turn",
        "mailto:a@example.org?subject=Mistake in {turn}",
        'mailto:a@example.org?subject="><script>',
        "mailto:a@exämple.org",
    ],
)
def test_refused_addresses_of_reports(tmp_path: Path, template: str) -> None:
    with pytest.raises(ConfigError, match="`report_mistake`: "):
        load(tmp_path, template)


def test_no_address_of_reports(tmp_path: Path) -> None:
    (tmp_path / "archive.yml").write_text("report_mistake:\n", encoding="utf-8")
    assert load_settings(tmp_path).archive.report_mistake is None


WRONG = {
    ("archive.yml", "name: A\nnam: B\n"): ":2: field `nam`: there is no such field",
    ("archive.yml", "- a\n"): ":1: it must be fields with values, not a list",
    ("archive.yml", "name: A\nlanguage:\n"): ":2: field `language`: it is empty; give it a value",
    ("archive.yml", "common_words: cheese\n"): ":1: field `common_words`: it must be a list, not text",
    ("archive.yml", "common_words:\n  - cheese\n  - 7\n"): (
        ":3: field `common_words[1]`: it must be text, not a number; put it between quotation marks"
    ),
    ("archive.yml", "name: A\nname: B\n"): ":2: `name` is there twice; remove one of the two",
    (
        "archive.yml",
        "name: A\nreport_mistake: here\n",
    ): ":2: field `report_mistake`: 'here': it must be a mailto: or https:",
    ("events.yml", "- {id: a, name: A}\n- {id: b}\n"): ":2: entry 2 (b), field `name`: it is missing",
    ("events.yml", "- {id: a, name: A}\n- {id: a, name: B}\n"): ":2: entry 2 (a), field `id`: entry 1 has the same id",
    (
        "events.yml",
        "- {id: a, name: A, start: May}\n",
    ): ":1: entry 1 (a), field `start`: May is not a date; write YYYY-MM-DD",
    ("events.yml", "- {id: a, name: A, day_table: x}\n"): (
        ":1: entry 1 (a), field `day_table`: 'x' must be one of checked, general, none"
    ),
    ("events.yml", "- a\n"): ":1: entry 1: it must be fields with values, not text",
    ("events.yml", "a: b\n"): ":1: the file must be a list of entries",
    (
        "session_types.yml",
        "- {id: quiz, name: Quiz}\n",
    ): ":1: entry 1 (quiz), field `plural`: it is missing",
    ("session_types.yml", "- {id: Pub Quiz, name: Quiz, plural: Quizzes}\n"): (
        ":1: entry 1 (Pub Quiz), field `id`: 'Pub Quiz' can't be an address: use small letters, digits"
    ),
    ("session_types.yml", "- {id: workshop}\n- {id: workshop}\n"): (
        ":2: entry 2 (workshop), field `id`: entry 1 has the same id"
    ),
}


@pytest.mark.parametrize(("file", "sentence"), WRONG.items(), ids=range(len(WRONG)))
def test_an_error_has_its_line_entry_and_field(file: tuple[str, str], sentence: str, tmp_path: Path) -> None:
    (tmp_path / file[0]).write_text(file[1], encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_settings(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / file[0]}{sentence}")


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("people.yml", "people:\n- {id: ada, name: Ada Churn, hide: name}\npeople: []\n", 3),
        ("people.yml", "people:\n- id: ada\n  name: Ada Churn\n  aliases: [A. CHURN]\n  aliases: [ADA]\n", 5),
        ("glossary.yml", "- {acronym: NRI, expansion: one, expansion: two}\n", 1),
        ("series.yml", "- {id: a, name: A B, patterns: [a], name: C}\n", 1),
    ],
)
def test_a_repeated_field_is_an_error(tmp_path: Path, name: str, text: str, line: int) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"{name}:{line}: .*`\w+` is there twice; remove one of the two"):
        load_settings(tmp_path)


@pytest.mark.parametrize("name", ["people.yml", "glossary.yml", "series.yml", "archive.yml", "events.yml"])
def test_a_broken_link_is_not_a_missing_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to(tmp_path / "gone.yml")
    with pytest.raises(ConfigError, match=f"{name}: the file can't be read"):
        load_settings(tmp_path)


def test_unreachable_permalinks_are_not_an_empty_list(tmp_path: Path) -> None:
    assert read_permalinks(tmp_path / "permalinks") == {}
    (tmp_path / "permalinks").symlink_to(tmp_path / "gone")
    with pytest.raises(ConfigError, match="permalinks: this has to be a folder"):
        read_permalinks(tmp_path / "permalinks")
