"""The page of a document: a session with a heading for every turn, or an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from generator.archive.archive import Archive
from generator.archive.privacy.redact_names import is_withheld
from generator.archive.related.index import NO_RELATED_LINKS, RelatedLinks
from generator.archive.summary import Summary
from generator.corrections.applied import CORRECTIONS_FILE, AppliedCorrection, by_turn, corrected_labels, shown_label
from generator.pages.citations.files import FILES
from generator.pages.markdown.escape import Markdown, escape_heading
from generator.pages.views.applied_corrections import corrected_label_note, corrections_view
from generator.pages.views.crumbs import document_crumbs
from generator.pages.views.docket import session_docket
from generator.pages.views.entries import joined, markdown_link
from generator.pages.views.listing import Page
from generator.pages.views.printed_label import printed_as
from generator.pages.views.related import neighbour, related_view
from generator.pages.views.speaker_colours import speaker_colours
from generator.pages.views.wording import KINDS, UNIDENTIFIED, counted, date_in_words
from generator.records import RECORD_FILE, Block, SessionRecord, Turn
from generator.settings.load import Settings
from generator.urls import page_file

_ARTICLE_ANCHOR = "#text-1"


class TurnView(msgspec.Struct, frozen=True):
    """A turn, ready to be printed."""

    id: str
    heading: Markdown
    blocks: tuple[Block, ...]


class ArticleBlock(msgspec.Struct, frozen=True):
    """A paragraph or subhead of an article; the first carries the turn's id."""

    type: str
    text: str
    event: str | None
    anchor: Markdown


def session_page(
    record: SessionRecord,
    document: Summary,
    archive: Archive,
    settings: Settings,
    related: RelatedLinks = NO_RELATED_LINKS,
) -> Page:
    """Return the page of a session or an article.

    The text of a block may be Markdown already (see `linked_words.py`); it is then printed unchanged.
    """
    path = page_file(document.href)
    corrections = archive.applied_corrections.get(document.href, ())
    if document.is_session:
        body_front, body = _session_body(record, document, archive, path, corrections)
    else:
        body_front, body = _article_body(record, document)
    front = {
        "title": document.shown_title,
        "description": _description(document, archive),
        "template": "session.html" if document.is_session else "article.html",
        "page_kind": "session" if document.is_session else "article",
        "crumbs": document_crumbs(document),
        "docket": session_docket(record, document, settings, archive.people, related.series, corrections),
        **_former_ids(record, document, archive),
        **({"language": record.language} if record.language != settings.archive.language else {}),
        **body_front,
        **({"report": settings.archive.report_mistake} if settings.archive.report_mistake else {}),
        "previous": neighbour(related.day.previous),
        "next": neighbour(related.day.next),
        "near": related_view(document, related, settings),
        "downloads": _downloads(document, corrections),
    }
    values = {
        "title": document.shown_title,
        "notices": [] if document.is_too_large else [notice.text for notice in record.notices],
        "large": document.is_too_large,
        "corrections": corrections_view(corrections, settings, large=document.is_too_large),
        **body,
        "front": front,
    }
    return Page(path, "session.md.jinja" if document.is_session else "article.md.jinja", values)


def _former_ids(record: SessionRecord, document: Summary, archive: Archive) -> dict[str, Any]:
    """Return the front matter of ids that turns no longer have, and of names that are withheld."""
    front: dict[str, Any] = {}
    kept_ids = archive.turn_ids.get(document.href)
    if kept_ids is not None and kept_ids.former_ids:
        front["former"] = {turn: list(ids) for turn, ids in kept_ids.former_ids.items()}
    if (kept_ids is not None and kept_ids.drops_withheld_ids) or any(map(is_withheld, record.turns)):
        front["withheld"] = True
    return front


def _downloads(document: Summary, corrections: Sequence[AppliedCorrection]) -> list[dict[str, str]]:
    downloads = [
        {"text": "Plain text", "href": f"{document.href}session.txt"},
        {"text": "Record (JSON)", "href": f"{document.href}{RECORD_FILE}"},
        *({"text": name, "href": f"{document.href}{file}"} for name, file in FILES.items()),
    ]
    if corrections:
        downloads.append({"text": "Corrections (JSON)", "href": f"{document.href}{CORRECTIONS_FILE}"})
    return downloads


