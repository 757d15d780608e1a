"""Coverage: words by attribution, and the year of a document."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive.report.coverage import Coverage, coverage_of, total_coverage, year_of
from generator.records import Event
from tests.support.attributed_session import attributed_session
from tests.support.invented import MOOT_2001, session, summary


def test_words_are_a_persons_a_roles_or_nobodys() -> None:
    coverage = coverage_of(attributed_session("a/x.txt"))
    assert coverage == Coverage(person=2, role=3, nobody=1)
    assert [coverage.share(words) for words in (2, 3, 1)] == [0.3333, 0.5, 0.1667]


def test_an_article_has_no_attributed_words() -> None:
    assert coverage_of(attributed_session("a/x.txt", kind="summary")) == Coverage()


def test_coverages_are_added() -> None:
    documents = [attributed_session("a/x.txt"), attributed_session("a/y.txt")]
    assert total_coverage(map(coverage_of, documents)) == Coverage(person=4, role=6, nobody=2)
    assert total_coverage([]) == Coverage()


def test_without_words_there_is_no_share() -> None:
    assert Coverage().share(0) is None


@pytest.mark.parametrize(
    ("changes", "year"),
    [
        ({"date": "2002-01-01", "event": MOOT_2001}, 2002),
        ({"event": MOOT_2001}, 2001),
        ({"event": Event("moot-1999-consultation-1", "x", None, None, None, None)}, 1999),
        ({"event": Event("moot", "x", None, None, None, None)}, None),
        ({}, None),
    ],
)
def test_the_year_of_a_document(changes: dict[str, object], year: int | None) -> None:
    a_record = msgspec.structs.replace(session([]), **changes)
    assert year_of(summary(a_record, "a/x.txt")) == year
