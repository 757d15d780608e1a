"""Stage "correct": the corrections of a source are applied to its record."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.archive.people.label_facts import LabelFacts, label_facts
from generator.archive.permanence.published import PublishedPage
from generator.archive.permanence.turn_ids import keep_turn_ids
from generator.archive.stages.stored_records import get_record, put_record
from generator.corrections.applied import AppliedCorrection
from generator.corrections.apply_corrections import CorrectedRecord, apply_corrections
from generator.corrections.entry import Correction, CorrectionError
from generator.interface.catalogue import interface_in
from generator.records import SessionRecord
from generator.results.document_stage import DocumentStage, Folders
from generator.settings.load import Settings
from generator.settings.people import PersonInfo, Register


class CorrectContext(msgspec.Struct, frozen=True):
    """What correcting depends on besides the record and its corrections."""

    settings: Settings
    """The settings that reading uses."""


class CorrectTask(msgspec.Struct, frozen=True):
    """A record with corrections."""

    record: str
    """The name of its object, as `put_record` returns it."""
    corrections: tuple[Correction, ...]
    people: tuple[PersonInfo, ...]
    """The entries of the people register that the corrections name."""
    page: PublishedPage | None
    """The page as it was published: corrections may name its turns by the ids there."""


class ErrorText(msgspec.Struct, frozen=True):
    """An error of a correction, as data."""

    sentence: str
    path: str | None
    line: int | None
    fragment: str | None

    def to_error(self) -> CorrectionError:
        """Return the error."""
        return CorrectionError(self.sentence, path=self.path, line=self.line, fragment=self.fragment)


class CorrectResult(msgspec.Struct, frozen=True):
    """A corrected record; its speakers are not resolved yet. The fields are those of `CorrectedRecord`."""

    record: str
    """The name of its object."""
    unredacted: str
    """The name of the object with the redacted passages, too."""
    labels: dict[str, str]
    applied: tuple[AppliedCorrection, ...]
    errors: tuple[ErrorText, ...]
    redacted: tuple[str, ...]
    label_facts: LabelFacts

    def to_corrected_record(self, folders: Folders) -> CorrectedRecord:
        """Return the corrected record with the records themselves."""
        return CorrectedRecord(
            record=get_record(folders, self.record),
            unredacted=get_record(folders, self.unredacted),
            labels=self.labels,
            applied=self.applied,
            errors=tuple(error.to_error() for error in self.errors),
            redacted=self.redacted,
        )


def _correct(folders: Folders, context: CorrectContext, task: CorrectTask) -> CorrectResult:
    settings = msgspec.structs.replace(context.settings, register=Register(task.people))
    record = get_record(folders, task.record)
    with interface_in(settings.interface):  # notes of redacted passages are in the language of the archive
        corrected = apply_corrections(record, task.corrections, settings, _positions_of_ids(record, task.page))
    return CorrectResult(
        record=put_record(folders, corrected.record),
        unredacted=put_record(folders, corrected.unredacted),
        labels=dict(corrected.labels),
        applied=corrected.applied,
        errors=tuple(ErrorText(error.sentence, error.path, error.line, error.fragment) for error in corrected.errors),
        redacted=corrected.redacted,
        label_facts=label_facts(corrected.record, settings, corrected.labels.values()),
    )


def _positions_of_ids(record: SessionRecord, page: PublishedPage | None) -> Mapping[str, int]:
    """Return the positions of the turns by id: the ids of the published page win over those of the record."""
    ids = {turn.id: position for position, turn in enumerate(record.turns)}
    if page is None:
        return ids
    turn_ids = keep_turn_ids(record, page)
    page_ids = {turn_id: position for position, turn_id in enumerate(turn_ids.ids)}
    former_ids = {
        former_id: page_ids[turn_id]
        for turn_id, former in turn_ids.former_ids.items()
        for former_id in former
        if turn_id in page_ids
    }
    return ids | former_ids | page_ids


CORRECT = DocumentStage(
    name="correct",
    work=_correct,
    context=CorrectContext,
    task=CorrectTask,
    result=CorrectResult,
    objects=lambda result: (result.record, result.unredacted),
)
"""The stage."""
