"""Stage "turn ids": the records as readers get them, with the turn ids that their pages keep."""

from __future__ import annotations

from functools import cached_property

import msgspec

from generator.archive.permanence.published import PublishedPage, fingerprint
from generator.archive.permanence.turn_ids import RedirectedIds, TurnIds, keep_turn_ids, redirected_ids, with_turn_ids
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.stages.stored_records import get_record, put_record
from generator.records import Finding, SessionRecord
from generator.results.document_stage import DocumentStage, Folders
from generator.settings.load import Settings
from generator.settings.people import PersonInfo, Register


class NumberContext(msgspec.Struct, frozen=True, dict=True):
    """What the turn ids depend on besides the record and its published page."""

    settings: Settings
    """The settings that reading uses."""
    withheld: tuple[PersonInfo, ...]
    """The entries of the people register whose names are withheld, and those whose names contain such a name."""

    @cached_property
    def withheld_names(self) -> WithheldNames:
        """The withheld names."""
        return WithheldNames(msgspec.structs.replace(self.settings, register=Register(self.withheld)))


class NumberTask(msgspec.Struct, frozen=True):
    """A record, and the page that shows it."""

    record: str
    unredacted: str | None
    ids_as_read: tuple[str, ...]
    page: PublishedPage | None
    """The page as it was published; `None` for a new page and for a copy."""
    finding: Finding | None
    """The finding of comparing the document with the others."""


class NumberResult(msgspec.Struct, frozen=True):
    """The record as readers get it."""

    record: str
    turn_ids: TurnIds | None
    """`None` if the page was not published."""


def _number(folders: Folders, context: NumberContext, task: NumberTask) -> NumberResult:
    if task.page is None and task.finding is None:
        return NumberResult(task.record, None)
    record = get_record(folders, task.record)
    turn_ids = None
    if task.page is not None:
        compared = record
        if task.unredacted is not None:
            compared = for_comparing(record, get_record(folders, task.unredacted), task.page)
        turn_ids = keep_turn_ids(compared, task.page, context.withheld_names, task.ids_as_read)
        record = with_turn_ids(record, turn_ids)
    if task.finding is not None:
        record = msgspec.structs.replace(record, findings=(*record.findings, task.finding))
    return NumberResult(put_record(folders, record), turn_ids)


def for_comparing(record: SessionRecord, unredacted: SessionRecord, published: PublishedPage) -> SessionRecord:
    """Return a record to compare with the published turns.

    A turn with a redacted passage has the passage, unless the turn was published without it.

    Args:
        record: The record without its redacted passages.
        unredacted: The same record with these passages.
        published: The page as it was published.
    """
    published_words = {
        words for turn in published.turns for words in (turn.words, *(version.words for version in turn.later_versions))
    }
    turns = tuple(
        redacted if fingerprint(redacted) in published_words else turn
        for redacted, turn in zip(record.turns, unredacted.turns, strict=True)
    )
    return msgspec.structs.replace(record, turns=turns)


NUMBER = DocumentStage(
    name="turn ids",
    work=_number,
    context=NumberContext,
    task=NumberTask,
    result=NumberResult,
    objects=lambda result: (result.record,),
)
"""The stage."""


class RedirectTask(msgspec.Struct, frozen=True):
    """An address that was published and redirects to the page of a record."""

    record: str
    page: PublishedPage


def _redirect(folders: Folders, context: NumberContext, task: RedirectTask) -> RedirectedIds:
    record = get_record(folders, task.record)
    return redirected_ids(record, task.page, context.withheld_names)


REDIRECT = DocumentStage(
    name="redirects",
    work=_redirect,
    context=NumberContext,
    task=RedirectTask,
    result=RedirectedIds,
    objects=lambda result: (),
)
"""The stage for addresses of copies that were published."""
