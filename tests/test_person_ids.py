"""The ids of people: one for each name, which depends on nothing but the name."""

from __future__ import annotations

import hashlib
import random
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.steps import read_document
from generator.settings.load import Settings
from generator.slugs import is_local_person, local_person_id, person_id, slug
from generator.text.normal import name_key

ONE_PERSON = [
    ("Odile Marchetti", "ODILE MARCHETTI", "Odile  Marchetti", "odile-marchetti"),
    ("Mara O’Dowd", "Mara O'Dowd", "MARA ODOWD"),
    ("J. P. Ødegård", "J.P. Odegard", "j p odegard"),
    ("Łukasz Żółć", "Lukasz Zolc"),
    ("Анна Петрова", "АННА ПЕТРОВА"),
    ("高橋 宏", "高橋宏", "高橋\u3000宏"),
    ("Άννα Ωρίων", "Αννα Ωριων", "ΑΝΝΑ ΩΡΙΩΝ"),
    ("مُحَمَّد ناصر", "محمد ناصر", "محـمد ناصر"),
    ("שָׁלוֹם כהן", "שלום כהן"),
]
SEVERAL_PEOPLE = [
    ("李伟", "李薇", "李威", "李卫", "Li Wei"),
    ("高橋 宏", "高橋 博", "高橋 浩"),
    ("Анна Ким", "Anna Kim"),
    ("Семён Ли", "Семен Ли"),
    ("Ŋaa Bo", "Ngaa Bo"),
    ("Əli Vəliyev", "Li Vliyev"),
    ("किरण शर्मा", "करण शर्मा"),
]


@pytest.mark.parametrize("names", ONE_PERSON, ids=lambda names: names[0])
def test_one_person(names: tuple[str, ...]) -> None:
    assert len(set(map(person_id, names))) == 1


@pytest.mark.parametrize("names", SEVERAL_PEOPLE, ids=lambda names: names[0])
def test_several_people(names: tuple[str, ...]) -> None:
    assert len(set(map(person_id, names))) == len(names)


@pytest.mark.parametrize("name", ["李伟", "Анна Петрова", "محمد ناصر", "김철수", "Άννα", "Mara 李"])
def test_other_scripts_always_have_six_characters_of_the_hash(name: str) -> None:
    digits = hashlib.sha256(name_key(name).encode()).hexdigest()[:6]
    assert person_id(name) == f"{slug(name_key(name))}-{digits}"


@pytest.mark.parametrize("name", ["—", "", "🌸", "..."])
def test_no_letter_no_person(name: str) -> None:
    assert person_id(name) == ""
    assert local_person_id(name, "moot-2001", "cheese") == ""


WESTERN = string.ascii_letters + "'-. ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßĀāąćčĐđęěğħİıķŁłńňőœřśşšťţůűźżžșț"


@given(st.text(WESTERN))
def test_names_in_western_letters_keep_their_slugs(name: str) -> None:
    assert person_id(name) == slug(name)


@given(st.text())
def test_equal_keys_have_equal_ids(name: str) -> None:
    identity = person_id(name)
    assert person_id(name_key(name)) == identity
    assert person_id(f" {name} ") == identity
    assert slug(identity) == identity
    assert not is_local_person(identity)


@given(st.text(min_size=1), st.text(min_size=1))
def test_ids_are_equal_only_if_keys_are(name: str, other: str) -> None:
    if person_id(name) and person_id(name) == person_id(other):
        assert name_key(name) == name_key(other)


NAMES = [
    "李 伟",
    "李 薇",
    "Li Wei",
    "Ŋaa Bo",
    "Ngaa Bo",
    "Анна Ким",
    "Anna Kim",
    "高橋 宏",
    "高橋宏",
    "Odile Marchetti",
]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_turns_and_documents_changes_no_id(seed: int, tmp_path: Path, settings: Settings) -> None:
    names = random.Random(seed).sample(NAMES, len(NAMES))  # noqa: S311 - the order of a test
    found: dict[str, set[str | None]] = {}
    for number, part in enumerate((names, names[::-1], names[:4])):
        path = tmp_path / f"{number}.vtt"
        cues = [f"00:{cue:02}:00.000 --> 00:{cue:02}:09.000\n<v {name}>Hello.\n" for cue, name in enumerate(part)]
        path.write_text("WEBVTT\n\n" + "\n".join(cues), encoding="utf-8")
        for turn in read_document(path, tmp_path, settings).turns:
            if turn.speaker is not None and not is_local_person(turn.speaker):
                found.setdefault(name_key(turn.name or ""), set()).add(turn.speaker)
    assert all(len(ids) == 1 for ids in found.values())
    assert set(found) == set(map(name_key, NAMES))
    assert len(set.union(*found.values())) == len(found)


def test_a_name_printed_with_and_without_a_blank_is_one_person(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.vtt"
    names = ("高橋 宏", "高橋宏", "高橋 博")
    cues = [f"00:{cue}0.000 --> 00:{cue}9.000\n<v {name}>はい。\n" for cue, name in enumerate(names)]
    path.write_text("WEBVTT\n\n" + "\n".join(cues), encoding="utf-8")
    first, second, third = (turn.speaker for turn in read_document(path, tmp_path, settings).turns)
    assert first == second != third


def test_a_latin_name_with_a_suffix_has_a_finding(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.txt"
    path.write_text(">> ŊAA BO: Hello.\n>> NGAA BO: Hello.\n>> MARA LINDQVIST: Hello.\n", encoding="utf-8")
    record = read_document(path, tmp_path, settings)
    assert len({turn.speaker for turn in record.turns}) == 3
    assert [finding.line for finding in record.findings if finding.code == "name-with-suffix"] == [1]
