"""The address: what the name of the page says where the page itself is silent."""

from __future__ import annotations

import functools
import re

import msgspec

from generator.reading.dates import iso_date
from generator.reading.draft import Draft
from generator.reading.vocabulary import vocabulary
from generator.slugs import slug

_RAW = re.compile(r"(?:^|-)raw(?:-\d)?$")
_COPY = re.compile(r"(?<!room)(?<!day)(?<!part)-[01]$|-(?:finished|raw)$|^finished-")
_DATE = re.compile(r"^(?:\d{3,5}-)?(20\d\d)-(\d\d)-(\d\d)-(?P<rest>.+)$")
_WORDS_TOO = {"dc", "bpf"}
"""Codes that are no words either, so that they say the sort of session without a number too."""


def address(draft: Draft) -> Draft:
    """Take down year, day, room and code from the page's name; where the heading says otherwise it stays right."""
    name = slug(draft.document.slug)
    if _RAW.search(name) and draft.facts.status != "raw":
        draft = draft.find("raw-address", "warning", "the address says raw, the page doesn't: it is taken as final")
    prefix = slug(draft.settings.archive.series_short)
    rest = _COPY.sub("", _COPY.sub("", name))
    if prefix and (annual := re.search(rf"(?:^|-){re.escape(prefix)}-(20\d\d)(?:-|$)", rest)):
        draft = draft.mention(f"{prefix}-{annual[1]}", "slug")
        rest = rest[annual.end() :]
    elif dated := _DATE.match(rest):
        date = iso_date(dated[1], dated[2], dated[3])
        if date:
            draft = _agree(draft, "date", date.isoformat())
            rest = dated["rest"]
    if day := re.search(r"(?:^|-)day-(\d{1,2})(?:-|$)", rest):
        draft = _agree(draft, "day", int(day[1]))
        rest = rest[day.end() :] if day.start() == 0 else rest
    if room := _room().match(rest):
        draft = draft.know("slug", room=room["room"].replace("-", " ").capitalize())
        rest = room["rest"]
    draft, rest = _code(draft, rest)
    words = rest.replace("-", " ").strip()
    if words and not words.isdecimal():
        draft = _title(draft, words)
    return draft


def _agree(draft: Draft, name: str, value: str | int) -> Draft:
    known = getattr(draft.facts, name)
    if known is not None and known != value:
        return draft.find(f"{name}-disagrees", "warning", f"the page says {name} {known}, its address {value}")
    if draft.kind == "press-release":  # its date and day are those of its dateline
        return draft
    return draft.know("slug", **{name: value})


def _code(draft: Draft, rest: str) -> tuple[Draft, str]:
    """Return the draft with the code that `rest` begins with, and what follows it."""
    facts = draft.facts
    for code in vocabulary().codes:
        if not code.short:
            continue
        short = "|".join(sorted({slug(word) for word in code.spellings}, key=len, reverse=True))
        match = re.match(rf"(?:{short})-?(?P<number>\d{{1,4}})(?:-(?P<rest>.+))?$", rest)
        if match is None:
            if facts.type is None and code.short.lower() in _WORDS_TOO and rest.startswith(code.short.lower() + "-"):
                return msgspec.structs.replace(draft, facts=msgspec.structs.replace(facts, type=code.type)), rest
            continue
        number = int(match["number"])
        if facts.number is not None and facts.number != number:
            message = f"the page says {facts.code}, its address {code.short}{number}"
            return draft.find("code-disagrees", "warning", message), match["rest"] or rest
        if facts.type in {None, code.type}:
            facts = msgspec.structs.replace(facts, type=code.type, code=f"{code.short}{number}", number=number)
        return msgspec.structs.replace(draft, facts=facts), match["rest"] or rest
    return draft, rest


def _title(draft: Draft, words: str) -> Draft:
    if draft.facts.title is not None:
        return draft
    draft = draft.know("slug", title=words[0].upper() + words[1:])
    return draft.find("title-from-address", "info", "nothing in the text is a title; it is made of the address")


@functools.cache
def _room() -> re.Pattern[str]:
    # The same rooms as in headings, in the letters of a slug.
    rooms = vocabulary().room.replace(" ", "-")
    return re.compile(rf"(?P<room>{rooms})-(?P<rest>.+)$", re.IGNORECASE)
