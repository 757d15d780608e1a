"""Parts of one session, by code and title."""

from __future__ import annotations

import pytest

from generator.archive.related.parts import find_parts
from generator.archive.summary import Summary
from tests.support.event_documents import document
from tests.support.invented import MOOT_2003


def groups(*sessions: Summary) -> set[tuple[str, ...]]:
    """Return the addresses of each session with its other parts, and check that each relation works both ways."""
    parts = find_parts(sessions)
    for href, others in parts.items():
        assert all(href in {part.href for part in parts[other.href]} for other in others)
    return {tuple(sorted({href, *(other.href for other in others)})) for href, others in parts.items()}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Washed rinds part 1", "Washed rinds part 2"),
        ("Washed Rinds, Part I", "Washed rinds (Part II)"),
        ("Washed rinds part one", "Washed rinds - part two"),
        ("Washed rinds", "Washed rinds (cont.)"),
        ("Washed rinds", "Washed rinds, continued"),
        ("Washed rinds day 1", "Washed rinds Day 2"),
        ("Washed rinds - Morning", "Washed rinds - Afternoon"),
        ("Washed rinds day 1 morning", "Washed rinds day 2 afternoon session"),
        ("Part 1: Washed rinds", "Part 2: Washed rinds"),
        ("Washed rinds part 1 of 2", "Washed rinds part 2 of 2"),
    ],
)
def test_titles_that_differ_in_the_part_are_parts_of_one_session(first: str, second: str) -> None:
    assert groups(document("a", title=first), document("b", title=second)) == {("moot-2001/a/", "moot-2001/b/")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Washed rinds", "Washed rinds"),
        ("Washed rinds", "Washed curds part 2"),
        ("Rinds 2020 and beyond", "Rinds 2030 and beyond"),
        ("Day 1", "Day 2"),
        ("Part 1", "Part 2"),
        ("Morning", "Afternoon"),
        ("The part of makers in rinds", "The day of makers in rinds"),
        ("", ""),
    ],
)
def test_other_titles_are_no_parts(first: str, second: str) -> None:
    assert groups(document("a", title=first or None), document("b", title=second or None)) == set()


def test_parts_are_of_one_event() -> None:
    other = document("b", title="Washed rinds part 2", event=MOOT_2003)
    assert groups(document("a", title="Washed rinds part 1"), other) == set()
    unknown = [document(stem, title=f"Washed rinds part {stem}", event=None) for stem in "12"]
    assert groups(*unknown) == set()


def test_sessions_with_one_code_are_parts_and_with_two_codes_are_not() -> None:
    first, second = (
        document("a", code="WS3", title="Rinds"),
        document("b", code="WS3", title="More of them"),
    )
    assert groups(first, second, document("c", code="WS4")) == {("moot-2001/a/", "moot-2001/b/")}
    talks = [document(code.lower(), code=code, title=f"Lightning talks part {code[-1]}") for code in ("LT1", "LT2")]
    assert groups(*talks) == set()


def test_a_title_of_very_many_sessions_is_a_type_of_session() -> None:
    assert groups(*(document(f"s{number}", title=f"Open floor day {number}") for number in range(20))) == set()


def test_parts_are_in_the_order_of_the_sessions() -> None:
    sessions = [document(stem, title=f"Washed rinds part {stem}") for stem in ("3", "1", "2")]
    assert [part.href for part in find_parts(sessions)["moot-2001/1/"]] == ["moot-2001/3/", "moot-2001/2/"]


def test_twelve_parts_are_the_most() -> None:
    sessions = [document(f"s{number:02}", title=f"Washed rinds part {number}") for number in range(1, 14)]
    assert {len(group) for group in groups(*sessions[:12])} == {12}
    assert groups(*sessions) == set()
