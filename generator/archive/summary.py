"""What the archive keeps of a document in memory: everything the other pages say of it, and none of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.archive.addresses import Address
from generator.corrections.applied import AppliedCorrection, corrected_labels, shown_label, shown_record
from generator.records import Event, Finding, SessionRecord, Severity, Status, Turn
from generator.text import words

MAX_BLOCK_CHARS = 1_000_000
"""Characters of a paragraph that a page can show; the cost of rendering one grows with its square."""

MAX_PAGE_CHARS = 5_000_000
"""Characters of a page that a browser can be asked to show."""


class TurnSummary(msgspec.Struct, frozen=True):
    """A turn, as lists of turns need it."""

    id: str
    speaker: str | None
    label: str | None
    """As printed, or as it was corrected."""
    words: int
    first_words: str
    role: str | None = None
    corrected: bool = False
    """Whether the printed label is another's."""


class FindingCount(msgspec.Struct, frozen=True, order=True):
    """How often one thing was found in a document."""

    code: str
    severity: Severity
    count: int


class Copy(msgspec.Struct, frozen=True):
    """Another file of the same session, and what its words lack or have besides."""

    document: Summary
    missing_words: int
    extra_words: int


class Summary(msgspec.Struct, frozen=True):
    """A document, as lists of documents need it."""

    path: str
    """Of the source, relative to `content/transcripts`."""
    sha256: str | None
    own_address: Address
    """Made of the file's name."""
    address: Address
    """Of the page that shows it: a copy's where that one is older or plainer, else its own."""
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
    """Whether the words are too many for a page, which then has no turns to lead to."""
    words: int
    turns: tuple[TurnSummary, ...]
    names_by_person: dict[str, str]
    """Name as shown, by person."""
    finding_counts: tuple[FindingCount, ...]
    """Sorted by code."""
    copies: tuple[Copy, ...] = ()
    """Other files of this session, which have no page; sorted by path."""

    @property
    def files(self) -> tuple[Summary, ...]:
        """All files of this session as documents: first its copies, then itself."""
        return (*(copy.document for copy in self.copies), self)

    @property
    def href(self) -> str:
        """The document's address relative to the root of the site."""
        return self.address.href

    @property
    def shown_title(self) -> str:
        """The title, or where nothing says it, what its file is called."""
        return self.title or f"Untitled ({self.address.stem})"

    @property
    def is_session(self) -> bool:
        """Whether people speak in it; a press release or a report is an article."""
        return self.kind == "transcript"


def summarise(record: SessionRecord, address: Address, told: Sequence[AppliedCorrection] = ()) -> Summary:
    """Return what the archive keeps of `record`, as its page shows it with the corrections `told` of."""
    labels = corrected_labels(told)
    turns = tuple(_summarise_turn(turn, labels) for turn in shown_record(record, told).turns)
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
        names_by_person=_names_of_people(record),
        finding_counts=count_findings(record.findings),
    )


def count_findings(findings: Iterable[Finding]) -> tuple[FindingCount, ...]:
    """Return how often each thing was found."""
    counts = Counter((finding.code, finding.severity) for finding in findings)
    return tuple(sorted(FindingCount(code, severity, count) for (code, severity), count in counts.items()))


def spoken_texts(turn: Turn) -> list[str]:
    """Return the words of a turn, paragraph by paragraph, without its stage directions."""
    return [block.text for block in turn.blocks if block.type != "event"]


def too_large(record: SessionRecord) -> bool:
    """Return whether the words are too many for a page; they are then in the plain text and the record alone."""
    sizes = [len(block.text) for turn in record.turns for block in turn.blocks]
    sizes += [len(notice.text) for notice in record.notices]
    return bool(sizes) and (max(sizes) > MAX_BLOCK_CHARS or sum(sizes) > MAX_PAGE_CHARS)


def _names_of_people(record: SessionRecord) -> dict[str, str]:
    """Return the name of each person; a form that is theirs by inference says less than one that is printed so."""
    inferred, sure = dict[str, str](), dict[str, str]()
    for turn in record.turns:
        if turn.speaker and turn.name:
            (inferred if turn.resolved == "inferred" else sure)[turn.speaker] = turn.name
    return inferred | sure


def _summarise_turn(turn: Turn, labels: Mapping[str, str]) -> TurnSummary:
    texts = spoken_texts(turn)
    lead = next((block.text for block in turn.blocks if block.type != "event"), None)
    if lead is None:
        lead = next((block.text for block in turn.blocks), "")
    return TurnSummary(
        id=turn.id,
        speaker=turn.speaker,
        label=shown_label(turn, labels),
        words=words.count(texts),
        first_words=words.first_words(lead[:400]) if len(lead) <= 400 else words.first_words(lead[:400] + " …"),
        role=turn.role,
        corrected=turn.resolved == "corrected",
    )
