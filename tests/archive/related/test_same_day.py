"""Sessions and articles of the same day of an event."""

from __future__ import annotations

from generator.archive.related.same_day import SameDay, event_day, find_same_day
from tests.support.event_documents import document
from tests.support.invented import MOOT_2003


def test_previous_and_next_are_of_the_same_day_of_the_same_event() -> None:
    sessions = [
        document("a", date="2001-05-07", day=1),
        document("x", date="2001-05-07", event=MOOT_2003),
        document("b", date="2001-05-07", day=1),
        document("c", date="2001-05-08", day=2),
        document("d", day=3),
        document("e", day=3),
    ]
    days = find_same_day(sessions)
    neighbours = {href: (day.previous and day.previous.href, day.next and day.next.href) for href, day in days.items()}
    assert neighbours == {
        "moot-2001/a/": (None, "moot-2001/b/"),
        "moot-2001/b/": ("moot-2001/a/", None),
        "moot-2001/c/": (None, None),
        "moot-2001/d/": (None, "moot-2001/e/"),
        "moot-2001/e/": ("moot-2001/d/", None),
        "moot-2003/x/": (None, None),
    }
    assert [other.href for other in days["moot-2001/a/"].others] == ["moot-2001/b/"]
    assert days["moot-2001/c/"].complete


def test_sessions_without_a_known_day_follow_one_another_within_their_event() -> None:
    sessions = [
        document("a"),
        document("y", event=None),
        document("b"),
        document("z", event=None),
    ]
    days = find_same_day(sessions)
    assert days["moot-2001/a/"].next == sessions[2]
    assert days["other/y/"].next == sessions[3]
    assert days["moot-2001/b/"].others == ()


def test_a_long_day_lists_eight_sessions_around_each_and_each_listing_is_mutual() -> None:
    days = find_same_day([document(f"s{number:02}", day=1) for number in range(30)])
    listed = {href: [other.href for other in day.others] for href, day in days.items()}
    assert listed["moot-2001/s10/"] == [f"moot-2001/s{number:02}/" for number in (6, 7, 8, 9, 11, 12, 13, 14)]
    assert all(href in listed[other] for href, others in listed.items() for other in others)
    assert not days["moot-2001/s10/"].complete
    assert max(map(len, listed.values())) == 8


def test_an_article_and_the_main_sessions_of_its_day_link_to_each_other() -> None:
    sessions = [document(f"s{number:02}", day=1) for number in range(20)]
    sessions += [document("opening", day=1, type="opening"), document("later", day=2)]
    article = document("release", day=1, kind="press-release")
    days = find_same_day([*sessions, article])
    listed = [other.href for other in days[article.href].others]
    assert listed == [*(f"moot-2001/s{number:02}/" for number in range(7)), "moot-2001/opening/"]
    assert {href for href, day in days.items() if article in day.articles} == set(listed)
    assert not days[article.href].complete
    assert (days[article.href].previous, days[article.href].next) == (None, None)


def test_the_day_of_an_event_is_its_date_or_its_number() -> None:
    assert event_day(document("a", date="2001-05-07", day=1)) == ("moot-2001", "2001-05-07")
    assert event_day(document("a", day=1)) == ("moot-2001", "day 1")
    assert event_day(document("a")) is None
    assert event_day(document("a", event=None, day=1)) is None


def test_articles_of_a_day_with_many_link_to_no_session() -> None:
    session = document("a", day=1)
    articles = [document(f"release-{number}", day=1, kind="press-release") for number in range(4)]
    few, many = find_same_day([session, *articles[:3]]), find_same_day([session, *articles])
    assert few[session.href].articles == tuple(articles[:3])
    assert few[articles[0].href] == SameDay(others=(session,))
    assert many[session.href].articles == ()
    assert many[articles[0].href] == SameDay(complete=False)
