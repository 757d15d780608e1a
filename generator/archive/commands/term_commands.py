"""The command that counts the transcripts of each term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.archive.stages.find_sources import source_files
from generator.archive.terms.document_frequency import TERMS_FILE, count_frequencies, write_frequencies
from generator.archive.terms.terms import repeated_terms
from generator.project import Project
from generator.reading.steps import read_document
from generator.settings.load import load_settings


def count_terms(project: Project, more_files: Sequence[Path]) -> str:
    """Count terms over the transcripts of the archive and further files, write the table, and return a summary.

    Raises:
        ArchiveError: There are too few transcripts.
    """
    settings = load_settings(project.site_config)

    def terms_of_transcripts() -> Iterator[set[str]]:
        for path in (*source_files(project.transcripts), *more_files):
            record = read_document(path, project.transcripts, settings)
            if record.kind == "transcript" and record.language == settings.archive.language:
                yield repeated_terms(record)

    table = count_frequencies(terms_of_transcripts())
    kept = write_frequencies(project.site_config / TERMS_FILE, table)
    return f"terms: {kept} terms of {table.transcripts} transcripts in site_config/{TERMS_FILE}"
