"""Who a corrected label or name is: read by the rules that read the printed ones."""

from __future__ import annotations

from pathlib import PurePosixPath

import msgspec

from generator.corrections.entry import Correction
from generator.reading.grammar.names import is_full, read_label
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.reading.speakers.printed import is_honorific_and_surname
from generator.records import SessionRecord, Turn
from generator.settings.load import Settings
from generator.slugs import slug


def named(turn: Turn, label: str, record: SessionRecord, settings: Settings) -> Turn:
    """Return the turn with the role, name and person of a label, which may be another than the printed one.

    A name of two words or more is a person everywhere, a shorter one in this document only.
    """
    known = vocabulary_of(settings)
    read = read_label(label, known)
    person = slug(read.name) if read.name is not None else ""
    speaker: str | None = person or None
    if person and (not is_full(read.name or "", known) or is_honorific_and_surname(read)):
        path = PurePosixPath(record.source.path)
        where = [slug(part) for part in (path.parts[0] if len(path.parts) > 1 else "", path.stem)]
        speaker = f"{person}--{'-'.join(part for part in where if part) or 'document'}"
    return msgspec.structs.replace(
        turn, role=read.role, name=read.name, speaker=speaker, resolved="printed" if speaker else None, evidence=None
    )


def spoken_by(turn: Turn, correction: Correction, record: SessionRecord, settings: Settings) -> tuple[Turn, str | None]:
    """Return the turn with the speaker that a correction gives it, and the name that is to be looked up.

    Raises:
        CorrectionError: The register has no such person, or the name can be nobody's.
    """
    if correction.unknown:
        changes = {"role": None, "name": None, "speaker": None}
        return msgspec.structs.replace(turn, resolved="corrected", evidence=None, **changes), None
    if correction.person is not None:
        person = next((one for one in settings.register.people if one.id == correction.person), None)
        if person is None:
            raise correction.error("person", "there is no such id in site_config/people.yml", correction.person)
        role = turn.role if turn.label is not None else None
        return msgspec.structs.replace(
            turn, role=role, name=person.name, speaker=person.id, resolved="corrected", evidence=None
        ), None
    name = correction.name or ""
    given = named(turn, name, record, settings)
    if given.speaker is None:
        raise correction.error("name", "it names no person; a role or an organisation is a `label`", name)
    return msgspec.structs.replace(given, resolved="corrected"), name
