"""Load the archive: each source under `content/transcripts` gets a record on disk and a summary in memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from generator.archive.addresses import Address, assign_addresses
from generator.archive.duplicates.find_copies import find_copies, merge_copies
from generator.archive.duplicates.shingles import make_sketch, words_to_compare
from generator.archive.people.people_index import Person, index_people
from generator.archive.people.resolve import Resolver, names_with_two_honorifics
from generator.archive.permanence.published import NOTHING_PUBLISHED, Published
from generator.archive.permanence.renamed_files import published_addresses
from generator.archive.permanence.turn_ids import TurnIds, keep_turn_ids, redirected_ids, with_turn_ids
from generator.archive.privacy.redact_names import NameRedactor
from generator.archive.reader import SourceReader, WithdrawnDocument, for_comparing
from generator.archive.summary import Summary, count_findings, summarise, too_large
from generator.corrections.applied import AppliedCorrection
from generator.corrections.apply_corrections import CorrectedRecord
from generator.corrections.entry import CorrectionError
from generator.records import Finding, SessionRecord
from generator.settings.load import Settings


class Archive(msgspec.Struct, frozen=True):
    """All documents, in the order of their dates, and the people in them."""

    documents: tuple[Summary, ...]
    """The documents with a page; of several copies only one."""
    people: dict[str, Person]
    copy_findings: dict[str, Finding] = {}
    """Findings of comparing the documents, by own address; the records, read one by one, lack them."""
    turn_ids: Mapping[str, TurnIds] = {}
    """The turn ids of the pages that were published before, by the page's address."""
    redirected_ids: Mapping[str, Mapping[str, str]] = {}
    """By redirecting address: each former turn id, with the turn id on the target page."""
    applied_corrections: Mapping[str, tuple[AppliedCorrection, ...]] = {}
    """By the address of the page."""
    withdrawn: tuple[WithdrawnDocument, ...] = ()
    """Sorted by address."""
    correction_errors: tuple[CorrectionError, ...] = ()
    """Corrections that could not be applied."""

    @property
    def sessions(self) -> tuple[Summary, ...]:
        """The documents in which people speak."""
        return tuple(document for document in self.documents if document.is_session)

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


def source_files(transcripts: Path) -> Iterator[Path]:
    """Yield the files that are sources: no hidden files and no sidecars (`.yml`). Links to folders are not followed.

    A file whose name begins with two dots is not hidden; it is a source that gets a finding.
    """
    if not transcripts.is_dir():
        return
    for path in sorted(transcripts.rglob("*")):
        relative = path.relative_to(transcripts)
        if any(_HIDDEN_FILE.match(part) for part in relative.parts) or path.suffix.lower() in {".yml", ".yaml"}:
            continue
        if path.is_symlink() or not path.is_dir():
            yield path


