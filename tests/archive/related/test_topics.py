"""Sessions on the same topics: each link works both ways, and the order of the files changes nothing."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.related import topics
from generator.archive.related.topics import MAX_LINKS, Comparisons, _nearest_sessions, find_related_by_topic
from generator.archive.terms.document_frequency import count_frequencies
from generator.archive.terms.terms import Term, repeated_terms, top_terms
from generator.settings.archive import ArchiveInfo
from tests.support.examples import examples
from tests.support.invented import session, speech


def make_terms(*forms: str, weight: float = 9.0, count: int = 3) -> tuple[Term, ...]:
    """Return a term for each form."""
    return tuple(Term(form.lower(), form, count, weight) for form in forms)


def links(terms: Mapping[str, Sequence[Term]], **arguments: object) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the addresses of related sessions with their topics."""
    pairs = find_related_by_topic(terms, arguments.pop("names", {}), **arguments)  # type: ignore[arg-type]
    return [(pair.first, pair.second, pair.terms) for pair in pairs]


def test_sessions_with_three_shared_terms_are_related_and_show_them() -> None:
    terms = {
        "b/": make_terms("brine", "rind", "whey", "salt"),
        "a/": make_terms("salt", "brine", "RIND", "milk"),
        "c/": make_terms("barn", "cow"),
    }
    assert links(terms) == [("a/", "b/", ("brine", "RIND", "salt"))]


def test_one_shared_term_relates_nothing_however_heavy() -> None:
    assert links({"a/": make_terms("brine"), "b/": make_terms("brine")}) == []


def test_a_word_and_a_pair_with_it_count_as_one_term() -> None:
    assert links({"a/": make_terms("blue rind", "rind", "blue"), "b/": make_terms("blue rind", "rind", "blue")}) == []
    assert links({"a/": make_terms("interview", "interviewer"), "b/": make_terms("interview", "interviewer")}) == []
    shared = make_terms("blue rind", "rind", "brine")
    assert links({"a/": shared, "b/": shared}) == [("a/", "b/", ("blue rind", "brine"))]


def test_two_light_terms_among_many_relate_nothing() -> None:
    first = make_terms(*(f"first{number:02}" for number in range(28))) + make_terms("brine", "rind", weight=8)
    second = make_terms(*(f"second{number:02}" for number in range(28))) + make_terms("brine", "rind", weight=8)
    assert links({"a/": first, "b/": second}) == []


def test_names_of_speakers_are_no_topics() -> None:
    shared = make_terms("brine", "Ottilie", "Churn")
    assert links({"a/": shared, "b/": shared}, names={"b/": {"churn", "ottilie"}}) == []
    assert links({"a/": shared, "b/": shared}, person_words={"ottili"}) == [("a/", "b/", ("brine", "Churn"))]
    small = make_terms("brine", "grace", "rind")
    assert links({"a/": small, "b/": small}, person_words={"grac"})[0][2] == ("brine", "grace", "rind")


def test_sessions_that_are_linked_already_are_left_out() -> None:
    shared = make_terms("brine", "rind", "whey")
    related = links(
        {"a/": shared, "b/": shared, "c/": shared}, are_linked=lambda first, second: (first, second) == ("a/", "b/")
    )
    assert [(first, second) for first, second, _ in related] == [("a/", "c/"), ("b/", "c/")]


