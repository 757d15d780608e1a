"""What leads from one document to others: of its day, its parts, its series, its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import pytest

from generator.archive.addresses import Address
from generator.archive.load import Archive
from generator.archive.people.people_index import index_people
from generator.archive.related.index import find_related
from generator.archive.related.parts import find_parts
from generator.archive.related.same_day import find_same_day
from generator.archive.related.same_people import MAX_LINKS, _later_sessions, find_same_people
from generator.archive.related.series import find_series, series_hrefs
from generator.archive.related.terms import Term
from generator.archive.summary import Summary, summarise
from generator.records import Event, Session
from generator.settings.load import ArchiveInfo, Settings
from generator.settings.people import PersonInfo, Register
from generator.settings.series import SeriesInfo
from tests.support.invented import MOOT_2001, MOOT_2003
from tests.support.small_site import record, turn


def document(
    stem: str, *people: str, event: Event | None = MOOT_2001, code: str | None = None, **changes: object
) -> Summary:
    """Return a document of an event in which these people speak."""
    turns = []
    for name in people:
        made = turn(f"{name.lower().replace(' ', '-')}-1", "Cheese.", label=name.upper())
        speaker = name.lower().replace(" ", "-") + ("" if " " in name else f"--{stem}")
        turns.append(msgspec.structs.replace(made, name=name, speaker=speaker))
    kind = str(changes.pop("kind", "transcript"))
    session = Session(changes.pop("type", None), code, None)  # type: ignore[arg-type]
    changed = {"title": stem.replace("-", " "), "event": event, "session": session, **changes}
    made_record = msgspec.structs.replace(record(*turns, kind=kind), **changed)
    return summarise(made_record, Address(event.id if event else "other", stem))


def archive(*documents: Summary) -> Archive:
    return Archive(documents=documents, people=index_people(documents))


# -- Parts


def groups(*sessions: Summary) -> set[tuple[str, ...]]:
    """Return the sets of sessions that lead to one another; nobody leads to one that doesn't lead back."""
    found = find_parts(sessions)
    for href, others in found.items():
        assert all(href in {back.href for back in found[other.href]} for other in others)
    return {tuple(sorted({href, *(one.href for one in others)})) for href, others in found.items()}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Washed rinds part 1", "Washed rinds part 2"),
        ("Washed Rinds, Part I", "Washed rinds (Part II)"),
        ("Washed rinds part one", "Washed rinds - part two"),
        ("Washed rinds", "Washed rinds (cont.)"),
        ("Washed rinds", "Washed rinds, continued"),
        ("Washed rinds day 1", "Washed rinds Day 2"),
        ("Washed rinds - Morning", "Washed rinds - Afternoon"),
        ("Washed rinds day 1 morning", "Washed rinds day 2 afternoon session"),
        ("Part 1: Washed rinds", "Part 2: Washed rinds"),
        ("Washed rinds part 1 of 2", "Washed rinds part 2 of 2"),
    ],
)
def test_titles_that_differ_in_a_part_alone_are_parts_of_one_session(one: str, two: str) -> None:
    assert groups(document("a", title=one), document("b", title=two)) == {("moot-2001/a/", "moot-2001/b/")}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Washed rinds", "Washed rinds"),
        ("Washed rinds", "Washed curds part 2"),
        ("Rinds 2020 and beyond", "Rinds 2030 and beyond"),
        ("Day 1", "Day 2"),
        ("Part 1", "Part 2"),
        ("Morning", "Afternoon"),
        ("The part of makers in rinds", "The day of makers in rinds"),
        ("", ""),
    ],
)
def test_other_titles_are_not(one: str, two: str) -> None:
    assert groups(document("a", title=one or None), document("b", title=two or None)) == set()


def test_parts_are_of_one_event() -> None:
    other = document("b", title="Washed rinds part 2", event=MOOT_2003)
    assert groups(document("a", title="Washed rinds part 1"), other) == set()
    unknown = [document(stem, title=f"Washed rinds part {stem}", event=None) for stem in "12"]
    assert groups(*unknown) == set()


def test_one_code_is_one_session_and_another_code_another() -> None:
    first, second = document("a", code="WS3", title="Rinds"), document("b", code="WS3", title="More of them")
    assert groups(first, second, document("c", code="WS4")) == {("moot-2001/a/", "moot-2001/b/")}
    talks = [document(code.lower(), code=code, title=f"Lightning talks part {code[-1]}") for code in ("LT1", "LT2")]
    assert groups(*talks) == set()


