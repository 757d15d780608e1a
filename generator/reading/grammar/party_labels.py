"""A name and a party behind dashes, in capitals: `O SR. PRESIDENTE - TOMÉ FAROL - PX`, `A SRA. LUZ DA COSTA - PX`."""

from __future__ import annotations

import re

from generator.reading.grammar.name_words import are_name_words
from generator.reading.grammar.offices import leading_honorifics, leading_role
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold

_DASH = re.compile(r" [-\u2013\u2014] ")
_PARTY = re.compile(
    r"[^\W\d_](?:[^\W\d_]|/(?=\w)){1,5}|REPUBLICANOS|CIDADANIA|PATRIOTA|PODEMOS|SOLIDARIEDADE|PROGRESSISTAS"
)
_NO_PARTIES = frozenset({"ok", "sim", "não", "nao", "bom", "boa", "sí", "si", "no", "bien", "yes", "aye", "oui", "non"})
"""Words with which people go on speaking."""

_MAX_PARTS = 3


def is_name_and_party(label: str, vocabulary: Vocabulary) -> bool:
    """Return True for a form of address with a name and its party, or with an office, who has it, and the party."""
    if " - " not in label or not label.isupper():
        return False
    first, *more = _DASH.split(label)
    honorific, rest = leading_honorifics(first, vocabulary)
    if honorific is None or not rest or len(more) >= _MAX_PARTS or not _is_party(more[-1]):
        return False
    if len(more) == 1:
        return leading_role(rest, vocabulary)[0] is None and are_name_words(rest.split(" "), vocabulary)
    is_name = " " in more[0] and are_name_words(more[0].split(" "), vocabulary)
    return is_name and leading_role(rest, vocabulary)[0] is not None


def _is_party(text: str) -> bool:
    return _PARTY.fullmatch(text) is not None and fold(text) not in _NO_PARTIES
