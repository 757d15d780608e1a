"""Changes to the people register by commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.archive.people.edit_register import add_apart, add_labels, add_mention
from generator.archive.people.people_index import Person
from generator.errors import ArchiveError
from generator.settings.people import PersonInfo

REGISTER = """# Our people.
people:
  - id: ada  # the chair
    name: 'Ada Churn'
    aliases:
      - A. CHURN
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    register = tmp_path / "people.yml"
    register.write_text(REGISTER, encoding="utf-8")
    return register


def person(*labels: str, info: PersonInfo | None = None) -> Person:
    return Person(id="bo", name="Bo", printed=labels, appearances=(), words=1, info=info)


def test_only_new_labels_are_added(path: Path) -> None:
    assert add_labels(path, "ada", "Ada Churn", person("A. CHURN", "ADA CHURNE"), None) == ["ADA CHURNE"]
    assert path.read_text(encoding="utf-8") == f"{REGISTER}      - ADA CHURNE\n"


def test_labels_of_one_session_are_limited_to_it(path: Path) -> None:
    assert add_labels(path, "ada", "Ada Churn", person("CHAIR"), "moot-1/a/") == ["CHAIR"]
    alias = "      - label: CHAIR\n        session: moot-1/a\n"
    assert path.read_text(encoding="utf-8") == REGISTER + alias


def test_a_registered_person_is_not_merged(path: Path) -> None:
    registered = person("BO", info=PersonInfo(id="bo", name="Bo"))
    with pytest.raises(ArchiveError, match="bo has an entry in the register; merge the two entries by hand"):
        add_labels(path, "ada", "Ada Churn", registered, None)
    assert path.read_text(encoding="utf-8") == REGISTER


def test_a_mention_makes_a_missing_entry(path: Path) -> None:
    assert add_mention(path, "odile", "Odile Marsh", "Odile Brandt") == ["Odile Brandt"]
    entry = "  - id: odile\n    name: Odile Marsh\n    aliases:\n      - Odile Brandt\n"
    assert path.read_text(encoding="utf-8") == REGISTER + entry


def test_a_pair_is_listed_apart_once(path: Path) -> None:
    add_apart(path, "bo", "ada")
    add_apart(path, "ada", "bo")
    assert path.read_text(encoding="utf-8") == f"{REGISTER}apart:\n  - [ada, bo]\n"


def test_a_text_that_could_not_be_read_again_is_not_written(path: Path) -> None:
    with pytest.raises(ArchiveError):
        add_mention(path, "Not An Id", "Odile", "Odile Brandt")
    assert path.read_text(encoding="utf-8") == REGISTER
    assert list(path.parent.iterdir()) == [path]
