"""Coverage: how many words are attributed to a person, to a role and to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from generator.archive.summary import Summary

_YEAR = re.compile(r"\b\d{4}\b")


class Coverage(msgspec.Struct, frozen=True):
    """Words of sessions by attribution. Stage directions are not speech and aren't counted."""

    person: int = 0
    """Words under a label that names a person."""
    role: int = 0
    """Words under a label that names an office, an organisation or a country, and no person."""
    nobody: int = 0
    """Words in turns without a label."""

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(self.person + other.person, self.role + other.role, self.nobody + other.nobody)

    @property
    def words(self) -> int:
        """All words."""
        return self.person + self.role + self.nobody

    def share(self, words: int) -> float | None:
        """Return the share of `words` in all words, from 0 to 1 with four digits, or `None` if there are no words."""
        return round(words / self.words, 4) if self.words else None


def coverage_of(document: Summary) -> Coverage:
    """Return the coverage of a session; of an article, which has no speakers, an empty one."""
    if not document.is_session:
        return Coverage()
    person = role = 0
    for turn in document.turns:
        if turn.speaker is not None:
            person += turn.words
        elif turn.label is not None:
            role += turn.words
    return Coverage(person=person, role=role, nobody=document.words - person - role)


def total_coverage(coverages: Iterable[Coverage]) -> Coverage:
    """Return the coverage of several documents together."""
    return sum(coverages, start=Coverage())


def year_of(document: Summary) -> int | None:
    """Return the year of a document's date, else of its event, or `None` if neither is known."""
    event = document.event
    for text in (document.date, event and event.start, event and event.id):
        match = _YEAR.search(text or "")
        if match:
            return int(match[0])
    return None
