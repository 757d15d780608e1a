"""Summaries: the facts about a document that the archive keeps in memory for other pages, without its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

import msgspec

from generator.archive.addresses import Address
from generator.archive.page_limits import has_too_many_labels, too_large
from generator.corrections.applied import AppliedCorrection, corrected_labels, shown_label, shown_record
from generator.reading.grammar.file_names import words_of_file_name
from generator.records import Event, Finding, SessionRecord, Severity, Status, Turn
from generator.text import words
from generator.text.language import language_of_title

_MAX_LEAD_CHARS = 400
"""Characters of a paragraph in which its first words are looked for."""


_UNPRINTED = frozenset({"slug", "folder", "sidecar", "table", "file-name", "default"})
"""Where a title may come from that the document doesn't print."""


class TurnSummary(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A turn, as lists of turns need it."""

    id: str
    speaker: str | None
    label: str | None
    """As printed or corrected."""
    words: int
    first_words: str
    role: str | None = None
    corrected: bool = False
    """Whether a correction gave the turn to another speaker than its printed label."""
    language: str | None = None
    """The language of its words, if it isn't the archive's own."""


class FindingCount(msgspec.Struct, frozen=True, order=True):
    """How many findings of one code a document has."""

    code: str
    severity: Severity
    count: int


class Copy(msgspec.Struct, frozen=True):
    """Another file of the same session, with the number of words that it lacks and has in addition."""

    document: Summary
    missing_words: int
    extra_words: int


class Summary(msgspec.Struct, frozen=True):
    """A document, as lists of documents need it."""

    path: str
    """Path of the source below `content/transcripts`."""
    sha256: str | None
    own_address: Address
    """The address from the file's name."""
    address: Address
    """The address of the page that shows it: a copy's address if that is older or plainer, else its own."""
    kind: str
    status: Status
    title: str | None
    event: Event | None
    day: int | None
    date: str | None
    start_time: str | None
    room: str | None
    type: str | None
    code: str | None
    is_too_large: bool
    """Whether the text is too large for a page, which then shows no turns."""
    words: int
    turns: tuple[TurnSummary, ...]
    names_by_person: dict[str, str]
    """Names as shown, by person id."""
    finding_counts: tuple[FindingCount, ...]
    """Sorted by code."""
    copies: tuple[Copy, ...] = ()
    """Other files of this session, without pages; sorted by path."""
    title_language: str | None = None
    """The language of the title, if it is known and isn't the archive's own."""
    language: str | None = None
    publisher: str | None = None
    """Of the source."""

    @property
    def files(self) -> tuple[Summary, ...]:
        """The copies of this document, then this document itself."""
        return (*(copy.document for copy in self.copies), self)

    @property
    def href(self) -> str:
        """The document's address relative to the root of the site."""
        return self.address.href

    @property
    def shown_title(self) -> str:
        """The title, or the supplied title of a document without title."""
        return self.title or supplied_title(self.event.name if self.event is not None else None, self.path)

    @property
    def is_session(self) -> bool:
        """Whether it is a session; a press release or a report is an article."""
        return self.kind == "transcript"


def summarise(
    record: SessionRecord,
    address: Address,
    applied_corrections: Sequence[AppliedCorrection] = (),
    archive_language: str = "en",
) -> Summary:
    """Return the summary of a record as its page shows it, with the applied corrections."""
    labels = corrected_labels(applied_corrections)
    languages = _Languages(record.language, archive_language)
    turns = tuple(_summarise_turn(turn, labels, languages) for turn in shown_record(record, applied_corrections).turns)
    names = _names_of_people(record)
    if has_too_many_labels(record):
        turns, names = tuple(map(_without_speaker, turns)), {}
    return Summary(
        path=record.source.path,
        sha256=record.source.sha256,
        own_address=address,
        address=address,
        kind=record.kind,
        status=record.status,
        title=record.title,
        event=record.event,
        day=record.day,
        date=record.date,
        start_time=record.start_time,
        room=record.room,
        type=record.session.type,
        code=record.session.code,
        is_too_large=too_large(record),
        words=sum(turn.words for turn in turns),
        turns=turns,
        names_by_person=names,
        finding_counts=count_findings(record.findings),
        title_language=languages.other(_title_language(record)),
        language=record.language,
        publisher=record.source.publisher,
    )


def supplied_title(event_name: str | None, path: str) -> str:
    """Return a title for a document without one: `[Harbour board: Call 7]`, of the event and the file's name.

    Square brackets are the sign of librarians and of citation styles for a title that the document doesn't print.
    """
    words = words_of_file_name(unquote(PurePosixPath(path).stem, errors="replace"))
    return f"[{event_name}: {words}]" if event_name else f"[{words}]"


def count_findings(findings: Iterable[Finding]) -> tuple[FindingCount, ...]:
    """Return the number of findings for each code and severity, sorted."""
    counts = Counter((finding.code, finding.severity) for finding in findings)
    return tuple(sorted(FindingCount(code, severity, count) for (code, severity), count in counts.items()))


def spoken_texts(turn: Turn) -> list[str]:
    """Return the texts of a turn's blocks, without the stage directions."""
    return [block.text for block in turn.blocks if block.type != "event"]


class _Languages(msgspec.Struct, frozen=True):
    """The languages of a document and of the archive."""

    document: str
    archive: str

    def other(self, language: str | None) -> str | None:
        """Return a language unless it is the archive's own."""
        return language if language != self.archive else None


def _title_language(record: SessionRecord) -> str | None:
    if record.title is None:
        return None
    is_printed = record.provenance.get("title") not in _UNPRINTED
    return language_of_title(record.title, record.language, is_printed=is_printed)


def _names_of_people(record: SessionRecord) -> dict[str, str]:
    """Return the name of each person, by id; a name at a resolved label wins over one at an inferred label."""
    inferred, resolved = dict[str, str](), dict[str, str]()
    for turn in record.turns:
        if turn.speaker and turn.name:
            names = inferred if turn.resolved == "inferred" else resolved
            names[turn.speaker] = turn.name
    return inferred | resolved


def _summarise_turn(turn: Turn, labels: Mapping[str, str], languages: _Languages) -> TurnSummary:
    texts = spoken_texts(turn)
    first_text = next(iter(texts or [block.text for block in turn.blocks]), "")
    if len(first_text) > _MAX_LEAD_CHARS:
        first_text = first_text[:_MAX_LEAD_CHARS] + " …"
    return TurnSummary(
        id=turn.id,
        speaker=turn.speaker,
        label=shown_label(turn, labels),
        words=words.count_words(texts),
        first_words=words.first_words(first_text),
        role=turn.role,
        corrected=turn.resolved == "corrected",
        language=languages.other(turn.language or languages.document),
    )


def _without_speaker(turn: TurnSummary) -> TurnSummary:
    return msgspec.structs.replace(turn, speaker=None, label=None, role=None)
