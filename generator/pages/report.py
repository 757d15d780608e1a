"""The pages of the report: attribution and findings of the archive, of each year, and documents by finding.

They speak to readers in sentences. The code of a finding is in the address of its page and in `report.json` only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.archive.report.make_report import (
    ArchiveReport,
    DocumentReport,
    FileCount,
    FindingReport,
    Totals,
    YearReport,
)
from generator.pages.markdown.escape import escape_facts
from generator.pages.report_figures import attribution_in_words, attribution_rows, lead, percent, sample_rows
from generator.pages.views.entries import Entry, joined, markdown_link, one_group
from generator.pages.views.finding_in_words import first_clause, other_clauses
from generator.pages.views.listing import Listing
from generator.pages.views.page import Page
from generator.pages.views.rows import item, row
from generator.pages.views.subpages import (
    LongList,
    Place,
    Shown,
    Subpage,
    divide,
    source_places,
    year_not_known,
)
from generator.pages.views.wording import (
    commas,
    counted,
    gettext,
    kind_name,
    listed,
    ngettext,
    sessions_and_articles,
)
from generator.records import Severity
from generator.urls import (
    REPORT_ADDRESS,
    UNDATED_FOLDER,
    Crumb,
    page_file,
    report_crumb,
    report_finding_address,
    report_year_address,
)

REPORT_JSON = f"{REPORT_ADDRESS}report.json"
_SEVERITIES: dict[Severity, Callable[[], str]] = {
    "error": lambda: gettext("What could not be read"),
    "warning": lambda: gettext("What a person should check"),
    "info": lambda: gettext("How facts were found"),
}
"""Headings, worst first."""
_HEADING_IDS = {"warning": "doubts", "info": "how-values-were-derived"}
"""Published ids, which the theme uses too."""


def report_pages(report: ArchiveReport, event_names: Mapping[str, str]) -> Iterator[Page]:
    """Yield the first page of the report, a page for each year and a page for each finding code.

    Args:
        report: The report.
        event_names: The names of events by id.
    """
    documents_by_path = {document.path: document for document in report.documents}
    yield _first_page(report, documents_by_path)
    documents_by_year: dict[int | None, list[DocumentReport]] = {}
    for document in report.documents:
        documents_by_year.setdefault(document.year, []).append(document)
    year_reports = {report_of_year.year: report_of_year for report_of_year in report.years}
    for year, documents in documents_by_year.items():
        yield from _year_pages(year, documents, year_reports.get(year))
    by_code: dict[str, list[FindingReport]] = {}
    for finding in report.findings:
        by_code.setdefault(finding.code, []).append(finding)
    for findings in by_code.values():
        yield from _finding_pages(findings, documents_by_path, event_names)


def _first_page(report: ArchiveReport, documents: Mapping[str, DocumentReport]) -> Page:
    path = page_file(REPORT_ADDRESS)
    totals, attribution = report.totals, report.attribution
    year_reports = {report_of_year.year: report_of_year for report_of_year in report.years}
    years = sorted({document.year for document in report.documents}, key=lambda year: (year is None, -(year or 0)))
    sections = []
    for severity, heading in _SEVERITIES.items():
        entries = [
            Entry(
                title=first_clause(finding.code),
                link=markdown_link(report_finding_address(finding.code), path),
                facts=_count(finding, documents),
            )
            for finding in report.findings
            if finding.severity == severity
        ]
        if entries:
            sections.append(one_group(entries, heading(), _HEADING_IDS.get(severity), "findings"))
    if years:
        entries = [
            Entry(
                title=_year_name(year),
                link=markdown_link(report_year_address(year), path),
                facts=_year_facts(year_reports[year]) if year in year_reports else gettext("no sessions"),
            )
            for year in years
        ]
        sections.append(one_group(entries, gettext("Years"), kind="names"))
    docket = [
        row(
            "documents",
            gettext("In the archive"),
            item(commas([counted(totals.sessions, "session"), counted(totals.articles, "article")])),
            *(item(count, gettext("not counted in any other number")) for count in _uncounted(totals)),
        ),
        *sample_rows(report.sample),
        row("files", gettext("Data"), item(gettext("The report (JSON)"), None, REPORT_JSON)),
    ]
    listing = Listing(
        path=path,
        kind="report",
        title=gettext("Report"),
        description=gettext(
            "How much of the speech is under a name: %(coverage)s.", coverage=attribution_in_words(attribution)
        ),
        docket=docket,
        lead=escape_facts(lead(attribution)),
        sections=sections,
    )
    return listing.to_page()


def _year_facts(report: YearReport) -> str:
    """Return `3 sessions · 94.1 % of 28,569 words under a name`."""
    words, share = report.attribution.words, report.attribution.person_share
    named = gettext("no words")
    if share is not None:
        named = gettext("%(share)s of %(words)s under a name", share=percent(share), words=counted(words, "word"))
    return joined([counted(report.sessions, "session"), named]) or ""


def _uncounted(totals: Totals) -> Iterator[str]:
    """Yield the numbers of files that no other number counts."""
    if totals.copies:
        yield ngettext("%(count)s copy", "%(count)s copies", totals.copies)
    if totals.unread:
        yield ngettext("%(count)s file that can't be read", "%(count)s files that can't be read", totals.unread)


def _year_pages(
    year: int | None, documents: Sequence[DocumentReport], year_report: YearReport | None
) -> Iterator[Page]:
    """Yield the page of a year, and its subpages if there are too many documents for one page."""
    href = report_year_address(year)
    path = page_file(href)
    name = _year_name(year)
    title = gettext("Report: %(name)s", name=name)

    def show(subpage: Subpage[DocumentReport], path: str) -> Shown:
        return Shown([one_group([_document_entry(document, path) for document in subpage.listed])])

    long_list = LongList(
        title=title,
        kind="report",
        main_page=href,
        crumbs=(report_crumb(), Crumb(name, href)),
        top=divide(href, documents, lambda document: source_places(document.path)),
        facts=lambda documents: _files(len(documents)),
        show=show,
    )
    listing = Listing(
        path=path,
        kind="report",
        title=title,
        description=gettext(
            "What a program found in the sources of %(name)s, one by one: %(files)s.",
            name=name,
            files=_files(len(documents)),
        ),
        crumbs=[report_crumb()],
        docket=attribution_rows(year_report.attribution) if year_report is not None else (),
        sections=long_list.sections(path),
    )
    yield listing.to_page()
    yield from long_list.pages()


_Hit = tuple[Severity, FileCount]
"""A file with findings of one code, and their severity."""


def _finding_pages(
    findings: Sequence[FindingReport], documents: Mapping[str, DocumentReport], event_names: Mapping[str, str]
) -> Iterator[Page]:
    """Yield the page of a code, and its subpages if there are too many documents for one page."""
    href = report_finding_address(findings[0].code)
    path = page_file(href)
    title = first_clause(findings[0].code)

    def show(subpage: Subpage[_Hit], path: str) -> Shown:
        by_severity: dict[Severity, list[Entry]] = {}
        for severity, hit in subpage.listed:
            by_severity.setdefault(severity, []).append(_hit_entry(hit, documents[hit.path], path, event_names))
        return Shown(
            [
                one_group(entries, _SEVERITIES[severity]() if len(findings) > 1 else None)
                for severity, entries in by_severity.items()
            ]
        )

    long_list = LongList(
        title=title,
        kind="report",
        main_page=href,
        crumbs=(report_crumb(), Crumb(title, href)),
        top=divide(
            href,
            ((finding.severity, hit) for finding in findings for hit in finding.documents),
            lambda hit: _places(documents[hit[1].path]),
        ),
        facts=lambda hits: _in_words(documents[hit.path] for _, hit in hits),
        show=show,
    )
    listing = Listing(
        path=path,
        kind="report",
        title=title,
        description=gettext(
            "%(title)s: %(counts)s.", title=title, counts=commas([_count(finding, documents) for finding in findings])
        ),
        crumbs=[report_crumb()],
        lead=other_clauses(findings[0].code),
        sections=long_list.sections(path),
    )
    yield listing.to_page()
    yield from long_list.pages()


def _places(document: DocumentReport) -> Iterator[Place]:
    """Yield the year of a document, then its folder and the letters of its name."""
    if document.year is None:
        yield Place(1, UNDATED_FOLDER, year_not_known())
    else:
        yield Place(-document.year, str(document.year), str(document.year))
    yield from source_places(document.path, _year_name(document.year))


def _hit_entry(hit: FileCount, document: DocumentReport, path: str, event_names: Mapping[str, str]) -> Entry:
    return Entry(
        title=_title(document),
        link=_link(document, path),
        facts=joined([event_names.get(document.event or "", document.event), _times(hit.count)]),
    )


def _document_entry(document: DocumentReport, path: str) -> Entry:
    """Return the entry of a file: its kind and length, the unidentified share of its words, and its findings."""
    findings = [joined([first_clause(code), _times(count)]) for code, count in document.findings.items()]
    unidentified = document.attribution.nobody_share if document.attribution is not None else None
    facts = [
        gettext("a copy") if document.copy_of is not None else None,
        kind_name(document.kind) if not document.unread else None,
        counted(document.words, "word") if not document.unread else None,
        counted(document.turns, "turn") if document.attribution is not None else None,
        gettext("%(share)s unidentified", share=percent(unidentified)) if unidentified is not None else None,
        *findings,
    ]
    return Entry(title=_title(document), link=_link(document, path), facts=joined(facts))


def _link(document: DocumentReport, path: str) -> str | None:
    """Return the link to the page of a file; `None` if it has none."""
    return markdown_link(document.address, path) if document.address is not None else None


def _title(document: DocumentReport) -> str:
    """Return the title of a file; without a link it has to begin with a letter, to be no sign of Markdown."""
    if document.unread:
        return gettext("Not readable (%(path)s)", path=document.path)
    return document.title or gettext("No title (%(path)s)", path=document.path)


def _count(finding: FindingReport, documents: Mapping[str, DocumentReport]) -> str:
    """Return `in 3 sessions and 1 article`, with the number of findings if it is another."""
    where = _in_words(documents[hit.path] for hit in finding.documents)
    if finding.count == len(finding.documents):
        return gettext("in %(files)s", files=where)
    return ngettext("%(count)s time in %(files)s", "%(count)s times in %(files)s", finding.count, files=where)


def _times(count: int) -> str | None:
    """Return `3 times`; nothing for once."""
    return ngettext("%(count)s time", "%(count)s times", count) if count > 1 else None


def _files(count: int) -> str:
    return ngettext("%(count)s file", "%(count)s files", count)


def _in_words(documents: Iterable[DocumentReport]) -> str:
    kinds = ["file" if document.unread else document.kind for document in documents]
    files = kinds.count("file")
    parts = [sessions_and_articles(kind for kind in kinds if kind != "file")] if len(kinds) > files else []
    return listed([*parts, *([_files(files)] if files else [])])


def _year_name(year: int | None) -> str:
    return str(year) if year is not None else year_not_known()
