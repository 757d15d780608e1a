"""Published turns are aligned with the current turns that have their words."""

from __future__ import annotations

import pytest

from generator.archive.permanence.alignment.align import AlignedTurn, align
from generator.archive.permanence.published import PublishedTurn, TurnVersion
from tests.support.large_inputs import CHANGED_PAGES


def turns(*words: str) -> list[PublishedTurn]:
    """Return published turns, each given by a letter for each word."""
    return [PublishedTurn(f"ada-{number}", fingerprint) for number, fingerprint in enumerate(words)]


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


@pytest.mark.parametrize("change", CHANGED_PAGES)
def test_the_turns_of_a_long_page_are_aligned(change: str) -> None:
    page = CHANGED_PAGES[change](700)
    old, new = (turns(*fingerprints) for fingerprints in (page.old, page.new))
    aligned = align(old, new)
    assert len(aligned) == len(old)
    assert {n: aligned[n].position for n in page.positions} == page.positions
