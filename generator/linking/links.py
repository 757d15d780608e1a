"""All links of a document: each target is linked where a turn first names it."""

from __future__ import annotations

import itertools
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.archive.summary import Summary
from generator.linking.capitalised_words import CapitalisedWord, find_capitalised_words
from generator.linking.entity_mention import EntityMention
from generator.linking.first_names import FirstNameFinder
from generator.linking.gazetteer import Gazetteer
from generator.linking.local_acronyms import redefined_entries
from generator.linking.rfcs import find_rfcs
from generator.linking.web_addresses import find_web_addresses
from generator.records import SessionRecord, Turn

DocumentLinks = Mapping[tuple[int, int], tuple[EntityMention, ...]]
"""The links of each block, in the order of the text, by the indexes of turn and block."""

_MAX_SAMPLE_BLOCKS = 100
_MAX_SAMPLE_CHARS = 100
"""Characters of each sampled block."""

_MAX_CAPITALS_SHARE = 0.5
"""A document with a larger share of capitals among its letters is written in capitals, which then don't mark names."""


class Named(msgspec.Struct, frozen=True):
    """What the words of a document name."""

    links: DocumentLinks
    again: Mapping[str, tuple[int, ...]] = {}
    """The turns that use a term of the glossary behind its link, by the address of the term; a turn may be there
    twice."""


class LinkedDocument(msgspec.Struct, frozen=True):
    """The facts of a document on which its links depend."""

    href: str
    event: str | None
    """The id of its event."""
    is_session: bool
    is_too_large: bool


def linked_document(document: Summary) -> LinkedDocument:
    """Return the facts of a document on which its links depend."""
    event = document.event.id if document.event is not None else None
    return LinkedDocument(document.href, event, document.is_session, document.is_too_large)


def find_links(record: SessionRecord, document: LinkedDocument, gazetteer: Gazetteer) -> DocumentLinks:
    """Return the links in the paragraphs of a document. Headings and stage directions have no links.

    Args:
        record: The document.
        document: Its facts.
        gazetteer: All that can be named.
    """
    return find_named(record, document, gazetteer).links


def find_named(record: SessionRecord, document: LinkedDocument, gazetteer: Gazetteer) -> Named:
    """Return the links in the paragraphs of a document as `find_links`, and the turns that use a linked term again."""
    again: dict[str, list[int]] = {}
    return Named(_find_links(record, document, gazetteer, again), {href: tuple(turns) for href, turns in again.items()})


def _find_links(
    record: SessionRecord, document: LinkedDocument, gazetteer: Gazetteer, again: dict[str, list[int]]
) -> DocumentLinks:
    if document.is_too_large:
        return {}
    paragraphs = {
        (turn_index, block_index): (block.text, find_capitalised_words(block.text))
        for turn_index, turn in enumerate(record.turns)
        for block_index, block in enumerate(turn.blocks)
        if block.type == "text"
    }
    first_names = FirstNameFinder(record, paragraphs.values(), gazetteer.people, gazetteer.vocabulary, gazetteer.names)
    terms = {place: tuple(gazetteer.terms.find(text, words)) for place, (text, words) in paragraphs.items()}
    acronyms = ((paragraphs[place][0], mention) for place, mentions in terms.items() for mention in mentions)
    redefined = redefined_entries(acronyms)
    linked_terms = None if _is_in_capitals(record) else set(redefined)
    linked_by_turn: dict[int, set[str]] = {}
    links: dict[tuple[int, int], tuple[EntityMention, ...]] = {}
    for (turn_index, block_index), (text, words) in paragraphs.items():
        linked = linked_by_turn.setdefault(turn_index, {document.href})
        speaker_href = _speaker_href(record.turns[turn_index], gazetteer)
        candidates = itertools.chain(
            _candidates(text, words, document, gazetteer),
            first_names.find(text, words, speaker_href),
            terms[turn_index, block_index],
        )
        named = _without_overlaps(candidates)
        for target in _linked_before(named, linked_terms, redefined):
            again.setdefault(target, []).append(turn_index)
        mentions = tuple(_first_mentions(named, linked, linked_terms))
        if mentions:
            links[turn_index, block_index] = mentions
    return links


def _speaker_href(turn: Turn, gazetteer: Gazetteer) -> str | None:
    """Return the address of the speaker's page, if there is one."""
    speaker = gazetteer.people.get(turn.speaker or "")
    return speaker.href if speaker is not None else None


def _candidates(
    text: str, words: Sequence[CapitalisedWord], document: LinkedDocument, gazetteer: Gazetteer
) -> Iterator[EntityMention]:
    """Yield the mentions in a paragraph, except first names and acronyms; the surest kind first."""
    yield from find_web_addresses(text)
    if not document.is_session and document.event in gazetteer.titles:
        yield from gazetteer.titles[document.event or ""].find(text, words)
    yield from gazetteer.series.find(text, words)
    yield from gazetteer.names.find(text, words)
    yield from gazetteer.codes.find(text, document.event)
    yield from gazetteer.events.find(text, words)
    yield from find_rfcs(text)


def _without_overlaps(candidates: Iterable[EntityMention]) -> list[EntityMention]:
    """Return the mentions that don't overlap an earlier candidate, in the order of the text."""
    mentions: list[EntityMention] = []
    for mention in candidates:
        index = bisect(mentions, mention.start, key=lambda other: other.start)
        is_after_previous = index == 0 or mentions[index - 1].end <= mention.start
        is_before_next = index == len(mentions) or mention.end <= mentions[index].start
        if is_after_previous and is_before_next:
            mentions.insert(index, mention)
    return mentions


def _linked_before(
    mentions: Iterable[EntityMention], linked_terms: set[str] | None, redefined: set[str]
) -> Iterator[str]:
    """Yield the terms of the glossary that a paragraph uses after their link; arguments as of `_first_mentions`."""
    for mention in mentions:
        if mention.kind == "glossary" and mention.target in (linked_terms or ()) and mention.target not in redefined:
            yield mention.target or ""


def _first_mentions(
    mentions: Iterable[EntityMention], linked: set[str], linked_terms: set[str] | None
) -> Iterator[EntityMention]:
    """Yield the mentions whose target has no link yet, and add their targets to the sets.

    Args:
        mentions: Of one paragraph.
        linked: Targets already linked in this turn.
        linked_terms: Glossary entries already linked in the document, and those that it redefines; `None` if it is
            written in capitals, where no acronym is certain.
    """
    for mention in mentions:
        targets = linked_terms if mention.kind == "glossary" else linked
        if mention.target is not None and targets is not None and mention.target not in targets:
            targets.add(mention.target)
            yield mention


def _is_in_capitals(record: SessionRecord) -> bool:
    """Return True if a document is written in capitals."""
    blocks = (block for turn in record.turns for block in turn.blocks if block.type == "text")
    sample = "".join(block.text[:_MAX_SAMPLE_CHARS] for block in itertools.islice(blocks, _MAX_SAMPLE_BLOCKS))
    capitals = sum(map(str.isupper, sample))
    return capitals > _MAX_CAPITALS_SHARE * (capitals + sum(map(str.islower, sample)))
