"""A record with everything that an export can show, and corrections of it."""

from __future__ import annotations

from collections import Counter

import msgspec

from generator.corrections.applied import AppliedCorrection
from generator.exports.xml_text import storable
from generator.records import Block, Event, Evidence, Session, SessionRecord, Time, Turn
from generator.text.words import split_words
from tests.support.small_site import record, turn

APPLAUSE = Block("event", "(Applause)", "applause")


def spoken(
    own_id: str, *blocks: Block | str, label: str, name: str, resolved: str = "printed", **changes: object
) -> Turn:
    """Return a turn of a person, whose id is the first part of the turn's id."""
    made = turn(own_id, *blocks, label=label)
    speaker = own_id.rpartition("-")[0]
    return msgspec.structs.replace(made, name=name, speaker=speaker, resolved=resolved, **changes)


TURNS = (
    turn("unidentified-1", "Hello & <welcome>.", APPLAUSE),
    spoken("ada-churn-1", "Cheese is round.", "And rinds are washed.", label="ADA CHURN", name="Ada Churn"),
    msgspec.structs.replace(turn("moderator-1", "Thank you.", label="MODERATOR"), role="moderator"),
    spoken(
        "cleo-whey-1",
        "It is in brine or beer, or bier.",
        Block("event", "(Laughter)", "laughter"),
        label="CLEO",
        name="Cleo Whey",
        resolved="inferred",
        evidence=Evidence(3, "We have Cleo Whey."),
        language="fr",
    ),
    msgspec.structs.replace(turn("room-2-1", label="ROOM 2"), time=None),
)
"""Turns of each degree; the last has no words."""

CORRECTIONS = (
    AppliedCorrection(
        1, "words", "cleo-whey-1", 0, 18, None, "beer", "bier & ale", "Heard <b>so</b>.", "Ed", "2024-05-31"
    ),
    AppliedCorrection(2, "metadata", None, None, None, "room", "Room 1", "Room 2", "A sign.", "Ed", "2024-06-01"),
)
"""Misheard words (`beer` in the third turn of a person), and a fact."""


def rich_record(*turns: Turn) -> SessionRecord:
    """Return a session with facts, notices, and these turns, or those of each degree."""
    return msgspec.structs.replace(
        record(*(turns or TURNS), notices=("Captions, not minutes.",)),
        event=Event("moot-1", "Moot 2001", 1, "Dairy", "2001-01-01", "2001-01-02"),
        date="2001-01-02",
        room="Room 2",
        session=Session("workshop", "WS3", 3),
    )


def timed(made: Turn, start: float, end: float | None = None) -> Turn:
    """Return a turn with times in seconds."""
    return msgspec.structs.replace(made, time=Time(start, end))


def words_of_record(made: SessionRecord) -> Counter[str]:
    """Return how often a record has each word of its turns and notices, as XML can have it."""
    texts = [block.text for turn in made.turns for block in turn.blocks] + [notice.text for notice in made.notices]
    return Counter(word for text in texts for word in split_words(storable(text)))
