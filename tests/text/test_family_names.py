"""Where a list by family name has a name."""

from __future__ import annotations

import pytest

from generator.text.family_names import file_name


def marked(name: str, sort: str | None = None) -> str:
    """Return the name as a list shows it, with the part by which it is listed in brackets."""
    filed = file_name(name, sort)
    return f"{filed.before}[{filed.filed}]{filed.after}"


@pytest.mark.parametrize(
    ("shown", "key"),
    [
        ("Verena [Weber]", "Weber Verena"),
        ("Amalia Toledo [Hernández]", "Hernández Amalia Toledo"),
        ("Jan van der [Berg]", "Berg Jan van der"),
        ("Bertrand de [La Chapelle]", "La Chapelle Bertrand de"),
        ("Muhammad bin [Salman]", "Salman Muhammad bin"),
        ("Ahmad [Abu Zayd]", "Abu Zayd Ahmad"),
        ("Marine [Le Pen]", "Le Pen Marine"),
        ("Saud al-[Harbi]", "Harbi Saud al-"),
        ("Jean-Luc [O'Neill-Brie]", "O'Neill-Brie Jean-Luc"),
        ("Martin Luther [King] Jr.", "King Martin Luther Jr."),
        ("Ada [Churn], PhD", "Churn Ada PhD"),
        ("[Громов] А. С.", "Громов А. С."),
        ("[Ivanov] I.I.", "Ivanov I.I."),
        ("Ms. [Bommelaer]", "Bommelaer Ms."),
        ("[Amalia]", "Amalia"),
        ("[李伟]", "李伟"),
        ("[김] 철수", "김 철수"),
        ("أحمد [أبو زيد]", "أبو زيد أحمد"),
        ("[ジョン・スミス]", "ジョン・スミス"),
    ],
)
def test_a_name_is_listed_by_its_last_word(shown: str, key: str) -> None:
    name = shown.replace("[", "").replace("]", "")
    assert marked(name) == shown
    assert file_name(name).key == key


@pytest.mark.parametrize(
    "shown",
    [
        "De [Souza]",  # the first word is never taken for a part of the family name
        "La [Toya]",
        "Tim [B.]",  # one initial may be the family name
        "Ada [II]",  # a name of two words has no suffix
        "[-]",
    ],
)
def test_words_that_look_like_parts_of_a_family_name(shown: str) -> None:
    assert marked(shown.replace("[", "").replace("]", "")) == shown


@pytest.mark.parametrize(
    ("name", "sort", "shown", "key"),
    [
        ("Amalia Toledo Hernández", "Toledo Hernández, Amalia", "Amalia [Toledo Hernández]", "Toledo Hernández Amalia"),
        ("Jan van der Berg", "Van der Berg, Jan", "Jan [van der Berg]", "van der Berg Jan"),
        ("Li Wei", "Li Wei", "[Li] Wei", "Li Wei"),
        ("Wei Li", "Li Wei", "[Li] Wei", "Li Wei"),
        ("J. Doe", "Roe, Jane", "[Roe], Jane", "Roe Jane"),
        ("Ada", "Ada", "[Ada]", "Ada"),
    ],
)
def test_the_register_decides(name: str, sort: str, shown: str, key: str) -> None:
    assert marked(name, sort) == shown
    assert file_name(name, sort).key == key


def test_no_word_of_a_name_is_lost() -> None:
    for name in ("Ada", "Ada Churn", "  Ada   van  Churn Jr. ", "a b c d e", "ii ii ii"):
        filed = file_name(name)
        assert (filed.before + filed.filed + filed.after).split() == name.split()
