"""Acronyms of the glossary: exactly as they are written, and as words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.linking.capitalised_words import CapitalisedWord, is_in_capitals, without_possessive
from generator.linking.entity_mention import EntityMention
from generator.settings.glossary import GlossaryEntry

_BESIDE_LEFT = frozenset("-@/_.#&+\\‐‑")
_BESIDE_RIGHT = re.compile(r"[-@/_#&+\\‐‑]|[.:]\w|\s?\d")
"""An acronym between such signs is a part of something bigger: `IGF-USA`, `info@itu.int`, `AI/ML`, `DC 4`."""
_LAST = re.compile(r"(\w*)[ ,]*$")
"""The word before."""


class GlossaryTermFinder:
    """The glossary, found in a text word by word."""

    def __init__(self, entries: Iterable[GlossaryEntry]) -> None:
        """Index the forms by their first word, the longer ones first."""
        self._forms: dict[str, list[tuple[str, GlossaryEntry]]] = {}
        for entry in entries:
            for form in (entry.acronym, *entry.forms):
                self._forms.setdefault(re.split("[ -]", form)[0], []).append((form, entry))
        for forms in self._forms.values():
            forms.sort(key=lambda form: (-len(form[0]), form[0]))

    def find(self, text: str, words: Sequence[CapitalisedWord]) -> Iterator[EntityMention]:
        """Yield every place of `text` at which an acronym stands."""
        if is_in_capitals(text):
            return
        done = 0
        for word in words:
            if word.start < done:
                continue
            for form, entry in self._forms.get(word.text) or self._forms.get(without_possessive(word.text)) or ():
                end = word.start + len(form)
                if text[word.start : end] != form or not self._is_whole(text, word.start, end):
                    continue
                if _word_before(text, word.start) in entry.not_after:
                    continue
                done = end
                yield EntityMention(word.start, end, "glossary", entry.href, entry.expansion)
                break

    @staticmethod
    def _is_whole(text: str, start: int, end: int) -> bool:
        if start and text[start - 1] in _BESIDE_LEFT:
            return False
        follows = text[end : end + 1]
        if follows.isalnum() or follows == "_":
            return False
        return not _BESIDE_RIGHT.match(text[end : end + 3])


def _word_before(text: str, start: int) -> str:
    found = _LAST.search(text[max(0, start - 40) : start])
    return found[1] if found else ""
