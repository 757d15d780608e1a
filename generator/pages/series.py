"""The pages of series: their index, and the sessions of each over the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.archive.related.series import SeriesSessions
from generator.archive.summary import Summary
from generator.pages.views.docket import Row, item, row, web_address
from generator.pages.views.entries import Entry, Section, document_entry, joined, markdown_link, one_group
from generator.pages.views.listing import Listing, Page
from generator.pages.views.wording import counted
from generator.settings.load import Settings

_CRUMB = {"text": "Series", "href": "series/"}
_NO_YEAR = "Year not known"


def series_pages(series: Sequence[SeriesSessions], settings: Settings) -> Iterator[Page]:
    """Yield the index of the series that have sessions, then a page for each."""
    yield _index_page(series)
    for one in series:
        yield _series_page(one, settings)


def _index_page(series: Sequence[SeriesSessions]) -> Page:
    page = "series/index.md"
    entries = [
        Entry(
            title=one.info.name,
            link=markdown_link(one.info.href, page),
            facts=joined([_years(one.sessions), counted(len(one.sessions), "session")]),
        )
        for one in series
    ]
    listing = Listing(
        page=page,
        kind="all-series",
        title="Series",
        description=f"Sessions that belong together over the years: {counted(len(entries), 'series', 'series')}.",
        lead=None if entries else "No session is of a series yet.",
        sections=[one_group(entries)],
    )
    return listing.parts()


def _series_page(one: SeriesSessions, settings: Settings) -> Page:
    page = f"{one.info.href}index.md"
    docket: list[Row] = []
    if one.info.called:
        docket.append(row("called", "Also called", item(", ".join(one.info.called))))
    if (years := _years(one.sessions)) is not None:
        docket.append(row("years", "Years", item(years)))
    docket.append(row("documents", "In the archive", item(counted(len(one.sessions), "session"))))
    if (address := web_address(one.info.link)) is not None:
        docket.append(row("link", "More", item(address, None, address)))
    listing = Listing(
        page=page,
        kind="series",
        title=one.info.name,
        description=f"{joined([one.info.name, years])}: {counted(len(one.sessions), 'session')}.",
        crumbs=[_CRUMB],
        docket=docket,
        lead=one.info.note,
        sections=_by_year(one.sessions, page, settings),
    )
    return listing.parts()


def _by_year(sessions: Sequence[Summary], page: str, settings: Settings) -> list[Section]:
    """Return a section for each year, the latest first, with its sessions in the order in which they took place."""
    years: dict[str, list[Entry]] = {}
    for session in sessions:
        entry = document_entry(session, page, settings, say=("event", "date"))
        years.setdefault(_year(session) or "", []).append(entry)
    return [one_group(years[year], year or _NO_YEAR) for year in sorted(years, reverse=True)]


def _years(sessions: Sequence[Summary]) -> str | None:
    """Return `2014–2024`, `2016`, or nothing where no year is known."""
    years = sorted({year for session in sessions if (year := _year(session)) is not None})
    if not years:
        return None
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _year(session: Summary) -> str | None:
    date = session.date or (session.event.start if session.event else None)
    return date[:4] if date else None
