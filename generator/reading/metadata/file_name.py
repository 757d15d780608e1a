"""The file's name: where page, address and event are silent, it has the date, and beside a date the title."""

from __future__ import annotations

import datetime

from generator.reading.draft import Draft
from generator.reading.grammar.file_names import read_file_name
from generator.reading.grammar.printed_dates import find_printed_date
from generator.text.normal import tidy

_MAX_LINES = 60
"""Lines from the top in which somebody may say the date."""


def title_from_file_name(draft: Draft) -> Draft:
    """Take the words beside the date in the file's name, if the document has no title."""
    title = read_file_name(draft.document.slug).title
    if title is None or draft.facts.title is not None:
        return draft
    message = "no title was found in the text; it is made from the file's name"
    return draft.set_fact("file-name", title=title).add_finding("title-from-address", "info", message)


def file_name_date(draft: Draft) -> datetime.date | None:
    """Return the date in the file's name; of a press release none, because its file is named by the day of a copy."""
    return read_file_name(draft.document.slug).date if draft.kind != "press-release" else None


def _date_said(draft: Draft) -> datetime.date | None:
    """Return the one of two dates, which the file's name may have, that the first lines of a transcript have, too."""
    either = read_file_name(draft.document.slug).either if draft.kind == "transcript" else ()
    if not either:
        return None
    printed = (find_printed_date(tidy(piece.text)) for piece in draft.pieces[:_MAX_LINES])
    said = {date.date for date in printed if date is not None and date.date in either}
    return said.pop() if len(said) == 1 else None


def date_from_file_name(draft: Draft) -> Draft:
    """Take the date of the file's name if nothing else gives one, or report that it is another one."""
    date = file_name_date(draft) or _date_said(draft)
    if date is None:
        return draft
    if draft.facts.date is None:
        message = f"no date was found above the text; the file's name has {date}"
        draft = draft.set_fact("file-name", date=date.isoformat())
        return draft.add_finding("date-from-file-name", "info", message)
    if draft.facts.date != date.isoformat():
        message = f"the date is {draft.facts.date}, but the file's name says {date}"
        draft = draft.add_finding("date-disagrees", "warning", message, values=(str(draft.facts.date), f"{date}"))
    return draft
