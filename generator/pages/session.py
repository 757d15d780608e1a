"""The page of a document: a session with a heading for every turn, or an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec

from generator.archive.archive import Archive
from generator.archive.privacy.redact_names import is_withheld
from generator.archive.related.index import NO_RELATED_LINKS, RelatedLinks
from generator.archive.summary import Summary
from generator.corrections.applied import AppliedCorrection, by_turn, corrected_labels, shown_label
from generator.pages.markdown.escape import Markdown, escape_heading
from generator.pages.views.applied_corrections import CorrectionView, corrected_label_note, corrections_view
from generator.pages.views.document_front import document_front
from generator.pages.views.document_metadata import ArticleFront, DocumentFront, SessionFront
from generator.pages.views.entries import markdown_link
from generator.pages.views.page import Body, Page, PageLink
from generator.pages.views.parts import session_parts
from generator.pages.views.printed_label import printed_as
from generator.pages.views.recordings import recording_starts, time_markdown
from generator.pages.views.shown_blocks import NO_BLOCKS, AnyBlock, ShownBlocks, languages_of_blocks
from generator.pages.views.wording import gettext, name_or_label, unidentified
from generator.reading.grammar.title_markup import without_markup
from generator.records import SessionRecord, Turn
from generator.settings.load import Settings
from generator.urls import page_file

_ARTICLE_ANCHOR = "#text-1"


class TurnView(msgspec.Struct, frozen=True):
    """A turn, ready to be printed."""

    id: str
    heading: Markdown
    time: Markdown
    """When it begins; empty if no time is known."""
    blocks: tuple[AnyBlock, ...]
    languages: tuple[str | None, ...] = ()
    """The language of each block, if one of them is in another language than the turn."""


class ArticleBlock(msgspec.Struct, frozen=True):
    """A paragraph or subhead of an article; the first carries the turn's id."""

    type: str
    text: str
    event: str | None
    anchor: Markdown


class DocumentBody(Body, frozen=True, kw_only=True):
    """What the templates of sessions and articles both print."""

    title: str
    title_attributes: Markdown
    """The attributes of the title: its id and its language, or nothing."""
    notices: tuple[str, ...]
    large: bool
    """Whether the document is too large for its page, which then has neither notices nor turns."""
    corrections: tuple[CorrectionView, ...]


class SessionBody(DocumentBody, frozen=True, kw_only=True):
    """What `session.md.jinja` prints."""

    template: ClassVar[str] = "session.md.jinja"
    turns: tuple[TurnView, ...]


class ArticleBody(DocumentBody, frozen=True, kw_only=True):
    """What `article.md.jinja` prints."""

    template: ClassVar[str] = "article.md.jinja"
    title_is_words: bool
    """Whether the title is a heading of the source."""
    blocks: tuple[ArticleBlock, ...]


def session_page(
    record: SessionRecord,
    document: Summary,
    archive: Archive,
    settings: Settings,
    related: RelatedLinks = NO_RELATED_LINKS,
    links_here: Sequence[PageLink] = (),
    linked: ShownBlocks = NO_BLOCKS,
) -> Page:
    """Return the page of a session or an article.

    Args:
        record: The document.
        document: Its summary.
        archive: Its people, corrections and turn ids.
        settings: The archive's `site_config/`.
        related: Its related sessions.
        links_here: The documents whose words link to it.
        linked: The blocks that have links in their words.
    """
    front = document_front(record, document, archive, settings, related, links_here)
    corrections = archive.applied_corrections.get(document.href, ())
    body = DocumentBody(
        title=document.shown_title,
        title_attributes=_attributes(language=document.title_language),
        notices=() if document.is_too_large else tuple(notice.text for notice in record.notices),
        large=document.is_too_large,
        corrections=corrections_view(corrections, settings, large=document.is_too_large),
    )
    path = page_file(document.href)
    if document.is_session:
        return _session(path, front, record, body, _turns(record, document, archive, path, linked))
    return _article(path, front, record, body, _blocks(record, document, linked), document.title_language)


