"""Read the JSON of speech recognition and of podcasts: known shapes only, in all others no word is guessed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from generator.sources.captions.cue import ADVICE, Cue, Part
from generator.sources.captions.json_shapes import cues_of_json
from generator.sources.captions.json_values import cleaned, is_text_key
from generator.sources.captions.read import read_captions
from generator.sources.source_lines import FileLine, SourceLines
from generator.text.words import split_words

_MAX_SHOWN_CHARS = 200
_SIGNS = frozenset({"attaches_to", "id", "type"})
"""Keys of signs that programs write beside each word."""
_DATE_KEYS = frozenset(
    {
        "date",
        "dateString",
        "meetingDate",
        "meeting_date",
        "recordingDate",
        "recording_date",
        "recordedAt",
        "recorded_at",
    }
)
"""Keys of the day of a meeting; a file's own times, such as `created_at`, are others."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?=T|\b)")
_MAX_DEPTH_OF_FACTS = 2
"""A text at most this deep that is no speech says something about the file."""


def read_json(data: bytes) -> SourceLines:
    """Return the lines of a JSON file with captions."""
    return read_captions(data, _parts)


def _parts(text: str) -> list[Part] | str:
    """Return the cues of a JSON text and the facts about the file, or why it can't be read."""
    try:
        document = _document(text)
    except RecursionError:
        return f"the file is JSON that is built too deeply; {ADVICE}"
    except ValueError as error:
        return f"the file is JSON with a mistake ({error}); mend the file, or {ADVICE}"
    cues = cues_of_json(document)
    if not cues:
        return f"format not known: the file is JSON of a shape that is no known transcript; {ADVICE}"
    return [*_facts(document, cues), *cues]


def _document(text: str) -> object:
    """Return the value of a JSON text; several values, one a line, are a list."""
    try:
        return json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        if not error.msg.startswith("Extra data"):
            raise
        lines = [line for line in re.split(r"[\r\n]+", text) if line.strip()]
        return [json.loads(line, object_pairs_hook=_object) for line in lines]


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object; a key that comes twice would lose words."""
    by_key = dict(pairs)
    if len(by_key) < len(pairs):
        twice = next(key for key, number in Counter(key for key, _ in pairs).items() if number > 1)
        raise ValueError(f"the key “{twice[:_MAX_SHOWN_CHARS]}” comes twice in an object")
    return by_key


def _facts(document: object, cues: list[Cue]) -> list[FileLine]:
    """Return the texts of a document that no cue has, each once: its title, other readings of the words."""
    spoken = _words_of_cues(cues)
    lines: list[FileLine] = []
    seen: set[tuple[str, str]] = set()
    for key, value, depth in _texts(_inner(document)):
        if (key, value) in seen or (key in _SIGNS and depth > _MAX_DEPTH_OF_FACTS):
            continue
        seen.add((key, value))
        is_fact = depth <= _MAX_DEPTH_OF_FACTS and len(value) <= _MAX_SHOWN_CHARS and not is_text_key(key)
        if (is_fact and key in _DATE_KEYS) or _adds_words(value, spoken, is_fact=is_fact):
            text = re.sub(r"[\r\n]+", " ", f"{key}: {value}" if key else value).strip()
            lines.append(_fact_line(text, key, value) if is_fact else FileLine(text, "metadata"))
    return lines


def _inner(document: object) -> object:
    """Return what an answer of a service has in it: of `{"data": {"transcript": {…}}}` the transcript."""
    for _ in range(_MAX_DEPTH_OF_FACTS):
        inner = next(iter(document.values())) if isinstance(document, dict) and len(document) == 1 else None
        if not isinstance(inner, dict):
            break
        document = inner
    return document


def _fact_line(text: str, key: str, value: str) -> FileLine:
    """Return the line of a fact about the file; its title and the date of the meeting have keys."""
    date = _DATE.match(value) if key in _DATE_KEYS else None
    if date is not None:
        return FileLine(text, "metadata", key="date", value=date[0])
    return FileLine(text, "metadata", key="title" if key == "title" else None)


def _words_of_cues(cues: list[Cue]) -> set[str]:
    """Return the words that are spoken and those of the speakers' names, in small letters."""
    spoken = {word.casefold() for cue in cues for line in cue.lines for word in split_words(line)}
    spoken.update(word.casefold() for cue in cues for word in split_words(cue.voice or ""))
    return spoken


def _adds_words(value: str, spoken: set[str], *, is_fact: bool) -> bool:
    """Return True if a text has words, and is a fact about the file or has a word that no cue has."""
    words = {word.casefold() for word in split_words(value)}
    return bool(words) and (is_fact or not words <= spoken) and any(word.isalpha() for word in words)


def _texts(document: object) -> Iterator[tuple[str, str, int]]:
    """Yield the texts in a document in its order, with their keys and depths."""
    waiting: list[tuple[str, object, int]] = [("", document, 0)]
    while waiting:
        key, value, depth = waiting.pop()
        if isinstance(value, str):
            yield cleaned(key), cleaned(value), depth
        elif isinstance(value, dict):
            waiting.extend((inner, value[inner], depth + 1) for inner in reversed(value))
        elif isinstance(value, list):
            waiting.extend((key, inner, depth + 1) for inner in reversed(value))
