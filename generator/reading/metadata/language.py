"""The language of a text: the archive's own, unless the words of a long text clearly say another."""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.draft import Draft

_WORD = re.compile(r"[^\W\d_]+")
_MIN_WORDS = 150
"""Words of a text whose language is looked at; a shorter text is taken to be in the archive's language."""

_MAX_SAMPLE_WORDS = 4000
"""Words that are looked at, from all over the text."""

_CHARS_PER_WORD = 6
_MIN_CLEAR_SHARE = 0.18
"""Share of small words of its language in a text clearly in it; English, French and Spanish have 0.25 to 0.4."""

_MAX_DEFAULT_SHARE = 0.25
"""Largest share of the archive's own language, as a part of the other language's share."""

_MAX_THIRD_SHARE = 0.8
"""Largest share of a third language, as a part of the other's: Spanish and Portuguese have small words in common."""

_MIN_POSSIBLE_SHARE = 0.12
"""Share of small words of another language in a text that may be in it."""


def language(draft: Draft) -> Draft:
    """Set the language where the text is clearly in another one than the archive's; report it where it may be."""
    default = draft.settings.archive.language
    words = _sample(draft)
    if len(words) < _MIN_WORDS:
        return draft
    counts = Counter(words)
    shares = {
        name: sum(counts[word] for word in small_words) / len(words)
        for name, small_words in draft.vocabulary.languages.items()
    }
    default_share = shares.pop(default, 0.0)
    best, *rest = sorted(shares, key=lambda name: (-shares[name], name)) or [default]
    share = shares.get(best, 0.0)
    if share < _MIN_POSSIBLE_SHARE or share <= default_share:
        return draft
    beats_third = not rest or shares[rest[0]] <= share * _MAX_THIRD_SHARE
    if share >= _MIN_CLEAR_SHARE and default_share <= share * _MAX_DEFAULT_SHARE and beats_third:
        message = f"the text is in the language `{best}`: {share:.0%} of its words are small words of that language"
        return draft.set_without_provenance(language=best).add_finding("language-from-text", "info", message)
    message = f"the text may be in the language `{best}`; the archive's language `{default}` is kept"
    return draft.add_finding("language-doubtful", "warning", message)


def _sample(draft: Draft) -> list[str]:
    """Return the words of every n-th piece, folded, up to `_MAX_SAMPLE_WORDS`."""
    words: list[str] = []
    step = max(1, sum(len(piece.text) for piece in draft.pieces) // (_MAX_SAMPLE_WORDS * _CHARS_PER_WORD))
    for piece in draft.pieces[::step]:
        if piece.became in {"text", "heading"} or piece.became is None:
            words.extend(word.casefold() for word in _WORD.findall(piece.text[: _MAX_SAMPLE_WORDS * 8]))
        if len(words) >= _MAX_SAMPLE_WORDS:
            break
    return words[:_MAX_SAMPLE_WORDS]
