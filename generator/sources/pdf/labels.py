"""Labels that a line end of a PDF breaks: a label and the first words behind it come on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.sources.source_lines import FileLine
from generator.text.words import SPACELESS_LETTER

_MAX_CHARS = 400
_COLON = re.compile(r"(?<!\d)[:：]|[:：](?!\d)")
_END_OF_LABEL = re.compile(r"[^:：]{1,80}(?:(?<!\d)[:：]|[:：](?![\d/]))")
_SENTENCE = re.compile(r"[^\W\d_]{3}[.?!]\s|[。？！؟]")
_NUMBER_BESIDE = re.compile(r"\d{1,3}(?:\s|$)|.*\s\s\d{1,3}$")
_MAX_NUMBERED_SHARE = 0.3
"""Lines with numbers beside them stay as they are printed."""


def are_numbered(texts: Sequence[str]) -> bool:
    """Return True if many lines of a document have a number at their start or end."""
    return sum(_NUMBER_BESIDE.match(text) is not None for text in texts) > _MAX_NUMBERED_SHARE * len(texts)


def take_rest_of_label(above: FileLine, line: FileLine) -> None:
    """Put the line below the first one of a paragraph behind it if the label goes on there, or ends the first one.

    A move changes no word and no order.
    """
    if not _goes_on(above, line) or len(above.text) + len(line.text) > _MAX_CHARS:
        return
    blank = "" if SPACELESS_LETTER.match(above.text[-1:]) and SPACELESS_LETTER.match(line.text) else " "
    if above.lead >= len(above.text) and line.lead:
        above.lead += len(blank) + line.lead
    above.text += blank + line.text
    line.text, line.lead = "", 0


def _goes_on(above: FileLine, line: FileLine) -> bool:
    """Return True if a line goes on with the label that the line above begins, or with the words behind it."""
    if not above.text or _SENTENCE.search(above.text):
        return False
    if _COLON.search(above.text):
        return above.text.endswith((":", "："))
    if above.lead >= len(above.text):
        return bool(line.lead) or line.text.startswith((":", "("))
    opened, closed = (sum(map(above.text.count, signs)) for signs in ("(（[", ")）]"))
    return opened > closed or _END_OF_LABEL.match(line.text) is not None
