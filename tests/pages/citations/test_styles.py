"""Citations in words, against a table of expected citations."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from generator.errors import BuildError
from generator.pages.citations import styles
from generator.pages.citations.styles import STYLES, citations_in_words
from generator.sources.control_characters import clean
from generator.text.words import split_words
from tests.support.cases import Case, cases
from tests.support.nasty_texts import PIECES, STARTS

CASES: list[Any] = cases("citations.txt")


def fields(case: Case) -> dict[str, str | None]:
    """Return the facts of a case; `None` leaves a fact of the first case out."""
    facts = dict(line.split(": ", 1) for line in case.input.split("\n"))
    return {name: None if fact == "-" else fact for name, fact in facts.items()}


def item(case: Case) -> dict[str, Any]:
    facts: dict[str, Any] = {**fields(CASES[0].values[0]), **fields(case), "type": "document"}
    if facts["issued"]:
        facts["issued"] = {"date-parts": [list(map(int, facts["issued"].split("-")))]}
    if "author" in facts:
        facts["author"] = json.loads(facts["author"])
    return {name: fact for name, fact in facts.items() if fact is not None}


@pytest.fixture(scope="module")
def written() -> dict[str, tuple[str, ...]]:
    """The citations of all cases, written together."""
    titles = [case.values[0].title for case in CASES]
    return dict(zip(titles, citations_in_words([item(case.values[0]) for case in CASES], "en"), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_citations(case: Case, written: dict[str, tuple[str, ...]]) -> None:
    assert written[case.title] == tuple(case.expected.split("\n"))


def test_a_citation_alone_is_the_same_as_among_others(written: dict[str, tuple[str, ...]]) -> None:
    case = CASES[5].values[0]
    assert citations_in_words([item(case)], "en") == [written[case.title]]


def test_the_archive_s_language_gives_the_words_of_the_style() -> None:
    first = item(CASES[0].values[0])
    assert "7 décembre 2016" in citations_in_words([first], "fr")[0][list(STYLES).index("MLA")]


def test_nothing_to_cite() -> None:
    assert citations_in_words([], "en") == []


def test_every_word_of_a_title_is_in_its_citations() -> None:
    chance = random.Random(7)  # noqa: S311 - fixed texts, not a secret
    titles = [clean(chance.choice(STARTS) + "".join(chance.choices(PIECES, k=4)))[0] for _ in range(1500)]
    base = item(CASES[0].values[0])
    found = citations_in_words([{**base, "title": title} for title in titles], "en")
    frame = [sorted(split_words(text.casefold())) for text in citations_in_words([{**base, "title": "x"}], "en")[0]]
    for title, citations in zip(titles, found, strict=True):
        for words, citation in zip(frame, citations, strict=True):
            expected = sorted([*words, *split_words(title.casefold())])
            expected.remove("x")
            assert sorted(split_words(citation.casefold())) == expected, (title, citation)


def test_a_pandoc_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles, "_pandoc", lambda: "/nothing/here/pandoc")
    with pytest.raises(BuildError, match="pypandoc-binary"):
        citations_in_words([item(CASES[0].values[0])], "en")
