"""Texts before a colon with which people go on speaking, and names that are not among them."""

from __future__ import annotations

import pytest

from generator.reading.grammar.speech_openings import is_sentence_start, is_speech_phrase

PHRASES = [
    *("Segunda pregunta", "Première question", "Frage zwei", "Letzte Frage", "Third point", "Второй вопрос", "Notera"),
    *("Zum Beispiel", "The question", "Question 2", "Παράδειγμα", "Za prvé", "For det første", "Először", "Primer"),
]
SENTENCES = [
    "My question is simple",
    "Το ερώτημα είναι απλό",
    "Otázka je prostá",
    "Bana yazdı",
    "Han skrev til mig",
    "Hän kirjoitti minulle",
    "Azt írta nekem",
    "Întrebarea este simplă",
    "Він написав мені",
    "هو قال",
    "הוא כתב לי",
    "उसने मुझे लिखा",
    "Dia berkata",
]
NAMES = [
    *("First Minister", "Second Secretary", "Prima Donna", "Ostatni Jan"),
    "Yang",
    "Ada",
    "Wim van der Veen",
    "De baas",
    "El Ghali",
    "O pescador",
    "A fisherman",
    "Spokesperson on lamps",
    "سامي نصار",
    "תמר הלוי",
    "मीना कुमारी",
    "Παύλος Βέργης",
]


@pytest.mark.parametrize("text", PHRASES)
def test_a_phrase_of_speech(text: str) -> None:
    assert is_speech_phrase(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence(text: str) -> None:
    assert is_sentence_start(text)


@pytest.mark.parametrize("text", NAMES)
def test_a_name_or_an_office_is_no_speech(text: str) -> None:
    assert not is_speech_phrase(text)
    assert not is_sentence_start(text)
