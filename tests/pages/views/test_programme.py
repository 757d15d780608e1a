"""The programme of an event: the order of days and sessions."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive.archive import Archive
from generator.archive.summary import Summary
from generator.pages import event
from generator.pages.events import event_pages
from generator.pages.views.page import render_page
from generator.pages.views.programme import programme
from generator.records import Session
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.settings.session_types import SessionTypeInfo
from tests.support.invented import MOOT_2001, summary
from tests.support.page_html import elements, read
from tests.support.page_values import values_of
from tests.support.small_site import record, turn

CONFIG = Settings(
    archive=ArchiveInfo(), events=(), types=(SessionTypeInfo(id="workshop", name="Workshop", plural="Workshops"),)
)


def session(stem: str, when: str, room: str | None = None) -> Summary:
    """Return a session that is called as its file; `when` is `day/date/time`, with `-` for what isn't known."""
    day, date, time = (None if part == "-" else part for part in when.split("/"))
    changed = msgspec.structs.replace(
        record(turn("ada-1", "One two.", label="ADA")),
        title=stem, event=MOOT_2001, day=int(day) if day else None, date=date, start_time=time, room=room,
        session=Session("workshop", "WS3", 3),
    )  # fmt: skip
    return summary(changed, f"moot-2001/{stem}.txt")


def shown(*sessions: Summary) -> list[str]:
    """Return headings and titles as a reader sees them, line by line."""
    lines = []
    for day in programme(sessions, "moot-2001/index.md", CONFIG):
        lines.append(f"# {day.heading}")
        for part in day.parts:
            lines += [f"## {part.heading}"] if part.heading else []
            lines += [slot.title for slot in part.slots]
    return lines


def test_days_then_times_then_rooms_then_titles() -> None:
    assert shown(
        session("f", "2/2001-05-08/09:00"),
        session("e", "1/2001-05-07/10:00", "Hall"),
        session("d", "1/2001-05-07/09:00"),
        session("c", "1/2001-05-07/09:00", "Room 10"),
        session("b", "1/2001-05-07/09:00", "Room 9"),
        session("a2", "1/2001-05-07/09:00", "Hall"),
        session("a1", "1/2001-05-07/09:00", "Hall"),
        session("0", "0/-/-"),
    ) == ["# Day 0", "0", "# Day 1, 7 May 2001", "a1", "a2", "b", "c", "d", "e", "# Day 2, 8 May 2001", "f"]


@pytest.mark.parametrize(
    ("sessions", "lines"),
    [
        ([("a", "2/2001-05-08/-"), ("b", "-/2001-05-08/-")], ["# Day 2, 8 May 2001", "a", "b"]),
        ([("a", "2/2001-05-08/-"), ("b", "2/-/-")], ["# Day 2, 8 May 2001", "a", "b"]),
        ([("a", "-/2001-05-08/-"), ("b", "1/-/-")], ["# Day 1", "b", "# 8 May 2001", "a"]),
        ([("a", "-/-/09:00"), ("b", "3/-/-")], ["# Day 3", "b", "# Day not known", "a"]),
        (
            [("a", "2/2001-05-08/-"), ("b", "2/2001-05-09/-"), ("c", "2/-/-")],
            ["# Day 2", "c", "# Day 2, 8 May 2001", "a", "# Day 2, 9 May 2001", "b"],
        ),
    ],
)
def test_a_day_is_known_by_its_number_or_by_its_date(sessions: list[tuple[str, str]], lines: list[str]) -> None:
    assert shown(*(session(stem, when) for stem, when in sessions)) == lines


def test_sessions_without_a_time_come_after_those_with_a_time() -> None:
    assert shown(session("a", "1/-/-", "Room 1"), session("b", "1/-/09:00")) == [
        "# Day 1", "b", "## Time not known", "a",
    ]  # fmt: skip
    assert shown(session("b", "1/-/-"), session("a", "1/-/-", "Room 1")) == ["# Day 1", "a", "b"]


def test_a_line_has_the_known_facts_of_a_session() -> None:
    documents = (session("Rinds", "1/-/09:00 CEST", "Room_4"), session("Holes", "2/-/-"))
    pages = {page.path: render_page(page) for page in event_pages(Archive(documents=documents, people={}), CONFIG)}
    source = pages["moot-2001/index.md"]
    rest = "*Workshop · WS3*{ .type } *2 words*{ .words }"
    assert [line for line in source.splitlines() if line.startswith(("- *", "- ["))] == [
        rf"- *09:00 CEST*{{ .time }} *Room\_4*{{ .room }} [Rinds](Rinds/index.md) {rest}",
        f"- [Holes](Holes/index.md) {rest}",
    ]
    meta, html = read(source)
    ids = {attributes.get("id") for tag, attributes, _ in elements(html) if tag == "h2"}
    assert [day["text"] for day in meta["places"]] == ["Day 1", "Day 2"]
    assert ids == {day["id"] for day in meta["places"]}


def test_an_event_with_too_many_sessions_has_a_page_for_each_day(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = (
        session("a", "1/2001-05-07/-"), session("b", "-/2001-05-07/-"), session("c", "2/2001-05-08/-"),
        session("d", "-/2001-05-09/-"), session("e", "3/-/-"), session("f", "-/-/-"),
    )  # fmt: skip
    monkeypatch.setattr(event, "_MAX_SESSIONS", 3)
    archive = Archive(documents=sessions, people={})
    made = {page.path: page for page in event_pages(archive, CONFIG) if page.path != "events/index.md"}
    pages = {path: values_of(page) for path, page in made.items()}
    days = {
        path.removeprefix("moot-2001/day/2001/05/"): [slot.title for part in day.parts for slot in part.slots]
        for path, values in pages.items()
        for day in values["days"]
    }
    assert days == {
        "07-day-01/index.md": ["a", "b"], "08-day-02/index.md": ["c"], "09/index.md": ["d"],
        "day-03/index.md": ["e"], "undated/index.md": ["f"],
    }  # fmt: skip
    main = render_page(made["moot-2001/index.md"])
    for day in event_days(sessions):
        assert f"{{ #{day} }}" in main, "the address of each day still works"
    front = pages["moot-2001/day/2001/05/08-day-02/index.md"]["front"]
    assert front["title"] == "MOOT 2001: Day 2, 8 May 2001"
    assert front["previous"]["title"] == "Day 1, 7 May 2001"


def test_months_of_a_long_event_link_to_their_days(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = [session(f"s{n}", f"-/2001-0{5 + n % 2}-07/-") for n in range(6)]
    monkeypatch.setattr(event, "_MAX_SESSIONS", 3)
    pages = {page.path: page for page in event_pages(Archive(documents=tuple(sessions), people={}), CONFIG)}
    main = render_page(pages["moot-2001/index.md"])
    assert "[May 2001](day/2001/05/index.md){ #may-2001 }" in main
    assert "3\u00a0sessions\u00a0· [7\u00a0May 2001](day/2001/05/index.md#7-may-2001){ #7-may-2001 }" in main


def event_days(sessions: tuple[Summary, ...]) -> list[str]:
    return [day.id for day in programme(sessions, "moot-2001/index.md", CONFIG)]
