"""Findings about the people register."""

from __future__ import annotations

import datetime

import msgspec

from generator.archive.people.check_register import PrintedName, check_register, printed_names_in
from generator.settings.load import Settings
from generator.settings.people import Alias, PersonInfo, Register
from tests.support.small_site import record, turn


def with_people(settings: Settings, *people: PersonInfo, apart: tuple[tuple[str, str], ...] = ()) -> Settings:
    return msgspec.structs.replace(settings, register=Register(people=people, apart=apart))


def test_an_alias_in_the_words_of_others_matches(settings: Settings) -> None:
    person = PersonInfo(id="rosa", name="Rosa Brie", aliases=("Rosa Breeh", "Rosa Bree", "ROSA BREEH-X"))
    registered = with_people(settings, person)
    words = record(turn("a-1", "As Rosa Breeh said.", label="ADA"))
    assert list(check_register(registered, set(printed_names_in(words, "moot-1/cheese", registered)), ())) == [
        "rosa: the alias 'Rosa Bree' matches no label; correct or remove it",
        "rosa: the alias 'ROSA BREEH-X' matches no label; correct or remove it",
    ]


def test_an_alias_matches_only_within_its_bounds(settings: Settings) -> None:
    until = Alias(label="CHAIR", end=datetime.date(2001, 5, 8))
    registered = with_people(settings, PersonInfo(id="ada", name="Ada Churn", aliases=(until,)))
    for date, count in {"2001-05-08": 0, "2001-05-09": 1}.items():
        printed = [PrintedName("chair", "moot-2001", "moot-2001/a", date)]
        assert len(list(check_register(registered, printed, ()))) == count


def test_aliases_whose_bounds_exclude_each_other_are_not_shared(settings: Settings) -> None:
    chairs = [
        PersonInfo(id=person, name=name, aliases=(Alias(label="CHAIR", event=event),))
        for person, name, event in (
            ("ada", "Ada Churn", "moot-2001"),
            ("bo", "Bo Marsh", "moot-2003"),
            ("cleo", "Cleo Whey", None),
        )
    ]
    printed = [PrintedName("chair", event, f"{event}/a", None) for event in ("moot-2001", "moot-2003")]
    assert list(check_register(with_people(settings, *chairs), printed, ())) == [
        "ada and cleo: both have the alias 'CHAIR'; remove one, or limit both",
        "bo and cleo: both have the alias 'CHAIR'; remove one, or limit both",
    ]


def test_entries_listed_as_two_people_are_no_doubles(settings: Settings) -> None:
    people = [PersonInfo(id="ada", name="Mara Lindqvist"), PersonInfo(id="bea", name="Mara Lindquist")]
    (sentence,) = check_register(with_people(settings, *people), [], ())
    assert sentence == (
        "ada and bea: perhaps one person (the names differ in one letter); merge the entries, or list them under "
        "`apart`"
    )
    assert list(check_register(with_people(settings, *people, apart=(("bea", "ada"),)), [], ())) == []
