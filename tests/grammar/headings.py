"""Headings, notices and what web pages put around a text, with the metadata they say."""

from __future__ import annotations

import random

import msgspec

from generator.slugs import slug
from tests.grammar.words import Meeting, words

Fact = str | int | None

_LARGELY = (
    "Although it is largely accurate, in some cases it may be incomplete or inaccurate due to inaudible passages or "
    "transcription errors."
)
_AID = (
    "It is posted as an aid to understanding the proceedings at the event, but should not be treated as an "
    "authoritative record."
)
_VIRTUAL = (
    f"The following are the outputs of the real-time captioning taken during an IGF virtual call. {_LARGELY} {_AID}"
)
_INTERVENTION = f"The following are the outputs of the captioning taken during an IGF intervention. {_LARGELY} {_AID}"
_SESSION = f"Note: The following is the output of the real-time captioning taken during the session. {_LARGELY} {_AID}"
ROUGH = (
    "This text is being provided in a rough draft format. Communication Access Realtime Translation (CART) is provided "
    "in order to facilitate communication accessibility and may not be a totally verbatim record of the proceedings."
)


class Head(msgspec.Struct, frozen=True):
    """All that stands before the first turn."""

    lines: tuple[str, ...]
    """Paragraphs."""
    facts: dict[str, Fact]
    stem: str
    """Of the file's name."""


def head(chance: random.Random) -> Head:
    """Return a heading of some family, its notice and its chrome."""
    family = chance.choice([_dashes, _dashes, _dashes, _plain, _date, _preparatory, _consultation, _slug_only, _block])
    made = family(chance)
    return msgspec.structs.replace(made, lines=(*_chrome(chance), *made.lines))


def _dashes(chance: random.Random) -> Head:
    """`IGF 2016 - Day 2 - Room 9 - WS97: Title`, families A of 2016 to 2025."""
    meeting = _meeting(chance, days=True)
    day = chance.choice(sorted(meeting.days))
    dash = chance.choice([" - ", " – ", " — ", " -- "])
    room = chance.choice([None, *words().rooms])
    rest, facts = _session(chance)
    status, suffix = chance.choice(
        [("final", ""), ("final", ""), ("raw", " - RAW"), ("raw", " – RAW"), ("raw", " (RAW)"), ("final", " FINISHED")]
    )
    parts = [f"IGF {meeting.year}", chance.choice([f"Day {day}", f"Day {day}", f"Day 0{day}"]), room, rest]
    title = dash.join(part for part in parts if part) + suffix
    facts |= {
        "event": f"igf-{meeting.year}",
        "day": day,
        "room": room,
        "status": status,
        "date": meeting.days[day].isoformat(),
    }
    return Head((title, *_notice(chance, meeting)), facts, chance.choice(["session", slug(title)]))


def _plain(chance: random.Random) -> Head:
    """`IGF 2017 Day 3 WS #97 Title`, family B."""
    meeting = _meeting(chance, days=True)
    day = chance.choice(sorted(meeting.days))
    rest, facts = _session(chance, plain=False)
    title = f"IGF {meeting.year} Day {day} {rest}"
    facts |= {
        "event": f"igf-{meeting.year}",
        "day": day,
        "room": None,
        "status": "final",
        "date": meeting.days[day].isoformat(),
    }
    return Head((title, *_notice(chance, meeting)), facts, chance.choice(["session", slug(title)]))


def _date(chance: random.Random) -> Head:
    """`2016 12 07 WS 97 Title Room 9 FINISHED`, family C."""
    meeting = _meeting(chance, days=True)
    date = meeting.days[chance.choice(sorted(meeting.days))]
    rest, facts = _session(chance)
    room = chance.choice(words().rooms)
    dash = chance.choice([" ", " - "])
    before, after = chance.choice([("", ""), ("", " FINISHED"), ("FINISHED - ", "")])
    title = f"{before}{date:%Y %m %d}{dash}{rest}{dash}{room}{after}"
    facts |= {"event": f"igf-{meeting.year}", "room": room, "status": "final", "date": date.isoformat()}
    return Head((title, *_notice(chance, meeting)), facts, chance.choice(["session", slug(title)]))


def _preparatory(chance: random.Random) -> Head:
    """`IGF 2019 - MAG - Virtual Meeting - XIV`, family M."""
    ordinal = chance.choice(["II", "IV", "IX", "XIV"])
    year = chance.choice([2018, 2019, 2021])
    title = chance.choice(
        [f"IGF {year} - MAG - Virtual Meeting - {ordinal}", f"{year} IGF - MAG - Virtual Meeting - {ordinal}"]
    )
    facts: dict[str, Fact] = {
        "event": f"igf-{year}-mag-{ordinal.lower()}",
        "type": "mag-meeting",
        "day": None,
        "date": None,
        "room": None,
    }
    return Head((title, _VIRTUAL), facts, "session")


