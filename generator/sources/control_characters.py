"""Rule 8 of the contract: characters that no text has become U+FFFD, everything else stays."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""Control characters but tab, LF and CR; two noncharacters; surrogates, which only stand alone in a Python string."""


_DOUBLE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
"""What the first two bytes of a character in UTF-8 look like where they were taken for Latin-1 or Windows-1252."""

_LINE = re.compile("[^\r\n]+")


def clean(text: str) -> tuple[str, int]:
    """Return `text` as the contract wants it, and how many of its characters no text has.

    Those become U+FFFD; characters that were encoded twice are decoded, before that: half of one may be a control.
    """
    return _NO_TEXT.subn(REPLACEMENT, decoded(text))


def decoded(text: str) -> str:
    """Return `text` with the characters decoded that were encoded twice: `AntÃ³nio` as `António`.

    Only lines are changed in which nothing else explains what stands there.
    """
    if text.isascii() or not _DOUBLE.search(text):
        return text
    return _LINE.sub(_decoded, text)


def _decoded(line: re.Match[str]) -> str:
    if not _DOUBLE.search(line[0]):
        return line[0]
    import ftfy

    config = ftfy.TextFixerConfig(restore_byte_a0=False, replace_lossy_sequences=False, fix_c1_controls=False)
    return ftfy.fix_encoding(line[0], config)


def clean_name(name: str) -> str:
    """Return a file's name as text that can be printed and written as JSON, whatever bytes it is made of."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return clean(name)[0].replace("\t", REPLACEMENT).replace("\n", REPLACEMENT).replace("\r", REPLACEMENT)
