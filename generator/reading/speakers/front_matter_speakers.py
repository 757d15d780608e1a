"""Listed: who speaks, as the front matter of a file lists it under `speakers:` and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.reading.draft import Draft
from generator.reading.grammar.names import is_full
from generator.reading.grammar.typography import tidy
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.speakers.introductions import Introduction

_KEYS = "speakers?|participants?|panell?ists?|guests?|hosts?|moderators?|interviewe[er]s?"
_LIST = re.compile(rf"(?:{_KEYS}):(?:\s+(?P<names>\S.*))?", re.IGNORECASE)
_ITEM = re.compile(r"\s*-\s+(?P<names>\S.*)")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,4}")


def listed(draft: Draft) -> list[Introduction]:
    """Return the full names that the front matter of a document lists as of those who speak."""
    document = draft.document
    lines = [(number, document.lines[number - 1]) for number in sorted(document.asides)]
    return list(front_matter_speakers(lines, draft.vocabulary)) if document.source.format == "markdown" else []


def front_matter_speakers(lines: Iterable[tuple[int, str]], known: Vocabulary) -> Iterator[Introduction]:
    """Yield the full names in the lines of a front matter, each with its number."""
    within = False
    for number, line in lines:
        head, item = _LIST.fullmatch(line.rstrip()), _ITEM.fullmatch(line.rstrip())
        within = head is not None or (within and (item is not None or not line.strip()))
        found = head or (item if within else None)
        if found is None or found["names"] is None:
            continue
        for part in found["names"].strip("[]").split(","):
            name = tidy(part).strip("'\" ")
            if _NAME.fullmatch(name) and is_full(name, known):
                yield Introduction(name, number, tidy(line.strip().removeprefix("- ")), introduces=True)
