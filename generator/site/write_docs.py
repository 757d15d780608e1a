"""Writing `build/docs`: the Markdown pages of the archive, with the errors of its sources."""

from __future__ import annotations

from collections import Counter

from generator.pages.views.wording import counted
from generator.pages.write import write_pages
from generator.project import Project
from generator.settings.load import Settings
from generator.site.build_report import BuildReport, PrintLine


def write_docs(project: Project, settings: Settings, *, print_line: PrintLine) -> BuildReport:
    """Read all sources and write `build/docs`.

    Raises:
        ConfigError: A file that people write is wrong.
    """
    archive, findings = write_pages(project, settings, project.site_url())
    for path, finding in findings:
        if finding.severity == "error":
            text = f"error: {finding.message} [{finding.code}]"
            print_line(_with_place(project, path, finding.line, text))
    for error in archive.correction_errors:
        print_line(str(error))
    severities = Counter(finding.severity for _, finding in findings)
    sessions, articles = len(archive.sessions), len(archive.documents) - len(archive.sessions)
    contents = [
        counted(sessions, "session"),
        counted(articles, "article"),
        counted(len(archive.people), "person", "people"),
    ]
    copies = sum(len(document.copies) for document in archive.documents)
    if copies:
        contents.append(counted(copies, "copy", "copies"))
    problems = [counted(severities["error"], "error"), counted(severities["warning"], "warning")]
    print_line(f"pages: {', '.join(contents)}; {', '.join(problems)} in the sources")
    return BuildReport(
        documents=len(archive.documents),
        errors=severities["error"],
        warnings=severities["warning"],
        failed_corrections=len(archive.correction_errors),
    )


def _with_place(project: Project, path: str, line: int | None, text: str) -> str:
    """Return `text` behind the source's path and line."""
    place = (project.transcripts / path).relative_to(project.root).as_posix()
    return f"{place}:{line}: {text}" if line is not None else f"{place}: {text}"
