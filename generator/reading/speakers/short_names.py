"""Labels that are a first name alone, or an initial and a surname: the document's full names say who they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.names import read_label
from generator.reading.grammar.vocabulary import Vocabulary
from generator.reading.speakers.front_matter_speakers import listed_speakers
from generator.reading.speakers.full_names import InferredSpeaker, PrintedNames, first_turns
from generator.reading.speakers.introductions import Introduction, introductions
from generator.reading.speakers.misspelt_names import Spellings
from generator.slugs import is_local_person
from generator.text.normal import fold, loose_name_key

_INITIAL_AND_SURNAME = re.compile(r"(?P<initial>[^\W\d_])\.? (?P<word>[^\W\d_][\w'’-]+)")
_FIRST_NAME = re.compile(r"(?P<word>[^\W\d_]{3,})")


class _ShortName(msgspec.Struct, frozen=True):
    """What a label prints of a name; two labels that print the same are equal."""

    initial: str | None
    """Of the first name, as a key; `None` if the word is a first name."""
    word: str
    """The key of the first name, or of the surname."""


class _Name(msgspec.Struct, frozen=True):
    """A full name with its normal forms, which are made once."""

    key: str
    words: tuple[str, ...]
    """The key of each word."""
    may_begin_sentence: bool
    """Whether the first word also begins sentences, so that two words may be no name: `So Odile`."""

    def may_be_meant_by(self, short: _ShortName) -> bool:
        """Return True if a short name with one of the words may mean this name."""
        if self.may_begin_sentence and self.words[0] != short.word and self.words[1:] == (short.word,):
            return False
        return short.initial is None or self.words[0][:1] == short.initial

    def has_at_its_place(self, short: _ShortName) -> bool:
        """Return True if the word of a short name is where a first name, or a surname after an initial, belongs."""
        return self.words[0 if short.initial is None else -1] == short.word


class _People:
    """The introductions of a document, by each word of their names."""

    def __init__(self, people: Iterable[Introduction], vocabulary: Vocabulary) -> None:
        self._by_word: dict[str, list[tuple[Introduction, _Name]]] = {}
        self._by_short_name: dict[_ShortName, Introduction | None] = {}
        names: dict[str, _Name] = {}
        for person in people:
            if person.name not in names:
                names[person.name] = _read_name(person.name, vocabulary)
            name = names[person.name]
            for word in dict.fromkeys(name.words):
                self._by_word.setdefault(word, []).append((person, name))

    def find(self, short: _ShortName) -> Introduction | None:
        """Return the introduction of the only person whom a short name may mean; `None` if there may be several."""
        if short not in self._by_short_name:
            self._by_short_name[short] = self._find(short)
        return self._by_short_name[short]

    def _find(self, short: _ShortName) -> Introduction | None:
        possible = [(person, name) for person, name in self._by_word.get(short.word, ()) if name.may_be_meant_by(short)]
        if len({name.key for _, name in possible}) != 1:
            return None
        if not all(name.has_at_its_place(short) for _, name in possible):
            return None
        return next((person for person, _ in possible if person.introduces), None)


def _read_name(name: str, vocabulary: Vocabulary) -> _Name:
    words = name.split(" ")
    return _Name(
        loose_name_key(name), tuple(loose_name_key(word) for word in words), fold(words[0]) in vocabulary.names_too
    )


def short_names(draft: Draft) -> dict[str, InferredSpeaker]:
    """Return the person of each label that prints a first name alone, or an initial and a surname."""
    labels, words = dict[str, _ShortName](), set[str]()
    for label, initial, word in _labels(draft):
        labels[label] = _ShortName(None if initial is None else loose_name_key(initial), loose_name_key(word))
        words.add(word)
    if not labels:
        return {}
    printed = PrintedNames(draft)
    listed = listed_speakers(draft)
    with_label = [*printed.introductions.values()]
    full_names = {loose_name_key(introduction.name): introduction.name for introduction in (*listed, *with_label)}
    spelt = _Spelt(full_names, listed)
    spoken = [spelt.as_spelt(introduction) for introduction in introductions(draft, words)]
    people = _People((*spoken, *with_label, *listed), draft.vocabulary)
    inferred = {}
    for label, short in labels.items():
        introduction = people.find(short)
        if introduction is not None:
            inferred[label] = printed.infer(introduction)
    return inferred


def _labels(draft: Draft) -> Iterator[tuple[str, str | None, str]]:
    """Yield the labels that print a short name without an honorific, each with the initial, if any, and the word."""
    for label, turn in first_turns(draft).items():
        if turn.name is None or turn.speaker is None or not is_local_person(turn.speaker):
            continue
        if read_label(label, draft.vocabulary).honorific is not None:
            continue
        if match := _INITIAL_AND_SURNAME.fullmatch(turn.name):
            yield label, match["initial"], match["word"]
        elif match := _FIRST_NAME.fullmatch(turn.name):
            yield label, None, match["word"]


class _Spelt:
    """Names as a label or the front matter spells them.

    Args:
        full_names: The full names of labels and of the front matter, by their keys.
        listed: The speakers that the front matter lists.
    """

    def __init__(self, full_names: Mapping[str, str], listed: Iterable[Introduction]) -> None:
        self._full_names = full_names
        self._spellings = Spellings((person.name, person.name) for person in listed)
        self._names: dict[str, str] = {}

    def as_spelt(self, spoken: Introduction) -> Introduction:
        """Return an introduction with its name as it is spelt, if a spoken name is the same name.

        The spoken name may have a capitalised word before it (`Minister Odile Brandt`), or misspell a listed one.
        """
        if spoken.name not in self._names:
            self._names[spoken.name] = self._name(spoken.name)
        name = self._names[spoken.name]
        return spoken if name == spoken.name else msgspec.structs.replace(spoken, name=name)

    def _name(self, spoken: str) -> str:
        words = loose_name_key(spoken).split(" ")
        for start in range(1, len(words) - 1):
            name = self._full_names.get(" ".join(words[start:]))
            if name is not None:
                return name
        similar = [name for name in self._spellings.similar_to(spoken) if name[0] == spoken[0]]
        return similar[0] if len(similar) == 1 else spoken
