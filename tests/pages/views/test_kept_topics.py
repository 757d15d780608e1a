"""The topics of people are the same with and without those of an earlier build."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.terms.speaker_terms import SpokenTerm
from generator.archive.terms.terms import Term
from generator.pages.views.kept_topics import KeptTopics
from generator.pages.views.person_topics import PersonTopic, person_topics
from tests.support.examples import examples
from tests.support.invented import MOOT_2001
from tests.support.linking_world import make_document, make_turn

PEOPLE = ("ada-churn", "bram-whey")
FORMS = ("curd", "Rosa", "blue rind", "rind", "WHEY")
TURNS = (make_turn("Ada Churn", "Curd is late."), make_turn("Bram Whey", "Brine is early."))
DOCUMENTS = tuple(make_document(f"moot-2001/{name}", *TURNS, event=MOOT_2001)[1] for name in "abc")

counts = st.dictionaries(st.sampled_from(FORMS), st.tuples(st.integers(3, 9), st.integers(2, 9), st.integers(2, 9)))


def archive_of(said: tuple[dict[str, tuple[int, int, int]], ...]) -> Archive:
    """Return an archive of three documents.

    Args:
        said: For each document its terms: how often each is said, and how often by each of two people.
    """
    terms, spoken = {}, {}
    for document, of_document in zip(DOCUMENTS, said, strict=True):
        address = document.own_address.href
        terms[address] = tuple(Term(form.lower(), form, count, 4.0) for form, (count, _, _) in of_document.items())
        spoken[address] = {
            person: tuple(SpokenTerm(place, by[number]) for place, (_, *by) in enumerate(of_document.values()))
            for number, person in enumerate(PEOPLE)
        }
    return Archive(DOCUMENTS, index_people(DOCUMENTS, ()), terms=terms, spoken_terms=spoken)


def topics_of(archive: Archive, words: set[str], kept: KeptTopics) -> dict[str, tuple[PersonTopic, ...]]:
    return {person.id: kept.topics_of(person, archive, words) for person in archive.people.values()}


@given(st.tuples(counts, counts, counts), st.tuples(counts, counts, counts), st.sets(st.sampled_from(("rosa", "rind"))))
@settings(max_examples=examples(60), deadline=None)
def test_topics_of_an_earlier_archive_change_nothing(
    before: tuple[dict[str, tuple[int, int, int]], ...],
    after: tuple[dict[str, tuple[int, int, int]], ...],
    words: set[str],
) -> None:
    earlier = KeptTopics({})
    topics_of(archive_of(before), set(), earlier)
    archive = archive_of((before[0], *after[1:]))
    kept = KeptTopics(earlier.by_person)
    expected = {person.id: person_topics(person, archive, words) for person in archive.people.values()}
    assert topics_of(archive, words, kept) == expected
    assert kept.by_person.keys() == expected.keys()


def test_topics_are_found_again_only_if_a_term_changed() -> None:
    archive = archive_of(({"curd": (5, 4, 3)}, {}, {"rind": (4, 2, 2)}))
    earlier = KeptTopics({})
    first = topics_of(archive, set(), earlier)
    assert [topic.term for topic in first["ada-churn"]] == ["curd"]
    kept = KeptTopics(earlier.by_person)
    again = topics_of(archive, set(), kept)
    assert all(again[person] is first[person] for person in PEOPLE)
