"""The session types of an archive: its own list, or the one that the program brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.reading.grammar.session_codes import read_session_title
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.settings.load import Settings, load_settings
from generator.settings.session_types import SessionTypeInfo, default_session_types


def with_types(folder: Path, text: str) -> Settings:
    (folder / "session_types.yml").write_text(text, encoding="utf-8")
    return load_settings(folder)


def type_of(title: str, settings: Settings) -> str | None:
    return read_session_title(title, vocabulary_of(settings)).type


def test_without_a_file_the_types_are_those_of_the_program(tmp_path: Path) -> None:
    assert load_settings(tmp_path).types == default_session_types()
    assert with_types(tmp_path, "# nothing yet\n").types == default_session_types()


def test_a_file_is_the_whole_list(tmp_path: Path) -> None:
    settings = with_types(tmp_path, "- {id: rind-day, name: Rind day, plural: Rind days}\n- {id: workshop}\n")
    workshop = next(info for info in default_session_types() if info.id == "workshop")
    assert settings.types == (SessionTypeInfo("rind-day", "Rind day", "Rind days"), workshop)
    assert type_of("Panel Discussion: On holes", settings) is None


def test_an_entry_of_the_programs_types_changes_only_what_it_says(tmp_path: Path) -> None:
    (info,) = with_types(tmp_path, "- {id: workshop, name: Atelier, plural: Ateliers}\n").types
    assert (info.name, info.plural, info.code, info.numbered) == ("Atelier", "Ateliers", "WS", ("WS", "Workshop"))


def test_a_type_has_a_code_and_words_of_its_own(tmp_path: Path) -> None:
    text = (
        "- {id: rind-day, name: Rind day, plural: Rind days, code: RD, numbered: [RD, Rind Day], titles: [Rind Day]}\n"
    )
    settings = with_types(tmp_path, text)
    session = read_session_title("Rind Day 12: On holes", vocabulary_of(settings))
    assert (session.type, session.code, session.number, session.title) == ("rind-day", "RD12", 12, "On holes")
    assert type_of("Rind Day for beginners", settings) == "rind-day"
    assert type_of("Rind Days of old", settings) is None


def test_the_code_itself_stands_before_a_number(tmp_path: Path) -> None:
    settings = with_types(tmp_path, "- {id: rind-day, name: Rind day, plural: Rind days, code: RD}\n")
    assert read_session_title("RD 4: On holes", vocabulary_of(settings)).code == "RD4"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("code: rd", "field `code`: 'rd' must be two to four capitals, such as WS"),
        ("code: RINDS", "field `code`: 'RINDS' must be two to four capitals, such as WS"),
        ("numbered: [Rind Day]", "field `code`: it is missing; write the capitals of its codes, such as WS"),
        ("code: WS", "field `code`: entry 1 has the same code"),
        ("titles: Rind Day", "field `titles`: it must be a list, not text"),
    ],
)
def test_a_code_is_capitals_of_its_own(text: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        with_types(tmp_path, f"- {{id: workshop}}\n- {{id: rind-day, name: Rind day, plural: Rind days, {text}}}\n")
    assert f"session_types.yml:2: entry 2 (rind-day), {sentence}" in str(error.value)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Board Meeting of 3 May", "board-meeting"),
        ("Ordinary Meeting of the Council", "council-meeting"),
        ("Public Hearing on the bridge", "hearing"),
        ("Hearing", "hearing"),
        ("Hearing aids for everybody", None),
        ("Panel Discussion: On holes", "panel"),
        ("Panel data and what they hide", None),
        ("Annual General Meeting of the Guild", "assembly"),
        ("Assembly language", None),
        ("Training data", None),
        ("Rinds: Main Session", "main-session"),
        ("What we heard at the main session", None),
        ("Workshop 3: On holes", "workshop"),
    ],
)
def test_the_types_of_the_program(title: str, expected: str | None, tmp_path: Path) -> None:
    assert type_of(title, load_settings(tmp_path)) == expected


def test_each_type_of_the_program_has_an_id_of_its_own_and_a_plural() -> None:
    types = default_session_types()
    assert len({info.id for info in types}) == len(types)
    assert all(info.name and info.plural for info in types)


def test_names_of_the_programs_types_are_in_the_language_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "archive.yml").write_text("language: fr\n", encoding="utf-8")
    own = (
        "- {id: workshop}\n- {id: main-session, name: Agora, plural: A}\n- {id: lab, name: Meeting, plural: Meetings}\n"
    )
    types = load_settings(tmp_path)
    assert (types.type_name("workshop"), types.type_plural("workshop")) == ("Atelier", "Ateliers")
    (tmp_path / "session_types.yml").write_text(own, encoding="utf-8")
    names = [(info.id, info.name) for info in load_settings(tmp_path).types]
    assert names == [("workshop", "Atelier"), ("main-session", "Agora"), ("lab", "Meeting")]
