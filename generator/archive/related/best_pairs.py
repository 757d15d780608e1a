"""Which of many possible pairs become links: few for each end, and each link with its way back."""

from __future__ import annotations

from collections.abc import Iterable

WeightedPair = tuple[float, str, str]
"""How strong it is, and its two ends in the order of the alphabet."""


def greedy_matching(pairs: Iterable[WeightedPair], most: int) -> list[WeightedPair]:
    """Return the pairs that become links, the strongest first.

    They are taken by falling strength; one is left out where an end has `most` links already. Equals are taken by the
    alphabet, so the result is the same for any order of the pairs.
    """
    links: dict[str, int] = {}
    taken: list[WeightedPair] = []
    for pair in sorted(set(pairs), key=lambda pair: (-pair[0], pair[1], pair[2])):
        _, one, two = pair
        if links.get(one, 0) < most and links.get(two, 0) < most:
            taken.append(pair)
            links[one] = links.get(one, 0) + 1
            links[two] = links.get(two, 0) + 1
    return taken
