"""A record whose paragraphs lead somewhere: its words as Markdown with the links in them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.corrections.applied import AppliedCorrection, by_turn, shown_blocks
from generator.linking.entity_mention import EntityMention
from generator.linking.links import DocumentLinks
from generator.pages.markdown.link_markup import MarkedSpan, inline_markdown
from generator.pages.views.applied_corrections import spans
from generator.pages.views.entries import markdown_link
from generator.records import SessionRecord, Turn


def with_links(
    record: SessionRecord, page: str, links: DocumentLinks, told: Sequence[AppliedCorrection] = ()
) -> SessionRecord:
    """Return the record with Markdown as the text of the paragraphs in which something leads somewhere.

    Args:
        record: A document, its words as printed.
        page: Its page, relative to `build/docs`.
        links: What is a link in its words as corrected.
        told: Its corrections: corrected words lead to what is told of them.
    """
    touched = {number for number, _ in links}
    corrected = by_turn(one for one in told if one.kind == "words")
    turns = tuple(
        _turn(turn, number, page, links, corrected.get(turn.id, ()))
        if number in touched or turn.id in corrected
        else turn
        for number, turn in enumerate(record.turns)
    )
    return msgspec.structs.replace(record, turns=turns)


def _turn(turn: Turn, number: int, page: str, links: DocumentLinks, told: Sequence[AppliedCorrection]) -> Turn:
    blocks = []
    for place, (block, changes) in enumerate(shown_blocks(turn, told)):
        found = [*spans(changes), *(_span(one, page) for one in links.get((number, place), ()))]
        blocks.append(msgspec.structs.replace(block, text=inline_markdown(block.text, found)) if found else block)
    return msgspec.structs.replace(turn, blocks=tuple(blocks))


def _span(named: EntityMention, page: str) -> MarkedSpan:
    target = named.target or ""
    outside = named.kind in {"web", "rfc"}
    return MarkedSpan(
        named.start,
        named.end,
        target if outside else markdown_link(target, page),
        named.title,
        "glossary" if named.kind == "glossary" else "",
    )
