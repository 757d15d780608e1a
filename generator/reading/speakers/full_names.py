"""The full names that labels of a document print; they say who shorter labels are."""

from __future__ import annotations

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.names import read_label
from generator.reading.speakers.introductions import Introduction
from generator.reading.speakers.printed_names import is_honorific_and_surname
from generator.records import Evidence, Turn
from generator.slugs import is_local_person, person_id
from generator.text.normal import name_key


class InferredSpeaker(msgspec.Struct, frozen=True):
    """The person of a label that doesn't print the person's full name correctly."""

    speaker: str
    """The id of the person."""
    name: str
    """In full."""
    evidence: Evidence


def first_turns(draft: Draft) -> dict[str, Turn]:
    """Return the first turn of each label."""
    turns: dict[str, Turn] = {}
    for turn in draft.turns:
        if turn.label is not None:
            turns.setdefault(turn.label, turn)
    return turns


def full_name_turns(draft: Draft) -> dict[str, Turn]:
    """Return the first turn of each label that prints a full name and clearly names one person."""
    return {
        label: turn
        for label, turn in first_turns(draft).items()
        if turn.speaker is not None
        and not is_local_person(turn.speaker)
        and not is_honorific_and_surname(read_label(label, draft.vocabulary))
    }


class PrintedNames:
    """The full names that labels of a document print, and their speakers."""

    def __init__(self, draft: Draft) -> None:
        turns = full_name_turns(draft)
        self.introductions = {
            label: Introduction(turn.name, turn.lines[0], label, introduces=True)
            for label, turn in turns.items()
            if turn.name is not None
        }
        """Each label as an introduction of the person that it names."""
        self._speakers = {name_key(turn.name): turn.speaker for turn in turns.values() if turn.name and turn.speaker}

    def infer(self, introduction: Introduction) -> InferredSpeaker:
        """Return the person that an introduction names: the speaker of a label with this name, or a new person."""
        speaker = self._speakers.get(name_key(introduction.name)) or person_id(introduction.name)
        evidence = Evidence(introduction.line, introduction.sentence)
        return InferredSpeaker(speaker, introduction.name, evidence)
