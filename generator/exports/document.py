"""What an export sees of one document: its record, its facts, and its turns with the address and degree of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

import msgspec

from generator.archive.page_limits import has_too_many_labels
from generator.archive.privacy.redact_names import is_withheld
from generator.archive.summary import Summary
from generator.corrections.applied import AppliedCorrection, by_turn, corrected_labels, shown_blocks, shown_label
from generator.interface.catalogue import Interface
from generator.linking.links import DocumentLinks
from generator.records import Block, Event, SessionRecord, Time, Turn
from generator.urls import person_address

Degree = Literal[
    "printed", "normalised", "inferred", "corrected", "label-only", "withheld", "unidentified", "article"
]  # fmt: skip
"""How the speaker of a turn is known. The first four are those of the record. `label-only`: a label is printed, and it
names no person (a role, a room, a country). `unidentified`: no label is printed. `article`: nobody speaks."""

DEGREES: Mapping[Degree, str] = {
    "printed": "the label names the person",
    "normalised": "the label names the person after its typography was put right",
    "inferred": "another sentence of the document names the person; it is given as evidence",
    "corrected": "a correction names the person, or says that nobody knows who speaks",
    "label-only": "a label is printed, and it names no person: a role, an organisation, a room",
    "withheld": "the name is withheld at the person's request",
    "unidentified": "no label is printed",
    "article": "the words of an article, which nobody speaks",
}
"""The degrees, with what each says."""

CAPTIONS_NOTE = "Captions, typed while people spoke. They are not an authoritative record."
"""What each export says of the words."""

NOBODY = "Unidentified speaker"
"""The name of whoever speaks where nobody is known, for formats that want one. No export depends on a language."""

UNDATED = "undated"
"""In place of a year that isn't known."""


class ArchiveFacts(msgspec.Struct, frozen=True):
    """The archive, as the head of an export names it."""

    name: str
    description: str
    language: str
    site_url: str
    """With a slash at the end."""
    type_names: Mapping[str, str]
    """The names of session types, by id."""
    mail: str | None = None
    """The mail address of the maintainers."""
    oai_gateway: str | None = None
    """The address of the gateway that answers for the OAI-PMH static repository."""
    own_catalogue: bytes = b""
    """The compiled catalogue of the archive's own."""

    @property
    def interface(self) -> Interface:
        """The interface of the site, for exports that speak to readers."""
        return Interface(self.language, self.own_catalogue)


class DocumentFacts(msgspec.Struct, frozen=True):
    """The facts of a document, without its text."""

    href: str
    """The address of its page relative to the root of the site: `forum-2016/on-gardens/`."""
    address: str
    """The full address."""
    path: str
    """Of its source, below `content/transcripts`."""
    title: str
    """As its page shows it, never empty."""
    has_title: bool
    """Whether the document has this title, not only its file a name."""
    kind: str
    status: str
    event: Event | None
    day: int | None
    date: str | None
    start_time: str | None
    room: str | None
    type: str | None
    type_name: str | None
    code: str | None
    language: str
    publisher: str | None
    is_session: bool
    is_too_large: bool
    """Whether its page shows no turns."""
    words: int
    turns: int
    """Number of turns."""
    speakers: tuple[str, ...]
    """The ids of the people who speak, in the order of their first turns."""
    corrections: int
    """Number of applied corrections."""
    part: str
    """The event's id, or the folder of a document without an event: files that are divided by event have it."""
    changed: str | None = None
    """ISO date of its newest correction, or of its first freeze; `None` if it was not frozen yet."""

    @property
    def year(self) -> str:
        """The year of the document, or that of its event; `undated` if none is known."""
        date = self.date or (self.event.start if self.event is not None else None)
        return date[:4] if date else UNDATED


