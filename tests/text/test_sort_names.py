"""The order of names in lists, in every script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.sort_names import name_order

IN_ORDER = [
    ("Ægir", "Afra", "Ochoa", "Ødegård", "Okoro", "Zabel"),
    ("Lee Ann", "Leeson", "Łukasz", "Lund"),
    ("O'Dowd", "Odum", "Oduya"),
    ("Élise", "Elke", "emil", "Ennio"),
    ("Гала", "Ґала", "Дима", "Егор", "Ёлкин", "Жданов", "Иван", "Ігор", "Йован", "Яна"),
    ("Άννα", "Βασίλης", "Ωρίων"),
    ("بدر", "پارسا", "تامر", "محمد"),
    ("אורי", "שלום"),
    ("あおき", "カナ", "かに"),
    ("3rd Reader", "Zoe", "Άννα", "Яна", "שלום", "محمد", "हिमा", "หนึ่ง", "김철수", "かに", "李伟"),
]


@pytest.mark.parametrize("names", IN_ORDER, ids=lambda names: names[0])
def test_order(names: tuple[str, ...]) -> None:
    assert tuple(sorted(sorted(names, reverse=True), key=name_order)) == names


@given(st.lists(st.text(min_size=1), unique=True))
def test_no_order_of_the_input_shows(names: list[str]) -> None:
    others = list(reversed(names))
    assert sorted(names, key=name_order) == sorted(others, key=name_order)
