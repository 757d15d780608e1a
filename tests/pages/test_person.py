"""The page of a person: years, sessions, turns and co-speakers."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.summary import Summary
from generator.archive.terms.speaker_terms import SpokenTerm
from generator.archive.terms.terms import Term
from generator.pages.person import PersonBody, PersonFront
from generator.pages.views import subpages
from generator.pages.views.co_speakers import CoSpeakers
from generator.pages.views.page import Page, render_page
from generator.pages.views.person_topics import PersonTopic
from generator.records import Event
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.settings.people import PersonInfo
from tests.support.invented import summary
from tests.support.list_pages import people_pages
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


def pages(*documents: Summary, archive: Archive | None = None) -> dict[str, Page]:
    archive = archive or Archive(documents=documents, people=index_people(documents))
    return {page.path: page for page in people_pages(archive, CONFIG)}


def body_of(page: Page) -> PersonBody:
    assert isinstance(page.body, PersonBody)
    return page.body


def front_of(page: Page) -> PersonFront:
    assert isinstance(page.front, PersonFront)
    return page.front


def page_of_ada(*documents: Summary, archive: Archive | None = None) -> Page:
    return pages(*documents, archive=archive)["people/ada-churn/index.md"]


def co_speakers(page: Page) -> list[tuple[str, str | None]]:
    return [(entry.title, entry.facts) for section in body_of(page).sections for entry in section.groups[0].entries]


def docket(page: Page) -> dict[str, list[tuple[str, str | None]]]:
    return {row.key: [(item.text, item.note) for item in row.items] for row in front_of(page).docket}


def test_years_go_backwards_and_the_sessions_of_an_event_forwards() -> None:
    page = page_of_ada(
        session("a", "ADA CHURN"), session("b", "ADA CHURN"), session("c", "ADA CHURN", year=2002),
        session("d", "ADA CHURN", year=None),
    )  # fmt: skip
    years = body_of(page).years
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
    facts = [one.facts for one in body_of(found["people/ada-churn/index.md"]).years[0].sessions]
    assert facts == ["chair · printed as ADA CHURN, CHAIR · 2 turns · 6 words",
                     "printed as MS. ADA CHURN · 1 turn · 3 words"]  # fmt: skip
    assert body_of(found["people/bram-kaas/index.md"]).years[0].sessions[0].facts == "1 turn · 3 words"


def test_a_session_has_its_type_and_code() -> None:
    one = msgspec.structs.replace(session("a", "ADA CHURN"), type="workshop", code="WS168")
    (shown,) = body_of(page_of_ada(one)).years[0].sessions
    assert shown.facts == "workshop · WS168 · 1 turn · 3 words"


def test_the_ellipsis_of_first_words_never_begins_a_line() -> None:
    text = render_page(page_of_ada(session("a", "ADA CHURN", words=(40,))))
    assert "word word\N{NO-BREAK SPACE}…](" in text


def test_of_many_turns_the_longest_are_shown_in_their_order_and_a_link_leads_to_the_others() -> None:
    long = session("a", *["ADA CHURN"] * 40, words=tuple(9 if n % 10 == 3 else 1 for n in range(40)))
    page = page_of_ada(long)
    (shown,) = body_of(page).years[0].sessions
    places = [int(entry.link.rpartition("-")[2]) for entry in shown.turns]
    assert places == [0, 1, 2, 3, 4, 5, 6, 7, 8, 13, 23, 33]
    assert (shown.rest, shown.rest_link) == ("and 28 shorter turns", "../../moot-2001/a/index.md#t-9")
    assert "\n- [and 28 shorter turns](../../moot-2001/a/index.md#t-9){ .rest .more }\n" in render_page(page)


def test_a_session_with_few_turns_shows_all() -> None:
    (shown,) = body_of(page_of_ada(session("a", *["ADA CHURN"] * 12))).years[0].sessions
    assert (len(shown.turns), shown.rest, shown.can_expand) == (12, None, False)


def test_turns_with_corrections_are_shown_on_their_own_page_only() -> None:
    long = session("a", *["ADA CHURN"] * 13)
    archive = Archive((long,), index_people([long]), applied_corrections={long.href: ()})
    page = page_of_ada(archive=archive)
    assert body_of(page).years[0].sessions[0].can_expand is False
    assert "{ .rest }" in render_page(page)


def test_the_turns_of_a_text_that_is_too_large_have_no_links_of_their_own() -> None:
    large = msgspec.structs.replace(session("a", *["ADA CHURN"] * 13), is_too_large=True)
    (shown,) = body_of(page_of_ada(large)).years[0].sessions
    assert (shown.rest_link, shown.can_expand) == ("../../moot-2001/a/index.md", False)


@pytest.mark.parametrize(("sessions", "turns"), [(10, 12), (50, 6), (300, 1)])
def test_of_every_session_some_turns_are_shown(sessions: int, turns: int) -> None:
    page = page_of_ada(*(session(f"s{n}", *["ADA CHURN"] * 15) for n in range(sessions)))
    assert {len(one.turns) for one in body_of(page).years[0].sessions} == {turns}


def test_each_year_has_its_numbers_and_its_place() -> None:
    page = page_of_ada(
        session("a", "ADA CHURN", "ADA CHURN"), session("b", "ADA CHURN"), session("c", "ADA CHURN", year=2002),
        session("d", "ADA CHURN", year=None),
    )  # fmt: skip
    years = front_of(page).words_by_year
    assert [(year.year, year.place, year.sessions, year.turns, year.words) for year in years] == [
        (2001, "#spoke-in-2001", 2, 3, 9), (2002, "#spoke-in-2002", 1, 1, 3),
    ]  # fmt: skip


def test_a_single_year_has_no_numbers() -> None:
    assert front_of(page_of_ada(session("a", "ADA CHURN"), session("b", "ADA CHURN", year=None))).words_by_year == ()


def test_the_years_of_a_divided_page_are_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subpages, "MAX_ENTRIES", 2)
    found = pages(
        session("a", "ADA CHURN"), session("b", "ADA CHURN"), session("c", "ADA CHURN", year=2002)
    )  # fmt: skip
    places = [year.place for year in front_of(found["people/ada-churn/index.md"]).words_by_year]
    assert places == ["people/ada-churn/2001/", "people/ada-churn/2002/"]
    assert front_of(found["people/ada-churn/2001/index.md"]).person == "ada-churn"


def test_topics_are_counted_in_the_words_of_the_person() -> None:
    one, two = session("a", "ADA CHURN", "BRAM KAAS"), session("b", "ADA CHURN")
    terms = (Term("rind", "rinds", 9, 4.0), Term("curd", "curd", 9, 3.0), Term("bram", "Bram", 9, 9.0))
    archive = Archive(
        documents=(one, two),
        people=index_people([one, two]),
        terms={one.own_address.href: terms, two.own_address.href: terms[:1]},
        spoken_terms={
            one.own_address.href: {
                "ada-churn": (SpokenTerm(0, 2), SpokenTerm(1, 2), SpokenTerm(2, 9)),
                "bram-kaas": (SpokenTerm(1, 3),),
            },
            two.own_address.href: {"ada-churn": (SpokenTerm(0, 3),)},
        },
    )
    found = pages(archive=archive)
    assert front_of(found["people/ada-churn/index.md"]).speaks_of == (PersonTopic("rinds", 5, 2),)
    assert front_of(found["people/bram-kaas/index.md"]).speaks_of == (PersonTopic("curd", 3, 1),)


def test_a_name_in_several_sessions_says_that_nobody_checked_it() -> None:
    page = page_of_ada(session("a", "ADA CHURN"), session("b", "ADA CHURN", year=2002))
    assert docket(page)["identity"] == [
        ("The same name is printed in all 2 sessions.", "Nobody has checked that it is the same person each time.")
    ]
    assert docket(page)["sessions"] == [("2 sessions", "from 2001 to 2002")]


def test_a_registered_person_says_who_decided() -> None:
    documents = (session("a", "ADA CHURN"), session("b", "ADA CHURN"))
    people = index_people(documents, [PersonInfo(id="ada-churn", name="Ada Churn")])
    page = page_of_ada(archive=Archive(documents, people))
    assert docket(page)["identity"] == [
        ("The archive’s people register says which printed names are this person’s.", None)
    ]
    assert docket(page)["sessions"] == [("2 sessions", "in 2001")]


def test_one_session_needs_no_word_about_identity() -> None:
    assert "identity" not in docket(page_of_ada(session("a", "ADA CHURN")))


@pytest.mark.parametrize(
    ("name", "lead"),
    [
        ("Ada", "Only one name is printed; we don’t join it with others. So this page covers one session only: a."),
        ("Ada Churn", "This name alone does not tell who speaks, because the archive prints it with different titles,"),
    ],
)
def test_a_person_of_one_session_only_says_why(name: str, lead: str) -> None:
    document = session("a", f"ADA = {name}")
    turn = msgspec.structs.replace(document.turns[0], speaker="ada--moot-2001-a")
    document = msgspec.structs.replace(document, turns=(turn,), names_by_person={"ada--moot-2001-a": name})
    page = pages(document)["people/ada--moot-2001-a/index.md"]
    assert (body_of(page).lead or "").startswith(lead)
    assert (front_of(page).feed, front_of(page).search) == (None, "person=ada--moot-2001-a")


def test_the_page_leads_to_search_and_feed() -> None:
    front = front_of(page_of_ada(session("a", "ADA CHURN")))
    assert (front.search, front.search_text) == ("person=ada-churn", "Search in what Ada Churn said")
    assert front.feed == "people/ada-churn/feed.xml"


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
    assert co_speakers(page_of_ada(session("a", "ADA CHURN"))) == []


def test_a_list_that_is_cut_says_so() -> None:
    page = pages(session("a", *(f"P{chr(97 + n)} KAAS" for n in range(26))))["people/pa-kaas/index.md"]
    assert len(co_speakers(page)) == 20
    assert render_page(page).endswith("\n\n*and 5 other people*{ .rest data-cut=person }\n")


def test_sessions_with_very_many_speakers_give_no_co_speakers() -> None:
    crowd = [f"P{chr(97 + n // 26)}{chr(97 + n % 26)} KAAS" for n in range(151)]
    people = index_people([session("a", *crowd), session("b", *crowd[:2])])
    first = people["paa-kaas"]
    assert [(other.id, shared) for other, shared in CoSpeakers(people).co_speakers_of(first)] == [("pab-kaas", 1)]
