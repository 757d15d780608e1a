"""Labels of devices, rooms and guests name no person; names that look like them stay names."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.grammar.devices import may_be_no_person, names_device_or_room
from generator.reading.grammar.names import read_label
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.reading.steps import read_document
from generator.settings.load import Settings

NO_PERSON = [
    "Petter's iPhone", "Petter’s iPhone", "Odile's MacBook Pro", "James' iPad", "iPhone", "iPad (2)",
    "iPhone de Petter",
    "iPhone von Jörg", "Galaxy S21", "Samsung SM-G991B", "DESKTOP-4F7K2QX", "小林のiPhone", "王伟的iPhone",
    "Harbour Room 2", "HARBOUR ROOM 2", "Harbour Board - Room 2", "Conference Room", "Council Meeting Room B",
    "Room 10",
    "Salle 3", "Sala 4", "Raum 2", "第二会议室", "Board Room",
    "Zoom user", "Zoom User 3", "Reader 2", "Guest", "Guest 12", "Unknown Speaker", "Unknown", "Anonymous", "Caller 3",
    "User 7", "Teams Guest", "Call-in User_1", "Invité 2", "Gast", "Гость", "访客", "ゲスト",
    "+1 415 555 0100", "1415***0100", "@odile", "odile.m@harbour.example",
    "Portátil sala 2", "Portable de Petter", "Laptop Raum 3", "Me", "Them", "Plusieurs", "Todas", "Alle", "Несколько",
    "Harbour Office Tablet", "Front Desk iPad", "Sala de Leitura", "Sala da Direção", "Salle du conseil",
    "Salle d’attente",
    "Sala della Giunta", "Lesesaal", "Besprechungsraum 2", "Library Reading Room", "UU",
]  # fmt: skip
PEOPLE = [
    "Mara Lindqvist", "Petter Room", "Judith Guest", "Edith Reader", "Jane Hall", "Tom Tablet-Jones", "Jack Deskins",
    "Sala Adebayo-Baker's Son", "Anna Zimmer", "User Friendly", "Pat Macbook-Smith", "Ivan Surface-Hill", "Iona Padd",
    "Ruth Laptop-Lee", "Guest Speaker Mara Lindqvist", "Mike Phoneutria", "Rosa Salle", "Sal Romero", "Sala Norte",
    "Allen", "Tom Allen", "Alle Bakker", "Me Luc Roy", "Themba", "Jan Both", "Portia Sala",
    "Mara Desktopp", "Sala Dedić", "Salle Demba", "Rosa Sala de Almeida", "Hanna Saal", "Max Lesezimmer",
    "Uu Lindqvist",
]  # fmt: skip


@pytest.mark.parametrize("label", NO_PERSON)
def test_no_person(label: str, settings: Settings) -> None:
    assert names_device_or_room(label)
    read = read_label(label, vocabulary_of(settings))
    assert read.name is None
    assert read.role is None or read.role in {"speaker", "audience", "participant"}


@pytest.mark.parametrize("label", PEOPLE)
def test_people(label: str) -> None:
    assert not names_device_or_room(label)
    assert not may_be_no_person(label)


@pytest.mark.parametrize("label", ["odile_h", "T. Alday | Harbour", "harbour2", "odile"])
def test_a_name_in_doubt_has_a_finding(label: str, tmp_path: Path, settings: Settings) -> None:
    assert may_be_no_person(label)
    path = tmp_path / "a.vtt"
    path.write_text(f"WEBVTT\n\n00:01.000 --> 00:09.000\n<v {label}>Hello.\n", encoding="utf-8")
    record = read_document(path, tmp_path, settings)
    if record.turns[0].name is not None:
        assert [finding.code for finding in record.findings].count("name-doubtful") == 1


def test_a_device_speaks_without_a_name(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.vtt"
    path.write_text("WEBVTT\n\n00:01.000 --> 00:09.000\n<v Petter's iPhone>Hello.\n", encoding="utf-8")
    (turn,) = read_document(path, tmp_path, settings).turns
    assert (turn.label, turn.name, turn.speaker) == ("Petter's iPhone", None, None)
