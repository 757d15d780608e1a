"""The session record: what one source document becomes.

This is the contract with everything that reads the archive's data. `transcript-archive parse` prints these records,
the pages are rendered from them, and readers download them as `session.json`. Every field is always written; what is
not known is `None` or an empty list, never guessed and never an empty string.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["transcript", "press-release", "summary", "agenda", "other"]
SessionType = Literal[
    "workshop",
    "open-forum",
    "dynamic-coalition",
    "best-practice-forum",
    "nri",
    "main-session",
    "high-level",
    "lightning-talk",
    "town-hall",
    "launch-award",
    "networking",
    "pre-event",
    "opening",
    "closing",
    "newcomers",
    "mag-meeting",
    "open-consultation",
    "press-conference",
    "other",
]
Status = Literal["raw", "final"]
Resolution = Literal["printed", "normalised", "inferred", "corrected"]
BlockType = Literal["text", "event", "heading"]
EventKind = Literal[
    "applause",
    "laughter",
    "gavel",
    "pause",
    "silence",
    "music",
    "video",
    "sound",
    "language",
    "captioner",
    "session-start",
    "session-end",
    "other",
]
Severity = Literal["error", "warning", "info"]
Provenance = Literal[
    "heading",
    "header-line",
    "slug",
    "notice",
    "dateline",
    "day-table",
    "body",
    "sidecar",
    "folder",
    "correction",
    "default",
]
Lines = tuple[int, int]
"""First and last source line, counted from 1, both included."""


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the words come from."""

    path: str
    """Relative to `content/transcripts` for a file in it, else the file's name; never an absolute path."""
    sha256: str | None
    """Of the file's bytes, in hexadecimal; `None` where the file could not be opened."""
    format: str
    """`text`, `html`, `docx`, `vtt`, `srt`, `markdown`, or `unknown` for what isn't read."""
    lines: int
    """Lines end at LF, CR LF or CR; a last line without an end counts. For formats but text and Markdown they are
    the lines that reading the format made; `explain` shows them."""
    address: str | None
    """Where the document was published, from a sidecar."""
    retrieved: str | None
    """ISO date on which it was fetched, from a sidecar."""
    publisher: str | None
    """From a sidecar."""


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The meeting a session belongs to, as `site_config/events.yml` knows it."""

    id: str
    name: str
    ordinal: int | None
    place: str | None
    start: str | None
    end: str | None


class Session(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What sort of session it is and how people cite it."""

    type: SessionType | None
    code: str | None
    number: int | None


class Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A disclaimer or captioner's note about the text, whole."""

    lines: Lines
    text: str


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A paragraph, a stage direction or a subhead of a turn."""

    type: BlockType
    text: str
    event: EventKind | None = None
    """Which family of stage direction; written for event blocks only."""


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sentence an inference rests on."""

    line: int
    text: str


class Time(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a turn was spoken, in seconds from the start of the recording."""

    start: float
    end: float


class Turn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one printed mark opens: the label and the words up to the next mark."""

    id: str
    label: str | None
    """As printed, without chevrons and colon; `None` for an unidentified turn."""
    role: str | None
    name: str | None
    """As a reader should see it; `None` when the label names no person."""
    speaker: str | None
    """Id of a person; `None` when the label names no person."""
    resolved: Resolution | None
    evidence: Evidence | None
    time: Time | None
    lines: Lines
    blocks: tuple[Block, ...]


class Removed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lines of the source that are no words of the session, with the reason."""

    lines: Lines
    reason: str
    text: str


class Finding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A doubt, a fault, or how a value was derived."""

    code: str
    severity: Severity
    line: int | None
    message: str


class SessionRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One source document, understood."""

    schema: Literal[1]
    source: Source
    kind: Kind
    title: str | None
    event: Event | None
    day: int | None
    date: str | None
    start_time: str | None
    end_time: str | None
    room: str | None
    session: Session
    status: Status
    language: str
    notices: tuple[Notice, ...]
    turns: tuple[Turn, ...]
    removed: tuple[Removed, ...]
    findings: tuple[Finding, ...]
    provenance: dict[str, Provenance]


_encoder = msgspec.json.Encoder()


def to_json(record: SessionRecord) -> bytes:
    """Return the record as one line of UTF-8 JSON, fields in the order of the contract."""
    return _encoder.encode(record)


def from_json(data: bytes) -> SessionRecord:
    """Read back what `to_json` wrote.

    Raises:
        msgspec.ValidationError: The data is no session record.
    """
    return msgspec.json.decode(data, type=SessionRecord)
