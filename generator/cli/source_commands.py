"""The commands that show what the program reads in the sources."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.archive_settings import pass_archive, settings_lock, settings_of, stated_facts
from generator.cli.path_types import FILE, FILE_TO_WRITE
from generator.project import Project

if TYPE_CHECKING:
    from click.decorators import FC


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--strict", is_flag=True, help="Exit with 1 if a record has a finding of severity `error`.")
@click.pass_obj
def parse(project: Project, files: tuple[Path, ...], strict: bool) -> None:
    """Print the session record of each file.

    The output has one JSON object a line, in the order of FILES.
    """
    from generator.archive.stages.read_sources import read_source
    from generator.records import to_json

    settings = settings_of(project)
    stated = stated_facts(project, settings)
    has_error = False
    stdout = sys.stdout.buffer
    for path in files:
        record = read_source(path, project.transcripts, settings, stated(path))
        has_error = has_error or any(finding.severity == "error" for finding in record.findings)
        stdout.write(to_json(record) + b"\n")
        stdout.flush()
    if strict and has_error:
        raise SystemExit(1)


@click.command()
def schema() -> None:
    """Print the JSON Schema of the session record."""
    from generator.schema import record_schema_json

    click.echo(record_schema_json())


@click.command()
@click.argument("file", type=FILE)
@click.pass_obj
def explain(project: Project, file: Path) -> None:
    """Show what each line of FILE became.

    Names the rule that decided about the line.
    """
    from generator.reading.explain import explain as explain_file

    settings = settings_of(project)
    stated = stated_facts(project, settings)(file)
    for line in explain_file(file, project.transcripts, settings, stated):
        click.echo(line)


def _out_option(help_text: str) -> Callable[[FC], FC]:
    return click.option("--out", type=FILE_TO_WRITE, show_default="standard output", help=help_text)


def _write_out(out: Path | None, data: bytes) -> None:
    """Write to the file of `--out`, or to the standard output."""
    from generator.results.whole_file import write_whole

    if out is None:
        sys.stdout.buffer.write(data)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.exists() and not out.is_file():
        out.write_bytes(data)  # a pipe or a device, such as /dev/stdout
    else:
        write_whole(out, data)


@click.command()
@_out_option("The file to write.")
@pass_archive
def report(project: Project, out: Path | None) -> None:
    """Print a report about the sources as JSON.

    It counts the words attributed to speakers, and lists the findings of each document.
    """
    from generator.archive.report.make_report import make_report, report_json
    from generator.archive.stages.archive_of import archive_of_project

    settings = settings_of(project)
    with archive_of_project(project, settings) as (archive, _):
        data = report_json(make_report(archive, settings.sample))
    _write_out(out, data)


@click.command()
@click.argument("count", type=click.IntRange(min=1), default=50)
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed draws other turns.")
@_out_option("The sheet to write.")
@click.option(
    "--score",
    type=FILE,
    show_default="no sheet",
    help="A sheet that a person filled in: write its figures to site_config/sample.yml.",
)
@pass_archive
def sample(project: Project, count: int, seed: int, out: Path | None, score: Path | None) -> None:
    """Draw COUNT turns at random for a person to judge.

    Writes a sheet with the lines of each source beside the record. COUNT is 50 if it is left out.
    """
    from generator.archive.commands.sample_commands import draw_sample, score_sheet

    if score is not None:
        for line in score_sheet(project, score):
            click.echo(line)
        return
    _write_out(out, draw_sample(project, count, seed).encode())


@click.command()
@click.argument("more", nargs=-1, type=FILE)
@pass_archive
def terms(project: Project, more: tuple[Path, ...]) -> None:
    """Count terms, to relate sessions.

    Counts the transcripts that contain each term, in the archive and in the files MORE.
    """
    from generator.archive.commands.term_commands import count_terms

    with settings_lock(project, "terms"):
        click.echo(count_terms(project, more))