def _session(
    path: str, front: DocumentFront, record: SessionRecord, body: DocumentBody, turns: tuple[TurnView, ...]
) -> Page:
    languages = {turn.id: turn.language for turn in record.turns if turn.language is not None}
    parts = session_parts(record) if turns else ()
    session_front = SessionFront(**msgspec.structs.asdict(front), languages=languages, parts=parts)
    return Page(path, session_front, SessionBody(**msgspec.structs.asdict(body), turns=turns))


def _article(
    path: str,
    front: DocumentFront,
    record: SessionRecord,
    body: DocumentBody,
    blocks: Sequence[AnyBlock],
    title_language: str | None,
) -> Page:
    has_headline = bool(blocks) and _is_headline(blocks[0], record.title)
    if has_headline:
        attributes = _attributes(_ARTICLE_ANCHOR, title_language)
        body = msgspec.structs.replace(body, title=blocks[0].text, title_attributes=attributes)
    article_body = ArticleBody(
        **msgspec.structs.asdict(body),
        title_is_words=has_headline,
        blocks=tuple(
            _article_block(block, first=position == 0 and not has_headline)
            for position, block in enumerate(blocks[1:] if has_headline else blocks)
        ),
    )
    article_front = ArticleFront(**msgspec.structs.asdict(front), headline=has_headline, has_words=bool(blocks))
    return Page(path, article_front, article_body)


def _turns(
    record: SessionRecord, document: Summary, archive: Archive, path: str, linked: ShownBlocks
) -> tuple[TurnView, ...]:
    corrections = by_turn(archive.applied_corrections.get(document.href, ()))
    starts = recording_starts(record)
    return tuple(
        TurnView(
            id=turn.id,
            heading=_heading(turn, archive, path, corrections.get(turn.id, ())),
            time=time_markdown(turn, starts),
            blocks=linked.get(number, turn.blocks),
            languages=languages_of_blocks(turn, record.language),
        )
        for number, turn in enumerate(() if document.is_too_large else record.turns)
    )


def _blocks(record: SessionRecord, document: Summary, linked: ShownBlocks) -> tuple[AnyBlock, ...]:
    turns = enumerate(() if document.is_too_large else record.turns)
    return tuple(block for number, turn in turns for block in linked.get(number, turn.blocks))


def _heading(turn: Turn, archive: Archive, path: str, corrections: Sequence[AppliedCorrection]) -> Markdown:
    """Return the speaker: a linked person with the role, the label as printed, or "Unidentified speaker"."""
    label = shown_label(turn, corrected_labels(corrections)) if corrections else turn.label
    corrected = corrected_label_note(turn, corrections) if turn.resolved == "corrected" else ""
    if label is None and turn.name is None:
        return Markdown(f"{unidentified()}{corrected}")
    if turn.speaker is None or turn.name is None or turn.speaker not in archive.people:
        role = f", {escape_heading(turn.role)}" if turn.role and is_withheld(turn) else ""
        return Markdown(f"{escape_heading(name_or_label(turn.name or label or unidentified()))}{role}{corrected}")
    link = markdown_link(archive.people[turn.speaker].href, path)
    role = f", {escape_heading(turn.role)}" if turn.role else ""
    inferred = f" ({gettext('inferred')}; {escape_heading(printed_as(label))})" if turn.resolved == "inferred" else ""
    return Markdown(f"[{escape_heading(turn.name)}]({link}){role}{inferred}{corrected}")


def _attributes(anchor: str = "", language: str | None = None) -> Markdown:
    """Return the attributes of a heading in Markdown; nothing if it has none."""
    attributes = [anchor, f'lang="{language}" dir="auto"' if language is not None else ""]
    shown = " ".join(filter(None, attributes))
    return Markdown(f" {{ {shown} }}" if shown else "")


def _is_headline(block: AnyBlock, title: str | None) -> bool:
    if block.type != "heading" or title is None:
        return False
    return title.rstrip(".") in {block.text.rstrip("."), without_markup(block.text).rstrip(".")}


def _article_block(block: AnyBlock, *, first: bool) -> ArticleBlock:
    anchor = ""
    if first and block.type == "event":
        anchor = f"{_ARTICLE_ANCHOR} "
    elif first:
        anchor = f"{' ' if block.type == 'heading' else ''}{{ {_ARTICLE_ANCHOR} }}"
    return ArticleBlock(type=block.type, text=block.text, event=block.event, anchor=Markdown(anchor))
