"""Invented documents and corrections, and what came of them in lines that a reader understands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.corrections.apply_corrections import CorrectedRecord, apply_corrections
from generator.corrections.files import read_corrections
from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.load import ArchiveInfo, EventInfo, Settings
from generator.settings.people import PersonInfo, Register

SETTINGS = Settings(
    archive=ArchiveInfo(series="Cheese Moot", series_short="MOOT"),
    events=(EventInfo("moot-2001", "MOOT 2001"), EventInfo("moot-2003", "MOOT 2003", place="Brie-sur-Mer")),
    types=(),
    register=Register((PersonInfo("bram-kaas", "Bram van der Kaas"),)),
)
COMMON = {"reason": "It was heard.", "author": "Ed Itor", "date": "2024-05-31"}


def alone(record: SessionRecord, _: object) -> SessionRecord:
    """Return the record as it is: the register names nobody."""
    return record


def read(folder: Path, text: str) -> SessionRecord:
    """Return the record of an invented source."""
    path = folder / "transcripts" / "moot-2001" / "ws3.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_document(path, folder / "transcripts", SETTINGS)


def corrected(folder: Path, text: str, given: str) -> CorrectedRecord:
    """Return what becomes of a source by corrections in YAML, to which reason, author and date are added."""
    record = read(folder, text)
    path = folder / "ws3.yml"
    entries = [COMMON | entry for entry in yaml.load(given, Loader=yaml.BaseLoader)]  # noqa: S506 - makes text only
    path.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False), encoding="utf-8")
    corrections, errors = read_corrections(path, "ws3.yml")
    ids = {turn.id: number for number, turn in enumerate(record.turns)}
    made = apply_corrections(record, corrections, SETTINGS, alone, ids)
    return CorrectedRecord(made.record, made.unredacted, made.applied, (*errors, *made.errors), made.redacted)


def outline(made: CorrectedRecord) -> Iterator[str]:
    """Yield a line for each thing that a reader would look at."""
    record = made.record
    for field in ("title", "date", "room", "start_time"):
        if record.provenance.get(field) == "correction":
            yield f"{field} = {getattr(record, field)}"
    if record.provenance.get("event") == "correction" and record.event is not None:
        yield f"event = {record.event.name}, {record.event.place}"
    for turn in record.turns:
        who = turn.name or turn.role or "-"
        how = f" {turn.resolved} {turn.speaker or '-'}" if turn.resolved == "corrected" else ""
        words = " / ".join(f"({block.event}) {block.text}" if block.event else block.text for block in turn.blocks)
        yield f"{turn.id} [{turn.label or ''}] {who}{how}: {words}"
    yield from (f"removed {one.text}" for one in record.removed if one.reason == "marker")
    for one in made.applied:
        facts = [one.kind, one.field, one.turn, one.printed and f"“{one.printed}”", one.now and f"now “{one.now}”"]
        place = f"{one.block}:{one.offset}" if one.offset is not None else None
        yield "applied " + " ".join(fact for fact in (*facts, place) if fact)
    yield from ("needless" for finding in record.findings if finding.code == "correction-needless")
    yield from (f"error {error.sentence}" for error in made.errors)
