"""The corrections on a document's page: printed value, corrected value, reason, author and date."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.corrections.applied import AppliedCorrection, CorrectedSpan
from generator.pages.markdown.escape import Markdown, escape, escape_heading
from generator.pages.markdown.link_markup import MarkedSpan
from generator.pages.views.printed_label import printed_as
from generator.pages.views.wording import date_in_words, gettext, unidentified
from generator.records import Turn
from generator.settings.load import Settings

_CSS_CLASS = "corrected"
_SPEAKER_CORRECTIONS = {"speaker", "label", "split"}


def field_name(field: str) -> str:
    """Return the name of a metadata field that can be corrected, for readers."""
    return {
        "title": lambda: gettext("Title"),
        "event": lambda: gettext("Event"),
        "day": lambda: gettext("Day"),
        "date": lambda: gettext("Date"),
        "start_time": lambda: gettext("Start time"),
        "end_time": lambda: gettext("End time"),
        "room": lambda: gettext("Room"),
        "type": lambda: gettext("Type"),
        "code": lambda: gettext("Code"),
        "status": lambda: gettext("Status"),
        "language": lambda: gettext("Language"),
    }[field]()


class CorrectionView(msgspec.Struct, frozen=True):
    """One correction, ready to be printed."""

    heading: Markdown
    id: str
    text: Markdown


def correction_id(correction: AppliedCorrection) -> str:
    """Return the id of a correction on its page; the capital letter keeps it apart from turn ids."""
    return f"Correction-{correction.number}"


def corrections_view(
    corrections: Sequence[AppliedCorrection], settings: Settings, *, large: bool = False
) -> tuple[CorrectionView, ...]:
    """Return the corrections for the foot of a page; a `large` document has no turns to link to."""
    return tuple(
        CorrectionView(
            heading=escape_heading(_heading(correction)),
            id=correction_id(correction),
            text=Markdown(f"{escape(_sentence(correction, settings))}{'' if large else _turn_link(correction)}"),
        )
        for correction in corrections
    )


def plain_correction(correction: AppliedCorrection) -> str:
    """Return a correction as plain text."""
    turn = f" [#{correction.turn}]" if correction.turn else ""
    return f"{_heading(correction)}{turn}. {_sentence(correction, None)}"


def correction_in_words(correction: AppliedCorrection, settings: Settings) -> str:
    """Return what a correction changed and why, as plain text for readers."""
    return f"{_heading(correction)}. {_sentence(correction, settings)}"


def correction_spans(changes: Sequence[CorrectedSpan]) -> list[MarkedSpan]:
    """Return the links from a paragraph's corrected words to the corrections."""
    return [
        MarkedSpan(
            change.start,
            change.end,
            f"#{correction_id(change.applied)}",
            gettext("printed: %(words)s", words=change.applied.printed),
            _CSS_CLASS,
        )
        for change in changes
    ]


def corrected_label_note(turn: Turn, corrections: Sequence[AppliedCorrection]) -> str:
    """Return the note behind the name of a corrected speaker: the printed label, as a link to the correction."""
    printed = escape_heading(printed_as(turn.label))
    for correction in corrections:
        if correction.turn == turn.id and correction.kind in _SPEAKER_CORRECTIONS:
            return f" ({gettext('corrected')}; [{printed}](#{correction_id(correction)}){{: .{_CSS_CLASS} }})"
    return f" ({gettext('corrected')}; {printed})"


def metadata_value(field: str, value: str | None, settings: Settings | None) -> str:
    """Return a metadata value in words for readers."""
    if value is None:
        return gettext("nothing")
    if field == "date":
        return date_in_words(value)
    if settings is not None and field == "type":
        return settings.type_name(value)
    event = settings.event(value) if settings is not None and field == "event" else None
    return event.name if event is not None else value


def _heading(correction: AppliedCorrection) -> str:
    if correction.kind == "metadata":
        return field_name(correction.field or "")
    return {
        "speaker": lambda: gettext("Speaker"),
        "label": lambda: gettext("Label"),
        "split": lambda: gettext("Missing start of a turn"),
        "join": lambda: gettext("One turn printed as two"),
        "no-mark": lambda: gettext("A mark that does not begin a turn"),
        "words": lambda: gettext("Misheard words"),
        "hide": lambda: gettext("Redacted passage"),
        "withdraw": lambda: gettext("Withdrawn"),
    }[correction.kind]()


def _sentence(correction: AppliedCorrection, settings: Settings | None) -> str:
    if correction.kind == "metadata":
        values = (
            metadata_value(correction.field or "", value, settings) for value in (correction.printed, correction.now)
        )
        changed = _printed_and_now(*values)
    elif correction.kind in {"speaker", "label"}:
        changed = _printed_and_now(correction.printed or unidentified(), correction.now or unidentified())
    elif correction.kind == "words":
        changed = gettext("Printed: “%(printed)s”. Now: “%(now)s”.", printed=correction.printed, now=correction.now)
    elif correction.kind == "split" and correction.now:
        changed = gettext("Now: %(now)s.", now=correction.now)
    elif correction.kind in {"join", "no-mark"} and correction.printed:
        changed = gettext("Printed as a label: %(printed)s.", printed=correction.printed)
    else:
        changed = ""
    reason = gettext(
        "Reason: %(reason)s. %(author)s, %(date)s.",
        reason=correction.reason.rstrip("."),
        author=correction.author,
        date=date_in_words(correction.date),
    )
    return f"{changed} {reason}" if changed else reason


def _printed_and_now(printed: str, now: str) -> str:
    return gettext("Printed: %(printed)s. Now: %(now)s.", printed=printed, now=now)


def _turn_link(correction: AppliedCorrection) -> str:
    words = gettext("To the turn")
    return f" [{words}](#{correction.turn})" if correction.turn else ""
