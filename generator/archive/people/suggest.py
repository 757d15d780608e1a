"""Suggestions of two ids that may be one person, each with reasons; the maintainer decides, nothing is joined here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

import msgspec

from generator.archive.people.people_index import Person
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.reading.speakers.front_matter_speakers import front_matter_speakers
from generator.reading.speakers.introductions import Introduction, find_introductions
from generator.records import SessionRecord
from generator.settings.load import Settings
from generator.slugs import person_id
from generator.text.normal import loose_name_key
from generator.text.similar_names import FULL_NAME, SINGLE_NAME

_MAX_FULL_BLOCK = 400
"""Names of the largest block of similar names that are compared each with all; in larger ones, neighbours are."""
_LISTED_BONUS = 10
"""Added to a score if the session's own list of speakers has the name."""


class NamedPerson(msgspec.Struct, frozen=True):
    """A person whom a session introduces or lists, and who may speak there under another form of the name."""

    name: str
    speaker: str
    session: str
    line: int
    sentence: str
    score: int = 50
    reason: str = "the same first name"
    """The likeness of the two names."""

    @property
    def id(self) -> str:
        """The id of a person with this name."""
        return person_id(self.name)


class Suggestion(msgspec.Struct, frozen=True):
    """Two ids that may be one person."""

    keep: str
    """The id that stays if the maintainer joins the two."""
    other: str
    name: str
    """The name of the person whose id stays."""
    score: int
    """From 0 to 100; it serves the order only."""
    reasons: tuple[str, ...]
    session: str | None = None
    """The only session for which the reasons hold."""


def people_named_in(record: SessionRecord, session: str, settings: Settings) -> Iterator[NamedPerson]:
    """Yield the people whom a record lists or introduces, and whose name resembles that of a speaker."""
    if record.kind == "transcript":
        yield from _listed_in(record, session, settings)
        yield from _introduced_in(record, session, settings)


def _listed_in(record: SessionRecord, session: str, settings: Settings) -> Iterator[NamedPerson]:
    """Yield the people of the front matter who do not speak, while somebody speaks under a similar name."""
    if record.source.format != "markdown":
        return
    lines = [
        (number, line)
        for removed in record.removed
        if removed.reason == "metadata"
        for number, line in enumerate(removed.text.split("\n"), removed.lines[0])
    ]
    names = {turn.speaker: turn.name for turn in record.turns if turn.speaker and turn.name}
    keys = {loose_name_key(name) for name in names.values()} | {speaker.replace("-", " ") for speaker in names}
    listed = list(front_matter_speakers(lines, vocabulary_of(settings)))
    for person in listed:
        if loose_name_key(person.name) not in keys:
            yield from (
                NamedPerson(person.name, speaker, session, person.line, person.sentence, score + _LISTED_BONUS, reason)
                for speaker, score, reason in _speakers_like(person.name, names)
            )


def _speakers_like(name: str, names: Mapping[str, str]) -> Iterator[tuple[str, int, str]]:
    """Yield the speakers whose name resembles a name, each with the score and the reason."""
    for speaker, speaker_name in names.items():
        likeness = _likeness(loose_name_key(name), loose_name_key(speaker_name))
        if likeness is not None:
            yield speaker, *likeness


def _introduced_in(record: SessionRecord, session: str, settings: Settings) -> Iterator[NamedPerson]:
    """Yield the people who are introduced and do not speak, while somebody of the same first name speaks."""
    names = {turn.speaker: turn.name for turn in record.turns if turn.speaker and turn.name and " " in turn.name}
    keys = {loose_name_key(name) for name in names.values()}
    for person in _first_introductions(record, names.values(), settings):
        if loose_name_key(person.name) in keys:
            continue
        for speaker, name in names.items():
            if _first_name(loose_name_key(name)) == _first_name(loose_name_key(person.name)):
                yield NamedPerson(person.name, speaker, session, person.line, person.sentence)


def _first_introductions(record: SessionRecord, names: Iterable[str], settings: Settings) -> Iterable[Introduction]:
    """Return the first introduction of each full name with the first name of one of the names."""
    texts = [
        ([(0, turn.lines[0])], " ".join(block.text for block in turn.blocks if block.type == "text"))
        for turn in record.turns
    ]
    introductions: dict[str, Introduction] = {}
    for person in find_introductions(texts, set(map(_first_name, names)), vocabulary_of(settings)):
        if person.introduces:
            introductions.setdefault(person.name, person)
    return introductions.values()


def _first_name(name: str) -> str:
    return name.split(" ", maxsplit=1)[0]


def suggest(
    people: Mapping[str, Person], named: Iterable[NamedPerson], apart: Iterable[tuple[str, str]]
) -> list[Suggestion]:
    """Return the suggestions, the likeliest first.

    Args:
        people: Everybody in the archive, by id.
        named: The people whom `people_named_in` yields for the records.
        apart: Pairs of ids that the maintainer rejected, in either order.
    """
    rejected = {frozenset(pair) for pair in apart}
    suggestions = [*_suggest_speakers(people, rejected), *_suggest_named(people, named, rejected)]
    return sorted(suggestions, key=lambda pair: (-pair.score, pair.keep, pair.other, pair.session or ""))


