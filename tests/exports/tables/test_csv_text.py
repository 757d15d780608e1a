"""Cells of CSV: no formula, no word changed, and every reader finds the same rows."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.tables.csv_text import csv_rows, guarded, unguarded
from generator.exports.tables.table import Row
from tests.support.nasty_texts import texts

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "=", "- Thank you.", "＝1", "＋1", "－1", "＠x"]
PLAIN = ["Cheese", "1+1=2", "a-b", "x@y.example", "'quoted'", "'tis", '"=1"', "(=1)", "–1", "", " =1", "≠"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_takes_for_a_formula_has_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", PLAIN)
def test_other_texts_stay(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


def test_an_apostrophe_of_the_text_stays_apart_from_one_of_ours() -> None:
    assert guarded("'=1") == "''=1"
    assert unguarded("''=1") == "'=1"


any_text = st.one_of(texts(), st.text(st.sampled_from("'=+-@\t\r\n\",;a ")), st.text())


@given(any_text)
def test_taking_the_apostrophe_away_gives_the_text(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in set("=+-@\t\r＝＋－＠")


@given(st.lists(st.tuples(any_text.filter(bool), st.none() | st.integers() | st.booleans(), any_text), max_size=5))
def test_the_library_of_python_reads_the_same_rows(rows: list[Row]) -> None:
    data = csv_rows(rows).decode("utf-8", errors="surrogatepass")
    read = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    assert [[unguarded(first), unguarded(last)] for first, _, last in read] == [
        [first, last] for first, _, last in rows
    ]


def test_values_that_are_no_text() -> None:
    assert csv_rows([(None, True, False, -1, 2.5, "a")]) == b",true,false,-1,2.5,a\n"


def test_quotation_marks_commas_and_line_ends() -> None:
    assert csv_rows([('say "cheese"', "a,b", "one\ntwo")]) == b'"say ""cheese""","a,b","one\ntwo"\n'
