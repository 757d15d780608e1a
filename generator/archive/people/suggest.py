"""Suggestions: who may be one person, each with its reasons. Nothing is joined by them; that is for a maintainer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

import msgspec
from rapidfuzz.distance import OSA

from generator.archive.people.people_index import Person
from generator.archive.people.resolve import name_key
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.reading.speakers.front_matter_speakers import front_matter_speakers
from generator.reading.speakers.introductions import find_introductions
from generator.records import SessionRecord
from generator.settings.load import Settings

_LARGEST_BLOCK = 400
"""Names that begin or end a word alike and are compared, each with all; of a larger block only neighbours are."""

_SHORTEST = 7
"""Letters of a name that may be another one misspelt."""


_LISTED = 10
"""What it adds to a likeness that the session's own list of speakers has the name."""


class NamedPerson(msgspec.Struct, frozen=True):
    """Somebody introduced or listed in a session who may be one that speaks there under another form of the name."""

    name: str
    speaker: str
    session: str
    line: int
    sentence: str
    score: int = 50
    reason: str = "the same first name"
    """What is alike."""

    @property
    def id(self) -> str:
        """The id that somebody of this name would have."""
        return "-".join(name_key(self.name).split(" "))


class Suggestion(msgspec.Struct, frozen=True):
    """Two who may be one."""

    keep: str
    """The id that would stay."""
    other: str
    name: str
    """Of the one that would stay."""
    score: int
    """From 0 to 100, for the order alone."""
    reasons: tuple[str, ...]
    session: str | None = None
    """Where the reason holds in one session only."""


def people_named_in(record: SessionRecord, session: str, settings: Settings) -> Iterator[NamedPerson]:
    """Yield those whom a record introduces or lists, and who may be a speaker of the same first name or a like one."""
    if record.kind != "transcript":
        return
    yield from _listed_in(record, session, settings)
    spoken = {turn.speaker: turn.name for turn in record.turns if turn.speaker and turn.name and " " in turn.name}
    keys = {name_key(name) for name in spoken.values()}
    texts = [
        ([(0, turn.lines[0])], " ".join(block.text for block in turn.blocks if block.type == "text"))
        for turn in record.turns
    ]
    seen = set()
    for one in find_introductions(texts, {name.split(" ")[0] for name in spoken.values()}, vocabulary_of(settings)):
        first = name_key(one.name).split(" ")[0]
        for speaker, name in spoken.items():
            alike = name_key(name).split(" ")[0] == first and name_key(one.name) not in keys
            if alike and one.introduces and (one.name, speaker) not in seen:
                seen.add((one.name, speaker))
                yield NamedPerson(one.name, speaker, session, one.line, one.sentence)


def _listed_in(record: SessionRecord, session: str, settings: Settings) -> Iterator[NamedPerson]:
    """Yield those whom the front matter lists and under whose name nobody speaks, but somebody under one like it."""
    if record.source.format != "markdown":
        return
    front_matter = [removed for removed in record.removed if removed.reason == "metadata"]
    lines = [(number, line) for removed in front_matter
             for number, line in enumerate(removed.text.split("\n"), removed.lines[0])]  # fmt: skip
    spoken = {turn.speaker: turn.name for turn in record.turns if turn.speaker and turn.name}
    keys = {name_key(name) for name in spoken.values()} | {speaker.replace("-", " ") for speaker in spoken}
    for one in front_matter_speakers(lines, vocabulary_of(settings)):
        if name_key(one.name) in keys:
            continue
        for speaker, name in spoken.items():
            likeness = _likeness(name_key(one.name), name_key(name))
            if likeness is not None:
                score, reason = likeness
                yield NamedPerson(one.name, speaker, session, one.line, one.sentence, score + _LISTED, reason)


