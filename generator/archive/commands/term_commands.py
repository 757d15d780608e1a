"""The command that counts anew in how many transcripts terms are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.archive.load import source_files
from generator.archive.related.document_frequency import TERMS_FILE, count_frequencies, write_frequencies
from generator.archive.related.terms import repeated_terms
from generator.project import Project
from generator.reading.steps import read_document
from generator.settings.load import load_settings


def count_terms(project: Project, more: Sequence[Path]) -> str:
    """Count terms over the transcripts of the archive and `more` of them, write the table, and say what was done.

    Raises:
        ArchiveError: There are too few transcripts.
    """
    settings = load_settings(project.site_config)

    def counted() -> Iterator[set[str]]:
        for path in (*source_files(project.transcripts), *more):
            record = read_document(path, project.transcripts, settings)
            if record.kind == "transcript" and record.language == settings.archive.language:
                yield repeated_terms(record)

    table = count_frequencies(counted())
    kept = write_frequencies(project.site_config / TERMS_FILE, table)
    return f"terms: {kept} terms of {table.transcripts} transcripts in site_config/{TERMS_FILE}"
