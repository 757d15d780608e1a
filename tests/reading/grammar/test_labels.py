"""Find labels, and read their role, honorific and name."""

from __future__ import annotations

import pytest

from generator.reading.grammar.labels import find_label
from generator.reading.grammar.names import is_full, read_label
from generator.reading.grammar.vocabulary import default_vocabulary, vocabulary_of
from generator.settings.load import Settings
from tests.support.cases import Case, cases


@pytest.mark.parametrize("case", [*cases("reading/labels.txt"), *cases("reading/no_labels.txt")])
def test_label(case: Case, settings: Settings) -> None:
    vocabulary = vocabulary_of(settings)
    printed = find_label(case.input, vocabulary)
    if printed is None:
        assert case.expected == "no label"
        return
    label = read_label(printed, vocabulary)
    shown = " / ".join(part or "-" for part in (label.role, label.honorific, label.name))
    assert f"{label.printed}: {shown}" == case.expected


@pytest.mark.parametrize(
    "name", ["Mara Lindqvist", "Claire St. Aubyn", "Willem van der Meer", "Li Na", "'Wale Adebayo"]
)
def test_full_name(name: str) -> None:
    assert is_full(name, default_vocabulary())


@pytest.mark.parametrize("name", ["Odile", "St. Aubyn", "De Vries", "P. Okonkwo", "van der Meer", ""])
def test_a_name_of_one_word_is_not_full(name: str) -> None:
    assert not is_full(name, default_vocabulary())


@pytest.mark.parametrize("name", ["李国强", "欧阳建国", "高橋 宏", "佐藤一郎", "ジョン・スミス"])
def test_full_names_of_east_asia(name: str) -> None:
    assert is_full(name, default_vocabulary())


@pytest.mark.parametrize("name", ["高橋", "欧阳", "Громов А.С.", "Громов А. С."])
def test_surnames_with_and_without_initials_are_not_full(name: str) -> None:
    assert not is_full(name, default_vocabulary())


@pytest.mark.parametrize("label", ["0", "12", "S1", "A 2", "spk_0", "Ж3", "SPEAKER_01", "Speaker A"])
def test_a_number_names_nobody(label: str) -> None:
    assert read_label(label, default_vocabulary()).name is None


@pytest.mark.parametrize("label", ["Bo", "J", "Mr. X", "J. D.", "李", "Al 2nd", "B. Marchetti", "Speaker Lindt"])
def test_a_name_that_is_nearly_a_number_names_somebody(label: str) -> None:
    assert read_label(label, default_vocabulary()).name is not None
