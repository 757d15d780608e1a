"""The scripts of texts: which letters a text is written in, and the languages that a script alone tells."""

from __future__ import annotations

import functools
import re
from collections import Counter
from types import MappingProxyType

_RANGES = {
    "latin": "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ",
    "greek": "Ͱ-Ͽἀ-῿",
    "cyrillic": "Ѐ-ԯ",
    "armenian": "Ա-Ֆա-և",
    "hebrew": "א-ת",
    "arabic": "ء-يٮ-ۿݐ-ݿ",
    "devanagari": "\u0900-\u097f",
    "bengali": "\u0980-\u09ff",
    "gurmukhi": "\u0a00-\u0a7f",
    "gujarati": "\u0a80-\u0aff",
    "oriya": "\u0b00-\u0b7f",
    "tamil": "\u0b80-\u0bff",
    "telugu": "\u0c00-\u0c7f",
    "kannada": "\u0c80-\u0cff",
    "malayalam": "\u0d00-\u0d7f",
    "sinhala": "\u0d80-\u0dff",
    "thai": "\u0e00-\u0e7f",
    "lao": "\u0e80-\u0eff",
    "tibetan": "\u0f00-\u0fff",
    "myanmar": "\u1000-\u109f",
    "georgian": "Ⴀ-ჿ",
    "ethiopic": "\u1200-\u139f",
    "khmer": "\u1780-\u17ff",
    "hangul": "\u1100-\u11ff\uac00-\ud7a3",
    "kana": "\u3041-\u30ff",
    "han": "\u3400-\u4dbf\u4e00-\u9fff",
}
_OTHER_SCRIPTS = "[\u0370-\u1dff\u2c00-\ua71f\ua800-\U0010ffff]"
"""Characters that no text in Latin letters has, apart from those of other scripts in it."""


LANGUAGE_OF_SCRIPT = MappingProxyType(
    {
        "greek": "el", "armenian": "hy", "hebrew": "he", "gurmukhi": "pa", "gujarati": "gu", "oriya": "or",
        "tamil": "ta", "telugu": "te", "kannada": "kn", "malayalam": "ml", "sinhala": "si", "thai": "th", "lao": "lo",
        "tibetan": "bo", "myanmar": "my", "georgian": "ka", "khmer": "km", "hangul": "ko", "kana": "ja", "han": "zh",
    }
)  # fmt: skip
"""The language that people write in a script; the other scripts have several."""

_MIN_KANA_SHARE = 0.05
"""Share of kana among the letters of a Japanese text; a Chinese text has none, apart from a name."""

_DENSE_SCRIPTS = frozenset({"hangul", "kana", "han"})
_LETTERS_PER_DENSE = 3
"""Latin letters that say as much as one character of Chinese, Japanese or Korean."""


def script_shares(text: str) -> dict[str, float]:
    """Return the share of each script in the letters of a text; the Chinese characters beside kana are part of it.

    A Chinese character counts as several letters, because it says as much.
    """
    if text.isascii() or _other_scripts().search(text) is None:
        return {"latin": 1.0}
    counts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        script = _script_of(char)
        if script is not None:
            counts[script] += count
    if counts["kana"] > _MIN_KANA_SHARE * (counts["kana"] + counts["han"]):
        counts["kana"] += counts.pop("han", 0)
    weights = {
        script: count * (_LETTERS_PER_DENSE if script in _DENSE_SCRIPTS else 1) for script, count in counts.items()
    }
    total = sum(weights.values())
    return {script: weight / total for script, weight in weights.items() if weight}


def is_han(char: str) -> bool:
    """Return True for a Chinese character, which Japanese has, too."""
    return _script_of(char) == "han"


# Patterns with such classes take milliseconds to compile, so it is done for the first text that needs them.
@functools.cache
def _other_scripts() -> re.Pattern[str]:
    return re.compile(_OTHER_SCRIPTS)


@functools.cache
def _letters() -> re.Pattern[str]:
    """Return a pattern with a group for the letters of each script; most texts need none of it."""
    return re.compile("|".join(f"(?P<{script}>[{letters}])" for script, letters in _RANGES.items()))


@functools.lru_cache(maxsize=1 << 12)
def _script_of(char: str) -> str | None:
    """Return the script of a letter, or `None` for another character."""
    letter = _letters().match(char)
    return letter.lastgroup if letter else None
