"""Evidence: who a label names that says too little, where this very document says the rest beyond doubt (rule 4c)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
from rapidfuzz.distance import OSA

from generator.reading.draft import Draft
from generator.reading.grammar.names import is_full, read_label
from generator.reading.grammar.typography import fold
from generator.reading.speakers.front_matter_speakers import listed
from generator.reading.speakers.introductions import Introduction, introductions
from generator.reading.speakers.printed import is_honorific_and_surname
from generator.records import Evidence, Turn
from generator.slugs import is_local_person, slug

_INITIAL = re.compile(r"(?P<initial>[^\W\d_])\.? (?P<surname>[^\W\d_][\w'’-]+)")
_INITIALS = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]")
_WITH_INITIALS = re.compile(r"(?P<name>.+) [(\[](?P<initials>[A-Za-z]{2,4})[)\]]")
_OTHERS = 2
"""Labels that are initials beyond doubt, beside which one that may be a role (`MC`) is initials, too."""

_OFTEN = 3
"""Turns under a label that a label seen once may be a misspelling of."""

_LONG = 6
"""Letters of a surname of which one may differ; from `_LONGER` on two may."""

_LONGER = 9
_MOST_LABELS = 400


class _Full(msgspec.Struct, frozen=True):
    """A person named in full in this document."""

    speaker: str
    name: str
    evidence: Evidence


def infer_speakers(draft: Draft) -> Draft:
    """Name the person of labels that are a first name, initials, initial and surname, or a full name misspelt once."""
    if draft.kind != "transcript":
        return draft
    inferred = _initials(draft) | _short_names(draft) | _misspelt(draft)
    if not inferred:
        return draft
    turns = []
    for turn in draft.turns:
        full = inferred.get(turn.label or "")
        if full is None:
            turns.append(turn)
            continue
        is_printed = turn.name is not None and is_full(turn.name, draft.vocabulary)
        turns.append(
            msgspec.structs.replace(
                turn,
                role=turn.role if turn.name is not None else None,
                name=turn.name if is_printed else full.name,
                speaker=full.speaker,
                resolved="inferred",
                evidence=full.evidence,
            )
        )
    return msgspec.structs.replace(draft, turns=tuple(turns))


def _short_names(draft: Draft) -> dict[str, _Full]:
    """Return who the labels are that print a first name alone, or an initial and a surname."""
    labels: dict[str, tuple[str | None, str]] = {}
    for label, turn in _first_turns(draft).items():
        read = read_label(label, draft.vocabulary)
        if turn.name is None or turn.speaker is None or not is_local_person(turn.speaker) or read.honorific is not None:
            continue
        with_initial = _INITIAL.fullmatch(turn.name)
        if with_initial:
            labels[label] = with_initial["initial"], with_initial["surname"]
        elif re.fullmatch(r"[^\W\d_]{3,}", turn.name):
            labels[label] = None, turn.name
    if not labels:
        return {}
    spoken = list(introductions(draft, {word for _, word in labels.values()}))
    printed = [
        Introduction(turn.name, turn.lines[0], label, introduces=True)
        for label, turn in _full_names(draft).items()
        if turn.name is not None
    ]
    speakers = {slug(turn.name): turn.speaker for turn in _full_names(draft).values() if turn.name and turn.speaker}
    found = {}
    front_matter = listed(draft)
    known = {slug(one.name): one.name for one in (*front_matter, *printed)}
    spoken = [_as_known(one, known, front_matter) for one in spoken]
    for label, (initial, word) in labels.items():
        named = [one for one in (*spoken, *printed, *front_matter) if _fits(one.name, initial, word)]
        named = [one for one in named if not _begins_sentence(one.name, word, draft)]
        if len({slug(one.name) for one in named}) != 1:
            continue
        best = next((one for one in named if one.introduces), None)
        is_first = all(slug(one.name.split(" ")[0 if initial is None else -1]) == slug(word) for one in named)
        if best is not None and is_first:
            person = slug(best.name)
            sentence = Evidence(best.line, best.sentence)
            found[label] = _Full(speakers.get(person) or person, best.name, sentence)
    return found


def _as_known(said: Introduction, known: Mapping[str, str], front_matter: Sequence[Introduction]) -> Introduction:
    """Return a name in the words as a label or the list of speakers has it, where it is the same one.

    So it is with a capitalised word before it (`Minister Odile Brandt`), and listed names may be misspelt in the words.
    """
    words = slug(said.name).split("-")
    for start in range(1, len(words) - 1):
        if (name := known.get("-".join(words[start:]))) is not None:
            return msgspec.structs.replace(said, name=name)
    near = [one.name for one in front_matter if one.name[0] == said.name[0] and _is_misspelt(said.name, one.name)]
    return msgspec.structs.replace(said, name=near[0]) if len(near) == 1 else said


def _begins_sentence(name: str, word: str, draft: Draft) -> bool:
    """Return whether two words in the text are no name, as the first is one that sentences begin with: `So Odile`."""
    first, _, rest = name.partition(" ")
    return slug(first) != slug(word) == slug(rest) and fold(first) in draft.vocabulary.names_too


def _initials(draft: Draft) -> dict[str, _Full]:
    """Return who the labels are that print initials, where a label says whose they are or a list has one who fits."""
    labels = {label: turn for label, turn in _first_turns(draft).items() if _INITIALS.fullmatch(label)}
    if not labels:
        return {}
    full = _full_names(draft)
    speakers = {slug(turn.name): turn.speaker for turn in full.values() if turn.name and turn.speaker}
    printed = [
        (slug(match["initials"]), Introduction(turn.name, turn.lines[0], label, introduces=True))
        for label, turn in full.items()
        if turn.name and (match := _WITH_INITIALS.fullmatch(label))
    ]
    known = [(initials, one) for initials, one in printed if initials == initials_of(one.name)]
    known += [(initials_of(one.name), one) for one in listed(draft)]
    others = {(initials_of(turn.name), slug(turn.name)) for turn in full.values() if turn.name}
    found = {}
    for label in labels:
        wanted = slug(label)
        fits = {slug(one.name): one for initials, one in reversed(known) if initials == wanted}
        if len(fits) == 1 and {name for initials, name in others if initials == wanted} <= fits.keys():
            ((person, one),) = fits.items()
            found[label] = _Full(speakers.get(person) or person, one.name, Evidence(one.line, one.sentence))
    sure = sum(labels[label].name is not None for label in found)
    return {label: who for label, who in found.items() if labels[label].name is not None or sure >= _OTHERS}


def initials_of(name: str) -> str:
    """Return the first letters of all words of a name, in lower case: `avw` of `Aaron van Wirdum`."""
    return "".join(slug(word)[:1] for word in name.split(" "))


def _fits(name: str, initial: str | None, word: str) -> bool:
    """Return whether a full name may be meant: it holds the word, and begins with the initial that is printed."""
    words = [slug(part) for part in name.split(" ")]
    if slug(word) not in words:
        return False
    return initial is None or words[0][:1] == slug(initial)


def _misspelt(draft: Draft) -> dict[str, _Full]:
    """Return who the full names are that stand once and differ in a letter or two of the surname from a frequent one.

    Two first names that differ are two people (`Mario`, `Maria`), but for a letter that is doubled in one of them.
    """
    counts: Counter[str] = Counter(turn.label for turn in draft.turns if turn.label is not None)
    full = _full_names(draft)
    if len(full) > _MOST_LABELS:
        return {}
    often = {label: turn for label, turn in full.items() if counts[label] >= _OFTEN}
    found = {}
    for label, turn in full.items():
        if counts[label] > 1 or turn.name is None:
            continue
        near = [other for other in often if _is_misspelt(turn.name, often[other].name or "")]
        honorific = read_label(label, draft.vocabulary).honorific
        if len(near) != 1 or read_label(near[0], draft.vocabulary).honorific not in {None, honorific}:
            continue
        other = often[near[0]]
        if other.speaker is not None and other.speaker != turn.speaker:
            found[label] = _Full(other.speaker, turn.name, Evidence(other.lines[0], near[0]))
    said = {slug(one.name) for one in introductions(draft, {full.name.split(" ")[-1] for full in found.values()})}
    # A name that is said as well as printed is that of somebody who is there.
    return {label: full for label, full in found.items() if slug(full.name) not in said}


def _is_misspelt(name: str, other: str) -> bool:
    rare, often = ([slug(word) for word in text.split(" ")] for text in (name, other))
    if len(rare) != len(often) or len(rare) < 2:
        return False
    differ = [place for place, (one, two) in enumerate(zip(rare, often, strict=True)) if one != two]
    if len(differ) != 1:
        return False
    one, two = rare[differ[0]], often[differ[0]]
    if min(len(one), len(two)) < _LONG or one[:1] != two[:1]:
        return False
    if differ[0] < len(rare) - 1:
        return re.sub(r"(.)\1", r"\1", one) == re.sub(r"(.)\1", r"\1", two)
    limit = 2 if min(len(one), len(two)) >= _LONGER else 1
    return OSA.distance(one, two, score_cutoff=limit) <= limit


def _first_turns(draft: Draft) -> dict[str, Turn]:
    """Return each label with the first turn that has it."""
    found: dict[str, Turn] = {}
    for turn in draft.turns:
        if turn.label is not None:
            found.setdefault(turn.label, turn)
    return found


def _full_names(draft: Draft) -> dict[str, Turn]:
    """Return the labels that print a full name and are somebody beyond doubt, with the first turn of each."""
    return {
        label: turn
        for label, turn in _first_turns(draft).items()
        if turn.speaker is not None
        and not is_local_person(turn.speaker)
        and not is_honorific_and_surname(read_label(label, draft.vocabulary))
    }
