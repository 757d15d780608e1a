"""Signs that a document is a transcript."""

from __future__ import annotations

import re

from generator.reading.draft import Draft
from generator.reading.grammar.head_words import head_words
from generator.reading.grammar.header_lines import read_header_line
from generator.reading.grammar.labels import find_label
from generator.reading.grammar.turn_marks import starts_with_chevron
from generator.reading.layout.timestamps import has_timestamps
from generator.reading.metadata.kind_lines import START_CHARS, KindLines
from generator.text.normal import tidy

_MARK = re.compile(r"\s{0,40}>>+\s{0,8}(?P<rest>.*)", re.DOTALL)
"""Two chevrons or more: one alone may quote a mail."""

_MIN_MARKS = 3
"""Marks that make a transcript of a page with no other sign of it; one is enough if a label follows."""

_MIN_HEADER_LINES = 2
"""Header lines with a key that make a captioner's head."""

_MAX_ONE_LINE_CHARS = 100_000
"""Characters of a page of one line that are searched for marks."""

_TRANSCRIPT_KEYS = frozenset({"transcript_by", "transcript by", "transcribed_by", "captions_by"})
"""Keys of a front matter that only a transcript has."""

_SPOKEN_WORD = re.compile(r"\b(?:I|I['’]m|we|we['’]re|you|hi|hello|everyone|thanks?)\b", re.IGNORECASE)
_HEAD_LINES = 8
_SPEECH_LINES = 3


def is_caption_file(document: KindLines) -> bool:
    """Return True if the format holds only spoken words."""
    return document.draft.document.is_captions


def has_transcript_keys(document: KindLines) -> bool:
    """Return True if the front matter has a key that only a transcript has."""
    return not _TRANSCRIPT_KEYS.isdisjoint(field.key for field in document.draft.document.declared_fields)


def has_notice(document: KindLines) -> bool:
    """Return True if a notice says how the captions were made."""
    return any(piece.became == "notice" for piece in document.draft.pieces)


def is_timed(document: KindLines) -> bool:
    """Return True if lines with only a time count up from the start of a recording."""
    return has_timestamps(document.draft)


def has_chevrons(document: KindLines) -> bool:
    """Return True if several turns are marked by chevrons, or one by chevrons and a label."""
    draft = document.draft
    behind = [match["rest"] for piece in draft.pieces if (match := _MARK.match(piece.text[:START_CHARS]))]
    behind.extend(_behind_inner_marks(draft))
    return len(behind) >= _MIN_MARKS or any(find_label(text, draft.vocabulary) is not None for text in behind)


def has_heading_of_transcript(document: KindLines) -> bool:
    """Return True if a heading such as `Transcript` is directly above the first mark: a summary may be above it."""
    draft = document.draft
    if not draft.document.headings:
        return False
    first = min((min(form.evidence.lines) for form in draft.convention.forms if form.evidence.lines), default=0)
    last = next((piece for piece in reversed(draft.pieces) if piece.line < first), None)
    return last is not None and last.line in draft.document.headings and head_words().names_record(last.text)


def _behind_inner_marks(draft: Draft) -> list[str]:
    """Return the words behind the first marks inside long lines: a page of one line has all its marks there."""
    behind: list[str] = []
    for piece in draft.pieces:
        is_marked = starts_with_chevron(piece.text)
        if piece.became is None and (is_marked or len(piece.text) > START_CHARS):
            parts = piece.text[:_MAX_ONE_LINE_CHARS].split(">>")[1 + is_marked : 2 * _MIN_MARKS]
            behind.extend(part[:START_CHARS].lstrip("> ") for part in parts if part.strip())
        if len(behind) >= _MIN_MARKS:
            break
    return behind


def begins_with_speech(document: KindLines) -> bool:
    """Return True if the first line is a marked turn, or a label in capitals with spoken words."""
    lines = document.lines
    if not lines:
        return False
    first = lines[0].text[:START_CHARS]
    if first.lstrip().startswith(">>"):
        return not any(piece.text.lstrip().startswith(">") for piece in lines[1:2])
    label = find_label(first.lstrip(), document.draft.vocabulary)
    if label is None or not tidy(label).isupper():
        return False
    opening = " ".join(piece.text[:START_CHARS] for piece in lines[:_SPEECH_LINES])[len(label) : 2 * START_CHARS]
    return _SPOKEN_WORD.search(opening) is not None and sum(len(piece.text) for piece in lines) > START_CHARS * 4


def has_captioners_head(document: KindLines) -> bool:
    """Return True if the page begins with the lines that captioners write above a text: who, when and where."""
    lines = document.lines
    count = 0
    for piece in lines[:_HEAD_LINES]:
        header = read_header_line(piece.text, document.draft.settings)
        count += header is not None and header.strong and header.title is None and ":" in piece.text[:40]
    return count >= _MIN_HEADER_LINES and len(lines) > count + _SPEECH_LINES
