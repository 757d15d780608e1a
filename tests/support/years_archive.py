"""An archive of sixty invented sessions of ten years, with words that a reader can look for.

| what | where |
|---|---|
| a turn on the subject of the session, by its moderator and each speaker | each session |
| `accessibility` | the subject of every fifth session; a title of three of them |
| `bridges` | said by Verena Holm only, once in each of her sessions |
| a turn of which the label is a role alone | each session |
| Spanish words | the last turn of each sixth session |
| `ledger`, which is a corrected word | session 7 |
"""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from generator.project import Project
from generator.settings.load import load_settings
from tests.support.paths import ARCHIVE, SITE_CONFIG

SESSIONS = 60
FIRST_YEAR, YEARS = 2015, 10
SUBJECTS = ("accessibility", "libraries", "encryption", "connectivity", "children")
PEOPLE = (
    "Verena Holm", "Amadou Diallo", "Łukasz Nowak", "Rosa Delgado", "Mei Tanaka", "Ines Alvarez", "Tomas Berg",
    "Grace Okafor", "Pavel Dvorak", "Hanna Virtanen",
)  # fmt: skip
SPANISH = (
    "Gracias por la palabra. Quiero decir que las comunidades rurales todavía no tienen una conexión estable y que las "
    "escuelas necesitan apoyo para que todos los niños puedan aprender en su propia lengua, como hemos dicho antes."
)


def years_archive(target: Path) -> Project:
    """Write the archive into `target`, with the settings, documents and pages of the archive of three documents."""
    shutil.copytree(ARCHIVE, target, dirs_exist_ok=True)
    project = Project(root=target)
    events = {event.id: event for event in load_settings(SITE_CONFIG).events}
    for number in range(SESSIONS):
        event = events[f"igf-{FIRST_YEAR + number * YEARS // SESSIONS}"]
        assert event.start is not None
        path = project.transcripts / event.id / f"ws{number}-{subject_of(number)}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        date = event.start + datetime.timedelta(days=1)
        path.write_text(_session(number, f"{event.name} - Room {1 + number % 4}", date), encoding="utf-8")
    _correct(project)
    return project


def subject_of(number: int) -> str:
    """Return what a session is about."""
    return SUBJECTS[number % len(SUBJECTS)]


def speakers_of(number: int) -> tuple[str, ...]:
    """Return the speakers of a session; the first one is the moderator."""
    return tuple(PEOPLE[(number * 3 + step * step) % len(PEOPLE)] for step in range(4))


def _session(number: int, place: str, date: datetime.date) -> str:
    subject = subject_of(number)
    speakers = tuple(dict.fromkeys(speakers_of(number)))
    title = f"{subject.capitalize()} in rural schools" if number % 20 == 0 else f"Notes of group {number}"
    turns = [f"{speakers[0]}: Good morning. We are here to speak about {subject} for everybody."]
    for place_in_row, name in enumerate(speakers):
        bridges = " We need bridges between towns." if name == "Verena Holm" and place_in_row else ""
        turns.append(f"{name}: In my country {subject} has been on the table for {number + 2} years.{bridges}")
    turns.append("MODERATOR: Let us take one question from the room.")
    if number % 6 == 0:
        turns.append(f"{speakers[-1]}: {SPANISH}")
    if number == 7:
        turns.append(f"{speakers[0]}: The leger of the village was lost in the flood.")
    lines = [f"{place} - WS {number}: {title}", f"{date.day} {date:%B} {date.year}"]
    for turn in turns:
        label, _, words = turn.partition(":")
        lines.append(f">> {label.upper()}:{words}")
    return "\n\n".join(lines) + "\n"


def _correct(project: Project) -> None:
    path = next(project.transcripts.rglob("ws7-*.txt"))
    file = project.corrections / path.parent.name / f"{path.stem}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        "- correct: words\n  fragment: The leger of the village was lost\n  printed: leger\n  words: ledger\n"
        "  reason: A slip of the captioner.\n  author: Jane Doe\n  date: 2026-11-21\n",
        encoding="utf-8",
    )
