"""Turns the paragraphs of a record into Markdown with links."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.corrections.applied import AppliedCorrection, by_turn, shown_blocks
from generator.linking.entity_mention import EntityMention
from generator.linking.links import DocumentLinks
from generator.pages.markdown.link_markup import MarkedSpan, inline_markdown
from generator.pages.views.applied_corrections import correction_spans
from generator.pages.views.entries import markdown_link
from generator.records import SessionRecord, Turn


def with_links(
    record: SessionRecord, path: str, links: DocumentLinks, corrections: Sequence[AppliedCorrection] = ()
) -> SessionRecord:
    """Return the record with Markdown as the text of all paragraphs that have a link.

    Args:
        record: A document with its words as printed.
        path: Its page, relative to `build/docs`.
        links: The links in its words as corrected.
        corrections: Its corrections: corrected words link to them.
    """
    linked_turns = {number for number, _ in links}
    corrected = by_turn(correction for correction in corrections if correction.kind == "words")
    turns = tuple(
        _turn(turn, number, path, links, corrected.get(turn.id, ()))
        if number in linked_turns or turn.id in corrected
        else turn
        for number, turn in enumerate(record.turns)
    )
    return msgspec.structs.replace(record, turns=turns)


def _turn(turn: Turn, number: int, path: str, links: DocumentLinks, corrections: Sequence[AppliedCorrection]) -> Turn:
    blocks = []
    for position, (block, changes) in enumerate(shown_blocks(turn, corrections)):
        mentions = links.get((number, position), ())
        spans = [*correction_spans(changes), *(_span(mention, path) for mention in mentions)]
        blocks.append(msgspec.structs.replace(block, text=inline_markdown(block.text, spans)) if spans else block)
    return msgspec.structs.replace(turn, blocks=tuple(blocks))


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
