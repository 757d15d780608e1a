"""Invented documents and corrections, and the corrected records as readable lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from generator.corrections.apply_corrections import CorrectedRecord, apply_corrections, without_needless_speakers
from generator.corrections.files import read_corrections
from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.archive import ArchiveInfo
from generator.settings.events import EventInfo
from generator.settings.load import Settings
from generator.settings.people import PersonInfo, Register
from generator.settings.session_types import default_session_types

SETTINGS = Settings(
    archive=ArchiveInfo(series="Cheese Moot", series_short="MOOT"),
    events=(EventInfo("moot-2001", "MOOT 2001"), EventInfo("moot-2003", "MOOT 2003", place="Brie-sur-Mer")),
    types=default_session_types(),
    register=Register((PersonInfo("bram-kaas", "Bram van der Kaas"),)),
)
COMMON = {"reason": "It was heard.", "author": "Ed Itor", "date": "2024-05-31"}


def unresolved(record: SessionRecord, _: object) -> SessionRecord:
    """Return the record as it is: the register has none of its people."""
    return record


def read(folder: Path, text: str) -> SessionRecord:
    """Return the record of an invented source."""
    path = folder / "transcripts" / "moot-2001" / "ws3.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_document(path, folder / "transcripts", SETTINGS)


def corrected(folder: Path, text: str, corrections_yaml: str) -> CorrectedRecord:
    """Return the record of a source with corrections in YAML, which get a reason, an author and a date."""
    record = read(folder, text)
    path = folder / "ws3.yml"
    entries = [COMMON | entry for entry in yaml.load(corrections_yaml, Loader=yaml.BaseLoader)]  # noqa: S506 - makes text only
    path.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False), encoding="utf-8")
    corrections, errors = read_corrections(path, "ws3.yml")
    ids = {turn.id: number for number, turn in enumerate(record.turns)}
    applied = apply_corrections(record, corrections, SETTINGS, ids)
    result = without_needless_speakers(applied, record, corrections, unresolved)
    return msgspec.structs.replace(result, errors=(*errors, *result.errors))


def outline(result: CorrectedRecord) -> Iterator[str]:
    """Yield a line for each corrected field, turn, removed label, applied correction and error."""
    record = result.record
    for field in ("title", "date", "room", "start_time"):
        if record.provenance.get(field) == "correction":
            yield f"{field} = {getattr(record, field)}"
    if record.provenance.get("event") == "correction" and record.event is not None:
        yield f"event = {record.event.name}, {record.event.place}"
    for turn in record.turns:
        speaker = turn.name or turn.role or "-"
        resolved = f" {turn.resolved} {turn.speaker or '-'}" if turn.resolved == "corrected" else ""
        words = " / ".join(f"({block.event}) {block.text}" if block.event else block.text for block in turn.blocks)
        yield f"{turn.id} [{turn.label or ''}] {speaker}{resolved}: {words}"
    yield from (f"removed {removed.text}" for removed in record.removed if removed.reason == "marker")
    for applied in result.applied:
        printed, now = applied.printed and f"“{applied.printed}”", applied.now and f"now “{applied.now}”"
        place = f"{applied.block}:{applied.offset}" if applied.offset is not None else None
        facts = (applied.kind, applied.field, applied.turn, printed, now, place)
        yield "applied " + " ".join(fact for fact in facts if fact)
    yield from ("needless" for finding in record.findings if finding.code == "correction-needless")
    yield from (f"error {error.sentence}" for error in result.errors)
