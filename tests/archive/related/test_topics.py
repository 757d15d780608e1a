"""Sessions that speak of the same are found, each with its way back, and the order of files shows nowhere."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.related.best_pairs import greedy_matching
from generator.archive.related.document_frequency import count_frequencies
from generator.archive.related.terms import Term, repeated_terms, top_terms
from generator.archive.related.topics import MAX_LINKS, _nearest_sessions, find_related_by_topic
from generator.settings.load import ArchiveInfo
from tests.support.invented import session, speech


def of(*terms: str, weight: float = 9.0, count: int = 3) -> tuple[Term, ...]:
    """Return terms, each given as it is said."""
    return tuple(Term(term.lower(), term, count, weight) for term in terms)


def links(terms: Mapping[str, Sequence[Term]], **given: object) -> list[tuple[str, str, tuple[str, ...]]]:
    made = find_related_by_topic(terms, given.pop("names", {}), **given)  # type: ignore[arg-type]
    return [(one.one, one.two, one.terms) for one in made]


def test_sessions_that_share_three_terms_are_related_and_say_which() -> None:
    terms = {
        "b/": of("brine", "rind", "whey", "salt"),
        "a/": of("salt", "brine", "RIND", "milk"),
        "c/": of("barn", "cow"),
    }
    assert links(terms) == [("a/", "b/", ("brine", "RIND", "salt"))]


def test_one_term_relates_nothing_however_heavy() -> None:
    assert links({"a/": of("brine"), "b/": of("brine")}) == []


def test_a_word_and_the_pair_it_is_in_are_one_term() -> None:
    assert links({"a/": of("blue rind", "rind", "blue"), "b/": of("blue rind", "rind", "blue")}) == []
    assert links({"a/": of("interview", "interviewer"), "b/": of("interview", "interviewer")}) == []
    shared = of("blue rind", "rind", "brine")
    assert links({"a/": shared, "b/": shared}) == [("a/", "b/", ("blue rind", "brine"))]


def test_two_light_terms_among_many_relate_nothing() -> None:
    ours = of(*(f"our{number:02}" for number in range(28))) + of("brine", "rind", weight=8)
    theirs = of(*(f"their{number:02}" for number in range(28))) + of("brine", "rind", weight=8)
    assert links({"a/": ours, "b/": theirs}) == []


def test_names_of_those_who_speak_are_no_subject() -> None:
    shared = of("brine", "Ottilie", "Churn")
    assert links({"a/": shared, "b/": shared}, names={"b/": {"churn", "ottilie"}}) == []
    assert links({"a/": shared, "b/": shared}, person_words={"ottili"}) == [("a/", "b/", ("brine", "Churn"))]
    small = of("brine", "grace", "rind")
    assert links({"a/": small, "b/": small}, person_words={"grac"})[0][2] == ("brine", "grace", "rind")


def test_what_is_linked_in_another_way_is_left_out() -> None:
    shared = of("brine", "rind", "whey")
    found = links({"a/": shared, "b/": shared, "c/": shared}, apart=lambda one, two: (one, two) == ("a/", "b/"))
    assert [(one, two) for one, two, _ in found] == [("a/", "c/"), ("b/", "c/")]


def test_no_session_has_more_links_than_five_and_the_strongest_are_kept() -> None:
    terms = {"hub/": of("brine", "rind", "whey")}
    for number in range(9):
        terms[f"s{number}/"] = of("brine", "rind", "whey", *(f"own{number}x{other}" for other in range(number)))
    found = links(terms)
    ends = [end for one, two, _ in found for end in (one, two)]
    assert max(ends.count(end) for end in terms) == MAX_LINKS
    assert {one for one, two, _ in found if two == "hub/"} | {two for one, two, _ in found if one == "hub/"} <= {
        f"s{number}/" for number in range(5)
    }


Archive = dict[str, tuple[Term, ...]]


@st.composite
def archives(draw: st.DrawFn) -> Archive:
    words = [f"{letter}word" for letter in "abcdefghij"]
    hrefs = draw(st.lists(st.sampled_from([f"{name}/" for name in "abcdefghijklmnopqrst"]), unique=True, max_size=20))
    return {
        href: tuple(
            Term(word, word, draw(st.integers(1, 9)), draw(st.sampled_from([3.0, 7.1, 9.9])))
            for word in draw(st.lists(st.sampled_from(words), unique=True, max_size=8))
        )
        for href in hrefs
    }


@given(archives(), st.randoms())
@settings(max_examples=80)
def test_the_same_links_for_any_order_of_files_each_once_and_few_for_each(
    terms: Archive, chance: random.Random
) -> None:
    found = find_related_by_topic(terms, {})
    order = list(terms)
    chance.shuffle(order)
    assert find_related_by_topic({href: terms[href] for href in order}, {}) == found
    pairs = [(one.one, one.two) for one in found]
    assert len(set(pairs)) == len(pairs)
    assert all(one < two for one, two in pairs)
    ends = [end for pair in pairs for end in pair]
    assert all(ends.count(end) <= MAX_LINKS for end in ends)
    assert all(len(one.terms) > 1 for one in found)


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.2]), st.sampled_from("abc"), st.sampled_from("xyz"))), st.randoms())
def test_equals_are_taken_by_the_alphabet(pairs: list[tuple[float, str, str]], chance: random.Random) -> None:
    taken = greedy_matching(pairs, 2)
    chance.shuffle(pairs)
    assert greedy_matching(pairs, 2) == taken


def test_one_more_session_changes_only_the_links_of_those_it_is_related_to() -> None:
    terms: Archive = {
        f"{group}{number}/": of(*(f"{group}{word}" for word in "xyz")) for group in "abcd" for number in range(4)
    }
    before = set(find_related_by_topic(terms, {}))
    after = set(find_related_by_topic(terms | {"a9/": of("ax", "ay", "az")}, {}))
    changed = {end for link in before ^ after for end in (link.one, link.two)}
    assert changed == {"a0/", "a1/", "a2/", "a3/", "a9/"}


def test_the_work_grows_with_the_sessions_even_where_all_share_a_term(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []

    def nearest(
        href: str, vector: Mapping[str, float], holders: Mapping[str, Sequence[tuple[float, str]]]
    ) -> list[str]:
        found = list(_nearest_sessions(href, vector, holders))
        looked_at.append(len(found))
        return found

    monkeypatch.setattr("generator.archive.related.topics._nearest_sessions", nearest)
    find_related_by_topic({f"s{n}/": of("brine", "rind", "whey", f"own{n}", f"group{n % 50}") for n in range(500)}, {})
    assert len(looked_at) == 500
    assert max(looked_at) == 20


def test_real_speech_on_one_subject_is_related_and_other_speech_is_not() -> None:
    """What is said is alike everywhere but for the words of the subject."""
    table = count_frequencies(repeated_terms(session(speech(seed, 2000))) for seed in range(100, 130))
    subjects = {"brine": ("brine", "salinity", "curing"), "rind": ("rind", "mould", "ageing")}

    def spoken(seed: int, subject: str) -> tuple[Term, ...]:
        words = speech(seed, 2000)
        chance = random.Random(seed)  # noqa: S311 - the same invented words every time, not a secret
        for place in range(0, 2000, 25):
            words[place] = chance.choice(subjects[subject])
        return top_terms(session(words), table, ArchiveInfo())

    terms = {
        f"{subject}-{seed}/": spoken(seed, subject) for seed in range(8) for subject in [sorted(subjects)[seed % 2]]
    }
    found = links(terms)
    assert {one.split("-")[0] == two.split("-")[0] for one, two, _ in found} == {True}
    assert len(found) == 12
    assert all({term.lower() for term in shared} & {*subjects[one.split("-")[0]]} for one, _, shared in found)
