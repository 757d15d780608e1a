"""Published turns are aligned with the current turns that have their words."""

from __future__ import annotations

from string import ascii_letters

import pytest

from generator.archive.permanence.alignment.align import AlignedTurn, align
from generator.archive.permanence.published import PublishedTurn, TurnVersion
from tests.support.cases import Case, cases
from tests.support.large_inputs import CHANGED_PAGES


def turns(*words: str) -> list[PublishedTurn]:
    """Return published turns, each given by a letter for each word, behind a label and a colon if it isn't `ada`."""
    labelled = [turn.rpartition(":") for turn in words]
    return [PublishedTurn(f"{label or 'ada'}-{n}", fingerprint) for n, (label, _, fingerprint) in enumerate(labelled)]


def test_a_moved_and_corrected_turn_is_followed() -> None:
    aligned = align(turns("ABCDEFGHIJ", "KLMNOPQRST"), turns("KLMxOPQRST", "ABCDEFGHIJ"))
    assert aligned == [AlignedTurn(1, 10), AlignedTurn(0, 9)]


def test_a_vanished_turn_shares_no_words_with_the_turn_at_its_place() -> None:
    aligned = align(turns("ABCDEFGHIJ", "XYZ", "KLMNOPQRST"), turns("ABCDEFGHIJ", "KLMNOPQRST"))
    assert aligned == [AlignedTurn(0, 10), AlignedTurn(0, 0), AlignedTurn(1, 10)]


def test_a_later_turn_is_followed_from_the_text_at_its_own_freeze() -> None:
    rewritten = PublishedTurn("ada-0", "ABCDEFGHIJ", later_versions=(TurnVersion(2, "0123456789"),))
    added = PublishedTurn("ada-1", "KLMNOPQRST", since=2)
    assert align([rewritten, added], turns("KLMNOPQRST", "0123456789", "ABCDEFGHIJ")) == [
        AlignedTurn(2, 10),
        AlignedTurn(0, 10),
    ]


def test_a_short_turn_that_became_the_start_of_a_moved_turn_is_followed() -> None:
    long = "CDEFGHIJKLMNO"
    noise = "0123A456789abcdefgBhijklmnopqrstuvwxyz"
    old = turns("PQRSTUVWXYZ-", "AB", long, "_" * 12)
    aligned = align(old, turns("PQRSTUVWXYZ-", noise, "_" * 12, f"AB{long}"))
    assert [place.position for place in aligned] == [0, 3, 3, 2]


def test_the_parts_of_a_short_turn_are_followed() -> None:
    old = turns("PQRSTUVWXYZ-", "AB", "CDEFGHIJKLMNO", "0123456789", "_" * 9)
    new = turns("A", "B", "CDEFGHIJKLMNO", "PQRSTUVWXYZ-", "01A3x56789", "_" * 9)
    assert align(old, new)[1].position in {0, 1}


def test_a_corrected_turn_is_not_taken_for_the_turn_that_quotes_it() -> None:
    start, passage, end = ascii_letters[:15], ascii_letters[:11:-1], ascii_letters[15:30]
    corrected = "".join("-" if place % 5 == 4 else letter for place, letter in enumerate(passage))
    old = turns("0123456789", f"{start}{passage}{end}", "321321321")
    new = turns("0123456789", f"{start}{corrected}{end}", "321321321", f"_{passage}_")
    assert align(old, new)[1] == AlignedTurn(1, 62)


@pytest.mark.parametrize("case", cases("alignment.txt"))
def test_each_turn_is_followed(case: Case) -> None:
    old, new = case.input.split("\n")
    aligned = align(turns(*old.split()), turns(*new.split()))
    expected = case.expected.split()
    shown = ["?" if place == "?" else str(turn.position) for turn, place in zip(aligned, expected, strict=True)]
    assert shown == expected


@pytest.mark.parametrize("change", CHANGED_PAGES)
def test_the_turns_of_a_long_page_are_aligned(change: str) -> None:
    page = CHANGED_PAGES[change](700)
    old, new = (turns(*fingerprints) for fingerprints in (page.old, page.new))
    aligned = align(old, new)
    assert len(aligned) == len(old)
    assert {n: aligned[n].position for n in page.positions} == page.positions
