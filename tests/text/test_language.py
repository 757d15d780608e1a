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


SPANISH = (
    "Buenos días a todos, vamos a empezar la sesión ahora mismo, y gracias por venir a esta sala junto al muelle viejo,"
    " donde en invierno siempre hace calor."
)
ENGLISH = (
    "Nine ladders stand in the harbour, painted green before winter came, and every morning the keeper counts them"
    " twice while the boats return."
)
UKRAINIAN = (
    "Доброго ранку всім, зараз ми почнемо засідання, і дякую, що ви прийшли до цієї зали біля старої пристані,"
    " де взимку завжди тепло й світло."
)
NAMES = (
    "Karl von Drais, Verena Weber, Joao Pereira, Maria del Carmen Lopez, Ngozi Okonjo, Sven Lindqvist, Li Wei,"
    " Fatima Zahra, Olu Adeyemi and Hans-Peter Vogel."
)
INVENTED = (
    "gulineldshi nawokra lingu rurito zugu nididance towo meshka bulone tariwen golud maski perund olwa sindar kethu"
    " boran"
)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("港口有九个梯子，我们在冬天之前数过每一个。", "en", "zh"),
        ("בוקר טוב לכולם, אנחנו מתחילים את הישיבה.", "en", "he"),
        ("Thank you, and this is what we have from our friends.", "zh", "en"),
        (SPANISH, "en", "es"),
        (f"{SPANISH} {SPANISH} {SPANISH}", "fr", "es"),
        (ENGLISH, "es", "en"),
        (UKRAINIAN, "ru", "uk"),
        ("Ευχαριστώ.", "en", "el"),
        ("감사합니다.", "en", "ko"),
        ("はい。", "en", "ja"),
        ("ขอบคุณครับ", "en", "th"),
        ("დიახ, ბატონო.", "ru", "ka"),
        ("谢谢主席先生。", "en", "zh"),
        ("木の梯子が九つ", "zh", "ja"),
        ("Ναι, ευχαριστώ, WS 12.", "en", "el"),
        # Must not: letters of a script with several languages, and characters that a language around shares.
        ("Спасибо, господин председатель.", "en", None),
        ("شكرا جزيلا سيدي الرئيس", "en", None),
        ("धन्यवाद, अध्यक्ष महोदय", "en", None),
        ("כן, תודה.", "en", None),
        ("港湾局長東京都", "ja", None),
        ("港湾局長東京都港湾局長東京都", "ja", None),
        ("大韓民國港灣廳", "ko", None),
        ("港湾局長", "en", None),
        ("木の梯子", "zh", None),
        ("α", "en", None),
        ("Ευχαριστώ.", "el", None),
        ("The letters Ναι and Όχι were painted on the ladder.", "en", None),
        # Must not: the same language, too few letters, a name, Latin letters in a language that has them.
        ("港口有九个梯子，我们在冬天之前数过每一个。", "zh", None),
        ("谢谢主席。", "en", None),
        ("My name is 李伟 and I come from the harbour office in the north.", "en", None),
        ("Buenos días a todos, vamos a empezar la sesión ahora mismo.", "en", None),
        ("Guten Morgen.", "en", None),
        (f"{SPANISH} {SPANISH}", "es-MX", None),
        (f"{SPANISH} And this is what we have from our friends, and what they were asking for. {ENGLISH}", "en", None),
        (f"The motto is {SPANISH}, as our friends in the harbour say, and {ENGLISH}", "en", None),
        (NAMES, "en", None),
        (INVENTED, "en", None),
        ("WS 12", "ar", None),
        ("(Applause)", "zh", None),
        ("12:30 — 13:00", "zh", None),
    ],
)  # fmt: skip
def test_language_of_a_passage(text: str, language: str, expected: str | None) -> None:
    assert language_of_passage(text, language) == expected
