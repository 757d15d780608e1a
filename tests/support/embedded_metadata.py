"""Reads the metadata tags of a page as citation managers do, by the rules of their reader of embedded metadata.

A tag with a known prefix is a statement about the page: `DC.title`, `og:type`, `bib.contributors`. Tags of Highwire
give fields, and win. The type comes from Highwire, else from the statements: with any of them it is a web page.
Contributors of Dublin Core count as authors where nobody else is one.
"""

from __future__ import annotations

import re

import msgspec
from selectolax.lexbor import LexborHTMLParser as Html

_HIGHWIRE = {
    "citation_title": "title",
    "citation_date": "date",
    "citation_conference_title": "conference",
    "citation_publisher": "publisher",
    "citation_public_url": "url",
    "citation_language": "language",
}
_TYPES = {"citation_journal_title": "journal article", "citation_conference_title": "conference paper"}
_STATEMENTS = {
    "dc.title": "title",
    "dc.date": "date",
    "dc.language": "language",
    "dc.publisher": "publisher",
    "dc.source": "publication",
    "dc.description": "abstract",
    "og.url": "url",
}
_PREFIX = re.compile(r"(dc|dcterms|og|bib)[.:_]", re.IGNORECASE)


class ReadItem(msgspec.Struct, frozen=True):
    """What a citation manager takes from a page."""

    type: str | None
    fields: dict[str, str]
    authors: tuple[str, ...]
    contributors: tuple[str, ...]


def read_item(html: str) -> ReadItem:
    """Return the item of a page."""
    tags = [
        (node.attributes.get("name") or node.attributes.get("property") or "", node.attributes.get("content") or "")
        for node in Html(html).css("head meta")
    ]
    statements: dict[str, list[str]] = {}
    for name, value in tags:
        if match := _PREFIX.match(name):
            prefix, rest = match[1].lower(), name[match.end() :]
            statements.setdefault(f"{prefix}.{rest[:1].lower()}{rest[1:]}", []).append(value)
    names = {name for name, _ in tags}
    highwire = next((_TYPES[name] for name, _ in tags if name in _TYPES), None)
    if highwire is None and "citation_title" in names:
        highwire = "journal article"
    item_type = (
        "web page" if statements.get("og.type") == ["website"] else highwire or ("web page" if statements else None)
    )
    fields = {field: statements[name][0] for name, field in _STATEMENTS.items() if name in statements}
    fields |= {_HIGHWIRE[name]: value for name, value in tags if name in _HIGHWIRE}
    authors = [value for name, value in tags if name == "citation_author"]
    authors = authors or statements.get("dc.creator", []) or statements.get("dc.contributor", [])
    return ReadItem(item_type, fields, tuple(authors), tuple(statements.get("bib.contributors", [])))
