"""Acronyms that a document spells out itself, as something else than the glossary does.

`The Interactive Advertising Bureau (IAB)` in one session says that no `IAB` there is the Internet Architecture Board.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.linking.entity_mention import EntityMention

_BEFORE = re.compile(r"(?:\s?\(|,(?:\sor)?\s)(?:the\s)?$")
_BEHIND = re.compile(r"(?:\s?\(|,(?:\sor)?\s|\sstands\sfor\s|\sis\sshort\sfor\s)(?:the\s)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’‑-]*")
_APART = re.compile(r"[,.;:?!()\[\]\"“”«»…—–]")
"""What parts two names, or two of a list."""

_SMALL = frozenset({"and", "at", "for", "in", "of", "on", "the", "to", "&"})
"""Words inside a name of which an acronym has no letter."""

_START = 3
"""Letters by which `Organisation` is `Organization`, and `Practices` is `Practice`."""

_NEAR = 200
"""Characters beside an acronym in which a name has room."""


def redefined_entries(acronyms: Iterable[tuple[str, EntityMention]]) -> set[str]:
    """Return the addresses of the entries whose acronyms mean something else in a document.

    Args:
        acronyms: All of the document, each with the paragraph that it stands in.
    """
    return {
        one.target
        for text, one in acronyms
        if one.target is not None and _means_another(text, one.start, one.end, one.title)
    }


def _means_another(text: str, start: int, end: int, expansion: str) -> bool:
    """Return whether a text spells out the acronym that stands there, and with a word that isn't in `expansion`."""
    letters = text[start:end].removesuffix("s").casefold()
    known = {_start(word) for word in _WORD.findall(expansion)}
    for name in _names(text, start, end, len(letters)):
        initials = "".join(word[0] for word in name).casefold()
        if initials == letters and not known.issuperset(map(_start, name)):
            return True
    return False


def _names(text: str, start: int, end: int, length: int) -> Iterator[list[str]]:
    """Yield the words with a capital directly before and directly behind the acronym, as many as it has letters."""
    left = text[max(0, start - _NEAR) : start]
    opening = _BEFORE.search(left)
    if opening is not None:
        yield _capitals(reversed(_APART.split(left[: opening.start()])[-1].split()), length)[::-1]
    right = text[end : end + _NEAR]
    opening = _BEHIND.match(right)
    if opening is not None:
        yield _capitals(_APART.split(right[opening.end() :])[0].split(), length)


def _capitals(words: Iterable[str], most: int) -> list[str]:
    """Return the words with a capital, from the first on, up to the first other one that no name has in it."""
    found: list[str] = []
    for word in words:
        if word in _SMALL:
            continue
        match = _WORD.match(word)
        if match is None or not match[0][0].isupper() or len(found) == most:
            break
        found.append(match[0])
    return found


def _start(word: str) -> str:
    return re.sub(r"[\W_]", "", word).casefold()[:_START]
