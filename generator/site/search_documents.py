"""What Pagefind reads: one small hidden HTML document for each session and speaker.

The visible pages are never indexed. A document of ours holds one speaker's turns of one session, so that a filter or a
rank speaks of what one person said there. Measured with Pagefind 1.5.2, and why the documents look as they do:

- `meta` is searched as the text is, and a query may find one word in each. So title, speaker, event and code are
  `meta` (`weber interoperability` finds her turns), and numbers that nobody asks for are not: a date's `07` would
  answer `article 7`. So the date is a filter, a turn's place in the session is a part of its anchor
  (`57.verena-weber-4`), and the address of the page is that of the document's folder (Pagefind's `raw_url`).
- Every element with an id becomes an anchor with the number of the word it stands before, empty headings too. An empty
  heading adds no word, so the speaker's name is not counted as said.
- A block that ends without a full stop gets one from Pagefind. So the headings stand in one running text, and nothing
  is added to anyone's words.
- A zero-width space in a text makes Pagefind cut words there and nowhere else; blanks of all kinds become one blank.
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
_END = "…"
"""Stands behind the last turn, so that the full stop that Pagefind adds there is nobody's."""

NOTHING = "<!doctype html>\n<html><body><p>The archive is empty</p></body></html>\n"
"""Pagefind makes no index of nothing; this document, which has no `kind`, tells the search that nothing is there."""


class SearchDocument(msgspec.Struct, frozen=True):
    """One hidden document: what one speaker said in one session, or a whole article."""

    title: str
    speaker: str | None
    """As the page names him; `None` for turns that nobody is named for, and for an article."""
    turns: tuple[tuple[int, Turn], ...]
    """With each turn its place in the session, from 0."""


def documents(
    record: SessionRecord, stem: str, labels: Mapping[str, str] = MappingProxyType({})
) -> list[SearchDocument]:
    """Return the documents of `record`, speakers in the order in which they first speak.

    Args:
        record: A session or an article, with the words that its page shows.
        stem: What its page is called, for a title that nothing says.
        labels: Those that were corrected, by the turns' ids.

    Returns:
        One document for each speaker of a session, one for all turns that nobody is named for, one for an article. A
        record without a turn, or with more words than a page can show, is one document that its title alone finds.
    """
    title = record.title or f"Untitled ({stem})"
    if record.kind != "transcript" or too_large(record) or not record.turns:
        shown = () if too_large(record) else tuple(enumerate(record.turns))
        return [SearchDocument(title=title, speaker=None, turns=shown)]
    spoken: dict[tuple[str | None, str | None], list[tuple[int, Turn]]] = {}
    for position, turn in enumerate(record.turns):
        label = shown_label(turn, labels)
        key = None if label is None else slug(label)
        spoken.setdefault((key, turn.name), []).append((position, turn))
    return [
        SearchDocument(title=title, speaker=name or shown_label(turns[0][1], labels), turns=tuple(turns))
        for (_, name), turns in spoken.items()
    ]


def to_html(document: SearchDocument, record: SessionRecord, settings: Settings) -> str:
    """Return `document` as the HTML that Pagefind reads, every text escaped."""
    heads = [
        f'<meta data-pagefind-meta="{key}[content]" content="{_text(value)}">' for key, value in _meta(document, record)
    ]
    heads += [
        f'<meta data-pagefind-filter="{key}[content]" content="{_text(value)}">'
        for key, value in _filters(record, settings)
    ]
    lines = [
        f'<h2 id="{position}.{_text(turn.id)}"></h2> {_text(" ".join(block.text for block in turn.blocks))}'
        for position, turn in document.turns
    ]
    body = "\n".join([*lines, f'<h2 id="end"></h2> {_END}'])
    return "<!doctype html>\n<html><head>\n" + "\n".join(heads) + f"\n</head><body>\n{body}\n</body></html>\n"


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
