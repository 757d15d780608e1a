"""Rule 8 of the contract: characters that no text has become U+FFFD, everything else stays."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""Control characters but tab, LF and CR; two noncharacters; surrogates, which only stand alone in a Python string."""


def clean(text: str) -> tuple[str, int]:
    """Return `text` with every character that no text has replaced by U+FFFD, and how many there were."""
    return _NO_TEXT.subn(REPLACEMENT, text)


def clean_name(name: str) -> str:
    """Return a file's name as text that can be printed and written as JSON, whatever bytes it is made of."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return clean(name)[0].replace("\t", REPLACEMENT).replace("\n", REPLACEMENT).replace("\r", REPLACEMENT)
