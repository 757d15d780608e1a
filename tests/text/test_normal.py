"""The normal forms: which spellings are the same, and which stay different."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.slugs import slug
from generator.text import words
from generator.text.normal import (
    APOSTROPHES,
    fold,
    folded_words,
    loose_name_key,
    name_key,
    name_letters,
    straighten,
    tidy,
    without_diacritics,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u00a0 b", "a b"),
        ("\u00a0\u00a0 a \u00a0", "a"),
        ("half\u2011done", "half-done"),
        ("yes \u2011\u2011 no", "yes — no"),
        ("yes -- no --- maybe", "yes — no — maybe"),
        ("yes -\u2011 no", "yes — no"),
        ("a\tb\u3000c\u2028d", "a b c d"),
        ("“quoted” and ‘so’ it's o’clock", "“quoted” and ‘so’ it's o’clock"),
        ("a – b — c - d", "a – b — c - d"),
        ("Abiy Ahmed . Mr.", "Abiy Ahmed . Mr."),
        ("\u200bzero\u00adwidth\u202e", "\u200bzero\u00adwidth\u202e"),
    ],
)
def test_tidy(text: str, expected: str) -> None:
    assert tidy(text) == expected


@given(st.text())
def test_no_word_changes(text: str) -> None:
    assert words.split_words(tidy(text)) == words.split_words(text)
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_every_apostrophe_is_one(apostrophe: str) -> None:
    assert straighten(f"O{apostrophe}CARROLL") == "O'CARROLL"
    assert fold(f"O{apostrophe}CARROLL") == "o'carroll"
    assert name_key(f"O{apostrophe}CARROLL") == "ocarroll"
    assert loose_name_key(f"O{apostrophe}CARROLL") == "ocarroll"
    assert slug(f"O{apostrophe}CARROLL") == "ocarroll"


@pytest.mark.parametrize(
    ("text", "other"),
    [("Open  forum", "Open forum"), ("The Chair’s summary", "The Chair's summary"), ("Yes -- no", "Yes — no")],
)
def test_straight_titles_are_the_same(text: str, other: str) -> None:
    assert straighten(text) == straighten(other)


@pytest.mark.parametrize(("text", "other"), [("Open Forum", "Open forum"), ("Café", "Cafe"), ("“Yes”", '"Yes"')])
def test_straight_titles_differ(text: str, other: str) -> None:
    assert straighten(text) != straighten(other)


def test_fold() -> None:
    assert fold("  O’CARROLL\u00a0") == "o'carroll"
    assert fold("STRASSE") == fold("straße")


@pytest.mark.parametrize(
    ("text", "other"), [("José", "Jose"), ("Jean-Pierre", "Jean Pierre"), ("Dr.", "Dr"), ("O'Carroll", "OCarroll")]
)
def test_folded_texts_differ(text: str, other: str) -> None:
    assert fold(text) != fold(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thank you, Mr. Chairman!", ["thank", "you", "mr", "chairman"]),
        ("multi-stakeholder", ["multi", "stakeholder"]),
        ("don’t snake_case", ["don", "t", "snake", "case"]),
        ("José's 12:30", ["josé", "s", "12", "30"]),
        ("-- … --", []),
    ],
)
def test_folded_words(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("José  ÁLVAREZ", "jose alvarez"),
        ("Jean-Pierre O’Neill", "jean pierre oneill"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("Dr. Strauß", "dr strauss"),
        ("Олег Δημος 王毅", "олег δημοσ 王毅"),
        ("Ħaż-Żebbuġ Þór", "haz zebbug thor"),
        ("Άννα Ωρίων", "αννα ωριων"),
        ("Ёлкин Й.", "ёлкин й"),
        ("高橋 宏", "高橋宏"),
        ("ジョン スミス", "ジョンスミス"),
        ("김 철수", "김철수"),
        ("गीता शर्मा", "गीता शर्मा"),
        ("สมชาย ใจดี", "สมชาย ใจดี"),
        ("مُحَمَّد", "محمد"),
        ("محـمد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("ג׳ורג׳", "גורג"),
        ("\u200fAna\u200e", "ana"),
        ("Ａｎａ　Ｌｉｍ", "ana lim"),
        ("A.-B.  Lim.", "a b lim"),
        ("בן־גוריון", "בן גוריון"),
        ("- .", ""),
    ],
)
def test_name_key(name: str, key: str) -> None:
    assert name_key(name) == key
    assert loose_name_key(name) == key


@pytest.mark.parametrize(
    ("name", "key", "loose"),
    [
        ("Doe, Jane", "doe, jane", "doe jane"),
        ("Ana (Garden) Lim", "ana (garden) lim", "ana garden lim"),
        ("Ana/Lim", "ana/lim", "ana lim"),
        ("Ana_Lim", "ana_lim", "ana lim"),
        ("Ana–Lim", "ana–lim", "ana lim"),
        ("José “Pepe” Lim", "jose “pepe” lim", "jose pepe lim"),
        ("ジョン・スミス", "ジョン・スミス", "ジョンスミス"),
        ("Ana & Bo", "ana & bo", "ana bo"),
        ("— ?", "— ?", ""),
    ],
)
def test_other_signs_stay_in_a_name_key(name: str, key: str, loose: str) -> None:
    assert name_key(name) == key
    assert loose_name_key(name) == loose


@given(st.text())
def test_a_name_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)
    assert loose_name_key(name_key(name)) == loose_name_key(name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Jörg", "Joerg"),
        ("Jane Doe", "Doe Jane"),
        ("Ann Lee", "Annlee"),
        ("Олег", "Oleg"),
        ("Марий", "Марии"),
        ("Ёлкин", "Елкин"),
        ("かた", "がた"),
        ("أحمد", "احمد"),
        ("李伟", "李薇"),
        ("李小龍", "李小龙"),
        ("किरण", "करण"),
    ],
)
def test_name_keys_differ(name: str, other: str) -> None:
    assert name_key(name) != name_key(other)
    assert loose_name_key(name) != loose_name_key(other)


@pytest.mark.parametrize(
    ("text", "letters"),
    [("Mr. O`Carroll", "mr. o'carroll"), ("José — Æsop’s", "jose — aesop's"), ("e\u0301t", "et")],
)
def test_name_letters(text: str, letters: str) -> None:
    assert name_letters(text)[0] == letters


@given(st.text())
def test_positions_of_name_letters(text: str) -> None:
    letters, positions = name_letters(text)
    assert len(letters) == len(positions)
    assert list(positions) == sorted(positions)
    # A mark is a character of its own only behind a letter that it belongs to.
    assert all(name_letters(text[position])[0] or unicodedata.combining(text[position]) for position in positions)
    assert loose_name_key(letters) == loose_name_key(text)


def test_without_diacritics() -> None:
    assert without_diacritics("ÉTÉ Łódź") == "ETE Łodz"
