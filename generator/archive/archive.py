"""The archive: a summary of each document, and the people in them. The texts are in records on disk."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from generator.archive.people.people_index import Person
from generator.archive.permanence.turn_ids import RedirectedIds, TurnIds
from generator.archive.summary import Summary
from generator.archive.terms.speaker_terms import SpokenTerms
from generator.archive.terms.terms import Term
from generator.corrections.applied import AppliedCorrection
from generator.corrections.entry import CorrectionError
from generator.records import Finding


class FormerDocument(msgspec.Struct, frozen=True):
    """A published document whose words are on no page now: its address keeps a note."""

    href: str
    """Its address, with a slash at the end."""
    turns: tuple[str, ...]
    """The published ids that reveal no withheld name."""
    withheld: bool
    """Whether other ids were published, which reveal a withheld name."""


class UnreadDocument(msgspec.Struct, frozen=True):
    """A document whose source can't be read; it has no page."""

    summary: Summary
    """It has no words."""
    note: FormerDocument | None
    """The note at its address; `None` if the address was not published."""


class WithdrawnDocument(FormerDocument, frozen=True):
    """A published document that was withdrawn from the archive."""

    reason: str
    author: str
    date: str
    """ISO date on which it was withdrawn."""


class Archive(msgspec.Struct, frozen=True):
    """All documents, in the order of their dates, and the people in them."""

    documents: tuple[Summary, ...]
    """The documents with a page; of several copies only one."""
    people: dict[str, Person]
    copy_findings: Mapping[str, Finding] = {}
    """Findings of comparing the documents, by own address."""
    turn_ids: Mapping[str, TurnIds] = {}
    """The turn ids of the pages that were published before, by the page's address."""
    redirected_ids: Mapping[str, RedirectedIds] = {}
    """Where the former turn ids lead, by the address that redirects."""
    applied_corrections: Mapping[str, tuple[AppliedCorrection, ...]] = {}
    """By the address of the page."""
    withdrawn: tuple[WithdrawnDocument, ...] = ()
    """Sorted by address."""
    unread: tuple[UnreadDocument, ...] = ()
    """Sorted by path."""
    correction_errors: tuple[CorrectionError, ...] = ()
    """Corrections that could not be applied."""
    records: Mapping[str, str] = {}
    """The record of each document and copy as readers get it: the name of an object, by own address."""
    terms: Mapping[str, tuple[Term, ...]] = {}
    """The terms of each document, by own address."""
    spoken_terms: Mapping[str, SpokenTerms] = {}
    """Which of these terms each person says, by own address."""
    findings: tuple[tuple[str, Finding], ...] = ()
    """The findings in the sources, each with the path of its source; sorted by path."""

    @property
    def sessions(self) -> tuple[Summary, ...]:
        """The documents in which people speak."""
        return tuple(document for document in self.documents if document.is_session)

    @property
    def event_names(self) -> dict[str, str]:
        """The name of each event with documents, by its id."""
        return {document.event.id: document.event.name for document in self.documents if document.event is not None}

    def by_event(self) -> dict[str, list[Summary]]:
        """The documents of each event, by the event's id; those without an event are left out."""
        documents: dict[str, list[Summary]] = {}
        for document in self.documents:
            if document.event is not None:
                documents.setdefault(document.event.id, []).append(document)
        return documents

    def by_folder(self) -> dict[str, list[Summary]]:
        """The documents of each folder whose name is not the id of an event with documents, by the folder's slug."""
        events = {document.event.id for document in self.documents if document.event is not None}
        documents: dict[str, list[Summary]] = {}
        for document in self.documents:
            if document.address.folder not in events:
                documents.setdefault(document.address.folder, []).append(document)
        return documents

    def by_type(self) -> dict[str, list[Summary]]:
        """The sessions of each type, by the type's id."""
        sessions: dict[str, list[Summary]] = {}
        for session in self.sessions:
            if session.type is not None:
                sessions.setdefault(session.type, []).append(session)
        return sessions


def place_in_day(document: Summary) -> int:
    """Return the place of a session without a time in its day: an opening is first, a closing last."""
    return _PLACES_IN_DAY.get(document.type or "", 0) if document.start_time is None else 0


def chronology(document: Summary) -> tuple[str, int, str, int, str, str]:
    """Return the key that sorts documents: by date, else by the event's start and the day, then time, room and path.

    Room 2 is before Room 10. A document without a value comes last, but see `place_in_day`.
    """
    last = "9999"
    start = document.event.start if document.event else None
    return (
        document.date or start or last,
        0 if document.date or document.day is None else document.day,
        document.start_time or last,
        place_in_day(document),
        _DIGITS.sub(lambda number: number[0].zfill(4), document.room or last),
        document.path,
    )


_PLACES_IN_DAY = {"opening": -1, "closing": 1}
"""By type of session."""

_DIGITS = re.compile(r"\d+")
