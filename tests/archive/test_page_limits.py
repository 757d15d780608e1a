"""What one page can have is counted; a record beyond a limit is given as plain text, with one finding."""

from __future__ import annotations

import pytest

from generator.archive.addresses import Address
from generator.archive.page_limits import (
    MAX_BLOCK_CHARS,
    MAX_BLOCK_SIGNS,
    MAX_PAGE_BLOCKS,
    MAX_PAGE_LABELS,
    MAX_PAGE_SIGNS,
    MAX_PAGE_TURNS,
    PAGE_LIMITS,
    SIGNS,
    exceeded_limit,
    has_too_many_labels,
    too_large,
)
from generator.archive.summary import summarise
from generator.pages.markdown.escape import escape
from generator.records import SessionRecord
from tests.support.small_site import record, turn


def _many_turns(number: int) -> SessionRecord:
    return record(*(turn(f"ada-{n}", "x", label="ADA") for n in range(number)))


def _many_labels(number: int) -> SessionRecord:
    return record(*(turn(f"ada-{n}", "x", label=f"ADA {n}") for n in range(number)))


def _paragraphs(number: int, text: str) -> SessionRecord:
    return record(turn("ada-1", *[text] * number))


@pytest.mark.parametrize(
    ("within", "beyond", "sentence"),
    [
        (record(), _many_turns(MAX_PAGE_TURNS + 1), "20,001 turns, and a page can have 20,000"),
        (_many_turns(MAX_PAGE_TURNS), record(*(turn(f"a-{n}") for n in range(MAX_PAGE_TURNS + 1))), "20,001 turns"),
        (_many_labels(MAX_PAGE_LABELS), _many_labels(MAX_PAGE_LABELS + 1), "2,001 different labels"),
        (_paragraphs(MAX_PAGE_BLOCKS, "x"), _paragraphs(MAX_PAGE_BLOCKS + 1, "x"), "100,001 paragraphs"),
        (
            _paragraphs(5, "x" * MAX_BLOCK_CHARS),
            _paragraphs(6, "x" * MAX_BLOCK_CHARS),
            "6,000,000 characters, and a page can have 5,000,000",
        ),
        (
            record(notices=("x" * MAX_BLOCK_CHARS,)),
            record(notices=("x" * (MAX_BLOCK_CHARS + 1),)),
            "1,000,001 characters in one paragraph",
        ),
        (
            _paragraphs(10, "&" * MAX_BLOCK_SIGNS),
            _paragraphs(11, "&" * MAX_BLOCK_SIGNS),
            f"110,000 signs, and a page can have {MAX_PAGE_SIGNS:,}",
        ),
        (
            _paragraphs(1, "_" * MAX_BLOCK_SIGNS),
            _paragraphs(1, "a_" * (MAX_BLOCK_SIGNS + 1)),
            "10,001 signs in one paragraph, and a page can have 10,000",
        ),
    ],
)  # fmt: skip
def test_the_first_limit_that_is_exceeded_is_named(within: SessionRecord, beyond: SessionRecord, sentence: str) -> None:
    assert (exceeded_limit(within), too_large(within)) == (None, False)
    assert sentence in (exceeded_limit(beyond) or "")
    assert too_large(beyond)


def test_words_and_their_punctuation_are_no_signs() -> None:
    assert exceeded_limit(_paragraphs(1, "What's this? “Yes!” (No.) #1 + 2 = 3: a-b; c/d " * 5_000)) is None


def test_exactly_these_signs_are_escaped_inside_a_line() -> None:
    escaped = {chr(code) for code in range(32, 0x250) if escape(f"a{chr(code)}a") != f"a{chr(code)}a"}
    assert escaped - {"\x85", "\xa0"} == set(SIGNS)


def test_every_limit_has_its_own_name() -> None:
    assert len({limit.things for limit in PAGE_LIMITS}) == len(PAGE_LIMITS)


def test_a_document_with_too_many_labels_names_nobody() -> None:
    document = summarise(_many_labels(MAX_PAGE_LABELS + 1), Address("a", "b"))
    assert document.is_too_large
    assert {(turn.speaker, turn.label, turn.role) for turn in document.turns} == {(None, None, None)}
    assert [turn.id for turn in document.turns[:2]] == ["ada-0", "ada-1"]
    assert document.names_by_person == {}
    assert not has_too_many_labels(_many_turns(MAX_PAGE_TURNS + 1))
