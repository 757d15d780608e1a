"""Every source under `content/transcripts` becomes a record on disk and a summary in memory."""

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
from generator.archive.summary import Summary, counted, summarise, too_large
from generator.corrections.applied import AppliedCorrection
from generator.corrections.apply_corrections import CorrectedRecord
from generator.corrections.entry import CorrectionError
from generator.records import Finding, SessionRecord
from generator.settings.load import Settings


class Archive(msgspec.Struct, frozen=True):
    """All documents, in the order in which they were spoken, and the people in them."""

    documents: tuple[Summary, ...]
    """Those with a page: of copies one."""
    people: dict[str, Person]
    findings: dict[str, Finding] = {}
    """What comparing the documents found, by own address; their records, read one by one, don't have it."""
    kept: Mapping[str, TurnIds] = {}
    """The ids of the pages that were published before, by the page's address."""
    fragments: Mapping[str, Mapping[str, str]] = {}
    """Of addresses that lead on to another page and once had turns: the id there, by the former id."""
    told: Mapping[str, tuple[AppliedCorrection, ...]] = {}
    """The corrections that a page tells of, by its address."""
    withdrawn: tuple[WithdrawnDocument, ...] = ()
    """Sorted by address."""
    wrong: tuple[CorrectionError, ...] = ()
    """Corrections that could not be carried out."""

    @property
    def sessions(self) -> tuple[Summary, ...]:
        """The documents in which people speak."""
        return tuple(document for document in self.documents if document.is_session)

    def by_event(self) -> dict[str, list[Summary]]:
        """The documents of each event, by the event's id; those of no known event are left out."""
        found: dict[str, list[Summary]] = {}
        for document in self.documents:
            if document.event is not None:
                found.setdefault(document.event.id, []).append(document)
        return found

    def by_folder(self) -> dict[str, list[Summary]]:
        """The documents of each folder that has not the name of an event with documents, by the folder's slug."""
        events = {document.event.id for document in self.documents if document.event is not None}
        found: dict[str, list[Summary]] = {}
        for document in self.documents:
            if document.address.folder not in events:
                found.setdefault(document.address.folder, []).append(document)
        return found

    def by_type(self) -> dict[str, list[Summary]]:
        """The sessions of each type, by the type's id."""
        found: dict[str, list[Summary]] = {}
        for document in self.sessions:
            if document.type is not None:
                found.setdefault(document.type, []).append(document)
        return found


def source_files(transcripts: Path) -> Iterator[Path]:
    """Yield the files that are sources: not hidden, and no sidecar (`.yml`). Links to folders are not followed.

    A name that starts with two dots is no hidden file but an odd one, which has to be told of.
    """
    if not transcripts.is_dir():
        return
    for path in sorted(transcripts.rglob("*")):
        relative = path.relative_to(transcripts)
        if any(_HIDDEN.match(part) for part in relative.parts) or path.suffix.lower() in {".yml", ".yaml"}:
            continue
        if path.is_symlink() or not path.is_dir():
            yield path


