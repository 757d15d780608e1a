"""Labels that are a first name alone, or an initial and a surname: the document's full names say who they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.names import read_label
from generator.reading.speakers.front_matter_speakers import listed_speakers
from generator.reading.speakers.full_names import InferredSpeaker, PrintedNames, first_turns
from generator.reading.speakers.introductions import Introduction, introductions
from generator.reading.speakers.misspelt_names import is_misspelt
from generator.slugs import is_local_person
from generator.text.normal import fold, name_key

_INITIAL_AND_SURNAME = re.compile(r"(?P<initial>[^\W\d_])\.? (?P<word>[^\W\d_][\w'’-]+)")
_FIRST_NAME = re.compile(r"(?P<word>[^\W\d_]{3,})")


class _ShortName(msgspec.Struct, frozen=True):
    """What a label prints of a name."""

    initial: str | None
    """Of the first name; `None` if the word is a first name."""
    word: str
    """The first name, or the surname."""

    def may_mean(self, full_name: str) -> bool:
        """Return True if a full name has the word in it, and begins with the initial."""
        words = [name_key(part) for part in full_name.split(" ")]
        if name_key(self.word) not in words:
            return False
        return self.initial is None or words[0][:1] == name_key(self.initial)

    def is_at_its_place_in(self, full_name: str) -> bool:
        """Return True if a full name has the word where a first name, or a surname after an initial, belongs."""
        return name_key(full_name.split(" ")[0 if self.initial is None else -1]) == name_key(self.word)


def short_names(draft: Draft) -> dict[str, InferredSpeaker]:
    """Return the person of each label that prints a first name alone, or an initial and a surname."""
    labels = dict(_labels(draft))
    if not labels:
        return {}
    printed = PrintedNames(draft)
    listed = listed_speakers(draft)
    with_label = [*printed.introductions.values()]
    full_names = {name_key(introduction.name): introduction.name for introduction in (*listed, *with_label)}
    spoken = [
        _as_spelt(introduction, full_names, listed)
        for introduction in introductions(draft, {short.word for short in labels.values()})
    ]
    inferred = {}
    for label, short in labels.items():
        introduction = _introduction_of(short, (*spoken, *with_label, *listed), draft)
        if introduction is not None:
            inferred[label] = printed.infer(introduction)
    return inferred


def _labels(draft: Draft) -> Iterator[tuple[str, _ShortName]]:
    """Yield the labels that print a short name without an honorific."""
    for label, turn in first_turns(draft).items():
        if turn.name is None or turn.speaker is None or not is_local_person(turn.speaker):
            continue
        if read_label(label, draft.vocabulary).honorific is not None:
            continue
        if match := _INITIAL_AND_SURNAME.fullmatch(turn.name):
            yield label, _ShortName(match["initial"], match["word"])
        elif match := _FIRST_NAME.fullmatch(turn.name):
            yield label, _ShortName(None, match["word"])


def _introduction_of(short: _ShortName, people: Iterable[Introduction], draft: Draft) -> Introduction | None:
    """Return the introduction of the only person whom a short name may mean; `None` if there may be several."""
    possible = [
        person
        for person in people
        if short.may_mean(person.name) and not _begins_sentence(person.name, short.word, draft)
    ]
    if len({name_key(person.name) for person in possible}) != 1:
        return None
    if not all(short.is_at_its_place_in(person.name) for person in possible):
        return None
    return next((person for person in possible if person.introduces), None)


def _as_spelt(spoken: Introduction, full_names: Mapping[str, str], listed: Sequence[Introduction]) -> Introduction:
    """Return a spoken name as a label or the front matter spells it, if it is the same name.

    The spoken name may have a capitalised word before it (`Minister Odile Brandt`), or misspell a listed one.
    """
    words = name_key(spoken.name).split(" ")
    for start in range(1, len(words) - 1):
        name = full_names.get(" ".join(words[start:]))
        if name is not None:
            return msgspec.structs.replace(spoken, name=name)
    similar = [
        person.name for person in listed if person.name[0] == spoken.name[0] and is_misspelt(spoken.name, person.name)
    ]
    return msgspec.structs.replace(spoken, name=similar[0]) if len(similar) == 1 else spoken


def _begins_sentence(name: str, word: str, draft: Draft) -> bool:
    """Return True if two words of the text are no name, because sentences begin with the first one: `So Odile`."""
    first, _, rest = name.partition(" ")
    return name_key(first) != name_key(word) == name_key(rest) and fold(first) in draft.vocabulary.names_too
