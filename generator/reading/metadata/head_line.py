"""One line at the top of a document, and what a form of header line reads in it."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from generator.reading.grammar.dates import When
from generator.reading.grammar.head_words import HeadWords
from generator.text.normal import tidy

MAX_TITLE_CHARS = 180
"""A longer line is no title."""

SPOKEN_WORD = re.compile(
    r"\b(?:I|I['’]\w{1,2}|we|we['’]\w{1,2}|you|your|my|our|us|me|okay|ok|yes|hi|hello|welcome|"
    r"good (?:morning|afternoon|evening|day)|"
    r"thanks?|ladies|please|let['’]s|um|uh|ich|wir|sie|ihnen|danke|guten|je|j['’]|nous|vous|merci|bonjour|yo|nosotros|gracias|buenos|"
    r"buenas|eu|nós|obrigad[oa]|grazie|buongiorno|noi|ik|wij|dank|goedemorgen|jag|vi|tack|jeg|takk|tak|kiitos|dziękuję|"
    r"děkuji|köszönöm|mulțumesc|teşekkür\w*|teşekkürler|спасибо|мы|дякую|ми|благодаря)\b",
    re.IGNORECASE,
)
"""A word with which people speak, and that hardly any title has."""

SENTENCE_END = re.compile(r"[,;:，；：]$|(?<![A-ZÀ-Þ])[.!?…;,:。！？；，：]{1,6}[\"”’»)\]]{0,4}$")
_WIDE_GAP = re.compile(r"\t+|\s{3,}")
_EDGE_OF_PAGE = re.compile(
    r"[A-Z]{2}|\d{1,4}|(?:page|seite|p\.) ?\d{1,4}(?: ?(?:of|/|von|de) ?\d{1,4})?", re.IGNORECASE
)


class HeadLine(msgspec.Struct, frozen=True):
    """A line at the top of a document, with what the forms need to know about the lines around it."""

    text: str
    """Tidied, without what a running head prints at the edge of the page."""
    paragraph: str
    """The line and those that follow without a blank line, tidied."""
    zones: frozenset[str]
    words: HeadWords
    room_pattern: str
    in_list: bool = False
    """Whether the line above belongs to a list of people or words."""
    in_summary: bool = False
    """Whether the line is below the heading of a summary."""
    is_dated: bool = False
    """Whether a line above has a date."""
    is_apart: bool = True
    """Whether a blank line is above it."""
    is_heading: bool = False
    """Whether the format says that the line is a heading or a title."""


class HeadPart(msgspec.Struct, frozen=True):
    """What a line of a head is."""

    reason: Literal["heading", "metadata", "page-furniture", "notice"]
    """Why it is no speech."""
    strong: bool = True
    """Whether nobody would say this line. A weak line belongs to a head only above and beside strong lines."""
    title: str | None = None
    """The title of the session, or words that may be it."""
    when: When = When()
    problem: str | None = None
    """Why a printed date can't be read."""
    room: str | None = None
    opens_list: bool = False
    """Whether a list of people or words goes on below the line."""
    opens_summary: bool = False
    """Whether a summary goes on below the line."""
    needs_more: bool = False
    """Whether the line counts only if a strong line follows below it."""
    whole_paragraph: bool = False


def without_page_edge(text: str) -> str:
    """Return a line tidied, without the language code or the page number that a running head prints far behind it."""
    cells = [cell for cell in _WIDE_GAP.split(text.strip()) if cell]
    if len(cells) > 1 and _EDGE_OF_PAGE.fullmatch(cells[-1].strip()):
        cells = cells[:-1]
    return tidy(" ".join(cells))


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
