"""ConvoKit's files: a corpus for each event, which `convokit.Corpus` opens from its folder.

A session is a conversation, a turn an utterance; each replies to the turn before it, which says their order and no
more. ConvoKit wants a speaker for each utterance. Turns without a person get the placeholder of their session
(`forum-2020/ws168/#unidentified`), which is any number of people: `is_person` is false in its metadata, and the
utterance has the printed label and the degree to which its speaker is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.exports.archive import ExportArchive
from generator.exports.document import CAPTIONS_NOTE, DEGREES, NOBODY, Degree, DocumentFacts, ExportDocument, ExportTurn
from generator.exports.format import Format, Joined, WholeFiles
from generator.exports.gzip_members import gzipped
from generator.interface.catalogue import message
from generator.urls import DATA_ADDRESS

_FOLDER = f"{DATA_ADDRESS}convokit/{{part}}/"

_PLACEHOLDER = "unidentified"
"""Behind the id of a session: the speaker of its turns without a person."""


class Correction(msgspec.Struct, frozen=True):
    """Misheard words or a label that a person corrected."""

    correct: str
    printed: str | None
    now: str | None
    reason: str
    author: str
    date: str


class UtteranceMeta(msgspec.Struct, frozen=True, omit_defaults=True):
    """What ConvoKit has no field for. A field with a default is left out where it says nothing."""

    label: str | None
    """As printed."""
    role: str | None
    resolved: Degree
    language: str
    evidence: str | None = None
    start: float | None = None
    """In seconds."""
    end: float | None = None
    stage_directions: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


class Utterance(msgspec.Struct, frozen=True):
    """A line of `utterances.jsonl`: a turn. ConvoKit has defaults for the fields that are missing here."""

    id: str
    """The address of the turn below that of the site."""
    conversation_id: str
    """The address of the session below that of the site."""
    text: str
    speaker: str
    meta: UtteranceMeta
    reply_to: str | None = msgspec.field(name="reply-to")


class SpeakerMeta(msgspec.Struct, frozen=True):
    """A person, or the placeholder of a session."""

    name: str
    address: str
    """Of the person's page, or of the session."""
    is_person: bool


class ConversationMeta(msgspec.Struct, frozen=True):
    """A session."""

    title: str
    address: str
    event: str | None
    date: str | None
    type: str | None
    code: str | None
    room: str | None
    language: str
    status: str


class _Described(msgspec.Struct, frozen=True):
    meta: SpeakerMeta | ConversationMeta
    vectors: tuple[str, ...] = ()


class _CorpusMeta(msgspec.Struct, frozen=True):
    name: str
    address: str
    """Of the site. With the id of an utterance behind it, it is the address of the turn."""
    notice: str = CAPTIONS_NOTE
    resolved: Mapping[Degree, str] = msgspec.field(default_factory=lambda: DEGREES)


class _Index(msgspec.Struct, frozen=True, rename="kebab"):
    utterances_index: Mapping[str, Sequence[str]]
    speakers_index: Mapping[str, Sequence[str]]
    conversations_index: Mapping[str, Sequence[str]]
    overall_index: Mapping[str, Sequence[str]]
    version: int = 1
    vectors: tuple[str, ...] = ()


_encoder = msgspec.json.Encoder()


def utterances(document: ExportDocument) -> bytes:
    """Return the utterances of a session, one a line; nothing for an article."""
    if not document.facts.is_session:
        return b""
    conversation = conversation_id(document.facts)
    ids = [None, *(f"{conversation}#{turn.id}" for turn in document.turns)]
    lines = (
        Utterance(
            id=f"{conversation}#{turn.id}",
            conversation_id=conversation,
            text=turn.text,
            speaker=turn.speaker or f"{conversation}#{_PLACEHOLDER}",
            meta=_meta(document, turn),
            reply_to=before,
        )
        for before, turn in zip(ids, document.turns, strict=False)
    )
    return b"".join(_encoder.encode(line) + b"\n" for line in lines)


def corpus_files(archive: ExportArchive) -> WholeFiles:
    """Yield the other files of each corpus: its speakers, its conversations, itself, and the index of metadata."""
    for part, documents in archive.by_event.items():
        sessions = [document for document in documents if document.is_session]
        if not sessions:
            continue
        folder = _FOLDER.replace("{part}", part)
        event = next((document.event.name for document in documents if document.event is not None), part)
        corpus = _CorpusMeta(f"{event} · {archive.facts.name}", archive.facts.site_url)
        yield f"{folder}speakers.json", _json_object(_speakers(archive, sessions))
        yield f"{folder}conversations.json", _json_object(map(_conversation, sessions))
        yield f"{folder}corpus.json", [_encoder.encode(corpus) + b"\n"]
        yield f"{folder}index.json", [_encoder.encode(_INDEX) + b"\n"]


CONVOKIT = Format(
    name="convokit",
    title=message("ConvoKit"),
    about=message("A corpus of the sessions of each event, for ConvoKit and for any program that reads JSON lines."),
    joined=(gzipped(Joined(f"{_FOLDER}utterances.jsonl.gz", utterances)),),
    whole=corpus_files,
)


def conversation_id(facts: DocumentFacts) -> str:
    """Return the id of a session's conversation: its address below that of the site."""
    return facts.href


def _meta(document: ExportDocument, turn: ExportTurn) -> UtteranceMeta:
    shown = frozenset(turn.corrections)
    return UtteranceMeta(
        label=turn.label,
        role=turn.role,
        resolved=turn.resolved,
        evidence=turn.evidence,
        language=turn.language,
        start=turn.time.start if turn.time is not None else None,
        end=turn.time.end if turn.time is not None else None,
        stage_directions=tuple(block.text for block in turn.blocks if block.type == "event"),
        corrections=tuple(
            Correction(entry.kind, entry.printed, entry.now, entry.reason, entry.author, entry.date)
            for entry in document.corrections
            if shown and entry.number in shown
        ),
    )


def _speakers(archive: ExportArchive, sessions: Sequence[DocumentFacts]) -> Iterator[tuple[str, _Described]]:
    for speaker in sorted({speaker for session in sessions for speaker in session.speakers}):
        person = archive.people[speaker]
        yield speaker, _Described(SpeakerMeta(person.name, archive.facts.site_url + person.href, is_person=True))
    for session in sessions:
        meta = SpeakerMeta(NOBODY, session.address, is_person=False)
        yield f"{conversation_id(session)}#{_PLACEHOLDER}", _Described(meta)


def _conversation(session: DocumentFacts) -> tuple[str, _Described]:
    meta = ConversationMeta(
        title=session.title,
        address=session.address,
        event=session.event.name if session.event is not None else None,
        date=session.date,
        type=session.type,
        code=session.code,
        room=session.room,
        language=session.language,
        status=session.status,
    )
    return conversation_id(session), _Described(meta)


def _json_object(entries: Iterable[tuple[str, _Described]]) -> Iterator[bytes]:
    """Yield a JSON object, an entry a line."""
    before = b"{\n"
    for key, value in entries:
        yield before + _encoder.encode(key) + b": " + _encoder.encode(value)
        before = b",\n"
    yield b"\n}\n" if before == b",\n" else b"{}\n"


def _fields(meta: type[msgspec.Struct]) -> dict[str, list[str]]:
    """Return the index of a kind of metadata: ConvoKit infers the types of fields without one."""
    return {name: [] for name in meta.__struct_fields__}


_INDEX = _Index(_fields(UtteranceMeta), _fields(SpeakerMeta), _fields(ConversationMeta), _fields(_CorpusMeta))
