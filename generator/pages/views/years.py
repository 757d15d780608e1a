"""Numbers by year, which the theme draws as bars with a table behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.archive.summary import Summary

_MIN_GAP = 4
"""Years without a session in the archive that are shown as one gap."""


class YearCount(msgspec.Struct, frozen=True):
    """How many sessions of a year belong to a list."""

    year: int
    count: int
    href: str | None = None
    """Where the year is listed."""
    through: int | None = None
    """The last year of a gap; `year` is its first year."""


def year_of(document: Summary) -> int | None:
    """Return the year of a document, or that of its event."""
    date = document.date or (document.event.start if document.event is not None else None)
    return int(date[:4]) if date else None


def years_of(documents: Iterable[Summary]) -> set[int]:
    """Return the known years of documents."""
    return {year for document in documents if (year := year_of(document)) is not None}


def span_of_years(documents: Iterable[Summary]) -> str | None:
    """Return `2014–2024` or `2016`, or `None` if no year is known."""
    years = sorted(years_of(documents))
    if not years:
        return None
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def counts_by_year(
    counts: Mapping[int | None, int], years: Iterable[int], links: Mapping[int, str]
) -> tuple[YearCount, ...]:
    """Return the numbers of years, the first year first.

    Args:
        counts: The sessions of the list in each year.
        years: The years of the archive.
        links: Where each year is listed.
    """
    shown: list[YearCount] = []
    for year in sorted(years):
        empty = range(shown[-1].year + 1, year) if shown else range(0)
        if len(empty) < _MIN_GAP:
            shown += (YearCount(between, 0) for between in empty)
        else:
            shown.append(YearCount(empty[0], 0, through=empty[-1]))
        shown.append(YearCount(year, counts.get(year, 0), links.get(year)))
    return tuple(shown)
