"""The command that counts anew in how many transcripts terms are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.archive.load import sources
from generator.archive.related.document_frequency import FILE, table_of, write_table
from generator.archive.related.terms import said_in
from generator.project import Project
from generator.reading.steps import read_document
from generator.settings import load as config


def count_terms(project: Project, more: Sequence[Path]) -> str:
    """Count terms over the transcripts of the archive and `more` of them, write the table, and say what was done.

    Raises:
        ArchiveError: There are too few transcripts.
    """
    settings = config.load(project.site_config)

    def counted() -> Iterator[set[str]]:
        for path in (*sources(project.transcripts), *more):
            record = read_document(path, project.transcripts, settings)
            if record.kind == "transcript" and record.language == settings.archive.language:
                yield said_in(record)

    table = table_of(counted())
    kept = write_table(project.site_config / FILE, table)
    return f"terms: {kept} terms of {table.transcripts} transcripts in site_config/{FILE}"
