"""Characters from bytes: by a byte order mark, as UTF-8, as Windows-1252, or in the encoding that reads best."""

from __future__ import annotations

import codecs
import re

import msgspec

from generator.records import Finding
from generator.sources.control_characters import REPLACEMENT
from generator.sources.guess_encoding import guess_encoding
from generator.sources.source_lines import finding

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAX_ACCENTED_SHARE = 0.3
"""Share of letters with an accent in a Western language. Cyrillic or Greek in single bytes has a far larger share, and
would become nonsense."""
_MAX_MISREAD_SHARE = 0.02
"""Share of misread signs among the bytes above ASCII."""

_MIN_UTF16_PAIRS = 8
_MIN_UTF16_ZERO_SHARE = 0.5
_MAX_UTF16_OTHER_ZERO_SHARE = 0.02
"""Latin letters in UTF-16 have a zero in one byte of each pair, and hardly any in the other."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_MISREAD_SIGN = re.compile(
    r"(?<=[A-Za-z])[¡¢£¤¥¦¨¬¯±²³¶¸¹¼½¾¿×÷ˆƒ†‡](?=[A-Za-z])|(?<![^\s(])[¤¦¨¬¯¶¸¹³](?=[a-z])",
)
"""Signs inside words: letters of another code page, read in this one."""

SAMPLE_BYTES = 65536
"""Bytes that are read to guess a format, or an encoding without a byte order mark."""


class DecodedText(msgspec.Struct, frozen=True):
    """The characters of a file."""

    text: str
    bad: int = 0
    """The number of places that no encoding explains; each is a U+FFFD in the text."""
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, declared: str | None = None) -> DecodedText:
    """Return the characters of `data`, without a byte order mark.

    Args:
        data: All bytes of a file.
        declared: The encoding that the file itself names; used only if the bytes are not UTF-8.
    """
    marked = encoding_by_mark(data)
    if marked is not None:
        mark, encoding = marked
        return _decode_marked(data[len(mark) :], encoding)
    try:
        return DecodedText(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    as_declared = _decode_as_declared(data, declared) if declared is not None else None
    return as_declared or _decode_by_guess(data)


def encoding_by_mark(data: bytes) -> tuple[bytes, str] | None:
    """Return the byte order mark of `data` and its encoding; no mark and UTF-16 if the zeros in `data` show that."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return mark, encoding
    sample = data[:SAMPLE_BYTES]
    if 0 not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    pairs = len(sample) // 2
    is_utf16 = max(even, odd) > _MIN_UTF16_ZERO_SHARE * pairs and min(even, odd) < _MAX_UTF16_OTHER_ZERO_SHARE * pairs
    if pairs >= _MIN_UTF16_PAIRS and is_utf16:
        return b"", "utf-16-be" if even > odd else "utf-16-le"
    return None


def _decode_marked(data: bytes, encoding: str) -> DecodedText:
    """Return the characters of the bytes after a byte order mark."""
    text = data.decode(encoding, "replace")
    # The author may have typed a U+FFFD; only in files with bad bytes it can't be distinguished from a bad one.
    return DecodedText(text, 0 if _is_valid(data, encoding) else text.count(REPLACEMENT))


def _decode_as_declared(data: bytes, declared: str) -> DecodedText | None:
    """Return the characters of `data` in the encoding that the file names, if it exists and explains all bytes."""
    try:
        return DecodedText(data.decode(declared), 0, (_guess_finding(declared),))
    except (LookupError, ValueError):
        return None


def _decode_by_guess(data: bytes) -> DecodedText:
    """Return the characters of `data`, which is not UTF-8, in the encoding that reads best."""
    text = data.decode("utf-8", "replace")
    bad = text.count(REPLACEMENT)
    western = _as_windows_1252(data, text, bad)
    if not _is_mostly_utf8(text, bad) and not _CONTROLS.search(data):
        guessed = _decode_as_guessed(data, western)
        if guessed is not None:
            return guessed
    return DecodedText(western, 0, (_guess_finding("windows-1252"),)) if western is not None else DecodedText(text, bad)


def _decode_as_guessed(data: bytes, western: str | None) -> DecodedText | None:
    """Return the characters of `data` in a guessed encoding, if that isn't the one of the text `western`."""
    guess = guess_encoding(data, may_be_western=western is not None)
    if guess is None or (western is not None and guess.encoding == "cp1252"):
        return None
    try:
        return DecodedText(data.decode(guess.encoding), 0, (_guess_finding(guess.encoding, guess.rivals),))
    except UnicodeDecodeError:
        return None


def _is_valid(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(as_utf8: str, bad: int) -> bool:
    """Return True if a text is UTF-8 with stray bytes."""
    return sum(len(run) for run in _NOT_ASCII.findall(as_utf8)) - bad >= bad


def _as_windows_1252(data: bytes, as_utf8: str, bad: int) -> str | None:
    """Return `data` read as Windows-1252, if it is a text in that code page and not UTF-8 with stray bytes.

    Latin-1 differs only in the C1 controls, which no text has.
    """
    if _is_mostly_utf8(as_utf8, bad):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = sum(len(run) for run in _HIGH_BYTES.findall(data))
    if high > _MAX_ACCENTED_SHARE * (len(data) - data.count(b" ")) or _CONTROLS.search(data):
        return None
    signs = len(_MISREAD_SIGN.findall(text))
    return text if signs <= _MAX_MISREAD_SHARE * high else None


_NOT_ASCII = re.compile("[^\x00-\x7f]+")


def _guess_finding(encoding: str, rivals: tuple[str, ...] = ()) -> Finding:
    others = f" ({' or '.join(rivals)} would, too)" if rivals else ""
    return finding(
        "encoding-guessed",
        "warning",
        f"the bytes are not UTF-8; they are read as {encoding}, which explains all of them{others};"
        " if letters are wrong, save the file as UTF-8",
        values=(encoding,),
    )
