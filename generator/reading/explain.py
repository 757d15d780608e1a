"""Explain a source: what every line became, which rule decided, and the text."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.reading.draft import Draft, Piece
from generator.reading.explain_decisions import decisions
from generator.reading.record import record_of
from generator.reading.steps import draft_of
from generator.records import SessionRecord
from generator.settings.load import Settings
from generator.sources.document import Document, read_source
from generator.sources.stated_facts import StatedFact, source_values

_BECAME_WIDTH = 34
_RULE_WIDTH = 26
_MIN_TEXT_WIDTH = 40
_MAX_START_CHARS, _MAX_END_CHARS = 420, 120
"""The characters shown at the start and the end of a long piece; the middle became the same."""


def explain(path: Path, transcripts: Path, settings: Settings, stated: Sequence[StatedFact] = ()) -> Iterator[str]:
    """Yield the lines that explain the file at `path`: lines, metadata, decisions and findings.

    The text is that of the source, or the lines that reading its format made of it. It can't control the terminal:
    characters that can't be printed are shown by their number.
    """
    document = read_source(path, transcripts, stated)
    draft = draft_of(document, settings, is_explained=True)
    record = record_of(draft)
    width = max(shutil.get_terminal_size((140, 24)).columns, _BECAME_WIDTH + _RULE_WIDTH + _MIN_TEXT_WIDTH)
    yield visible(record.source.path)
    origin = "" if record.source.format in {"text", "markdown"} else " made of the file"
    sha256 = record.source.sha256 or "not known"
    yield f"{record.source.lines} lines{origin} · {record.source.format} · SHA-256 {sha256}"
    yield ""
    yield from _source(draft, width)
    yield ""
    yield from _metadata(record, _stated_sources(document), width)
    yield ""
    for line in decisions(draft):
        yield _fit(visible_line(line), width).rstrip()
    yield ""
    yield from _findings(record, width)


def visible(text: str) -> str:
    """Return `text` on one line, with characters that can't be printed shown by their number: `<U+001B>`."""
    return visible_line(text).strip()


def visible_line(text: str) -> str:
    """Return `text` like `visible`, with the blanks around it."""
    return "".join(character if character.isprintable() else _shown(character) for character in text)


def _shown(character: str) -> str:
    return " " if character.isspace() and character not in "\u2028\u2029" else f"<U+{ord(character):04X}>"


def _source(draft: Draft, width: int) -> Iterator[str]:
    number_width = max(4, len(str(draft.document.source.lines)))
    text_width = width - number_width - _BECAME_WIDTH - _RULE_WIDTH - 6
    yield f"{'line':>{number_width}}  {'became':<{_BECAME_WIDTH}}  {'rule':<{_RULE_WIDTH}}  text"
    yield f"{'─' * number_width}  {'─' * _BECAME_WIDTH}  {'─' * _RULE_WIDTH}  {'─' * text_width}"
    line_above = 0
    for piece in draft.pieces:
        if piece.line > line_above + 1:
            yield f"{'·':>{number_width}}"  # blank lines
        line = "" if piece.line == line_above else piece.line
        first, *more = textwrap.wrap(visible(_shortened(piece.text)), text_width, break_on_hyphens=False) or [""]
        became, rule = _fit(_became(piece), _BECAME_WIDTH), _fit(piece.rule or "", _RULE_WIDTH)
        yield f"{line:>{number_width}}  {became}  {rule}  {first}".rstrip()
        for text in more:
            yield " " * (number_width + _BECAME_WIDTH + _RULE_WIDTH + 6) + text
        line_above = piece.line


def _became(piece: Piece) -> str:
    if piece.became == "mark":
        return f"turn {piece.turn}"
    if piece.became == "text":
        return "  text"
    if piece.became in {"event", "heading"}:
        return f"  {piece.became}: {piece.detail}"
    return f"removed: {piece.detail}" if piece.became == "removed" else str(piece.became)


def _stated_sources(document: Document) -> dict[str, str]:
    """Return where the facts about the source are from, by field."""
    origins: dict[str, str] = {}
    for fact in document.stated:
        if fact.field in source_values([fact]):
            origins.setdefault(fact.field, fact.provenance)
    return origins


def _metadata(record: SessionRecord, stated: dict[str, str], width: int) -> Iterator[str]:
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
        "recording": record.source.recording,
        "licence": record.source.licence,
        "turns": f"{len(record.turns)}, {sum(turn.label is None for turn in record.turns)} of them without a label",
        "labels": len({turn.label for turn in record.turns} - {None}),
    }
    yield f"{'metadata':<12}from"
    yield f"{'─' * 10}  {'─' * 12}  {'─' * (width - 26)}"
    for name, value in values.items():
        origin = record.provenance.get(name, stated.get(name, ""))
        yield f"{name:<10}  {origin:<12}  {'—' if value is None else visible(str(value))}"


def _findings(record: SessionRecord, width: int) -> Iterator[str]:
    yield "findings"
    yield "─" * width
    if not record.findings:
        yield "none"
    for finding in record.findings:
        line = f"line {finding.line}" if finding.line is not None else ""
        start = f"{finding.severity:<8}  {line:<10}  {finding.code:<22}  "
        first, *more = textwrap.wrap(visible(finding.message), max(_MIN_TEXT_WIDTH, width - len(start))) or [""]
        yield start + first
        for text in more:
            yield " " * len(start) + text


def _shortened(text: str) -> str:
    left_out = len(text) - _MAX_START_CHARS - _MAX_END_CHARS
    return (
        f"{text[:_MAX_START_CHARS]} [… {left_out:,} characters …] {text[-_MAX_END_CHARS:]}"
        if left_out > _MAX_END_CHARS
        else text
    )


def _span(start: str | None, end: str | None) -> str | None:
    return f"{start} to {end}" if start and end else start


def _fit(text: str, width: int) -> str:
    return f"{text if len(text) <= width else text[: width - 1] + '…':<{width}}"
