"""The index of series, and the page of each series with its sessions by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from generator.archive.related.series import SeriesSessions
from generator.archive.summary import Summary
from generator.pages.views.entries import Entry, Section, document_entry, joined, markdown_link, one_group
from generator.pages.views.listing import Listing
from generator.pages.views.page import Page
from generator.pages.views.rows import Row, item, row, web_address
from generator.pages.views.subpages import LongList, Shown, Subpage, divide, document_places, year_not_known
from generator.pages.views.wording import commas, counted, gettext
from generator.settings.load import Settings
from generator.urls import SERIES_ADDRESS, Crumb, feed_address, page_file, series_crumb


def series_pages(series: Sequence[SeriesSessions], settings: Settings) -> Iterator[Page]:
    """Yield the index of series with sessions, then a page for each series."""
    yield _index_page(series)
    for sessions in series:
        yield from _series_pages(sessions, settings)


def _index_page(series: Sequence[SeriesSessions]) -> Page:
    path = page_file(SERIES_ADDRESS)
    entries = [
        Entry(
            title=sessions.info.name,
            link=markdown_link(sessions.info.href, path),
            facts=joined([_years(sessions.sessions), counted(len(sessions.sessions), "session")]),
        )
        for sessions in series
    ]
    listing = Listing(
        path=path,
        kind="all-series",
        title=gettext("Series"),
        description=gettext(
            "Sessions that belong together over the years: %(series)s.", series=counted(len(entries), "series")
        ),
        lead=None if entries else gettext("No session belongs to a series yet."),
        sections=[one_group(entries)],
    )
    return listing.to_page()


def _series_pages(series: SeriesSessions, settings: Settings) -> Iterator[Page]:
    """Yield the page of a series, and its subpages if there are too many sessions for one page."""

    def show(subpage: Subpage[Summary], path: str) -> Shown:
        return Shown([one_group(_entries(subpage.listed, path, settings))])

    sessions = LongList(
        title=series.info.name,
        kind="series",
        main_page=series.info.href,
        crumbs=(series_crumb(), Crumb(series.info.name, series.info.href)),
        top=divide(series.info.href, series.sessions, document_places),
        facts=lambda sessions: counted(len(sessions), "session"),
        show=show,
    )
    yield _series_page(series, sessions, settings)
    yield from sessions.pages()


def _series_page(series: SeriesSessions, long_list: LongList[Summary], settings: Settings) -> Page:
    path = page_file(series.info.href)
    docket: list[Row] = []
    if series.info.called:
        docket.append(row("called", gettext("Also called"), item(commas([*series.info.called]))))
    if (years := _years(series.sessions)) is not None:
        docket.append(row("years", gettext("Years"), item(years)))
    docket.append(row("documents", gettext("In the archive"), item(counted(len(series.sessions), "session"))))
    if (address := web_address(series.info.link)) is not None:
        docket.append(row("link", gettext("More"), item(address, None, address)))
    listing = Listing(
        path=path,
        kind="series",
        title=series.info.name,
        description=gettext(
            "%(subject)s: %(facts)s.",
            subject=joined([series.info.name, years]),
            facts=counted(len(series.sessions), "session"),
        ),
        crumbs=[series_crumb()],
        docket=docket,
        lead=series.info.note,
        sections=[long_list.overview()] if long_list.is_divided else _by_year(series.sessions, path, settings),
        search=f"series={quote(series.info.id)}",
        search_text=gettext("Search in %(place)s", place=series.info.name),
        feed=feed_address(series.info.href),
    )
    return listing.to_page()


def _by_year(sessions: Sequence[Summary], path: str, settings: Settings) -> list[Section]:
    """Return a section for each year, latest first, with its sessions in order of time."""
    years: dict[str, list[Summary]] = {}
    for session in sessions:
        years.setdefault(_year(session) or "", []).append(session)
    return [
        one_group(_entries(years[year], path, settings), year or year_not_known())
        for year in sorted(years, reverse=True)
    ]


def _entries(sessions: Sequence[Summary], path: str, settings: Settings) -> list[Entry]:
    return [document_entry(session, path, settings, ("event", "date")) for session in sessions]


def _years(sessions: Sequence[Summary]) -> str | None:
    """Return `2014–2024` or `2016`, or `None` if no year is known."""
    years = sorted({year for session in sessions if (year := _year(session)) is not None})
    if not years:
        return None
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _year(session: Summary) -> str | None:
    date = session.date or (session.event.start if session.event else None)
    return date[:4] if date else None
