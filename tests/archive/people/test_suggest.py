"""Suggestions of two ids that may be one person."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive.people.people_index import Appearance, Person
from generator.archive.people.suggest import NamedPerson, candidate_pairs, people_named_in, suggest
from generator.settings.load import Settings
from generator.settings.people import PersonInfo
from tests.support.invented import MOOT_2001, session, speech, summary
from tests.support.large_inputs import similar_names, unregistered_person
from tests.support.small_site import record, turn


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("Prateek Sibal", "Sibal Prateek", "the same words in another order"),
        ("Mara Lindqvist", "Mara Lindquist", "the names differ in one letter"),
        ("P Okonkwo", "Pius Okonkwo", "an initial and the surname"),
        ("Odile Brandt", "Odile Marie Brandt", "one name has an additional word"),
        ("Okonkwo", "Pius Okonkwo", "one word of the name"),
        ("Okonkwo", "Okonkvo", "names of one word that differ in one letter"),
        ("Okonkwo", "Brandt", None),
        ("P Okonkwo", "Marius Okonkwo", None),
        ("Mara Lindqvist", "Odile Brandt", None),
        ("Mara Lindqvist", "Mara Okonkwo", None),
        ("Ann Li", "Anna Li", None),
    ],
)
def test_similar_names(first: str, second: str, reason: str | None) -> None:
    people = {name.id: name for name in (unregistered_person(first), unregistered_person(second))}
    pairs = suggest(people, [], [])
    assert [pair.reasons[0] for pair in pairs] == ([reason] if reason else [])
    assert suggest(people, [], [tuple(sorted(people, reverse=True))]) == []  # type: ignore[list-item]  # a pair


def test_the_likeliest_pairs_come_first() -> None:
    names = ("Okonkwo", "Pius Okonkwo", "Okonkwo Pius", "P Okonkwo")
    scores = [pair.score for pair in suggest({name.id: name for name in map(unregistered_person, names)}, [], [])]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 2


def test_a_common_session_speaks_against_a_suggestion_and_a_common_event_for_it() -> None:
    documents = [summary(session(speech(n, 20), event=MOOT_2001), f"moot-2001/s{n}.txt") for n in (1, 2)]

    def suggestion(*numbers: int) -> tuple[int, str]:
        people = {}
        for name, number in zip(("Mara Lindqvist", "Mara Lindquist"), numbers, strict=True):
            speaker = unregistered_person(name)
            appearances = (Appearance(documents[number], ()),)
            people[speaker.id] = msgspec.structs.replace(speaker, appearances=appearances)
        (pair,) = suggest(people, [], [])
        return pair.score, pair.reasons[-1]

    assert suggestion(0, 0) == (75, "both speak in moot-2001/s1/")
    assert suggestion(0, 1) == (85, "both speak at MOOT 2001")


def test_each_misspelt_name_among_many_similar_names_is_suggested() -> None:
    names, misspelt = similar_names(800)
    people = {name.id: name for name in map(unregistered_person, [*names, *misspelt.values()])}
    pairs = {frozenset((pair.keep, pair.other)) for pair in suggest(people, [], [])}
    assert len(misspelt) == 4
    assert pairs >= {
        frozenset((unregistered_person(name).id, unregistered_person(wrong).id)) for name, wrong in misspelt.items()
    }


def registered(name: str, *aliases: str) -> Person:
    speaker = unregistered_person(name)
    return msgspec.structs.replace(speaker, info=PersonInfo(id=speaker.id, name=name, aliases=aliases))


def test_two_registered_people_are_not_suggested() -> None:
    people = {name.id: name for name in (registered("Mara Lindqvist"), registered("Mara Lindquist"))}
    assert suggest(people, [], []) == []


def test_the_registered_id_is_kept() -> None:
    people = {"pius-okonkwo": unregistered_person("Pius Okonkwo"), "p-okonkwo": registered("P Okonkwo")}
    (pair,) = suggest(people, [], [])
    assert (pair.keep, pair.other, pair.name) == ("p-okonkwo", "pius-okonkwo", "P Okonkwo")


def test_a_named_person_who_is_an_alias_is_not_suggested() -> None:
    named = [NamedPerson("Odile Brandt", "odile-marsh", "moot-1/a", 3, "We have Odile Brandt.")]
    (pair,) = suggest({"odile-marsh": unregistered_person("Odile Marsh")}, named, [])
    assert (pair.keep, pair.session) == ("odile-brandt", "moot-1/a")
    assert suggest({"odile-marsh": registered("Odile Marsh", "ODILE BRANDT")}, named, []) == []


def test_names_without_a_common_start_or_end_of_a_word_are_not_compared() -> None:
    keys = {"a": "mara lindqvist", "b": "mara okonkwo", "c": "odile brandt"}
    assert candidate_pairs(keys) == {("a", "b")}


def test_an_introduced_person_resembles_the_speaker_of_the_same_first_name(settings: Settings) -> None:
    speaker = msgspec.structs.replace(turn("odile-1", "Hi.", label="ODILE MARSH"), speaker="odile", name="Odile Marsh")
    chair = turn("chair-1", "We have Odile Brandt. We thank Odile Brandt.", label="CHAIR")
    (named,) = people_named_in(record(chair, speaker), "moot-1/a", settings)
    assert (named.id, named.speaker, named.sentence) == ("odile-brandt", "odile", "We have Odile Brandt.")
    assert list(people_named_in(record(chair, speaker, kind="article"), "moot-1/a", settings)) == []
