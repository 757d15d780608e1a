"""The report: every document, what was found in it, and how much of what was said is attributed.

Made of summaries alone, so it is made in one pass and no text is held. `transcript-archive report` prints it as JSON,
and the pages under `/report/` show it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.archive.load import Archive
from generator.archive.report.coverage import Coverage, coverage_of, total_coverage, year_of
from generator.archive.report.finding_codes import meaning_of
from generator.archive.summary import Copy, Summary
from generator.records import Severity


class Attribution(msgspec.Struct, frozen=True):
    """Words by whom they are attributed to, and the shares of all words, from 0 to 1; `None` where there are none."""

    words: int
    person: int
    role: int
    nobody: int
    person_share: float | None
    role_share: float | None
    nobody_share: float | None


class DocumentReport(msgspec.Struct, frozen=True):
    """One file."""

    path: str
    address: str
    """Of the page that shows it, relative to the root of the site."""
    copy_of: str | None
    """Path of the file whose words that page shows; the words of a copy are in no sum."""
    missing: int
    """Words of that file that a copy lacks."""
    extra: int
    """Words that a copy has besides."""
    kind: str
    title: str | None
    event: str | None
    year: int | None
    words: int
    turns: int
    attribution: Attribution | None
    """`None` for an article, which nobody speaks."""
    findings: dict[str, int]
    """How often, by code; sorted."""


class YearReport(msgspec.Struct, frozen=True):
    """The sessions of a year, each counted once however many copies there are; the year may be unknown."""

    year: int | None
    sessions: int
    attribution: Attribution


class FileCount(msgspec.Struct, frozen=True):
    """How often something was found in one file."""

    path: str
    count: int


class FindingReport(msgspec.Struct, frozen=True):
    """One thing that is found in documents."""

    code: str
    severity: Severity
    meaning: str | None
    count: int
    documents: tuple[FileCount, ...]
    """Sorted by path."""


class Totals(msgspec.Struct, frozen=True):
    """The archive in numbers."""

    files: int
    sessions: int
    articles: int
    copies: int
    words: int
    """Of sessions and articles, copies left out."""
    turns: int
    errors: int
    warnings: int


class ArchiveReport(msgspec.Struct, frozen=True):
    """What the archive holds, how well it is understood, and what is doubtful."""

    schema: int
    totals: Totals
    attribution: Attribution
    years: tuple[YearReport, ...]
    """The unknown year last."""
    findings: tuple[FindingReport, ...]
    """Sorted by code; a code with two severities stands twice."""
    documents: tuple[DocumentReport, ...]
    """Sorted by path."""


def make_report(archive: Archive) -> ArchiveReport:
    """Return the report of an archive."""
    copies = [copy for document in archive.documents for copy in document.copies]
    documents = [_document(document, None, None) for document in archive.documents]
    documents += [
        _document(copy.document, document, copy) for document in archive.documents for copy in document.copies
    ]
    findings = _findings([*archive.documents, *(copy.document for copy in copies)])
    return ArchiveReport(
        schema=1,
        totals=Totals(
            files=len(documents),
            sessions=len(archive.sessions),
            articles=len(archive.documents) - len(archive.sessions),
            copies=len(copies),
            words=sum(document.words for document in archive.documents),
            turns=sum(len(document.turns) for document in archive.sessions),
            errors=sum(finding.count for finding in findings if finding.severity == "error"),
            warnings=sum(finding.count for finding in findings if finding.severity == "warning"),
        ),
        attribution=_attribution(total_coverage(archive.documents)),
        years=_years(archive.sessions),
        findings=findings,
        documents=tuple(sorted(documents, key=lambda document: (document.path, document.address))),
    )


def report_json(made: ArchiveReport) -> bytes:
    """Return the report as indented UTF-8 JSON with a line end, the same bytes for the same archive."""
    return msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"


def _document(document: Summary, shown: Summary | None, copy: Copy | None) -> DocumentReport:
    found: dict[str, int] = {}
    for finding in document.found:
        found[finding.code] = found.get(finding.code, 0) + finding.count
    return DocumentReport(
        path=document.path,
        address=(shown or document).href,
        copy_of=shown.path if shown is not None else None,
        missing=copy.missing if copy is not None else 0,
        extra=copy.extra if copy is not None else 0,
        kind=document.kind,
        title=document.title,
        event=document.event.id if document.event is not None else None,
        year=year_of(document),
        words=document.words,
        turns=len(document.turns),
        attribution=_attribution(coverage_of(document)) if document.is_session else None,
        findings=found,
    )


def _attribution(made: Coverage) -> Attribution:
    return Attribution(
        words=made.words,
        person=made.person,
        role=made.role,
        nobody=made.nobody,
        person_share=made.share(made.person),
        role_share=made.share(made.role),
        nobody_share=made.share(made.nobody),
    )


def _years(sessions: Iterable[Summary]) -> tuple[YearReport, ...]:
    found: dict[int | None, list[Summary]] = {}
    for session in sessions:
        found.setdefault(year_of(session), []).append(session)
    return tuple(
        YearReport(year=year, sessions=len(found[year]), attribution=_attribution(total_coverage(found[year])))
        for year in sorted(found, key=lambda year: (year is None, year or 0))
    )


def _findings(documents: Iterable[Summary]) -> tuple[FindingReport, ...]:
    hits: dict[tuple[str, Severity], list[FileCount]] = {}
    for document in documents:
        for found in document.found:
            hits.setdefault((found.code, found.severity), []).append(FileCount(document.path, found.count))
    return tuple(
        FindingReport(
            code=code,
            severity=severity,
            meaning=meaning_of(code),
            count=sum(hit.count for hit in found),
            documents=tuple(sorted(found, key=lambda hit: (hit.path, hit.count))),
        )
        for (code, severity), found in sorted(hits.items())
    )
