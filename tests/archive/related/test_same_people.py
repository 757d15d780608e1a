"""Sessions with the same speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from generator.archive.people.people_index import index_people
from generator.archive.related.same_people import MAX_LINKS, _later_sessions, find_same_people
from generator.archive.summary import Summary
from tests.support.event_documents import document


def shared_speakers(*documents: Summary) -> list[tuple[str, str, list[str]]]:
    """Return the addresses of related sessions with the names of the shared speakers."""
    pairs = find_same_people(index_people(documents))
    return [(pair.first, pair.second, [person.name for person in pair.people]) for pair in pairs]


def test_sessions_with_two_shared_speakers_are_related() -> None:
    sessions = [
        document("b", "Ada Churn", "Bo Whey", "Cy Rind"),
        document("a", "Bo Whey", "Ada Churn", "Di Curd"),
    ]
    assert shared_speakers(*sessions) == [("moot-2001/a/", "moot-2001/b/", ["Ada Churn", "Bo Whey"])]


def test_one_shared_speaker_local_people_and_articles_relate_nothing() -> None:
    assert shared_speakers(document("a", "Ada Churn", "Bo Whey"), document("b", "Ada Churn", "Cy Rind")) == []
    assert shared_speakers(document("a", "Ada", "Bo", "Cy Rind"), document("b", "Ada", "Bo", "Cy Rind")) == []
    release = document("c", "Ada Churn", "Bo Whey", kind="press-release")
    assert shared_speakers(document("a", "Ada Churn", "Bo Whey"), release) == []


def test_frequent_speakers_weigh_less_and_a_session_has_five_links_at_most() -> None:
    rare = [document("r1", "Ada Churn", "Bo Whey"), document("r2", "Ada Churn", "Bo Whey")]
    often = [document(f"s{number}", "Cy Rind", "Di Curd") for number in range(12)]
    pairs = shared_speakers(*often, *rare)
    assert pairs[0][:2] == ("moot-2001/r1/", "moot-2001/r2/")
    ends = [end for first, second, _ in pairs for end in (first, second)]
    assert max(map(ends.count, ends)) == MAX_LINKS


def test_speakers_of_hundreds_of_sessions_lead_to_few_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []

    def later_sessions(positions_here: Mapping[str, int], sessions_of: Mapping[str, Sequence[str]]) -> set[str]:
        sessions = _later_sessions(positions_here, sessions_of)
        counts.append(len(sessions))
        return sessions

    monkeypatch.setattr("generator.archive.related.same_people._later_sessions", later_sessions)
    find_same_people(index_people([document(f"s{number}", "Ada Churn", "Bo Whey") for number in range(300)]))
    assert len(counts) == 300
    assert max(counts) == 20


def test_sessions_that_are_linked_already_are_left_out() -> None:
    sessions = [document(stem, "Ada Churn", "Bo Whey") for stem in "abc"]
    people = index_people(sessions)
    pairs = find_same_people(people, lambda first, second: (first, second) == ("moot-2001/a/", "moot-2001/b/"))
    assert [(pair.first, pair.second) for pair in pairs] == [
        ("moot-2001/a/", "moot-2001/c/"),
        ("moot-2001/b/", "moot-2001/c/"),
    ]


def test_the_order_of_the_documents_changes_no_link() -> None:
    sessions = [document(stem, "Ada Churn", "Bo Whey", "Cy Rind") for stem in "abcd"]
    assert shared_speakers(*sessions) == shared_speakers(*reversed(sessions))
