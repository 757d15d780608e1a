"""Read rooms in slugs: the rooms of headings, in the letters of an address. Pure text, no document."""

from __future__ import annotations

import functools
import re

from generator.reading.grammar.vocabulary import ROMAN, Vocabulary

_END = r"(?=[-_]|$)"


def leading_room(rest: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """Return the room that a slug begins with, as a heading prints it, and the rest of the slug."""
    match = _room_pattern(vocabulary).match(rest)
    if match is None:
        return None, rest
    end, name = match.end(), match["room"]
    # `hall-ii-a-net`: the letter behind the number is an article, unless an underscore follows it.
    if name.endswith("-a") and rest[end : end + 1] != "_" and re.search(rf"-{ROMAN.lower()}-a$", name):
        end, name = end - 2, name[:-2]
    if rest[end : end + 1] == "-" and "_" in rest[end:] and name == "plenary":
        return None, rest
    return _room_shown(name), rest[end:].lstrip("-_")


def trailing_room(rest: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """Return the room that a slug ends with, as a heading prints it, and the rest of the slug."""
    for match in re.finditer(rf"[-_](?={_room_pattern(vocabulary).pattern}$)", rest, re.IGNORECASE):
        before = rest[: match.start()]
        if not re.search(r"(?:^|-)(?:the|a|in|of|for|to|and|no)$", before):
            return _room_shown(rest[match.end() :]), before
    return None, rest


def _room_shown(name: str) -> str:
    shown = []
    for word in re.split(r"[-_]", name):
        is_numeral = re.fullmatch(ROMAN, word.upper()) is not None
        shown.append(
            word.upper() if is_numeral or len(word) == 1 or re.fullmatch(r"\d+[a-z]", word) else word.capitalize()
        )
    text = " ".join(shown)
    return re.sub(rf"\b({ROMAN}) ([A-Z])$", r"\1-\2", text)


@functools.lru_cache(maxsize=8)
def _room_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    # A bare `room` or `plenary` may be a word of the title.
    rooms = vocabulary.room.replace(" ", "-")
    ends = rf"(?!-(?:session|meeting|hall|on|for|discussion|debate|of(?!-\d))(?:[-_]|$)){_END}"
    return re.compile(rf"(?P<room>(?!room[-_](?!(?:{ROMAN}|\d+|[a-z])(?:[-_]|$))){rooms}){ends}", re.IGNORECASE)
