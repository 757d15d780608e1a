"""The vocabulary of an archive: words that it adds to the package's own, or puts in their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.reading.grammar.vocabulary import Vocabulary, default_vocabulary, vocabulary_of
from generator.reading.steps import read_document
from generator.settings.load import load_settings

MEETING = (
    "{id: rind-board, type: board-meeting, name: rind board, heading: Rind Board, behind: '$| Meeting| -', "
    "alone: Rind Board, alone_words: [rind, board], page: rind-board, page_behind: '$|-', page_words: [rind, board]}"
)
"""A kind of meetings that prepare the yearly one."""


def archive_words(tmp_path: Path, text: str) -> Vocabulary:
    folder = tmp_path / "site_config"
    folder.mkdir(exist_ok=True)
    (folder / "vocabulary.yml").write_text(text, encoding="utf-8")
    return vocabulary_of(load_settings(folder))


def test_an_archive_without_words_of_its_archive_words(tmp_path: Path) -> None:
    assert vocabulary_of(load_settings(tmp_path)) is default_vocabulary()


def test_additions_come_first(tmp_path: Path) -> None:
    vocabulary = archive_words(
        tmp_path, "add:\n  rooms: [Barn \\d+]\n  organisations: [LADDER GUILD]\n  honorifics: {smith: Smith}\n"
    )
    assert vocabulary.rooms == ("Barn \\d+", *default_vocabulary().rooms)
    assert vocabulary.organisations == default_vocabulary().organisations | {"LADDER GUILD"}
    assert vocabulary.honorifics == {**default_vocabulary().honorifics, "smith": "Smith"}


def test_additions_to_a_role_and_new_roles(tmp_path: Path) -> None:
    vocabulary = archive_words(tmp_path, "add:\n  roles:\n    moderator: [ladder master]\n    bell-ringer: [ringer]\n")
    assert vocabulary.role_of["ladder master"] == "moderator"
    assert vocabulary.role_of["moderator"] == "moderator"
    assert vocabulary.role_of["ringer"] == "bell-ringer"


def test_a_replacement_is_the_whole_section(tmp_path: Path) -> None:
    vocabulary = archive_words(tmp_path, "replace:\n  stage_directions:\n    music: [bells]\n  zones: [UTC]\n")
    assert dict(vocabulary.stage_directions) == {"music": ("bells",)}
    assert vocabulary.zones == {"UTC"}
    assert vocabulary.rooms == default_vocabulary().rooms


def test_reading_uses_them(tmp_path: Path) -> None:
    folder = tmp_path / "site_config"
    folder.mkdir()
    (folder / "vocabulary.yml").write_text(
        "add:\n  roles: {ringer: [bell ringer]}\n  stage_directions: {sound: [bells]}\n"
        "  chrome: [{name: ours, reason: site-banner, where: head, pattern: The Ladder Guild}]\n",
        encoding="utf-8",
    )
    path = tmp_path / "a.txt"
    path.write_text("The Ladder Guild\n>> BELL RINGER: Now.\n(Bells)\n", encoding="utf-8")
    record = read_document(path, tmp_path / "none", load_settings(folder))
    (turn,) = record.turns
    assert (turn.role, turn.name) == ("ringer", None)
    assert turn.blocks[1].event == "sound"
    assert record.removed[0].text == "The Ladder Guild"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("remove:\n  rooms: []\n", "field `remove`: there is no such field; the fields are add, replace"),
        ("add: [rooms]\n", "field `add`: it must be fields with values, not a list"),
        (
            "add:\n  lifts: [A]\n",
            "field `add.lifts`: there is no such field; the fields are chrome, contact_addresses, rooms",
        ),
        ("add:\n  rooms: {a: b}\n", "field `add.rooms`: it must be a list, not fields with values"),
        ("add:\n  rooms: [1]\n", "field `add.rooms[0]`: it must be text, not a number"),
        ("replace:\n  types: []\n", "field `replace.types`: there is no such field"),
        (
            f"add:\n  preparatory_meetings: [{MEETING.replace('board-meeting', 'ladder')}]\n",
            "vocabulary.yml:2: field `add.preparatory_meetings[0].type`: 'ladder' must be one of opening, ",
        ),
        (f"add:\n  preparatory_meetings: [{MEETING.replace('Rind Board', '(')}]\n", "is not a regular expression"),
        ("add:\n  rooms: ['Barn (']\n", "is not a regular expression"),
        ("add:\n  chrome: [{name: a, reason: b, where: head, pattern: '*'}]\n", "is not a regular expression"),
        (
            "add:\n  chrome: [{name: a, reason: b, where: there, pattern: a}]\n",
            "field `add.chrome[0].where`: 'there' must",
        ),
        ("- rooms\n", "vocabulary.yml:1: it must be fields with values, not a list"),
    ],
)
def test_errors(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"vocabulary\.yml") as error:
        archive_words(tmp_path, text)
    assert message in str(error.value)


def test_an_added_time_zone_is_printed_with_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "site_config"
    folder.mkdir()
    (folder / "vocabulary.yml").write_text("add:\n  zones: [LGT]\n", encoding="utf-8")
    path = tmp_path / "a.txt"
    path.write_text(">> ANN BELL: Now.\n\n(Session was concluded at 4:05 p.m. LGT)\n", encoding="utf-8")
    assert read_document(path, tmp_path / "none", load_settings(folder)).end_time == "16:05 LGT"
    assert read_document(path, tmp_path / "none", load_settings(tmp_path)).end_time is None


@pytest.mark.parametrize(
    ("heading", "event", "name"),
    [
        ("MOOT 2001 Third Rind Board Meeting", "moot-2001-rind-board-third", "MOOT 2001 third rind board"),
        ("MOOT 2001 Rind Board - IV", "moot-2001-rind-board-iv", "MOOT 2001 rind board IV"),
        ("MOOT 2001 Rind Boarding for Beginners", "moot-2001", "MOOT 2001"),
    ],
)
def test_a_meeting_that_prepares_the_yearly_one(heading: str, event: str, name: str, tmp_path: Path) -> None:
    folder = tmp_path / "site_config"
    folder.mkdir()
    (folder / "archive.yml").write_text("series: Cheese Moot\nseries_short: MOOT\n", encoding="utf-8")
    (folder / "vocabulary.yml").write_text(f"add:\n  preparatory_meetings: [{MEETING}]\n", encoding="utf-8")
    path = tmp_path / "a.txt"
    path.write_text(f"{heading}\n\n>> ANN BELL: Now.\n>> BO KAAS: Then.\n>> ANN BELL: Now.\n", encoding="utf-8")
    read = read_document(path, tmp_path / "none", load_settings(folder)).event
    assert read is not None
    assert (read.id, read.name) == (event, name)
