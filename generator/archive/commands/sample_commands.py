"""The command that draws turns for a person to judge, and scores the sheet."""

from __future__ import annotations

from pathlib import Path

from generator.archive.sample.draw import draw_turns
from generator.archive.sample.score import sample_lines, sample_yaml, score_sample
from generator.archive.sample.sheet import TurnOnSheet, read_sheet, write_sheet
from generator.archive.stages.archive_of import archive_of_project
from generator.errors import ArchiveError
from generator.project import Project
from generator.records import SessionRecord
from generator.results.whole_file import write_whole
from generator.settings.load import load_settings
from generator.settings.sample import SAMPLE_FILE
from generator.sources.document import read_source


def draw_sample(project: Project, count: int, seed: int) -> str:
    """Return a sheet of up to `count` turns, drawn at random from the sessions of the archive.

    Raises:
        ArchiveError: The archive has no turn.
    """
    settings = load_settings(project.site_config)
    with archive_of_project(project, settings) as (archive, record_of):
        drawn = draw_turns(archive, count, seed)
        if not drawn:
            raise ArchiveError("the archive has no turn to judge", path=str(project.transcripts))
        turns: list[TurnOnSheet] = []
        record: SessionRecord | None = None
        lines: tuple[str, ...] = ()
        for place, (href, index) in enumerate(drawn):
            if record is None or href != drawn[place - 1][0]:
                record = record_of(href)
                lines = read_source(project.transcripts / record.source.path, project.transcripts).lines
            turns.append(TurnOnSheet(href, record, record.turns[index], lines))
        return write_sheet(turns, sum(len(session.turns) for session in archive.sessions), seed)


def score_sheet(project: Project, sheet: Path) -> list[str]:
    """Write the figures of a filled-in sheet to `site_config/sample.yml`, and return them as lines.

    Raises:
        ArchiveError: The sheet has an error.
    """
    try:
        text = sheet.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArchiveError("the sheet is not UTF-8; save it as UTF-8", path=str(sheet)) from error
    sample = score_sample(read_sheet(text, str(sheet)), str(sheet))
    project.site_config.mkdir(parents=True, exist_ok=True)
    write_whole(project.site_config / SAMPLE_FILE, sample_yaml(sample).encode())
    return [*sample_lines(sample), f"site_config/{SAMPLE_FILE}: written; the next build shows it on the report page"]
