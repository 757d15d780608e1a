"""The speaker of a corrected label or name, read by the rules for printed labels."""

from __future__ import annotations

from pathlib import PurePosixPath

import msgspec

from generator.corrections.entry import Correction
from generator.reading.grammar.names import is_full, read_label
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.reading.speakers.printed_names import is_honorific_and_surname
from generator.records import SessionRecord, Turn
from generator.settings.load import Settings
from generator.slugs import local_person_id, person_id


def with_speaker_of_label(turn: Turn, label: str, record: SessionRecord, settings: Settings) -> Turn:
    """Return the turn with the role, name and person of a label, which may differ from the printed one.

    A name of two words or more is a person of the whole archive, a shorter name only of this document.
    """
    vocabulary = vocabulary_of(settings)
    parsed = read_label(label, vocabulary)
    name = parsed.name or ""
    speaker = person_id(name)
    if not is_full(name, vocabulary) or is_honorific_and_surname(parsed):
        path = PurePosixPath(record.source.path)
        speaker = local_person_id(name, path.parts[0] if len(path.parts) > 1 else "", path.stem)
    resolved = "printed" if speaker else None
    return msgspec.structs.replace(
        turn, role=parsed.role, name=parsed.name, speaker=speaker or None, resolved=resolved, evidence=None
    )


def with_corrected_speaker(
    turn: Turn, correction: Correction, record: SessionRecord, settings: Settings
) -> tuple[Turn, str | None]:
    """Return the turn with the speaker of a correction, and the name to look up in the people register.

    Raises:
        CorrectionError: The register lacks the person, or the name is not a person's.
    """
    if correction.unknown:
        return msgspec.structs.replace(
            turn, role=None, name=None, speaker=None, resolved="corrected", evidence=None
        ), None
    if correction.person is not None:
        person = next((person for person in settings.register.people if person.id == correction.person), None)
        if person is None:
            reason = "site_config/people.yml has no such id; add the person, or use `name` instead"
            raise correction.error("person", reason, correction.person)
        role = turn.role if turn.label is not None else None
        return msgspec.structs.replace(
            turn, role=role, name=person.name, speaker=person.id, resolved="corrected", evidence=None
        ), None
    name = correction.name or ""
    named_turn = with_speaker_of_label(turn, name, record, settings)
    if named_turn.speaker is None:
        reason = "this is not a person's name; use a `label` correction for a role or an organisation"
        raise correction.error("name", reason, name)
    return msgspec.structs.replace(named_turn, resolved="corrected"), name
