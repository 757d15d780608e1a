"""A label that says who is asked: `Rt Hon MARTIN HALE (Leader of the Opposition) to the Prime Minister`. Pure text."""

from __future__ import annotations

import re

from generator.reading.grammar.offices import leading_honorifics, leading_role
from generator.reading.grammar.vocabulary import Vocabulary

_ADDRESSED = re.compile(
    r"(?P<asker>\S.{1,120}?\S),? (?:to the|à la|au|an den|an die|aan de|al|alla) (?P<office>\S.{0,120})"
)


def without_addressee(core: str, vocabulary: Vocabulary, *, is_named: bool = False) -> str:
    """Return a label without the office that is asked; the label itself if it asks nobody.

    `Special Adviser to the President` is an office as a whole: the words before `to` must have a form of address, be
    in capitals, or have a note in brackets.

    Args:
        core: The label without brackets.
        vocabulary: The archive's vocabulary.
        is_named: Whether the label has a note in brackets.
    """
    match = _ADDRESSED.fullmatch(core) if " " in core else None
    if match is None or leading_role(match["office"], vocabulary)[0] is None:
        return core
    asker = match["asker"]
    is_person = is_named or leading_honorifics(asker, vocabulary)[0] is not None
    return asker if is_person and leading_role(asker, vocabulary)[0] is None and " " in asker else core
