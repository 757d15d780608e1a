"""Bytes become characters: a byte order mark, UTF-8, or Windows-1252 where it explains every byte."""

from __future__ import annotations

import codecs
import re

import msgspec

from generator.records import Finding
from generator.sources.control_characters import REPLACEMENT
from generator.sources.source_lines import finding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MOST_HIGH = 0.3
"""In a Western language fewer letters than this have an accent. Cyrillic or Greek in one byte each has far more, and
would become nonsense."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]+")
_ODD = re.compile(
    r"(?<=[A-Za-z])[¡¢£¤¥¦¨¬¯±²³¶¸¹¼½¾¿×÷ˆƒ†‡](?=[A-Za-z])|(?<![^\s(])[¤¦¨¬¯¶¸¹³](?=[a-z])",
)
"""Signs inside words, as the letters of another code page look in this one."""

SAMPLE = 65536
"""Bytes from which a format or an encoding without a mark is guessed."""


class Decoded(msgspec.Struct, frozen=True):
    """A file's characters."""

    text: str
    bad: int = 0
    """Places that no encoding explains; each is a U+FFFD in the text."""
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the characters of `data`, without a byte order mark.

    Args:
        data: All bytes of a file.
        declared: The encoding that the file itself names; taken only where UTF-8 fails.
    """
    marked = by_mark(data)
    if marked is not None:
        mark, encoding = marked
        text = data[len(mark) :].decode(encoding, "replace")
        # A U+FFFD that the author typed is no fault of the bytes; one can't be told from the other only in bad files.
        return Decoded(text, 0 if _is_valid(data[len(mark) :], encoding) else text.count(REPLACEMENT))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if declared is not None:
        try:
            return Decoded(data.decode(declared), 0, (_taken_as(declared),))
        except (LookupError, ValueError):
            pass
    text = data.decode("utf-8", "replace")
    bad = text.count(REPLACEMENT)
    western = _western(data, text, bad)
    return Decoded(western, 0, (_taken_as("windows-1252"),)) if western is not None else Decoded(text, bad)


def by_mark(data: bytes) -> tuple[bytes, str] | None:
    """Return the byte order mark of `data` and the encoding it stands for, or what its zeros tell of UTF-16."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    # Latin letters in UTF-16 have a zero in every second byte, and a text has many of them.
    if half >= 8 and max(even, odd) > 0.5 * half and min(even, odd) < 0.02 * half:
        return b"", "utf-16-be" if even > odd else "utf-16-le"
    return None


def _is_valid(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _western(data: bytes, as_utf8: str, bad: int) -> str | None:
    """Return `data` read as Windows-1252, where it is a text in that code page and nothing else explains it.

    Latin-1 is the same but for the C1 controls, which no text has.
    """
    good = sum(len(run) for run in _NOT_ASCII.findall(as_utf8)) - bad
    if good >= bad:  # UTF-8 with stray bytes
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = sum(len(run) for run in _HIGH.findall(data))
    if high > _MOST_HIGH * (len(data) - data.count(b" ")) or _CONTROLS.search(data):
        return None
    signs = len(_ODD.findall(text))
    return text if signs <= 0.02 * high else None


_NOT_ASCII = re.compile("[^\x00-\x7f]+")


def _taken_as(encoding: str) -> Finding:
    return finding(
        "encoding-guessed",
        "warning",
        f"the bytes are no UTF-8; they are read as {encoding}, which explains all of them",
    )
