"""Labels that are initials: a label that explains them, or the front matter, says whose they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from generator.reading.draft import Draft
from generator.reading.grammar.explained_initials import explained_initials
from generator.reading.speakers.front_matter_speakers import listed_speakers
from generator.reading.speakers.full_names import InferredSpeaker, PrintedNames, first_turns
from generator.reading.speakers.introductions import Introduction
from generator.text.normal import loose_name_key, tidy

_INITIALS = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]|(?:[A-ZÀ-Þ]\. ?){2,4}")
_NAME_AND_INITIALS = re.compile(r"(?P<name>.+) [(\[](?P<initials>[A-Za-z]{2,4})[)\]]")
_NAME_IN_HEAD = re.compile(
    r"(?:[-*•] )?(?:[^:]{2,40}: )?(?P<name>[^:()]{5,60}) [(\[](?P<initials>[A-Z]{2,4})[)\]][.,;]?"
)
_MIN_CLEAR_LABELS = 2
"""Labels that are clearly initials, beside which a label that may be a role (`MC`) is initials, too."""


def initials(draft: Draft) -> dict[str, InferredSpeaker]:
    """Return the person of each label that prints initials, if a label explains them or one listed name has them."""
    labels = {label: turn for label, turn in first_turns(draft).items() if _INITIALS.fullmatch(label)}
    if not labels:
        return {}
    printed = PrintedNames(draft)
    listed = [(_initials_of(person.name), person) for person in listed_speakers(draft)]
    listed.extend(_initials_in_head(draft))
    listed.extend(_in_lists(draft, labels))
    listed.extend(_shortened(draft, labels, printed))
    explained: dict[str, dict[str, Introduction]] = {}
    for letters, person in (*_explained_initials(printed), *listed):
        explained.setdefault(letters, {}).setdefault(loose_name_key(person.name), person)
    named: dict[str, set[str]] = {}
    for person in printed.introductions.values():
        named.setdefault(_initials_of(person.name), set()).add(loose_name_key(person.name))
    inferred = {}
    for label in labels:
        letters = _letters(label)
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


def _initials_in_head(draft: Draft) -> Iterator[tuple[str, Introduction]]:
    """Yield the initials that the head prints behind the name that has them: `Interviewee: Mara Lindqvist (ML)`."""
    for piece in draft.pieces:
        if piece.became == "mark":
            return
        match = _NAME_IN_HEAD.fullmatch(tidy(piece.text)) if piece.became == "removed" else None
        if match and loose_name_key(match["initials"]) == _initials_of(match["name"]):
            sentence = tidy(piece.text)
            yield loose_name_key(match["initials"]), Introduction(match["name"], piece.line, sentence, introduces=True)


def _in_lists(draft: Draft, labels: Collection[str]) -> Iterator[tuple[str, Introduction]]:
    """Yield the initials of these labels that a list of the document's people explains."""
    for piece in draft.pieces:
        if not any(label in piece.text for label in labels):
            continue
        for code, name in explained_initials(piece.text, draft.vocabulary):
            if code in labels:
                item = f"{name} ({code})" if f"({code})" in piece.text else tidy(piece.text)
                yield loose_name_key(code), Introduction(name, piece.line, item, introduces=True)


def _shortened(draft: Draft, labels: Collection[str], printed: PrintedNames) -> Iterator[tuple[str, Introduction]]:
    """Yield the initials of full names that are labels at first, and never again once the initials are labels.

    An interview prints `Mara Lindqvist: …` and `Tom Alday: …`, then `ML: …` and `TA: …`. One label alone is no proof.
    """
    order = [turn.label for turn in draft.turns if turn.label is not None]
    last = {label: place for place, label in enumerate(order)}
    people = [(_initials_of(person.name), label, person) for label, person in printed.introductions.items()]
    shortened = {}
    for code in labels:
        letters = _letters(code)
        before = [
            person for initials, label, person in people if initials == letters and last[label] < order.index(code)
        ]
        if len(before) == 1 and sum(initials == letters for initials, _, _ in people) == 1:
            shortened[letters] = before[0]
    if len(shortened) >= _MIN_CLEAR_LABELS:
        yield from shortened.items()


def _letters(label: str) -> str:
    """Return the letters of a label of initials, in lower case: `ml` of `M. L.`."""
    return loose_name_key(label).replace(" ", "")


def _initials_of(name: str) -> str:
    """Return the first letters of all words of a name, in lower case: `avw` of `Aaron van Wirdum`."""
    return "".join(loose_name_key(word)[:1] for word in name.split(" "))
