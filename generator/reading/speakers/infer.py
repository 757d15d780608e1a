"""Inferred speakers: labels that don't print a full name, where this document itself clearly says who they are.

This is rule 4c of the contract.
"""

from __future__ import annotations

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.names import is_full
from generator.reading.speakers.full_names import InferredSpeaker
from generator.reading.speakers.initials import initials
from generator.reading.speakers.misspelt_names import misspelt_names
from generator.reading.speakers.short_names import short_names
from generator.records import Turn


def infer_speakers(draft: Draft) -> Draft:
    """Name the person of labels that are a first name, initials, initial and surname, or a full name misspelt once."""
    if draft.kind != "transcript":
        return draft
    inferred = initials(draft) | short_names(draft) | misspelt_names(draft)
    if not inferred:
        return draft
    turns = []
    for turn in draft.turns:
        person = inferred.get(turn.label or "")
        turns.append(_with_speaker(draft, turn, person) if person is not None else turn)
    return msgspec.structs.replace(draft, turns=tuple(turns))


def _with_speaker(draft: Draft, turn: Turn, person: InferredSpeaker) -> Turn:
    """Return a turn with its inferred speaker; a full name that is printed stays as it is."""
    is_full_name = turn.name is not None and is_full(turn.name, draft.vocabulary)
    return msgspec.structs.replace(
        turn,
        role=turn.role if turn.name is not None else None,
        name=turn.name if is_full_name else person.name,
        speaker=person.speaker,
        resolved="inferred",
        evidence=person.evidence,
    )
