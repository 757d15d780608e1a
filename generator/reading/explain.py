"""Explain: the maintainer's microscope. What every line of a source became, which rule decided, and the text."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path

from generator.reading.draft import Draft, Piece
from generator.reading.record import record_of
from generator.reading.steps import draft_of
from generator.records import SessionRecord
from generator.settings.load import Settings
from generator.sources.document import read_source

_BECAME = 34
_RULE = 26
_NARROWEST = 40
_HEAD, _TAIL = 420, 120
"""Characters shown of a long piece: it is one thing from its first word to its last."""

_SIDECAR = {"address", "retrieved", "publisher"}


def explain(path: Path, transcripts: Path, settings: Settings) -> Iterator[str]:
    """Yield the lines of the explanation of the file at `path`: its source, its metadata, its findings.

    The text is shown as the source has it, or as the lines that reading its format made of it, but nothing
    in it can act on a terminal: characters that can't be printed are shown by their number.
    """
    document = read_source(path, transcripts)
    draft = draft_of(document, settings)
    record = record_of(draft)
    width = max(shutil.get_terminal_size((140, 24)).columns, _BECAME + _RULE + _NARROWEST)
    yield visible(record.source.path)
    made = "" if record.source.format in {"text", "markdown"} else " made of the file"
    yield f"{record.source.lines} lines{made} · {record.source.format} · SHA-256 {record.source.sha256 or 'not known'}"
    yield ""
    yield from _source(draft, width)
    yield ""
    yield from _metadata(record, width)
    yield ""
    yield from _findings(record, width)


def visible(text: str) -> str:
    """Return `text` on one line, with everything that isn't printable shown by its number: `<U+001B>`."""
    shown = "".join(character if character.isprintable() else _shown(character) for character in text)
    return shown.strip()


def _shown(character: str) -> str:
    return " " if character.isspace() and character not in "\u2028\u2029" else f"<U+{ord(character):04X}>"


def _source(draft: Draft, width: int) -> Iterator[str]:
    number = max(4, len(str(draft.document.source.lines)))
    room = width - number - _BECAME - _RULE - 6
    yield f"{'line':>{number}}  {'became':<{_BECAME}}  {'rule':<{_RULE}}  text"
    yield f"{'─' * number}  {'─' * _BECAME}  {'─' * _RULE}  {'─' * room}"
    shown = 0
    for piece in draft.pieces:
        if piece.line > shown + 1:
            yield f"{'·':>{number}}"  # blank lines
        line = "" if piece.line == shown else piece.line
        first, *more = textwrap.wrap(visible(_shortened(piece.text)), room, break_on_hyphens=False) or [""]
        yield f"{line:>{number}}  {_fit(_became(piece), _BECAME)}  {_fit(piece.rule or '', _RULE)}  {first}".rstrip()
        for text in more:
            yield " " * (number + _BECAME + _RULE + 6) + text
        shown = piece.line


def _became(piece: Piece) -> str:
    if piece.became == "mark":
        return f"turn {piece.turn}"
    if piece.became == "text":
        return "  text"
    if piece.became in {"event", "heading"}:
        return f"  {piece.became}: {piece.detail}"
    return f"removed: {piece.detail}" if piece.became == "removed" else str(piece.became)


def _metadata(record: SessionRecord, width: int) -> Iterator[str]:
    event = record.event
    parts = (event.id, event.name, event.place, _span(event.start, event.end)) if event else ()
    values = {
        "kind": record.kind,
        "title": record.title,
        "event": " · ".join(part for part in parts if part) or None,
        "day": record.day,
        "date": record.date,
        "start_time": record.start_time,
        "end_time": record.end_time,
        "room": record.room,
        "type": record.session.type,
        "code": record.session.code,
        "status": record.status,
        "language": record.language,
        "address": record.source.address,
        "retrieved": record.source.retrieved,
        "publisher": record.source.publisher,
        "turns": f"{len(record.turns)}, of which {sum(turn.label is None for turn in record.turns)} without label",
        "labels": len({turn.label for turn in record.turns} - {None}),
    }
    yield f"{'metadata':<12}from"
    yield f"{'─' * 10}  {'─' * 12}  {'─' * (width - 26)}"
    for name, value in values.items():
        origin = record.provenance.get(name, "sidecar" if name in _SIDECAR and value else "")
        yield f"{name:<10}  {origin:<12}  {'—' if value is None else visible(str(value))}"


def _findings(record: SessionRecord, width: int) -> Iterator[str]:
    yield "findings"
    yield "─" * width
    if not record.findings:
        yield "none"
    for finding in record.findings:
        line = f"line {finding.line}" if finding.line is not None else ""
        start = f"{finding.severity:<8}  {line:<10}  {finding.code:<22}  "
        first, *more = textwrap.wrap(visible(finding.message), max(_NARROWEST, width - len(start))) or [""]
        yield start + first
        for text in more:
            yield " " * len(start) + text


def _shortened(text: str) -> str:
    left_out = len(text) - _HEAD - _TAIL
    return f"{text[:_HEAD]} [… {left_out:,} characters …] {text[-_TAIL:]}" if left_out > _TAIL else text


def _span(start: str | None, end: str | None) -> str | None:
    return f"{start} to {end}" if start and end else start


def _fit(text: str, width: int) -> str:
    return f"{text if len(text) <= width else text[: width - 1] + '…':<{width}}"
