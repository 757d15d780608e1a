"""What must hold for every document, however broken: no traceback, a valid record, every word once, bounded work."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import msgspec

from generator.reading.steps import read_document
from generator.records import SessionRecord, from_json, to_stored_json
from generator.settings.load import Settings
from tests.fuzz.mutate import Mutant
from tests.fuzz.said_words import MARKED

_CALLS_BY_CHAR = 400
_CALLS = 100_000
"""Calls of Python functions that reading a document of any length may take, and those for each of its characters."""


def faults(mutant: Mutant, folder: Path, settings: Settings, *, count_work: bool = False) -> list[str]:
    """Return what is wrong with the record of a document.

    Args:
        mutant: The document.
        folder: A folder for its file.
        settings: The settings of an archive.
        count_work: Whether the calls are counted and the document is read again, which takes thrice the time.
    """
    path = folder / f"any.{mutant.format.suffix}"
    path.write_bytes(mutant.data)
    calls = _Calls()
    try:
        if count_work:
            sys.setprofile(calls.count)
        record = read_document(path, folder / "none", settings)
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]
    finally:
        sys.setprofile(None)
    found = [*_faults_of_record(record), *_lost_words(mutant, record)]
    if calls.number > _CALLS + _CALLS_BY_CHAR * len(mutant.text):
        found.append(f"{calls.number} calls for {len(mutant.text)} characters")
    if count_work and to_stored_json(read_document(path, folder / "none", settings)) != to_stored_json(record):
        found.append("read again, the record is another one")
    return found


class _Calls:
    def __init__(self) -> None:
        self.number = 0

    def count(self, _frame: object, event: str, _argument: object) -> None:
        """Count a call; Python calls this function for each event."""
        self.number += event == "call"


def _faults_of_record(record: SessionRecord) -> list[str]:
    try:
        if from_json(to_stored_json(record)) != record:
            return ["the record is another one after JSON"]
    except (msgspec.ValidationError, UnicodeError) as error:
        return [f"the record is not valid: {error}"]
    ids = [turn.id for turn in record.turns]
    return [] if len(ids) == len(set(ids)) else ["two turns have the same id"]


def _lost_words(mutant: Mutant, record: SessionRecord) -> list[str]:
    kept = Counter(MARKED.findall(_text_of(record)))
    lost = mutant.format.words(mutant.text) - kept
    return [f"lost words: {' '.join(sorted(lost))}"] if lost else []


def _text_of(record: SessionRecord) -> str:
    spoken = [text for turn in record.turns for text in (turn.label or "", *(block.text for block in turn.blocks))]
    return "\n".join([*spoken, *(notice.text for notice in record.notices), *(run.text for run in record.removed)])