def test_a_title_of_very_many_sessions_is_a_kind_of_session() -> None:
    assert groups(*(document(f"s{number}", title=f"Open floor day {number}") for number in range(20))) == set()


def test_parts_stand_in_the_order_of_the_sessions() -> None:
    sessions = [document(stem, title=f"Washed rinds part {stem}") for stem in ("3", "1", "2")]
    assert [one.href for one in find_parts(sessions)["moot-2001/1/"]] == ["moot-2001/3/", "moot-2001/2/"]


# -- The day


def test_previous_and_next_are_of_the_same_day_of_the_same_event() -> None:
    sessions = [
        document("a", date="2001-05-07", day=1),
        document("x", date="2001-05-07", event=MOOT_2003),
        document("b", date="2001-05-07", day=1),
        document("c", date="2001-05-08", day=2),
        document("d", day=3),
        document("e", day=3),
    ]
    found = find_same_day(sessions)
    ways = {href: (day.previous and day.previous.href, day.next and day.next.href) for href, day in found.items()}
    assert ways == {
        "moot-2001/a/": (None, "moot-2001/b/"),
        "moot-2001/b/": ("moot-2001/a/", None),
        "moot-2001/c/": (None, None),
        "moot-2001/d/": (None, "moot-2001/e/"),
        "moot-2001/e/": ("moot-2001/d/", None),
        "moot-2003/x/": (None, None),
    }
    assert [one.href for one in found["moot-2001/a/"].others] == ["moot-2001/b/"]
    assert found["moot-2001/c/"].complete


def test_sessions_of_no_known_day_follow_one_another_within_their_event() -> None:
    sessions = [document("a"), document("y", event=None), document("b"), document("z", event=None)]
    found = find_same_day(sessions)
    assert found["moot-2001/a/"].next == sessions[2]
    assert found["other/y/"].next == sessions[3]
    assert found["moot-2001/b/"].others == ()


def test_a_long_day_lists_what_is_around_a_session_and_whatever_is_listed_lists_it_too() -> None:
    found = find_same_day([document(f"s{number:02}", day=1) for number in range(30)])
    listed = {href: [one.href for one in day.others] for href, day in found.items()}
    assert listed["moot-2001/s10/"] == [f"moot-2001/s{number:02}/" for number in (6, 7, 8, 9, 11, 12, 13, 14)]
    assert all(href in listed[other] for href, others in listed.items() for other in others)
    assert not found["moot-2001/s10/"].complete
    assert max(map(len, listed.values())) == 8


def test_an_article_of_a_day_leads_to_its_main_sessions_and_they_to_it() -> None:
    sessions = [document(f"s{number:02}", day=1) for number in range(20)]
    sessions += [document("opening", day=1, type="opening"), document("later", day=2)]
    article = document("release", day=1, kind="press-release")
    found = find_same_day([*sessions, article])
    told = [one.href for one in found[article.href].others]
    assert told == [*(f"moot-2001/s{number:02}/" for number in range(7)), "moot-2001/opening/"]
    assert {href for href, day in found.items() if article in day.articles} == set(told)
    assert not found[article.href].complete
    assert (found[article.href].previous, found[article.href].next) == (None, None)


# -- People


def shared(*documents: Summary) -> list[tuple[str, str, list[str]]]:
    found = find_same_people(index_people(documents))
    return [(one.one, one.two, [person.name for person in one.people]) for one in found]


def test_sessions_that_share_two_people_lead_to_one_another() -> None:
    sessions = [document("b", "Ada Churn", "Bo Whey", "Cy Rind"), document("a", "Bo Whey", "Ada Churn", "Di Curd")]
    assert shared(*sessions) == [("moot-2001/a/", "moot-2001/b/", ["Ada Churn", "Bo Whey"])]


def test_one_person_joins_nothing_nor_does_one_who_is_known_in_one_session_only() -> None:
    assert shared(document("a", "Ada Churn", "Bo Whey"), document("b", "Ada Churn", "Cy Rind")) == []
    assert shared(document("a", "Ada", "Bo", "Cy Rind"), document("b", "Ada", "Bo", "Cy Rind")) == []
    release = document("c", "Ada Churn", "Bo Whey", kind="press-release")
    assert shared(document("a", "Ada Churn", "Bo Whey"), release) == []


