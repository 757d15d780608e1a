from __future__ import annotations

import pytest

from generator.text.language_codes import three_letters


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "eng"),
        ("pt-BR", "por"),
        ("ZH", "zho"),
        ("fil", "fil"),
        ("und", "und"),
        ("", "und"),
        ("xq", "und"),
        ("12a", "und"),
        ("english", "und"),
    ],
)
def test_a_language_has_a_code_of_three_letters(code: str, expected: str) -> None:
    assert three_letters(code) == expected
