"""An archive of invented sessions, made from a seed: always the same bytes, and a session is the same in every size.

The figures of its sessions are measured on real transcripts: 57 to 61 KB, about 165 turns, most of them short, few
speakers, a skewed vocabulary, a person who speaks in nearly half of the sessions, and most people in one. The settings,
the pages and three documents are those of the archive that the tests use.
"""

from __future__ import annotations

import random
import shutil
from functools import cache
from pathlib import Path

from generator.project import Project
from generator.settings.load import load_settings
from generator.slugs import slug
from tests.benchmark.invented.session import Names, heading_of, session_text
from tests.benchmark.invented.speakers import REGULAR_SHARES, alias, regular, speakers_of
from tests.support.paths import ARCHIVE, SITE_CONFIG

SIDECAR_STEP = 20
CORRECTION_STEP = 40
REGISTERED_STEP = 50
"""One session in so many has a sidecar, a correction, a first guest in the people register."""


def write_archive(target: Path, sessions: int, seed: int = 1) -> Project:
    """Write an archive of this many sessions into a missing or empty folder."""
    shutil.copytree(ARCHIVE, target, dirs_exist_ok=True)
    project = Project(root=target)
    for number in range(sessions):
        add_session(project, number, seed)
    write_people(project, sessions, seed)
    return project


def add_session(project: Project, number: int, seed: int = 1) -> Path:
    """Write the session with this number, its sidecar and its corrections, and return its file."""
    names = archive_names()
    heading = heading_of(seed, number, names)
    text = session_text(seed, number, names)
    path = project.transcripts / heading.event.id / f"{slug(heading.code)}-{slug(heading.title)[:60]}-{number}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    if number % SIDECAR_STEP == 1:
        sidecar = f"publisher: Invented Captions {number % 7}\n"
        path.with_suffix(".yml").write_text(sidecar, encoding="utf-8", newline="\n")
    if number % CORRECTION_STEP == 2:
        corrections = project.corrections / path.parent.name / f"{path.stem}.yml"
        corrections.parent.mkdir(parents=True, exist_ok=True)
        corrections.write_text(_correction(seed, number, text), encoding="utf-8", newline="\n")
    return path


def write_people(project: Project, sessions: int, seed: int = 1, *, more_aliases: tuple[str, ...] = ()) -> None:
    """Write the people register: the regular speakers and some guests.

    Args:
        project: The archive.
        sessions: The number of its sessions.
        seed: The seed of the archive.
        more_aliases: More printed forms of the person who speaks in most sessions.
    """
    regulars = [regular(seed, number) for number in range(len(REGULAR_SHARES))]
    guests = [speakers_of(seed, number)[-1].name for number in range(0, sessions, REGISTERED_STEP)]
    lines = ["people:"]
    for position, name in enumerate(dict.fromkeys(regulars + guests)):
        aliases = [alias(name), *(more_aliases if position == 0 else ())]
        lines += [f"- id: {slug(name)}", f"  name: {name}", "  aliases:", *(f"  - {form}" for form in aliases)]
    text = "\n".join([*lines, "apart: []", ""])
    (project.site_config / "people.yml").write_text(text, encoding="utf-8", newline="\n")


@cache
def archive_names() -> Names:
    """Return the annual events and the terms of the archive's settings."""
    settings = load_settings(SITE_CONFIG)
    events = tuple(event for event in settings.events if event.id.count("-") == 1 and event.start is not None)
    return Names(events, tuple(entry.acronym for entry in settings.glossary))


def _correction(seed: int, number: int, text: str) -> str:
    """Return a file with the correction of one word in a sentence that occurs once."""
    chance = random.Random(f"{seed} correction of {number}")  # noqa: S311 - the same every time, not a secret
    sentences = [part for line in text.splitlines() for part in line.rpartition(": ")[2].split(". ")]
    plain = [part for part in sentences if part.count(" ") > 9 and part.replace(" ", "").isalpha()]
    fragment = chance.choice([part for part in plain if text.count(part) == 1])
    printed = next(word for word in fragment.split()[3:] if fragment.count(word) == 1)
    return (
        f"- correct: words\n  fragment: {fragment}\n  printed: '{printed}'\n  words: {printed}ed\n"
        "  reason: The recording has the other word.\n  author: Jane Doe\n  date: 2026-11-21\n"
    )