def suggest(
    people: dict[str, Person], said: Iterable[NamedPerson], apart: Iterable[tuple[str, str]]
) -> list[Suggestion]:
    """Return who may be one person, the likeliest first.

    Args:
        people: Everybody in the archive, by id.
        said: What `said_in` found in the records.
        apart: Pairs of ids that a maintainer rejected, in either order.
    """
    rejected = {frozenset(pair) for pair in apart}
    keys = {person.id: name_key(person.name) for person in people.values()}
    found = []
    for one, two in sorted(pairs(keys)):
        if frozenset((one, two)) in rejected or (people[one].info and people[two].info):
            continue
        likeness = _likeness(keys[one], keys[two])
        if likeness is not None:
            found.append(_suggestion(people[one], people[two], *likeness))
    for who in said:
        if who.speaker not in people or who.id in people or frozenset((who.speaker, who.id)) in rejected:
            continue
        info = people[who.speaker].info
        if name_key(who.name) not in {name_key(form.label) for form in (info.forms() if info else ())}:
            where = f"“{who.sentence}” ({who.session}, from line {who.line})"
            found.append(Suggestion(who.id, who.speaker, who.name, who.score, (who.reason, where), who.session))
    return sorted(found, key=lambda one: (-one.score, one.keep, one.other, one.session or ""))


def likely_one(one: str, two: str) -> str | None:
    """Return why two names may be one person's, or `None`."""
    likeness = _likeness(name_key(one), name_key(two))
    return likeness[1] if likeness else None


def pairs(keys: dict[str, str]) -> set[tuple[str, str]]:
    """Return the pairs of ids whose names have a word that begins or ends alike: all that are worth comparing."""
    blocks: dict[str, list[str]] = {}
    for person, key in keys.items():
        for part in {mark for word in key.split(" ") for mark in (f"{word[:3]}-", f"-{word[-3:]}") if len(word) > 2}:
            blocks.setdefault(part, []).append(person)
    found: set[tuple[str, str]] = set()
    for block in blocks.values():
        ordered = sorted(block, key=lambda person: (keys[person], person))
        near = combinations(ordered, 2) if len(ordered) <= _LARGEST_BLOCK else pairwise(ordered)
        found.update((one, two) if one < two else (two, one) for one, two in near)
    return found


def _likeness(one: str, two: str) -> tuple[int, str] | None:
    """Return how alike two names are and in what, or `None` where they aren't."""
    if one == two:
        return 95, "the same name"
    words, others = one.split(" "), two.split(" ")
    if sorted(words) == sorted(others):
        return 90, "the same words in another order"
    if min(len(words), len(others)) == 1:
        single, whole = (words[0], others) if len(words) == 1 else (others[0], words)
        if len(whole) > 1 and single in (whole[0], whole[-1]):
            return 30, "one word of the name"
        if len(whole) > 1 or min(len(one), len(two)) < _SHORTEST or OSA.distance(one, two, score_cutoff=1) > 1:
            return None
        return 40, "names of one word that differ in a letter"
    if _initials_fit(words, others):
        return 70, "an initial and the surname"
    if len(set(words) & set(others)) >= 2 and (set(words) < set(others) or set(others) < set(words)):
        return 75, "one name has a word more"
    limit = 2 if min(len(one), len(two)) >= _SHORTEST + 4 else 1
    if min(len(one), len(two)) >= _SHORTEST and (distance := OSA.distance(one, two, score_cutoff=limit)) <= limit:
        return 85 - 5 * distance, f"the names differ in {'a letter' if distance == 1 else 'two letters'}"
    return None


def _initials_fit(words: list[str], others: list[str]) -> bool:
    """Return whether the surname is one and the words before it are, or begin as, the other's (`p okonkwo`)."""
    if words[-1] != others[-1] or len(words) != len(others):
        return False
    before = list(zip(words[:-1], others[:-1], strict=True))
    fits = all(one == two or (1 in {len(one), len(two)} and one[0] == two[0]) for one, two in before)
    return fits and any(one != two for one, two in before)


def _suggestion(one: Person, two: Person, score: int, reason: str) -> Suggestion:
    """Return the suggestion with the surer one first: registered, then not local, then who says more."""
    keep, other = sorted((one, two), key=lambda person: (person.info is None, person.local, -person.words, person.id))
    reasons = [reason]
    sessions = [{appearance.document.href for appearance in person.appearances} for person in (keep, other)]
    events = [
        {appearance.document.event.id for appearance in person.appearances if appearance.document.event}
        for person in (keep, other)
    ]
    both, meetings = sessions[0] & sessions[1], events[0] & events[1]
    if both:
        reasons.append(f"both speak in {min(both)}")
        score -= 5
    elif meetings:
        reasons.append(f"both speak at {min(meetings)}")
        score += 5
    return Suggestion(keep.id, other.id, keep.name, max(0, min(score, 100)), tuple(reasons))
