"""Lists over the years start with the latest."""

from __future__ import annotations

import msgspec

from generator.archive.archive import Archive
from generator.archive.summary import Summary
from generator.pages.session_types import type_pages
from generator.records import Event, Session
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from tests.support.invented import summary
from tests.support.page_values import values_of
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())


def document(stem: str, year: int | None, kind: str = "transcript") -> Summary:
    event = Event(f"moot-{year}", f"MOOT {year}", 1, None, f"{year}-05-07", f"{year}-05-09") if year else None
    article = record(turn("text-1", "One two."), kind=kind)
    article = msgspec.structs.replace(article, title=stem, event=event, session=Session("workshop", None, None))
    return summary(article, f"moot-{year}/{stem}.txt")


def test_the_sessions_of_a_type_by_event_and_in_an_event_as_they_were_held() -> None:
    documents = (document("a", 2001), document("b", 2001), document("c", 2002), document("d", None))
    *_, page = type_pages(Archive(documents=documents, people={}), CONFIG)
    shown = [
        (section.heading, [entry.title for entry in section.groups[0].entries])
        for section in values_of(page)["sections"]
    ]
    assert shown == [("MOOT 2002", ["c"]), ("MOOT 2001", ["a", "b"]), ("Event not known", ["d"])]
