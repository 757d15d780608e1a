"""Topics: terms of several sessions, without names and doubles; a published one keeps its address."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive import topics
from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.permanence.published import PublishedPage
from generator.archive.summary import Summary
from generator.archive.terms.speaker_terms import SpokenTerm
from generator.archive.terms.terms import Term, term_of_phrase
from generator.archive.topics import TopicIndex, find_topics
from tests.support.invented import summary
from tests.support.small_site import record, turn


def session(number: int) -> Summary:
    said = msgspec.structs.replace(turn("ada-1", "One.", label="ADA CHURN"), speaker="ada-churn", name="Ada Churn")
    return summary(msgspec.structs.replace(record(said), title=f"S{number}"), f"moot/s{number}.txt")


SESSIONS = tuple(session(number) for number in range(16))


def topics_of(said: dict[str, range], published: tuple[str, ...] = ()) -> TopicIndex:
    """Return the topics of an archive whose sessions say forms, each in a range of sessions."""
    terms = {
        each.href: tuple(
            Term(term_of_phrase(form), form, 5, 9.0) for form, numbers in said.items() if number in numbers
        )
        for number, each in enumerate(SESSIONS)
    }
    spoken = {SESSIONS[0].href: {"ada-churn": (SpokenTerm(0, 4),), "nobody": (SpokenTerm(0, 9),)}}
    archive = Archive(documents=SESSIONS, people=index_people(SESSIONS), terms=terms, spoken_terms=spoken)
    return find_topics(archive, {address: PublishedPage(address, (), ()) for address in published})


def ids(index: TopicIndex) -> list[str]:
    return [topic.id for topic in index.topics]


def test_a_topic_is_said_in_three_sessions_and_not_in_more_than_a_quarter() -> None:
    said = {"brine": range(3), "curds": range(4, 6), "whey": range(5), "rind": range(8, 12)}
    assert ids(topics_of(said)) == ["brine", "rind"]


def test_a_term_that_is_not_among_the_main_ones_is_no_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "MAIN_TERMS", 1)
    assert ids(topics_of({"brine": range(3), "rind": range(3)})) == ["brine"]


def test_a_word_of_a_pair_with_the_same_sessions_is_no_topic_of_its_own() -> None:
    said = {"blue": range(4), "blue rind": range(4), "rind": range(8, 12)}
    assert ids(topics_of(said)) == ["blue-rind", "rind"]


def test_the_name_of_a_speaker_is_no_topic_but_the_same_word_in_small_letters_is() -> None:
    assert ids(topics_of({"Churn": range(3)})) == []
    assert ids(topics_of({"churn": range(3)})) == ["churn"]


def test_a_published_topic_keeps_its_page_and_address_while_a_session_has_the_term() -> None:
    index = topics_of({"Rinds": range(1), "brines": range(3)}, ("topics/", "topics/rind/", "topics/brine/"))
    assert [(topic.id, topic.name) for topic in index.topics] == [("brine", "brines"), ("rind", "Rinds")]
    assert ids(topics_of({"whey": range(1)}, ("topics/rind/", "topics/rind/2019/"))) == []
    assert ids(topics_of({"off-chain rind": range(1)}, ("topics/off-chain-rind/",))) == ["off-chain-rind"]


def test_the_weakest_topics_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"brine": range(3), "rind": range(4, 8)}
    monkeypatch.setattr(topics, "MAX_TOPICS", 1)
    assert ids(topics_of(said)) == ["rind"]


def test_who_says_it_is_counted_by_own_words_and_people_without_a_page_are_left_out() -> None:
    index = topics_of({"brine": range(3)})
    (topic,) = index.topics
    assert [(speaker.person, speaker.count, speaker.sessions) for speaker in topic.speakers] == [("ada-churn", 4, 1)]
    assert index.by_person == {"ada-churn": (topic,)}
    assert topic.count == 15


def test_a_session_has_its_topics_the_heaviest_first() -> None:
    index = topics_of({"whey": range(2, 5), "brine": range(3)})
    by_session = {href: [topic.id for topic in of_session] for href, of_session in index.by_session.items()}
    first, second, third, *rest = (session.href for session in SESSIONS)
    assert by_session == {first: ["brine"], second: ["brine"], third: ["whey", "brine"]} | {
        href: ["whey"] for href in rest[:2]
    }
