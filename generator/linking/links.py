"""All links of a document: what its words name, each target where a turn first names it."""

from __future__ import annotations

import itertools
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence

from generator.archive.summary import Summary
from generator.linking.capitalised_words import CapitalisedWord, find_capitalised_words
from generator.linking.entity_mention import EntityMention
from generator.linking.first_names import FirstNameFinder
from generator.linking.gazetteer import Gazetteer
from generator.linking.local_acronyms import redefined_entries
from generator.linking.rfcs import find_rfcs
from generator.linking.web_addresses import find_web_addresses
from generator.records import SessionRecord

DocumentLinks = Mapping[tuple[int, int], tuple[EntityMention, ...]]
"""By the numbers of turn and block, from 0: what is a link there, in the order of the text."""

_SAMPLE = 100
"""Paragraphs, and characters of each, that tell how a document is written."""

_LOUD = 0.5
"""Share of capitals among the letters of a document in which capitals tell nothing."""


def find_links(record: SessionRecord, document: Summary, known: Gazetteer) -> DocumentLinks:
    """Return where the words of a document lead: turns and paragraphs, no headings and no stage directions.

    Args:
        record: The document.
        document: What the archive knows of it.
        known: What can be named.
    """
    if document.large:
        return {}
    found: dict[tuple[int, int], tuple[EntityMention, ...]] = {}
    texts = {
        (number, place): (block.text, find_capitalised_words(block.text))
        for number, turn in enumerate(record.turns)
        for place, block in enumerate(turn.blocks)
        if block.type == "text"
    }
    first_names = FirstNameFinder(record, texts.values(), known.people, known.vocabulary, known.names)
    terms = {place: tuple(known.terms.find(text, words)) for place, (text, words) in texts.items()}
    acronyms = ((texts[place][0], one) for place, named_here in terms.items() for one in named_here)
    explained = None if _is_loud(record) else redefined_entries(acronyms)
    turn, named, own = -1, set[str](), None
    for (number, place), (text, words) in texts.items():
        if number != turn:
            turn, named = number, {document.href}
            speaker = known.people.get(record.turns[number].speaker or "")
            own = speaker.href if speaker is not None else None
        kept = []
        candidates = _candidates(text, words, document, known, first_names, own)
        for one in _apart(itertools.chain(candidates, terms[number, place])):
            seen = explained if one.kind == "glossary" else named
            if one.target is None or seen is None or one.target in seen:
                continue
            seen.add(one.target)
            kept.append(one)
        if kept:
            found[number, place] = tuple(kept)
    return found


def _candidates(
    text: str,
    words: Sequence[CapitalisedWord],
    document: Summary,
    known: Gazetteer,
    first_names: FirstNameFinder,
    own: str | None,
) -> Iterator[EntityMention]:
    """Yield what is named in a paragraph besides acronyms, the surest first."""
    event = document.event.id if document.event is not None else None
    yield from find_web_addresses(text)
    if not document.is_session and event in known.titles:
        yield from known.titles[event or ""].find(text, words)
    yield from known.series.find(text, words)
    yield from known.names.find(text, words)
    yield from known.codes.find(text, event)
    yield from known.events.find(text, words)
    yield from find_rfcs(text)
    yield from first_names.find(text, words, own)


def _apart(candidates: Iterator[EntityMention]) -> list[EntityMention]:
    """Return those that don't overlap a surer one, in the order of the text."""
    taken: list[EntityMention] = []
    for one in candidates:
        place = bisect(taken, one.start, key=lambda other: other.start)
        if (place == 0 or taken[place - 1].end <= one.start) and (place == len(taken) or one.end <= taken[place].start):
            taken.insert(place, one)
    return taken


def _is_loud(record: SessionRecord) -> bool:
    """Return whether a document is written in capitals."""
    blocks = (block for turn in record.turns for block in turn.blocks if block.type == "text")
    sample = "".join(block.text[:_SAMPLE] for block in itertools.islice(blocks, _SAMPLE))
    loud = sum(map(str.isupper, sample))
    return loud > _LOUD * (loud + sum(map(str.islower, sample)))