def _consultation(chance: random.Random) -> Head:
    """`IGF 2016 2nd Open Consultations and MAG Meeting - Day 2`, family O."""
    ordinal = chance.choice(["First", "2nd", "Second", "Third"])
    year = chance.choice([2016, 2018, 2019])
    joined = chance.choice(["and", "&"])
    day = chance.choice([1, 2, 3])
    title = f"IGF {year} {ordinal} Open Consultations {joined} MAG Meeting - Day {day}"
    facts: dict[str, Fact] = {
        "event": f"igf-{year}-consultation-{ordinal.lower()}",
        "type": "open-consultation",
        "day": day,
        "date": None,
        "room": None,
    }
    return Head((title, *_anonymous(chance)), facts, chance.choice(["session", slug(title)]))


def _slug_only(chance: random.Random) -> Head:
    """No title line at all: the file's name is the only source."""
    meeting = _meeting(chance, days=True)
    day = chance.choice(sorted(meeting.days))
    title = chance.choice(words().titles)
    number = chance.choice([7, 40, 112])
    stem = f"igf-{meeting.year}-day-{day}-salle-xi-of{number}-{slug(title)}"
    facts: dict[str, Fact] = {
        "event": f"igf-{meeting.year}",
        "day": day,
        "room": "Salle XI",
        "type": "open-forum",
        "code": f"OF{number}",
        "number": number,
        "date": meeting.days[day].isoformat(),
    }
    return Head((*_notice(chance, meeting),), facts, stem)


def _block(chance: random.Random) -> Head:
    """The heads of 2011 to 2013: meeting, dates, venue and title on lines of their own."""
    meeting = _meeting(chance, days=True)
    date = meeting.days[chance.choice(sorted(meeting.days))]
    title = chance.choice(words().titles)
    room = chance.choice([None, "Room 9"])
    date_line = chance.choice(
        [f"{date.day} {date:%B %Y}", f"{date:%B} {date.day}, {date.year}", f"{date:%A, %B} {date.day}, {date.year}"]
    )
    lines = [
        f"{meeting.ordinal} Annual Meeting of the Internet Governance Forum",
        f"{meeting.range.removeprefix('from ').replace(' to ', '-')}, {meeting.place}",
        date_line,
        *([room] if room else []),
        title,
    ]
    facts: dict[str, Fact] = {
        "event": f"igf-{meeting.year}",
        "date": date.isoformat(),
        "day": None,
        "room": room,
        "title": title,
    }
    return Head((*lines, *_notice(chance, meeting)), facts, "session")


def _session(chance: random.Random, *, plain: bool = True) -> tuple[str, dict[str, Fact]]:
    """Return a title as printed, and its facts."""
    title = chance.choice(words().titles)
    code = chance.choice(words().codes)
    number = chance.choice([1, 6, 27, 61, 168, 252])
    printed = chance.choice(
        [
            f"{code.text}{number}: {title}",
            f"{code.text}{number} {title}",
            f"{code.text} #{number} {title}",
            f"{code.text} {number}: {title}",
        ]
    )
    numbered: dict[str, Fact] = {
        "title": title,
        "type": code.type,
        "code": f"{code.text}{number}",
        "number": number,
    }
    alone: dict[str, Fact] = {"code": None, "number": None}
    choices = [
        (printed, numbered),
        (printed, numbered),
        (f"Open Forum #{number} {title}", {**numbered, "type": "open-forum", "code": f"OF{number}"}),
        (f"Town Hall #{number} {title}", {**numbered, "type": "town-hall", "code": f"TH{number}"}),
        (f"DC on {title}", {**alone, "title": f"DC on {title}", "type": "dynamic-coalition"}),
        (f"Main Session: {title}", {**alone, "title": f"Main Session: {title}", "type": "main-session"}),
        ("Opening Ceremony", {**alone, "title": "Opening Ceremony", "type": "opening"}),
    ]
    if plain:
        choices.append((title, {**alone, "title": title, "type": None}))
    text, facts = chance.choice(choices)
    return text, dict(facts)


def _notice(chance: random.Random, meeting: Meeting) -> tuple[str, ...]:
    annual = (
        f"The following are the outputs of the real-time captioning taken during the {meeting.ordinal} Annual Meeting "
        f"of the Internet Governance Forum (IGF) in {meeting.place}, {meeting.range}. {_LARGELY} {_AID}"
    )
    return chance.choice([(annual,), (annual,), ("***", annual, "* * *"), _anonymous(chance)])


def _anonymous(chance: random.Random) -> tuple[str, ...]:
    """Notices that tell no meeting."""
    return (chance.choice([_VIRTUAL, _INTERVENTION, _SESSION, ROUGH]),)


def _chrome(chance: random.Random) -> tuple[str, ...]:
    return chance.choice(
        [
            (),
            (),
            (),
            ("You are here",),
            ("Welcome to the United Nations | Department of Economic and Social Affairs",),
            ("Deprecated: Function old_thing() is deprecated in /srv/www/plugin.php on line 96",),
            (
                "This is now a legacy site and could be not up to date. Please move to the new IGF Website at",
                "You are here",
            ),
        ]
    )


def _meeting(chance: random.Random, *, days: bool) -> Meeting:
    return chance.choice([meeting for meeting in words().meetings if meeting.days or not days])
