"""A session with words of a person, of a role and of nobody."""

from __future__ import annotations

import msgspec

from generator.archive.summary import Summary
from generator.records import Event
from tests.support.invented import summary
from tests.support.small_site import record, turn


def attributed_session(path: str, event: Event | None = None, **changes: object) -> Summary:
    """Return the summary of a session: two words of a person, three of a role and one of nobody."""
    ada = msgspec.structs.replace(turn("ada-1", "One two.", label="ADA"), speaker="ada", name="Ada")
    a_record = record(ada, turn("chair-1", "Three four five.", label="CHAIR"), turn("unidentified-1", "Six."))
    return summary(msgspec.structs.replace(a_record, event=event, **changes), path)
