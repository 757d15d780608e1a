"""The people who spoke, and the addresses of their pages."""

from __future__ import annotations

import msgspec

from generator.archive.addresses import Address
from generator.archive.people.people_index import index_people
from generator.archive.summary import Summary, summarise
from generator.records import SessionRecord
from generator.settings.people import PersonInfo
from tests.support.small_site import record, turn


def summary(stem: str, made: SessionRecord, **changes: object) -> Summary:
    return summarise(msgspec.structs.replace(made, **changes), Address("moot-2001", stem))


def spoken(speaker: str | None, words: str, label: str, name: str | None = None, number: int = 1) -> SessionRecord:
    made = turn(f"x-{number}", words, label=label)
    return record(msgspec.structs.replace(made, speaker=speaker, name=name))


def test_a_person_has_the_labels_of_all_sessions() -> None:
    first = summary("a", spoken("ada-churn", "One two.", "ADA CHURN", "Ada Churn"))
    second = summary("b", spoken("ada-churn", "Three.", "MS. ADA CHURN", "Ada Churn"))
    other = summary("c", spoken("zed--moot-c", "Four.", "ZED", "Zed"))
    role = summary("d", spoken(None, "Five.", "CHAIR"))
    people = index_people([first, second, other, role])
    assert list(people) == ["ada-churn", "zed--moot-c"]
    ada = people["ada-churn"]
    assert (ada.name, ada.words, ada.printed) == ("Ada Churn", 3, ("ADA CHURN", "MS. ADA CHURN"))
    assert [appearance.document.address.stem for appearance in ada.appearances] == ["a", "b"]
    assert not ada.local
    assert people["zed--moot-c"].local


def test_a_long_id_has_a_shorter_folder_of_its_own() -> None:
    ids = [f"ada--moot-2001-{'n' * 250}{end}" for end in "ab"]
    people = index_people([summary(person[-1], spoken(person, "One.", "ADA", "Ada")) for person in ids])
    folders = {people[person].href.split("/")[1] for person in ids}
    assert len(folders) == 2
    assert all(len(folder) <= 255 and folder.startswith("ada--moot-2001-nnn") for folder in folders)


def test_labels_are_ordered_by_frequency_without_the_labels_of_corrected_turns() -> None:
    labels = ("B. CHURN", "A. CHURN", "BO CHURN", "BO CHURN", "WRONG")
    turns = [
        msgspec.structs.replace(turn(f"bo-{number}", "One.", label=label), speaker="bo", name="Bo Churn")
        for number, label in enumerate(labels)
    ]
    turns[4] = msgspec.structs.replace(turns[4], resolved="corrected")
    people = index_people([summary("a", record(*turns))])
    assert people["bo"].printed == ("BO CHURN", "A. CHURN", "B. CHURN")
    assert len(people["bo"].appearances[0].turns) == 5


def test_people_are_sorted_by_the_names_of_the_register() -> None:
    documents = [summary(name, spoken(name, "One.", name.upper(), name.title())) for name in ("ada", "bo", "cleo")]
    register = [PersonInfo(id="ada", name="Ada Churn", sort="Zeta, Ada"), PersonInfo(id="odile", name="Odile")]
    people = index_people(documents, register)
    assert list(people) == ["bo", "cleo", "ada"]
    assert (people["ada"].sorting, people["ada"].href) == ("Zeta, Ada", "people/ada/")
