"""Printed speakers: the persons that labels name, as far as this one document can say (rule 4 of the contract)."""

from __future__ import annotations

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.names import Label, is_full, read_label
from generator.records import Turn
from generator.slugs import slug


def printed_speakers(draft: Draft) -> Draft:
    """Name the person of every label: a full name is one person everywhere, a shorter one only in this document."""
    labels = {turn.label: read_label(turn.label, draft.vocabulary) for turn in draft.turns if turn.label is not None}
    ambiguous = _names_with_different_honorifics(list(labels.values()))
    speakers = {label: _speaker(draft, read, ambiguous) for label, read in labels.items()}
    turns = tuple(
        turn if turn.label is None else _with_speaker(turn, labels[turn.label], speakers[turn.label])
        for turn in draft.turns
    )
    first_turns: dict[str, Turn] = {}
    if ambiguous:
        for turn in turns:
            first_turns.setdefault(slug(turn.name or ""), turn)
    for person in sorted(ambiguous):
        turn = first_turns[person]
        message = f"labels print different honorifics before the name {turn.name}: they are not joined into one person"
        draft = draft.add_finding("honorifics-differ", "warning", message, turn.lines[0])
    return msgspec.structs.replace(draft, turns=turns)


def _speaker(draft: Draft, label: Label, ambiguous: frozenset[str]) -> str | None:
    """Return the id of the person that a label names; `None` if it names nobody."""
    if label.name is None:
        return None
    person = slug(label.name)
    if person in ambiguous:
        return _of_this_document(draft, slug(f"{label.honorific or ''} {label.name}"))
    if person and is_full(label.name, draft.vocabulary) and not is_honorific_and_surname(label):
        return person
    return _of_this_document(draft, person) if person else None


def _with_speaker(turn: Turn, label: Label, speaker: str | None) -> Turn:
    return msgspec.structs.replace(
        turn, role=label.role, name=label.name, speaker=speaker, resolved="printed" if speaker else None
    )


def _of_this_document(draft: Draft, person: str) -> str:
    """Return the id of a person of this document alone."""
    folder_and_file = [slug(part) for part in (draft.document.folder, draft.document.stem) if part]
    return f"{person}--{'-'.join(part for part in folder_and_file if part) or 'document'}"


def is_honorific_and_surname(label: Label) -> bool:
    """Return True if the name is a surname that keeps its honorific: `Ms. Bommelaer`."""
    return label.honorific is not None and label.name is not None and slug(label.name).startswith(slug(label.honorific))


def _names_with_different_honorifics(labels: list[Label]) -> frozenset[str]:
    """Return the slugs of full names before which labels of this document print different honorifics."""
    printed: dict[str, set[str]] = {}
    for label in labels:
        if label.name is not None and label.honorific is not None and not is_honorific_and_surname(label):
            printed.setdefault(slug(label.name), set()).add(label.honorific.replace(".", ""))
    return frozenset(person for person, honorifics in printed.items() if len(honorifics) > 1 and person)
