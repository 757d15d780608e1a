"""The whole way from sources to a site that is ready to be published."""

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
from generator.site.freeze import not_frozen
from generator.site.search_index import index_site

Say = Callable[[str], None]

_EPOCH = "1577836800"
"""1 January 2020, the time that built files say they are from, so that the same input gives the same bytes."""

_ENGINE_SETTINGS = {
    "NO_MKDOCS_2_WARNING": "1",  # Material's banner about another project's plans; it says nothing of this build
    "DISABLE_MKDOCS_2_WARNING": "true",  # the same banner of ProperDocs' plugins
    "PYTHONUTF8": "1",  # the engines open files in the locale's encoding
}


class BuildReport(msgspec.Struct, frozen=True):
    """What a build came to."""

    documents: int
    errors: int
    """Findings of severity `error` in documents."""
    warnings: int
    faults: int = 0
    """Faults of the built site; there are none when the program is right."""
    wrong: int = 0
    """Corrections that could not be carried out."""


def write_docs(project: Project, *, say: Say) -> BuildReport:
    """Read all sources and write `build/docs`.

    Raises:
        ConfigError: A file of the maintainers is not as it has to be.
    """
    archive, found = write_pages(project, load_settings(project.site_config), project.site_url())
    for path, finding in found:
        if finding.severity == "error":
            say(_sentence(project, path, finding.line, f"error: {finding.message} [{finding.code}]"))
    for error in archive.correction_errors:
        say(str(error))
    found_as = Counter(finding.severity for _, finding in found)
    sessions, articles = len(archive.sessions), len(archive.documents) - len(archive.sessions)
    made = [
        counted(sessions, "session"),
        counted(articles, "article"),
        counted(len(archive.people), "person", "people"),
    ]
    copies = sum(len(document.copies) for document in archive.documents)
    if copies:
        made.append(counted(copies, "copy", "copies"))
    doubts = [counted(found_as["error"], "error"), counted(found_as["warning"], "warning")]
    say(f"pages: {', '.join(made)}; {', '.join(doubts)} in the sources")
    return BuildReport(
        documents=len(archive.documents),
        errors=found_as["error"],
        warnings=found_as["warning"],
        wrong=len(archive.correction_errors),
    )


def build_site(project: Project, *, engine: str = "mkdocs", say: Say) -> BuildReport:
    """Build the site beside the one that is there, check it, and put it in its place.

    Args:
        project: The archive's folders.
        engine: `mkdocs` or `properdocs`.
        say: Called with each line for the maintainer.

    Raises:
        ArchiveError: Settings, a correction, MkDocs or Pagefind failed; the site that was there before stays.
    """
    report = write_docs(project, say=say)
    if report.wrong:
        raise BuildError(
            f"{counted(report.wrong, 'correction')} can't be carried out (see above), so nothing is published; "
            "the site that was there before stays"
        )
    project.cache.mkdir(parents=True, exist_ok=True)
    fresh = project.cache / "site"
    shutil.rmtree(fresh, ignore_errors=True)
    run_engine(project, engine, fresh)
    settings = load_settings(project.site_config)
    indexed = index_site(fresh, project.cache, settings)
    say(f"search: {counted(indexed, 'document')} indexed")
    published = read_permalinks(project.permalinks)
    faults = check_site(fresh, published, WithheldNames(settings))
    for fault in faults:
        say(str(fault))
    say(f"check: {counted(len(faults), 'fault') if faults else 'no faults'}")
    say(not_frozen(fresh, published))
    _replace(project.site, fresh, project.cache / "site-before")
    return msgspec.structs.replace(report, faults=len(faults))


def run_engine(project: Project, engine: str, target: Path) -> None:
    """Run `mkdocs build --strict` or the same of its fork."""
    command = [sys.executable, "-m", engine, "build", "--strict", "-f", str(project.mkdocs_yml), "-d", str(target)]
    environment = {"SOURCE_DATE_EPOCH": _EPOCH} | dict(os.environ) | _ENGINE_SETTINGS
    done = subprocess.run(  # noqa: S603 - the command is ours, and no shell reads it
        command, cwd=project.root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        said = done.stdout + done.stderr
        if refused := [f"{engine}: {line[1]}" for line in _REFUSED.finditer(said)]:
            raise BuildError("\n".join(refused))
        raise BuildError(f"{engine} failed:\n{said}", path=str(project.mkdocs_yml))


_REFUSED = re.compile(r"^(?:WARNING|ERROR) +- +(.*)$", re.MULTILINE)
"""What an engine doesn't like about a page, in one line that names the page."""


def _replace(site: Path, fresh: Path, before: Path) -> None:
    """Put `fresh` where `site` is; a reader sees the old site or the new one, hardly ever none.

    A folder that can't be exchanged (a mount, or a link to another file system) has its contents replaced.
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
            f"the built site can't be put in its place ({error.strerror}); it is in {fresh}", path=str(site)
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


def _sentence(project: Project, path: str, line: int | None, text: str) -> str:
    place = (project.transcripts / path).relative_to(project.root).as_posix()
    return f"{place}:{line}: {text}" if line is not None else f"{place}: {text}"
