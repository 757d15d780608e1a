"""Labels that are a word for question or answer, and the person behind one."""

from __future__ import annotations

import pytest

from generator.reading.grammar.question_labels import is_interview_label, is_question_label, without_question


@pytest.mark.parametrize("label", ["Q", "A1", "Q12", "Question", "ANSWER", "FRAGE", "ZUSATZFRAGE", "Frage", "Вопрос"])
def test_a_question_is_a_label(label: str) -> None:
    assert is_question_label(label)


@pytest.mark.parametrize("label", ["q", "A 1", "Q123", "question", "frage", "FRAGE JUNGBLUT", "QUINN", ""])
def test_other_texts_are_no_questions(label: str) -> None:
    assert not is_question_label(label)


@pytest.mark.parametrize("label", ["Frage", "frage", "Réponse.", "質問", "问"])
def test_a_word_of_interviews_names_nobody(label: str) -> None:
    assert is_interview_label(label)


@pytest.mark.parametrize("label", ["F", "A.", "Ot", "Frage Jungblut", "Zusatzfrage", "Quinn"])
def test_initials_and_names_are_no_words_of_interviews(label: str) -> None:
    assert not is_interview_label(label)


@pytest.mark.parametrize(
    ("label", "person"),
    [
        ("FRAGE JUNGBLUT", "JUNGBLUT"),
        ("SUPPLEMENTARY QUESTION ADA CHURN", "ADA CHURN"),
        ("FRAGE", "FRAGE"),
        ("SUPPLEMENTARY QUESTION", "SUPPLEMENTARY QUESTION"),
        ("Frage Jungblut", "Frage Jungblut"),
        ("ADA CHURN", "ADA CHURN"),
    ],
)
def test_who_asks_is_behind_the_word(label: str, person: str) -> None:
    assert without_question(label) == person