def test_one_who_speaks_everywhere_says_less_and_five_is_the_most() -> None:
    rare = [document("r1", "Ada Churn", "Bo Whey"), document("r2", "Ada Churn", "Bo Whey")]
    often = [document(f"s{number}", "Cy Rind", "Di Curd") for number in range(12)]
    found = shared(*often, *rare)
    assert found[0][:2] == ("moot-2001/r1/", "moot-2001/r2/")
    ends = [end for one, two, _ in found for end in (one, two)]
    assert max(map(ends.count, ends)) == MAX_LINKS


def test_people_of_hundreds_of_sessions_cost_no_square(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []

    def later(here: Mapping[str, int], sessions: Mapping[str, Sequence[str]]) -> set[str]:
        found = _later_sessions(here, sessions)
        looked_at.append(len(found))
        return found

    monkeypatch.setattr("generator.archive.related.same_people._later_sessions", later)
    find_same_people(index_people([document(f"s{number}", "Ada Churn", "Bo Whey") for number in range(300)]))
    assert len(looked_at) == 300
    assert max(looked_at) == 20


# -- Series, and all of it together

HOLES = SeriesInfo(id="holes", name="On Holes", called=("Hole Talks",), patterns=("hole*",))
CLOSING = SeriesInfo(id="closing", name="Closings", types=("closing",), linked=False)


def test_a_series_has_its_sessions_in_the_order_of_the_archive() -> None:
    sessions = [document("holes-1"), document("rinds"), document("more-holes", event=MOOT_2003, type="closing")]
    unused = SeriesInfo(id="unused", name="Unused", patterns=("curds",))
    found = find_series(sessions, (CLOSING, unused, HOLES))
    assert [(one.info.id, [session.own.stem for session in one.sessions]) for one in found] == [
        ("closing", ["more-holes"]),
        ("holes", ["holes-1", "more-holes"]),
    ]
    assert series_hrefs(found) == {"On Holes": "series/holes/", "Hole Talks": "series/holes/"}


def terms(*words: str) -> Sequence[Term]:
    return [Term(word, word, 3, 9.0) for word in words]


def settings(*series: SeriesInfo, people: tuple[PersonInfo, ...] = ()) -> Settings:
    return Settings(archive=ArchiveInfo(), events=(), types=(), series=series, register=Register(people=people))


def test_who_is_in_the_register_is_no_subject() -> None:
    """Whether or not the name is withheld from the pages: the register has it."""
    documents = [document("one"), document("two")]
    about = {
        one.own.href: [Term(word.lower(), word, 3, 9.0) for word in ("Okonkwo", "brine", "salt")] for one in documents
    }
    known = PersonInfo(id="pius", name="Pius Okonkwo")
    found = find_related(archive(*documents), settings(people=(known,)), about)
    assert [shared for _, shared in found.of["moot-2001/one/"].related] == [("brine", "salt")]


def test_all_ties_of_an_archive() -> None:
    one = document("washed-holes-part-1", "Ada Churn", "Bo Whey", day=1)
    two = document("washed-holes-part-2", "Ada Churn", "Bo Whey", day=1)
    three = document("big-holes", "Ada Churn", "Bo Whey", event=MOOT_2003)
    article = document("release", kind="press-release", day=1)
    about = {session.own.href: terms("brine", "rind", "salt") for session in (one, two, three)}
    found = find_related(archive(one, two, three, article), settings(HOLES), about)
    first = found.of[one.href]
    assert (first.day.previous, first.day.next) == (None, two)
    assert first.parts == (two,)
    assert [(tie.info.id, tie.previous, tie.next) for tie in first.series] == [("holes", None, two)]
    assert [(other.href, [person.name for person in people]) for other, people in first.people] == [
        (three.href, ["Ada Churn", "Bo Whey"])
    ]
    assert [(other.href, shared) for other, shared in first.related] == [(three.href, ("brine", "rind", "salt"))]
    assert first.day.articles == (article,)
    assert {other.href for other, _ in found.of[three.href].related} == {one.href, two.href}
    assert found.of[article.href].day.others == (one, two)
    assert found.of[article.href].related == ()
    assert [one.info.id for one in found.series] == ["holes"]
