"""Archives of many invented sessions: short, but with all facts of lists: day, time, room, type, people.

A session depends only on its number, so it is the same in every archive that contains it.
"""

from __future__ import annotations

import datetime
import random
import shutil
from functools import cache
from pathlib import Path

import msgspec

from generator.project import Project
from generator.settings.events import EventInfo
from generator.settings.load import load_settings
from tests.support.paths import ARCHIVE, SITE_CONFIG

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "kra", "sti")
_TYPES = ("WS{}", "WS{}", "WS{}", "WS{}", "OF{}", "Open Forum {}", "Main Session", "DC on", "Lightning Talk {}")
_TIMES = ("09:00-10:00", "09:00-10:30", "10:40-12:10", "11:30-13:00", "15:00-16:00", "15:00-16:30", "16:40-18:10", None)
_TURNS = 14


class Plan(msgspec.Struct, frozen=True):
    """The size of an archive."""

    sessions: int
    people: int
    """Number of possible speakers: a few speak in very many sessions, most once or twice."""
    events: int = 20
    """Number of annual meetings, from 2006 on."""
    rooms: int = 12
    speakers: int = 8
    """Speakers of one session."""


def many_sessions(target: Path, plan: Plan) -> Project:
    """Write the archive into `target`, with the settings, documents and pages of the archive of three documents."""
    shutil.copytree(ARCHIVE, target, dirs_exist_ok=True)
    project = Project(root=target)
    for number in range(plan.sessions):
        add_session(project, plan, number)
    return project


def add_session(project: Project, plan: Plan, number: int) -> Path:
    """Write the session with this number, and return its file."""
    chance = random.Random(f"session {number}")  # noqa: S311 - a fixed sequence, not a secret
    event = _events()[number % plan.events]
    assert event.start is not None
    days = ((event.end or event.start) - event.start).days + 1
    day = chance.randrange(days)
    date = event.start + datetime.timedelta(days=day)
    kind = chance.choice(_TYPES).format(number)
    title = " ".join(chance.choices(_vocabulary(), k=chance.randint(2, 7))).title()
    time = chance.choice(_TIMES)
    date_line = f"{date.day} {date:%B} {date.year}" + (f" | {time}" if time else "")
    room = f" - Room {1 + chance.randrange(plan.rooms)}" if chance.random() < 0.9 else ""
    heading = f"{event.name} - Day {day + 1}{room} - {kind}{' ' if kind.endswith('on') else ': '}{title}"
    lines = [heading, date_line, f"The following are the outputs of the captioning of {event.name}. It is no record."]
    names = [_name(_rank(chance, plan.people)) for _ in range(plan.speakers)]
    for _ in range(_TURNS):
        label = f"{chance.choice(names).upper()}: " if chance.random() < 0.9 else ""
        lines.append(f">> {label}{' '.join(chance.choices(_vocabulary(), k=chance.randint(5, 40))).capitalize()}.")
    path = project.transcripts / event.id / f"s{number}-{title.lower().replace(' ', '-')}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return path


def _rank(chance: random.Random, people: int) -> int:
    """Return the number of a person; low numbers are drawn for very many sessions."""
    return min(int(people * chance.random() ** (3 if chance.random() < 0.3 else 1)), people - 1)


@cache
def _name(number: int) -> str:
    chance = random.Random(f"person {number}")  # noqa: S311 - as above
    given_name, family_name = ("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(2))
    return f"{chance.choice(('', '', 'a', 'e', 'i', 'o', 'u', 'y'))}{given_name} {family_name}".title()


@cache
def _vocabulary() -> tuple[str, ...]:
    chance = random.Random(1)  # noqa: S311 - as above
    return tuple("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(4000))


@cache
def _events() -> tuple[EventInfo, ...]:
    events = load_settings(SITE_CONFIG).events
    return tuple(event for event in events if event.id.count("-") == 1 and event.start is not None)
