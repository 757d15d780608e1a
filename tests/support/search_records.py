"""Small records for tests of the search index."""

from __future__ import annotations

import msgspec

from generator.records import Block, Event, Session, SessionRecord, Source, Turn
from generator.slugs import slug


def turn(turn_id: str, name: str | None, *texts: str, label: str | None = None) -> Turn:
    return Turn(
        id=turn_id,
        label=label or (name.upper() if name else None),
        role=None,
        name=name,
        speaker=slug(name) if name else None,
        resolved=None,
        evidence=None,
        time=None,
        lines=(1, 1),
        blocks=tuple(Block(type="text", text=text) for text in texts),
    )


def record(*turns: Turn, **changes: object) -> SessionRecord:
    plain = SessionRecord(
        schema=1,
        source=Source(
            path="igf-2031/tea.txt",
            sha256="0",
            format="text",
            lines=1,
            address=None,
            retrieved=None,
            publisher=None,
            recording=None,
            licence=None,
        ),
        kind="transcript",
        title="On Tea",
        event=Event(id="igf-2031", name="IGF 2031", ordinal=None, place=None, start=None, end=None),
        day=None,
        date="2031-05-06",
        start_time=None,
        end_time=None,
        room=None,
        session=Session(type="workshop", code="WS7", number=7),
        status="final",
        language="en",
        notices=(),
        turns=turns,
        removed=(),
        findings=(),
        provenance={},
    )
    return msgspec.structs.replace(plain, **changes)


TALK = record(
    turn("unidentified-1", None, "Is this on?"),
    turn("ana-field-1", "Ana Field", "Good morning.", "Tea is late"),
    turn("moderator-1", None, "Thank you.", label="MODERATOR"),
    turn("unidentified-2", None, "Yes."),
    turn("ana-field-2", "Ana Field", "Tea is here."),
)
