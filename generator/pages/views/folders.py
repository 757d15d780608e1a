"""The name and the year of a folder that no event of the settings describes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from generator.archive.summary import Summary
from generator.pages.views.years import years_of
from generator.reading.grammar.file_names import words_of_file_name

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def folder_name(document: Summary) -> str:
    """Return the words of a document's folder: `Harbour days 2018` of `harbour-days-2018`."""
    return words_of_file_name(PurePosixPath(document.path).parent.name) or document.address.folder


def folder_year(documents: Sequence[Summary]) -> int | None:
    """Return the year in the name of a folder, else the year of all its documents with a date; `None` without one."""
    years = {int(year) for year in _YEAR.findall(documents[0].address.folder)} or years_of(documents)
    return years.pop() if len(years) == 1 else None
