"""A record whose paragraphs lead somewhere: its words as Markdown with the links in them."""

from __future__ import annotations

import msgspec

from generator.linking.links import Links
from generator.linking.named import Named
from generator.pages.entries import markdown_link
from generator.pages.inline import Span, inline
from generator.records import Block, SessionRecord


def with_links(record: SessionRecord, page: str, links: Links) -> SessionRecord:
    """Return the record with Markdown as the text of the paragraphs in which something is named.

    Args:
        record: A document.
        page: Its page, relative to `build/docs`.
        links: What is a link in it.
    """
    if not links:
        return record
    turns = list(record.turns)
    of_turn: dict[int, dict[int, tuple[Named, ...]]] = {}
    for (number, place), named in links.items():
        of_turn.setdefault(number, {})[place] = named
    for number, places in of_turn.items():
        blocks = tuple(
            _with_links(block, page, places[place]) if place in places else block
            for place, block in enumerate(turns[number].blocks)
        )
        turns[number] = msgspec.structs.replace(turns[number], blocks=blocks)
    return msgspec.structs.replace(record, turns=tuple(turns))


def _with_links(block: Block, page: str, named: tuple[Named, ...]) -> Block:
    return msgspec.structs.replace(block, text=inline(block.text, (_span(one, page) for one in named)))


def _span(named: Named, page: str) -> Span:
    target = named.target or ""
    outside = named.kind in {"web", "rfc"}
    return Span(
        named.start,
        named.end,
        target if outside else markdown_link(target, page),
        named.title,
        "glossary" if named.kind == "glossary" else "",
    )
