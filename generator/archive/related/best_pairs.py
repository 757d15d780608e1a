"""Choose which of many possible pairs become links, so that no end has too many. Each link works both ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

WeightedPair = tuple[float, str, str]
"""The strength of a pair, and its two ends in alphabetical order."""


def greedy_matching(pairs: Iterable[WeightedPair], max_links: int) -> list[WeightedPair]:
    """Return the pairs that become links, the strongest first.

    Pairs are taken by falling strength; a pair is skipped if one of its ends has `max_links` links already. Pairs of
    equal strength are taken alphabetically, so the result is the same for any order of the pairs.
    """
    links: Counter[str] = Counter()
    chosen: list[WeightedPair] = []
    for pair in sorted(set(pairs), key=lambda pair: (-pair[0], pair[1], pair[2])):
        _, first, second = pair
        if links[first] < max_links and links[second] < max_links:
            chosen.append(pair)
            links.update((first, second))
    return chosen
