"""The corrections on a document's page: printed value, corrected value, reason, author and date."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.corrections.applied import AppliedCorrection, CorrectedSpan
from generator.pages.markdown.escape import Markdown, escape, escape_heading
from generator.pages.markdown.link_markup import MarkedSpan
from generator.pages.views.printed_label import printed_as
from generator.pages.views.wording import UNIDENTIFIED, date_in_words
from generator.records import Turn
from generator.settings.load import Settings

FIELD_NAMES = {
    "title": "Title",
    "event": "Event",
    "day": "Day",
    "date": "Date",
    "start_time": "Start time",
    "end_time": "End time",
    "room": "Room",
    "type": "Type",
    "code": "Code",
    "status": "Status",
    "language": "Language",
}
"""The metadata fields that can be corrected, with their names for readers."""

_NO_VALUE = "nothing"
_CSS_CLASS = "corrected"
_SPEAKER_CORRECTIONS = {"speaker", "label", "split"}


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
            f"printed: {change.applied.printed}",
            _CSS_CLASS,
        )
        for change in changes
    ]


def corrected_label_note(turn: Turn, corrections: Sequence[AppliedCorrection]) -> str:
    """Return the note behind the name of a corrected speaker: the printed label, as a link to the correction."""
    printed = escape_heading(printed_as(turn.label))
    for correction in corrections:
        if correction.turn == turn.id and correction.kind in _SPEAKER_CORRECTIONS:
            return f" (corrected; [{printed}](#{correction_id(correction)}){{: .{_CSS_CLASS} }})"
    return f" (corrected; {printed})"


def metadata_value(field: str, value: str | None, settings: Settings | None) -> str:
    """Return a metadata value in words for readers."""
    if value is None:
        return _NO_VALUE
    if field == "date":
        return date_in_words(value)
    if settings is not None and field == "type":
        return settings.type_name(value)
    event = settings.event(value) if settings is not None and field == "event" else None
    return event.name if event is not None else value


def _heading(correction: AppliedCorrection) -> str:
    if correction.kind == "metadata":
        return FIELD_NAMES[correction.field or ""]
    return {
        "speaker": "Speaker",
        "label": "Label",
        "split": "Missing start of a turn",
        "join": "One turn printed as two",
        "no-mark": "A mark that does not begin a turn",
        "words": "Misheard words",
        "hide": "Redacted passage",
        "withdraw": "Withdrawn",
    }[correction.kind]


def _sentence(correction: AppliedCorrection, settings: Settings | None) -> str:
    if correction.kind == "metadata":
        printed = metadata_value(correction.field or "", correction.printed, settings)
        changed = f"Printed: {printed}. Now: {metadata_value(correction.field or '', correction.now, settings)}. "
    elif correction.kind in {"speaker", "label"}:
        changed = f"Printed: {correction.printed or UNIDENTIFIED}. Now: {correction.now or UNIDENTIFIED}. "
    elif correction.kind == "words":
        changed = f"Printed: “{correction.printed}”. Now: “{correction.now}”. "
    elif correction.kind == "split" and correction.now:
        changed = f"Now: {correction.now}. "
    elif correction.kind in {"join", "no-mark"} and correction.printed:
        changed = f"Printed as a label: {correction.printed}. "
    else:
        changed = ""
    return f"{changed}Reason: {correction.reason.rstrip('.')}. {correction.author}, {date_in_words(correction.date)}."


def _turn_link(correction: AppliedCorrection) -> str:
    return f" [To the turn](#{correction.turn})" if correction.turn else ""
