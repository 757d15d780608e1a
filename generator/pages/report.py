"""The pages of the report: attribution and findings of the archive, of each year, and documents by finding code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.archive.report.make_report import ArchiveReport, Attribution, DocumentReport, FindingReport, YearReport
from generator.pages.views.docket import Row, item, row
from generator.pages.views.entries import Entry, joined, markdown_link, one_group
from generator.pages.views.listing import Listing, Page
from generator.pages.views.wording import KINDS, counted, number
from generator.urls import REPORT_ADDRESS, REPORT_CRUMB, page_file, report_finding_address, report_year_address

REPORT_JSON = f"{REPORT_ADDRESS}report.json"
_SEVERITIES = {"error": "Errors", "warning": "Warnings", "info": "Other findings"}
"""Headings, worst first."""
_HEADING_IDS = {"warning": "doubts", "info": "how-values-were-derived"}
"""Published ids, which the theme uses too."""


def report_pages(report: ArchiveReport) -> Iterator[Page]:
    """Yield the first page of the report, a page for each year and a page for each finding code."""
    documents_by_path = {document.path: document for document in report.documents}
    yield _first_page(report)
    documents_by_year: dict[int | None, list[DocumentReport]] = {}
    for document in report.documents:
        documents_by_year.setdefault(document.year, []).append(document)
    year_reports = {report_of_year.year: report_of_year for report_of_year in report.years}
    for year, documents in documents_by_year.items():
        yield _year_page(year, documents, year_reports.get(year))
    by_code: dict[str, list[FindingReport]] = {}
    for finding in report.findings:
        by_code.setdefault(finding.code, []).append(finding)
    for findings in by_code.values():
        yield _finding_page(findings, documents_by_path)


def _first_page(report: ArchiveReport) -> Page:
    path = page_file(REPORT_ADDRESS)
    totals, attribution = report.totals, report.attribution
    year_reports = {report_of_year.year: report_of_year for report_of_year in report.years}
    years = sorted({document.year for document in report.documents}, key=lambda year: (year is None, -(year or 0)))
    sections = []
    if years:
        entries = [
            Entry(
                title=_year_name(year),
                link=markdown_link(report_year_address(year), path),
                facts=joined(
                    [_coverage(year_reports[year].attribution), counted(year_reports[year].sessions, "session")]
                )
                if year in year_reports
                else "no sessions",
            )
            for year in years
        ]
        sections.append(one_group(entries, "Years"))
    for severity, heading in _SEVERITIES.items():
        entries = [
            Entry(
                title=finding.code,
                link=markdown_link(report_finding_address(finding.code), path),
                facts=joined([(finding.meaning or "").rstrip("."), _count(finding)]),
            )
            for finding in report.findings
            if finding.severity == severity
        ]
        if entries:
            sections.append(one_group(entries, heading, _HEADING_IDS.get(severity)))
    docket = [
        row(
            "documents",
            "In the archive",
            item(f"{counted(totals.sessions, 'session')}, {counted(totals.articles, 'article')}"),
            *(
                [item(counted(totals.copies, "copy", "copies"), "not counted in any other number")]
                if totals.copies
                else []
            ),
        ),
        *_coverage_rows(attribution),
        row("files", "Data", item("The report (JSON)", None, REPORT_JSON)),
    ]
    listing = Listing(
        path=path,
        kind="report",
        title="Report",
        description=f"How much of the speech is under a name: {_coverage(attribution)}.",
        docket=docket,
        lead="This report shows how much of the speech is under a name, and what a person should check in the "
        "documents. A session with several copies is counted once.",
        sections=sections,
    )
    return listing.to_page()


def _year_page(year: int | None, documents: Sequence[DocumentReport], year_report: YearReport | None) -> Page:
    path = page_file(report_year_address(year))
    name = _year_name(year)
    listing = Listing(
        path=path,
        kind="report",
        title=f"Report: {name}",
        description=f"{name}, document by document: {counted(len(documents), 'file')}.",
        crumbs=[REPORT_CRUMB],
        docket=_coverage_rows(year_report.attribution) if year_report is not None else (),
        sections=[one_group([_document_entry(document, path) for document in documents])],
    )
    return listing.to_page()


def _finding_page(findings: Sequence[FindingReport], documents: dict[str, DocumentReport]) -> Page:
    code = findings[0].code
    path = page_file(report_finding_address(code))
    sections = [
        one_group(
            [
                Entry(
                    title=_title(documents[hit.path]),
                    link=markdown_link(documents[hit.path].address, path),
                    facts=joined([hit.path, f"{number(hit.count)} times" if hit.count > 1 else None]),
                )
                for hit in finding.documents
            ],
            _SEVERITIES[finding.severity] if len(findings) > 1 else None,
        )
        for finding in findings
    ]
    listing = Listing(
        path=path,
        kind="report",
        title=f"Report: {code}",
        description=joined([findings[0].meaning, ", ".join(map(_count, findings))]) or code,
        crumbs=[REPORT_CRUMB],
        lead=findings[0].meaning,
        sections=sections,
    )
    return listing.to_page()


def _document_entry(document: DocumentReport, path: str) -> Entry:
    """Return the entry of a file: its kind and length, the unidentified share of its words, and its finding codes."""
    codes = ", ".join(f"{code} ({count})" if count > 1 else code for code, count in document.findings.items())
    unidentified = document.attribution.nobody_share if document.attribution is not None else None
    facts = [
        document.path,
        f"copy of {document.copy_of}" if document.copy_of is not None else None,
        KINDS[document.kind],
        counted(document.words, "word"),
        counted(document.turns, "turn") if document.attribution is not None else None,
        f"{_percent(unidentified)} unidentified" if unidentified is not None else None,
        codes,
    ]
    return Entry(title=_title(document), link=markdown_link(document.address, path), facts=joined(facts))


def _title(document: DocumentReport) -> str:
    return document.title or f"Untitled ({document.path})"


def _coverage_rows(attribution: Attribution) -> list[Row]:
    lines = (
        ("to-a-person", "Under a name", attribution.person, attribution.person_share, None),
        ("to-a-role", "Under a role", attribution.role, attribution.role_share, "such as MODERATOR"),
        ("to-nobody", "Without a label", attribution.nobody, attribution.nobody_share, "by unidentified speakers"),
    )
    rows = [row("words", "Words spoken", item(number(attribution.words)))]
    rows += [
        row(key, label, item(f"{_percent(share)}, {counted(words, 'word')}", note))
        for key, label, words, share, note in lines
        if share is not None
    ]
    return rows


def _coverage(attribution: Attribution) -> str:
    """Return `85.2 % under a name, 3.1 % under a role, 11.7 % without a label, of 9,836 words`."""
    if attribution.person_share is None or attribution.role_share is None or attribution.nobody_share is None:
        return "no words"
    return (
        f"{_percent(attribution.person_share)} under a name, {_percent(attribution.role_share)} under a role,"
        f" {_percent(attribution.nobody_share)} without a label, of {counted(attribution.words, 'word')}"
    )


def _count(finding: FindingReport) -> str:
    documents = counted(len(finding.documents), "document")
    return documents if finding.count == len(finding.documents) else f"{number(finding.count)} in {documents}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _year_name(year: int | None) -> str:
    return str(year) if year is not None else "Year not known"
