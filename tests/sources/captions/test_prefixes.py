"""Words at the start of a cue that may be its speaker's label, and words that can't be."""

from __future__ import annotations

import pytest

from generator.sources.captions.prefixes import dash_prefix, has_form_of_name, is_opening, is_speech, prefix_of


@pytest.mark.parametrize(
    ("line", "sign", "label", "words"),
    [
        ("Ada Churn: One: two.", "colon", "Ada Churn", "One: two."),
        ("Ada Churn : One.", "colon", "Ada Churn", "One."),
        ("Petra's iPhone: 10:30 it is.", "colon", "Petra's iPhone", "10:30 it is."),
        ("T. Whey | Barn: One.", "colon", "T. Whey | Barn", "One."),
        ("Prof. Dr. Ann Whey, PhD (she/her): One.", "colon", "Prof. Dr. Ann Whey, PhD (she/her)", "One."),
        ("李小龍: 大家好", "colon", "李小龍", "大家好"),
        ("主席：會議開始。", "colon", "主席", "會議開始。"),
        ("王:好", "colon", "王", "好"),
        ("Спикер №1: Да.", "colon", "Спикер №1", "Да."),
        ("محمد: نعم", "colon", "محمد", "نعم"),
        ("petra:", "colon", "petra", ""),
        ("[Ada Churn]: One.", "brackets and colon", "Ada Churn", "One."),
        ("[Dr. Ann Whey (she/her)]: One.", "brackets and colon", "Dr. Ann Whey (she/her)", "One."),
        ("[SPEAKER_00] One.", "brackets", "SPEAKER_00", "One."),
        ("(speaker 0) One.", "brackets", "speaker 0", "One."),
        ("【Ada】One.", "brackets", "Ada", "One."),
        ("<Ada> One.", "brackets", "Ada", "One."),
    ],
)
def test_prefixes(line: str, sign: str, label: str, words: str) -> None:
    prefix = prefix_of(line)
    assert prefix is not None
    assert (prefix.sign, prefix.label, line[prefix.end :]) == (sign, label, words)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "We meet at 10:30 today.",
        "10:30: be there.",
        "see https://barn.example/a",
        "It was late! And I said: go.",
        "All of them left. One thing: the barn.",
        "[Applause]",
        "[Music] and so on",
        "(laughter) Yes.",
        "[inaudible] the barn",
        "(?) what",
        "(2001) was a year",
        "and so it ends. >> Bo: One.",
        ": one",
        "[]: one",
        f"{'barn ' * 12}: one",
        f"{'b' * 90}: one",
    ],
)
def test_no_prefixes(line: str) -> None:
    assert prefix_of(line) is None


def test_a_dash_needs_blanks() -> None:
    prefix = dash_prefix("Ada Churn - the barn - and the cow")
    assert prefix is not None
    assert (prefix.label, prefix.end) == ("Ada Churn", 12)
    assert dash_prefix("Ada-Churn: one") is None
    assert dash_prefix("- one") is None
    assert dash_prefix("one -") is None


@pytest.mark.parametrize("label", ["Note", "Question two", "PS", "For example", "Step 3", "Вопрос", "问题"])
def test_openings(label: str) -> None:
    assert is_opening(label)


@pytest.mark.parametrize("label", ["Ada", "Notea", "Question Whey", "Step by step", "Speaker 1"])
def test_no_openings(label: str) -> None:
    assert not is_opening(label)


@pytest.mark.parametrize(
    "label",
    ["Ada", "Ann van der Whey", "李小龍", "Barn Room 2", "Ada Churn (on behalf of Bo)", "2 Rooms", "Ada Churn jr."],
)
def test_forms_of_names(label: str) -> None:
    assert has_form_of_name(label)


@pytest.mark.parametrize(
    "label", ["petra", "what I mean", "One thing", "Barn two", "Finding one", "", "(she/her)", "A B C D E F G"]
)
def test_no_forms_of_names(label: str) -> None:
    assert not has_form_of_name(label)


def test_a_sentence_is_no_name() -> None:
    assert is_speech("what I said is this")
    assert not is_speech("the big barn room")
    assert not is_speech("This is Ada")
