"""Read dates that minutes write in words, in three languages: `aos sete dias do mês de junho de dois mil e dez`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from generator.reading.grammar.dates import iso_date

_ONES = {
    "pt": "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete "
    "dezoito dezanove vinte",
    "br": "primeiro - - - - - - - - - - - - quatorze - dezesseis dezessete - dezenove -",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve treinta",
    "es, other": "primero - - - - - - - - - - - - - - dieciseis - - - - veintiún veintidos veintitres - - veintiseis",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize - - - vingt",
    "fr, other": "premier - - - - - - - - - - - - - - - - - - -",
}
_TENS = {"trinta": 30, "trente": 30, "quarenta": 40, "cuarenta": 40, "quarante": 40, "cinquenta": 50, "cincuenta": 50}
_TENS |= {"cinquante": 50, "sessenta": 60, "sesenta": 60, "soixante": 60, "setenta": 70, "oitenta": 80, "ochenta": 80}
_TENS |= {"noventa": 90, "novecentos": 900, "novecientos": 900}
_VALUES = {
    **{word: value for words in _ONES.values() for value, word in enumerate(words.split(), 1) if word != "-"},
    **_TENS,
}
_THOUSANDS = frozenset({"mil", "mille"})
_WORD = "(?:" + "|".join(sorted({*_VALUES, *_THOUSANDS, "cent"}, key=lambda word: (-len(word), word))) + ")s?"
_NUMBER = rf"{_WORD}(?:(?: e | y | et |-et-|[ -]){_WORD}){{0,7}}"
_DAY_FIRST = re.compile(
    rf"\b(?P<day>{_NUMBER}) (?:d(?:ias?|ías?) )?(?:d[oe]l? m[eê]s )?de (?P<month>[^\W\d_]{{4,12}})"
    rf"(?: d[oe]l?(?: año| ano)?(?: de)?|,) (?P<year>(?:dois |dos )?mil(?: (?:e |y )?{_NUMBER})?)\b"
)
"""`aos vinte e sete dias do mês de junho de dois mil e vinte e quatro`"""

_YEAR_FIRST = re.compile(
    rf"\ban (?P<year>deux[ -]mil(?:le)?(?:[ -]{_NUMBER})?),? (?:et )?le (?:[^\W\d_]{{4,9}} )?(?P<day>{_NUMBER}) "
    r"(?P<month>[^\W\d_]{3,9})\b"
)
"""`l'an deux mille vingt-quatre, le vingt-sept juin`"""

_FIRST_YEAR = 1900


def find_worded_date(text: str, month_of: Callable[[str], int | None]) -> tuple[int, int, datetime.date] | None:
    """Return the first date in words with its place in a text, `None` for a text without one.

    Args:
        text: A tidied line.
        month_of: Gives the number of the month that a word names.
    """
    folded = text.lower()
    if " mil" not in folded or len(folded) != len(text):
        return None
    for form in (_DAY_FIRST, _YEAR_FIRST):
        for match in form.finditer(folded):
            month, year = month_of(match["month"]), _value(match["year"])
            date = iso_date(year, month, str(_value(match["day"]))) if month and year >= _FIRST_YEAR else None
            if date is not None:
                return match.start(), match.end(), date
    return None


def _value(words: str) -> int:
    """Return a number in words: `dois mil e vinte e quatro`, `deux mille quatre-vingt-dix-neuf`."""
    total = part = 0
    for word in re.split("[ -]", words):
        if word in _THOUSANDS:
            total, part = total + 1000 * (part or 1), 0
        elif word.rstrip("s") == "vingt" and part % 100 == 4:
            part += 76
        elif word.rstrip("s") == "cent":
            part = 100 * (part or 1)
        else:
            part += _VALUES.get(word, _VALUES.get(word.rstrip("s"), 0))
    return total + part
