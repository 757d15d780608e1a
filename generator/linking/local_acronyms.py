"""Acronyms that a document spells out itself, with another meaning than the glossary's.

If a session says `The Interactive Advertising Bureau (IAB)`, no `IAB` in it is the Internet Architecture Board.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.linking.entity_mention import EntityMention

_JOINED_TO_ACRONYM = re.compile(r"(?:\s?\(|,(?:\sor)?\s)(?:the\s)?$")
_JOINED_TO_NAME = re.compile(r"(?:\s?\(|,(?:\sor)?\s|\sstands\sfor\s|\sis\sshort\sfor\s)(?:the\s)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’‑-]*")
_SEPARATOR = re.compile(r"[,.;:?!()\[\]\"“”«»…—–]")
"""Signs between two names or two items of a list."""

_WORDS_WITHOUT_LETTER = frozenset({"and", "at", "for", "in", "of", "on", "the", "to", "&"})
"""Words inside a name that give no letter to its acronym."""

_STEM_CHARS = 3
"""Letters that two words must share at their start to count as one: `Organisation` and `Organization`."""

_MAX_NAME_CHARS = 200
"""Characters beside an acronym in which its long form is looked for."""


def redefined_entries(acronyms: Iterable[tuple[str, EntityMention]]) -> set[str]:
    """Return the addresses of the glossary entries whose acronyms have another meaning in a document.

    Args:
        acronyms: All mentions of acronyms in the document, each with the text of its paragraph.
    """
    return {
        mention.target
        for text, mention in acronyms
        if mention.target is not None and _is_redefined(text, mention.start, mention.end, mention.title)
    }


def _is_redefined(text: str, start: int, end: int, expansion: str) -> bool:
    """Return True if the text spells out its acronym at `start`, and with a word that `expansion` lacks."""
    letters = text[start:end].removesuffix("s").casefold()
    stems = {_stem(word) for word in _WORD.findall(expansion)}
    for name in _long_forms(text, start, end, len(letters)):
        initials = "".join(word[0] for word in name).casefold()
        if initials == letters and not stems.issuperset(map(_stem, name)):
            return True
    return False


def _long_forms(text: str, start: int, end: int, length: int) -> Iterator[list[str]]:
    """Yield the capitalised words directly before and directly after the acronym, at most `length` each time."""
    before = text[max(0, start - _MAX_NAME_CHARS) : start]
    joint = _JOINED_TO_ACRONYM.search(before)
    if joint is not None:
        yield _leading_capitalised(reversed(_SEPARATOR.split(before[: joint.start()])[-1].split()), length)[::-1]
    after = text[end : end + _MAX_NAME_CHARS]
    joint = _JOINED_TO_NAME.match(after)
    if joint is not None:
        yield _leading_capitalised(_SEPARATOR.split(after[joint.end() :])[0].split(), length)


def _leading_capitalised(words: Iterable[str], max_words: int) -> list[str]:
    """Return at most `max_words` capitalised words from the start, up to a word that can't be in a name."""
    capitalised: list[str] = []
    for word in words:
        if word in _WORDS_WITHOUT_LETTER:
            continue
        match = _WORD.match(word)
        if match is None or not match[0][0].isupper() or len(capitalised) == max_words:
            break
        capitalised.append(match[0])
    return capitalised


def _stem(word: str) -> str:
    return re.sub(r"[\W_]", "", word).casefold()[:_STEM_CHARS]
