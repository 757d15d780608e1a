"""Control characters: characters that no text has become U+FFFD, and all others stay."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""Control characters except tab, LF and CR; two noncharacters; surrogates, which are always unpaired in Python."""


_C1_CONTROL = re.compile(b"\xc2[\x80-\x9f]")
_ASCII_CONTROLS = bytes(code for code in range(128) if _NOT_TEXT.match(chr(code)))
_TWICE_ENCODED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
"""The first two bytes of a character in UTF-8, read as Latin-1 or Windows-1252."""

_LEAD_BYTE = b"\xc3"
"""In UTF-8 it begins the characters with which `_TWICE_ENCODED` begins, and few others: `À` to `ÿ`."""

_LINE = re.compile("[^\r\n]+")


def clean(text: str) -> tuple[str, int]:
    """Return `text` with U+FFFD for each character that no text has, and the number of these.

    Characters that were encoded twice are decoded first, because half of one may be a control character.
    """
    text = decode_twice_encoded(text)
    return (text, 0) if text.isprintable() or _is_plain(text) else _NOT_TEXT.subn(REPLACEMENT, text)


def _is_plain(text: str) -> bool:
    """Return True if a text surely has no character that no text has: a look at its bytes in UTF-8 is fastest."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data.translate(None, _ASCII_CONTROLS)) != len(data):
        return False
    return text.isascii() or not (b"\xed" in data or b"\xef\xbf" in data or _C1_CONTROL.search(data))


def decode_twice_encoded(text: str) -> str:
    """Return `text` with twice encoded characters decoded: `AntÃ³nio` as `António`.

    A line is changed only if nothing else explains its characters.
    """
    if text.isascii() or _LEAD_BYTE not in text.encode("utf-8", "surrogatepass") or not _TWICE_ENCODED.search(text):
        return text
    return _LINE.sub(_decode_line, text)


def _decode_line(line: re.Match[str]) -> str:
    if not _TWICE_ENCODED.search(line[0]):
        return line[0]
    import ftfy

    config = ftfy.TextFixerConfig(restore_byte_a0=False, replace_lossy_sequences=False, fix_c1_controls=False)
    return ftfy.fix_encoding(line[0], config)


def clean_name(name: str) -> str:
    """Return the name of a file, which may hold any bytes, as text that can be printed and written as JSON."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return clean(name)[0].replace("\t", REPLACEMENT).replace("\n", REPLACEMENT).replace("\r", REPLACEMENT)
