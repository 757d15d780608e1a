"""Documents of invented events, by their file names and speakers."""

from __future__ import annotations

import msgspec

from generator.archive.addresses import Address
from generator.archive.summary import Summary, summarise
from generator.records import Event, Session
from tests.support.invented import MOOT_2001
from tests.support.small_site import record, turn


def document(
    stem: str, *people: str, event: Event | None = MOOT_2001, code: str | None = None, **changes: object
) -> Summary:
    """Return a document of an event in which these people speak; one with a single name is a local person."""
    turns = []
    for name in people:
        speaker = name.lower().replace(" ", "-")
        a_turn = turn(f"{speaker}-1", "Cheese.", label=name.upper())
        turns.append(msgspec.structs.replace(a_turn, name=name, speaker=speaker + ("" if " " in name else f"--{stem}")))
    kind = str(changes.pop("kind", "transcript"))
    session = Session(changes.pop("type", None), code, None)  # type: ignore[arg-type]
    fields = {"title": stem.replace("-", " "), "event": event, "session": session, **changes}
    a_record = msgspec.structs.replace(record(*turns, kind=kind), **fields)
    return summarise(a_record, Address(event.id if event else "other", stem))
