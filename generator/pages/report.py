"""The pages of the report: attribution and findings of the archive, of each year, and documents by finding.

They speak to readers in sentences. The code of a finding is in the address of its page and in `report.json` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.archive.report.finding_codes import meaning_of
from generator.archive.report.make_report import (
    ArchiveReport,
    Attribution,
    DocumentReport,
    FileCount,
    FindingReport,
    Totals,
    YearReport,
)
from generator.archive.sample.score import figures
from generator.pages.views.entries import Entry, joined, markdown_link, one_group
from generator.pages.views.listing import Listing
from generator.pages.views.page import Page
from generator.pages.views.rows import Row, item, row
from generator.pages.views.subpages import (
    LongList,
    Place,
    Shown,
    Subpage,
    divide,
    source_places,
    year_not_known,
)
from generator.pages.views.wording import kind_name, number, sessions_and_articles
from generator.records import Severity
from generator.settings.sample import JudgedSample
from generator.text.english import counted
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
_SEVERITIES = {
    "error": "What could not be read",
    "warning": "What a person should check",
    "info": "How facts were found",
}
"""Headings, worst first."""
_HEADING_IDS = {"warning": "doubts", "info": "how-values-were-derived"}
"""Published ids, which the theme uses too."""


def report_pages(report: ArchiveReport) -> Iterator[Page]:
    """Yield the first page of the report, a page for each year and a page for each finding code."""
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
        yield from _finding_pages(findings, documents_by_path)


def _first_page(report: ArchiveReport, documents: Mapping[str, DocumentReport]) -> Page:
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
                facts=_year_facts(year_reports[year]) if year in year_reports else "no sessions",
            )
            for year in years
        ]
        sections.append(one_group(entries, "Years"))
    for severity, heading in _SEVERITIES.items():
        entries = [
            Entry(
                title=_sentence(finding),
                link=markdown_link(report_finding_address(finding.code), path),
                facts=_count(finding, documents),
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
            *(item(count, "not counted in any other number") for count in _uncounted(totals)),
        ),
        *_sample_rows(report.sample),
        row("files", "Data", item("The report (JSON)", None, REPORT_JSON)),
    ]
    listing = Listing(
        path=path,
        kind="report",
        title="Report",
        description=f"How much of the speech is under a name: {_coverage(attribution)}.",
        docket=docket,
        lead=_lead(attribution),
        sections=sections,
    )
    return listing.to_page()


def _year_facts(report: YearReport) -> str:
    """Return `3 sessions · 94.1 % of 28,569 words under a name`."""
    words, share = report.attribution.words, report.attribution.person_share
    named = f"{_percent(share)} of {counted(words, 'word')} under a name" if share is not None else "no words"
    return f"{counted(report.sessions, 'session')} · {named}"


def _lead(attribution: Attribution) -> str:
    """Return what the archive knows of who spoke, and what this report is, in sentences."""
    if attribution.person_share is None or attribution.role_share is None or attribution.nobody_share is None:
        return "A program read the sources, and this report says what it found. No words are in the archive yet."
    return (
        f"Of all {number(attribution.words)} words that were spoken, {_percent(attribution.person_share)} are under the"
        f" name of a person, {_percent(attribution.role_share)} under a role such as “Moderator”, and"
        f" {_percent(attribution.nobody_share)} without a label. A program read the sources; below is what it could"
        " not read, what a person should check, and how it found facts that are not printed. A session with copies is"
        " counted once."
    )


def _uncounted(totals: Totals) -> Iterator[str]:
    """Yield the numbers of files that no other number counts."""
    if totals.copies:
        yield counted(totals.copies, "copy", "copies")
    if totals.unread:
        yield counted(totals.unread, "file that can't be read", "files that can't be read")


def _year_pages(
    year: int | None, documents: Sequence[DocumentReport], year_report: YearReport | None
) -> Iterator[Page]:
    """Yield the page of a year, and its subpages if there are too many documents for one page."""
    href = report_year_address(year)
    path = page_file(href)
    name = _year_name(year)

    def show(subpage: Subpage[DocumentReport], path: str) -> Shown:
        return Shown([one_group([_document_entry(document, path) for document in subpage.listed])])

    long_list = LongList(
        title=f"Report: {name}",
        kind="report",
        main_page=href,
        crumbs=(report_crumb(), Crumb(name, href)),
        top=divide(href, documents, lambda document: source_places(document.path)),
        facts=lambda documents: counted(len(documents), "file"),
        show=show,
    )
    listing = Listing(
        path=path,
        kind="report",
        title=f"Report: {name}",
        description=f"What a program found in the sources of {name}, one by one: {counted(len(documents), 'file')}.",
        crumbs=[report_crumb()],
        docket=_coverage_rows(year_report.attribution) if year_report is not None else (),
        sections=long_list.sections(path),
    )
    yield listing.to_page()
    yield from long_list.pages()


_Hit = tuple[Severity, FileCount]
"""A file with findings of one code, and their severity."""


def _finding_pages(findings: Sequence[FindingReport], documents: Mapping[str, DocumentReport]) -> Iterator[Page]:
    """Yield the page of a code, and its subpages if there are too many documents for one page."""
    href = report_finding_address(findings[0].code)
    path = page_file(href)
    title = _sentence(findings[0])

    def show(subpage: Subpage[_Hit], path: str) -> Shown:
        by_severity: dict[Severity, list[Entry]] = {}
        for severity, hit in subpage.listed:
            by_severity.setdefault(severity, []).append(_hit_entry(hit, documents[hit.path], path))
        return Shown(
            [
                one_group(entries, _SEVERITIES[severity] if len(findings) > 1 else None)
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
        description=f"{title}: {', '.join(_count(finding, documents) for finding in findings)}.",
        crumbs=[report_crumb()],
        lead=findings[0].meaning,
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


def _hit_entry(hit: FileCount, document: DocumentReport, path: str) -> Entry:
    return Entry(
        title=_title(document),
        link=_link(document, path),
        facts=joined([document.event, f"{number(hit.count)} times" if hit.count > 1 else None]),
    )


def _document_entry(document: DocumentReport, path: str) -> Entry:
    """Return the entry of a file: its kind and length, the unidentified share of its words, and its findings."""
    findings = [
        f"{_clause(code, meaning_of(code))} ({number(count)})" if count > 1 else _clause(code, meaning_of(code))
        for code, count in document.findings.items()
    ]
    unidentified = document.attribution.nobody_share if document.attribution is not None else None
    facts = [
        "a copy" if document.copy_of is not None else None,
        kind_name(document.kind) if not document.unread else None,
        counted(document.words, "word") if not document.unread else None,
        counted(document.turns, "turn") if document.attribution is not None else None,
        f"{_percent(unidentified)} unidentified" if unidentified is not None else None,
        "; ".join(findings),
    ]
    return Entry(title=_title(document), link=_link(document, path), facts=joined(facts))


def _sentence(finding: FindingReport) -> str:
    return _clause(finding.code, finding.meaning)


def _clause(code: str, meaning: str | None) -> str:
    """Return the first part of the meaning of a finding: `No title is printed`."""
    return (meaning or code).partition(";")[0].rstrip(".")


def _link(document: DocumentReport, path: str) -> str | None:
    """Return the link to the page of a file; `None` if it has none."""
    return markdown_link(document.address, path) if document.address is not None else None


def _title(document: DocumentReport) -> str:
    """Return the title of a file; without a link it has to begin with a letter, to be no sign of Markdown."""
    if document.unread:
        return f"Not readable ({document.path})"
    return document.title or f"No title ({document.path})"


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


def _sample_rows(sample: JudgedSample | None) -> list[Row]:
    """Return the row of the turns that a person judged; no row if nobody judged any."""
    if sample is None:
        return []
    note = (
        f"{counted(sample.judged, 'turn')} of {number(sample.turns)}, drawn at random,"
        f" judged by {sample.judge} on {sample.date}"
    )
    shown = [item(f"{name}: {figure}") for name, figure in figures(sample)]
    return [row("sample", "Judged by hand", *shown, item(note))]


def _coverage(attribution: Attribution) -> str:
    """Return `85.2 % under a name, 3.1 % under a role, 11.7 % without a label, of 9,836 words`."""
    if attribution.person_share is None or attribution.role_share is None or attribution.nobody_share is None:
        return "no words"
    return (
        f"{_percent(attribution.person_share)} under a name, {_percent(attribution.role_share)} under a role,"
        f" {_percent(attribution.nobody_share)} without a label, of {counted(attribution.words, 'word')}"
    )


def _count(finding: FindingReport, documents: Mapping[str, DocumentReport]) -> str:
    """Return `in 3 sessions and 1 article`, with the number of findings if it is another."""
    where = _in_words(documents[hit.path] for hit in finding.documents)
    times = f"{number(finding.count)} times " if finding.count != len(finding.documents) else ""
    return f"{times}in {where}"


def _in_words(documents: Iterable[DocumentReport]) -> str:
    kinds = ["file" if document.unread else document.kind for document in documents]
    files = kinds.count("file")
    parts = [sessions_and_articles(kind for kind in kinds if kind != "file")] if len(kinds) > files else []
    return " and ".join([*parts, *([counted(files, "file")] if files else [])])


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _year_name(year: int | None) -> str:
    return str(year) if year is not None else year_not_known()
