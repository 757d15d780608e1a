"""The invented people of an archive: few who speak in very many sessions, and most in one."""

from __future__ import annotations

import random
from functools import cache

import msgspec

from tests.benchmark.invented.vocabulary import invented_word

REGULAR_SHARES = (0.46, 0.33, 0.18, 0.1, 0.06, 0.04, 0.03, 0.02)
"""The shares of the sessions in which each regular speaker speaks."""

_MAX_GUESTS = 6
_NEW_SHARE = 0.7
"""The share of the guests who have not spoken before; the others came to an earlier session."""
_HONORIFICS = ("MS. ", "MR. ", "DR. ", "")
_GIVEN_NAMES = 900


class Speaker(msgspec.Struct, frozen=True):
    """A person, and the label of one session."""

    name: str
    label: str


def speakers_of(seed: int, session: int) -> list[Speaker]:
    """Return the speakers of a session, 1 to about 10: its regulars and its guests."""
    chance = random.Random(f"{seed} speakers of {session}")  # noqa: S311 - the same people every time, not a secret
    names = [regular(seed, number) for number, share in enumerate(REGULAR_SHARES) if chance.random() < share]
    guests = min(_MAX_GUESTS, 1 + int(chance.expovariate(0.55)))
    for guest in range(guests):
        of = session if chance.random() < _NEW_SHARE else int(session * (1 - chance.random() ** 3))
        names.append(_guest(seed, of, guest if of == session else chance.randrange(3)))
    return [Speaker(name, _label(chance, name)) for name in dict.fromkeys(names)]


@cache
def regular(seed: int, number: int) -> str:
    """Return the name of a regular speaker; number 0 speaks in most sessions."""
    return _name(seed, f"regular {number}")


def alias(name: str) -> str:
    """Return another printed form of a name: with a middle initial."""
    first, last = name.split(" ", 1)
    return f"{first} Q. {last}".upper()


def _guest(seed: int, session: int, number: int) -> str:
    return _name(seed, f"guest {session} {number}")


def _label(chance: random.Random, name: str) -> str:
    draw = chance.random()
    if draw < 0.15:
        return chance.choice(_HONORIFICS) + name.upper()
    return name.upper()


@cache
def _name(seed: int, key: str) -> str:
    chance = random.Random(f"{seed} person {key}")  # noqa: S311 - as above
    given = random.Random(f"{seed} given {int(_GIVEN_NAMES * chance.random() ** 2)}")  # noqa: S311 - as above
    return f"{invented_word(given, 3)} {invented_word(chance, 3)}".title()
