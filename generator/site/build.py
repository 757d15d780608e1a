"""Build the archive: from the sources to a checked site that is ready to be published."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec

from generator.archive.permanence.published import read_permalinks
from generator.archive.privacy.withheld_names import WithheldNames
from generator.errors import BuildError
from generator.pages.views.wording import counted
from generator.pages.write import write_pages
from generator.project import Project
from generator.settings.load import load_settings
from generator.site.check import check_site
from generator.site.engine_config import engine_config
from generator.site.freeze import count_not_frozen
from generator.site.search_index import index_site

PrintLine = Callable[[str], None]
"""Receives each line for the maintainer."""

_EPOCH = "1577836800"
"""1 January 2020, in Unix seconds: the date of built files, so that the same input gives the same bytes."""

_ENGINE_SETTINGS = {
    "NO_MKDOCS_2_WARNING": "1",  # Material's banner about another project's plans; it does not concern this build
    "DISABLE_MKDOCS_2_WARNING": "true",  # the same banner, shown by ProperDocs' plugins
    "PYTHONUTF8": "1",  # else the engines open files in the locale's encoding
}


class BuildReport(msgspec.Struct, frozen=True):
    """The counts of a build."""

    documents: int
    errors: int
    """Findings of severity `error` in documents."""
    warnings: int
    faults: int = 0
    """Faults of the built site. A fault is a defect of the program or of a hand-written page."""
    failed_corrections: int = 0
    """Corrections that could not be applied."""


def write_docs(project: Project, *, print_line: PrintLine) -> BuildReport:
    """Read all sources and write `build/docs`.

    Raises:
        ConfigError: A settings file is wrong.
    """
    archive, findings = write_pages(project, load_settings(project.site_config), project.site_url())
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


def build_site(project: Project, *, engine: str = "mkdocs", print_line: PrintLine) -> BuildReport:
    """Build the site beside the existing one, check it, and replace the existing one.

    Args:
        project: The archive's folders.
        engine: `mkdocs` or `properdocs`.
        print_line: Called with each line for the maintainer.

    Raises:
        ArchiveError: Settings, a correction, MkDocs or Pagefind failed; the existing site stays.
    """
    report = write_docs(project, print_line=print_line)
    if report.failed_corrections:
        count = counted(report.failed_corrections, "correction")
        raise BuildError(f"{count} can't be applied (see above), so nothing is published; the existing site stays")
    project.cache.mkdir(parents=True, exist_ok=True)
    fresh = project.cache / "site"
    shutil.rmtree(fresh, ignore_errors=True)
    run_engine(project, engine, fresh)
    settings = load_settings(project.site_config)
    document_count = index_site(fresh, project.cache, settings)
    print_line(f"search: {counted(document_count, 'document')} indexed")
    published = read_permalinks(project.permalinks)
    faults = check_site(fresh, published, WithheldNames(settings))
    for fault in faults:
        print_line(str(fault))
    print_line(f"check: {counted(len(faults), 'fault') if faults else 'no faults'}")
    print_line(count_not_frozen(fresh, published))
    _replace_site(project.site, fresh, project.cache / "site-before")
    return msgspec.structs.replace(report, faults=len(faults))


def run_engine(project: Project, engine: str, target: Path) -> None:
    """Run `mkdocs build --strict`, or the same command of MkDocs' fork ProperDocs."""
    config = project.cache / "engine" / "mkdocs.yml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(engine_config(project, target), encoding="utf-8")
    command = [sys.executable, "-m", engine, "build", "--strict", "-f", str(config)]
    environment = {"SOURCE_DATE_EPOCH": _EPOCH} | dict(os.environ) | _ENGINE_SETTINGS
    process = subprocess.run(  # noqa: S603 - the command is fixed, and no shell reads it
        command, cwd=project.root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if process.returncode != 0:
        output = process.stdout + process.stderr
        if complaints := [f"{engine}: {line[1]}" for line in _COMPLAINT.finditer(output)]:
            raise BuildError("\n".join(complaints))
        raise BuildError(f"{engine} failed:\n{output}", path=str(project.mkdocs_yml))


_COMPLAINT = re.compile(r"^(?:WARNING|ERROR) +- +(.*)$", re.MULTILINE)
"""An engine's complaint about a page: one line that names the page."""


def _replace_site(site: Path, fresh: Path, before: Path) -> None:
    """Replace the folder `site` by `fresh`; a reader sees the old site or the new one, and very rarely neither.

    Where a folder can't be renamed (a mount, or a link to another file system), its contents are replaced.
    """
    target = site.resolve()
    shutil.rmtree(before, ignore_errors=True)
    try:
        try:
            if target.exists():
                target.rename(before)
            fresh.rename(target)
        except OSError:
            _replace_contents(target, fresh)
    except OSError as error:
        raise BuildError(
            f"the built site can't be moved here ({error.strerror}); it is in {fresh}", path=str(site)
        ) from error
    shutil.rmtree(before, ignore_errors=True)


def _replace_contents(target: Path, fresh: Path) -> None:
    target.mkdir(exist_ok=True)
    for old in target.iterdir():
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink()
    shutil.copytree(fresh, target, dirs_exist_ok=True)


def _with_place(project: Project, path: str, line: int | None, text: str) -> str:
    """Return `text` behind the source's path and line."""
    place = (project.transcripts / path).relative_to(project.root).as_posix()
    return f"{place}:{line}: {text}" if line is not None else f"{place}: {text}"
