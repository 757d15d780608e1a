"""Findings about the people register: aliases without a label, shared aliases, entries that may be one person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.archive.people.resolve import label_keys
from generator.archive.people.suggest import candidate_pairs, reason_for_one_person
from generator.records import SessionRecord
from generator.settings.load import Settings
from generator.settings.people import Alias
from generator.text.normal import loose_name_key


class PrintedName(NamedTuple):
    """A form of a label, and where it is printed."""

    key: str
    """The form, from `label_keys`."""
    event: str | None
    session: str
    """The address of the document, without a slash at its end."""
    date: str | None


def printed_names_in(record: SessionRecord, session: str, settings: Settings) -> Iterator[PrintedName]:
    """Yield every label of a record in the forms that an alias may match, and the aliases in the record's words."""
    event = record.event.id if record.event is not None else None
    for label in {turn.label for turn in record.turns if turn.label is not None}:
        for key in label_keys(label, settings):
            yield PrintedName(key, event, session, record.date)
    texts = [block.text for turn in record.turns for block in turn.blocks if block.type == "text"]
    for alias in _aliases_for_mentions(settings):
        if any(alias in text and re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", text) for text in texts):
            yield PrintedName(loose_name_key(alias), event, session, record.date)


def _aliases_for_mentions(settings: Settings) -> Iterator[str]:
    """Yield the aliases that may be registered for mentions instead of labels: two words or more, not all capitals."""
    for person in settings.register.people:
        for alias in person.forms()[1:]:
            if " " in alias.label and not alias.bounded and not alias.label.isupper():
                yield alias.label


def check_register(settings: Settings, printed: Iterable[PrintedName], speakers: Collection[str]) -> Iterator[str]:
    """Yield a sentence for each finding about the register.

    Args:
        settings: The settings with the register.
        printed: The names that `printed_names_in` yields for the records.
        speakers: The ids of everybody who speaks in the archive.
    """
    by_key = _by_key(printed)
    owners: dict[str, list[tuple[str, Alias]]] = {}
    for person in settings.register.people:
        forms = person.forms()
        is_printed = [_is_printed(alias, by_key, settings) for alias in forms]
        if person.hide is not None and not any(is_printed) and person.id not in speakers:
            yield f"{person.id}: neither the name to withhold nor an alias matches a label; correct the entry"
        for number, alias in enumerate(forms):
            if number and not is_printed[number]:
                yield f"{person.id}: the alias {alias.label!r} matches no label; correct or remove it"
            same_label = owners.setdefault(loose_name_key(alias.label), [])
            for owner in _owners_of(alias, person.id, same_label):
                yield f"{owner} and {person.id}: both have the alias {alias.label!r}; remove one, or limit both"
            same_label.append((person.id, alias))
    yield from _likely_doubles(settings)


def _by_key(printed: Iterable[PrintedName]) -> dict[str, list[PrintedName]]:
    names: dict[str, list[PrintedName]] = {}
    for name in printed:
        names.setdefault(name.key, []).append(name)
    return names


def _is_printed(alias: Alias, by_key: Mapping[str, list[PrintedName]], settings: Settings) -> bool:
    """Return True if a label matches an alias within the alias's bounds."""
    names = [name for key in label_keys(alias.label, settings) for name in by_key.get(key, [])]
    return any(alias.holds(name.event, name.session, name.date) for name in names)


def _owners_of(alias: Alias, person: str, same_label: Iterable[tuple[str, Alias]]) -> list[str]:
    """Return the ids of other people who have the same label within the bounds of a person's alias."""
    return [owner for owner, other_alias in same_label if owner != person and _overlap(alias, other_alias)]


def _likely_doubles(settings: Settings) -> Iterator[str]:
    """Yield a sentence for each two entries that may be one person and are not marked as two."""
    apart = {frozenset(pair) for pair in settings.register.apart}
    names = {person.id: person.name for person in settings.register.people}
    for first, second in sorted(candidate_pairs({person: loose_name_key(name) for person, name in names.items()})):
        if frozenset((first, second)) in apart:
            continue
        reason = reason_for_one_person(names[first], names[second])
        if reason is not None:
            yield f"{first} and {second}: perhaps one person ({reason}); merge the entries, or list them under `apart`"


def _overlap(first: Alias, second: Alias) -> bool:
    """Return True if a document may lie within the bounds of both aliases."""
    if None not in {first.event, second.event} and first.event != second.event:
        return False
    if None not in {first.session, second.session} and first.session != second.session:
        return False
    starts = [alias.start for alias in (first, second) if alias.start is not None]
    ends = [alias.end for alias in (first, second) if alias.end is not None]
    return not (starts and ends) or max(starts) <= min(ends)
