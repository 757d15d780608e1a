"""The report: every document with its findings, and the share of the speech that is attributed.

It is made of summaries alone, in one pass and without holding any text. `transcript-archive report` prints it as JSON,
and the pages under `/report/` show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.archive.archive import Archive, UnreadDocument
from generator.archive.report.coverage import Coverage, coverage_of, total_coverage, year_of
from generator.archive.report.finding_codes import meaning_of
from generator.archive.summary import Copy, Summary
from generator.records import Severity
from generator.settings.sample import NO_SAMPLE, JudgedSample


class Attribution(msgspec.Struct, frozen=True):
    """Words by attribution, and their shares of all words from 0 to 1, or `None` if there are no words."""

    words: int
    person: int
    role: int
    nobody: int
    person_share: float | None
    role_share: float | None
    nobody_share: float | None


class DocumentReport(msgspec.Struct, frozen=True):
    """A file."""

    path: str
    address: str | None
    """Address of the page that shows it, relative to the root of the site; `None` for a file without a page."""
    copy_of: str | None
    """For a copy, the path of the file whose words the page shows. The words of a copy are in no sum."""
    missing: int
    """Number of words of that file that the copy lacks."""
    extra: int
    """Number of words of the copy that that file lacks."""
    unread: bool
    """Whether the file can't be read; its address is that of a note, if it was published."""
    kind: str
    title: str | None
    event: str | None
    year: int | None
    words: int
    turns: int
    attribution: Attribution | None
    """`None` for an article, which has no speakers."""
    findings: dict[str, int]
    """Number of findings by code, sorted by code."""


class YearReport(msgspec.Struct, frozen=True):
    """The sessions of a year, or of no known year. Copies are not counted."""

    year: int | None
    sessions: int
    attribution: Attribution


class FileCount(msgspec.Struct, frozen=True):
    """Number of findings of one code in a file."""

    path: str
    count: int


class FindingReport(msgspec.Struct, frozen=True):
    """All findings of one code and severity."""

    code: str
    severity: Severity
    meaning: str | None
    count: int
    documents: tuple[FileCount, ...]
    """Sorted by path."""


class Totals(msgspec.Struct, frozen=True):
    """The size of the archive."""

    files: int
    sessions: int
    articles: int
    copies: int
    unread: int
    """Files that can't be read."""
    words: int
    """Words of sessions and articles, without copies."""
    turns: int
    errors: int
    warnings: int


class ArchiveReport(msgspec.Struct, frozen=True):
    """The content of the archive, its attribution and its findings."""

    schema: int
    totals: Totals
    attribution: Attribution
    years: tuple[YearReport, ...]
    """The unknown year last."""
    findings: tuple[FindingReport, ...]
    """Sorted by code; a code with two severities is listed twice."""
    documents: tuple[DocumentReport, ...]
    """Sorted by path."""
    sample: JudgedSample | None
    """The turns that a person judged; `None` if nobody judged any."""


def make_report(archive: Archive, sample: JudgedSample = NO_SAMPLE) -> ArchiveReport:
    """Return the report of an archive, with the turns of it that a person judged."""
    copies = [copy for document in archive.documents for copy in document.copies]
    coverages = {document.href: coverage_of(document) for document in archive.documents}
    documents = [_document_report(document, coverages[document.href]) for document in archive.documents]
    documents += [
        _document_report(copy.document, coverage_of(copy.document), document, copy)
        for document in archive.documents
        for copy in document.copies
    ]
    documents += map(_unread_report, archive.unread)
    unread = (document.summary for document in archive.unread)
    findings = _finding_reports([*archive.documents, *(copy.document for copy in copies), *unread])
    return ArchiveReport(
        schema=1,
        totals=Totals(
            files=len(documents),
            sessions=len(archive.sessions),
            articles=len(archive.documents) - len(archive.sessions),
            copies=len(copies),
            unread=len(archive.unread),
            words=sum(document.words for document in archive.documents),
            turns=sum(len(document.turns) for document in archive.sessions),
            errors=sum(finding.count for finding in findings if finding.severity == "error"),
            warnings=sum(finding.count for finding in findings if finding.severity == "warning"),
        ),
        attribution=_attribution(total_coverage(coverages.values())),
        years=_year_reports(archive.sessions, coverages),
        findings=findings,
        documents=tuple(sorted(documents, key=lambda document: (document.path, document.address))),
        sample=sample if sample.judged else None,
    )


def report_json(report: ArchiveReport) -> bytes:
    """Return the report as indented UTF-8 JSON with a final line end; the same archive gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def _document_report(
    document: Summary, coverage: Coverage, shown: Summary | None = None, copy: Copy | None = None
) -> DocumentReport:
    """Return the report of a file.

    Args:
        document: The document in the file.
        coverage: The coverage of its words.
        shown: For a copy, the document whose page shows it.
        copy: For a copy, how it differs from `shown`.
    """
    counts: dict[str, int] = {}
    for finding in document.finding_counts:
        counts[finding.code] = counts.get(finding.code, 0) + finding.count
    return DocumentReport(
        path=document.path,
        address=(shown or document).href,
        copy_of=shown.path if shown is not None else None,
        missing=copy.missing_words if copy is not None else 0,
        extra=copy.extra_words if copy is not None else 0,
        unread=False,
        kind=document.kind,
        title=document.title,
        event=document.event.id if document.event is not None else None,
        year=year_of(document),
        words=document.words,
        turns=len(document.turns),
        attribution=_attribution(coverage) if document.is_session else None,
        findings=counts,
    )


def _unread_report(document: UnreadDocument) -> DocumentReport:
    """Return the report of a file that can't be read."""
    report = _document_report(document.summary, Coverage())
    address = document.note.href if document.note is not None else None
    return msgspec.structs.replace(report, address=address, unread=True, attribution=None)


def _attribution(coverage: Coverage) -> Attribution:
    return Attribution(
        words=coverage.words,
        person=coverage.person,
        role=coverage.role,
        nobody=coverage.nobody,
        person_share=coverage.share(coverage.person),
        role_share=coverage.share(coverage.role),
        nobody_share=coverage.share(coverage.nobody),
    )


def _year_reports(sessions: Iterable[Summary], coverages: Mapping[str, Coverage]) -> tuple[YearReport, ...]:
    sessions_by_year: dict[int | None, list[Summary]] = {}
    for session in sessions:
        sessions_by_year.setdefault(year_of(session), []).append(session)
    return tuple(
        YearReport(
            year=year,
            sessions=len(sessions_by_year[year]),
            attribution=_attribution(total_coverage(coverages[session.href] for session in sessions_by_year[year])),
        )
        for year in sorted(sessions_by_year, key=lambda year: (year is None, year or 0))
    )


def _finding_reports(documents: Iterable[Summary]) -> tuple[FindingReport, ...]:
    files: dict[tuple[str, Severity], list[FileCount]] = {}
    for document in documents:
        for finding in document.finding_counts:
            files.setdefault((finding.code, finding.severity), []).append(FileCount(document.path, finding.count))
    return tuple(
        FindingReport(
            code=code,
            severity=severity,
            meaning=meaning_of(code),
            count=sum(file.count for file in files_of_code),
            documents=tuple(sorted(files_of_code, key=lambda file: (file.path, file.count))),
        )
        for (code, severity), files_of_code in sorted(files.items())
    )
