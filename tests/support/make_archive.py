"""Archives to build in tests, each in a folder of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from generator.project import Project
from tests.support.make_docx import docx
from tests.support.paths import ARCHIVE, ARCHIVES, COUNCIL, MKDOCS, SITE_CONFIG

TURN = " >> {label}:  {words}\n"


def real_archive(target: Path) -> Project:
    """Copy the archive of three documents, with its settings and hand-written pages."""
    shutil.copytree(ARCHIVE, target, dirs_exist_ok=True)
    return Project(root=target)


COMPLETE_FINDINGS = (
    (
        "  1 file: Nothing shows on which day the session was held [date-unknown]:"
        " content/transcripts/moot-2003/main-session-on-holes.txt"
    ),
    "  `transcript-archive explain FILE` shows what became of a file; all findings are in site/report/index.html",
)
"""What a build of the tiny archive prints about its findings."""


def complete_archive(target: Path) -> Project:
    """Copy the tiny invented archive, which has one page of each kind, with the session types of the other."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(SITE_CONFIG / "theme", target / "site_config" / "theme")
    shutil.copy(SITE_CONFIG / "session_types.yml", target / "site_config")
    shutil.copy(MKDOCS, target / "mkdocs.yml")
    shutil.copytree(ARCHIVES / "complete", target, dirs_exist_ok=True)
    return Project(root=target)


def council_archive(target: Path) -> Project:
    """Copy the invented archive of a town council and a housing co-operative: twelve documents of ten formats.

    It has neither `mkdocs.yml` nor pages of its own.
    """
    shutil.copytree(COUNCIL, target, dirs_exist_ok=True)
    project = Project(root=target)
    (project.transcripts / "homes-2024-05" / "press-briefing-on-the-lift.docx").write_bytes(
        docx(
            "Press Briefing on the Lift",
            "16 May 2024",
            "MAUD ELLERY: There is no lift, there was no lift, and there will be stairs.",
            "REPORTER: Since when do you know?",
            "MAUD ELLERY: Since I took the lift.",
        )
    )
    return project


def broken_archive(target: Path) -> Project:
    """Copy the tiny invented archive and add a file with each possible defect.

    Files that a checkout can't hold on every system (refused names, links, large files) are created here.
    """
    project = complete_archive(target)
    shutil.copytree(ARCHIVES / "broken", target, dirs_exist_ok=True)
    outside = target / "outside.txt"
    outside.write_text("root:x:0:0\n", encoding="utf-8")
    for name, content in _awkward().items():
        path = project.transcripts / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (project.transcripts / "moot-2001" / "link-out.txt").symlink_to(outside)
    (project.transcripts / "moot-2001" / "link-nowhere.txt").symlink_to(target / "gone.txt")
    (project.transcripts / "moot-2001" / "link-to-folder").symlink_to(target)
    (project.transcripts / "moot-2001" / "link-inside.txt").symlink_to("ws3-washed-rinds.txt")
    return project


def _awkward() -> dict[str, bytes]:
    words = TURN.format(label="ADA CHURN", words="Cheese.").encode()
    return {
        "moot-2001/random-bytes.txt": bytes((n * 197 + n // 256 * 31 + n % 7 * 59) % 256 for n in range(5000)),
        "moot-2001/one-long-line.txt": b">> ADA CHURN: " + b"cheese and more " * 3_300_000,
        "moot-2001/..%2f..%2fx.txt": words,
        "moot-2001/CON.txt": words,
        "moot-2001/" + "n" * 251 + ".txt": words + TURN.format(label="AMALIA", words="One name alone.").encode(),
        "moot-2001/" + "/".join(["folder" * 6] * 7) + "/deep.txt": words,
        "moot-2001/Upper-Case.txt": words,
        "moot-2001/upper-case.txt": words,
        "moot-2001/Upper Case!.txt": words,
        "moot-2001/twice.text": words,
        "moot-2001/twice.txt": words,
        "moot-2001/\u795d.txt": words,
        "moot-2001/---.txt": words,
        os.fsdecode(b"moot-2001/latin-\xe9.txt"): words,
        "moot-2001/line\nend.txt": words,
        "people/somebody.txt": words,
        "assets/style.txt": words,
        "no-folder.txt": words,
    }
