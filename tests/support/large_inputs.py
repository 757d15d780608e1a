"""Inputs of any size: similar names, published pages that changed, and corrections of many turns."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.archive.people.people_index import Person
from generator.corrections.entry import Correction
from generator.records import SessionRecord
from tests.support.small_site import record, turn

FINGERPRINT_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_WORDS_OF_A_TURN = 45


def unregistered_person(name: str) -> Person:
    """Return a person who is known from one label only."""
    return Person(id=name.lower().replace(" ", "-"), name=name, printed=(name.upper(),), appearances=(), words=1)


def similar_names(count: int) -> tuple[list[str], dict[str, str]]:
    """Return `count` names with common syllables, and of each 200th a spelling with another last letter."""
    sounds = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()  # noqa: SIM905 - twenty words
    words = ["".join(parts).title() for parts in itertools.product(sounds, repeat=2)]
    names = [f"{words[n % 397]} {words[n * 7 % 400]}{words[n * 31 % 389].lower()}" for n in range(count)]
    return names, {name: f"{name[:-1]}q" for name in names[::200]}


class ChangedPage(NamedTuple):
    """The turns of a page before and after a change, each as a letter for each word."""

    old: Sequence[str]
    new: Sequence[str]
    positions: dict[int, int]
    """Where old turns are in the new page, as far as there is one right answer."""


def with_corrected_words(turns: Sequence[str]) -> list[str]:
    """Return the turns with another letter for one word of each."""
    return [f"{turn[: n % len(turn)]}.{turn[n % len(turn) + 1 :]}" for n, turn in enumerate(turns)]


def long_turns(count: int) -> list[str]:
    """Return turns of 45 random letters."""
    return ["".join(random.Random(n).choices(FINGERPRINT_LETTERS, k=_WORDS_OF_A_TURN)) for n in range(count)]  # noqa: S311 - no secret


def _corrected_with_every_tenth_removed(count: int) -> ChangedPage:
    old = long_turns(count)
    new = [turn for n, turn in enumerate(with_corrected_words(old)) if n % 10]
    return ChangedPage(old, new, {n: n - n // 10 - 1 for n in range(count) if n % 10})


def _corrected_in_another_order(count: int) -> ChangedPage:
    old = long_turns(count)
    return ChangedPage(old, with_corrected_words(old)[::-1], {n: count - 1 - n for n in range(count)})


def _all_equal(count: int) -> ChangedPage:
    return ChangedPage(["QW"] * count, ["QW"] * (count - 10), {0: 0, 7: 7})


def _all_equal_with_more_words(count: int) -> ChangedPage:
    return ChangedPage(["QW"] * count, ["QW.QW" if n % 7 else "QW" for n in range(count)], {})


def _short_turns_between_equal_turns(count: int) -> ChangedPage:
    old = [turn[:5] if n % 2 else "QW" for n, turn in enumerate(long_turns(count))]
    new = [corrected if n % 2 else "QW" for n, corrected in enumerate(with_corrected_words(old))]
    return ChangedPage(old, new, {n: n for n in range(count)})


def _everything_twice(count: int) -> ChangedPage:
    half = long_turns(count // 2)
    return ChangedPage(half * 2, with_corrected_words(half) * 2, {})


def _all_replaced(count: int) -> ChangedPage:
    old = long_turns(count)
    return ChangedPage(old, [turn[::-1] for turn in old], {})


CHANGED_PAGES: dict[str, Callable[[int], ChangedPage]] = {
    "a word in each turn corrected, every tenth turn removed": _corrected_with_every_tenth_removed,
    "a word in each turn corrected, turns in another order": _corrected_in_another_order,
    "all turns equal": _all_equal,
    "all turns equal, most with more words": _all_equal_with_more_words,
    "short turns, a word in each corrected, equal turns between them": _short_turns_between_equal_turns,
    "every turn twice": _everything_twice,
    "all turns replaced": _all_replaced,
}
"""Makers of pages with a number of turns, by what changed."""


def corrections_of_many_turns(count: int) -> tuple[SessionRecord, list[Correction]]:
    """Return a record of `count` turns, and 50 corrections all over it."""
    document = record(
        *(turn(f"ada-{n}", f"This is what was said {n} times over.", label="ADA") for n in range(1, count + 1))
    )
    kinds = ("speaker", "split", "words", "hide", "no-mark")
    step = count // 50
    entries = [
        Correction(
            path="f", line=1, number=n, reason="r", author="a", date="2024-05-31", kind=kinds[n % 5],  # type: ignore[arg-type]
            fragment=f"what was said {n * step} times" if n % 5 != 4 else f"This is what was said {n * step} times",
            name="Cleo Whey", words="x",
        )
        for n in range(1, 51)
    ]  # fmt: skip
    return document, entries
