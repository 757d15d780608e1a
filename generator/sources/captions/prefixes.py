"""Prefixes: the forms in which a cue may name its speaker before the words."""

from __future__ import annotations

import functools
import re

import msgspec

_DASHES = (" - ", " – ", " — ")
_OPENING_BRACKETS = frozenset("[(【（<{")
_AFTER = r"[ \t]{0,9}"
_BRACKETS = "|".join(
    rf"{opening}([^\n{opening}{closing}]{{1,80}}){closing}"
    for opening, closing in ((r"\[", r"\]"), (r"\(", r"\)"), ("【", "】"), ("（", "）"), ("<", ">"), (r"\{", r"\}"))
)
_BRACKETS_AND_COLON = re.compile(rf"(?:{_BRACKETS}){_AFTER}[:：]{_AFTER}")
_BRACKETS_ALONE = re.compile(rf"(?:{_BRACKETS}){_AFTER}(?=\S)")
_NO_BLANK_NEEDED = r"[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]"
"""Letters of scripts that write no blank behind a colon."""
_COLON = re.compile(rf"([^\n:：<>]{{1,80}}?)[ \t\u00a0\u202f]{{0,2}}(?:：|:(?=\s|$|{_NO_BLANK_NEEDED})){_AFTER}")
_DASH = re.compile(r"([^\n:：<>]{1,60}?)[ \t]{1,3}[-–—][ \t]{1,3}(?=\S)")

_MAX_LABEL_WORDS = 10
_LETTER = re.compile(r"[^\W_]")
_SENTENCE_INSIDE = re.compile(
    r"[!?;…][\"”')\]]{0,2}\s|\w{5}\.\s|\b(?!(?:dr|prof|mr|mrs|ms|jr|sr)\.)[a-zà-ÿа-я]\w{1,3}\.\s|[。！？]"
)
"""A label holds abbreviations (`Dr.`, `Prof.`), but no end of a sentence."""
_CLOCK_ONLY = re.compile(r"[\d\s:.,;%-]+$")
_PHONE_NUMBER = re.compile(r"\+?[\d*(][\d*() .-]{5,20}\d")
"""A number that dialled in is the label of somebody: `1-555-0100`."""

_DIRECTION = re.compile(
    r"(?:applause|applaus|beifall|applaudissements|aplausos|applausi|laugh\w{0,4}|chuckl\w{0,4}|rires|risas|lachen|"
    r"music\w{0,6}|musik|musique|música|musica|silence|pause|noise|inaudible|indiscernible|unintelligible|unclear|"
    r"crosstalk|foreign|background \w{1,20}|no audio|cough\w{0,4}|sigh\w{0,3}|cheer\w{0,4}|gavel|bell|beep\w{0,3}|"
    r"аплодисменты|смех|музыка|掌声|掌聲|音乐|音樂|拍手|笑|音楽|blank_audio|speaker_turn|turn)\W{0,3}",
    re.IGNORECASE,
)
_OPENINGS = re.compile(
    r"(?:note|nota|notiz|hinweis|remark|question|frage|pregunta|domanda|vraag|answer|antwort|réponse|respuesta|example|"
    r"for example|beispiel|zum beispiel|par exemple|por ejemplo|first|second|third|finally|ps|p\.s\.|nb|n\.b\.|warning|"
    r"attention|important|recommendation|article|item|step|option|point|number|contact|tip|quote|conclusion|summary|"
    r"yes|no|ok|okay|well|so|now|look|listen|again|thanks|thank you|sorry|please|remember|reminder|update|agenda|"
    r"budget|results?|problem|solution|title|subject|correction|ja|nein|oui|non|sí|да|нет|"
    r"результат|вопрос|ответ|пример|例如|问题|問題|注意)(?: (?:\d{1,3}|one|two|three|four|five|[a-d]))?",
    re.IGNORECASE,
)
"""Words before a colon that begin a sentence."""