def load_archive(  # complexipy: ignore # noqa: C901 - its phases become named stages when the build does
    transcripts: Path,
    settings: Settings,
    reserved: tuple[str, ...],
    keep: Callable[[SessionRecord, Address], None],
    published: Published = NOTHING_PUBLISHED,
    corrections: Path | None = None,
) -> Archive:
    """Read all sources, pass each record to `keep`, and return the summaries of all of them.

    A source is read once. Sources that may be copies of one another are read again to be compared, and so are sources
    that print a name with another honorific than other documents do.

    Args:
        transcripts: The folder `content/transcripts`.
        settings: The archive's `site_config/`.
        reserved: Names at the top of the site that pages written by hand use.
        keep: Called with each record as soon as it is read and its speakers are resolved; no record is held
            afterwards. Called again if another document changes the speakers of a record. The turns have the ids of
            the record, not those that its page keeps.
        published: The published addresses and turns.
        corrections: The folder `content/corrections`; `None` for the documents as their sources have them.
    """
    sources = {path.relative_to(transcripts).as_posix(): path for path in source_files(transcripts)}
    redactor = NameRedactor(settings)
    reader = SourceReader(sources, transcripts, settings, corrections, redactor)
    withdrawn = reader.withdrawn(published)
    not_withdrawn = {address: page for address, page in published.items() if address not in withdrawn}
    addresses = assign_addresses(sources, reserved, published_addresses(sources, not_withdrawn, reader.plain))
    documents = {}
    sketches = {}
    sources_by_href = {}
    turn_ids = {}
    resolver = Resolver(settings)

    def keep_published_ids(href: str, corrected: CorrectedRecord) -> None:
        if (page := published.get(href)) is not None:
            record = for_comparing(corrected, page)
            turn_ids[href] = keep_turn_ids(record, page, redactor.withheld_names, corrected.ids_as_read)

    def read_and_keep(source: str) -> None:
        address = addresses[source]
        corrected = reader.read(source, address, published, resolver)
        record = corrected.record
        findings = address.findings + (_TOO_LARGE if too_large(record) else ())
        if findings:
            record = msgspec.structs.replace(record, findings=record.findings + findings)
        keep(record, address)
        documents[address.href] = summarise(record, address, corrected.applied)
        sketches[address.href] = make_sketch(record)
        sources_by_href[address.href] = source
        keep_published_ids(address.href, corrected)

    for source in reader.sources_with_redactions():  # first, to know all redacted passages
        reader.read(source, addresses[source], published, resolver)
    for source in sources:
        read_and_keep(source)
    ambiguous_names = names_with_two_honorifics(pair for pairs in reader.honorifics.values() for pair in pairs)
    resolver = Resolver(settings, ambiguous_names)
    for source in [
        source for source, pairs in reader.honorifics.items() if any(key in ambiguous_names for key, _ in pairs)
    ]:
        read_and_keep(source)

    def read_source_again(source: str) -> CorrectedRecord:
        # Only for resolved speakers is it known whose name is withheld.
        return reader.read(source, addresses[source], published, resolver if redactor.withheld_names else None)

    def read_again(href: str) -> CorrectedRecord:
        return read_source_again(sources_by_href[href])

    copies = find_copies(documents, sketches, lambda href: words_to_compare(read_again(href).record), published)
    shown = []
    redirected = {}
    for document in merge_copies(_with_copy_findings(documents, copies.findings), copies):
        if document.href in published and document.own_address != document.address:
            keep_published_ids(document.href, read_again(document.own_address.href))
        for file in document.files:
            href = file.own_address.href
            if file.own_address != document.address:
                turn_ids.pop(href, None)
                if href in published:
                    record = read_again(document.own_address.href).record
                    if document.href in turn_ids:
                        record = with_turn_ids(record, turn_ids[document.href])
                    redirected[href] = redirected_ids(record, published[href], redactor.withheld_names)
        shown.append(_with_turn_ids(document, turn_ids.get(document.href)))
    shown.sort(key=chronology)
    return Archive(
        documents=tuple(shown),
        people=index_people(shown, settings.register.people),
        copy_findings=copies.findings,
        turn_ids=turn_ids,
        redirected_ids=redirected,
        applied_corrections={
            document.href: applied
            for document in shown
            if (
                applied := reader.applied_corrections(
                    sources_by_href[document.own_address.href], [turn.id for turn in document.turns]
                )
            )
        },
        withdrawn=tuple(withdrawn[address] for address in sorted(withdrawn)),
        correction_errors=(
            *reader.errors,
            *reader.find_redacted_elsewhere(
                _sources_of_sessions(shown, sources_by_href), lambda source: read_source_again(source).record
            ),
        ),
    )


def _sources_of_sessions(shown: list[Summary], sources_by_href: Mapping[str, str]) -> list[list[str]]:
    """Return the sources of each session, those of its copies first."""
    return [[sources_by_href[file.own_address.href] for file in document.files] for document in shown]


def _with_turn_ids(document: Summary, turn_ids: TurnIds | None) -> Summary:
    if turn_ids is None or not turn_ids.ids:
        return document
    turns = tuple(
        msgspec.structs.replace(turn, id=turn_id) for turn, turn_id in zip(document.turns, turn_ids.ids, strict=True)
    )
    return msgspec.structs.replace(document, turns=turns)


def _with_copy_findings(documents: dict[str, Summary], findings: dict[str, Finding]) -> dict[str, Summary]:
    recounted = {
        href: msgspec.structs.replace(
            documents[href], finding_counts=tuple(sorted(documents[href].finding_counts + count_findings([finding])))
        )
        for href, finding in findings.items()
    }
    return documents | recounted


def hand_written_page_names(folder: Path) -> tuple[str, ...]:
    """Return the file names, without `.md`, of the hand-written pages in `folder`; each is a top-level address."""
    return tuple(path.stem for path in sorted(folder.glob("*.md")))


def chronology(document: Summary) -> tuple[str, int, str, str, str]:
    """Return the key that sorts documents: by date, else by the event's start and the day, then time, room and path.

    Room 2 is before Room 10. A document without a value comes last.
    """
    last = "9999"
    start = document.event.start if document.event else None
    return (
        document.date or start or last,
        0 if document.date or document.day is None else document.day,
        document.start_time or last,
        _DIGITS.sub(lambda number: number[0].zfill(4), document.room or last),
        document.path,
    )


_DIGITS = re.compile(r"\d+")
_HIDDEN_FILE = re.compile(r"\.(?!\.)")
_TOO_LARGE = (
    Finding(
        code="too-large",
        severity="error",
        line=None,
        message="the text is too large for a page and is given as plain text only; split the file",
    ),
)
