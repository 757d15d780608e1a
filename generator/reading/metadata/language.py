"""Language: the archive's own, unless the words of a long text say another beyond doubt."""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.draft import Draft

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 150
"""Words below which nothing is said about a text's language."""

_MOST = 4000
"""Words that are looked at, from all over the text."""

_LETTERS = 6
_SURE = 0.18
"""Share of a text's words that are small words of its language; English, French and Spanish have 0.25 to 0.4."""

_LESS = 0.25
"""What the archive's own language may have, of what the other one has."""

_SECOND = 0.8
"""What a third language may have, of what the other one has: Spanish and Portuguese share small words."""

_DOUBT = 0.12


def language(draft: Draft) -> Draft:
    """Take down a language other than the archive's where the text is in it, or say that it may be."""
    default = draft.settings.archive.language
    words = _words(draft)
    if len(words) < _FEWEST:
        return draft
    counts = Counter(words)
    small_words = draft.vocabulary.languages
    shares = {name: sum(counts[word] for word in small) / len(words) for name, small in small_words.items()}
    own = shares.pop(default, 0.0)
    best, *others = sorted(shares, key=lambda name: (-shares[name], name)) or [default]
    if shares.get(best, 0.0) < _DOUBT or shares[best] <= own:
        return draft
    is_clear = not others or shares[others[0]] <= shares[best] * _SECOND
    if shares[best] >= _SURE and own <= shares[best] * _LESS and is_clear:
        message = f"the text is in the language `{best}`: {shares[best]:.0%} of its words are small words of it"
        return draft.set_internal(language=best).add_finding("language-from-text", "info", message)
    message = f"the text may be in the language `{best}`; `{default}` is kept"
    return draft.add_finding("language-doubtful", "warning", message)


def _words(draft: Draft) -> list[str]:
    words: list[str] = []
    every = max(1, sum(len(piece.text) for piece in draft.pieces) // (_MOST * _LETTERS))
    for piece in draft.pieces[::every]:
        if piece.became in {"text", "heading"} or piece.became is None:
            words.extend(word.casefold() for word in _WORD.findall(piece.text[: _MOST * 8]))
        if len(words) >= _MOST:
            break
    return words[:_MOST]
