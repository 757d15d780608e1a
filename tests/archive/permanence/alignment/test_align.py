"""Published turns are aligned with the current turns that have their words, quickly also for long pages."""

from __future__ import annotations

import random
import time

import pytest

from generator.archive.permanence.alignment.align import AlignedTurn, align
from generator.archive.permanence.published import PublishedTurn, TurnVersion
from tests.benchmark.machine import slower

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


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


TURNS = 5000
LONG = ["".join(random.Random(seed).choices(LETTERS, k=45)) for seed in range(TURNS)]  # noqa: S311 - no secret


def fixed(words: str, place: int) -> str:
    return f"{words[: place % len(words)]}.{words[place % len(words) + 1 :]}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            LONG,
            [fixed(turn, n) for n, turn in enumerate(LONG) if n % 10],
            {n: n - n // 10 - 1 for n in range(TURNS) if n % 10},
            id="a word in each is corrected, each tenth is gone",
        ),
        pytest.param(LONG, [fixed(turn, n) for n, turn in enumerate(LONG)][::-1],
                     {n: TURNS - 1 - n for n in range(TURNS)}, id="in another order, with a word in each corrected"),
        pytest.param(["QW"] * TURNS, ["QW"] * (TURNS - 10), {0: 0, 7: 7}, id="all say thank you"),
        pytest.param(["QW"] * TURNS, ["QW.QW" if n % 7 else "QW" for n in range(TURNS)], {}, id="and something else"),
        pytest.param(
            [turn[:5] if n % 2 else "QW" for n, turn in enumerate(LONG)],
            [fixed(turn[:5], n) if n % 2 else "QW" for n, turn in enumerate(LONG)],
            {n: n for n in range(TURNS)},
            id="short ones, a word in each corrected, thank you between them",
        ),
        pytest.param(LONG[: TURNS // 2] * 2, [fixed(turn, n) for n, turn in enumerate(LONG[: TURNS // 2])] * 2, {},
                     id="everything is there twice"),
    ],
)  # fmt: skip
def test_five_thousand_turns_are_aligned_in_two_seconds(
    old: list[str], new: list[str], expected: dict[int, int]
) -> None:
    before, after = ([PublishedTurn(f"ada-{n}", words) for n, words in enumerate(turns)] for turns in (old, new))
    busy = slower()
    start = time.process_time()
    aligned = align(before, after)
    assert time.process_time() - start < 2 * max(busy, slower())
    assert {n: aligned[n].position for n in expected} == expected


def test_five_thousand_turns_that_became_others_are_aligned_in_the_end() -> None:
    before, after = ([PublishedTurn(f"ada-{n}", turn[::step]) for n, turn in enumerate(LONG)] for step in (1, -1))
    busy = slower()
    start = time.process_time()
    align(before, after)
    assert time.process_time() - start < 8 * max(busy, slower())
