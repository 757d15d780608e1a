"""Plain text of each year, for tools that count words: the texts of all its documents, one after another.

Each document is its `session.txt` as it is beside its page, and ends with a form feed. No text of an archive has that
character, so a file can be divided into its documents again.
"""

from __future__ import annotations

from generator.exports.document import ExportDocument
from generator.exports.format import Format, Joined
from generator.exports.gzip_members import gzipped
from generator.exports.xml_text import storable
from generator.interface.catalogue import message
from generator.pages.views.plain_text import plain_text
from generator.urls import DATA_ADDRESS

DOCUMENT_END = "\f"
"""Ends each document."""


def year_text(document: ExportDocument) -> bytes:
    """Return the piece of a document."""
    facts = document.facts
    words = plain_text(document.record, facts.title, facts.address, document.corrections, is_session=facts.is_session)
    return (storable(words) + DOCUMENT_END).encode("utf-8")


TEXT = Format(
    name="text",
    title=message("Plain text by year"),
    about=message(
        "All words of a year in one file, with the speaker and the id of each turn; a form feed ends each document."
    ),
    joined=(gzipped(Joined(f"{DATA_ADDRESS}text/{{part}}.txt.gz", year_text, by="year")),),
)
