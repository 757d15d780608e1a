"""A document read and shown in one line a piece: what fixture files of documents expect."""

from __future__ import annotations

from pathlib import Path

from generator.reading.draft import Draft
from generator.reading.record import record_of
from generator.reading.steps import draft_of
from generator.settings.load import Settings
from generator.sources.document import read_source
from generator.text.normal import tidy

_FACTS = ("title", "day", "date", "start_time", "end_time", "room")


def outline(text: str, folder: Path, settings: Settings, name: str = "session.txt") -> str:
    """Return what each piece of `text` became, then the facts that were found."""
    path = folder / name
    path.write_bytes(text.encode())
    draft = draft_of(read_source(path, folder / "transcripts"), settings)
    return "\n".join([*_pieces(draft), *_facts(draft)])


def _pieces(draft: Draft) -> list[str]:
    shown = []
    for piece in draft.pieces:
        if piece.became == "mark":
            shown.append(f"{piece.line} turn {piece.turn}")
            continue
        detail = f" {piece.detail}" if piece.detail else ""
        shown.append(f"{piece.line} {piece.became}{detail} | {tidy(piece.text)}")
    return shown


def _facts(draft: Draft) -> list[str]:
    record = record_of(draft)
    facts = {
        "kind": record.kind if record.kind != "transcript" else None,
        "event": record.event.id if record.event else None,
        **{name: getattr(record, name) for name in _FACTS},
        "type": record.session.type,
        "code": record.session.code,
        "status": record.status if record.status != "final" else None,
    }
    lines = [
        f"{name}: {value}" + (f" ({record.provenance[name]})" if name in record.provenance else "")
        for name, value in facts.items()
        if value is not None and not (name == "title" and record.provenance["title"] == "slug")
    ]
    expected = {"event-unknown", "title-from-address", "title-unknown", "date-unknown"}
    return [*lines, *(f"{finding.code}: {finding.line}" for finding in record.findings if finding.code not in expected)]
