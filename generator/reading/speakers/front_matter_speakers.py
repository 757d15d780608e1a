"""The speakers that the front matter of a file lists under `speakers:` and similar keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.reading.draft import Draft
from generator.reading.grammar.names import is_full
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.speakers.introductions import Introduction
from generator.text.normal import tidy

_KEYS = "speakers?|participants?|panell?ists?|guests?|hosts?|moderators?|interviewe[er]s?"
_SPEAKERS_KEY = re.compile(rf"(?:{_KEYS}):(?:\s+(?P<names>\S.*))?", re.IGNORECASE)
_ITEM = re.compile(r"\s*-\s+(?P<names>\S.*)")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,4}")


def listed_speakers(draft: Draft) -> list[Introduction]:
    """Return the full names of the speakers that the front matter of a document lists."""
    document = draft.document
    lines = [(number, document.lines[number - 1]) for number in sorted(document.asides)]
    return list(front_matter_speakers(lines, draft.vocabulary)) if document.source.format == "markdown" else []


def front_matter_speakers(lines: Iterable[tuple[int, str]], vocabulary: Vocabulary) -> Iterator[Introduction]:
    """Yield the full names of the speakers in the numbered lines of a front matter."""
    is_in_list = False
    for number, line in lines:
        key, item = _SPEAKERS_KEY.fullmatch(line.rstrip()), _ITEM.fullmatch(line.rstrip())
        is_in_list = key is not None or (is_in_list and (item is not None or not line.strip()))
        match = key or (item if is_in_list else None)
        if match is None or match["names"] is None:
            continue
        for part in match["names"].strip("[]").split(","):
            name = tidy(part).strip("'\" ")
            if _NAME.fullmatch(name) and is_full(name, vocabulary):
                yield Introduction(name, number, tidy(line.strip().removeprefix("- ")), introduces=True)
