"""The facts of a document's labels: what decides which entries of the people register may name its speakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.archive.people.resolve import full_name_key, honorific_of
from generator.reading.grammar.names import Label, read_label
from generator.reading.grammar.vocabulary import Vocabulary, vocabulary_of
from generator.records import SessionRecord
from generator.settings.load import Settings
from generator.settings.people import PersonInfo
from generator.slugs import person_id
from generator.text.normal import loose_name_key, tidy


class LabelFacts(msgspec.Struct, frozen=True):
    """What a document's labels are looked up by."""

    keys: tuple[str, ...]
    """Each label in every form in which an alias may match it; sorted."""
    speakers: tuple[str, ...]
    """The ids that its speakers have or may get; sorted."""
    honorifics: tuple[tuple[str, str], ...]
    """The key of each full name that is printed behind an honorific, with the honorific; sorted."""


def label_facts(record: SessionRecord, settings: Settings, corrected_labels: Iterable[str] = ()) -> LabelFacts:
    """Return the facts of a record's labels and of its corrected labels."""
    vocabulary = vocabulary_of(settings)
    printed = {turn.label for turn in record.turns if turn.label is not None}
    labels = {text: read_label(text, vocabulary) for text in printed | {*corrected_labels}}
    keys = {key for label in labels.values() for key in _keys_of(label, vocabulary)}
    keys |= {loose_name_key(turn.name) for turn in record.turns if turn.name is not None}
    honorifics = {text: honorific for text, label in labels.items() if (honorific := honorific_of(label))}
    return LabelFacts(
        keys=tuple(sorted(keys)),
        speakers=tuple(sorted(_possible_speakers(record, honorifics))),
        honorifics=tuple(
            sorted(
                {
                    (key, honorific)
                    for text, honorific in honorifics.items()
                    if text in printed and (key := full_name_key(labels[text], vocabulary)) is not None
                }
            )
        ),
    )


def _possible_speakers(record: SessionRecord, honorifics: Mapping[str, str]) -> set[str]:
    """Return the ids of the speakers, also those that they get if honorifics distinguish people of one name.

    Args:
        record: The document.
        honorifics: The honorific in each label that has one.
    """
    speakers = {turn.speaker for turn in record.turns if turn.speaker is not None}
    named = {(turn.label or "", turn.name) for turn in record.turns if turn.name is not None}
    return speakers | {person_id(f"{honorifics[label]} {name}") for label, name in named if label in honorifics}


class RegisterIndex:
    """The entries of the people register by their ids and by the keys of their labels."""

    def __init__(self, settings: Settings) -> None:
        vocabulary = vocabulary_of(settings)
        self._people = settings.register.people
        self._by_key: dict[str, set[int]] = {}
        self._by_id: dict[str, set[int]] = {}
        for number, person in enumerate(self._people):
            self._by_id.setdefault(person.id, set()).add(number)
            for form in person.forms():
                label = read_label(form.label, vocabulary)
                for key in {tidy(form.label), loose_name_key(form.label), *_keys_of(label, vocabulary)}:
                    self._by_key.setdefault(key, set()).add(number)

    def of_document(self, facts: LabelFacts) -> tuple[PersonInfo, ...]:
        """Return the entries that may name a speaker of a document, in the order of the register."""
        return tuple(self._people[number] for number in sorted({*self._numbers(facts)}))

    def with_ids(self, ids: Iterable[str]) -> tuple[PersonInfo, ...]:
        """Return the entries with these ids, in the order of the register."""
        numbers = {number for person in ids for number in self._by_id.get(person, ())}
        return tuple(self._people[number] for number in sorted(numbers))

    def _numbers(self, facts: LabelFacts) -> Iterator[int]:
        for index, names in ((self._by_key, facts.keys), (self._by_id, facts.speakers)):
            yield from _entries(index, names)


def _entries(index: Mapping[str, set[int]], names: Iterable[str]) -> Iterator[int]:
    for name in names:
        yield from index.get(name, ())


def _keys_of(label: Label, vocabulary: Vocabulary) -> set[str]:
    keys = {label.printed, tidy(label.printed), loose_name_key(label.printed), full_name_key(label, vocabulary)}
    return {key for key in keys if key}
