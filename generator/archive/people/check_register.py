"""What is doubtful in the people register: aliases of nobody, aliases of two, entries that may be one person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from generator.archive.people.resolve import name_key, spellings
from generator.archive.people.suggest import likely_one, pairs
from generator.records import SessionRecord
from generator.settings.load import Settings
from generator.settings.people import Alias

PrintedName = tuple[str, str | None, str, str | None]
"""A form of a label as a key, with the event, the session and the date where it is printed."""


def printed_names_in(record: SessionRecord, session: str, settings: Settings) -> Iterator[PrintedName]:
    """Yield every label of a record in the forms by which an alias may match it, and the aliases in its words."""
    event = record.event.id if record.event is not None else None
    for label in {turn.label for turn in record.turns if turn.label is not None}:
        for key in spellings(label, settings):
            yield key, event, session, record.date
    texts = [block.text for turn in record.turns for block in turn.blocks if block.type == "text"]
    for alias in _to_be_mentioned(settings):
        if any(alias in text and re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", text) for text in texts):
            yield name_key(alias), event, session, record.date


def _to_be_mentioned(settings: Settings) -> Iterator[str]:
    """Yield the aliases that may be there for the words of others: names of two words that no label prints so."""
    for person in settings.register.people:
        for alias in person.forms()[1:]:
            if " " in alias.label and not alias.bounded and not alias.label.isupper():
                yield alias.label


def check_register(settings: Settings, printed: set[PrintedName], speakers: Collection[str]) -> Iterator[str]:
    """Yield a sentence for each doubt.

    Args:
        settings: With the register.
        printed: What `printed_in` found in the records.
        speakers: Ids of everybody who speaks in the archive.
    """
    places: dict[str, list[PrintedName]] = {}
    for place in printed:
        places.setdefault(place[0], []).append(place)
    owners: dict[str, list[tuple[str, Alias]]] = {}
    for person in settings.register.people:
        forms = person.forms()
        found = [
            any(alias.holds(*where[1:]) for key in spellings(alias.label, settings) for where in places.get(key, []))
            for alias in forms
        ]
        if person.hide is not None and not any(found) and person.id not in speakers:
            yield f"{person.id}: the name is to be withheld, but neither it nor an alias matches a label"
        for number, alias in enumerate(forms):
            if number and not found[number]:
                yield f"{person.id}: the alias {alias.label!r} matches no label"
            for owner, other in owners.get(name_key(alias.label), []):
                if owner != person.id and _overlap(alias, other):
                    yield f"{owner} and {person.id}: both have the alias {alias.label!r}"
            owners.setdefault(name_key(alias.label), []).append((person.id, alias))
    apart = {frozenset(pair) for pair in settings.register.apart}
    names = {person.id: person.name for person in settings.register.people}
    for one, two in sorted(pairs({person: name_key(name) for person, name in names.items()})):
        reason = likely_one(names[one], names[two]) if frozenset((one, two)) not in apart else None
        if reason is not None:
            yield f"{one} and {two}: perhaps one person ({reason})"


def _overlap(one: Alias, two: Alias) -> bool:
    """Return whether there may be a place in which both hold."""
    if None not in {one.event, two.event} and one.event != two.event:
        return False
    if None not in {one.session, two.session} and one.session != two.session:
        return False
    starts = [bound.start for bound in (one, two) if bound.start is not None]
    ends = [bound.end for bound in (one, two) if bound.end is not None]
    return not (starts and ends) or max(starts) <= min(ends)
