"""A label that says whose words follow: `Intervención del honorable Representante Ada Bell`. Pure text."""

from __future__ import annotations

import re

from generator.reading.grammar.language_words import label_words
from generator.reading.grammar.offices import leading_honorifics, leading_role
from generator.reading.grammar.vocabulary import Vocabulary
from generator.text.normal import fold

_WORD_AND_OF = re.compile(
    r"(?P<speech>[^\W\d_]{5,20}) (?:d(?:e|el|o|a|os|as|u|es|ella|ello|ei|egli|elle)"
    r"(?: (?:la|las|los|el|lo|l['’](?=\S)))? |(?:d|dell)['’])(?=\S)",
    re.IGNORECASE,
)
"""The word for a speech, and `of` with its article in the Romance languages."""


def without_speech_word(core: str, vocabulary: Vocabulary) -> str:
    """Return the person in a label that says whose words follow; the label itself if it says nothing of the kind.

    An office or a form of address must be behind the word: `Intervención de urgencia` is no person.
    """
    match = _WORD_AND_OF.match(core) if " " in core else None
    if match is None or fold(match["speech"]) not in label_words().speeches:
        return core
    person = core[match.end() :]
    is_somebody = (
        leading_role(person, vocabulary)[0] is not None or leading_honorifics(person, vocabulary)[0] is not None
    )
    return person if is_somebody else core
