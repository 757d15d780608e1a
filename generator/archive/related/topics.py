"""Which sessions speak of the same: found through the terms that they share, never by comparing each with each."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import msgspec

from generator.archive.related.best_pairs import WeightedPair, greedy_matching
from generator.archive.related.terms import Term, fold_phrase

MAX_LINKS = 5
"""Links of a session."""

_AROUND = 20
"""Sessions before and after one to which a term leads, in the order of its weight there: those that say it about as
much. So a term of all costs no square."""

_NEAREST = 20
"""Sessions that are looked at closely for each."""

_LEAST = 0.055
"""How alike two sessions have to be that share three terms: 1 is the same terms with the same weights, 0 none."""

_LEAST_OF_TWO = 0.085
"""The same of two that share two terms; one alone, or one with another inside it, relates nothing."""

_START = 6
"""Letters by which `interview` and `interviewer` are one word to a reader."""

_PAIR = 2

_TOLD = 4
"""Terms that a reader is told."""

_Vector = Mapping[str, float]


class RelatedByTopic(msgspec.Struct, frozen=True):
    """Two sessions that speak of the same."""

    one: str
    """The address that is first in the alphabet."""
    two: str
    terms: tuple[str, ...]
    """What both speak of, as they say it, the weightiest first."""


def find_related_by_topic(
    terms: Mapping[str, Sequence[Term]],
    names: Mapping[str, Collection[str]],
    person_words: Collection[str] = (),
    apart: Callable[[str, str], bool] = lambda one, two: False,
) -> list[RelatedByTopic]:
    """Return the links between sessions that speak of the same, the strongest first, at most five for each session.

    The work grows with the number of sessions, and the result is the same for any order of them.

    Args:
        terms: What each session speaks of, by address.
        names: Folded words of the names of those who speak in each; where another session says them, it is of a person.
        person_words: Folded words that are a person where they are written with a capital letter.
        apart: Whether two sessions, given by address, are linked in another way already.
    """
    vectors = {href: _vector(terms[href]) for href in sorted(terms)}
    holders = _holders(vectors)
    told: dict[tuple[str, str], tuple[str, ...]] = {}
    pairs: set[WeightedPair] = set()
    for href, vector in vectors.items():
        for other in _nearest_sessions(href, vector, holders):
            one, two = sorted((href, other))
            if (one, two) in told or apart(one, two):
                continue
            persons = {*names.get(one, ()), *names.get(two, ())}
            forms = {
                term: form
                for term, form in _forms(terms[one], terms[two]).items()
                if persons.isdisjoint(term.split()) and not _is_name(form, person_words)
            }
            weights = {term: vectors[one][term] * vectors[two][term] for term in forms}
            shown = _shown(weights)
            strength = round(math.fsum(weights.values()), 9)
            if len(shown) > 1 and strength >= (_LEAST if len(shown) > 2 else _LEAST_OF_TWO):
                told[one, two] = tuple(forms[term] for term in shown[:_TOLD])
                pairs.add((strength, one, two))
    return [RelatedByTopic(one, two, told[one, two]) for _, one, two in greedy_matching(pairs, MAX_LINKS)]


def _vector(terms: Sequence[Term]) -> _Vector:
    """Return the weight of each term, all together of length 1."""
    length = math.sqrt(math.fsum(term.weight**2 for term in terms)) or 1.0
    return {term.term: term.weight / length for term in terms}


def _holders(vectors: Mapping[str, _Vector]) -> dict[str, list[tuple[float, str]]]:
    """Return the sessions that speak of each term, with its weight there below zero: the weightiest is first."""
    found: dict[str, list[tuple[float, str]]] = {}
    for href, vector in vectors.items():
        for term, weight in vector.items():
            found.setdefault(term, []).append((-weight, href))
    return {term: sorted(row) for term, row in found.items() if len(row) > 1}


def _nearest_sessions(href: str, vector: _Vector, holders: Mapping[str, Sequence[tuple[float, str]]]) -> Iterator[str]:
    """Yield the sessions that are most like this one, as far as terms lead to them."""
    strengths: dict[str, float] = {}
    for term, weight in vector.items():
        row = holders.get(term, ())
        place = bisect_left(row, (-weight, href))
        for minus, other in row[max(0, place - _AROUND) : place + _AROUND + 1]:
            strengths[other] = strengths.get(other, 0.0) - weight * minus
    strengths.pop(href, None)
    yield from sorted(strengths, key=lambda other: (-strengths[other], other))[:_NEAREST]


def _forms(one: Sequence[Term], two: Sequence[Term]) -> dict[str, str]:
    """Return the terms of both, each as the session says it that says it more often."""
    theirs = {term.term: term for term in two}
    return {
        term.term: min((term, theirs[term.term]), key=lambda said: (-said.count, said.form)).form
        for term in one
        if term.term in theirs
    }


def _is_name(form: str, person_words: Collection[str]) -> bool:
    """Return whether a form has a word in it that is a person and written so."""
    return any(word[:1].isupper() and not word.isupper() and fold_phrase(word) in person_words for word in form.split())


def _shown(weights: Mapping[str, float]) -> list[str]:
    """Return the terms as a reader wants them, the weightiest first; of those that have a word in common one is told.

    A pair says more than a word of it, so it has to weigh less to be told instead.
    """
    shown: list[str] = []
    used: set[str] = set()
    for term in sorted(weights, key=lambda term: (-weights[term] * (_PAIR if " " in term else 1), term)):
        starts = {word[:_START] for word in term.split()}
        if used.isdisjoint(starts):
            shown.append(term)
            used |= starts
    return shown
