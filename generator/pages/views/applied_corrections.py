"""What a document's page says of its corrections: each with what was printed, what it is now, why, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.corrections.applied import AppliedCorrection, CorrectedSpan
from generator.pages.markdown.escape import Markdown, escape, escape_heading
from generator.pages.markdown.link_markup import MarkedSpan
from generator.pages.views.wording import UNIDENTIFIED, date_in_words
from generator.records import Turn
from generator.settings.load import Settings

SECTION = "Corrections"
"""The id of the section: with a capital letter, which no id of a turn has."""

FIELD_NAMES = {
    "title": "Title",
    "event": "Event",
    "day": "Day",
    "date": "Date",
    "start_time": "Beginning",
    "end_time": "End",
    "room": "Room",
    "type": "Type",
    "code": "Code",
    "status": "Status",
    "language": "Language",
}
"""What readers call what can be corrected of the metadata."""

_NOT_SAID = "nothing"


class CorrectionView(msgspec.Struct, frozen=True):
    """One correction, ready to be printed."""

    heading: Markdown
    id: str
    text: Markdown


def anchor(told: AppliedCorrection) -> str:
    """Return the id under which a correction is told."""
    return f"Correction-{told.number}"


def corrections_view(
    told: Sequence[AppliedCorrection], settings: Settings, *, large: bool = False
) -> tuple[CorrectionView, ...]:
    """Return what the section at the foot of a page says of each correction; one `large` has no turns to lead to."""
    return tuple(
        CorrectionView(
            heading=escape_heading(_what(one)),
            id=anchor(one),
            text=Markdown(f"{escape(_sentence(one, settings))}{'' if large else _back(one)}"),
        )
        for one in told
    )


def plain_correction(told: AppliedCorrection) -> str:
    """Return the same as plain text."""
    where = f" [#{told.turn}]" if told.turn else ""
    return f"{_what(told)}{where}. {_sentence(told, None)}"


def spans(changes: Sequence[CorrectedSpan]) -> list[MarkedSpan]:
    """Return the links of a paragraph's corrected words to what is told of each."""
    return [
        MarkedSpan(change.start, change.end, f"#{anchor(change.applied)}", f"printed: {change.applied.printed}", _KIND)
        for change in changes
    ]


_KIND = "corrected"


def printed_as(turn: Turn, told: Sequence[AppliedCorrection]) -> str:
    """Return what stands behind the name of a corrected speaker: what was printed, leading to what is told of it."""
    theirs = [one for one in told if one.turn == turn.id and one.kind in _OF_SPEAKERS]
    printed = f"printed as {turn.label}" if turn.label else "printed without a name"
    if not theirs:
        return f" (corrected; {escape_heading(printed)})"
    return f" (corrected; [{escape_heading(printed)}](#{anchor(theirs[0])}){{: .{_KIND} }})"


_OF_SPEAKERS = {"speaker", "label", "split"}


def metadata_value(field: str, value: str | None, settings: Settings | None) -> str:
    """Return a value of the metadata in a reader's words."""
    if value is None:
        return _NOT_SAID
    if field == "date":
        return date_in_words(value)
    if settings is not None and field == "type":
        return settings.type_name(value)
    info = settings.event(value) if settings is not None and field == "event" else None
    return info.name if info is not None else value


def _what(told: AppliedCorrection) -> str:
    if told.kind == "metadata":
        return FIELD_NAMES[told.field or ""]
    return {
        "speaker": "Speaker",
        "label": "Label",
        "split": "A turn that was not marked",
        "join": "One turn that was marked as two",
        "no-mark": "A mark that is none",
        "words": "Words that were misheard",
        "hide": "A passage withheld",
        "withdraw": "Withdrawn",
    }[told.kind]


def _sentence(told: AppliedCorrection, settings: Settings | None) -> str:
    if told.kind == "metadata":
        printed = metadata_value(told.field or "", told.printed, settings)
        changed = f"Printed: {printed}. Now: {metadata_value(told.field or '', told.now, settings)}. "
    elif told.kind in {"speaker", "label"}:
        changed = f"Printed: {told.printed or UNIDENTIFIED}. Now: {told.now or UNIDENTIFIED}. "
    elif told.kind == "words":
        changed = f"Printed: “{told.printed}”. Now: “{told.now}”. "
    elif told.kind == "split" and told.now:
        changed = f"Now: {told.now}. "
    elif told.kind in {"join", "no-mark"} and told.printed:
        changed = f"Printed as a label: {told.printed}. "
    else:
        changed = ""
    return f"{changed}Reason: {told.reason.rstrip('.')}. {told.author}, {date_in_words(told.date)}."


def _back(told: AppliedCorrection) -> str:
    return f" [To the turn](#{told.turn})" if told.turn else ""
