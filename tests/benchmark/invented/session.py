"""An invented session of 57 to 61 KB: its title and code, its turns, and what is named in them."""

from __future__ import annotations

import datetime
import random
from functools import cache, lru_cache
from statistics import NormalDist

import msgspec

from generator.settings.events import EventInfo
from tests.benchmark.invented.speakers import Speaker, speakers_of
from tests.benchmark.invented.vocabulary import draw_words, invented_word, topic_words

SIZES = (57_000, 61_000)
"""Bytes of the smallest and the largest session."""

_TYPES = ("WS{}", "WS{}", "WS{}", "WS{}", "OF{}", "Main Session", "DC{}", "Lightning Talk {}", "Town Hall {}")
_TIMES = ("09:00-10:30", "10:40-12:10", "11:30-13:00", "15:00-16:30", "16:40-18:10")
_ROOMS = 12
_TOPICS = 300
_TOPIC_STEP = 28
"""A word in so many is of the first of two topics of the session."""
_OWN_WORDS = 30
"""Words that no other session has."""
_MAX_WORDS = 15_000
_MIN_TURN_BYTES = 60
_MENTION_STEP = 110
"""A word in so many is replaced by a name of a person, an event, a session, a term or a web address."""
_PARAGRAPH = 110
"""Words after which a long turn begins a new paragraph."""
_UNLABELLED_SHARE = 0.06
_DIRECTION_SHARE = 0.02


class Names(msgspec.Struct, frozen=True):
    """The events of an archive, and the names that its speakers use."""

    events: tuple[EventInfo, ...]
    terms: tuple[str, ...]


class Heading(msgspec.Struct, frozen=True):
    """What the first lines of a session say."""

    event: EventInfo
    date: datetime.date
    code: str
    title: str
    text: str


@lru_cache(8192)
def heading_of(seed: int, number: int, names: Names) -> Heading:
    """Return the heading of a session; the sessions of an archive are distributed over all events."""
    chance = random.Random(f"{seed} heading of {number}")  # noqa: S311 - the same heading every time, not a secret
    event = names.events[number % len(names.events)]
    assert event.start is not None
    day = chance.randrange(((event.end or event.start) - event.start).days + 1)
    date = event.start + datetime.timedelta(days=day)
    code = chance.choice(_TYPES).format(number)
    words = chance.choices(topic_words(seed, number * 7 % _TOPICS), k=chance.randint(3, 7))
    title = " ".join(dict.fromkeys(words)).title()
    room = f" - Room {1 + chance.randrange(_ROOMS)}" if chance.random() < 0.9 else ""
    text = (
        f"{event.name} - Day {day + 1}{room} - {code} {title}\n\n"
        f"{date.day} {date:%B} {date.year} | {chance.choice(_TIMES)}\n\n"
        f"The following are the outputs of the real-time captioning taken during {event.name}. "
        "It is posted as an aid and is not an authoritative record.\n"
    )
    return Heading(event, date, code, title, text)


def session_text(seed: int, number: int, names: Names) -> str:
    """Return the text of a session."""
    chance = random.Random(f"{seed} session {number}")  # noqa: S311 - as above
    speakers = speakers_of(seed, number)
    text = _Text(chance, _words(chance, seed, number, names, speakers))
    lines = [heading_of(seed, number, names).text]
    left = chance.randrange(*SIZES) - len(lines[0].encode())
    host, last = speakers[0], None
    while left > _MIN_TURN_BYTES:
        speaker = host if last is not host and chance.random() < 0.5 else chance.choice(speakers)
        last = speaker
        label = "" if chance.random() < _UNLABELLED_SHARE else f"{speaker.label}: "
        turn = f"   >> {label}{text.turn()}\n"
        if chance.random() < _DIRECTION_SHARE:
            turn += chance.choice(("\n(Applause.)\n", "\n(Laughter.)\n"))
        if len(turn) >= left:
            turn = f"{turn[: left - 1].rstrip()}.\n"
        lines.append(turn)
        left -= len(turn) + 1
    return "\n".join(lines)


class _Text:
    """The words of a session, given out in turns."""

    def __init__(self, chance: random.Random, words: list[str]) -> None:
        self._words = words
        self._position = 0
        self._turns = iter(chance.choices(_turn_lengths(), k=1000))
        self._sentences = iter(chance.choices(_sentence_lengths(), k=3000))

    def turn(self) -> str:
        """Return the paragraphs of the next turn, each of whole sentences."""
        left = next(self._turns)
        parts: list[str] = []
        in_paragraph = 0
        while left > 0:
            length = min(left, next(self._sentences))
            end = self._position + length
            sentence = " ".join(self._words[self._position : end]).rstrip(",")
            self._position = end
            left -= length
            in_paragraph += length
            parts += (sentence[:1].upper(), sentence[1:], "? " if length % 13 == 0 else ". ")
            if in_paragraph > _PARAGRAPH and left > 0:
                parts.append("\n\n    ")
                in_paragraph = 0
        return "".join(parts).rstrip()


def _words(chance: random.Random, seed: int, number: int, names: Names, speakers: list[Speaker]) -> list[str]:
    """Return more words than a session has."""
    words = draw_words(chance, seed, _MAX_WORDS)
    own = [invented_word(chance, 4) for _ in range(_OWN_WORDS)]
    topics = [topic_words(seed, (number * 7 + step) % _TOPICS) for step in (0, 101)]
    for start, vocabulary in enumerate((*topics, own)):
        places = range(3 + 7 * start, len(words), _TOPIC_STEP * (1 if start < len(topics) else 3))
        words[places.start :: places.step] = chance.choices(vocabulary, k=len(places))
    for place in range(chance.randrange(_MENTION_STEP), len(words), _MENTION_STEP):
        words[place] = _mention(chance, seed, number, names, speakers)
    return words


def _mention(chance: random.Random, seed: int, number: int, names: Names, speakers: list[Speaker]) -> str:
    """Return a name that a speaker mentions: mostly a speaker's, else of anything that the program links."""
    draw = chance.random()
    if draw < 0.3:
        return chance.choice(speakers).name.split()[0]
    if draw < 0.55:
        return chance.choice(speakers).name
    if draw < 0.75:
        return chance.choice(names.terms)
    if draw < 0.88:
        return chance.choice(names.events).name
    if draw < 0.94:
        return f"RFC {chance.randint(700, 9000)}"
    if draw < 0.97:
        return f"www.{topic_words(seed, number % _TOPICS)[0]}.example"
    other = heading_of(seed, chance.randrange(number % len(names.events), number + 1, len(names.events)), names)
    return chance.choice((other.code, other.title))


@cache
def _turn_lengths() -> tuple[int, ...]:
    """Return turn lengths in words, as often as in real transcripts: half below 25, a tenth above 165."""
    return _lognormal(3.2, 1.45, 900)


@cache
def _sentence_lengths() -> tuple[int, ...]:
    """Return sentence lengths in words: half below 12, a tenth above 32."""
    return _lognormal(2.45, 0.8, 60)


def _lognormal(location: float, spread: float, longest: int) -> tuple[int, ...]:
    """Return 1,000 quantiles of a log-normal distribution, from 1 to `longest`."""
    normal = NormalDist(location, spread)
    quantiles = (normal.inv_cdf((step + 0.5) / 1000) for step in range(1000))
    return tuple(min(longest, max(1, round(2.718281828459045**value))) for value in quantiles)