class Prefix(msgspec.Struct, frozen=True):
    """A cue's first words in the form of a speaker's label."""

    sign: str
    """The form: `brackets and colon`, `brackets`, `colon` or `dash`."""
    label: str
    end: int
    """Where the words begin."""


def prefix_of(line: str) -> Prefix | None:
    """Return the prefix of a line in its surest form, or `None`."""
    if not line:
        return None
    if line[0] in _OPENING_BRACKETS:
        match = _BRACKETS_AND_COLON.match(line)
        if match:
            return _prefix("brackets and colon", match)
        match = _BRACKETS_ALONE.match(line)
        if match:
            prefix = _prefix("brackets", match)
            return None if prefix is None or is_direction(prefix.label) else prefix
    match = _COLON.match(line) if ":" in line[:90] or "：" in line[:90] else None
    return _prefix("colon", match) if match else None


def dash_prefix(line: str) -> Prefix | None:
    """Return the words before a dash as a prefix, or `None`."""
    match = _DASH.match(line) if any(dash in line for dash in _DASHES) else None
    return _prefix("dash", match) if match else None


def is_direction(label: str) -> bool:
    """Return True if words in brackets say what is heard: `Applause`."""
    return _DIRECTION.fullmatch(label) is not None


def is_opening(label: str) -> bool:
    """Return True if words before a colon begin a sentence: `Note`, `Question two`."""
    return _OPENINGS.fullmatch(label) is not None


def is_speech(label: str) -> bool:
    """Return True if the words before a colon are too many for a name, and words of a sentence are among them."""
    return len(label.split()) >= _MIN_SPEECH_WORDS and _SENTENCE_WORD.search(label) is not None


def has_form_of_name(label: str) -> bool:
    """Return True if no word of a label begins with a small letter, except particles and words in brackets.

    A particle is before a name, so `Hypothesis two` has none.
    """
    words = re.sub(r"[(\[（][^)\]）]{0,80}[)\]）]?", " ", label).split()
    if len(words) > 1 and words[-1][0].islower() and words[-1].rstrip(".") not in _SMALL_SUFFIXES:
        return False
    particles = sum(word[0].islower() and len(word) <= _MAX_PARTICLE_CHARS for word in words)
    small = sum(word[0].islower() for word in words)
    return bool(words) and len(words) <= _MAX_NAME_WORDS and not words[0][0].islower() and small == particles


_MIN_SPEECH_WORDS = 4
_SENTENCE_WORD = re.compile(
    r"\b(?:I|we|you|he|she|they|it|this|that|what|which|is|are|was|were|will|would|have|has|had|said|not|"
    r"ich|wir|sie|das|ist|sind|war|nicht|je|nous|vous|est|sont|que|qui|yo|nosotros|es|son|era|no|"
    r"я|мы|вы|это|что|не|как)\b",
    re.IGNORECASE,
)
_MAX_PARTICLE_CHARS = 3
_SMALL_SUFFIXES = frozenset({"jr", "sr", "jun", "sen", "mdb", "mp"})
_MAX_NAME_WORDS = 6


def _prefix(sign: str, match: re.Match[str]) -> Prefix | None:
    label = _label(sign, match[match.lastindex or 0])
    return Prefix(sign, label, match.end()) if label is not None else None


@functools.lru_cache(maxsize=1024)
def _label(sign: str, printed: str) -> str | None:
    """Return the words of a prefix as a label, or `None` if they can be none."""
    label = " ".join(printed.split())
    if not _LETTER.search(label) or len(label.split()) > _MAX_LABEL_WORDS:
        return None
    if _SENTENCE_INSIDE.search(f"{label} ") and sign in {"colon", "dash"}:
        return None
    is_clock = _CLOCK_ONLY.match(label) and not _PHONE_NUMBER.fullmatch(label)
    return None if is_clock and sign != "brackets and colon" else label