def document_facts(
    document: Summary, archive: ArchiveFacts, corrections: Sequence[AppliedCorrection], added: str | None = None
) -> DocumentFacts:
    """Return the facts of a document with a page.

    Args:
        document: The summary of the document.
        archive: The facts of the archive.
        corrections: The corrections of the document.
        added: ISO date of its first freeze, if that is known.
    """
    changes = [correction.date for correction in corrections] + ([added] if added is not None else [])
    return DocumentFacts(
        href=document.href,
        address=archive.site_url + document.href,
        path=document.path,
        title=document.shown_title,
        has_title=document.title is not None,
        kind=document.kind,
        status=document.status,
        event=document.event,
        day=document.day,
        date=document.date,
        start_time=document.start_time,
        room=document.room,
        type=document.type,
        type_name=archive.type_names.get(document.type, document.type) if document.type is not None else None,
        code=document.code,
        language=document.language or archive.language,
        publisher=document.publisher,
        is_session=document.is_session,
        is_too_large=document.is_too_large,
        words=document.words,
        turns=len(document.turns),
        speakers=tuple(dict.fromkeys(turn.speaker for turn in document.turns if turn.speaker is not None)),
        corrections=len(corrections),
        part=document.event.id if document.event is not None else document.address.folder,
        changed=max(changes, default=None),
    )


class ExportTurn(msgspec.Struct, frozen=True):
    """A turn as its page shows it."""

    number: int
    """Its place in the document, from 1."""
    id: str
    address: str
    """The full address; that of the page if the page shows no turns."""
    label: str | None
    """As printed."""
    shown: str | None
    """The name or the label that the page shows; `None` for an unidentified speaker."""
    name: str | None
    speaker: str | None
    """The id of a person."""
    role: str | None
    resolved: Degree
    evidence: str | None
    """The sentence that an inferred speaker rests on."""
    language: str
    time: Time | None
    lines: tuple[int, int]
    """The first and the last line of the source."""
    blocks: tuple[Block, ...]
    """With misheard words corrected."""
    words: int
    """Spoken words, without the stage directions."""
    corrections: tuple[int, ...]
    """The numbers of the corrections that the turn shows."""

    @property
    def text(self) -> str:
        """The spoken words, a line for each paragraph."""
        return "\n".join(block.text for block in self.blocks if block.type != "event")


class ExportDocument(msgspec.Struct, frozen=True, dict=True):
    """A document, as every export sees it: names are withheld and passages are redacted already."""

    archive: ArchiveFacts
    facts: DocumentFacts
    record: SessionRecord
    """As readers get it: the printed words."""
    corrections: tuple[AppliedCorrection, ...]
    mentions: DocumentLinks
    """What the words name, by the indexes of turn and block; the places are in the words as shown."""
    turn_words: tuple[int, ...]
    """The number of spoken words of each turn."""

    @cached_property
    def turns(self) -> tuple[ExportTurn, ...]:
        """The turns as the page shows them."""
        corrections = by_turn(self.corrections)
        labels = corrected_labels(self.corrections)
        is_anonymous = has_too_many_labels(self.record)
        return tuple(
            self._turn(number, turn, corrections.get(turn.id, ()), labels, is_anonymous=is_anonymous)
            for number, turn in enumerate(self.record.turns, start=1)
        )

    def _turn(
        self,
        number: int,
        turn: Turn,
        corrections: Sequence[AppliedCorrection],
        labels: Mapping[str, str],
        *,
        is_anonymous: bool,
    ) -> ExportTurn:
        blocks = tuple(block for block, _ in shown_blocks(turn, corrections)) if corrections else turn.blocks
        label = shown_label(turn, labels)
        return ExportTurn(
            number=number,
            id=turn.id,
            address=self.facts.address if self.facts.is_too_large else f"{self.facts.address}#{turn.id}",
            label=turn.label,
            shown=label if is_anonymous else turn.name or label,
            name=None if is_anonymous else turn.name,
            speaker=None if is_anonymous else turn.speaker,
            role=turn.role,
            resolved=_degree(turn, is_session=self.facts.is_session, is_anonymous=is_anonymous),
            evidence=turn.evidence.text if turn.evidence is not None and not is_anonymous else None,
            language=turn.language or self.record.language,
            time=turn.time,
            lines=turn.lines,
            blocks=blocks,
            words=self.turn_words[number - 1],
            corrections=tuple(sorted({correction.number for correction in corrections})),
        )

    def person_address(self, person_id: str) -> str:
        """Return the full address of a person's page."""
        return self.archive.site_url + person_address(person_id)


def _degree(turn: Turn, *, is_session: bool, is_anonymous: bool) -> Degree:
    if not is_session:
        return "article"
    if is_withheld(turn):
        return "withheld"
    if turn.resolved is not None and not is_anonymous:
        return turn.resolved
    return "label-only" if turn.label is not None else "unidentified"
