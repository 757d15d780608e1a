"""Two runs of words side by side: which word of the one is which of the other."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq


def pairs(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Return the positions of a longest common subsequence, in order."""
    start = 0
    shorter = min(len(left), len(right))
    while start < shorter and left[start] == right[start]:
        start += 1
    end = 0
    while end < shorter - start and left[-1 - end] == right[-1 - end]:
        end += 1
    found = [(index, index) for index in range(start)]
    inner_left, inner_right = left[start : len(left) - end], right[start : len(right) - end]
    if inner_left and inner_right:
        for operation in LCSseq.opcodes(inner_left, inner_right):
            if operation.tag == "equal":
                length = operation.src_end - operation.src_start
                found += (
                    (start + operation.src_start + step, start + operation.dest_start + step) for step in range(length)
                )
    found += ((len(left) - step, len(right) - step) for step in range(end, 0, -1))
    return found


def places(length: int, known: Sequence[int], positions: Sequence[int]) -> list[int]:
    """Return for each position in a run of `length` words the number of the first pair at or behind it.

    A boundary lies between two words; what tells its place on both sides is the next word that both sides have.

    Args:
        length: Of the run of words.
        known: The positions in it that have a partner, in order.
        positions: Where boundaries stand, 0 to `length`.
    """
    following = [0] * (length + 1)
    number = len(known)
    paired = set(known)
    for position in range(length, -1, -1):
        if position in paired:
            number -= 1
        following[position] = number
    return [following[position] for position in positions]
