"""Labels that are initials: a label that explains them, or the front matter, says whose they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from generator.reading.draft import Draft
from generator.reading.speakers.front_matter_speakers import listed_speakers
from generator.reading.speakers.full_names import InferredSpeaker, PrintedNames, first_turns
from generator.reading.speakers.introductions import Introduction
from generator.text.normal import loose_name_key

_INITIALS = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]")
_NAME_AND_INITIALS = re.compile(r"(?P<name>.+) [(\[](?P<initials>[A-Za-z]{2,4})[)\]]")
_MIN_CLEAR_LABELS = 2
"""Labels that are clearly initials, beside which a label that may be a role (`MC`) is initials, too."""


def initials(draft: Draft) -> dict[str, InferredSpeaker]:
    """Return the person of each label that prints initials, if a label explains them or one listed name has them."""
    labels = {label: turn for label, turn in first_turns(draft).items() if _INITIALS.fullmatch(label)}
    if not labels:
        return {}
    printed = PrintedNames(draft)
    listed = [(_initials_of(person.name), person) for person in listed_speakers(draft)]
    explained: dict[str, dict[str, Introduction]] = {}
    for letters, person in (*_explained_initials(printed), *listed):
        explained.setdefault(letters, {}).setdefault(loose_name_key(person.name), person)
    named: dict[str, set[str]] = {}
    for person in printed.introductions.values():
        named.setdefault(_initials_of(person.name), set()).add(loose_name_key(person.name))
    inferred = {}
    for label in labels:
        letters = loose_name_key(label)
        speaker = _only_person(explained.get(letters, {}), named.get(letters, set()))
        if speaker is not None:
            inferred[label] = printed.infer(speaker)
    clear_labels = [label for label in inferred if labels[label].name is not None]
    return inferred if len(clear_labels) >= _MIN_CLEAR_LABELS else {label: inferred[label] for label in clear_labels}


def _only_person(people: Mapping[str, Introduction], named: Collection[str]) -> Introduction | None:
    """Return the only person with the same initials; `None` if there are several, or a label names another one.

    Args:
        people: Whom the document gives for the initials, by the key of the name.
        named: The keys of the full names with these initials in labels.
    """
    if len(people) != 1 or any(name not in people for name in named):
        return None
    (person,) = people.values()
    return person


def _explained_initials(printed: PrintedNames) -> Iterator[tuple[str, Introduction]]:
    """Yield the initials that labels print behind the name that has them: `Mara Lindqvist (ML)`."""
    for label, person in printed.introductions.items():
        match = _NAME_AND_INITIALS.fullmatch(label)
        if match and loose_name_key(match["initials"]) == _initials_of(person.name):
            yield loose_name_key(match["initials"]), person


def _initials_of(name: str) -> str:
    """Return the first letters of all words of a name, in lower case: `avw` of `Aaron van Wirdum`."""
    return "".join(loose_name_key(word)[:1] for word in name.split(" "))
