"""Tell whether a line looks like a title: it is short, no sentence, and has no word with which people speak."""

from __future__ import annotations

import re

MAX_TITLE_CHARS = 180
"""A longer line is no title."""

_MIN_LONG_WORD_CHARS = 4
"""Characters of the words that begin with capitals in a title."""

SPOKEN_WORD = re.compile(
    r"\b(?:I(?! (?:s[eé]rie|seanc|mbledhj|legislatur|sess[aã]o|sessione|reuni[ãóo]))|"
    r"I['’]\w{1,2}|we|we['’]\w{1,2}|you|your|my|our|us|me|okay|ok|yes|hi|hello|welcome|"
    r"good (?:morning|afternoon|evening|day)|"
    r"thanks?|ladies|please|let['’]s|um|uh|ich|wir|sie|ihnen|danke|guten|je|j['’]|nous|vous|merci|bonjour|"
    r"yo|nosotros|gracias|buenos(?! aires)|"
    r"buenas|eu|nós|obrigad[oa]|grazie|buongiorno|noi|ik|wij|dank|goedemorgen|jag|vi|tack|jeg|takk|tak|kiitos|dziękuję|"
    r"děkuji|köszönöm|mulțumesc|teşekkür\w*|teşekkürler|спасибо|мы|дякую|ми|благодаря)\b",
    re.IGNORECASE,
)
"""A word with which people speak, and that hardly any title has; `I Série` has a Roman number."""

SENTENCE_END = re.compile(r"[,;:，；：]$|(?<![A-ZÀ-Þ])[.!?…;,:。！？；，：।։]{1,6}[\"”’»)\]]{0,4}$")


def may_be_title(text: str) -> bool:
    """Return True if a line is short, is no sentence, and has no word with which people speak."""
    return (
        1 < len(text) <= MAX_TITLE_CHARS
        and any(character.isalpha() for character in text)
        and not text[:1].islower()
        and SENTENCE_END.search(text) is None
        and re.search(r"[.!?。！？] ?[A-ZÀ-Þ一-龥]\w*(?: \w+)* [a-zà-ÿ]", text) is None
        and SPOKEN_WORD.search(text) is None
        and "://" not in text
    )


def has_title_capitals(text: str) -> bool:
    """Return True if a line of two words or more has longer words, and none of these begins with a small letter."""
    words = text.split()
    longer = [word for word in words if len(word) >= _MIN_LONG_WORD_CHARS and word[0].isalpha()]
    return len(words) > 1 and bool(longer) and all(not word[0].islower() for word in longer)
