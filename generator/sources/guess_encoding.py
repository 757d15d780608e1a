"""The encoding of bytes that are no UTF-8: the one in which a sample reads most like the words of a language.

Each code page turns the same bytes into other letters. In the right one they are the sequences of letters that a
language has; the language that a sample shows, and how strongly, decides.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

import msgspec

from generator.text.language import score_language

_SINGLE_BYTE = (
    "cp1252", "iso8859-15", "cp1250", "iso8859-2", "cp1254", "cp1257", "cp1251", "koi8-r", "koi8-u", "iso8859-5",
    "cp866", "cp1253", "cp1255", "cp1256", "iso8859-6", "cp874",
)  # fmt: skip
_SEVERAL_BYTES = ("gb18030", "big5", "cp932", "euc_jp", "cp949")
ENCODINGS = (*_SINGLE_BYTE, *_SEVERAL_BYTES)
"""The most usual first; of two that read a sample alike, the first is taken."""

_SAMPLE_BYTES = 2000
_SEARCHED_BYTES = 1 << 18
"""Bytes at the start of a file that a sample is taken from."""

_HIGH = re.compile(rb"[\x80-\xff]")
_MIN_SCORE = 300
"""The score of a text in its right encoding is 600 or more; a wrong one mostly has no language at all."""

_MIN_BETTER = 1.02
"""How many times better another encoding has to be than Windows-1252, which most files have."""

_MIN_RIVAL = 0.75
"""Share of the best score that another reading needs, to be named as a rival."""

_MAX_ODD_SHARE = 0.02
_OTHER_LETTERS = "[\u0370-\u06ff\u0e01-\u0e5b]"
_ODD = re.compile(
    r"(?<=[^\W\d_])[¡¢£¤¥¦¨¬¯±²³¶¸¹¼½¾¿×÷ˆƒ†‡°º]+(?=[^\W\d_])"  # a sign between letters is a letter elsewhere
    r"|(?<=[a-zà-öø-ÿа-яα-ω])[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω](?=[a-zà-öø-ÿа-яα-ω])"
    rf"|(?<=[A-Za-z]){_OTHER_LETTERS}|{_OTHER_LETTERS}(?=[A-Za-z])"
    "|ς(?=[α-ω])"
    "|[\u3131-\u318e\uff61-\uff9f\u2500-\u259f]"  # single parts of syllables, half-width letters, lines of boxes
    "|(?<![\u0e01-\u0e4e])[\u0e30-\u0e3a\u0e47-\u0e4e]|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"  # Thai vowels alone
)
"""What texts in the right encoding hardly have."""


_GREEK = re.compile("[\u0370-\u03ff]")
_GREEK_VOWEL = re.compile("[αεηιουωάέήίόύώϊϋΐΰΑΕΗΙΟΥΩΆΈΉΊΌΎΏ]")
_MIN_GREEK_VOWELS = 0.3
"""Share of vowels in Greek; the letters of another script, read as Greek, have fewer."""

_RARE = re.compile(rb"[\x80-\xa0]")
_MAX_RARE_SHARE = {"cp949": 0.1, "gb18030": 0.3}
"""Largest share of bytes that the common characters of an encoding don't have."""

_MIN_HIGH = 6
"""Bytes above ASCII that show an encoding."""

_MIN_WESTERN = 12
"""Bytes above ASCII that show another code page than Windows-1252, if that explains all of them."""


class EncodingGuess(msgspec.Struct, frozen=True):
    """The encoding in which bytes read most like a language."""

    encoding: str
    rivals: tuple[str, ...] = ()
    """Encodings that read the bytes almost as well, and otherwise."""


class _Reading(msgspec.Struct, frozen=True):
    """A sample in one encoding."""

    encoding: str
    text: str
    score: float


def guess_encoding(data: bytes, *, may_be_western: bool = False) -> EncodingGuess | None:
    """Return the encoding of a text that is no UTF-8; `None` if the bytes show no language in any.

    Only a sample of the bytes is looked at, so other bytes of the file may still not be in this encoding.

    Args:
        data: All bytes of a file.
        may_be_western: Whether Windows-1252 explains all of them; few bytes don't show another encoding then.
    """
    sample = _sample(data)
    high = len(_HIGH.findall(sample))
    if high < _MIN_HIGH:
        return None
    readings = [reading for encoding in ENCODINGS if (reading := _read(sample, encoding)) is not None]
    if not readings:
        return None
    best = max(readings, key=lambda reading: reading.score)
    usual = readings[0]
    few = may_be_western and high < _MIN_WESTERN
    if usual.encoding == ENCODINGS[0] and (few or best.score < usual.score * _MIN_BETTER):
        best = usual
    if best.score < _MIN_SCORE:
        return None
    rivals: dict[str, str] = {}
    for reading in sorted(readings, key=lambda reading: -reading.score):
        if reading.text != best.text and reading.score >= best.score * _MIN_RIVAL:
            rivals.setdefault(reading.text, reading.encoding)
    return EncodingGuess(best.encoding, tuple(rivals.values()))


def _sample(data: bytes) -> bytes:
    """Return the lines with bytes above ASCII from the start of a file; in a file without such lines, its start."""
    lines: list[bytes] = []
    size = 0
    for line in data[:_SEARCHED_BYTES].splitlines():
        if _HIGH.search(line):
            lines.append(line[: _SAMPLE_BYTES - size])
            size += len(line)
        if size >= _SAMPLE_BYTES:
            break
    return b"\n".join(lines)


def _read(sample: bytes, encoding: str) -> _Reading | None:
    """Return a sample in an encoding, with its score; `None` if it lacks one of them."""
    try:
        # The last character may be cut in two.
        text = codecs.getincrementaldecoder(encoding)("strict").decode(sample, final=False)
    except UnicodeDecodeError:
        return None
    if any(unicodedata.category(char) in {"Cc", "Cn", "Co"} for char in set(text) - {"\t", "\n", "\r"}):
        return None
    if encoding in _MAX_RARE_SHARE and _rare_share(sample) > _MAX_RARE_SHARE[encoding]:
        return None
    high = len(text) - len(text.encode("ascii", "ignore")) or 1
    score = score_language(text)
    odd = len(_ODD.findall(" ".join(word for word in text.split() if not word.isascii()))) / high if score else 0
    if encoding == "cp1253" and len(_GREEK_VOWEL.findall(text)) < _MIN_GREEK_VOWELS * len(_GREEK.findall(text)):
        return None
    return _Reading(encoding, text, score * max(0.0, 1 - 10 * max(0.0, odd - _MAX_ODD_SHARE)))


def _rare_share(sample: bytes) -> float:
    """Return the share of bytes that common Chinese and Korean characters don't have."""
    return len(_RARE.findall(sample)) / (len(_HIGH.findall(sample)) or 1)
