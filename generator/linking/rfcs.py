"""Requests for Comments named by their number: `RFC 2616`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.linking.entity_mention import EntityMention

_RFC = re.compile(r"(?<![\w@/.#-])RFC(?:[ -]|)(?P<number>[1-9]\d{0,3})(?![\w/-]|[.,]\d)")


def find_rfcs(text: str) -> Iterator[EntityMention]:
    """Yield every mention of an RFC by its number in `text`."""
    if "RFC" not in text:
        return
    for match in _RFC.finditer(text):
        yield EntityMention(match.start(), match.end(), "rfc", f"https://www.rfc-editor.org/rfc/rfc{match['number']}")
