"""Search documents: the input of Pagefind, a small hidden HTML document for each session and speaker.

The visible pages are never indexed. A search document holds the turns of one speaker in one session, so that a filter
or a rank applies to the words of one person there. The form of the documents follows from measurements with Pagefind
1.5.2:

- `meta` is searched like the text, and the words of a query may match in different `meta`. So title, speaker, event
  and code are `meta` (`weber interoperability` finds her turns), and numbers that nobody searches for are not: the `07`
  of a date would match `article 7`. So the date is a filter, the position of a turn in the session is a part of its
  anchor (`57.verena-weber-4`), and the address of the page is that of the document's folder (Pagefind's `raw_url`).
- Every element with an id, even an empty heading, becomes an anchor with the number of the next word. An empty heading
  adds no word, so the speaker's name does not count as said.
- Pagefind adds a full stop to a block that ends without one. So the headings are inside one running text, and nothing
  is added to anyone's words.
- Pagefind splits a text with a zero-width space at that character only; so blanks of all kinds become one blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from types import MappingProxyType

import msgspec

from generator.archive.summary import too_large
from generator.corrections.applied import shown_label
from generator.pages.views.wording import KINDS
from generator.records import SessionRecord, Turn
from generator.settings.load import Settings
from generator.slugs import slug

_BLANKS = re.compile(r"[\s\u0085\u200b\ufeff]+")
_END_MARK = "…"
"""The text after the last turn: Pagefind adds its full stop here and not to anyone's words."""

EMPTY_ARCHIVE_HTML = "<!doctype html>\n<html><body><p>The archive is empty</p></body></html>\n"
"""The document of an empty archive, since Pagefind needs one; the search recognizes it by its missing `kind`."""


class SearchDocument(msgspec.Struct, frozen=True):
    """One hidden document: the turns of one speaker in one session, or a whole article."""

    title: str
    speaker: str | None
    """The speaker as named on the page; `None` for turns without a named speaker, and for an article."""
    turns: tuple[tuple[int, Turn], ...]
    """Each turn with its position in the session, counted from 0."""


def search_documents(
    record: SessionRecord, stem: str, labels: Mapping[str, str] = MappingProxyType({})
) -> list[SearchDocument]:
    """Return the search documents of `record`; speakers are in the order of their first turns.

    Args:
        record: A session or an article, with the words that its page shows.
        stem: The last part of its address, shown if it has no title.
        labels: Corrected labels, by turn id.

    Returns:
        One document for each speaker of a session, one for all turns without a named speaker, one for an article. A
        record without turns, or too large for a page, is one document found only by its title.
    """
    title = record.title or f"Untitled ({stem})"
    if record.kind != "transcript" or too_large(record) or not record.turns:
        shown = () if too_large(record) else tuple(enumerate(record.turns))
        return [SearchDocument(title=title, speaker=None, turns=shown)]
    turns_by_speaker: dict[tuple[str | None, str | None], list[tuple[int, Turn]]] = {}
    for position, turn in enumerate(record.turns):
        label = shown_label(turn, labels)
        key = None if label is None else slug(label)
        turns_by_speaker.setdefault((key, turn.name), []).append((position, turn))
    return [
        SearchDocument(title=title, speaker=name or shown_label(turns[0][1], labels), turns=tuple(turns))
        for (_, name), turns in turns_by_speaker.items()
    ]


def to_html(document: SearchDocument, record: SessionRecord, settings: Settings) -> str:
    """Return `document` as the HTML that Pagefind reads, every text escaped."""
    head = [
        f'<meta data-pagefind-meta="{key}[content]" content="{_text(value)}">' for key, value in _meta(document, record)
    ]
    head += [
        f'<meta data-pagefind-filter="{key}[content]" content="{_text(value)}">'
        for key, value in _filters(record, settings)
    ]
    lines = [
        f'<h2 id="{position}.{_text(turn.id)}"></h2> {_text(" ".join(block.text for block in turn.blocks))}'
        for position, turn in document.turns
    ]
    body = "\n".join([*lines, f'<h2 id="end"></h2> {_END_MARK}'])
    return "<!doctype html>\n<html><head>\n" + "\n".join(head) + f"\n</head><body>\n{body}\n</body></html>\n"


def _meta(document: SearchDocument, record: SessionRecord) -> Iterator[tuple[str, str]]:
    yield "title", document.title
    if document.speaker is not None:
        yield "speaker", document.speaker
    if record.event is not None:
        yield "event", record.event.name
    if record.session.code is not None:
        yield "code", record.session.code


def _filters(record: SessionRecord, settings: Settings) -> Iterator[tuple[str, str]]:
    yield "kind", KINDS[record.kind]
    if record.event is not None:
        yield "event", record.event.name
    if record.session.type is not None:
        yield "type", settings.type_name(record.session.type)
    if record.date is not None:
        yield "date", record.date


def _text(text: str) -> str:
    return escape(_BLANKS.sub(" ", text).strip())
