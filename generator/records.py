"""The session record: a document as data.

This is the contract with every program that reads the archive's data. `transcript-archive parse` prints these records,
the pages are rendered from them, and readers download them as `session.json`. Every field is always written; a value
that is not known is `None` or an empty list, never guessed and never an empty string.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

RECORD_FILE = "session.json"
"""The record beside a page, in `build/docs` and in the site."""

Kind = Literal["transcript", "press-release", "summary", "agenda", "other"]
SessionType = Annotated[str, msgspec.Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""The id of a session type: an entry of the archive's `session_types.yml`, or of the list that the program brings."""

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
    "front-matter",
    "table",
    "file-name",
    "correction",
    "default",
]
Lines = tuple[int, int]
"""First and last source line, counted from 1, both included."""


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The source of a document."""

    path: str
    """Relative to `content/transcripts`; for a file outside of it the file's name. Never an absolute path."""
    sha256: str | None
    """Of the file's bytes, in hexadecimal; `None` if the file could not be opened."""
    format: str
    """`text`, `html`, `docx`, `odt`, `rtf`, `epub`, `pdf`, `vtt`, `srt`, `sbv`, `ass`, `json`, `markdown`, or `unknown`
    for a format that isn't read."""
    lines: int
    """The number of lines. They end at LF, CR LF or CR; a last line without an end counts. For text and Markdown they
    are the lines of the file, for other formats the lines that `explain` shows."""
    address: str | None
    """The address where the document was published. This field and those below are stated beside the text, mostly in a
    sidecar."""
    retrieved: str | None
    """The ISO date on which it was downloaded."""
    publisher: str | None
    recording: str | None
    """The address of a recording of the session."""
    licence: str | None
    """The licence of the document, as a name or an address."""


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The event that a session belongs to, from `site_config/events.yml`."""

    id: str
    name: str
    ordinal: int | None
    place: str | None
    start: str | None
    end: str | None


class Session(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The type and the code of a session."""

    type: SessionType | None
    code: str | None
    number: int | None


class Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A disclaimer or note of the captioners about the text, complete."""

    lines: Lines
    text: str


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A paragraph, a stage direction or a heading of a turn."""

    type: BlockType
    text: str
    event: EventKind | None = None
    """The kind of stage direction; written for event blocks only."""


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sentence that names an inferred speaker."""

    line: int
    text: str


class Time(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The time of a turn, in seconds from the start of the recording, or from midnight if a clock is printed."""

    start: float
    end: float | None
    """`None` if only the start is printed."""

    @property
    def last(self) -> float:
        """The last second that is known: the end, else the start."""
        return self.start if self.end is None else self.end


class Turn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One stretch of speech: a label and the words up to the next mark."""

    id: str
    label: str | None
    """As printed, without chevrons and colon; `None` for an unidentified turn."""
    role: str | None
    name: str | None
    """As pages show it; `None` if the label names no person."""
    speaker: str | None
    """The id of a person; `None` if the label names no person."""
    resolved: Resolution | None
    evidence: Evidence | None
    time: Time | None
    lines: Lines
    blocks: tuple[Block, ...]
    language: str | None = None
    """Where it differs from the document's beyond doubt."""


class Removed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lines of the source that are not part of the session, with the reason."""

    lines: Lines
    reason: str
    text: str


class Finding(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Anything about a document that a person should look at."""

    code: str
    severity: Severity
    line: int | None
    message: str
    """For maintainers, in English."""
    values: tuple[str, ...] = ()
    """What the finding is about: words of the source, names, ISO dates, codes. Pages show them in any language; a
    record that is published or printed leaves them out."""


class SessionRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One document."""

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
    return _encoder.encode(published(record))


def to_stored_json(record: SessionRecord) -> bytes:
    """Return the record as JSON with the values of its findings, which the next stages need."""
    return _encoder.encode(record)


def published(record: SessionRecord) -> SessionRecord:
    """Return a record as others read it: findings without their values."""
    findings = tuple(msgspec.structs.replace(finding, values=()) for finding in record.findings)
    return msgspec.structs.replace(record, findings=findings)


def from_json(data: bytes) -> SessionRecord:
    """Return the record that `to_json` or `to_stored_json` wrote.

    Raises:
        msgspec.ValidationError: The data is not a session record.
    """
    return msgspec.json.decode(data, type=SessionRecord)
