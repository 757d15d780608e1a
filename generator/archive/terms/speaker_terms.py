"""Who says the terms of a session: a topic of a session is nobody's topic who doesn't speak of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from generator.archive.page_limits import has_too_many_labels
from generator.archive.terms.terms import SpokenWords, Term
from generator.records import SessionRecord

_MIN_COUNT = 2
"""Times that a speaker must say a term; who says it once may only answer a question."""


class SpokenTerm(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A term of a session that one of its speakers says repeatedly."""

    place: int
    """Its place in the terms of the session."""
    count: int
    """How often the speaker says it, all forms together."""


SpokenTerms = Mapping[str, tuple[SpokenTerm, ...]]
"""The terms that each speaker of a session says, by the id of the person, in the order of the session's terms."""


def spoken_terms(record: SessionRecord, terms: Sequence[Term], spoken: SpokenWords) -> SpokenTerms:
    """Return which of the session's terms each person says repeatedly in turns of their own.

    Args:
        record: The session.
        terms: Its terms, as `top_terms` returns them.
        spoken: Its words, as `read_words` returns them.
    """
    if not terms or has_too_many_labels(record):
        return {}
    words: dict[str, list[str]] = {}
    start = 0
    for turn, end in zip(record.turns, spoken.ends, strict=False):  # a text that is too large has no words
        if turn.speaker is not None:
            words.setdefault(turn.speaker, []).extend((*spoken.terms[start:end], ""))
        start = end
    keys = [term.term.split(" ") for term in terms]
    by_speaker = {speaker: _spoken(words[speaker], keys) for speaker in sorted(words)}
    return {speaker: of_speaker for speaker, of_speaker in by_speaker.items() if of_speaker}


def _spoken(words: Sequence[str], keys: Sequence[Sequence[str]]) -> tuple[SpokenTerm, ...]:
    """Return the terms that a speaker says repeatedly.

    Args:
        words: The terms of all words of the speaker.
        keys: The word or the two words of each term of the session.
    """
    singles = Counter(words)
    has_pair = any(len(key) > 1 and singles[key[0]] >= _MIN_COUNT for key in keys)
    pairs = Counter(pairwise(words)) if has_pair else Counter[tuple[str, str]]()
    counts = (singles[key[0]] if len(key) == 1 else pairs[key[0], key[1]] for key in keys)
    return tuple(SpokenTerm(place, count) for place, count in enumerate(counts) if count >= _MIN_COUNT)
