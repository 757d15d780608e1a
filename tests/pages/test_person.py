"""The page of a person: years, sessions, turns and co-speakers."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.summary import Summary
from generator.pages.markdown.render import render
from generator.pages.people import people_pages
from generator.pages.views.co_speakers import CoSpeakers
from generator.records import Event
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from tests.support.invented import summary
from tests.support.page_values import values_of
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())
EVENTS = {
    year: Event(f"moot-{year}", f"MOOT {year}", 1, None, f"{year}-05-07", f"{year}-05-09") for year in (2001, 2002)
}


def session(stem: str, *speakers: str, year: int | None = 2001, words: tuple[int, ...] = ()) -> Summary:
    """Return a session in which each speaker, given as `LABEL` or `LABEL = name (role)`, has a turn."""
    turns = []
    for position, speaker in enumerate(speakers):
        label, _, name_and_role = speaker.partition(" = ")
        name, _, role = (name_and_role or label.title()).partition(" (")
        made = turn(f"t-{position}", " ".join(["word"] * (words[position] if words else 3)), label=label)
        turns.append(
            msgspec.structs.replace(
                made, name=name, speaker=name.lower().replace(" ", "-"), role=role.rstrip(")") or None
            )
        )
    made_record = msgspec.structs.replace(record(*turns), title=stem, event=EVENTS.get(year or 0))
    return summary(made_record, f"moot-{year}/{stem}.txt")


def pages(*documents: Summary) -> dict[str, dict[str, Any]]:
    archive = Archive(documents=documents, people=index_people(documents))
    return {page.path: values_of(page) for page in people_pages(archive, CONFIG)}


def co_speakers(page: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(entry.title, entry.facts) for section in page["sections"] for entry in section.groups[0].entries]


def test_years_go_backwards_and_the_sessions_of_an_event_forwards() -> None:
    found = pages(
        session("a", "ADA CHURN"), session("b", "ADA CHURN"), session("c", "ADA CHURN", year=2002),
        session("d", "ADA CHURN", year=None),
    )  # fmt: skip
    years = found["people/ada-churn/index.md"]["years"]
    assert [(year.heading, [one.title for one in year.sessions]) for year in years] == [
        ("Spoke in 2002", ["c"]), ("Spoke in 2001", ["a", "b"]), ("Spoke, year not known", ["d"]),
    ]  # fmt: skip
    assert [one.event_link for year in years for one in year.sessions] == [
        "../../moot-2002/index.md", "../../moot-2001/index.md", "../../moot-2001/index.md", None,
    ]  # fmt: skip


def test_each_session_lists_roles_and_differing_labels() -> None:
    found = pages(
        session("a", "ADA CHURN", "CHAIR = Ada Churn (chair)"),
        session("b", "MS. ADA CHURN = Ada Churn"),
        session("c", "BRAM KAAS"),
    )
    facts = [one.facts for one in found["people/ada-churn/index.md"]["years"][0].sessions]
    assert facts == ["chair · printed as ADA CHURN, CHAIR · 2 turns · 6 words",
                     "printed as MS. ADA CHURN · 1 turn · 3 words"]  # fmt: skip
    assert found["people/bram-kaas/index.md"]["years"][0].sessions[0].facts == "1 turn · 3 words"


def test_a_session_has_its_type_and_code() -> None:
    one = msgspec.structs.replace(session("a", "ADA CHURN"), type="workshop", code="WS168")
    (shown,) = pages(one)["people/ada-churn/index.md"]["years"][0].sessions
    assert shown.facts == "workshop · WS168 · 1 turn · 3 words"


def test_the_ellipsis_of_first_words_never_begins_a_line() -> None:
    found = pages(session("a", "ADA CHURN", words=(40,)))["people/ada-churn/index.md"]
    (shown,) = found["years"][0].sessions[0].turns
    assert shown.first_words.endswith("word\N{NO-BREAK SPACE}…")


def test_of_very_many_turns_the_longest_are_shown_in_their_order() -> None:
    long = session("a", *["ADA CHURN"] * 3000, words=tuple(n % 10 + 1 for n in range(3000)))
    found = pages(long)["people/ada-churn/index.md"]
    (shown,) = found["years"][0].sessions
    places = [int(entry.link.rpartition("-")[2]) for entry in shown.turns]
    assert places == list(range(9, 3000, 10))
    assert shown.rest == "2,700 shorter turns not listed: open the session"
    page = render("person.md.jinja", found)
    assert "\n- [2,700 shorter turns not listed: open the session](../../moot-2001/a/index.md){ .rest }\n" in page


def test_of_every_session_some_turns_are_shown() -> None:
    for sessions, turns in ((10, 15), (50, 6), (300, 1)):
        found = pages(*(session(f"s{n}", *["ADA CHURN"] * 15) for n in range(sessions)))["people/ada-churn/index.md"]
        assert {len(one.turns) for one in found["years"][0].sessions} == {turns}


def test_co_speakers_by_number_of_common_sessions_then_by_name() -> None:
    found = pages(
        session("a", "ADA CHURN", "BRAM KAAS", "CORA RIND", "ZED WHEY"),
        session("b", "ADA CHURN", "CORA RIND", "BRAM KAAS"),
        session("c", "CORA RIND", "DORA CURD"),
    )
    assert co_speakers(found["people/ada-churn/index.md"]) == [
        ("Bram Kaas", "2 sessions"), ("Cora Rind", "2 sessions"), ("Zed Whey", "1 session"),
    ]  # fmt: skip
    assert co_speakers(found["people/dora-curd/index.md"]) == [("Cora Rind", None)]
    assert co_speakers(pages(session("a", "ADA CHURN"))["people/ada-churn/index.md"]) == []


def test_a_list_that_is_cut_says_so() -> None:
    values = pages(session("a", *(f"P{chr(97 + n)} KAAS" for n in range(26))))["people/pa-kaas/index.md"]
    assert len(co_speakers(values)) == 20
    assert render("person.md.jinja", values).endswith("\n\n*and 5 other people*{ .rest data-cut=person }\n")


def test_sessions_with_very_many_speakers_give_no_co_speakers() -> None:
    crowd = [f"P{chr(97 + n // 26)}{chr(97 + n % 26)} KAAS" for n in range(151)]
    people = index_people([session("a", *crowd), session("b", *crowd[:2])])
    first = people["paa-kaas"]
    assert [(other.id, shared) for other, shared in CoSpeakers(people).co_speakers_of(first)] == [("pab-kaas", 1)]
