"""The blocks of a document as its page shows them: with links in the words, and with corrected words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec

from generator.corrections.applied import AppliedCorrection, by_turn, shown_blocks
from generator.linking.entity_mention import EntityMention
from generator.linking.links import DocumentLinks
from generator.pages.markdown.link_markup import MarkedSpan, inline_markdown
from generator.pages.views.applied_corrections import correction_spans
from generator.pages.views.entries import markdown_link
from generator.records import Block, SessionRecord, Turn
from generator.text.language import language_of_passage


class ShownBlock(msgspec.Struct, frozen=True):
    """A block whose words have links."""

    type: str
    text: str
    """`Markdown`, which is printed unchanged; any other text is escaped."""
    event: str | None


AnyBlock = Block | ShownBlock
"""A block without links is shown as it is in the record."""

ShownBlocks = Mapping[int, tuple[AnyBlock, ...]]
"""The blocks of each turn with links or corrected words, by the turn's index; other turns are shown as they are."""

NO_BLOCKS: ShownBlocks = MappingProxyType({})
"""Of a document without links."""


def linked_blocks(
    record: SessionRecord, path: str, links: DocumentLinks, corrections: Sequence[AppliedCorrection] = ()
) -> ShownBlocks:
    """Return the blocks of all turns that have a link or corrected words.

    Args:
        record: A document with its words as printed.
        path: Its page, relative to `build/docs`.
        links: The links in its words as corrected.
        corrections: Its corrections: corrected words link to them.
    """
    linked_turns = {number for number, _ in links}
    corrected = by_turn(correction for correction in corrections if correction.kind == "words")
    blocks_by_turn = {}
    for number, turn in enumerate(record.turns):
        if number not in linked_turns and turn.id not in corrected:
            continue
        blocks: list[AnyBlock] = []
        for position, (block, changes) in enumerate(shown_blocks(turn, corrected.get(turn.id, ()))):
            mentions = links.get((number, position), ())
            spans = [*correction_spans(changes), *(_span(mention, path) for mention in mentions)]
            blocks.append(ShownBlock(block.type, inline_markdown(block.text, spans), block.event) if spans else block)
        blocks_by_turn[number] = tuple(blocks)
    return blocks_by_turn


def languages_of_blocks(turn: Turn, language: str) -> tuple[str | None, ...]:
    """Return the language of each block that is in another language than its turn; nothing if no block is.

    Args:
        turn: Any turn.
        language: The language of the document.
    """
    around = turn.language or language
    languages = tuple(language_of_passage(block.text, around) for block in turn.blocks)
    return languages if any(languages) else ()


def _span(mention: EntityMention, path: str) -> MarkedSpan:
    target = mention.target or ""
    is_external = mention.kind in {"web", "rfc"}
    return MarkedSpan(
        mention.start,
        mention.end,
        target if is_external else markdown_link(target, path),
        mention.title,
        "glossary" if mention.kind == "glossary" else "",
    )
