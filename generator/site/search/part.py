"""The part of one document: everything that the index says about it. It depends on nothing else.

Words have a position in the document. A turn begins at a multiple of `SLOT`, so a bit for each slot (1 if a turn begins
there) tells the turn of a position. The heading (title, event and code) is turn 0, the turns follow from 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from generator.archive.page_limits import too_large
from generator.corrections.applied import AppliedCorrection, corrected_labels, shown_label, shown_record
from generator.records import SessionRecord
from generator.site.search.numbers import encoded, gaps
from generator.site.search.terms import MAX_TERM_CHARS, pieces, terms, words

SLOT = 64
"""Positions in a slot."""

PERSON_SIGN = "@"
"""Before the id of a person among the names: no word has it."""


class Part(msgspec.Struct, frozen=True, array_like=True):
    """What the index says about one document."""

    kind: str
    event: str | None
    """The event's name."""
    type: str | None
    """The id of the session type."""
    date: str | None
    is_corrected: bool
    """Whether `corrections.json` is beside the record."""
    slots: bytes
    """A bit for each slot, the first one highest: 1 if a turn begins there."""
    words: dict[str, bytes]
    """The positions of each term: the number of bytes, then the gaps."""
    names: dict[str, bytes]
    """The turns whose speaker has this term in the shown name, or is the person `@id`: as in `words`."""


def make_part(record: SessionRecord, corrections: tuple[AppliedCorrection, ...], stem: str) -> Part:
    """Return the part of a document.

    Args:
        record: A session or an article.
        corrections: The applied corrections beside it.
        stem: The last part of its address, shown if it has no title.
    """
    shown = shown_record(record, corrections)
    turns = () if too_large(record) else shown.turns
    heading = [record.title or f"Untitled ({stem})", record.event.name if record.event else "", record.session.code]
    texts = [" ".join(filter(None, heading)), *(" ".join(block.text for block in turn.blocks) for turn in turns)]
    places, slots = _places(texts)
    labels = corrected_labels(corrections)
    names = defaultdict[str, list[int]](list)
    for number, turn in enumerate(turns, start=1):
        shown_name = turn.name or shown_label(turn, labels)
        for term in dict.fromkeys(terms(shown_name)) if shown_name and record.kind == "transcript" else ():
            names[term].append(number)
        if turn.speaker:
            names[f"{PERSON_SIGN}{turn.speaker}"].append(number)
    return Part(
        kind=record.kind,
        event=record.event.name if record.event else None,
        type=record.session.type,
        date=record.date,
        is_corrected=bool(corrections),
        slots=slots,
        words={term: _postings(numbers) for term, numbers in places.items()},
        names={term: _postings(numbers) for term, numbers in names.items()},
    )


def _places(texts: Iterable[str]) -> tuple[dict[str, list[int]], bytes]:
    """Return the positions of each term in these texts, and the bits of the slots."""
    places = defaultdict[str, list[int]](list)
    bits = ["1"]
    start = 0
    words_of_texts = [words(text) for text in texts]
    divided = {word for word in set().union(*words_of_texts) if len(word) > MAX_TERM_CHARS or not word.isalnum()}
    for words_of_text in words_of_texts:
        place = start
        for word in words_of_text:
            if word in divided:
                place = _add_divided(places, word, place)
            else:
                places[word].append(place)
                place += 1
        slots = (place - start) // SLOT + 1  # at least one position is free, so no phrase crosses two turns
        start += slots * SLOT
        bits.append("0" * (slots - 1) + "1")
    return places, _bytes_of("".join(bits))


def _add_divided(places: defaultdict[str, list[int]], word: str, place: int) -> int:
    """Add the terms of a divided word that begins at `place`, the whole at both ends, and return the place behind it.

    Both ends, so that a phrase finds the whole beside the word before it and beside the word after it.
    """
    parts = pieces(word)
    for offset, piece in enumerate(parts):
        places[piece].append(place + offset)
    if len(parts) > 1:
        whole = places["".join(parts)[:MAX_TERM_CHARS]]
        whole += [end for end in (place, place + len(parts) - 1) if not whole or end > whole[-1]]
    return place + len(parts)


def _bytes_of(bits: str) -> bytes:
    """Return bits as bytes, filled up with zeros. The last 1 is the end of the last turn."""
    length = -(-len(bits) // 8)
    return int(bits.ljust(8 * length, "0"), 2).to_bytes(length, "big")


def _postings(numbers: list[int]) -> bytes:
    """Return the number of bytes, then the gaps; most terms have one number."""
    data = encoded(numbers[0]) if len(numbers) == 1 else gaps(numbers)
    return encoded(len(data)) + data
