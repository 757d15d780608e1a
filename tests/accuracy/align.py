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
    return _together(found, left, right)


def _together(found: list[tuple[int, int]], left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Move pairs that stand alone before a gap to what follows it, where the same word stands there too.

    Of all longest subsequences this is the one a reader would choose: what was put in between two turns does not take
    the first word of the second.
    """
    for index in range(len(found) - 2, -1, -1):
        (at, to), (next_at, next_to) = found[index], found[index + 1]
        if next_at == at + 1 and next_to > to + 1 and right[next_to - 1] == left[at]:
            found[index] = (at, next_to - 1)
        elif next_to == to + 1 and next_at > at + 1 and left[next_at - 1] == right[to]:
            found[index] = (next_at - 1, to)
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
