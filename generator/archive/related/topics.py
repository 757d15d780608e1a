"""Sessions on the same topics, found through the terms that they share and never by comparing all pairs of sessions."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from heapq import nsmallest
from types import MappingProxyType

import msgspec

from generator.archive.related.best_pairs import WeightedPair, greedy_matching
from generator.archive.terms.terms import Term, term_of_phrase
from generator.results.value_hashes import packed_digest

MAX_LINKS = 5
"""Links of one session."""

_MAX_NEIGHBOURS = 20
"""Sessions on each side of a session to which one of its terms leads, ordered by the term's weight: they say the term
about as often. The limit keeps a term of all sessions from leading each session to every other."""

_MAX_COMPARED = 20
"""Sessions with which each session is compared in detail."""

_MIN_STRENGTH = 0.055
"""Strength needed by two sessions with three shared terms: 1 is the same terms with the same weights, 0 no shared
term."""

_MIN_STRENGTH_OF_TWO_TERMS = 0.085
"""Strength needed by two sessions with two shared terms. One term, or one term inside another, relates no sessions."""

_STEM_CHARS = 6
"""Letters that two words must share at their start to be one word for a reader: `interview` and `interviewer`."""

_PAIR_PREFERENCE = 2
"""Factor by which a pair of words is preferred to a word of the pair."""

_MAX_SHOWN_TERMS = 4
"""Shared terms shown to readers."""

_Vector = Mapping[str, float]


class RelatedByTopic(msgspec.Struct, frozen=True):
    """Two sessions on the same topics."""

    first: str
    """The address that is first in alphabetical order."""
    second: str
    terms: tuple[str, ...]
    """The shared terms as the sessions say them, the heaviest first."""


class ComparedSessions(msgspec.Struct, frozen=True, array_like=True):
    """Two sessions that were compared."""

    inputs: bytes
    """A hash of all that the comparison depends on besides the program."""
    strength: float
    terms: tuple[str, ...]
    """The shared terms to show; none if the sessions are not related."""


class Comparisons:
    """The comparisons of sessions of an archive: made again only where one of the two sessions changed.

    Args:
        last: Those of the last build, by the addresses of the two sessions in one text.
    """

    def __init__(self, last: Mapping[str, ComparedSessions] = MappingProxyType({})) -> None:
        self.last = last
        self.now: dict[str, ComparedSessions] = {}
        """Those of this build."""


def find_related_by_topic(
    terms: Mapping[str, Sequence[Term]],
    names: Mapping[str, Collection[str]],
    person_words: Collection[str] = (),
    are_linked: Callable[[str, str], bool] = lambda first, second: False,
    comparisons: Comparisons | None = None,
) -> list[RelatedByTopic]:
    """Return the links between sessions on the same topics, the strongest first, at most five a session.

    The work grows with the number of sessions, and the result is the same for any order of them.

    Args:
        terms: The terms of each session, by address.
        names: Folded words of the speakers' names of each session. If another session says them, it means the person.
        person_words: Folded words that mean a person if capitalised.
        are_linked: Returns True for the addresses of two sessions that are linked in another way already.
        comparisons: Those of the last build; gets those of this one.
    """
    comparisons = comparisons or Comparisons()
    vectors = {href: _unit_vector(terms[href]) for href in sorted(terms)}
    hashes = {href: _hash_of(terms[href], names.get(href, ()), person_words) for href in vectors}
    shown_terms: dict[tuple[str, str], tuple[str, ...]] = {}
    pairs: set[WeightedPair] = set()

    def compare(first: str, second: str) -> ComparedSessions:
        speaker_words = {*names.get(first, ()), *names.get(second, ())}
        forms = _topic_forms(terms[first], terms[second], speaker_words, person_words)
        weights = {term: vectors[first][term] * vectors[second][term] for term in forms}
        return _compared(hashes[first] + hashes[second], forms, weights)

    for first, second in _candidate_pairs(vectors):
        key = f"{first} {second}"
        if key in comparisons.now or are_linked(first, second):
            continue
        compared = comparisons.last.get(key)
        if compared is None or compared.inputs != hashes[first] + hashes[second]:
            compared = compare(first, second)
        comparisons.now[key] = compared
        if compared.terms:
            shown_terms[first, second] = compared.terms
            pairs.add((compared.strength, first, second))
    return [
        RelatedByTopic(first, second, shown_terms[first, second])
        for _, first, second in greedy_matching(pairs, MAX_LINKS)
    ]


def _hash_of(terms: Sequence[Term], names: Collection[str], person_words: Collection[str]) -> bytes:
    """Return a hash of all that the comparison of a session with others takes from it."""
    return packed_digest((hash_of_terms(terms, person_words), sorted(names)))


def hash_of_terms(terms: Sequence[Term], person_words: Collection[str]) -> bytes:
    """Return a hash of terms and of whether each term means a person."""
    mean_people = [has_person_word(term.form, person_words) for term in terms]
    return packed_digest((terms, mean_people))


def _compared(inputs: bytes, forms: Mapping[str, str], weights: Mapping[str, float]) -> ComparedSessions:
    """Return what was found of two sessions, from the forms and the common weights of the terms that they share."""
    distinct = distinct_terms(weights)
    strength = round(math.fsum(weights.values()), 9)
    is_enough = _is_enough(strength, len(distinct))
    shown = tuple(forms[term] for term in distinct[:_MAX_SHOWN_TERMS]) if is_enough else ()
    return ComparedSessions(inputs, strength, shown)


def _unit_vector(terms: Sequence[Term]) -> _Vector:
    """Return the weight of each term, scaled to a vector of length 1."""
    length = math.sqrt(math.fsum(term.weight**2 for term in terms)) or 1.0
    return {term.term: term.weight / length for term in terms}


def _candidate_pairs(vectors: Mapping[str, _Vector]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of sessions to compare, each in alphabetical order; some pairs twice."""
    postings = _postings(vectors)
    for href, vector in vectors.items():
        for other in _nearest_sessions(href, vector, postings):
            yield (href, other) if href < other else (other, href)