def _session_body(
    record: SessionRecord, document: Summary, archive: Archive, path: str, corrections: Sequence[AppliedCorrection]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the front matter and the template's values for the turns of a session."""
    voices, swatches = speaker_colours(document, archive.people)
    languages = {turn.id: turn.language for turn in record.turns if turn.language is not None}
    front = {
        **({"languages": languages} if languages else {}),
        "speakers": [msgspec.structs.asdict(voice) for voice in voices],
        "swatches": swatches,
        "turns": len(record.turns),
    }
    corrections_by_turn = by_turn(corrections)
    turns = () if document.is_too_large else record.turns
    views = tuple(
        TurnView(turn.id, _heading(turn, archive, path, corrections_by_turn.get(turn.id, ())), turn.blocks)
        for turn in turns
    )
    return front, {"turns": views}


def _article_body(record: SessionRecord, document: Summary) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the front matter and the template's values for the blocks of an article."""
    blocks = () if document.is_too_large else tuple(block for turn in record.turns for block in turn.blocks)
    has_headline = bool(blocks) and _is_headline(blocks[0], record.title)
    values: dict[str, Any] = {"title": blocks[0].text} if has_headline else {}
    values["title_is_words"] = has_headline
    values["first_anchor"] = Markdown(f" {{ {_ARTICLE_ANCHOR} }}")
    values["blocks"] = tuple(
        _article_block(block, first=position == 0 and not has_headline)
        for position, block in enumerate(blocks[1:] if has_headline else blocks)
    )
    return {"headline": has_headline, "has_words": bool(blocks)}, values


def _heading(turn: Turn, archive: Archive, path: str, corrections: Sequence[AppliedCorrection]) -> Markdown:
    """Return the speaker: a linked person with the role, the label as printed, or "Unidentified speaker"."""
    label = shown_label(turn, corrected_labels(corrections)) if corrections else turn.label
    corrected = corrected_label_note(turn, corrections) if turn.resolved == "corrected" else ""
    if label is None and turn.name is None:
        return Markdown(f"{UNIDENTIFIED}{corrected}")
    if turn.speaker is None or turn.name is None or turn.speaker not in archive.people:
        role = f", {escape_heading(turn.role)}" if turn.role and is_withheld(turn) else ""
        return Markdown(f"{escape_heading(turn.name or label or UNIDENTIFIED)}{role}{corrected}")
    link = markdown_link(archive.people[turn.speaker].href, path)
    role = f", {escape_heading(turn.role)}" if turn.role else ""
    inferred = f" (inferred; {escape_heading(printed_as(label))})" if turn.resolved == "inferred" else ""
    return Markdown(f"[{escape_heading(turn.name)}]({link}){role}{inferred}{corrected}")


def _is_headline(block: Block, title: str | None) -> bool:
    return block.type == "heading" and title is not None and block.text.rstrip(".") == title.rstrip(".")


def _article_block(block: Block, *, first: bool) -> ArticleBlock:
    anchor = ""
    if first and block.type == "event":
        anchor = f"{_ARTICLE_ANCHOR} "
    elif first:
        anchor = f"{' ' if block.type == 'heading' else ''}{{ {_ARTICLE_ANCHOR} }}"
    return ArticleBlock(type=block.type, text=block.text, event=block.event, anchor=Markdown(anchor))


def _description(document: Summary, archive: Archive) -> str:
    event = document.event
    place = joined([event.name, event.place]) if event else None
    date = date_in_words(document.date) if document.date else None
    length = counted(document.words, "word")
    if document.is_session:
        speakers = {turn.speaker for turn in document.turns if turn.speaker in archive.people}
        length += f", {counted(len(document.turns), 'turn')}, {counted(len(speakers), 'named speaker')}"
    facts = joined([KINDS[document.kind], place, date, length])
    return f"{document.shown_title}. {facts}."
