"""The commonest findings of a build, in lines for the maintainer: each with its first file, and where to read more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.archive.archive import Archive
from generator.archive.report.finding_codes import meaning_of
from generator.project import Project
from generator.slugs import slug
from generator.text.english import counted

_MAX_CODES = 3
_ALWAYS = frozenset({"sidecar", "fact-disagrees", "stray-file"})
"""Warnings about what the maintainer wrote or did: they are listed before those about sources."""

_READ_FILES = frozenset({"transcripts", "corrections", "permalinks", "pages", "documents.csv"})
"""What the program reads in `content/`."""

_MAX_NAMES = 3


def common_findings(project: Project, archive: Archive) -> Iterator[str]:
    """Yield a line for each of the commonest warnings, and then how to read about them."""
    files: dict[str, dict[str, str]] = {}
    unread = {document.summary.path for document in archive.unread}
    for path, finding in archive.findings:
        if finding.severity == "warning" and path not in unread:
            files.setdefault(finding.code, {}).setdefault(path, finding.message)
    codes = sorted(files, key=lambda code: (code not in _ALWAYS, -len(files[code]), code))
    for code in codes[:_MAX_CODES]:
        first, message = next(iter(files[code].items()))
        clause = message if code in _ALWAYS else (meaning_of(code) or code).partition(";")[0].rstrip(".")
        place = "" if len(files[code]) == 1 else "first "
        yield f"  {counted(len(files[code]), 'file')}: {clause} [{code}]: {place}{_shown(project, first)}"
    if codes:
        more = f"; {counted(len(codes) - _MAX_CODES, 'more kind')}" if len(codes) > _MAX_CODES else ""
        report = (project.site / "report" / "index.html").relative_to(project.root).as_posix()
        yield f"  `transcript-archive explain FILE` shows what became of a file{more}; all findings are in {report}"


def respelt_addresses(archive: Archive) -> Iterator[str]:
    """Yield a line about files whose unpublished addresses are spelt in another way than their names."""
    respelt = [file for file in archive.documents if file.href not in archive.turn_ids and _is_respelt(file.path)]
    if respelt:
        more = f" (and {len(respelt) - 1:,} more)" if len(respelt) > 1 else ""
        path, href = respelt[0].path, respelt[0].href
        advice = "for ever once it is published; rename it before that"
        yield f"addresses: {path!r}{more} gets the address /{href}, {advice}"


def stray_files(project: Project) -> Iterator[str]:
    """Yield a line about files in `content/` that nothing reads."""
    folder = project.transcripts.parent
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    stray = [name for name in names if name not in _READ_FILES and not name.startswith((".", "~$", "README"))]
    if stray:
        more = f" and {len(stray) - _MAX_NAMES:,} more" if len(stray) > _MAX_NAMES else ""
        listed = ", ".join(f"content/{name}" for name in stray[:_MAX_NAMES])
        yield f"{listed}{more}: nothing reads this; put transcripts into a folder of content/transcripts"


def _is_respelt(path: str) -> bool:
    """Return True if an address can't have the names of a file and its folder as they are, apart from capitals."""
    file = PurePosixPath(path)
    names = [unquote(name) for name in (*file.parts[:-1][:1], file.stem)]
    return any(slug(name) != re.sub("[_.]", "-", name.casefold()) for name in names)


def _shown(project: Project, path: str) -> str:
    return (project.transcripts / path).relative_to(project.root).as_posix()