def test_no_session_has_more_links_than_five_and_the_strongest_are_kept() -> None:
    terms = {"hub/": make_terms("brine", "rind", "whey")}
    for number in range(9):
        terms[f"s{number}/"] = make_terms("brine", "rind", "whey", *(f"own{number}x{other}" for other in range(number)))
    related = links(terms)
    ends = [end for first, second, _ in related for end in (first, second)]
    assert max(ends.count(end) for end in terms) == MAX_LINKS
    linked_to_hub = {end for first, second, _ in related if "hub/" in {first, second} for end in (first, second)}
    assert linked_to_hub - {"hub/"} <= {f"s{number}/" for number in range(5)}


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
@settings(max_examples=examples(80))
def test_any_order_of_files_gives_the_same_few_links_each_once(terms: Archive, chance: random.Random) -> None:
    related = find_related_by_topic(terms, {})
    order = list(terms)
    chance.shuffle(order)
    assert find_related_by_topic({href: terms[href] for href in order}, {}) == related
    pairs = [(pair.first, pair.second) for pair in related]
    assert len(set(pairs)) == len(pairs)
    assert all(first < second for first, second in pairs)
    ends = [end for pair in pairs for end in pair]
    assert all(ends.count(end) <= MAX_LINKS for end in ends)
    assert all(len(pair.terms) > 1 for pair in related)


@given(archives(), archives(), st.sets(st.sampled_from(("first", "second"))))
@settings(max_examples=examples(60), deadline=None)
def test_comparisons_of_an_earlier_archive_change_nothing(before: Archive, after: Archive, words: set[str]) -> None:
    earlier = Comparisons()
    links(before, comparisons=earlier)
    mixed = {**after, **dict(list(before.items())[::2])}
    names = {href: sorted(words) for href in list(mixed)[::3]}
    for arguments in ({}, {"names": names}, {"person_words": words}):
        kept = Comparisons(earlier.now)
        assert links(mixed, comparisons=kept, **arguments) == links(mixed, **arguments)
        again = Comparisons(kept.now)
        assert links(mixed, comparisons=again, **arguments) == links(mixed, **arguments)
        assert again.now == kept.now


def test_only_the_comparisons_of_a_changed_session_are_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = {f"{name}/": make_terms("brine", "rind", "whey", name) for name in "abcde"}
    earlier = Comparisons()
    links(terms, comparisons=earlier)
    compared: list[object] = []
    shared_forms = topics._shared_forms

    def note(first: Sequence[Term], second: Sequence[Term]) -> dict[str, str]:
        compared.append((first, second))
        return shared_forms(first, second)

    monkeypatch.setattr(topics, "_shared_forms", note)
    links(terms, comparisons=Comparisons(earlier.now))
    assert compared == []
    links({**terms, "c/": make_terms("brine", "rind", "whey", "other")}, comparisons=Comparisons(earlier.now))
    assert len(compared) == 4


def test_one_more_session_changes_only_the_links_of_its_related_sessions() -> None:
    terms: Archive = {
        f"{group}{number}/": make_terms(*(f"{group}{word}" for word in "xyz"))
        for group in "abcd"
        for number in range(4)
    }
    before = set(find_related_by_topic(terms, {}))
    after = set(find_related_by_topic(terms | {"a9/": make_terms("ax", "ay", "az")}, {}))
    changed = {end for link in before ^ after for end in (link.first, link.second)}
    assert changed == {"a0/", "a1/", "a2/", "a3/", "a9/"}


def test_the_work_grows_with_the_sessions_even_where_all_share_a_term(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []

    def nearest_sessions(
        href: str, vector: Mapping[str, float], postings: Mapping[str, Sequence[tuple[float, str]]]
    ) -> list[str]:
        sessions = list(_nearest_sessions(href, vector, postings))
        counts.append(len(sessions))
        return sessions

    monkeypatch.setattr("generator.archive.related.topics._nearest_sessions", nearest_sessions)
    find_related_by_topic(
        {f"s{n}/": make_terms("brine", "rind", "whey", f"own{n}", f"group{n % 50}") for n in range(500)}, {}
    )
    assert len(counts) == 500
    assert max(counts) == 20


def test_speech_on_one_subject_is_related_and_other_speech_is_not() -> None:
    """The speech differs only in the words of its subject."""
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
    related = links(terms)
    assert all(first.split("-")[0] == second.split("-")[0] for first, second, _ in related)
    assert len(related) == 12
    assert all({topic.lower() for topic in topics} & {*subjects[first.split("-")[0]]} for first, _, topics in related)
