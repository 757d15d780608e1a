"""The part of one document: everything that the index says about it. It depends on nothing else.

Turns have numbers from 1, voice by voice (`voices.py`); the heading (title, event and code) is turn 0. Words have a
position in the document: a turn begins at a multiple of `SLOT`, so a bit for each slot (1 if a turn begins there) tells
the turn of a position.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import msgspec

from generator.corrections.applied import AppliedCorrection, shown_record
from generator.records import SessionRecord
from generator.settings.series import folded_fields
from generator.site.search.excerpts import shown_turn, text_files, turns_per_file
from generator.site.search.numbers import encoded, gaps
from generator.site.search.terms import MAX_TERM_CHARS, is_single, pieces, words
from generator.site.search.voices import Voice, voices_of

SLOT = 64
"""Positions in a slot."""


class Facts(msgspec.Struct, frozen=True, array_like=True):
    """What the tables and the names of the index say about a document."""

    kind: str
    title: str
    """As shown."""
    event: str | None
    """The event's id."""
    event_name: str
    """Empty without an event."""
    event_start: str | None
    type: str | None
    """The id of the session type."""
    code: str | None
    date: str | None
    language: str
    series_text: str
    """The text that the patterns of `series.yml` search."""

    @property
    def year(self) -> str | None:
        """The year of the document: of its date, else of its event's first day."""
        day = self.date or self.event_start
        return day[:4] if day else None


class Part(msgspec.Struct, frozen=True, array_like=True):
    """What the index says about one document."""

    facts: Facts
    voices: list[Voice]
    slots: bytes
    """A bit for each slot, the first one highest: 1 if a turn begins there."""
    places: dict[str, bytes]
    """The positions of each term: the number of bytes, then the gaps."""
    turns: dict[str, bytes]
    """The turns with each term: as in `places`."""
    turns_per_file: int
    texts: list[bytes]
    """The files of texts that the search shows."""


def make_part(record: SessionRecord, corrections: tuple[AppliedCorrection, ...], stem: str) -> Part:
    """Return the part of a document.

    Args:
        record: A session or an article.
        corrections: The applied corrections beside it.
        stem: The last part of its address, shown if it has no title.
    """
    corrected = {correction.turn or "" for correction in corrections if correction.kind == "words"}
    voices = []
    turns = []
    for voice, voice_turns in voices_of(shown_record(record, corrections), corrections):
        voices.append(voice)
        turns += [shown_turn(place, turn, corrected) for place, turn in voice_turns]
    facts = _facts(record, stem)
    heading = " ".join(filter(None, (facts.title, facts.event_name, facts.code)))
    places, in_turns, slots = _places([heading, *(turn.text for turn in turns)])
    size = turns_per_file(turns)
    return Part(
        facts=facts,
        voices=voices,
        slots=slots,
        places={term: _postings(numbers) for term, numbers in places.items()},
        turns={term: _postings(numbers) for term, numbers in in_turns.items()},
        turns_per_file=size,
        texts=list(text_files(facts.title, turns, size)),
    )


def _facts(record: SessionRecord, stem: str) -> Facts:
    event, session = record.event, record.session
    return Facts(
        kind=record.kind,
        title=record.title or f"Untitled ({stem})",
        event=event.id if event else None,
        event_name=event.name if event else "",
        event_start=event.start if event else None,
        type=session.type,
        code=session.code,
        date=record.date,
        language=record.language,
        series_text=folded_fields((record.title, session.code, session.type, stem)),
    )


def _places(texts: Iterable[str]) -> tuple[dict[str, list[int]], dict[str, list[int]], bytes]:
    """Return the positions of each term in these texts, the numbers of the texts with it, and the bits of the slots."""
    places = defaultdict[str, list[int]](list)
    turns = defaultdict[str, list[int]](list)
    bits = ["1"]
    start = 0
    words_of_texts = [words(text) for text in texts]
    vocabulary = set().union(*words_of_texts)
    divided = {word for word in vocabulary if len(word) > MAX_TERM_CHARS or not word.isalnum()}
    singles = {word for word in vocabulary if not word.isascii() and is_single(word)}
    for number, words_of_text in enumerate(words_of_texts):
        place = start
        found = set(words_of_text)
        for word in found - divided:
            turns[word].append(number)
        for word in words_of_text:
            if word in divided:
                place = _add_divided(places, turns, word, place, number)
            else:
                places[word].append(place)
                place += 1
        if singles and not singles.isdisjoint(found):
            _add_pairs(places, turns, words_of_text, singles.__contains__, start, number)
        slots = (place - start) // SLOT + 1  # at least one position is free, so no phrase crosses two turns
        start += slots * SLOT
        bits.append("0" * (slots - 1) + "1")
    return places, turns, _bytes_of("".join(bits))


def _add_divided(
    places: defaultdict[str, list[int]], turns: defaultdict[str, list[int]], word: str, place: int, number: int
) -> int:
    """Add the terms of a divided word that begins at `place`, the whole at both ends, and return the place behind it.

    Both ends, so that a phrase finds the whole beside the word before it and beside the word after it.
    """
    parts = pieces(word)
    whole = "".join(parts)[:MAX_TERM_CHARS]
    for offset, piece in enumerate(parts):
        places[piece].append(place + offset)
    if len(parts) > 1:
        known = places[whole]
        known += [end for end in (place, place + len(parts) - 1) if not known or end > known[-1]]
    for term in {*parts, whole}:
        _add_turn(turns, term, number)
    return place + len(parts)


def _add_pairs(
    places: defaultdict[str, list[int]],
    turns: defaultdict[str, list[int]],
    words_of_text: Sequence[str],
    are_single: Callable[[str], bool],
    start: int,
    number: int,
) -> None:
    """Add each pair of neighbouring characters of scripts without blanks between words, where the first one is.

    Most words of these scripts have two characters, so a search for one finds its turns without looking at positions.
    """
    place = start
    for word, following in pairwise(words_of_text):
        if are_single(word) and are_single(following):
            places[word + following].append(place)
            _add_turn(turns, word + following, number)
        place += 1 if word.isalnum() else len(pieces(word))


def _add_turn(turns: defaultdict[str, list[int]], term: str, number: int) -> None:
    known = turns[term]
    if not known or known[-1] != number:
        known.append(number)


def _bytes_of(bits: str) -> bytes:
    """Return bits as bytes, filled up with zeros. The last 1 is the end of the last turn."""
    length = -(-len(bits) // 8)
    return int(bits.ljust(8 * length, "0"), 2).to_bytes(length, "big")


def _postings(numbers: list[int]) -> bytes:
    """Return the number of bytes, then the gaps; most terms have one number."""
    data = encoded(numbers[0]) if len(numbers) == 1 else gaps(numbers)
    return encoded(len(data)) + data
