"""The page of a document: a session with a heading for every turn, or an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from generator.archive.load import Archive
from generator.archive.privacy.redact_names import is_withheld
from generator.archive.related.index import NO_RELATED_LINKS, RelatedLinks
from generator.archive.summary import Summary
from generator.corrections.applied import CORRECTIONS_FILE, AppliedCorrection, by_turn, corrected_labels, shown_label
from generator.pages.markdown.escape import Markdown, escape_heading
from generator.pages.views.applied_corrections import corrections_view, printed_as
from generator.pages.views.docket import session_docket
from generator.pages.views.entries import joined, markdown_link
from generator.pages.views.related import neighbour, related_view
from generator.pages.views.wording import KINDS, UNIDENTIFIED, counted, date_in_words
from generator.records import Block, SessionRecord, Turn
from generator.settings.load import Settings
from generator.slugs import slug

_ANCHOR = "#text-1"


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


class Voice(msgspec.Struct, frozen=True):
    """Who speaks in a session, and how much of it."""

    name: str
    href: str | None
    words: int
    share: int
    swatch: int | None
    kind: str
    printed: tuple[str, ...]


def session_values(
    record: SessionRecord,
    document: Summary,
    archive: Archive,
    settings: Settings,
    ties: RelatedLinks = NO_RELATED_LINKS,
) -> tuple[str, dict[str, Any]]:
    """Return the template's name and what it prints: the front matter's values and the view of the body.

    The texts of the record's blocks are printed as they are where they are Markdown already; see `linked.py`.
    """
    page = f"{document.href}index.md"
    large = document.is_too_large
    told = archive.applied_corrections.get(document.href, ())
    front: dict[str, Any] = {
        "title": document.shown_title,
        "description": _description(document, archive),
        "template": "session.html" if document.is_session else "article.html",
        "page_kind": "session" if document.is_session else "article",
        "crumbs": _crumbs(document),
        "docket": session_docket(record, document, settings, archive.people, ties.series, told),
    }
    values: dict[str, Any] = {
        "title": document.shown_title,
        "notices": [] if large else [notice.text for notice in record.notices],
        "large": large,
        "corrections": corrections_view(told, settings, large=large),
    }
    kept = archive.turn_ids.get(document.href)
    if kept is not None and kept.former_ids:
        front["former"] = {turn: list(ids) for turn, ids in kept.former_ids.items()}
    if (kept is not None and kept.drops_withheld_ids) or any(map(is_withheld, record.turns)):
        front["withheld"] = True
    if document.is_session:
        voices, swatches = _voices(document, archive)
        front["speakers"] = [msgspec.structs.asdict(voice) for voice in voices]
        front["swatches"] = swatches
        front["turns"] = len(record.turns)
        theirs = by_turn(told)
        values["turns"] = (
            () if large else tuple(_turn(turn, archive, page, theirs.get(turn.id, ())) for turn in record.turns)
        )
    else:
        blocks = () if large else tuple(block for turn in record.turns for block in turn.blocks)
        front["headline"] = bool(blocks) and _is_headline(blocks[0], record.title)
        if front["headline"]:
            values["title"] = blocks[0].text
            blocks = blocks[1:]
        values["title_is_words"] = front["headline"]
        values["first_anchor"] = Markdown(f" {{ {_ANCHOR} }}")
        values["blocks"] = tuple(
            _article_block(block, first=position == 0 and not front["headline"])
            for position, block in enumerate(blocks)
        )
    if settings.archive.report_mistake:
        front["report"] = settings.archive.report_mistake
    front["previous"], front["next"] = neighbour(ties.day.previous), neighbour(ties.day.next)
    front["near"] = related_view(document, ties, settings)
    front["downloads"] = [
        {"text": "Plain text", "href": f"{document.href}session.txt"},
        {"text": "Record (JSON)", "href": f"{document.href}session.json"},
    ]
    if told:
        front["downloads"].append({"text": "Corrections (JSON)", "href": f"{document.href}{CORRECTIONS_FILE}"})
    values["front"] = front
    return ("session.md.jinja" if document.is_session else "article.md.jinja"), values


def _turn(turn: Turn, archive: Archive, page: str, told: Sequence[AppliedCorrection]) -> TurnView:
    return TurnView(id=turn.id, heading=_heading(turn, archive, page, told), blocks=turn.blocks)


def _heading(turn: Turn, archive: Archive, page: str, told: Sequence[AppliedCorrection]) -> Markdown:
    """Return who speaks: the person with a link and the role behind it, the label as printed, or nobody."""
    label = shown_label(turn, corrected_labels(told)) if told else turn.label
    corrected = printed_as(turn, told) if turn.resolved == "corrected" else ""
    if label is None and turn.name is None:
        return Markdown(f"{UNIDENTIFIED}{corrected}")
    if turn.speaker is None or turn.name is None or turn.speaker not in archive.people:
        role = f", {escape_heading(turn.role)}" if turn.role and is_withheld(turn) else ""
        return Markdown(f"{escape_heading(turn.name or label or UNIDENTIFIED)}{role}{corrected}")
    link = markdown_link(archive.people[turn.speaker].href, page)
    role = f", {escape_heading(turn.role)}" if turn.role else ""
    inferred = f" (inferred; printed as {escape_heading(label or '')})" if turn.resolved == "inferred" else ""
    return Markdown(f"[{escape_heading(turn.name)}]({link}){role}{inferred}{corrected}")


def _is_headline(block: Block, title: str | None) -> bool:
    return block.type == "heading" and title is not None and block.text.rstrip(".") == title.rstrip(".")


def _article_block(block: Block, *, first: bool) -> ArticleBlock:
    if block.type == "event":
        anchor = f"{_ANCHOR} " if first else ""
    else:
        anchor = f" {{ {_ANCHOR} }}" if first and block.type == "heading" else f"{{ {_ANCHOR} }}" if first else ""
    return ArticleBlock(type=block.type, text=block.text, event=block.event, anchor=Markdown(anchor))


def _voices(document: Summary, archive: Archive) -> tuple[list[Voice], dict[str, int | None]]:
    """Return the voices, the one that speaks most first and the unidentified last, and the swatches of their turns.

    A swatch belongs to a person in this session, or to a label that names none; several labels of one person share it,
    and so do labels that have the same slug (`MODERATOR` and `Moderator`).
    """
    spoken: dict[str, int] = {}
    printed: dict[str, dict[str, None]] = {}
    turns: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    for turn in document.turns:
        # An id that was kept may be of another label, so what belongs together is told by the label of today.
        prefix = slug(turn.label or "")
        if turn.speaker is not None:
            key, kind = f"person {turn.speaker}", "person"
        elif turn.label is None:
            key, kind = "", "unidentified"
        else:
            key, kind = f"label {prefix}", "role"
        spoken[key] = spoken.get(key, 0) + turn.words
        kinds[key] = kind
        printed.setdefault(key, {}).setdefault("" if turn.corrected and turn.speaker else turn.label or "")
        # A label that reads `UNIDENTIFIED` shares the ids of the turns without one, which have no sign.
        turns.setdefault("" if prefix == "unidentified" else key, []).append(turn.id)
    order = sorted(spoken, key=lambda key: (key == "", -spoken[key], key))
    total = sum(spoken.values())
    voices: list[Voice] = []
    swatches: dict[str, int] = {}
    for position, key in enumerate(order):
        speaker = key.removeprefix("person ") if kinds[key] == "person" else None
        person = archive.people.get(speaker) if speaker else None
        swatch = None if key == "" else position
        voices.append(
            Voice(
                name=document.names_by_person[speaker]
                if speaker
                else next(iter(printed[key])) or "Unidentified speakers",
                href=person.href if person else None,
                words=spoken[key],
                share=round(100 * spoken[key] / total) if total else 0,
                swatch=swatch,
                kind=kinds[key],
                printed=tuple(label for label in printed[key] if label),
            )
        )
        if swatch is not None:
            swatches.update((turn, swatch) for turn in turns.get(key, ()))
    return voices, _by_prefix(swatches, turns.get("", ()))


def _by_prefix(swatches: dict[str, int], unidentified: Iterable[str]) -> dict[str, int | None]:
    """Return the swatch of each id prefix that has but one, and of the single ids where turns that share one differ.

    A turn without label has none.
    """
    wanted: dict[str, int | None] = {**swatches, **dict.fromkeys(unidentified)}
    of_prefix: dict[str, set[int | None]] = {}
    for turn, swatch in wanted.items():
        of_prefix.setdefault(turn.rpartition("-")[0], set()).add(swatch)
    made: dict[str, int | None] = {}
    for turn, swatch in wanted.items():
        prefix = turn.rpartition("-")[0]
        if len(of_prefix[prefix]) > 1:
            made[turn] = swatch
        elif swatch is not None:
            made[prefix] = swatch
    return made


def _crumbs(document: Summary) -> list[dict[str, str]]:
    crumbs = [{"text": "Events", "href": "events/"}]
    if document.event is not None:
        crumbs.append({"text": document.event.name, "href": f"{document.event.id}/"})
    else:
        crumbs.append({"text": document.address.folder, "href": f"{document.address.folder}/"})
    return crumbs


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