def _suggest_speakers(people: Mapping[str, Person], rejected: set[frozenset[str]]) -> Iterator[Suggestion]:
    """Yield the pairs of speakers with similar names, unless both are registered."""
    keys = {person.id: loose_name_key(person.name) for person in people.values()}
    for first, second in sorted(candidate_pairs(keys)):
        if frozenset((first, second)) in rejected or (people[first].info and people[second].info):
            continue
        likeness = _likeness(keys[first], keys[second])
        if likeness is not None:
            yield _suggestion(people[first], people[second], *likeness)


def _suggest_named(
    people: Mapping[str, Person], named: Iterable[NamedPerson], rejected: set[frozenset[str]]
) -> Iterator[Suggestion]:
    """Yield the pairs of a named person who never speaks and a speaker who lacks the name as an alias."""
    for person in named:
        if person.speaker not in people or person.id in people or frozenset((person.speaker, person.id)) in rejected:
            continue
        info = people[person.speaker].info
        if loose_name_key(person.name) not in {loose_name_key(form.label) for form in (info.forms() if info else ())}:
            quote = f"“{person.sentence}” ({person.session}, from line {person.line})"
            reasons = (person.reason, quote)
            yield Suggestion(person.id, person.speaker, person.name, person.score, reasons, person.session)


def reason_for_one_person(first: str, second: str) -> str | None:
    """Return the reason why two names may be one person's, or `None`."""
    likeness = _likeness(loose_name_key(first), loose_name_key(second))
    return likeness[1] if likeness else None


def candidate_pairs(keys: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return the pairs of ids worth comparing: their names have words with the same beginning or the same end.

    Args:
        keys: The keys of the names, by id.
    """
    candidates: set[tuple[str, str]] = set()
    for block in _blocks(keys):
        ordered = sorted(block, key=lambda person: (keys[person], person))
        pairs = combinations(ordered, 2) if len(ordered) <= _MAX_FULL_BLOCK else pairwise(ordered)
        candidates.update((first, second) if first < second else (second, first) for first, second in pairs)
    return candidates


def _blocks(keys: Mapping[str, str]) -> Iterable[list[str]]:
    """Return the ids whose names have a word with the same first or the same last three letters."""
    blocks: dict[str, list[str]] = {}
    for person, key in keys.items():
        words = [word for word in key.split(" ") if len(word) > 2]
        for affix in {f"{word[:3]}-" for word in words} | {f"-{word[-3:]}" for word in words}:
            blocks.setdefault(affix, []).append(person)
    return blocks.values()


def _likeness(first: str, second: str) -> tuple[int, str] | None:
    """Return the score and the reason of two similar names; `None` if they differ.

    Args:
        first: A name, from `loose_name_key`.
        second: The other name.
    """
    if first == second:
        return 95, "the same name"
    words, other_words = first.split(" "), second.split(" ")
    if sorted(words) == sorted(other_words):
        return 90, "the same words in another order"
    if len(words) == 1:
        return _likeness_of_word(first, other_words)
    if len(other_words) == 1:
        return _likeness_of_word(second, words)
    if _initials_fit(words, other_words):
        return 70, "an initial and the surname"
    if len(set(words) & set(other_words)) >= 2 and (set(words) < set(other_words) or set(other_words) < set(words)):
        return 75, "one name has an additional word"
    return _likeness_of_misspelling(first, second)


def _likeness_of_word(word: str, other_words: list[str]) -> tuple[int, str] | None:
    """Return the score and the reason of a name of one word and another name."""
    if len(other_words) > 1:
        return (30, "one word of the name") if word in (other_words[0], other_words[-1]) else None
    (other,) = other_words
    is_similar = SINGLE_NAME.edits(word, other) is not None
    return (40, "names of one word that differ in one letter") if is_similar else None


def _likeness_of_misspelling(first: str, second: str) -> tuple[int, str] | None:
    """Return the score and the reason of two names that differ in one letter or, if they are long, in two."""
    edits = FULL_NAME.edits(first, second)
    if edits is None:
        return None
    return 85 - 5 * edits, f"the names differ in {'one letter' if edits == 1 else 'two letters'}"


def _initials_fit(words: list[str], other_words: list[str]) -> bool:
    """Return True if the surnames are equal and one name has initials of the other's first names (`p okonkwo`)."""
    if words[-1] != other_words[-1] or len(words) != len(other_words):
        return False
    first_names = list(zip(words[:-1], other_words[:-1], strict=True))
    fits = all(name == other or (1 in {len(name), len(other)} and name[0] == other[0]) for name, other in first_names)
    return fits and any(name != other for name, other in first_names)


def _suggestion(first: Person, second: Person, score: int, reason: str) -> Suggestion:
    """Return the suggestion to keep the surer person: a registered one, then one not local, then who says more."""
    keep, other = sorted(
        (first, second), key=lambda person: (person.info is None, person.local, -person.words, person.id)
    )
    reasons = [reason]
    common_sessions = _sessions(keep) & _sessions(other)
    common_events = _events(keep).keys() & _events(other).keys()
    if common_sessions:
        reasons.append(f"both speak in {min(common_sessions)}")
        score -= 5
    elif common_events:
        reasons.append(f"both speak at {_events(keep)[min(common_events)]}")
        score += 5
    return Suggestion(keep.id, other.id, keep.name, max(0, min(score, 100)), tuple(reasons))


def _sessions(person: Person) -> set[str]:
    """Return the addresses of a person's documents."""
    return {appearance.document.href for appearance in person.appearances}


def _events(person: Person) -> dict[str, str]:
    """Return the names of a person's events, by id."""
    events = [appearance.document.event for appearance in person.appearances]
    return {event.id: event.name for event in events if event is not None}
