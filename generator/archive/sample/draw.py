"""Draw turns at random: every turn of every session has the same chance."""

from __future__ import annotations

import hashlib
import heapq

from generator.archive.archive import Archive

DrawnTurn = tuple[str, int]
"""The address of a document and the place of the turn in it, from 0."""


def draw_turns(archive: Archive, count: int, seed: int) -> list[DrawnTurn]:
    """Return up to `count` turns of the archive's sessions, in the order of the archive.

    The same archive, count and seed give the same turns on every machine. A larger count adds turns to a smaller one.
    """
    every = [(document.href, place) for document in archive.sessions for place in range(len(document.turns))]
    drawn = set(heapq.nsmallest(count, every, key=lambda turn: (_lot(seed, *turn), turn)))
    return [turn for turn in every if turn in drawn]


def _lot(seed: int, href: str, place: int) -> bytes:
    return hashlib.sha256(f"{seed}\n{href}\n{place}".encode()).digest()
