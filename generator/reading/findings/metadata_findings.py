"""Findings of metadata: what is missing, and what contradicts the event or looks like something else."""

from __future__ import annotations

import re

from generator.reading.draft import Draft, Piece
from generator.reading.grammar.dates import find_date
from generator.reading.grammar.header_lines import event_at
from generator.reading.grammar.labels import find_label
from generator.reading.metadata.event_in_article import MAX_PARAGRAPH_CHARS
from generator.reading.metadata.event_names import city_and_country
from generator.settings.events import EventInfo
from generator.text.normal import fold, tidy

_ROUGHLY_EDITED = "roughly edited"
_MAX_OPENING_CHARS = 4000
"""Characters of the opening, the first words of a session."""

_TAGS = re.compile(r"(tags|keywords|categories|topics)[ \t]*:", re.IGNORECASE)
"""A key of a front matter under which authors list subjects."""

_FULL_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?),? 20\d\d\b"
)


def metadata_findings(draft: Draft) -> Draft:
    """Report missing metadata, and lines that contradict the metadata or look like something else."""
    if draft.facts.title is None:
        draft = draft.add_finding("title-unknown", "warning", "no title was found in the document or its address")
    draft = _report_labels_without_mark(draft)
    draft = _report_roughly_edited(draft)
    draft = _report_other_places(draft)
    draft = _report_other_event(draft)
    draft = _report_tags(draft)
    return _report_half_days(draft)


def _report_tags(draft: Draft) -> Draft:
    """Report the tags of a front matter: nothing reads them."""
    document = draft.document
    if document.source.format != "markdown":
        return draft
    for number in sorted(number for number, reason in document.asides.items() if reason == "metadata"):
        key = _TAGS.match(document.lines[number - 1])
        if key is not None:
            message = f"the front matter: `{key[1].lower()}` isn't used; topics are found in the words of the sessions"
            return draft.add_finding("front-matter", "info", message, number)
    return draft


def _report_labels_without_mark(draft: Draft) -> Draft:
    """Report paragraphs of a transcript that begin with a label in capitals but without chevrons."""
    if draft.kind != "transcript":
        return draft
    for piece in draft.pieces:
        if piece.became != "text":
            continue
        start = piece.text[:200].lstrip()
        label = find_label(start, draft.vocabulary) if start[:2].isupper() else None
        if label is not None and label.strip().isupper() and " " in tidy(label):
            message = f"{tidy(label)!r} looks like a label without its chevrons; it is kept in the text"
            draft = draft.add_finding("label-without-mark", "warning", message, piece.line, values=(tidy(label),))
    return draft


def _report_roughly_edited(draft: Draft) -> Draft:
    """Report the first notice that says that the text is roughly edited."""
    for piece in draft.pieces:
        if piece.became == "notice" and _ROUGHLY_EDITED in fold(piece.text):
            message = (
                "the notice says that the text is roughly edited;"
                " its status is final. If the text is raw, correct `status` to `raw`"
            )
            return draft.add_finding("roughly-edited", "warning", message, piece.line)
    return draft


def _report_other_places(draft: Draft) -> Draft:
    """Report places of other events in an article: they are often left from an earlier year's text."""
    event = draft.settings.event(draft.facts.event)
    if draft.kind == "transcript" or event is None:
        return draft
    event_places = {fold(place) for place in _places(event)}
    places = {fold(place): (place, info) for info in draft.settings.events for place in _places(info)}
    for piece in draft.pieces:
        text = fold(piece.text) if piece.became != "removed" and len(piece.text) <= MAX_PARAGRAPH_CHARS else ""
        for folded, (place, info) in places.items():
            if folded not in event_places and folded in text:
                message = f"the text names {place}, the place of {info.name}, but the document belongs to {event.name}"
                draft = draft.add_finding("other-place", "warning", message, piece.line, values=(place, info.name))
    return draft


def _places(info: EventInfo) -> list[str]:
    return [place for place in {info.place, city_and_country(info)} if place and "," in place]


def _report_other_event(draft: Draft) -> Draft:
    """Report a transcript whose opening names date and city of another event: its heading may be another session's."""
    event = draft.settings.event(draft.facts.event)
    if draft.kind != "transcript" or event is None:
        return draft
    opening = _opening(draft)
    for match in _FULL_DATE.finditer(opening) if " 20" in opening else ():
        date = find_date(match[0])
        other = event_at(draft.settings, date) if date is not None else None
        if other is not None and other.id != event.id and other.city and fold(other.city) in fold(opening):
            message = (
                f"the first words name {match[0]} and {other.city}, date and city of {other.name}; "
                f"the event stays {event.name}"
            )
            line = next(piece.line for piece in draft.pieces if piece.became == "text")
            return draft.add_finding("event-disagrees", "warning", message, line, values=(match[0], other.name))
    return draft


def _opening(draft: Draft) -> str:
    """Return the first words of the session, up to `_MAX_OPENING_CHARS`."""
    opening = ""
    for piece in draft.pieces:
        if piece.became == "text":
            opening += " " + tidy(piece.text[: _MAX_OPENING_CHARS - len(opening)])
        if len(opening) >= _MAX_OPENING_CHARS:
            break
    return opening


def _report_half_days(draft: Draft) -> Draft:
    """Report a heading that names another half of the day than the notice."""
    heading_halves = {
        half for piece in draft.pieces if piece.detail in {"heading", "metadata"} for half in _halves(piece)
    }
    for piece in draft.pieces:
        notice_halves = _halves(piece) if piece.became == "notice" else set()
        if len(heading_halves) == 1 and len(notice_halves) == 1 and heading_halves != notice_halves:
            message = f"the heading says {heading_halves.pop()}, but the notice says {notice_halves.pop()}"
            return draft.add_finding("half-day-disagrees", "warning", message, piece.line)
    return draft


def _halves(piece: Piece) -> set[str]:
    return {half.casefold() for half in re.findall(r"(?i)\b(?:morning|afternoon)\b", piece.text[:_MAX_OPENING_CHARS])}
