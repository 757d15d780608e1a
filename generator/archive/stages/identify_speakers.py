"""Stage "people": speakers become people of the register, and withheld names are replaced, once and for all."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.archive.addresses import Address
from generator.archive.page_limits import exceeded_limit
from generator.archive.people.resolve import Resolver
from generator.archive.privacy.redact_names import NameRedactor
from generator.archive.stages.correct_records import CorrectResult
from generator.archive.stages.stored_records import get_record, put_record
from generator.corrections.applied import AppliedCorrection, with_turn_ids_of_page
from generator.corrections.apply_corrections import CorrectedRecord, without_needless_speakers
from generator.corrections.entry import Correction
from generator.records import Finding, SessionRecord
from generator.results.document_stage import DocumentStage, Folders
from generator.settings.load import Settings
from generator.settings.people import PersonInfo, Register


class IdentifyContext(msgspec.Struct, frozen=True):
    """What the speakers of a document depend on besides its record."""

    settings: Settings
    """The settings that reading uses."""
    withheld: tuple[PersonInfo, ...]
    """The entries of the people register whose names are withheld, and those whose names contain such a name."""


class IdentifyTask(msgspec.Struct, frozen=True):
    """A record whose speakers are printed labels."""

    address: Address
    record: str
    """As the source has it."""
    people: tuple[PersonInfo, ...]
    """The entries of the people register that may name its speakers."""
    honorifics_differ: tuple[str, ...]
    """The keys of its names that the archive prints behind different honorifics; sorted."""
    corrected: CorrectResult | None = None
    corrections: tuple[Correction, ...] = ()


class DocumentResult(msgspec.Struct, frozen=True):
    """A document with its people: its record without withheld names."""

    record: str
    unredacted: str | None
    """The record with its redacted passages, if it has any; it is never shown."""
    findings: tuple[Finding, ...]
    applied: tuple[AppliedCorrection, ...]
    turn_ids: tuple[str, ...]
    """Of the record, not those that its page keeps."""
    ids_as_read: tuple[str, ...]
    """The ids of the turns before names were withheld in them, if that was done."""


def _identify(folders: Folders, context: IdentifyContext, task: IdentifyTask) -> DocumentResult:
    people = _without_doubles((*context.withheld, *task.people))
    settings = msgspec.structs.replace(context.settings, register=Register(people))
    corrected = _resolved(folders, task, settings)
    redactor = NameRedactor(settings)
    ids_as_read: tuple[str, ...] = ()
    if redactor.withheld_names:
        ids_as_read = tuple(turn.id for turn in corrected.record.turns)
        corrected = _without_names(corrected, task.address, redactor)
    findings = task.address.findings + _too_large(corrected.record)
    record = corrected.record
    if findings:
        record = msgspec.structs.replace(record, findings=record.findings + findings)
    return DocumentResult(
        record=put_record(folders, record),
        unredacted=put_record(folders, corrected.unredacted) if corrected.redacted else None,
        findings=record.findings,
        applied=corrected.applied,
        turn_ids=tuple(turn.id for turn in record.turns),
        ids_as_read=ids_as_read,
    )


def _too_large(record: SessionRecord) -> tuple[Finding, ...]:
    """Return the finding of a record that is too large for a page, if it is."""
    exceeded = exceeded_limit(record)
    if exceeded is None:
        return ()
    return (Finding("too-large", "error", None, f"{exceeded}; it is given as plain text only; split the file"),)


def _resolved(folders: Folders, task: IdentifyTask, settings: Settings) -> CorrectedRecord:
    resolver = Resolver(settings, frozenset(task.honorifics_differ))

    def resolve(record: SessionRecord, labels: Mapping[str, str]) -> SessionRecord:
        return resolver.resolve(record, task.address, labels)

    record = get_record(folders, task.record)
    if task.corrected is None:
        return CorrectedRecord(resolve(record, {}), record, {}, (), (), ())
    corrected = task.corrected.to_corrected_record(folders)
    return without_needless_speakers(corrected, record, task.corrections, resolve)


def _without_names(corrected: CorrectedRecord, address: Address, redactor: NameRedactor) -> CorrectedRecord:
    """Return the corrected record without the withheld names."""
    record = redactor.redact_record(corrected.record, address)
    ids = {old.id: new.id for old, new in zip(corrected.record.turns, record.turns, strict=True)}
    applied = with_turn_ids_of_page(corrected.applied, ids)
    return msgspec.structs.replace(
        corrected,
        record=record,
        unredacted=redactor.redact_record(corrected.unredacted, address),
        applied=redactor.redact_corrections(applied, corrected.record, address),
    )


def _without_doubles(people: tuple[PersonInfo, ...]) -> tuple[PersonInfo, ...]:
    """Return each entry once."""
    return tuple({person.id: person for person in people}.values())


IDENTIFY = DocumentStage(
    name="people",
    work=_identify,
    context=IdentifyContext,
    task=IdentifyTask,
    result=DocumentResult,
    objects=lambda result: (result.record, *([result.unredacted] if result.unredacted else [])),
)
"""The stage."""
