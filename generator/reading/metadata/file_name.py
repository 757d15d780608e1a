"""The file's name: where page, address and event are silent, it has the date, and beside a date the title."""

from __future__ import annotations

import datetime

from generator.reading.draft import Draft
from generator.reading.grammar.file_names import read_file_name


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


def date_from_file_name(draft: Draft) -> Draft:
    """Take the date of the file's name if nothing else gives one, or report that it is another one."""
    date = file_name_date(draft)
    if date is None:
        return draft
    if draft.facts.date is None:
        message = f"no date was found in the text; the file's name has {date}"
        draft = draft.set_fact("file-name", date=date.isoformat())
        return draft.add_finding("date-from-file-name", "info", message)
    if draft.facts.date != date.isoformat():
        message = f"the date is {draft.facts.date}, but the file's name says {date}"
        draft = draft.add_finding("date-disagrees", "warning", message, values=(str(draft.facts.date), f"{date}"))
    return draft
