"""Archives to build in tests, each in a folder of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from generator.project import Project
from tests.support.paths import ARCHIVES, ROOT

TURN = " >> {label}:  {words}\n"


DOCUMENTS = (
    "igf-2016/dc-on-internet-rights-and-principles",
    "igf-2018/press-release-day-2",
    "igf-2020/ws168-capacity-building-in-the-age-of-convergence",
)
"""The first documents of this archive; tests expect their exact words."""


def real_archive(target: Path) -> Project:
    """Copy the archive of this checkout with its first documents to `target`, so that new documents fail no test."""
    shutil.copytree(ROOT / "content" / "pages", target / "content" / "pages")
    for name in DOCUMENTS:
        for path in (ROOT / "content" / "transcripts" / name).parent.glob(f"{name.split('/')[1]}.*"):
            copy = target / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    shutil.copytree(ROOT / "site_config", target / "site_config")
    shutil.copy(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    return Project(root=target)


def complete_archive(target: Path) -> Project:
    """Copy the tiny invented archive, which has one page of each kind, with this checkout's theme overrides."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "site_config" / "theme", target / "site_config" / "theme")
    shutil.copy(ROOT / "site_config" / "session_types.yml", target / "site_config")
    shutil.copy(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    shutil.copytree(ARCHIVES / "complete", target, dirs_exist_ok=True)
    return Project(root=target)


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
