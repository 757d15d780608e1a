"""Speakers: who a label names, as far as this one document can say (rule 4 of the contract)."""

from __future__ import annotations

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.names import Label, is_full, read_label
from generator.records import Turn
from generator.slugs import slug


def printed_speakers(draft: Draft) -> Draft:
    """Name the person of every label. A name of two words or more is a person everywhere, a shorter one only here."""
    labels = {turn.label: read_label(turn.label, draft.vocabulary) for turn in draft.turns if turn.label is not None}
    doubtful = _with_different_honorifics(list(labels.values()))
    who = {label: _speaker(draft, read, doubtful) for label, read in labels.items()}
    named = tuple(
        turn if turn.label is None else _name(turn, labels[turn.label], who[turn.label]) for turn in draft.turns
    )
    for person in sorted(doubtful):
        line = next(turn.lines[0] for turn in named if turn.name is not None and slug(turn.name) == person)
        message = f"labels print different honorifics before one name ({person}): they are not joined"
        draft = draft.add_finding("honorifics-differ", "warning", message, line)
    return msgspec.structs.replace(draft, turns=named)


def _speaker(draft: Draft, label: Label, doubtful: frozenset[str]) -> str | None:
    """Return the id of the person that a label names."""
    if label.name is None:
        return None
    person = slug(label.name)
    if person in doubtful:
        return _of_this_document(draft, slug(f"{label.honorific or ''} {label.name}"))
    if person and is_full(label.name, draft.vocabulary) and not is_honorific_and_surname(label):
        return person
    return _of_this_document(draft, person) if person else None


def _name(turn: Turn, label: Label, speaker: str | None) -> Turn:
    return msgspec.structs.replace(
        turn, role=label.role, name=label.name, speaker=speaker, resolved="printed" if speaker else None
    )


def _of_this_document(draft: Draft, person: str) -> str:
    where = [slug(part) for part in (draft.document.folder, draft.document.stem) if part]
    return f"{person}--{'-'.join(part for part in where if part) or 'document'}"


def is_honorific_and_surname(label: Label) -> bool:
    """Return whether the name is a surname that keeps its honorific: `Ms. Bommelaer`."""
    return label.honorific is not None and label.name is not None and slug(label.name).startswith(slug(label.honorific))


def _with_different_honorifics(labels: list[Label]) -> frozenset[str]:
    """Return the full names before which labels of this document print different honorifics."""
    printed: dict[str, set[str]] = {}
    for label in labels:
        if label.name is not None and label.honorific is not None and not is_honorific_and_surname(label):
            printed.setdefault(slug(label.name), set()).add(label.honorific.replace(".", ""))
    return frozenset(person for person, honorifics in printed.items() if len(honorifics) > 1 and person)