def _postings(vectors: Mapping[str, _Vector]) -> dict[str, list[tuple[float, str]]]:
    """Return for each term of several sessions its negated weight and the session, so that the heaviest is first."""
    postings: dict[str, list[tuple[float, str]]] = {}
    for href, vector in vectors.items():
        for term, weight in vector.items():
            postings.setdefault(term, []).append((-weight, href))
    return {term: sorted(sessions) for term, sessions in postings.items() if len(sessions) > 1}


def _nearest_sessions(href: str, vector: _Vector, postings: Mapping[str, Sequence[tuple[float, str]]]) -> Iterator[str]:
    """Yield the most similar sessions among those to which the terms lead."""
    strengths: dict[str, float] = {}
    for term, weight in vector.items():
        sessions = postings.get(term, ())
        position = bisect_left(sessions, (-weight, href))
        for negated, other in sessions[max(0, position - _MAX_NEIGHBOURS) : position + _MAX_NEIGHBOURS + 1]:
            strengths[other] = strengths.get(other, 0.0) - weight * negated
    strengths.pop(href, None)
    for _, other in nsmallest(_MAX_COMPARED, ((-strength, other) for other, strength in strengths.items())):
        yield other


def _is_enough(strength: float, terms: int) -> bool:
    """Return True if two sessions with this strength and this number of distinct shared terms are related."""
    return terms > 1 and strength >= (_MIN_STRENGTH if terms > 2 else _MIN_STRENGTH_OF_TWO_TERMS)


def _topic_forms(
    first: Sequence[Term], second: Sequence[Term], speaker_words: set[str], person_words: Collection[str]
) -> dict[str, str]:
    """Return the forms of the shared terms that mean no person."""
    return {
        term: form
        for term, form in _shared_forms(first, second).items()
        if not speaker_words & {*term.split()} and not has_person_word(form, person_words)
    }


def _shared_forms(first: Sequence[Term], second: Sequence[Term]) -> dict[str, str]:
    """Return the form of each shared term, from the session that says the term more often."""
    terms_of_second = {term.term: term for term in second}
    forms = {}
    for term in first:
        other = terms_of_second.get(term.term)
        if other is not None:
            is_first = (-term.count, term.form) <= (-other.count, other.form)
            forms[term.term] = term.form if is_first else other.form
    return forms


def has_person_word(form: str, person_words: Collection[str]) -> bool:
    """Return True if a word of the form is capitalised and means a person."""
    return not form.islower() and any(
        word[:1].isupper() and not word.isupper() and term_of_phrase(word) in person_words for word in form.split()
    )


def distinct_terms(weights: Mapping[str, float]) -> list[str]:
    """Return the terms for readers, the heaviest first; of terms with a common word only the first.

    A pair says more than a word of it, so it is preferred even if it weighs less.
    """
    distinct: list[str] = []
    used_stems: set[str] = set()
    for term in sorted(weights, key=lambda term: (-weights[term] * (_PAIR_PREFERENCE if " " in term else 1), term)):
        stems = {word[:_STEM_CHARS] for word in term.split()}
        if used_stems.isdisjoint(stems):
            distinct.append(term)
            used_stems |= stems
    return distinct