def load_archive(
    transcripts: Path,
    settings: Settings,
    reserved: tuple[str, ...],
    keep: Callable[[SessionRecord, Address], None],
    published: Published = NOTHING_PUBLISHED,
    corrections: Path | None = None,
) -> Archive:
    """Read every source, hand each record to `keep`, and return what is known of all of them together.

    A source is read once; those that may be copies of one another are read again to be compared, and so are those
    that print a name behind another honorific than other documents do.

    Args:
        transcripts: The folder `content/transcripts`.
        settings: The archive's `site_config/`.
        reserved: Names at the top of the site that are taken by pages written by hand.
        keep: Called with each record as soon as it is read and its speakers are resolved; no record is held
            afterwards. Called again with one in which another document changed who speaks. Its turns have the ids that
            the document gives them, not those that its page keeps.
        published: The addresses and turns that readers know already.
        corrections: The folder `content/corrections`; `None` for the documents as their sources have them.
    """
    found = {path.relative_to(transcripts).as_posix(): path for path in source_files(transcripts)}
    withhold = NameRedactor(settings)
    reader = SourceReader(found, transcripts, settings, corrections, withhold)
    withdrawn = reader.withdrawn(published)
    alive = {address: page for address, page in published.items() if address not in withdrawn}
    known = published_addresses(found, alive, reader.plain)
    addresses = assign_addresses(found, reserved, known)
    documents = {}
    sketches = {}
    paths = {}
    kept = {}
    resolver = Resolver(settings)

    def keep_known(href: str, made: CorrectedRecord) -> None:
        if (page := published.get(href)) is not None:
            kept[href] = keep_turn_ids(for_comparing(made, page), page, withhold.hidden, made.as_read)

    def take(name: str) -> None:
        address = addresses[name]
        made = reader.read(name, address, published, resolver)
        record = made.record
        findings = address.findings + (_TOO_LARGE if too_large(record) else ())
        if findings:
            record = msgspec.structs.replace(record, findings=record.findings + findings)
        keep(record, address)
        documents[address.href] = summarise(record, address, made.told)
        sketches[address.href] = make_sketch(record)
        paths[address.href] = name
        keep_known(address.href, made)

    for name in reader.hiding():  # so that it is known what may stand nowhere
        reader.read(name, addresses[name], published, resolver)
    for name in found:
        take(name)
    apart = names_with_two_honorifics(pair for pairs in reader.honorifics.values() for pair in pairs)
    resolver = Resolver(settings, apart)
    for name in [name for name, pairs in reader.honorifics.items() if any(key in apart for key, _ in pairs)]:
        take(name)

    def read_again(name: str) -> CorrectedRecord:
        # Whose name is withheld is known only of speakers who are resolved.
        return reader.read(name, addresses[name], published, resolver if withhold.hidden else None)

    def read(href: str) -> CorrectedRecord:
        return read_again(paths[href])

    copies = find_copies(documents, sketches, lambda href: words_to_compare(read(href).record), published)
    shown = []
    fragments = {}
    for document in merge_copies(_with_findings(documents, copies.findings), copies):
        if document.href in published and document.own != document.address:
            keep_known(document.href, read(document.own.href))
        for one in document.files:
            if one.own != document.address:
                kept.pop(one.own.href, None)
                if one.own.href in published:
                    record = read(document.own.href).record
                    if document.href in kept:
                        record = with_turn_ids(record, kept[document.href])
                    fragments[one.own.href] = redirected_ids(record, published[one.own.href], withhold.hidden)
        shown.append(_with_kept_ids(document, kept.get(document.href)))
    shown.sort(key=chronology)
    return Archive(
        documents=tuple(shown),
        people=index_people(shown, settings.register.people),
        findings=copies.findings,
        kept=kept,
        fragments=fragments,
        told={
            document.href: told
            for document in shown
            if (told := reader.told(paths[document.own.href], [turn.id for turn in document.turns]))
        },
        withdrawn=tuple(withdrawn[address] for address in sorted(withdrawn)),
        wrong=(*reader.errors, *reader.seen_elsewhere(_files(shown, paths), lambda name: read_again(name).record)),
    )


def _files(shown: list[Summary], paths: Mapping[str, str]) -> list[list[str]]:
    """Return the sources of each session, those of its copies first."""
    return [[paths[one.own.href] for one in document.files] for document in shown]


def _with_kept_ids(document: Summary, kept: TurnIds | None) -> Summary:
    if kept is None or not kept.ids:
        return document
    turns = tuple(msgspec.structs.replace(turn, id=name) for turn, name in zip(document.turns, kept.ids, strict=True))
    return msgspec.structs.replace(document, turns=turns)


def _with_findings(documents: dict[str, Summary], findings: dict[str, Finding]) -> dict[str, Summary]:
    counted_anew = {
        href: msgspec.structs.replace(documents[href], found=tuple(sorted(documents[href].found + counted([finding]))))
        for href, finding in findings.items()
    }
    return documents | counted_anew


def hand_written_names(folder: Path) -> tuple[str, ...]:
    """Return the names at the top of the site that pages in `folder` take, which people wrote."""
    return tuple(path.stem for path in sorted(folder.glob("*.md")))


def chronology(document: Summary) -> tuple[str, int, str, str, str]:
    """Return the key that sorts documents: by date, else the event's start and the day, then time, room and path.

    Room 2 is before Room 10. What nothing is known of comes last.
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
_HIDDEN = re.compile(r"\.(?!\.)")
_TOO_LARGE = (
    Finding(
        code="too-large",
        severity="error",
        line=None,
        message="the text is too large for a page and is given as plain text only; split the file",
    ),
)
