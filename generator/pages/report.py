"""The report as pages: coverage of attribution and findings, documents by year, and documents by what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.archive.report.make_report import ArchiveReport, Attribution, DocumentReport, FindingReport, YearReport
from generator.pages.views.docket import Row, item, row
from generator.pages.views.entries import Entry, joined, markdown_link, one_group
from generator.pages.views.listing import Listing, Page
from generator.pages.views.wording import KINDS, counted, number

REPORT_JSON = "report/report.json"
_ADDRESS = "report/"
_CRUMB = {"text": "Report", "href": _ADDRESS}
_SEVERITIES = {"error": "Errors", "warning": "Doubts", "info": "How values were derived"}
"""The worst first."""


def report_pages(report: ArchiveReport) -> Iterator[Page]:
    """Yield the report's first page, one for each year and one for each thing that was found."""
    titles = {document.path: document for document in report.documents}
    yield _first_page(report)
    years: dict[int | None, list[DocumentReport]] = {}
    for document in report.documents:
        years.setdefault(document.year, []).append(document)
    sessions = {year.year: year for year in report.years}
    for year, documents in years.items():
        yield _year_page(year, documents, sessions.get(year))
    by_code: dict[str, list[FindingReport]] = {}
    for finding in report.findings:
        by_code.setdefault(finding.code, []).append(finding)
    for findings in by_code.values():
        yield _finding_page(findings, titles)


def _first_page(report: ArchiveReport) -> Page:
    page = f"{_ADDRESS}index.md"
    totals, attribution = report.totals, report.attribution
    known = {year.year: year for year in report.years}
    every_year = sorted({document.year for document in report.documents}, key=lambda year: (year is None, -(year or 0)))
    sections = []
    if every_year:
        entries = [
            Entry(
                title=_year_name(year),
                link=markdown_link(_year_address(year), page),
                facts=joined([_coverage(known[year].attribution), counted(known[year].sessions, "session")])
                if year in known
                else "articles only",
            )
            for year in every_year
        ]
        sections.append(one_group(entries, "Years"))
    for severity, heading in _SEVERITIES.items():
        entries = [
            Entry(
                title=finding.code,
                link=markdown_link(_finding_address(finding.code), page),
                facts=joined([(finding.meaning or "").rstrip("."), _count(finding)]),
            )
            for finding in report.findings
            if finding.severity == severity
        ]
        if entries:
            sections.append(one_group(entries, heading))
    docket = [
        row(
            "documents",
            "In the archive",
            item(f"{counted(totals.sessions, 'session')}, {counted(totals.articles, 'article')}"),
            *([item(counted(totals.copies, "copy", "copies"), "counted nowhere else")] if totals.copies else []),
        ),
        *_coverage_rows(attribution),
        row("files", "Data", item("The report (JSON)", None, REPORT_JSON)),
    ]
    listing = Listing(
        page=page,
        kind="report",
        title="Report",
        description=f"How much of what was said is attributed to a speaker: {_coverage(attribution)}.",
        docket=docket,
        lead="How much of what was said is attributed to a speaker, and what is doubtful in the documents. "
        "A session of which there are several copies is counted once.",
        sections=sections,
    )
    return listing.parts()


def _year_page(year: int | None, documents: Sequence[DocumentReport], sessions: YearReport | None) -> Page:
    page = f"{_year_address(year)}index.md"
    name = _year_name(year)
    listing = Listing(
        page=page,
        kind="report",
        title=f"Report: {name}",
        description=f"{name}, document by document: {counted(len(documents), 'file')}.",
        crumbs=[_CRUMB],
        docket=_coverage_rows(sessions.attribution) if sessions is not None else (),
        sections=[one_group([_document_entry(document, page) for document in documents])],
    )
    return listing.parts()


def _finding_page(findings: Sequence[FindingReport], documents: dict[str, DocumentReport]) -> Page:
    code = findings[0].code
    page = f"{_finding_address(code)}index.md"
    sections = [
        one_group(
            [
                Entry(
                    title=_title(documents[hit.path]),
                    link=markdown_link(documents[hit.path].address, page),
                    facts=joined([hit.path, f"{number(hit.count)} times" if hit.count > 1 else None]),
                )
                for hit in finding.documents
            ],
            _SEVERITIES[finding.severity] if len(findings) > 1 else None,
        )
        for finding in findings
    ]
    listing = Listing(
        page=page,
        kind="report",
        title=f"Report: {code}",
        description=joined([findings[0].meaning, ", ".join(map(_count, findings))]) or code,
        crumbs=[_CRUMB],
        lead=findings[0].meaning,
        sections=sections,
    )
    return listing.parts()


def _document_entry(document: DocumentReport, page: str) -> Entry:
    """Return the line of a file: its kind and length, whose words they are, and what was found."""
    found = ", ".join(f"{code} ({count})" if count > 1 else code for code, count in document.findings.items())
    nobody = document.attribution.nobody_share if document.attribution is not None else None
    facts = [
        document.path,
        f"copy of {document.copy_of}" if document.copy_of is not None else None,
        KINDS[document.kind],
        counted(document.words, "word"),
        counted(document.turns, "turn") if document.attribution is not None else None,
        f"{_percent(nobody)} unidentified" if nobody is not None else None,
        found,
    ]
    return Entry(title=_title(document), link=markdown_link(document.address, page), facts=joined(facts))


def _title(document: DocumentReport) -> str:
    return document.title or f"Untitled ({document.path})"


def _coverage_rows(attribution: Attribution) -> list[Row]:
    lines = (
        ("to-a-person", "To a person", attribution.person, attribution.person_share, "under a label with a name"),
        ("to-a-role", "To a role", attribution.role, attribution.role_share, "under a label that names no person"),
        ("to-nobody", "To nobody", attribution.nobody, attribution.nobody_share, "without a label"),
    )
    rows = [row("words", "Words spoken", item(number(attribution.words)))]
    rows += [
        row(key, label, item(f"{_percent(share)}, {counted(words, 'word')}", note))
        for key, label, words, share, note in lines
        if share is not None
    ]
    return rows


def _coverage(attribution: Attribution) -> str:
    """Return `85.2 % to a person, 3.1 % to a role, 11.7 % to nobody, of 9,836 words`."""
    if attribution.person_share is None or attribution.role_share is None or attribution.nobody_share is None:
        return "no words"
    return (
        f"{_percent(attribution.person_share)} to a person, {_percent(attribution.role_share)} to a role,"
        f" {_percent(attribution.nobody_share)} to nobody, of {counted(attribution.words, 'word')}"
    )


def _count(finding: FindingReport) -> str:
    documents = counted(len(finding.documents), "document")
    return documents if finding.count == len(finding.documents) else f"{number(finding.count)} in {documents}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _year_name(year: int | None) -> str:
    return str(year) if year is not None else "Year not known"


def _year_address(year: int | None) -> str:
    return f"{_ADDRESS}{year if year is not None else 'year-not-known'}/"


def _finding_address(code: str) -> str:
    return f"{_ADDRESS}{code}/"
