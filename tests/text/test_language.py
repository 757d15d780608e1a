"""The language of titles and passages, which are too short for a guess by their letters."""

from __future__ import annotations

import pytest

from generator.text.language import language_of_passage, language_of_title


@pytest.mark.parametrize(
    ("title", "language", "is_printed", "expected"),
    [
        ("السلالم في الموانئ", "ar", True, "ar"),
        ("السلالم في الموانئ", "fa", True, "fa"),
        ("Harbour", "ar", True, None),
        ("Escaleras en los puertos", "es", True, "es"),
        ("puertos 2", "es", False, None),
        ("Ladders in harbours", "en", True, "en"),
        ("港口与互联网治理", "es", True, "zh"),
        ("港口", "zh", False, "zh"),
        ("WS 12: 港口与互联网治理", "zh", True, "zh"),
        ("2031", "ar", True, None),
        ("東京の港", "ja", True, "ja"),
        ("Лестницы", "uk", True, "uk"),
        ("Лестницы", "en", True, None),
        ("Escadas", "pt-BR", True, "pt-BR"),
    ],
)
def test_language_of_a_title(title: str, language: str, *, is_printed: bool, expected: str | None) -> None:
    assert language_of_title(title, language, is_printed=is_printed) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("港口有九个梯子，我们在冬天之前数过每一个。", "en", "zh"),
        ("בוקר טוב לכולם, אנחנו מתחילים את הישיבה.", "en", "he"),
        ("Thank you, and this is what we have from our friends.", "zh", "en"),
        # Must not: the same language, too few letters, a name, Latin letters in a language that has them.
        ("港口有九个梯子，我们在冬天之前数过每一个。", "zh", None),
        ("谢谢主席。", "en", None),
        ("My name is 李伟 and I come from the harbour office in the north.", "en", None),
        ("Buenos días a todos, vamos a empezar la sesión ahora mismo, y gracias por venir a esta sala.", "en", None),
        ("WS 12", "ar", None),
        ("(Applause)", "zh", None),
        ("12:30 — 13:00", "zh", None),
    ],
)  # fmt: skip
def test_language_of_a_passage(text: str, language: str, expected: str | None) -> None:
    assert language_of_passage(text, language) == expected
