"""Misspelt names: one measure for all, and a rule for each question with the reason of its limits.

The measure is the number of edits (optimal string alignment): a letter added, left out or replaced, or two neighbours
swapped. Names are compared in a normal form (see `normal.py`), so that case and apostrophes are no edits.
"""

from __future__ import annotations

import msgspec
from rapidfuzz.distance import OSA


class SpellingRule(msgspec.Struct, frozen=True):
    """When two names may be spellings of one name. Limits are in letters of the shorter name."""

    min_chars: int
    """For one edit; shorter names are different names: `Ann` and `Anna`."""
    min_chars_for_two: int | None
    """For two edits; `None` if only one edit is allowed."""
    same_initial: bool = False
    """Whether the first letters must be equal: captioners rarely miss the sound that a name begins with."""

    def edits(self, name: str, other: str) -> int | None:
        """Return the number of edits between two spellings of one name; `None` if they are two names."""
        length = min(len(name), len(other))
        if length < self.min_chars or (self.same_initial and name[:1] != other[:1]):
            return None
        limit = 2 if self.min_chars_for_two is not None and length >= self.min_chars_for_two else 1
        edits = OSA.distance(name, other, score_cutoff=limit)
        return edits if edits <= limit else None


WORD_OF_NAME = SpellingRule(min_chars=6, min_chars_for_two=9, same_initial=True)
"""Gives the turns under a misspelt label to the speaker with the frequent one. Nobody confirms it, so it is strict."""

LABEL = SpellingRule(min_chars=5, min_chars_for_two=9)
"""Reports two labels of one document. A person looks at each pair, and a document has few labels."""

FULL_NAME = SpellingRule(min_chars=7, min_chars_for_two=11)
"""Suggests two people of the archive as one. Among thousands of names, short ones are alike by chance."""

SINGLE_NAME = SpellingRule(min_chars=7, min_chars_for_two=None)
"""Suggests two people who are known by one word each. There is no second word to confirm it."""

WITHHELD_NAME = SpellingRule(min_chars=7, min_chars_for_two=7)
"""Recognises a withheld name in a published turn id. A missed name does more harm than a replaced id."""

SURNAME_IN_SPEECH = SpellingRule(min_chars=0, min_chars_for_two=0, same_initial=True)
"""Takes the word after a speaker's first name for the surname. The first name confirms it, even for short surnames."""

CITY = SpellingRule(min_chars=3, min_chars_for_two=6)
"""Takes a printed city for the city of an event. There is only this one city to compare with."""
