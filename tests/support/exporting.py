"""Exports of an archive, and what an export sees of a record."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.archive.addresses import Address
from generator.archive.summary import summarise
from generator.corrections.applied import AppliedCorrection
from generator.exports.document import ArchiveFacts, ExportDocument, document_facts
from generator.linking.links import DocumentLinks
from generator.project import Project
from generator.records import SessionRecord
from generator.site.export import export_archive

SITE_URL = "https://archive.example/records/"

ARCHIVE = ArchiveFacts(
    "Cheese Moot", "Invented records.", "en", SITE_URL, {"workshop": "Workshop"}, mail="ada@archive.example"
)


def export(project: Project, target: Path, *names: str) -> Path:
    """Write exports of an archive into a folder, and return the folder with the data."""
    export_archive(project, names, target, workers=1, print_line=lambda _: None)
    return target / "data"


def export_document(
    record: SessionRecord,
    corrections: Sequence[AppliedCorrection] = (),
    mentions: DocumentLinks | None = None,
    address: Address = Address("moot-1", "cheese"),  # noqa: B008 - it is frozen
) -> ExportDocument:
    """Return what an export sees of a record."""
    summary = summarise(record, address, corrections, ARCHIVE.language)
    return ExportDocument(
        archive=ARCHIVE,
        facts=document_facts(summary, ARCHIVE, corrections),
        record=record,
        corrections=tuple(corrections),
        mentions=mentions or {},
        turn_words=tuple(turn.words for turn in summary.turns),
    )


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table, by the library of Python."""
    return list(csv.DictReader(io.StringIO(read_text(path), newline=""), strict=True))


def read_tables(data: Path) -> dict[str, list[dict[str, str]]]:
    """Return the rows of each table; those of a divided one by the order of its files."""
    return {
        name: [
            row
            for path in sorted(data.glob(f"{name}.csv")) or sorted(data.glob(f"{name}/*.csv.gz"))
            for row in read_csv(path)
        ]
        for name in ("documents", "turns", "people", "mentions", "corrections")
    }


def json_lines(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    yield from map(json.loads, read_text(path).splitlines())


def unpack(data: Path) -> None:
    """Unpack the ZIP files and the gzip files of a folder with data, each in its own folder."""
    for path in sorted(data.rglob("*.zip")):
        with zipfile.ZipFile(path) as file:
            file.extractall(path.parent)
    for path in sorted(data.rglob("*.gz")):
        path.with_suffix("").write_bytes(gzip.decompress(path.read_bytes()))


def read_text(path: Path) -> str:
    """Return the text of a file, unpacked if it is a gzip file; each line end is as it is in the file."""
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
