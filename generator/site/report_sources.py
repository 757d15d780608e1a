"""The report about the sources, after the Markdown pages were written."""

from __future__ import annotations

from collections import Counter

from generator.archive.archive import Archive
from generator.archive.stages.read_sources import STOPPED
from generator.project import Project
from generator.site.build_report import BuildReport, PrintLine
from generator.site.common_findings import common_findings, respelt_addresses, stray_files
from generator.text.english import counted


def report_sources(project: Project, archive: Archive, *, print_line: PrintLine) -> BuildReport:
    """Print the errors in the sources and in their corrections, and return the counts of the archive."""
    for path, finding in archive.findings:
        if finding.severity == "error":
            text = f"error: {finding.message} [{finding.code}]"
            print_line(_with_place(project, path, finding.line, text))
    for error in archive.correction_errors:
        print_line(str(error))
    severities = Counter(finding.severity for _, finding in archive.findings)
    sessions, articles = len(archive.sessions), len(archive.documents) - len(archive.sessions)
    contents = [
        counted(sessions, "session"),
        counted(articles, "article"),
        counted(len(archive.people), "person", "people"),
    ]
    copies = sum(len(document.copies) for document in archive.documents)
    if copies:
        contents.append(counted(copies, "copy", "copies"))
    if archive.unread:
        contents.append(counted(len(archive.unread), "file that can't be read", "files that can't be read"))
    problems = [counted(severities["error"], "error"), counted(severities["warning"], "warning")]
    print_line(f"pages: {', '.join(contents)}; {', '.join(problems)} in the sources")
    for line in (*common_findings(project, archive), *respelt_addresses(archive), *stray_files(project)):
        print_line(line)
    return BuildReport(
        documents=len(archive.documents),
        errors=severities["error"],
        warnings=severities["warning"],
        not_read=sum(finding.code in STOPPED for _, finding in archive.findings),
        failed_corrections=len(archive.correction_errors),
    )


def _with_place(project: Project, path: str, line: int | None, text: str) -> str:
    """Return `text` behind the source's path and line."""
    place = (project.transcripts / path).relative_to(project.root).as_posix()
    return f"{place}:{line}: {text}" if line is not None else f"{place}: {text}"
