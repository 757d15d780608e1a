"""Acronyms of the glossary, where they are written exactly so and are words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.linking.capitalised_words import CapitalisedWord, is_in_capitals, without_possessive
from generator.linking.entity_mention import EntityMention
from generator.settings.glossary import GlossaryEntry

_JOINING_SIGNS_BEFORE = frozenset("-@/_.#&+\\‐‑")
_JOINING_SIGNS_AFTER = re.compile(r"[-@/_#&+\\‐‑]|[.:]\w|\s?\d")
"""Beside these signs an acronym is a part of something longer: `FORUM-USA`, `info@itu.int`, `AI/ML`, `WS 4`."""

_PRECEDING_WORD = re.compile(r"(?<!\w)(\w{0,40})[ ,]{0,40}$")
_MAX_PRECEDING_CHARS = 40


class GlossaryTermFinder:
    """Finds the acronyms of the glossary."""

    def __init__(self, entries: Iterable[GlossaryEntry]) -> None:
        """Index the forms by their first word, the longer ones first."""
        self._forms: dict[str, list[tuple[str, GlossaryEntry]]] = {}
        for entry in entries:
            for form in (entry.acronym, *entry.forms):
                self._forms.setdefault(re.split("[ -]", form)[0], []).append((form, entry))
        for forms in self._forms.values():
            forms.sort(key=lambda form: (-len(form[0]), form[0]))

    def find(self, text: str, words: Sequence[CapitalisedWord]) -> Iterator[EntityMention]:
        """Yield every mention of a glossary entry in `text`."""
        if is_in_capitals(text):
            return
        end = 0
        for word in words:
            if word.start < end:
                continue
            mention = self._mention_at(text, word)
            if mention is not None:
                end = mention.end
                yield mention

    def _mention_at(self, text: str, word: CapitalisedWord) -> EntityMention | None:
        """Return the mention that begins with `word`, of the longest form that fits."""
        for form, entry in self._forms.get(word.text) or self._forms.get(without_possessive(word.text)) or ():
            end = word.start + len(form)
            is_form = text[word.start : end] == form and _is_separate(text, word.start, end)
            if is_form and _preceding_word(text, word.start) not in entry.not_after:
                return EntityMention(word.start, end, "glossary", entry.href, entry.expansion)
        return None


def _is_separate(text: str, start: int, end: int) -> bool:
    """Return True if no letter, digit or sign joins the acronym to more."""
    if start and text[start - 1] in _JOINING_SIGNS_BEFORE:
        return False
    following = text[end : end + 1]
    if following.isalnum() or following == "_":
        return False
    return not _JOINING_SIGNS_AFTER.match(text[end : end + 3])


def _preceding_word(text: str, start: int) -> str:
    match = _PRECEDING_WORD.search(text[max(0, start - _MAX_PRECEDING_CHARS) : start])
    return match[1] if match else ""
